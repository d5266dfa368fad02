from datetime import UTC, date, datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from pulse.definition import Grain
from pulse.series.periods import begin, between, comparable_period, describe, end, step, truncate

GRAINS = st.sampled_from(get_args(Grain))
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"])
MOMENTS = st.datetimes(datetime(2001, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(MOMENTS, GRAINS, ZONES)
def test_a_moment_lies_in_its_own_period(moment: datetime, grain: Grain, zone: str) -> None:
    at = truncate(moment, grain, ZoneInfo(zone))

    # Half an hour is what Lord Howe's clocks move; an hour there is cut by the change.
    slack = timedelta(minutes=30) if grain == "hour" else timedelta(0)
    assert begin(at, ZoneInfo(zone)) <= moment < end(at, grain, ZoneInfo(zone)) + slack


@given(MOMENTS, GRAINS, ZONES, st.integers(-60, 60))
def test_stepping_there_and_back_ends_where_it_began(moment: datetime, grain: Grain, zone: str, count: int) -> None:
    at = truncate(moment, grain, ZoneInfo(zone))

    assert step(step(at, grain, count), grain, -count) == at


@given(MOMENTS, ZONES)
def test_days_leave_no_moment_out_and_hold_none_twice(moment: datetime, zone: str) -> None:
    at = truncate(moment, "day", ZoneInfo(zone))

    assert end(at, "day", ZoneInfo(zone)) == begin(step(at, "day"), ZoneInfo(zone))


def test_a_day_of_a_clock_change_has_23_or_25_hours() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)

    in_utc = [
        (end(d, "day", berlin).astimezone(UTC) - begin(d, berlin).astimezone(UTC)).total_seconds() / 3600
        for d in (spring, autumn)
    ]

    assert in_utc == [23, 25]


def test_the_hour_that_comes_twice_is_two_periods() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    first, second = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)

    assert first.astimezone(berlin).hour == second.astimezone(berlin).hour == 2
    assert truncate(first, "hour", berlin) != truncate(second, "hour", berlin)


def test_like_for_like_keeps_the_weekday_or_the_part_of_the_year() -> None:
    utc = ZoneInfo("UTC")
    assert comparable_period(date(2026, 11, 21), "day", utc) == date(2026, 11, 14)
    assert comparable_period(date(2026, 11, 16), "week", utc) == date(2025, 11, 17)
    assert comparable_period(date(2026, 2, 1), "month", utc) == date(2025, 2, 1)
    assert comparable_period(date(2026, 10, 1), "quarter", utc) == date(2025, 10, 1)


def test_the_same_hour_a_week_before_is_the_same_by_the_clock() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    noon = datetime(2026, 10, 26, 11, tzinfo=UTC)

    assert comparable_period(noon, "hour", berlin) == datetime(2026, 10, 19, 10, tzinfo=UTC)
    assert describe(noon, "hour", berlin) == "12:00 on Monday 26 October 2026"
    assert (
        describe(comparable_period(noon, "hour", berlin), "hour", berlin, beside=noon) == "12:00 on Monday 19 October"
    )


def test_the_first_hour_of_a_year_is_of_that_year_where_the_reader_is() -> None:
    midnight = datetime(2026, 12, 31, 23, tzinfo=UTC)

    assert describe(midnight, "hour", ZoneInfo("Europe/Berlin")) == "00:00 on Friday 1 January 2027"
    assert describe(datetime(2026, 10, 25, 1, tzinfo=UTC), "hour", ZoneInfo("Europe/Berlin")).startswith(
        "02:00 (CET) on"
    )


def test_periods_are_said_as_people_say_them() -> None:
    utc = ZoneInfo("UTC")

    assert describe(date(2026, 11, 21), "day", utc) == "Saturday 21 November 2026"
    assert describe(date(2026, 11, 14), "day", utc, beside=date(2026, 11, 21)) == "Saturday 14 November"
    assert describe(date(2026, 11, 16), "week", utc) == "the week of 16 November 2026"
    assert describe(date(2015, 12, 1), "month", utc) == "December 2015"
    assert describe(date(2026, 10, 1), "quarter", utc) == "Q4 2026"


def test_between_holds_both_ends() -> None:
    assert between(date(2026, 1, 1), date(2026, 3, 1), "month") == [date(2026, m, 1) for m in (1, 2, 3)]
