from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulse.definition import Calendar
from pulse.insight import find_facts
from pulse.series import Dataset, from_json, to_json
from pulse.series.fiscal import resample, spans, year_begins
from tests.pulse.conftest import Maker

ZONE = ZoneInfo("UTC")


def daily(first: date, days: int, value: int = 10) -> Dataset:
    made = Maker()({"N": [value] * days, "S": [1] * days}, first=first)
    return replace(
        made, as_of=datetime.combine(first + timedelta(days=days), datetime.min.time(), UTC) + timedelta(hours=8)
    )


def test_retail_years_begin_where_the_federation_says() -> None:
    # NRF 4-5-4: the year ends on the Saturday nearest the end of January; fiscal 2023 had 53 weeks.
    retail = Calendar(begins=2, weeks="4-5-4", ends="nearest")

    assert [year_begins(retail, year) for year in (2023, 2024, 2025)] == [
        date(2022, 1, 30),
        date(2023, 1, 29),
        date(2024, 2, 4),
    ]


@given(
    st.sampled_from(["4-4-5", "4-5-4", "5-4-4", None]),
    st.integers(1, 12),
    st.sampled_from(["last", "nearest"]),
    st.sampled_from(["saturday", "sunday", "friday"]),
    st.integers(2000, 2050),
)
def test_fiscal_periods_follow_each_other_without_gap(
    weeks: str | None, begins: int, ends: str, last_day: str, year: int
) -> None:
    calendar = Calendar.model_validate({"begins": begins, "weeks": weeks, "ends": ends, "last_day": last_day})
    for grain in ("month", "quarter", "year"):
        found = spans(calendar, grain, date(year, 1, 1), date(year + 2, 12, 31), ZONE)

        assert all(span.end.date() == other.at for span, other in pairwise(found))
        assert len({span.name for span in found}) == len(found)
        if weeks:
            assert all((span.end.date() - span.at).days % 7 == 0 for span in found)
    length = (year_begins(calendar, year + 1) - year_begins(calendar, year)).days
    assert length in ({364, 371} if weeks else {365, 366})


def test_days_become_fiscal_quarters_that_compare_with_their_like() -> None:
    result = resample(daily(date(2024, 7, 1), 850), "quarter", Calendar(begins=7))

    names = [result.describe(point.at) for point in result.complete]
    assert names[0] == "Q1 FY2025"
    assert result.complete[0].value == 11 * 92
    assert result.describe(result.like(result.complete[-1].at)) == "Q1 FY2026"
    assert from_json(to_json(result)) == result


def test_a_period_with_an_unknown_day_has_no_figure() -> None:
    made = Maker()({"": [5] * 10 + [None] + [5] * 60}, first=date(2026, 9, 1))

    result = resample(made, "month", Calendar(so_far=True))

    assert [result.table[""][at].value for at in (date(2026, 9, 1), date(2026, 10, 1))] == [None, 155]
    assert result.complete[0].at == date(2026, 10, 1)


def test_what_is_over_of_a_month_is_held_against_the_same_days_of_the_one_before() -> None:
    made = daily(date(2026, 8, 1), 71)  # to 10 October

    facts = find_facts(resample(made, "month", Calendar(so_far=True)))

    so_far = next(fact for fact in facts if fact.kind == "to_date")
    assert (so_far.numbers["count"], so_far.numbers["now"], so_far.numbers["base"]) == (10, 110, 110)
    best = [fact for fact in facts if fact.kind == "extreme"]
    assert best == []  # every day was alike


def test_the_best_day_of_a_week_is_known_where_its_days_are() -> None:
    row: list[int | None] = [1, 2, 3, 4, 5, 6, 7, 8, 20, 3, 4, 5, 6, 7]
    made = Maker()({"": row}, first=date(2026, 9, 7))

    facts = find_facts(resample(made, "week", Calendar(so_far=True)))

    highest = next(fact for fact in facts if fact.kind == "extreme" and fact.about == "highest")
    assert (highest.numbers["now"], highest.times["day"].at) == (20, "2026-09-15")


@pytest.mark.parametrize("days", [1, 6, 7, 8, 13, 14, 40])
def test_any_number_of_days_makes_whole_weeks_only(days: int) -> None:
    result = resample(daily(date(2026, 9, 7), days), "week", Calendar(so_far=True))

    assert [point.value for point in result.complete] == [77] * (days // 7)
