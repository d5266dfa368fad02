"""Periods as a line: the way from the base to the newest in colour, both with their figures, no noise made large."""

from collections.abc import Sequence
from itertools import pairwise
from math import isnan, nan
from statistics import median

from matplotlib.ticker import MaxNLocator

from pulse.chart.brief import Brief
from pulse.chart.frame import NAMES, Frame, Scale, of_line, widened
from pulse.chart.marks import Marks, draw_behind, draw_levels, say_marks
from pulse.chart.names import draw_names
from pulse.chart.page import Box, Page
from pulse.chart.span import Span
from pulse.chart.tones import Tone
from pulse.chart.type import Drawn, Weight, width
from pulse.definition.catalogue import Unit

AROUND, RADIUS = 74.0, 13.0
_NEWEST, _BASE, MARK = 38.0, 36.0, 32.0
_FLAT, _MOVES, _LEVEL = 0.25, 4.0, 0.02
"""Of a range that is smaller than a quarter of the level, at least four usual moves and 2 % of the level are shown."""
_STUB = 18.0


def draw_line(page: Page, span: Span, brief: Brief, box: Box, marks: Marks) -> float | None:
    """Draw it into ``box``; returns where the axis begins, if that is not zero."""
    low, high = fair_range([*span.known, *marks.values])
    low, high, shown = with_round_marks(low, high, brief.result.whole.unit)
    said = brief.marks(shown)
    gutter = max((width(mark, MARK) for mark in said), default=0.0) + 20
    plot = Box(box.left + gutter, box.top + AROUND, box.right - RADIUS - 6, box.bottom - NAMES - 26)
    count = max(1, len(span.values) - 1)
    step = plot.wide / count
    xs = [plot.left + place * step for place in range(len(span.values))]
    if len(span.values) == 1:
        xs = [(plot.left + plot.right) / 2]
    frame = Frame(plot, xs, step, Scale(low, high, plot.top, plot.bottom))
    _gaps(page, span, frame)
    draw_behind(page, frame, marks)
    draw_marks(page, frame, said, shown, box.right)
    _course(page, span, frame)
    draw_levels(page, frame, marks)
    draw_names(page, span, xs, box, marks.places)
    _figures(page, span, brief, frame, box)
    say_marks(page, frame, marks)
    return low if low > 0 else high if high < 0 else None


def fair_range(known: Sequence[float]) -> tuple[float, float]:
    """What is shown, from low to high; a small range of a large level is widened, so that noise stays small."""
    known = known or [0.0]
    low, high = min(known), max(known)
    level = max(abs(low), abs(high))
    if high - low < _FLAT * level or high == low:
        moves = [abs(b - a) for a, b in pairwise(known)]
        least = max(_MOVES * (median(moves) if moves else 0.0), _LEVEL * level)
        more = max(0.0, least - (high - low)) / 2
        low, high = low - more if low < 0 else max(0.0, low - more), high + more
    elif 0 <= low < 0.5 * high:
        low = 0.0
    elif low < high <= 0 and high > 0.5 * low:
        high = 0.0
    return widened(low, high)


def with_round_marks(low: float, high: float, unit: Unit) -> tuple[float, float, list[float]]:
    """A range that begins at a round figure, which can be said, and the figures that it is marked at."""
    shown = round_marks(low, high, unit)
    if low > 0 and len(shown) > 1:
        low = max(0.0, shown[0] - (shown[1] - shown[0])) if shown[0] > low else shown[0]
        shown = round_marks(low, high, unit)
    return low, high, shown


def round_marks(low: float, high: float, unit: Unit) -> list[float]:
    """Where an axis is marked, low to high: at two to four round figures, of a duration in its own unit."""
    scale = (
        next((number for number in (86_400.0, 3_600.0) if high >= number * 1.5), 60.0) if unit == "duration" else 1.0
    )
    places = MaxNLocator(nbins=4, min_n_ticks=2, integer=unit == "count").tick_values(low / scale, high / scale)
    return [float(place) * scale for place in places if low <= place * scale <= high]


def draw_marks(page: Page, frame: Frame, said: Sequence[Drawn], shown: Sequence[float], right: float) -> None:
    """Light rules with their figures at the left; that of zero is darker."""
    for value, mark in zip(shown, said, strict=True):
        y = frame.y(value)
        page.rule(frame.plot.left, y, right, y, Tone.RULE if value else Tone.MUTED)
        page.write(mark, frame.plot.left - 20, y, MARK, Tone.MUTED, align="right", upright="center")
        frame.taken.append(Box(frame.plot.left - 20 - width(mark, MARK), y - 22, frame.plot.left - 20, y + 22))


