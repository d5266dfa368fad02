"""A few parts at two dates: a line each from what it was to what it is, with name and figures at its ends."""

from dataclasses import dataclass

from pulse.chart.brief import Brief
from pulse.chart.frame import NAMES, Scale
from pulse.chart.own_axes import spread
from pulse.chart.page import SMALL, Box, Page
from pulse.chart.span import NAME
from pulse.chart.tones import Tone
from pulse.chart.type import Drawn, Weight, drawable, told_apart, width
from pulse.insight.names import names
from pulse.text.labels import figure_label, member_label, word_label

_APART = 44.0
_NAME_ROOM = 300.0


@dataclass(frozen=True)
class _Part:
    name: Drawn
    before: float
    now: float
    shown_before: Drawn
    shown: Drawn


def draw_slope(page: Page, brief: Brief, dates: tuple[Drawn, Drawn], box: Box) -> None:
    """Draw the parts of ``brief`` at its two newest complete periods, called ``dates``, into ``box``."""
    parts = _parts(brief)
    if not parts:
        return
    called = told_apart([part.name for part in parts], SMALL, _NAME_ROOM)
    ends = [
        max(width(part.shown_before, SMALL) for part in parts),
        max(width(part.shown, SMALL, Weight.BOLD) for part in parts),
    ]
    right = box.right - ends[1] - max(width(name, SMALL) for name in called) - 44
    left = box.left + ends[0] + 22
    values = [value for part in parts for value in (part.before, part.now)]
    low, high = min(0.0, *values) if min(values) < 0.5 * max(values) else min(values), max(values)
    y = Scale(low, high if high > low else low + 1, box.top + 30, box.bottom - NAMES - 30)
    moved = max(range(len(parts)), key=lambda at: abs(parts[at].now - parts[at].before))
    for side in (0, 1):
        tops = spread(
            [y(part.now if side else part.before) for part in parts], box.top + 30, box.bottom - NAMES - 30, _APART
        )
        for at, (part, top) in enumerate(zip(parts, tops, strict=True)):
            tone = Tone.ACCENT if at == moved else Tone.INK
            if side:
                page.write(
                    part.shown, right + 22 + ends[1], top, SMALL, tone, Weight.BOLD, align="right", upright="center"
                )
                page.write(called[at], right + 44 + ends[1], top, SMALL, tone, upright="center")
            else:
                page.write(part.shown_before, left - 22, top, SMALL, Tone.MUTED, align="right", upright="center")
    for at, part in enumerate(parts):
        tone, wide = (Tone.ACCENT, 7.0) if at == moved else (Tone.BASE, 4.5)
        ends_at = [(left, y(part.before)), (right, y(part.now))]
        page.line(ends_at, tone, wide)
        page.dots(ends_at, tone, 20 if at == moved else 15)
    before, now = dates
    page.write(before, box.left, box.bottom - NAMES + 18, NAME, Tone.MUTED)
    page.write(now, right + 22 + ends[1], box.bottom - NAMES + 18, NAME, Tone.ACCENT, Weight.BOLD, align="right")


def _parts(brief: Brief) -> list[_Part]:
    result, called = brief.result, names(brief.result)
    base, now = result.complete[-2].at, result.complete[-1].at
    whole = result.whole
    found: list[_Part] = []
    for member in result.members:
        one, other = result.value(base, member.key), result.value(now, member.key)
        if one is None or other is None:
            continue
        name = (
            word_label("label_others", brief.language)
            if member.merged
            else member_label(called[member.key], brief.language)
        )
        shown = [drawable(figure_label(value, whole.unit, whole.currency, brief.language)) for value in (one, other)]
        found.append(_Part(drawable(name) or Drawn(f"{len(found) + 1}."), float(one), float(other), *shown))
    return found
