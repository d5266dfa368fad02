"""Hours or many days as a calendar: a square for each, darker for more, the newest and its base outlined."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from math import isnan

from pulse.chart.brief import Brief
from pulse.chart.page import SMALL, Box, Page
from pulse.chart.span import Span
from pulse.chart.tones import Tone
from pulse.chart.type import Drawn, Weight, drawable, width
from pulse.definition.colour import mixed
from pulse.languages.calendar import short_weekday
from pulse.languages.dates import brief as brief_day
from pulse.text.labels import period_label

_GAP, _STEPS = 5.0, 6
_NAME, _HEAD, _FOOT = 32.0, 52.0, 66.0
_TALLEST = 124.0


def draw_calendar(page: Page, span: Span, brief: Brief, box: Box) -> None:
    """Draw it into ``box``: weeks from left to right with a row for each weekday; of hours a row for each day."""
    hourly = brief.result.grain == "hour"
    cells = [_cell(brief, span, place) for place in range(len(span.points))]
    rows = sorted({row for row, _ in cells})
    columns = range(24) if hourly else range(max(column for _, column in cells) + 1)
    names = [_row_name(brief, row, hourly=hourly) for row in rows]
    left = box.left + max(width(name, _NAME) for name in names) + 18
    wide = (box.right - left) / len(columns)
    tall = min(_TALLEST, (box.tall - _HEAD - _FOOT) / len(rows))
    top = box.top + _HEAD
    known = [value for value in span.known if not isnan(value)]
    low, high = min(known), max(known)
    fills: dict[int, list[Box]] = {}
    for place, (row, column) in enumerate(cells):
        at = Box(
            left + column * wide,
            top + rows.index(row) * tall,
            left + (column + 1) * wide - _GAP,
            top + (rows.index(row) + 1) * tall - _GAP,
        )
        value = span.values[place]
        if isnan(value):
            middle = (at.top + at.bottom) / 2
            page.line([(at.left + wide * 0.3, middle), (at.right - wide * 0.3, middle)], Tone.BASE, 3)
        elif place in span.partial:
            page.fill(at, Tone.ACCENT, hatched=True)
        else:
            share = (value - low) / (high - low) if high > low else 1.0
            fills.setdefault(min(_STEPS - 1, int(share * _STEPS)), []).append(at)
        if place in {span.newest, span.base}:
            _outline(page, at, Tone.ACCENT if place == span.newest else Tone.INK)
    for step, boxes in fills.items():
        page.patches(boxes, mixed(page.colour(Tone.TRACK), page.colour(Tone.ACCENT), (step + 0.6) / _STEPS))
    for name, row in zip(names, rows, strict=True):
        newest = row == cells[span.newest][0]
        tone, weight = (Tone.ACCENT, Weight.BOLD) if newest else (Tone.MUTED, Weight.REGULAR)
        middle = top + (rows.index(row) + 0.5) * tall - _GAP / 2
        page.write(name, box.left, middle, _NAME, tone, weight, upright="center")
    _column_names(page, brief, span, cells, (left, wide, box), hourly=hourly)
    _scale(page, brief, span, (low, high), Box(left, top + len(rows) * tall + 18, box.right, box.bottom))


def _cell(brief: Brief, span: Span, place: int) -> tuple[date, int]:
    """The row and the column of a period."""
    at, first = span.points[place].at, span.points[0].at
    if isinstance(at, datetime):
        local = at.astimezone(brief.result.zone)
        return local.date(), local.hour
    monday = first - timedelta(days=first.weekday())
    return date(2024, 1, 1 + at.weekday()), (at - monday).days // 7


def _row_name(brief: Brief, row: date, *, hourly: bool) -> Drawn:
    said = brief_day(row, brief.language) if hourly else short_weekday(row.weekday(), brief.language)
    return drawable(period_label(said))


def _outline(page: Page, box: Box, tone: Tone) -> None:
    corners = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]
    page.line([*corners, corners[0]], tone, 5)


def _column_names(
    page: Page,
    brief: Brief,
    span: Span,
    cells: Sequence[tuple[date, int]],
    where: tuple[float, float, Box],
    *,
    hourly: bool,
) -> None:
    """Of hours every sixth; of weeks the day that the newest one begins with, and others as they have room."""
    left, wide, box = where
    taken: list[tuple[float, float]] = []
    newest = cells[span.newest][1]
    columns = [*range(0, 24, 6)] if hourly else [newest, 0, *range(newest, -1, -4)]
    for column in dict.fromkeys(columns):
        if hourly:
            said = f"{column:02}:00"
        else:
            first = span.points[0].at - timedelta(days=span.points[0].at.weekday())
            said = brief_day(max(first + timedelta(days=7 * column), span.points[0].at), brief.language)
        name = drawable(period_label(said))
        tone, weight = (Tone.ACCENT, Weight.BOLD) if column == newest and not hourly else (Tone.MUTED, Weight.REGULAR)
        room = width(name, _NAME, weight)
        begins = min(left + column * wide, box.right - room)
        if all(begins > end + 16 or begins + room < begin - 16 for begin, end in taken):
            taken.append((begins, begins + room))
            page.write(name, begins, box.top + 4, _NAME, tone, weight)


def _scale(page: Page, brief: Brief, span: Span, ends: tuple[float, float], box: Box) -> None:
    """What the shades mean, from the least to the most."""
    low, high = (brief.shown(value) for value in ends)
    page.write(low, box.left, box.top, SMALL - 3, Tone.MUTED)
    left = box.left + width(low, SMALL - 3) + 16
    for step in range(_STEPS):
        shade = mixed(page.colour(Tone.TRACK), page.colour(Tone.ACCENT), (step + 0.6) / _STEPS)
        page.patches([Box(left + step * 34, box.top + 6, left + step * 34 + 30, box.top + 32)], shade)
    page.write(high, left + _STEPS * 34 + 12, box.top, SMALL - 3, Tone.MUTED)
    left += _STEPS * 34 + 12 + width(high, SMALL - 3) + 44
    for place, tone in ((span.newest, Tone.ACCENT), (span.base, Tone.INK)):
        name = None if place is None else span.names[place]
        if name is not None and left + 40 + width(name, SMALL - 3) <= box.right:
            _outline(page, Box(left + 3, box.top + 8, left + 27, box.top + 32), tone)
            page.write(name, left + 40, box.top, SMALL - 3, tone)
            left += 40 + width(name, SMALL - 3) + 36
