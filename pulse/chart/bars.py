"""Periods as bars from zero: the newest in colour, what it is like in one tone, the running one hatched."""

from math import isnan

from pulse.chart.brief import Brief
from pulse.chart.frame import NAMES, Frame, Scale
from pulse.chart.marks import Marks, draw_behind, draw_levels, say_marks
from pulse.chart.names import draw_names
from pulse.chart.page import Box, Page
from pulse.chart.span import Span
from pulse.chart.tones import Tone
from pulse.chart.type import Weight, width

_ABOVE = 58.0
_NEWEST, _OTHER = 38.0, 34.0
_EACH = 8
"""So few bars carry their figures each."""
_CAP = 1.6
_WIDE, _WIDEST, _LOW = 0.76, 170.0, 4.0
_APART = 14.0
_BELOW = 38.0
"""From the end of a bar below zero to the foot of its figure."""
_NO_DATA = 32.0


def draw_bars(page: Page, span: Span, brief: Brief, box: Box, gap: Tone, marks: Marks) -> None:
    """Draw them into ``box``; ``gap`` is the colour of what the newest lacks to its base."""
    below = _BELOW + 12 if any(value < 0 for value in span.values) else 0.0
    plot = Box(box.left, box.top + _ABOVE, box.right, box.bottom - NAMES - below)
    capped = _cap(span)
    values = [min(value, capped) if not isnan(value) else 0.0 for value in span.values]
    low, high = min(0.0, *values, *marks.values), max(0.0, *values, *marks.values) or 1.0
    step = min(_WIDEST, plot.wide / len(values))
    xs = [plot.left + (place + 0.5) * step for place in range(len(values))]
    frame = Frame(plot, xs, step, Scale(low, high, plot.top, plot.bottom))
    draw_behind(page, frame, marks)
    _draw(page, span, frame, values)
    _missing_part(page, span, frame, gap)
    zero = frame.y(0.0)
    page.rule(plot.left, zero, plot.right, zero, Tone.MUTED, 1.5)
    _draw_break(page, span, frame)
    draw_levels(page, frame, marks)
    draw_names(page, span, xs, box, marks.places)
    _figures(page, span, brief, frame)
    _no_data(page, span, brief, frame, marks)
    say_marks(page, frame, marks)


def _bar(frame: Frame, place: int, end: float, begin: float | None = None) -> Box:
    """The bar at a place; one of zero is seen, too."""
    left = frame.xs[place] - frame.step * _WIDE / 2
    start = frame.y(0.0) if begin is None else begin
    top, bottom = min(start, end), max(start, end)
    return Box(left, top if bottom - top >= _LOW else bottom - _LOW, left + frame.step * _WIDE, bottom)


def _draw(page: Page, span: Span, frame: Frame, values: list[float]) -> None:
    partial, boxes, tones = set(span.partial), [], []
    for place, value in enumerate(values):
        bar = _bar(frame, place, frame.y(value))
        if isnan(span.values[place]):
            if place < span.newest:
                page.line(
                    [(frame.xs[place], frame.y(0.0)), (frame.xs[place], frame.y(_middle(span)))],
                    Tone.BASE,
                    3,
                    dashed=True,
                )
            continue
        frame.ink.append(bar)
        if place in partial:
            page.fill(bar, Tone.ACCENT, hatched=True)
            continue
        boxes.append(bar)
        tones.append(_tone(span, place))
    page.bars(boxes, tones)
    for place, value in enumerate(span.values):
        if value > _cap(span):
            # A cut through the bar, so that nobody takes its height for its figure.
            bar = _bar(frame, place, frame.y(values[place]))
            y = bar.top + min(60.0, bar.tall * 0.2)
            page.line([(bar.left - 4, y + 6), (bar.right + 4, y - 6)], Tone.PAPER, 8)


def _draw_break(page: Page, span: Span, frame: Frame) -> None:
    """Two strokes through the axis after a base from long before."""
    if span.broken:
        x, y = (frame.xs[0] + frame.xs[1]) / 2, frame.y(0.0)
        page.line([(x - 5, y), (x + 5, y)], Tone.PAPER, 8)
        for shift in (-5, 5):
            page.line([(x + shift - 4, y + 10), (x + shift + 4, y - 10)], Tone.MUTED, 2.5)


def _cap(span: Span) -> float:
    """Where bars end: everywhere but above an outlier that would flatten the others, if it is not the newest.

    The running period may be as large as it likes, and is seen whole.
    """
    others, running = span.outlier, [span.values[place] for place in span.partial]
    if others is None or max(running, default=0.0) > others or span.values[span.newest] == max(span.known):
        return float("inf")
    return _CAP * others


