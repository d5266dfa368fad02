"""Days that are left out or moved, and the time of day in each zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulse.definition import read_pulse
from pulse.definition.schedule import Schedule
from pulse.errors import DefinitionError
from pulse.workdays import day_off, is_own_time, local_crons, moved, zones_of
from tests.conftest import ZONES

_MINUTES_OF_TEN_YEARS = st.integers(0, 10 * 365 * 24 * 60)
CALENDARS = [
    Schedule(skip=("weekends",)),
    Schedule(skip=("weekends", "holidays DE-BY"), move=True),
    Schedule(skip=("holidays US",), move=True),
    Schedule(skip=("weekends IL", "holidays IL"), move=True),
]


def written(**schedule: object) -> dict[str, object]:
    return {
        "name": "orders",
        "title": "Orders",
        "source": {"at": "orders.csv"},
        "measure": {"name": "Orders", "value": "orders", "period": "date"},
        "grain": "day",
        "timezone": "Europe/Berlin",
        "readers": ["ada"],
        "schedule": schedule,
    }


@given(st.sampled_from(ZONES), st.sampled_from(CALENDARS), _MINUTES_OF_TEN_YEARS)
def test_what_is_moved_keeps_its_time_of_day_and_comes_on_the_first_day_that_is_none_of_those_left_out(
    zone: str, calendar: Schedule, minutes: int
) -> None:
    clock = ZoneInfo(zone)
    slot = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)

    later = moved(calendar, slot, clock)

    assert later is not None
    assert later > slot
    before, after = slot.astimezone(clock), later.astimezone(clock)
    assert not day_off(calendar, after.date())
    between = [before.date() + timedelta(days=days) for days in range(1, (after.date() - before.date()).days)]
    assert all(day_off(calendar, day) for day in between)
    # An hour that the clocks leave out on that day comes an hour later, or half of one.
    apart = abs((after.hour * 60 + after.minute) - (before.hour * 60 + before.minute))
    assert apart == 0 or (after.replace(fold=0).utcoffset() != before.utcoffset() and apart <= 60)


@pytest.mark.parametrize(
    ("skip", "day", "said"),
    [
        (("weekends",), date(2026, 11, 28), "falls on a weekend (Saturday)"),
        (("weekends IL",), date(2026, 11, 27), "falls on a weekend (Friday)"),
        (("weekends IL",), date(2026, 11, 29), ""),
        (("holidays DE",), date(2026, 10, 3), "falls on a public holiday (German Unity Day, DE)"),
        (("holidays DE-BY",), date(2026, 6, 4), "falls on a public holiday (Corpus Christi, DE-BY)"),
        (("holidays DE",), date(2026, 6, 4), ""),
        (("weekends", "holidays DE"), date(2026, 11, 30), ""),
        (("2026-12-24",), date(2026, 12, 24), "falls on a day that its owner leaves out (24 December 2026)"),
    ],
)
def test_a_day_is_left_out_with_its_reason(skip: tuple[str, ...], day: date, said: str) -> None:
    assert day_off(Schedule(skip=skip), day) == said


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        ({"skip": "holidays"}, "is neither weekends, nor holidays"),
        ({"skip": "sundays"}, "is neither weekends, nor holidays"),
        ({"skip": "holidays XX"}, "no public holidays are known of the country XX"),
        ({"skip": "holidays DE-XX"}, "DE has no region XX"),
        ({"move": True}, "schedule.move goes with schedule.skip"),
        ({"at": "8 o'clock"}, "is no time of day"),
        ({"at": "24:00"}, "is no time of day"),
    ],
)
def test_a_schedule_that_cannot_be_kept_is_refused_in_a_sentence(schedule: dict[str, object], said: str) -> None:
    with pytest.raises(DefinitionError, match=said):
        read_pulse(written(**schedule), "test")


def test_a_day_that_yaml_reads_as_a_date_is_one() -> None:
    assert read_pulse(written(skip=date(2026, 12, 24)), "test").schedule.skip == ("2026-12-24",)


def test_one_day_may_be_written_without_a_list_and_a_time_as_yaml_reads_it() -> None:
    pulse = read_pulse(written(skip="holidays DE", at=17 * 60 + 30), "test")

    assert pulse.schedule.skip == ("holidays DE",)
    assert pulse.schedule.at == "17:30"


def test_each_zone_of_readers_has_the_days_of_the_owners_schedule_at_the_pulses_time() -> None:
    pulse = read_pulse(written(at="08:05"), "test")

    assert zones_of(pulse, ["", "Asia/Tokyo", "Asia/Tokyo", "Europe/Berlin"]) == ["Asia/Tokyo", "Europe/Berlin"]
    assert local_crons(pulse, [("0 9 * * 1-5", True), ("30 6 2 * *", True)]) == [
        ("5 8 * * 1-5", True),
        ("5 8 2 * *", True),
    ]
    assert local_crons(pulse, [("0 9 1-7 * 1", False), ("@weekly", True)]) == [
        ("5 8 * * 0", True),
        ("5 8 1-7 * 1", False),
    ]
    assert local_crons(pulse, []) == [("5 8 * * *", True)]
    assert local_crons(read_pulse(written(), "test"), [("0 9 * * *", True)]) == []
    assert is_own_time(pulse, datetime(2026, 7, 1, 6, 5, tzinfo=UTC))
    assert not is_own_time(pulse, datetime(2026, 12, 1, 6, 5, tzinfo=UTC))
