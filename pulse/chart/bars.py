"""Periods as bars from zero: the newest in colour, what it is like in one tone, the running one hatched."""

from collections.abc import Callable
from dataclasses import dataclass
from math import isnan

from pulse.chart.page import ACCENT, BASE, CONTEXT, INK, MUTED, RULE, Box, Page
from pulse.chart.span import Span, axis_names
from pulse.chart.type import Weight, drawable, width
from pulse.definition.catalogue import LanguageCode
from pulse.series import Dataset
from pulse.text.labels import figure_label

_NAMES, _ABOVE = 56.0, 58.0
_NEWEST, _OTHER = 38.0, 34.0
_EACH = 8
"""So few bars carry their figures each."""
_OUTLIER, _CAP = 4.0, 1.6
_WIDE, _WIDEST, _LOW = 0.76, 170.0, 4.0
_LINE, _APART = 46.0, 14.0


@dataclass(frozen=True)
class _Frame:
    """Where bars stand.

    Args:
        plot: What they fill.
        step: From one to the next.
        zero: Where they begin.
        ends: Where each ends, figures below zero at zero.
    """

    plot: Box
    step: float
    zero: float
    ends: list[float]

    def bar(self, place: int, end: float, begin: float | None = None) -> Box:
        """The bar at a place; one of zero is seen, too."""
        left = self.plot.left + (place + (1 - _WIDE) / 2) * self.step
        start = self.zero if begin is None else begin
        top, bottom = min(start, end), max(start, end)
        return Box(left, top if bottom - top >= _LOW else bottom - _LOW, left + self.step * _WIDE, bottom)

    def under(self, left: float, right: float) -> list[int]:
        """Places whose bars stand under something."""
        first, last = (int((x - self.plot.left) // self.step) for x in (left, right))
        return [*range(max(0, first), min(len(self.ends) - 1, last) + 1)]


def draw_bars(page: Page, span: Span, result: Dataset, box: Box, language: LanguageCode, gap: str) -> None:
    """Draw them into ``box``; ``gap`` is the colour of what the newest lacks to its base."""
    plot = Box(box.left, box.top + _ABOVE, box.right, box.bottom - _NAMES)
    capped = _cap(span)
    values = [min(value, capped) if not isnan(value) else 0.0 for value in span.values]
    low, high = min(0.0, *values), max(0.0, *values) or 1.0
    scale = plot.tall / (high - low)

    def y(value: float) -> float:
        return plot.top + (high - value) * scale

    step = min(_WIDEST, plot.wide / len(values))
    frame = _Frame(plot, step, y(0.0), [y(max(value, 0.0)) for value in values])
    partial = set(span.partial)
    for place, value in enumerate(values):
        bar = frame.bar(place, y(value))
        if place in partial:
            page.fill(bar, ACCENT, hatched=True)
        elif isnan(span.values[place]):
            middle = (bar.left + bar.right) / 2
            page.rule(middle, frame.zero, middle, y(_middle(span)), RULE, 3)
        else:
            page.fill(bar, _colour(span, place))
    _missing_part(page, span, frame, y, gap)
    page.rule(plot.left, frame.zero, plot.right, frame.zero, MUTED, 1.5)
    middles = [plot.left + (place + 0.5) * step for place in range(len(values))]
    for place, left, name in axis_names(span, middles, box):
        newest = place == span.newest
        colour, weight = (ACCENT, Weight.BOLD) if newest else (MUTED, Weight.REGULAR)
        page.write(name, left, box.bottom - _NAMES + 14, 34, colour, weight)
    _figures(page, span, result, frame, language)


def _cap(span: Span) -> float:
    """Where bars end: everywhere but above an outlier that would flatten the others, if it is not the newest."""
    known = sorted(span.known)
    if len(known) < 3 or known[-2] <= 0 or known[-1] <= _OUTLIER * known[-2]:  # noqa: PLR2004 - of two neither is odd
        return float("inf")
    return float("inf") if span.values[span.newest] == known[-1] else _CAP * known[-2]


def _middle(span: Span) -> float:
    known = sorted(span.known)
    return known[len(known) // 2] if known else 0.0


def _colour(span: Span, place: int) -> str:
    if place == span.newest:
        return ACCENT
    return BASE if place == span.base or place in span.like else CONTEXT


def _missing_part(page: Page, span: Span, frame: _Frame, y: Callable[[float], float], gap: str) -> None:
    """What the newest lacks to its base, as a dashed outline on top of it."""
    if span.base is None:
        return
    now, base = span.values[span.newest], min(span.values[span.base], _cap(span))
    if base > now >= 0:
        bar = frame.bar(span.newest, y(base), y(now))
        if bar.tall > 2 * _LOW:
            page.fill(bar, gap, dashed=True)


def _figures(page: Page, span: Span, result: Dataset, frame: _Frame, language: LanguageCode) -> None:
    """Figures over bars: the newest, its base, what is cut; of few bars each."""
    cut = [place for place, value in enumerate(span.values) if value > _cap(span)]
    wanted = [span.newest, *cut, *([span.base] if span.base is not None else []), *span.partial]
    if len(span.values) <= _EACH:
        wanted += range(len(span.values))
    taken: list[tuple[float, float, float]] = []
    for place in dict.fromkeys(wanted):
        value = span.points[place].value
        if value is None:
            continue
        text = drawable(figure_label(value, result.whole.unit, result.whole.currency, language))
        newest = place == span.newest
        pixels, weight = (_NEWEST, Weight.BOLD) if newest else (_OTHER, Weight.REGULAR)
        left, bottom = _over(span, frame, place, width(text, pixels, weight))
        room = (left, left + width(text, pixels, weight), bottom)
        hides = not newest and any(
            frame.ends[other] < bottom + 4 and not isnan(span.values[other])
            for other in frame.under(room[0], room[1])
            if other != place
        )
        if not hides and not any(_meets(room, other) for other in taken):
            taken.append(room)
            page.write(text, left, bottom, pixels, ACCENT if newest else INK, weight, upright="baseline")


def _over(span: Span, frame: _Frame, place: int, wide: float) -> tuple[float, float]:
    """Where a figure stands: over its bar; the newest over whatever is under it, and below zero beside its bar."""
    bar = frame.bar(place, frame.ends[place])
    left = min(max(frame.plot.left, (bar.left + bar.right - wide) / 2), frame.plot.right - wide)
    if place != span.newest:
        return left, frame.ends[place] - 10
    if span.values[place] < 0 and bar.left - wide > frame.plot.left:
        return bar.left - wide - 14, frame.zero + _NEWEST + 4
    base = [] if span.base is None else [frame.ends[span.base]]
    return left, min([frame.ends[place], *base, *(frame.ends[other] for other in frame.under(left, left + wide))]) - 10


def _meets(one: tuple[float, float, float], other: tuple[float, float, float]) -> bool:
    """Whether two figures, each from left to right on a line, would touch."""
    return one[0] < other[1] + _APART and one[1] > other[0] - _APART and abs(one[2] - other[2]) < _LINE