def _middle(span: Span) -> float:
    known = sorted(span.known)
    return known[len(known) // 2] if known else 0.0


def _tone(span: Span, place: int) -> Tone:
    if place == span.newest:
        return Tone.ACCENT
    return Tone.BASE if place == span.base or place in span.like else Tone.CONTEXT


def _missing_part(page: Page, span: Span, frame: Frame, gap: Tone) -> None:
    """What the newest lacks to its base, as a dashed outline on top of it."""
    if span.base is None:
        return
    now, base = span.values[span.newest], min(span.values[span.base], _cap(span))
    if base > now >= 0:
        bar = _bar(frame, span.newest, frame.y(base), frame.y(now))
        if bar.tall > 2 * _LOW:
            page.fill(bar, gap, dashed=True)
            frame.ink.append(bar)


def _figures(page: Page, span: Span, brief: Brief, frame: Frame) -> None:
    """Figures over bars: the newest, its base, what is cut; of few bars each."""
    cut = [place for place, value in enumerate(span.values) if value > _cap(span)]
    wanted = [span.newest, *cut, *([span.base] if span.base is not None else []), *span.partial]
    if len(span.values) <= _EACH:
        wanted += range(len(span.values))
    for place in dict.fromkeys(wanted):
        value = span.points[place].value
        if value is None:
            continue
        text = brief.shown(value)
        newest = place == span.newest
        pixels, weight = (_NEWEST, Weight.BOLD) if newest else (_OTHER, Weight.REGULAR)
        wide = width(text, pixels, weight)
        left, bottom = _over(span, frame, place, wide)
        box = Box(left, bottom - pixels * 0.8, left + wide, bottom)
        for level in frame.levels:
            if box.meets(level, 4):
                # Above a level that it would lie on.
                bottom = level.top - 8
                box = Box(left, bottom - pixels * 0.8, left + wide, bottom)
        hides = not newest and any(
            other != place and _covers(span, frame, other, box) for other in _under(frame, left, left + wide)
        )
        if not hides and not any(box.meets(other, _APART) for other in frame.taken):
            frame.taken.append(box)
            page.write(text, left, bottom, pixels, Tone.ACCENT if newest else Tone.INK, weight, upright="baseline")


def _covers(span: Span, frame: Frame, place: int, box: Box) -> bool:
    """Whether a bar stands where words would."""
    if isnan(span.values[place]):
        return False
    top, bottom = sorted((frame.y(0.0), frame.y(min(span.values[place], _cap(span)))))
    return top < box.bottom + 4 and box.top - 4 < bottom


def _top(span: Span, frame: Frame, place: int) -> float:
    value = span.values[place]
    return frame.y(0.0 if isnan(value) else max(0.0, min(value, _cap(span))))


def _under(frame: Frame, left: float, right: float) -> range:
    """Places whose bars stand under something."""
    first, last = (int((x - frame.plot.left) // frame.step) for x in (left, right))
    return range(max(0, first), min(len(frame.xs) - 1, last) + 1)


def _over(span: Span, frame: Frame, place: int, wide: float) -> tuple[float, float]:
    """Where a figure stands: at the end of its bar; the newest beyond whatever is beside it."""
    plot = frame.plot
    left = min(max(plot.left, frame.xs[place] - wide / 2), plot.right - wide)
    near = [place, *_under(frame, left, left + wide)] if place == span.newest else [place]
    if place == span.newest and span.base is not None:
        near.append(span.base)
    if span.values[place] < 0:
        ends = [_end(span, frame, other) for other in near if span.values[other] < 0]
        return left, max(ends) + _BELOW
    return left, min(_top(span, frame, other) for other in near) - 10


def _end(span: Span, frame: Frame, place: int) -> float:
    """Where a bar below zero ends."""
    return frame.y(max(span.values[place], frame.y.low))


def _no_data(page: Page, span: Span, brief: Brief, frame: Frame, marks: Marks) -> None:
    """What a stem means, once: beside the newest of them, or in a key."""
    if not span.missing:
        return
    text = brief.word("label_none")
    wide = width(text, _NO_DATA)
    top = frame.y(_middle(span)) - _NO_DATA * 1.1 - 8
    places = [
        (min(max(frame.plot.left, frame.xs[at] - wide / 2), frame.plot.right - wide), top)
        for at in reversed(span.missing)
    ]
    if not frame.say(page, text, _NO_DATA, Tone.MUTED, places, Weight.REGULAR):
        marks.keys.append(("dash", text))
