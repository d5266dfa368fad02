"""A chart as its owner drew it elsewhere, drawn again: lines, areas, columns, bars, stacks, points and pies."""

from collections.abc import Sequence
from decimal import Decimal
from math import isnan, nan
from typing import Any, Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from pulse.chart.lines import round_marks
from pulse.chart.page import ACCENT, MUTED, PAPER, Box, Page
from pulse.chart.page import RULE as GRID
from pulse.chart.rows import Row, draw_ranked, most_rows
from pulse.chart.type import PIXELS, Drawn, beside, drawable, font, width, wrap
from pulse.definition.catalogue import LanguageCode
from pulse.series.sketch import Line, Sketch
from pulse.text import Text
from pulse.text.labels import axis_labels, figure_label, joined, name_label, word_label

COLOURS = (ACCENT, "#d9730d", "#00706b", "#8e44ad", "#b5360f", "#55626e", "#c29a00", "#111111")
_LABEL, _LEGEND = 34.0, 33.0
MOST_LINES = 8
_SLIVER = 0.1
"""Of an axis that begins a little under zero for its margin."""


def plot_sketch(page: Page, sketch: Sketch, box: Box, language: LanguageCode = "en") -> None:
    """Draw into ``box``; of many lines those that moved the most have colours and names."""
    sketch = _told_apart(sketch)
    form = sketch.lines[0].form
    names = [name_label(label, language) for label in sketch.labels]
    if form == "pie":
        _parts(page, names, sketch.lines[0], box, language, shares=True)
    elif form == "scorecard" or (form == "bar" and len(sketch.lines) == 1 and len(sketch.labels) <= most_rows(box)):
        _parts(page, names, sketch.lines[0], box, language, shares=False)
    else:
        _over_labels(page, sketch, box, language)


def _told_apart(sketch: Sketch) -> Sketch:
    """At most as many lines as colours tell apart: of more, those that moved the most; stacks keep all as they are."""
    if len(sketch.lines) <= MOST_LINES:
        return sketch
    ranked = sorted(sketch.lines, key=_moved, reverse=True)[:MOST_LINES]
    return Sketch(sketch.labels, tuple(line for line in sketch.lines if line in ranked), sketch.stacking, sketch.places)


def _moved(line: Line) -> float:
    known = [value for value in line.values if value is not None]
    return abs(known[-1] - known[0]) if known else 0.0


def _parts(page: Page, names: Sequence[Text], line: Line, box: Box, language: LanguageCode, *, shares: bool) -> None:
    """A row for each part, the largest first; of a pie with its share, and its small ones together."""
    known = [(name, Decimal(repr(v))) for name, v in zip(names, line.values, strict=True) if v is not None]
    if shares:
        known.sort(key=lambda pair: -pair[1])
    total = sum((abs(value) for _, value in known), Decimal(0)) or Decimal(1)
    most = most_rows(box)
    left = known[most - 1 :] if len(known) > most else []
    shown = known[: len(known) - len(left)]
    if left and (shares or line.unit not in {"percent", "duration"}):
        shown.append((word_label("label_others", language), sum((value for _, value in left), Decimal(0))))
    rows = [
        Row(
            drawable(name) or Drawn(f"{place + 1}."),
            value,
            drawable(_figure(value, value / total if shares else None, line, language)),
            bar=ACCENT,
        )
        for place, (name, value) in enumerate(shown)
    ]
    if rows:
        draw_ranked(page, rows, box)


def _figure(value: Decimal, share: Decimal | None, line: Line, language: LanguageCode) -> Text:
    """A part's figure, with its share of the whole where that is to be seen."""
    shown = figure_label(value, line.unit, line.currency, language)
    if share is None:
        return shown
    return joined((shown, axis_labels([float(round(share, 2))], "percent", None, language)[0]))