def _gaps(page: Page, span: Span, frame: Frame) -> None:
    """A light band over periods of which nothing is known."""
    boxes, begin = [], None
    for place in range(span.newest + 1):
        unknown = isnan(span.values[place])
        if unknown and begin is None:
            begin = place
        if not unknown and begin is not None:
            if begin:
                boxes.append(Box(frame.xs[begin - 1], frame.plot.top, frame.xs[place], frame.plot.bottom))
            begin = None
    page.bars(boxes, [Tone.TRACK] * len(boxes), behind=True)


def _course(page: Page, span: Span, frame: Frame) -> None:
    partial = set(span.partial)
    solid = [
        (x, nan if place in partial or isnan(value) else frame.y(value))
        for place, (x, value) in enumerate(zip(frame.xs, span.values, strict=True))
    ]
    last, base = span.newest, span.base
    joined = solid[1:] if span.broken else solid
    page.line(joined, Tone.BASE, 5.5)
    start = max(0, last - 1) if base is None or span.broken else base
    page.line(solid[start : last + 1], Tone.ACCENT, 7.5)
    frame.ink += of_line(joined)
    lone = [at for place, at in enumerate(solid) if place != last and _is_alone(solid, place)]
    if lone:
        page.dots(lone, Tone.BASE, 11)
    if base is not None and not isnan(solid[base][1]):
        if span.broken:
            page.line([solid[base], (solid[last][0], solid[base][1])], Tone.ACCENT, 2.5, dashed=True)
        page.dot(solid[base], Tone.PAPER, 18, ring=Tone.ACCENT, edge=4)
    page.dot(solid[last], Tone.ACCENT, 24, ring=Tone.PAPER, edge=3.5)
    for place in partial:
        # It is not the whole period's figure yet: no part of the line, and of its range only as far as that goes.
        end = frame.y(min(max(span.values[place], frame.y.low), frame.y.high))
        zero = frame.y(min(max(0.0, frame.y.low), frame.y.high))
        top, bottom = sorted((zero, end))
        left = min(frame.xs[place] - _STUB / 2, frame.plot.right - _STUB)
        middle = min(max((top + bottom) / 2, frame.plot.top + _STUB / 2), frame.plot.bottom - _STUB / 2)
        stub = Box(left, min(top, middle - _STUB / 2), left + _STUB, max(bottom, middle + _STUB / 2))
        page.fill(stub, Tone.ACCENT, hatched=True)
        frame.ink.append(stub)


def _is_alone(solid: Sequence[tuple[float, float]], place: int) -> bool:
    """Whether a point lies between two gaps, so that no line shows it."""
    beside = [solid[other][1] for other in (place - 1, place + 1) if 0 <= other < len(solid)]
    return not isnan(solid[place][1]) and all(isnan(other) for other in beside)


def _figures(page: Page, span: Span, brief: Brief, frame: Frame, box: Box) -> None:
    """The newest figure at its mark, and that of its base where there is room."""
    for place in (span.newest, span.base, *span.partial):
        value = None if place is None else span.points[place].value
        if place is None or value is None:
            continue
        text, newest = brief.shown(value), place == span.newest
        pixels, weight = (_NEWEST, Weight.BOLD) if newest else (_BASE, Weight.REGULAR)
        tone = Tone.ACCENT if newest else Tone.INK
        mark = Box(
            frame.xs[place] - RADIUS,
            frame.y(float(value)) - RADIUS,
            frame.xs[place] + RADIUS,
            frame.y(float(value)) + RADIUS,
        )
        wide = width(text, pixels, weight)
        tries = _places(mark, wide, pixels, box)
        room = next((item for item in tries if frame.is_free(item)), None)
        if room is None and newest:
            # The newest has its figure in any case; where the line fills the plot, above all of it.
            above = Box(box.right - wide, box.top, box.right, box.top + pixels)
            room = above if frame.is_free(above) else next((i for i in tries if frame.is_free(i, over_ink=True)), above)
        frame.ink.append(mark)
        if room is not None:
            frame.taken.append(room)
            page.write(text, room.left, room.top, pixels, tone, weight)


def _places(mark: Box, wide: float, pixels: float, box: Box) -> list[Box]:
    """Where a figure may stand beside its mark: above or below, in its middle or to its left."""
    middle = (mark.left + mark.right) / 2
    left = min(max(box.left, middle - wide / 2), box.right - wide)
    starts = (left, max(box.left, mark.left - wide - 8), min(mark.right + 8, box.right - wide))
    tops = (mark.top - pixels - 12, mark.bottom + 8)
    lowest = box.bottom - NAMES
    found = [Box(start, top, start + wide, top + pixels) for top in tops for start in starts]
    return [item for item in found if item.top >= box.top - 4 and item.bottom + 6 <= lowest]
