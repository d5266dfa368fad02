"""Where data is drawn: a scale from figures to pixels, the places of periods, and room for words beside the marks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pulse.chart.page import Box, Page
from pulse.chart.tones import Tone
from pulse.chart.type import Drawn, Weight, width

NAMES = 56.0
"""How much room names of periods take under a plot."""
_BESIDE = 8.0
_FINEST = 1e-9


@dataclass(frozen=True)
class Scale:
    """Figures as heights on the page.

    Args:
        low, high: The figures at its ends; high is the larger.
        top, bottom: Where they are.
    """

    low: float
    high: float
    top: float
    bottom: float

    def __call__(self, value: float) -> float:
        """Where a figure is."""
        return self.top + (self.high - value) * (self.bottom - self.top) / (self.high - self.low)

    def holds(self, value: float) -> bool:
        """Whether a figure is on it."""
        return self.low <= value <= self.high


def widened(low: float, high: float) -> tuple[float, float]:
    """A range that an axis can name: of one that is narrower than a billionth all figures read the same."""
    return (low, high) if high - low > _FINEST else (low, low + 1.0)


@dataclass
class Frame:
    """A plot, while it is drawn.

    Args:
        plot: What data fills.
        xs: Where each period is.
        step: From one period to the next.
        y: Where a figure is.
        ink: What marks cover, where words would not be read.
        taken: Where words stand already.
        levels: Of the ink, lines that go across.
    """

    plot: Box
    xs: Sequence[float]
    step: float
    y: Scale
    ink: list[Box] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)
    levels: list[Box] = field(default_factory=list)

    def is_free(self, box: Box, *, over_ink: bool = False) -> bool:
        """Whether words may stand in ``box``; ``over_ink`` on marks, too."""
        if any(box.meets(other, 12) for other in self.taken):
            return False
        return over_ink or not any(box.meets(other, 4) for other in self.ink)

    def say(
        self, page: Page, text: Drawn, pixels: float, tone: Tone, places: Sequence[tuple[float, float]], weight: Weight
    ) -> bool:
        """Write ``text`` at the first of ``places`` (left and top) where it lies on nothing; whether there was one."""
        wide = width(text, pixels, weight)
        for left, top in places:
            box = Box(left, top, left + wide, top + pixels * 1.1)
            inside = box.left >= self.plot.left - 2 and box.right <= self.plot.right + 2
            if inside and self.is_free(box):
                page.write(text, left, top, pixels, tone, weight)
                self.taken.append(box)
                return True
        return False


def around(level: float, left: float, right: float, wide: float, pixels: float) -> list[tuple[float, float]]:
    """Places for words beside a level line from ``left`` to ``right``: above or below it, at its ends and between."""
    steps = [0.0, 1.0, 0.5, 0.25, 0.75]
    starts = [left + max(0.0, right - wide - left) * step for step in steps]
    tops = (level - pixels * 1.1 - _BESIDE, level + _BESIDE)
    return [(start, top) for top in tops for start in starts]


def of_line(points: Sequence[tuple[float, float]], thick: float = 10.0) -> list[Box]:
    """What a line covers, as boxes along it."""
    found = []
    for (x, y), (to_x, to_y) in pairwise(points):
        if y != y or to_y != to_y:  # noqa: PLR0124 - nan is a gap
            continue
        parts = max(1, int(abs(to_y - y) // 24))
        for part in range(parts):
            a, b = part / parts, (part + 1) / parts
            ys = sorted((y + (to_y - y) * a, y + (to_y - y) * b))
            found.append(Box(x + (to_x - x) * a - thick, ys[0] - thick, x + (to_x - x) * b + thick, ys[1] + thick))
    return found


def spread(tops: Sequence[float], first: float, last: float, apart: float) -> list[float]:
    """Heights moved apart as little as makes room for a line of text each, in their order and between two ends."""
    order = sorted(range(len(tops)), key=tops.__getitem__)
    found = list(tops)
    for before, at in pairwise(order):
        found[at] = max(found[at], found[before] + apart)
    if order and found[order[-1]] > last:
        found[order[-1]] = last
        for after, at in pairwise(reversed(order)):
            found[at] = min(found[at], found[after] - apart)
    return [max(first, top) for top in found]