def _over_labels(page: Page, sketch: Sketch, box: Box, language: LanguageCode) -> None:
    left, top, right, bottom = box
    top = _legend(page, sketch.lines, left, top, right, language)
    axes = page.figure.add_axes(
        (left / PIXELS, 1 - bottom / page.height, (right - left) / PIXELS, (bottom - top) / page.height)
    )
    sides = {line.right for line in sketch.lines}
    twin = axes.twinx() if len(sides) > 1 else None
    places = np.array(sketch.places) if sketch.places else np.arange(len(sketch.labels))
    _draw(axes, twin, sketch, places)
    percent = sketch.stacking == "percent"
    first = next((line for line in sketch.lines if not line.right), sketch.lines[0])
    gutter = _dress(
        axes, "percent" if percent else first.unit, None if percent else first.currency, language, side="left"
    )
    if percent:
        gutter = max(gutter, _end_at_whole(axes, language))
    other = 0.0
    if twin is not None:
        second = next(line for line in sketch.lines if line.right)
        other = _dress(twin, second.unit, second.currency, language, side="right")
    bottom -= _LABEL + 28
    where = (
        (left + gutter) / PIXELS,
        1 - bottom / page.height,
        (right - left - gutter - other) / PIXELS,
        (bottom - top) / page.height,
    )
    for item in (axes, twin):
        if item is not None:
            item.set_position(where)
    _name_places(axes, sketch, right - left - gutter - other, language)


def _end_at_whole(axes: Axes, language: LanguageCode) -> float:
    """Stacks of shares end at 100 %, marked at nothing, half and all; returns the room that the marks take."""
    low = -1.0 if axes.get_ylim()[0] < -_SLIVER else 0.0
    shown = [-1.0, 0.0, 1.0] if low else [0.0, 0.5, 1.0]
    axes.set_ylim(low, 1.0)
    marks = [drawable(text) for text in axis_labels(shown, "percent", None, language)]
    axes.set_yticks(shown, marks)
    for label in axes.get_yticklabels():
        label.set_fontproperties(font(_LABEL))
        label.set_parse_math(False)
    return max(width(mark, _LABEL) for mark in marks) + 14


def _legend(page: Page, lines: Sequence[Line], left: float, top: float, right: float, language: LanguageCode) -> float:
    """Names in the colours of their lines, in as many rows as it takes; returns where the plot may begin."""
    if len(lines) == 1:
        return top
    x, y = left, top
    for number, line in enumerate(lines):
        named = drawable(name_label(line.title, language)) or drawable(name_label(str(number + 1), language))
        text = wrap(named, _LEGEND, (right - left) * 0.6, lines=1)[0]
        if line.right:
            text = beside(text, drawable(word_label("label_right", language)))
        size = width(text, _LEGEND) + 44
        if x + size > right and x > left:
            x, y = left, y + _LEGEND + 16
        page.fill(Box(x, y + 9, x + 20, y + 29), COLOURS[number])
        page.write(text, x + 30, y, _LEGEND, MUTED)
        x += size + 24
    return y + _LEGEND + 26


