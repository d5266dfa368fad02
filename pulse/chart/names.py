"""Names of periods under a plot: the newest always, the others as they have room."""

from collections.abc import Sequence

from pulse.chart.frame import NAMES
from pulse.chart.page import Box, Page
from pulse.chart.span import Span
from pulse.chart.tones import Tone
from pulse.chart.type import Drawn, Weight, width

NAME = 34.0
_GAP, _UNDER = 22.0, 18.0


def draw_names(page: Page, span: Span, xs: Sequence[float], box: Box, further: Sequence[int] = ()) -> None:
    """Write them at the foot of ``box``; see :func:`axis_names`."""
    for place, left, name in axis_names(span, xs, box, further):
        newest = place == span.newest
        tone, weight = (Tone.ACCENT, Weight.BOLD) if newest else (Tone.MUTED, Weight.REGULAR)
        page.write(name, left, box.bottom - NAMES + _UNDER, NAME, tone, weight)


def axis_names(
    span: Span, middles: Sequence[float], box: Box, further: Sequence[int] = ()
) -> list[tuple[int, float, Drawn]]:
    """Which periods are named: place, where the name begins, and the name; none touches another or leaves ``box``.

    The newest always is, then its base, then those that something is said of, then those in even steps back from the
    newest, then the first.

    Args:
        span: The periods.
        middles: Where each of them is on the page.
        box: Between whose left and right names stand.
        further: Places of periods that something is said of.
    """
    wanted = [span.newest]
    if span.base is not None:
        wanted.append(span.base)
    step = _step(span, middles, box.right)
    wanted += [*further, *range(span.anchor, -1, -step), *range(span.anchor, span.newest, step), 0]
    taken: list[tuple[float, float]] = []
    found: list[tuple[int, float, Drawn]] = []
    for place in dict.fromkeys(wanted):
        heavy = Weight.BOLD if place == span.newest else Weight.REGULAR
        room = width(span.names[place], NAME, heavy)
        left = min(max(box.left, middles[place] - room / 2), box.right - room)
        if room and all(left > end + _GAP or left + room < begin - _GAP for begin, end in taken):
            taken.append((left, left + room))
            found.append((place, left, span.names[place]))
    return found


def _step(span: Span, middles: Sequence[float], right: float) -> int:
    """The least of the calendar's own steps at which names have room, such as every 7, 14 or 28 days."""
    if len(middles) < 2:  # noqa: PLR2004
        return 1
    widest = max(width(name, NAME) for name in span.names) + _GAP
    room = (middles[-1] - middles[0]) / (len(middles) - 1)
    # The newest name ends at the edge, so that it reaches farther to the left than from its middle.
    shifted = max(0.0, middles[span.newest] + width(span.names[span.newest], NAME, Weight.BOLD) / 2 - right)
    return next((step for step in span.steps if step * room >= widest + shifted), len(middles))
