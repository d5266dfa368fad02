"""Periods as a line: the way from the base to the newest in colour, both with their figures, no noise made large."""

from itertools import pairwise
from math import isnan, nan
from statistics import median
from typing import Any

from matplotlib.ticker import MaxNLocator

from pulse.chart.page import ACCENT, BASE, INK, MUTED, PAPER, RULE, Box, Page
from pulse.chart.span import Span, axis_names
from pulse.chart.type import Drawn, Weight, drawable, width
from pulse.definition.catalogue import LanguageCode, Unit
from pulse.series import Dataset
from pulse.text.labels import axis_labels, figure_label

_NAMES, _AROUND, _RADIUS = 56.0, 74.0, 13.0
_NEWEST, _BASE, _MARK = 38.0, 36.0, 32.0
_FLAT, _MOVES, _LEVEL = 0.25, 4.0, 0.02
"""Of a range that is smaller than a quarter of the level, at least four usual moves and 2 % of the level are shown."""


def draw_line(page: Page, span: Span, result: Dataset, box: Box, language: LanguageCode) -> float | None:
    """Draw it into ``box``; returns where the axis begins, if that is not zero."""
    low, high = _range(span)
    shown = round_marks(low, high, result.whole.unit)
    if low > 0 and len(shown) > 1:
        # The axis begins at a round figure, that can be said.
        low = max(0.0, shown[0] - (shown[1] - shown[0])) if shown[0] > low else shown[0]
        shown = round_marks(low, high, result.whole.unit)
    marks = [drawable(text) for text in axis_labels(shown, result.whole.unit, result.whole.currency, language)]
    gutter = max((width(mark, _MARK) for mark in marks), default=0.0) + 20
    plot = Box(box.left + gutter, box.top + _AROUND, box.right - _RADIUS - 6, box.bottom - _NAMES - 26)
    tall = plot.tall / (high - low)

    def y(value: float) -> float:
        return plot.top + (high - value) * tall

    for value, mark in zip(shown, marks, strict=True):
        zero = value == 0
        page.rule(plot.left, y(value), box.right, y(value), MUTED if zero else RULE, 2)
        page.write(mark, plot.left - 20, y(value), _MARK, MUTED, align="right", upright="center")
    count = max(1, len(span.values) - 1)
    xs = [plot.left + place * plot.wide / count for place in range(len(span.values))]
    if len(span.values) == 1:
        xs = [(plot.left + plot.right) / 2]
    _course(page, span, xs, [nan if isnan(value) else y(value) for value in span.values])
    for place, left, name in axis_names(span, xs, box):
        newest = place == span.newest
        colour, weight = (ACCENT, Weight.BOLD) if newest else (MUTED, Weight.REGULAR)
        page.write(name, left, box.bottom - _NAMES + 14, 34, colour, weight)
    _figures(page, span, result, (xs, [y(value) for value in span.values]), box, language)
    return low if low > 0 else None


def _range(span: Span) -> tuple[float, float]:
    """What is shown, from low to high; a small range of a large level is widened, so that noise stays small."""
    known = span.known or [0.0]
    low, high = min(known), max(known)
    level = max(abs(low), abs(high))
    if high - low < _FLAT * level or high == low:
        moves = [abs(b - a) for a, b in pairwise(known)]
        least = max(_MOVES * (median(moves) if moves else 0.0), _LEVEL * level, 1e-9 if level else 1.0)
        more = max(0.0, least - (high - low)) / 2
        low, high = low - more if low < 0 else max(0.0, low - more), high + more
    elif 0 <= low < 0.5 * high:
        low = 0.0
    elif low < high <= 0 and high > 0.5 * low:
        high = 0.0
    return low, high


def round_marks(low: float, high: float, unit: Unit) -> list[float]:
    """Where an axis is marked, low to high: at two to four round figures, of a duration in its own unit."""
    scale = (
        next((number for number in (86_400.0, 3_600.0) if high >= number * 1.5), 60.0) if unit == "duration" else 1.0
    )
    places = MaxNLocator(nbins=4, min_n_ticks=2, integer=unit == "count").tick_values(low / scale, high / scale)
    return [float(place) * scale for place in places if low <= place * scale <= high]


