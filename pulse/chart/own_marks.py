"""The marks of a sheet's chart: columns, stacks, areas, lines, points, bubbles, candles and waterfalls."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan, nan, sqrt

import numpy as np
from numpy.typing import NDArray

from pulse.chart.frame import Scale
from pulse.chart.page import Box, Page
from pulse.chart.tones import Tone
from pulse.series.sketch import Line, Sketch, steps_of

_WIDE, _LOW = 0.76, 3.0
_LARGEST, _SMALLEST = 84.0, 16.0
_EDGE = 0.06
STACKABLE = frozenset({"column", "bar", "area", "stepped"})
"""Forms that stand on each other."""


@dataclass(frozen=True)
class Coloured:
    """A line of a sketch with its tone, and whether it stands behind the others without a name of its own."""

    line: Line
    tone: Tone
    behind: bool = False


@dataclass
class Canvas:
    """Where marks are drawn.

    Args:
        page: The page.
        sketch: What is drawn.
        plot: Into which room.
        left, right: Scales of the two axes; the same where there is one.
    """

    page: Page
    sketch: Sketch
    plot: Box
    left: Scale
    right: Scale

    @property
    def count(self) -> int:
        """How many places there are."""
        return max(1, len(self.sketch.labels))

    @property
    def step(self) -> float:
        """From one place to the next."""
        return self.plot.wide / self.count

    @property
    def xs(self) -> list[float]:
        """Where each place is."""
        if self.sketch.places and self.sketch.lines[0].form != "histogram":
            return [self.x_of(value) for value in self.sketch.places]
        return [self.plot.left + (place + 0.5) * self.step for place in range(self.count)]

    def x_of(self, value: float) -> float:
        """Where a number is along the axis; bubbles at the ends have room."""
        low, high = min(self.sketch.places), max(self.sketch.places)
        edge = self.plot.wide * _EDGE
        share = (value - low) / (high - low) if high > low else 0.5
        return self.plot.left + edge + share * (self.plot.wide - 2 * edge)

    def y_of(self, line: Line) -> Scale:
        """The scale of a line."""
        return self.right if line.right else self.left


def levels_of(sketch: Sketch, lines: Sequence[Line]) -> list[float]:
    """Every figure that a scale has to hold: of stacks their ends, of a waterfall its steps."""
    if lines[0].form == "waterfall":
        return [end for pair in steps_of(lines[0].values, sketch.totals) for end in pair]
    if sketch.stacking == "stacked":
        stacked = [line for line in lines if line.form in STACKABLE]
        others = [line for line in lines if line.form not in STACKABLE]
        found = [value for line in others for value in line.values if value is not None]
        for column in zip(*(line.values for line in stacked), strict=True):
            known = [value for value in column if value is not None]
            found += [sum(value for value in known if value > 0), sum(value for value in known if value < 0)]
        return found
    return [value for line in lines for value in line.values if value is not None]


def draw_forms(canvas: Canvas, lines: Sequence[Coloured], good: str = "up") -> None:
    """Draw every line in its form, those without a name behind; ``good`` is which way is good news."""
    if lines[0].line.form == "candlestick":
        _candles(canvas, [item.line for item in lines])
        return
    if lines[0].line.form == "waterfall":
        _waterfall(canvas, lines[0].line, good)
        return
    _columns(canvas, [item for item in lines if item.line.form in {"column", "bar", "histogram"}])
    _areas(canvas, [item for item in lines if item.line.form in {"area", "stepped"}])
    for item in sorted(lines, key=lambda item: not item.behind):
        if item.line.form == "line":
            _line(canvas, item)
        elif item.line.form in {"scatter", "bubble"}:
            _points(canvas, item)


def _values(canvas: Canvas, lines: Sequence[Line]) -> NDArray[np.float64]:
    """Figures by line and place; of shares each as a part of all that stands at its place on its axis."""
    values = _plain(lines)
    if canvas.sketch.stacking != "percent":
        return values
    found = values.copy()
    for right in (False, True):
        all_there = [line for line in canvas.sketch.lines if line.form in STACKABLE and line.right is right]
        sums = np.nansum(np.abs(_plain(all_there)), axis=0) if all_there else np.ones(canvas.count)
        for at, line in enumerate(lines):
            if line.right is right:
                found[at] = np.divide(values[at], sums, out=np.zeros_like(values[at]), where=sums > 0)
    return found


def _plain(lines: Sequence[Line]) -> NDArray[np.float64]:
    return np.array([[nan if v is None else v for v in line.values] for line in lines], dtype=float)


def _columns(canvas: Canvas, items: Sequence[Coloured]) -> None:
    if not items:
        return
    stacked = canvas.sketch.stacking != "none"
    values = _values(canvas, [item.line for item in items])
    room = canvas.step * (1.0 if items[0].line.form == "histogram" else _WIDE)
    wide = room if stacked else room / len(items)
    seam = 2.0 if items[0].line.form == "histogram" else 0.0
    ends_of = {right: (np.zeros(canvas.count), np.zeros(canvas.count)) for right in (False, True)}
    boxes, tones = [], []
    for number, item in enumerate(items):
        y = canvas.y_of(item.line)
        above, below = ends_of[item.line.right]
        for place, x in enumerate(canvas.xs):
            value = values[number][place]
            if isnan(value):
                continue
            begin = (above if value >= 0 else below)[place] if stacked else 0.0
            left = x - room / 2 + (0.0 if stacked else number * wide)
            ends = sorted((y(begin), y(begin + value)))
            top = ends[0] if stacked or ends[1] - ends[0] >= _LOW else ends[1] - _LOW
            boxes.append(Box(left + seam / 2, top, left + wide - seam / 2, ends[1]))
            tones.append(item.tone)
            if stacked:
                (above if value >= 0 else below)[place] += value
    canvas.page.bars(boxes, tones)
    zero = canvas.left(0.0) if canvas.left.holds(0.0) else canvas.plot.bottom
    canvas.page.rule(canvas.plot.left, zero, canvas.plot.right, zero, Tone.MUTED, 1.5)


def _areas(canvas: Canvas, items: Sequence[Coloured]) -> None:
    """Areas from zero or from each other; where nothing is known there is none."""
    if not items:
        return
    stacked = canvas.sketch.stacking != "none"
    values = _values(canvas, [item.line for item in items])
    ends_of = {right: (np.zeros(canvas.count), np.zeros(canvas.count)) for right in (False, True)}
    for number, item in enumerate(items):
        row, (above, below) = values[number], ends_of[item.line.right]
        low = np.where(np.nan_to_num(row) >= 0, above, below) if stacked else np.zeros(canvas.count)
        high = low + row
        if stacked:
            above += np.nan_to_num(np.maximum(row, 0))
            below += np.nan_to_num(np.minimum(row, 0))
        for first, last in _runs(row):
            _area(canvas, item, (low[first:last], high[first:last], first), stacked=stacked, alone=len(items) == 1)


def _runs(row: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Where figures are known without a break: the first place of each run, and the one after its last."""
    found, begin = [], None
    for place, value in enumerate([*row.tolist(), nan]):
        if isnan(value) and begin is not None:
            found.append((begin, place))
            begin = None
        elif not isnan(value) and begin is None:
            begin = place
    return found


