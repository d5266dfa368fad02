"""Slots as Prefect's own scheduler reckons them: ten years, twenty time zones, every time of day."""

import asyncio
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from prefect.server.schemas.schedules import CronSchedule

from tests.conftest import ZONES

_FIRST, _LAST = date(2024, 1, 2), date(2033, 12, 30)
_MINUTES = st.integers(0, 24 * 60 - 1)


def slots(zone: str, cron: str) -> list[datetime]:
    """Every slot of ten years, asked for a part at a time as the scheduler does."""
    schedule, end = CronSchedule(cron=cron, timezone=zone), datetime(2034, 1, 1, tzinfo=UTC)

    async def ask() -> list[datetime]:
        found: list[datetime] = []
        start = datetime(2024, 1, 1, tzinfo=UTC)
        while part := await schedule.get_dates(n=500, start=start, end=end):
            found += part
            start = part[-1] + timedelta(seconds=1)
        return found

    return asyncio.run(ask())


@given(st.sampled_from(ZONES), _MINUTES)
def test_a_daily_pulse_has_one_slot_a_day_also_when_clocks_change(zone: str, minutes: int) -> None:
    hour, minute = divmod(minutes, 60)
    found = slots(zone, f"{minute} {hour} * * *")

    assert len(set(found)) == len(found)
    a_day = Counter(at.astimezone(ZoneInfo(zone)).date() for at in found)
    days = [_FIRST + timedelta(days=number) for number in range((_LAST - _FIRST).days)]
    assert [day for day in days if a_day[day] != 1] == []
    # An hour that the clocks leave out comes as soon as there is one; all others come at their time.
    late = [at for at in found if (at.astimezone(ZoneInfo(zone)).hour, at.minute % 30) != (hour, minute % 30)]
    assert len(late) <= 2 * 10 + 2


@given(st.sampled_from(ZONES), st.sampled_from(ZONES), st.integers(0, 23))
def test_readers_of_two_zones_get_it_at_their_own_hour_on_the_same_days(one: str, other: str, hour: int) -> None:
    first, second = slots(one, f"0 {hour} * * 1-5"), slots(other, f"0 {hour} * * 1-5")

    here = {at.astimezone(ZoneInfo(one)).date() for at in first}
    there = {at.astimezone(ZoneInfo(other)).date() for at in second}
    inside = {day for day in here | there if _FIRST <= day <= _LAST}
    assert inside <= here & there
    assert all(day.weekday() < 5 for day in inside)