def _course(page: Page, span: Span, xs: list[float], ys: list[float]) -> None:
    solid = [nan if place in set(span.partial) else value for place, value in enumerate(ys)]
    last = span.newest
    start = span.base if span.base is not None else max(0, last - 1)
    axes = page.axes(Box(0, 0, 1080, page.height))
    axes.set_xlim(0, 1080)
    axes.set_ylim(page.height, 0)
    style: dict[str, Any] = {"solid_capstyle": "round", "solid_joinstyle": "round"}
    axes.plot(xs, solid, color=BASE, linewidth=4, **style)
    axes.plot(xs[start : last + 1], solid[start : last + 1], color=ACCENT, linewidth=5.5, **style)
    for place, value in enumerate(solid):
        beside = solid[max(0, place - 1) : place] + solid[place + 1 : place + 2]
        if not isnan(value) and all(isnan(other) for other in beside) and place != last:
            axes.plot(xs[place], value, "o", color=BASE, markersize=8)
    if span.base is not None and not isnan(solid[span.base]):
        axes.plot(xs[span.base], solid[span.base], "o", color=PAPER, markersize=13, mec=ACCENT, mew=3)
    axes.plot(xs[last], ys[last], "o", color=ACCENT, markersize=17, mec=PAPER, mew=2.5)


def _figures(
    page: Page, span: Span, result: Dataset, at: tuple[list[float], list[float]], box: Box, language: LanguageCode
) -> None:
    """The newest figure at its mark, and that of its base where there is room."""
    taken: list[Box] = []
    for place in (span.newest, span.base):
        value = None if place is None else span.points[place].value
        if place is None or value is None:
            continue
        text = drawable(figure_label(value, result.whole.unit, result.whole.currency, language))
        newest = place == span.newest
        pixels, weight = (_NEWEST, Weight.BOLD) if newest else (_BASE, Weight.REGULAR)
        found = _room(text, pixels, weight, (at[0][place], at[1][place]), box, _ink(at, place), taken)
        if found is not None:
            taken.append(found)
            page.write(text, found.left, found.top, pixels, ACCENT if newest else INK, weight)


def _ink(at: tuple[list[float], list[float]], place: int) -> list[tuple[float, float]]:
    """Points of the line near a place."""
    xs, ys = at
    return [
        (x, y)
        for x, y in zip(xs, ys, strict=True)
        if not isnan(y) and abs(x - xs[place]) < 260  # noqa: PLR2004
    ]


def _room(
    text: Drawn,
    pixels: float,
    weight: Weight,
    mark: tuple[float, float],
    box: Box,
    ink: list[tuple[float, float]],
    taken: list[Box],
) -> Box | None:
    """Where beside its mark a figure lies on nothing: above or below, a little to the left, and else above."""
    wide, (x, y) = width(text, pixels, weight), mark
    left = min(max(box.left, x - wide / 2), box.right - wide)
    tries = [
        Box(start, top, start + wide, top + pixels)
        for top in (y - _RADIUS - pixels - 12, y + _RADIUS + 8)
        for start in (left, max(box.left, x - wide - _RADIUS - 8))
    ]
    # Where the line fills the plot, above all of it.
    tries.append(Box(box.right - wide, box.top, box.right, box.top + pixels))
    lowest = box.bottom - _NAMES
    inside = [item for item in tries if item.top >= box.top - 4 and item.bottom + 6 <= lowest]
    free = [item for item in inside if not any(_meet(item, other) for other in taken)]
    clear = [
        item
        for item in free
        if not any(item.left - 6 < a < item.right + 6 and item.top - 8 < b < item.bottom + 8 for a, b in ink)
    ]
    if clear:
        return clear[0]
    # The newest has its figure in any case.
    return (free or tries)[0] if not taken else None


def _meet(one: Box, other: Box) -> bool:
    return (
        one.left < other.right + 12
        and other.left < one.right + 12
        and one.top < other.bottom
        and other.top < one.bottom
    )