def _draw(axes: Axes, twin: Axes | None, sketch: Sketch, places: Any) -> None:
    columns = [number for number, line in enumerate(sketch.lines) if line.form in {"column", "bar"}]
    stacked = sketch.stacking != "none"
    values = np.array([[nan if v is None else v for v in line.values] for line in sketch.lines], dtype=float)
    if sketch.stacking == "percent":
        sums = np.nansum(np.abs(values), axis=0)
        values = np.divide(values, sums, out=np.zeros_like(values), where=sums > 0)
    above, below = np.zeros(len(places)), np.zeros(len(places))
    wide = 0.76 if stacked else 0.76 / max(1, len(columns))
    for number, (line, row) in enumerate(zip(sketch.lines, values, strict=True)):
        on, colour = (twin if line.right and twin is not None else axes), COLOURS[number]
        if line.form in {"column", "bar"}:
            if stacked:
                base = np.where(row >= 0, above, below)
                on.bar(places, row, width=wide, bottom=base, color=colour)
                above, below = above + np.nan_to_num(np.maximum(row, 0)), below + np.nan_to_num(np.minimum(row, 0))
            else:
                shift = (columns.index(number) - (len(columns) - 1) / 2) * wide
                on.bar(places + shift, row, width=wide, color=colour)
        elif line.form in {"area", "stepped"}:
            filled = np.nan_to_num(row)
            kind: Literal["mid"] | None = "mid" if line.form == "stepped" else None
            on.fill_between(
                places,
                above if stacked else 0,
                (above if stacked else 0) + filled,
                color=colour,
                step=kind,
                alpha=0.85 if stacked else 0.35,
                linewidth=0,
            )
            if not stacked:
                on.plot(places, row, color=colour, linewidth=4, drawstyle="steps-mid" if kind else "default")
            above = above + filled if stacked else above
        elif line.form == "scatter":
            on.plot(places, row, "o", color=colour, markersize=13, markeredgecolor=PAPER, markeredgewidth=1.5)
        else:
            on.plot(places, row, color=colour, linewidth=4.5, solid_joinstyle="round")
            _alone(on, places, row, colour)


def _alone(axes: Axes, places: Any, row: Any, colour: str) -> None:
    """A point between two gaps, which no line shows."""
    for index, value in enumerate(row):
        beside = [row[other] for other in (index - 1, index + 1) if 0 <= other < len(row)]
        if not isnan(value) and all(isnan(item) for item in beside):
            axes.plot(places[index], value, "o", color=colour, markersize=9)


def _dress(axes: Axes, unit: Any, currency: str | None, language: LanguageCode, *, side: str) -> float:
    """Marks of one axis; returns the room they take."""
    for spine in axes.spines.values():
        spine.set_visible(False)
    if side == "left":
        axes.grid(axis="y", color=GRID, linewidth=2)
    axes.set_axisbelow(True)
    axes.tick_params(axis="both", length=0, pad=10, labelcolor=MUTED)
    axes.tick_params(axis="x", pad=17)
    axes.margins(y=0.08)
    low, high = axes.get_ylim()
    shown = round_marks(low, high, unit)
    marks = [drawable(text) for text in axis_labels(shown, unit, currency, language)]
    axes.set_yticks(shown, marks)
    axes.set_ylim(low, high)
    for label in axes.get_yticklabels():
        label.set_fontproperties(font(_LABEL))
        label.set_parse_math(False)
    return max(width(mark, _LABEL) for mark in marks) + 14


def _name_places(axes: Axes, sketch: Sketch, room: float, language: LanguageCode) -> None:
    if sketch.places:
        axes.margins(x=0.06)
        axes.xaxis.set_major_locator(MaxNLocator(nbins=4))
        low, high = axes.get_xlim()
        shown = [float(value) for value in axes.xaxis.get_majorticklocs() if low < value < high]
        axes.set_xticks(shown, [drawable(text) for text in axis_labels(shown, "number", None, language)])
        axes.set_xlim(low, high)
    else:
        labels = [wrap(drawable(name_label(item, language)), _LABEL, room / 2.2, lines=1)[0] for item in sketch.labels]
        axes.set_xlim(-0.6, len(labels) - 0.4)
        places = label_places(labels, room / max(1, len(labels)))
        axes.set_xticks(places, [labels[place] for place in places])
    for label in axes.get_xticklabels():
        label.set_fontproperties(font(_LABEL))
        label.set_parse_math(False)


def label_places(labels: list[Drawn], step: float) -> list[int]:
    """Which places get a label: the last, then back in even steps, none on top of another or over the edge."""
    widest = max(width(label, _LABEL) for label in labels)
    every = max(1, int((widest + 24) / step) + 1)
    last = len(labels) - 1
    # A label is centred under its place: the last one needs half its width to the right.
    while (len(labels) - 0.4 - last) * step < widest / 2 and last > 0:
        last -= 1
    return sorted(place for place in range(last, -1, -every) if (place + 0.6) * step + 40 > widest / 2)