def _area(
    canvas: Canvas,
    item: Coloured,
    run: tuple[NDArray[np.float64], NDArray[np.float64], int],
    *,
    stacked: bool,
    alone: bool,
) -> None:
    low, high, first = run
    y, xs = canvas.y_of(item.line), canvas.xs[first : first + len(low)]
    if item.line.form == "stepped":
        xs = [edge for x in xs for edge in (x - canvas.step / 2, x + canvas.step / 2)]
        low, high = np.repeat(low, 2), np.repeat(high, 2)
    outline = [(x, y(float(v))) for x, v in zip(xs, high, strict=True)]
    back = [(x, y(float(v))) for x, v in zip(reversed(xs), low[::-1], strict=True)]
    if len(outline) == 1:
        canvas.page.dots(outline, item.tone, 13)
    elif stacked or alone:
        canvas.page.shapes([[*outline, *back]], [item.tone if stacked else Tone.BAND], seam=2.0 if stacked else 0.0)
    if not stacked and len(outline) > 1:
        canvas.page.line(outline, item.tone, 6)


def _line(canvas: Canvas, item: Coloured) -> None:
    y = canvas.y_of(item.line)
    points = [(x, nan if v is None else y(v)) for x, v in zip(canvas.xs, item.line.values, strict=True)]
    canvas.page.line(
        points, item.tone, 3.5 if item.behind else 7 if item.tone is Tone.ACCENT else 5.5, behind=item.behind
    )
    lone = [at for place, at in enumerate(points) if _is_alone(points, place)]
    if lone:
        canvas.page.dots(lone, item.tone, 13)


