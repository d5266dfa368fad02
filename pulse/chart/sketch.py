"""A chart as its owner drew it elsewhere, drawn again: lines, areas, columns, bars, stacks, points and pies."""

from collections.abc import Sequence
from decimal import Decimal
from math import isnan, nan
from typing import Any, Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from pulse.chart.plot import ACCENT, GRID, MUTED, PAPER, label_places, round_marks
from pulse.chart.type import PIXELS, beside, drawable, font, width, wrap
from pulse.definition.catalogue import LanguageCode
from pulse.errors import ChartError
from pulse.series.sketch import Line, Sketch
from pulse.text import Text
from pulse.text.labels import axis_labels, figure_label, joined, name_label, word_label
from pulse.text.spans import own

COLOURS = (ACCENT, "#d9730d", "#0a7540", "#8e44ad", "#b3261e", "#566370", "#c29a00", "#00838f")
_LABEL, _LEGEND, _MOST_LINES, _MOST_PARTS, _MOST_BARS = 34.0, 33.0, 8, 8, 14
_NAMES = 0.4
"""Share of the width for names that stand beside their bars."""
Box = tuple[float, float, float, float]


def plot_sketch(figure: Figure, sketch: Sketch, box: Box, language: LanguageCode = "en") -> None:
    """Draw into ``box`` (left, top, right, bottom in pixels from the top left).

    Raises:
        ChartError: It has more lines than a phone shows.
    """
    if len(sketch.lines) > _MOST_LINES:
        raise ChartError(f"The chart has {len(sketch.lines)} series; a phone shows {_MOST_LINES} at most.")
    form = sketch.lines[0].form
    names = [name_label(label, language) for label in sketch.labels]
    if form == "pie":
        _parts(figure, names, sketch.lines[0], box, language, shares=True)
    elif form == "scorecard" or (form == "bar" and len(sketch.lines) == 1 and len(sketch.labels) <= _MOST_BARS):
        _parts(figure, names, sketch.lines[0], box, language, shares=False)
    else:
        _over_labels(figure, sketch, box, language)


def plot_parts(
    figure: Figure,
    labels: Sequence[Text],
    values: Sequence[float | None],
    like: Line,
    box: Box,
    language: LanguageCode = "en",
) -> None:
    """Parts by name as horizontal bars, in the order given, each with its figure."""
    line = Line(like.title, "bar", tuple(values), right=False, unit=like.unit, currency=like.currency)
    _parts(figure, labels, line, box, language, shares=False)


def _parts(
    figure: Figure, labels: Sequence[Text], line: Line, box: Box, language: LanguageCode, *, shares: bool
) -> None:
    """A horizontal bar for each part, its name above and its figure beside it; of a pie with its share."""
    left, top, right, bottom = box
    known = [(label, value) for label, value in zip(labels, line.values, strict=True) if value is not None]
    if len(known) > _MOST_PARTS and shares:
        known.sort(key=lambda pair: -pair[1])
        known = [
            *known[: _MOST_PARTS - 1],
            (word_label("label_others", language), sum(value for _, value in known[_MOST_PARTS - 1 :])),
        ]
    known = known[:_MOST_BARS]
    total = sum(abs(value) for _, value in known) or 1.0
    texts = [drawable(_figure(value, value / total if shares else None, line, language)) for _, value in known]
    axes = figure.add_axes((left / PIXELS, 1 - bottom / PIXELS, (right - left) / PIXELS, (bottom - top) / PIXELS))
    axes.axis("off")
    # Many names stand beside their bars, a few above them.
    beside = len(known) > _MOST_PARTS
    start = _NAMES if beside else 0.0
    pixels = min(_LABEL, (bottom - top) / max(1, len(known)) * (0.62 if beside else 0.38))
    if pixels < 30:  # noqa: PLR2004 - the smallest text that a phone shows well
        raise ChartError(f"The chart has {len(known)} parts; a phone shows {_MOST_BARS} at most.")
    room = (right - left) * (1 - start) - max(width(text, pixels) for text in texts) - 24
    largest = max(abs(value) for _, value in known) or 1.0
    rows = (bottom - top) / len(known)
    for place, ((label, value), text) in enumerate(zip(known, texts, strict=True)):
        middle = 1 - (place + 0.5) * rows / (bottom - top)
        length = abs(value) / largest * room / (right - left)
        thick = min(rows * 0.6 if beside else rows - pixels * 1.5, 46) / (bottom - top)
        under = middle if beside else middle - pixels * 0.65 / (bottom - top)
        axes.barh(under, length, height=thick, color=ACCENT if value >= 0 else COLOURS[4], left=start)
        axes.text(
            0,
            middle if beside else under + thick / 2 + 8 / (bottom - top),
            wrap(drawable(label) or drawable(own("-")), pixels, (right - left) * (start or 1) - 16 * beside, lines=1)[
                0
            ],
            fontproperties=font(pixels),
            color=MUTED,
            va="center" if beside else "bottom",
            ha="left",
            parse_math=False,
        )
        axes.text(
            start + length + 14 / (right - left),
            under,
            text,
            fontproperties=font(pixels),
            va="center",
            ha="left",
            parse_math=False,
        )
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)


