"""A sheet's chart over an axis of labels or of numbers: its scales, its marks, and what its lines are called."""

from collections.abc import Sequence
from math import isnan

from pulse.chart.fit import beside, told_apart
from pulse.chart.frame import NAMES, Scale, spread, widened
from pulse.chart.lines import fair_range, round_marks
from pulse.chart.own_marks import STACKABLE, Canvas, Coloured, draw_forms, levels_of
from pulse.chart.own_names import name_places
from pulse.chart.page import SMALL, Box, Page
from pulse.chart.tones import Tone
from pulse.chart.type import Drawn, drawable, width
from pulse.definition.catalogue import LanguageCode, Unit
from pulse.series.sketch import Line, Sketch
from pulse.text.labels import axis_labels, name_label, word_label

_LEGEND, _MARK = 33.0, 32.0
_DIRECT, _LINE = 250.0, 50.0
_OVER = 6.0
_FROM_ZERO = frozenset({"column", "bar", "area", "stepped", "histogram", "waterfall"})


def draw_over_labels(
    page: Page, sketch: Sketch, lines: Sequence[Coloured], box: Box, language: LanguageCode, good: str = "up"
) -> None:
    """Draw ``lines`` of ``sketch`` into ``box``."""
    direct = _direct(sketch, lines)
    top = box.top if direct else _legend(page, lines, box, language)
    sides = [[item.line for item in lines if item.line.right is right] for right in (False, True)]
    if not sides[0]:
        sides = [sides[1], []]
    bottom = box.bottom - NAMES
    left_scale, left_room = _scale(sketch, sides[0], (top + 26, bottom), language)
    right_scale, right_room = _scale(sketch, sides[1], (top + 26, bottom), language) if sides[1] else (left_scale, [])
    gutter = max((width(mark, _MARK) for _, mark in left_room), default=0.0) + 18
    other = max((width(mark, _MARK) for _, mark in right_room), default=-18.0) + 18
    names = _names_at_ends(lines, language) if direct else []
    other = max(other, max((width(name, SMALL) for name in names), default=-26.0) + 26)
    plot = Box(box.left + gutter, top + 26, box.right - other, bottom)
    _draw_axis(page, plot, left_scale, left_room, box.left, right=False)
    if sides[1]:
        _draw_axis(page, plot, right_scale, right_room, box.right, right=True)
    canvas = Canvas(page, sketch, plot, left_scale, right_scale)
    draw_forms(canvas, lines, good)
    if direct:
        _name_ends(page, canvas, lines, names)
    edge = box.right if other <= 0 else plot.right + _OVER
    name_places(page, canvas, Box(box.left, box.top, edge, box.bottom), language)


def _direct(sketch: Sketch, lines: Sequence[Coloured]) -> bool:
    """Whether each line is called by its name at its end: two to four plain lines on one scale."""
    if sketch.places or not 2 <= len([item for item in lines if not item.behind]) <= 4:  # noqa: PLR2004
        return False
    return all(item.line.form == "line" and not item.line.right for item in lines)


def _scale(
    sketch: Sketch, lines: Sequence[Line], ends: tuple[float, float], language: LanguageCode
) -> tuple[Scale, list[tuple[float, Drawn]]]:
    """A scale for ``lines``, and the figures that it is marked at; of shares from nothing to all."""
    top, bottom = ends
    first = lines[0]
    if sketch.stacking == "percent" and any(line.form in STACKABLE for line in lines):
        low = -1.0 if any((value or 0) < 0 for line in lines for value in line.values) else 0.0
        shown = [-1.0, 0.0, 1.0] if low else [0.0, 0.5, 1.0]
        marks = axis_labels(shown, "percent", None, language)
        return Scale(low, 1.0, top, bottom), [(v, drawable(m)) for v, m in zip(shown, marks, strict=True)]
    known = levels_of(sketch, lines) or [0.0]
    low, high = fair_range(known)
    if any(line.form in _FROM_ZERO for line in lines):
        low, high = min(0.0, *known), max(0.0, *known)
    low, high = widened(low, high)
    unit: Unit = "count" if first.form == "histogram" else first.unit
    shown = round_marks(low, high, unit)
    marks = axis_labels(shown, unit, None if first.form == "histogram" else first.currency, language)
    return Scale(low, high, top, bottom), [(v, drawable(m)) for v, m in zip(shown, marks, strict=True)]


def _draw_axis(
    page: Page, plot: Box, scale: Scale, marks: Sequence[tuple[float, Drawn]], edge: float, *, right: bool
) -> None:
    for value, mark in marks:
        y = scale(value)
        if not right:
            page.rule(plot.left, y, plot.right, y, Tone.RULE if value else Tone.MUTED)
            page.write(mark, plot.left - 18, y, _MARK, Tone.MUTED, align="right", upright="center")
        else:
            page.write(mark, edge, y, _MARK, Tone.MUTED, align="right", upright="center")


def _called(item: Coloured, number: int, language: LanguageCode) -> Drawn:
    return drawable(name_label(item.line.title, language)) or drawable(name_label(str(number + 1), language))


def _legend(page: Page, lines: Sequence[Coloured], box: Box, language: LanguageCode) -> float:
    """Names beside the colours of their lines, in as many rows as it takes; returns where the plot may begin."""
    told = [item for item in lines if not item.behind]
    if len(lines) == 1 or told[0].line.form == "candlestick":
        return box.top
    x, y = box.left, box.top
    names = told_apart([_called(item, at, language) for at, item in enumerate(told)], _LEGEND, box.wide * 0.6)
    for name, item in zip(names, told, strict=True):
        text = beside(name, drawable(word_label("label_right", language))) if item.line.right else name
        size = width(text, _LEGEND) + 44
        if x + size > box.right and x > box.left:
            x, y = box.left, y + _LEGEND + 16
        page.fill(Box(x, y + 9, x + 20, y + 29), item.tone)
        page.write(text, x + 30, y, _LEGEND, Tone.MUTED)
        x += size + 24
    if len(told) < len(lines):
        others = drawable(word_label("label_others", language))
        size = width(others, _LEGEND) + 44
        if x + size > box.right and x > box.left:
            x, y = box.left, y + _LEGEND + 16
        page.fill(Box(x, y + 9, x + 20, y + 29), Tone.BASE)
        page.write(others, x + 30, y, _LEGEND, Tone.MUTED)
    return y + _LEGEND + 20


def _names_at_ends(lines: Sequence[Coloured], language: LanguageCode) -> list[Drawn]:
    told = [item for item in lines if not item.behind]
    return told_apart([_called(item, at, language) for at, item in enumerate(told)], SMALL, _DIRECT)


def _name_ends(page: Page, canvas: Canvas, lines: Sequence[Coloured], names: Sequence[Drawn]) -> None:
    """Each line's name at its end, moved apart where ends are near; a swatch tells it by its colour."""
    told = [item for item in lines if not item.behind]
    tops = []
    for item in told:
        known = [value for value in item.line.values if value is not None and not isnan(value)]
        tops.append(canvas.left(known[-1]) if known else canvas.plot.bottom)
    for at, top in enumerate(spread(tops, canvas.plot.top, canvas.plot.bottom - _LINE / 2, _LINE)):
        x = canvas.plot.right + 8
        page.fill(Box(x, top - 9, x + 8, top + 9), told[at].tone)
        page.write(names[at], x + 16, top, SMALL, Tone.INK, upright="center")
