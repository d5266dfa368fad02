"""Months of unlike weekdays, from rows by day."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from pulse.definition import read_pulse
from pulse.insight import find_facts
from pulse.insight.fact import Fact
from pulse.series import Dataset, from_json, to_json
from pulse.sources.gather import gather
from pulse.sources.rows import Rows


def monthly(week: list[int], until: date, *, lift: float = 1.0, every: int = 1) -> Dataset:
    """A shop that makes as much on each weekday as ``week`` says, and in its last month ``lift`` times that."""
    first = date(2024, 7, 1)
    days = [first + timedelta(days=at) for at in range((until - first).days) if at % every == 0]
    newest = (until - timedelta(days=1)).replace(day=1)
    values = [str(round(week[day.weekday()] * (lift if day >= newest else 1))) for day in days]
    pulse = {
        "name": "p",
        "title": "P",
        "source": {"at": "x.csv"},
        "grain": "month",
        "timezone": "UTC",
        "readers": ["a"],
    }
    measure = {"name": "Revenue", "value": "n", "period": "at"}
    rows = Rows("x.csv", {"at": [str(day) for day in days], "n": values}, seek_copies=False)
    as_of = datetime.combine(until, datetime.min.time(), UTC) + timedelta(hours=32)
    return gather(rows, read_pulse(pulse | {"measure": measure}, "test"), as_of)


def weekdays(result: Dataset) -> list[Fact]:
    return [fact for fact in find_facts(result) if (fact.kind, fact.about) == ("per_day", "weekdays")]


WEEKENDS = [400, 400, 400, 400, 400, 3000, 3000]


def test_a_month_with_five_weekends_is_told_without_them() -> None:
    # August 2026 has five Saturdays and Sundays, July four; a shop of weekends took the more and was no better.
    result = monthly(WEEKENDS, date(2026, 9, 1))

    [fact] = weekdays(result)

    assert result.week == tuple(Decimal(value) for value in WEEKENDS)
    assert fact.numbers["ratio"] == 0
    july = 23 * 400 + 8 * 3000
    assert fact.numbers["base"] == Decimal(july) * Decimal(21 * 400 + 10 * 3000) / Decimal(july)


def test_what_is_left_of_a_change_is_its_own() -> None:
    [fact] = weekdays(monthly(WEEKENDS, date(2026, 9, 1), lift=1.1))

    assert abs(fact.numbers["ratio"] - Decimal("0.1")) < Decimal("0.001")
    assert fact.direction == "up"


def test_a_shop_whose_weekdays_are_alike_is_told_nothing_of_them() -> None:
    assert weekdays(monthly([500] * 7, date(2026, 9, 1), lift=1.1)) == []


def test_rows_of_a_few_days_a_month_make_no_week() -> None:
    assert monthly([500] * 7, date(2026, 9, 1), every=10).week == ()


def test_a_week_is_kept_with_the_data() -> None:
    result = monthly(WEEKENDS, date(2026, 9, 1))

    assert from_json(to_json(result)) == result