def _figure(value: float, share: float | None, line: Line, language: LanguageCode) -> Text:
    """A part's figure, with its share of the whole where that is to be seen."""
    shown = figure_label(Decimal(repr(value)), line.unit, line.currency, language)
    if share is None:
        return shown
    return joined((shown, axis_labels([round(share, 2)], "percent", None, language)[0]))


def _over_labels(figure: Figure, sketch: Sketch, box: Box, language: LanguageCode) -> None:
    left, top, right, bottom = box
    top = _legend(figure, sketch.lines, left, top, right, language)
    axes = figure.add_axes((left / PIXELS, 1 - bottom / PIXELS, (right - left) / PIXELS, (bottom - top) / PIXELS))
    sides = {line.right for line in sketch.lines}
    twin = axes.twinx() if len(sides) > 1 else None
    places = np.array(sketch.places) if sketch.places else np.arange(len(sketch.labels))
    _draw(axes, twin, sketch, places)
    percent = sketch.stacking == "percent"
    first = next((line for line in sketch.lines if not line.right), sketch.lines[0])
    gutter = _dress(
        axes, "percent" if percent else first.unit, None if percent else first.currency, language, side="left"
    )
    other = 0.0
    if twin is not None:
        second = next(line for line in sketch.lines if line.right)
        other = _dress(twin, second.unit, second.currency, language, side="right")
    bottom -= _LABEL + 28
    where = (
        (left + gutter) / PIXELS,
        1 - bottom / PIXELS,
        (right - left - gutter - other) / PIXELS,
        (bottom - top) / PIXELS,
    )
    for item in (axes, twin):
        if item is not None:
            item.set_position(where)
    _name_places(axes, sketch, right - left - gutter - other, language)


def _legend(
    figure: Figure, lines: Sequence[Line], left: float, top: float, right: float, language: LanguageCode
) -> float:
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
        figure.patches.append(_swatch(figure, x, y, COLOURS[number]))
        figure.text(
            (x + 30) / PIXELS,
            1 - y / PIXELS,
            text,
            fontproperties=font(_LEGEND),
            color=MUTED,
            va="top",
            ha="left",
            parse_math=False,
        )
        x += size + 24
    return y + _LEGEND + 26


def _swatch(figure: Figure, x: float, y: float, colour: str) -> Any:
    from matplotlib.patches import Rectangle

    return Rectangle(
        (x / PIXELS, 1 - (y + 29) / PIXELS), 20 / PIXELS, 20 / PIXELS, color=colour, transform=figure.transFigure
    )


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
