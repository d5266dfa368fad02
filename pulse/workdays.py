"""Days on which a pulse is sent, by the calendar of a country, and the clocks of those who get it."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from pulse.definition import Pulse
from pulse.definition.schedule import Schedule
from pulse.insight.holidays import public_holidays

_LONGEST_BREAK = 60
"""Days in a row that may be left out."""
_NAMED = {
    "@hourly": "* * *",
    "@daily": "* * *",
    "@midnight": "* * *",
    "@weekly": "* * 0",
    "@monthly": "1 * *",
    "@yearly": "1 1 *",
    "@annually": "1 1 *",
}
_SATURDAY_SUNDAY = frozenset({5, 6})


def day_off(schedule: Schedule, day: date) -> str:
    """Why nothing is sent on ``day``, in words for the owner; empty where something is."""
    if day in schedule.single_days:
        return f"falls on a day that its owner leaves out ({day:%d %B %Y})"
    for kind, country, region in schedule.days_off:
        if kind == "weekends" and day.weekday() in (_weekend(country) if country else _SATURDAY_SUNDAY):
            return f"falls on a weekend ({day:%A})"
        if kind == "holidays" and country and (called := public_holidays(country, region, day.year).get(day)):
            return f"falls on a public holiday ({called}, {country}{f'-{region}' if region else ''})"
    return ""


def moved(schedule: Schedule, slot: datetime, zone: ZoneInfo) -> datetime | None:
    """The same time of day on the next day that is none of ``schedule.skip``; None where there is none in a month.

    Args:
        schedule: What is left out.
        slot: An aware moment on such a day.
        zone: Whose clock and calendar count.
    """
    local = slot.astimezone(zone)
    for days in range(1, _LONGEST_BREAK + 1):
        # By the wall clock: eight o'clock stays eight o'clock also where the clocks change in between.
        later = (local.replace(tzinfo=None) + timedelta(days=days)).replace(tzinfo=zone)
        if not day_off(schedule, later.date()):
            return later.astimezone(slot.tzinfo)
    return None


def zones_of(pulse: Pulse, clocks: Iterable[str]) -> list[str]:
    """The time zones that a pulse is sent in, each once; whoever has none has the pulse's."""
    return sorted({clock or pulse.timezone for clock in clocks})


def local_crons(pulse: Pulse, crons: Collection[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The days of ``crons`` at the time of ``pulse.schedule.at``; every day where there is none.

    Args:
        pulse: A pulse that is sent at each reader's own time.
        crons: Schedules of its deployment (five fields, or a name such as ``@weekly``), each with whether a day of the
            month or of the week is enough where both are given.
    """
    clock = pulse.schedule.clock
    if clock is None:
        return []
    days = {(_NAMED.get(cron) or " ".join(cron.split()[2:5]), either) for cron, either in crons} or {("* * *", True)}
    return [(f"{clock.minute} {clock.hour} {on}", either) for on, either in sorted(days)]


def is_own_time(pulse: Pulse, slot: datetime) -> bool:
    """Whether ``slot`` is the time of day that a pulse is sent at, by the clock of its own time zone."""
    clock, local = pulse.schedule.clock, slot.astimezone(pulse.zone)
    return clock is not None and (local.hour, local.minute) == (clock.hour, clock.minute)


@cache
def _weekend(country: str) -> frozenset[int]:
    from holidays import country_holidays

    return frozenset(country_holidays(country).weekend)
