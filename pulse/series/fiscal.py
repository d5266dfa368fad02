"""Periods put together from days: fiscal years, months of whole weeks, and the part of a period that is over.

A year is called by the calendar year in which it ends. A 53rd week belongs to the last month of its year (National
Retail Federation, 4-5-4 calendar).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

from pulse.definition import Calendar
from pulse.definition.catalogue import Grain
from pulse.series import Dataset, Point, Quality, Span, periods
from pulse.series.periods import begin

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}


def year_begins(calendar: Calendar, year: int) -> date:
    """The first day of the fiscal year called ``year``."""
    if calendar.weeks is None:
        return date(year - (calendar.begins > 1), calendar.begins, 1)
    return _year_ends(calendar, year - 1) + timedelta(days=1)


def _year_ends(calendar: Calendar, year: int) -> date:
    following = date(year + (calendar.begins == 1), calendar.begins, 1)
    last = following - timedelta(days=1)
    back = (last.weekday() - _WEEKDAYS.index(calendar.last_day)) % 7
    ends = last - timedelta(days=back)
    return ends + timedelta(days=7) if calendar.ends == "nearest" and back > 3 else ends  # noqa: PLR2004 - half a week


def spans(calendar: Calendar, grain: Grain, first: date, last: date, zone: ZoneInfo) -> tuple[Span, ...]:
    """Every fiscal period that has a day from ``first`` to ``last``, both included, in time order."""
    found: list[Span] = []
    for year in range(first.year - 1, last.year + 3):
        starts = [*_month_starts(calendar, year), year_begins(calendar, year + 1)][:: _MONTHS_OF[grain]]
        for number, (start, following) in enumerate(pairwise(starts), start=1):
            name = f"FY{year}" if grain == "year" else f"{'Q' if grain == 'quarter' else 'P'}{number} FY{year}"
            if start <= last and following > first:
                found.append(Span(start, begin(following, zone), name))
    return tuple(found)


def _month_starts(calendar: Calendar, year: int) -> list[date]:
    start = year_begins(calendar, year)
    if calendar.weeks is None:
        return [periods.step(start, "month", count) for count in range(12)]
    lengths = [int(weeks) for weeks in calendar.weeks.split("-")] * 4
    return [start + timedelta(weeks=sum(lengths[:count])) for count in range(12)]


def resample(daily: Dataset, grain: Grain, calendar: Calendar) -> Dataset:
    """The days of ``daily`` (its measure adds up) as periods of ``grain`` in ``calendar``.

    A period has a figure only where each of its days has one. The newest may be partial: it then holds the days that
    are over.
    """
    days = list(daily.table[""])
    first, last = days[0], max(days[-1], daily.as_of.astimezone(daily.zone).date())
    made = spans(calendar, grain, first, last, daily.zone) if calendar.fiscal else ()
    starts = [span.at for span in made] or periods.between(
        periods.floor_day(first, grain), periods.floor_day(last, grain), grain
    )
    daily = replace(daily, series=tuple(series for series in daily.series if series.additive))
    shell = replace(
        daily,
        grain=grain,
        spans=made,
        points=(),
        days=tuple(replace(point, rows=0) for point in daily.table[""].values()),
    )
    cut = [at for at in starts if at >= first and begin(at, daily.zone) < daily.as_of]
    points = tuple(_point(shell, daily.table[series.key], series.key, at) for series in daily.series for at in cut)
    whole = [point for point in points if not point.series]
    while whole and whole[-1].partial and whole[-1].value is None:
        gone = whole.pop().at
        points = tuple(point for point in points if point.at != gone)
    return replace(shell, points=points, quality=_quality(daily.quality, shell, cut, whole))


def _point(shell: Dataset, table: dict[date, Point], key: str, at: date) -> Point:
    over = shell.end(at)
    inside = list(_days(at, over.astimezone(shell.zone).date()))
    known = [point for day in inside if (point := table.get(day)) is not None and point.value is not None]
    full = [point for point in known if not point.partial]
    partial = over > shell.as_of or (len(full) < len(inside) and inside[-1] > max(table))
    values = [point.value for point in full if point.value is not None]
    value = sum(values, Decimal(0)) if values and (partial or len(full) == len(inside)) else None
    return Point(at, value, key, partial=partial, rows=sum(point.rows for point in known))


def _days(first: date, end: date) -> Iterable[date]:
    return (first + timedelta(days=count) for count in range((end - first).days))


def _quality(found: Quality, shell: Dataset, starts: Sequence[date], whole: Sequence[Point]) -> Quality:
    ended = [at for at in starts if shell.end(at) <= shell.as_of]
    complete = [point.at for point in whole if not point.partial and point.value is not None]
    late = sum(at > complete[-1] for at in ended) if complete else len(ended)
    return replace(found, late_by=late, empty_by=0)


def same_part(result: Dataset, at: date, days: int) -> tuple[Decimal, date] | None:
    """The total of the first ``days`` days of the period ``at`` and the last of them; None where one is not known."""
    if days < 1 or datetime.combine(at, datetime.min.time(), result.zone) + timedelta(days=days) > result.end(at):
        return None
    known = {point.at: point.value for point in result.days if not point.partial}
    values = [known.get(day) for day in _days(at, at + timedelta(days=days))]
    if any(value is None for value in values):
        return None
    return sum((value for value in values if value is not None), Decimal(0)), at + timedelta(days=days - 1)
