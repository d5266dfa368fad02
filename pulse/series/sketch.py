"""A chart that an owner drew elsewhere, as data: what is drawn, in which form, against which axis."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pulse.definition.catalogue import Unit

Form = Literal[
    "line",
    "area",
    "column",
    "bar",
    "scatter",
    "stepped",
    "pie",
    "scorecard",
    "histogram",
    "waterfall",
    "bubble",
    "candlestick",
    "treemap",
]
"""Of a candlestick there are four lines, in this order: low, open, close and high."""
Stacking = Literal["none", "stacked", "percent"]


@dataclass(frozen=True)
class Line:
    """One series of a sketch.

    Args:
        title: Its name in the legend.
        form: How it is drawn.
        values: One for each label; None leaves a gap.
        right: Whether it is measured on the right axis.
        unit: What its figures are.
        currency: Letters of the currency for money.
    """

    title: str
    form: Form
    values: tuple[float | None, ...]
    right: bool
    unit: Unit
    currency: str | None


@dataclass(frozen=True)
class Sketch:
    """The whole chart.

    Args:
        labels: Names along the axis, in order.
        places: Where the labels lie on it, if that is by number (scatter).
        lines: What is drawn, first to last.
        stacking: Whether columns, bars or areas stand on each other, and whether each stack is 100 %.
        sizes: Of bubbles how large each is; else empty.
        totals: Of a waterfall the places of columns that stand for all before them; else empty.
    """

    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    stacking: Stacking = "none"
    places: tuple[float, ...] = ()
    sizes: tuple[float, ...] = ()
    totals: tuple[int, ...] = ()


def steps_of(values: Sequence[float | None], totals: Collection[int]) -> list[tuple[float, float]]:
    """Where each column of a waterfall begins and ends; a total begins at zero."""
    found: list[tuple[float, float]] = []
    so_far = 0.0
    for place, value in enumerate(values):
        if place in totals:
            found.append((0.0, so_far if value is None else value))
        else:
            found.append((so_far, so_far + (value or 0.0)))
        so_far = found[-1][1]
    return found


def to_json(sketch: Sketch | None) -> dict[str, Any] | None:
    """``sketch`` as JSON values; :func:`from_json` is its inverse."""
    if sketch is None:
        return None
    return {**vars(sketch), "lines": [vars(line) for line in sketch.lines]}


def from_json(raw: dict[str, Any] | None) -> Sketch | None:
    """The sketch that :func:`to_json` wrote."""
    if raw is None:
        return None
    lines = tuple(Line(**{**line, "values": tuple(line["values"])}) for line in raw["lines"])
    return Sketch(
        tuple(raw["labels"]),
        lines,
        raw["stacking"],
        tuple(raw["places"]),
        tuple(raw.get("sizes", ())),
        tuple(raw.get("totals", ())),
    )