def _is_alone(points: Sequence[tuple[float, float]], place: int) -> bool:
    beside = [points[other][1] for other in (place - 1, place + 1) if 0 <= other < len(points)]
    return not isnan(points[place][1]) and all(isnan(other) for other in beside)


def _points(canvas: Canvas, item: Coloured) -> None:
    y = canvas.y_of(item.line)
    if item.line.form == "scatter" or not canvas.sketch.sizes:
        points = [(x, y(v)) for x, v in zip(canvas.xs, item.line.values, strict=True) if v is not None]
        canvas.page.dots(points, item.tone, 18)
        return
    largest = max(abs(size) for size in canvas.sketch.sizes) or 1.0
    drawn = sorted(zip(canvas.xs, item.line.values, canvas.sketch.sizes, strict=True), key=lambda one: -abs(one[2]))
    for x, value, size in drawn:
        if value is not None:
            # The area tells the size, as eyes compare areas.
            across = max(_SMALLEST, _LARGEST * sqrt(abs(size) / largest))
            canvas.page.dot((x, y(value)), item.tone, across, ring=Tone.PAPER, edge=2.5)


def _waterfall(canvas: Canvas, line: Line, good: str) -> None:
    """Each column begins where the one before it ended; rises and falls have their own tone, totals the accent's."""
    y, boxes, tones = canvas.left, [], []
    steps = steps_of(line.values, canvas.sketch.totals)
    for place, (begin, end) in enumerate(steps):
        x, half = canvas.xs[place], canvas.step * _WIDE / 2
        top, bottom = sorted((y(begin), y(end)))
        boxes.append(Box(x - half, min(top, bottom - _LOW), x + half, bottom))
        tones.append(Tone.ACCENT if place in canvas.sketch.totals else _news(end >= begin, good))
        if place + 1 < len(steps):
            canvas.page.rule(x + half, y(end), canvas.xs[place + 1] - half, y(end), Tone.MUTED, 2)
    canvas.page.bars(boxes, tones)
    canvas.page.rule(canvas.plot.left, y(0.0), canvas.plot.right, y(0.0), Tone.MUTED, 1.5)


def _news(rises: bool, good: str) -> Tone:  # noqa: FBT001
    """The tone of a step; where neither way is news, two that are told apart."""
    if good == "neither":
        return Tone.FOURTH if rises else Tone.SECOND
    return Tone.GOOD if rises == (good == "up") else Tone.BAD


def _candles(canvas: Canvas, lines: Sequence[Line]) -> None:
    """A thin line from low to high, and a body from open to close: filled where it fell, hollow where it rose."""
    y = canvas.left
    for place, (low, begin, end, high) in enumerate(zip(*(line.values for line in lines), strict=True)):
        if low is None or begin is None or end is None or high is None:
            continue
        x, half = canvas.xs[place], canvas.step * _WIDE / 2
        canvas.page.line([(x, y(low)), (x, y(high))], Tone.INK, 3)
        top, bottom = sorted((y(begin), y(end)))
        body = Box(x - half, min(top, bottom - _LOW), x + half, bottom)
        corners = [(body.left, body.top), (body.right, body.top), (body.right, body.bottom), (body.left, body.bottom)]
        canvas.page.shapes([corners], [Tone.PAPER if end >= begin else Tone.INK])
        canvas.page.line([*corners, corners[0]], Tone.INK, 3)
