"""Periods: hours, days, weeks from Monday, months, quarters and years, in one time zone.

A period is named by its first moment: a ``date`` for a day or longer, an aware UTC ``datetime`` for an hour, so that
the hour that a clock change repeats is two periods, and the one it skips is none.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict

from pulse.definition.catalogue import Grain

Start = date | datetime
"""First moment of a period: ``datetime`` (aware, UTC) for hours, plain ``date`` for everything longer."""

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Period(BaseModel):
    """One period, with all that is needed to say it in any language.

    Args:
        at: First moment, in ISO form: a date, or an aware moment for an hour.
        grain: Its length.
        zone: Time zone whose clocks count.
        year: Whether the year is said; it is left out beside another period of the same year.
        name: What it is called, where it has no fixed length or is of the owner's own calendar.
        until: Its last day, in ISO form, where it is a stretch of days that is no whole week, month, quarter or year.
        weekday: The one weekday that is meant of a stretch, 0 is Monday.
    """

    model_config = ConfigDict(frozen=True)

    at: str
    grain: Grain
    zone: str
    year: bool = True
    name: str = ""
    until: str = ""
    weekday: int | None = None


def truncate(moment: datetime, grain: Grain, zone: ZoneInfo) -> Start:
    """The period of ``grain`` that holds ``moment`` (aware), by the clocks of ``zone``."""
    local = moment.astimezone(zone)
    if grain == "hour":
        return local.replace(minute=0, second=0, microsecond=0).astimezone(UTC)
    return floor_day(local.date(), grain)


def floor_day(day: date, grain: Grain) -> date:
    """The period of ``grain`` (a day or longer) that holds ``day``."""
    if grain == "week":
        return day - timedelta(days=day.weekday())
    if grain == "month":
        return day.replace(day=1)
    if grain == "quarter":
        return day.replace(month=day.month - (day.month - 1) % 3, day=1)
    if grain == "year":
        return day.replace(month=1, day=1)
    return day


def step(start: Start, grain: Grain, count: int = 1) -> Start:
    """The period ``count`` after ``start``; before it when negative."""
    if grain == "hour":
        return start + timedelta(hours=count)
    if grain in _MONTHS:
        month = start.year * 12 + start.month - 1 + count * _MONTHS[grain]
        return date(month // 12, month % 12 + 1, 1)
    return start + timedelta(days=count * (7 if grain == "week" else 1))


def begin(start: Start, zone: ZoneInfo) -> datetime:
    """The aware moment at which the period begins."""
    if isinstance(start, datetime):
        return start
    return datetime(start.year, start.month, start.day, tzinfo=zone)


def end(start: Start, grain: Grain, zone: ZoneInfo) -> datetime:
    """The aware moment at which the period is over; it belongs to the next one."""
    return begin(step(start, grain), zone)


def between(first: Start, last: Start, grain: Grain) -> list[Start]:
    """Every period from ``first`` to ``last``, both included, in order."""
    found: list[Start] = []
    at = first
    while at <= last:
        found.append(at)
        at = step(at, grain)
    return found


def comparable_period(start: Start, grain: Grain, zone: ZoneInfo) -> Start:
    """The like-for-like period before ``start``.

    The same hour by the clock and the same weekday a week earlier for hours and days; the same part of the year, a
    year earlier, for weeks (52 weeks), months and quarters; the year before for years. Where a clock change left that
    hour out, it is the one the clock jumped to.
    """
    if isinstance(start, datetime):
        return (start.astimezone(zone) - timedelta(days=7)).astimezone(UTC)
    back = {"day": -7, "week": -52, "month": -12, "quarter": -4, "year": -1}[grain]
    return step(start, grain, back)


def describe(start: Start, grain: Grain, zone: ZoneInfo, *, beside: Start | None = None) -> str:
    """A period as a reader says it, such as ``Saturday 21 November 2026`` or ``the week of 16 November 2026``.

    The year of a day or a week is left out where it stands ``beside`` a period of the same year.
    """
    local = begin(start, zone).astimezone(zone)
    same_year = beside is not None and begin(beside, zone).astimezone(zone).year == local.year
    year = "" if same_year else f" {local.year}"
    if isinstance(start, datetime):
        twice = local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()
        offset = f" ({local:%Z})" if twice else ""
        return f"{local:%H:%M}{offset} on {local:%A} {local.day} {local:%B}{year}"
    if grain == "day":
        return f"{start:%A} {start.day} {start:%B}{year}"
    if grain == "week":
        return f"the week of {start.day} {start:%B}{year}"
    if grain == "month":
        return f"{start:%B} {start.year}"
    if grain == "quarter":
        return f"Q{(start.month + 2) // 3} {start.year}"
    return str(start.year)
