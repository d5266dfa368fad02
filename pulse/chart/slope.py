"""A few parts at two dates: a line each from what it was to what it is, with name and figures at its ends."""

from dataclasses import dataclass

from pulse.chart.brief import Brief
from pulse.chart.fit import cut, told_apart
from pulse.chart.frame import NAMES, Scale, spread
from pulse.chart.label import part_label, whole_period_label
from pulse.chart.names import NAME
from pulse.chart.page import SMALL, Box, Page
from pulse.chart.tones import Tone
from pulse.chart.type import Drawn, Weight, drawable, width
from pulse.text.labels import figure_label

_APART, _BESIDE = 46.0, 40.0
_NAME_ROOM = 300.0


@dataclass(frozen=True)
class _Part:
    name: Drawn
    before: float
    now: float
    shown_before: Drawn
    shown: Drawn

    @property
    def ends(self) -> tuple[float, float]:
        """What it was and what it is."""
        return self.before, self.now


def draw_slope(page: Page, brief: Brief, box: Box) -> None:
    """Draw the parts of ``brief`` at its two newest complete periods into ``box``."""
    parts = _parts(brief)
    if not parts:
        return
    called = told_apart([part.name for part in parts], SMALL, _NAME_ROOM)
    before = max(width(part.shown_before, SMALL) for part in parts)
    now = max(width(part.shown, SMALL, Weight.BOLD) for part in parts)
    right = box.right - now - max(width(name, SMALL) for name in called) - 2 * _BESIDE
    left = box.left + before + _BESIDE
    values = [value for part in parts for value in (part.before, part.now)]
    low = min(0.0, *values) if min(values) < 0.5 * max(values) else min(values)
    top, bottom = box.top + 30, box.bottom - NAMES - 30
    y = Scale(low, max(values) if max(values) > low else low + 1, top, bottom)
    moved = max(range(len(parts)), key=lambda at: abs(parts[at].now - parts[at].before))
    heights = [
        spread([y(end) for end in ends], top, bottom, _APART) for ends in zip(*(p.ends for p in parts), strict=True)
    ]
    for at, part in enumerate(parts):
        tone, wide = (Tone.ACCENT, 7.0) if at == moved else (Tone.BASE, 4.5)
        points = [(left, y(part.before)), (right, y(part.now))]
        page.line(points, tone, wide)
        page.dots(points, tone, 20 if at == moved else 15)
        for x, side, height in ((left, -1, heights[0][at]), (right, 1, heights[1][at])):
            # A thin line leads from the end to words that had to move.
            page.rule(x + side * 11, y(part.before if side < 0 else part.now), x + side * (_BESIDE - 6), height, tone)
        words = Tone.ACCENT if at == moved else Tone.INK
        page.write(
            part.shown_before, left - _BESIDE, heights[0][at], SMALL, Tone.MUTED, align="right", upright="center"
        )
        at_right = right + _BESIDE + now
        page.write(part.shown, at_right, heights[1][at], SMALL, words, Weight.BOLD, align="right", upright="center")
        page.write(called[at], at_right + 22, heights[1][at], SMALL, words, upright="center")
    _dates(page, brief, box)


def _dates(page: Page, brief: Brief, box: Box) -> None:
    """The two periods, under their ends, each in at most half of the width."""
    base, now = (
        drawable(whole_period_label(brief.result, point.at, brief.language)) for point in brief.result.complete[-2:]
    )
    half = box.wide / 2 - 20
    page.write(cut(base, NAME, half), box.left, box.bottom - NAMES + 18, NAME, Tone.MUTED)
    said = cut(now, NAME, half, Weight.BOLD)
    page.write(said, box.right, box.bottom - NAMES + 18, NAME, Tone.ACCENT, Weight.BOLD, align="right")


def _parts(brief: Brief) -> list[_Part]:
    result = brief.result
    base, now = result.complete[-2].at, result.complete[-1].at
    whole = result.whole
    found: list[_Part] = []
    for member in result.members:
        one, other = result.value(base, member.key), result.value(now, member.key)
        if one is None or other is None:
            continue
        name = part_label(result, member, brief.language)
        shown = [drawable(figure_label(value, whole.unit, whole.currency, brief.language)) for value in (one, other)]
        found.append(_Part(drawable(name) or Drawn(f"{len(found) + 1}."), float(one), float(other), *shown))
    return found
