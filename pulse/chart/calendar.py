"""Hours or many days as a calendar: a square for each, darker for more, the newest and its base outlined."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import isnan

from pulse.chart.brief import Brief
from pulse.chart.page import Box, Page
from pulse.chart.span import Span
from pulse.chart.tones import Tone
from pulse.chart.type import Drawn, Weight, drawable, width
from pulse.definition.colour import mixed
from pulse.languages.calendar import short_weekday
from pulse.languages.dates import brief as brief_day
from pulse.text.labels import period_label

_GAP, _STEPS, _STEP = 5.0, 6, 34.0
_NAME, _HEAD, _FOOT = 32.0, 52.0, 66.0
_TALLEST = 124.0
Cell = tuple[date, int]
"""A row (the day of hours, a day of that weekday of days) and a column (the hour, the week)."""


@dataclass(frozen=True)
class _Grid:
    """Where the squares are.

    Args:
        cells: The cell of each place; none of a base from long before.
        rows: In order.
        left, top: Where the first square begins.
        wide, tall: From one square to the next.
        hourly: Whether a row is a day of hours, not a weekday.
    """

    cells: dict[int, Cell]
    rows: list[date]
    left: float
    top: float
    wide: float
    tall: float
    hourly: bool

    def box(self, place: int) -> Box:
        """The square of a place; the two hours of one name, as clocks go back, share one."""
        row, column = self.cells[place]
        left, top = self.left + column * self.wide, self.top + self.rows.index(row) * self.tall
        found = Box(left, top, left + self.wide - _GAP, top + self.tall - _GAP)
        middle = (found.top + found.bottom) / 2
        if self.cells.get(place + 1) == self.cells[place]:
            return found._replace(bottom=middle - 1)
        if self.cells.get(place - 1) == self.cells[place]:
            return found._replace(top=middle + 1)
        return found

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.top + len(self.rows) * self.tall


def draw_calendar(page: Page, span: Span, brief: Brief, box: Box) -> None:
    """Draw it into ``box``: weeks from left to right with a row for each weekday; of hours a row for each day."""
    grid = _grid(span, brief, box)
    low, high = min(span.known), max(span.known)
    fills: dict[int, list[Box]] = {}
    for place in grid.cells:
        square, value = grid.box(place), span.values[place]
        if isnan(value):
            middle = (square.top + square.bottom) / 2
            page.line(
                [(square.left + square.wide * 0.3, middle), (square.right - square.wide * 0.3, middle)], Tone.BASE, 3
            )
        elif place in span.partial:
            page.fill(square, Tone.ACCENT, hatched=True)
        else:
            share = (value - low) / (high - low) if high > low else 1.0
            fills.setdefault(min(_STEPS - 1, int(share * _STEPS)), []).append(square)
        if place in {span.newest, span.base}:
            _outline(page, square, Tone.ACCENT if place == span.newest else Tone.INK)
    for step, squares in fills.items():
        page.patches(squares, _shade(page, step))
    _names(page, brief, span, grid, box)
    _legend(page, brief, span, (low, high), Box(grid.left, grid.bottom + 18, box.right, box.bottom))


def _grid(span: Span, brief: Brief, box: Box) -> _Grid:
    hourly = brief.result.grain == "hour"
    first = 1 if span.broken else 0
    cells = {place: _cell(brief, span, first, place) for place in range(first, len(span.points))}
    rows = sorted({row for row, _ in cells.values()})
    columns = 24 if hourly else max(column for _, column in cells.values()) + 1
    left = box.left + max(width(_row_name(brief, row, hourly=hourly), _NAME, Weight.BOLD) for row in rows) + 18
    tall = min(_TALLEST, (box.tall - _HEAD - _FOOT) / len(rows))
    return _Grid(cells, rows, left, box.top + _HEAD, (box.right - left) / columns, tall, hourly)


def _cell(brief: Brief, span: Span, first: int, place: int) -> Cell:
    at, begin = span.points[place].at, span.points[first].at
    if isinstance(at, datetime):
        local = at.astimezone(brief.result.zone)
        return local.date(), local.hour
    monday = begin - timedelta(days=begin.weekday())
    return date(2024, 1, 1 + at.weekday()), (at - monday).days // 7


def _row_name(brief: Brief, row: date, *, hourly: bool) -> Drawn:
    said = brief_day(row, brief.language) if hourly else short_weekday(row.weekday(), brief.language)
    return drawable(period_label(said))


def _shade(page: Page, step: int) -> str:
    return mixed(page.colour(Tone.TRACK), page.colour(Tone.ACCENT), (step + 0.6) / _STEPS)


def _outline(page: Page, box: Box, tone: Tone) -> None:
    corners = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]
    page.line([*corners, corners[0]], tone, 5)


def _names(page: Page, brief: Brief, span: Span, grid: _Grid, box: Box) -> None:
    """Names of rows at the left; of columns above: every sixth hour, or the first days of weeks as they have room."""
    newest = grid.cells[span.newest]
    for number, row in enumerate(grid.rows):
        tone, weight = (Tone.ACCENT, Weight.BOLD) if row == newest[0] else (Tone.MUTED, Weight.REGULAR)
        middle = grid.top + (number + 0.5) * grid.tall - _GAP / 2
        page.write(_row_name(brief, row, hourly=grid.hourly), box.left, middle, _NAME, tone, weight, upright="center")
    taken: list[tuple[float, float]] = []
    columns = [*range(0, 24, 6)] if grid.hourly else [newest[1], 0, *range(newest[1], -1, -4)]
    for column in dict.fromkeys(columns):
        strong = column == newest[1] and not grid.hourly
        tone, weight = (Tone.ACCENT, Weight.BOLD) if strong else (Tone.MUTED, Weight.REGULAR)
        name = _column_name(brief, span, grid, column)
        room = width(name, _NAME, weight)
        begins = min(grid.left + column * grid.wide, box.right - room)
        if all(begins > end + 16 or begins + room < begin - 16 for begin, end in taken):
            taken.append((begins, begins + room))
            page.write(name, begins, box.top + 4, _NAME, tone, weight)


def _column_name(brief: Brief, span: Span, grid: _Grid, column: int) -> Drawn:
    if grid.hourly:
        return drawable(period_label(f"{column:02}:00"))
    begin = span.points[min(grid.cells)].at
    week = begin - timedelta(days=begin.weekday()) + timedelta(days=7 * column)
    return drawable(period_label(brief_day(max(week, begin), brief.language)))


def _legend(page: Page, brief: Brief, span: Span, ends: tuple[float, float], box: Box) -> None:
    """What the shades mean, from the least to the most, and which squares are outlined, as far as there is room."""
    low, high = (brief.shown(value) for value in ends)
    left = box.left
    if left + width(low, _NAME) + width(high, _NAME) + _STEPS * _STEP + 28 <= box.right:
        page.write(low, left, box.top, _NAME, Tone.MUTED)
        left += width(low, _NAME) + 16
        for step in range(_STEPS):
            square = Box(left + step * _STEP, box.top + 6, left + (step + 1) * _STEP - 4, box.top + 32)
            page.patches([square], _shade(page, step))
        page.write(high, left + _STEPS * _STEP + 12, box.top, _NAME, Tone.MUTED)
        left += _STEPS * _STEP + width(high, _NAME) + 56
    shown = [] if span.base is None or (span.broken and span.base == 0) else [(span.base, Tone.INK)]
    for place, tone in [(span.newest, Tone.ACCENT), *shown]:
        name = span.names[place]
        if left + 40 + width(name, _NAME) <= box.right:
            _outline(page, Box(left + 3, box.top + 8, left + 27, box.top + 32), tone)
            page.write(name, left + 40, box.top, _NAME, tone)
            left += 76 + width(name, _NAME)
