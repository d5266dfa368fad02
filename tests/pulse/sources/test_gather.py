from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulse.definition import Pulse, read_pulse
from pulse.errors import SourceError
from pulse.series.history import MOST_MEMBERS, OTHERS
from pulse.sources.gather import gather
from pulse.sources.rows import Rows

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


def pulse(grain: str = "day", key: str | None = None, timezone: str = "UTC", **measure: Any) -> Pulse:
    return read_pulse(
        {
            "name": "orders",
            "title": "Orders",
            "source": {"at": "orders.csv", "key": key},
            "measure": {"name": "Orders", "value": "n", "period": "at", **measure},
            "grain": grain,
            "timezone": timezone,
            "readers": ["ada"],
        },
        "test",
    )


def rows(*cells: tuple[str, Any], members: list[str] | None = None, keys: list[str] | None = None) -> Rows:
    columns: dict[str, list[Any]] = {"at": [at for at, _ in cells], "n": [n for _, n in cells]}
    if members:
        columns["who"] = members
    if keys:
        columns["id"] = keys
    return Rows("orders.csv", columns)


def days(first: str, count: int, value: Any = 1) -> list[tuple[str, Any]]:
    start = date.fromisoformat(first)
    return [((start + timedelta(days=i)).isoformat(), value) for i in range(count)]


def test_a_gap_stays_a_gap_and_is_counted() -> None:
    result = gather(rows(("2026-11-18", "1"), ("2026-11-21", "4")), pulse(), NOW)

    assert [p.value for p in result.points] == [1, None, None, 4]
    assert result.quality.missing == (date(2026, 11, 19), date(2026, 11, 20))


def test_a_gap_is_zero_only_where_the_owner_says_so() -> None:
    result = gather(rows(("2026-11-18", "1"), ("2026-11-21", "4")), pulse(empty="zero"), NOW)

    assert [p.value for p in result.points] == [1, 0, 0, 4]
    assert result.quality.missing == ()


def test_the_running_day_is_partial() -> None:
    result = gather(rows(*days("2026-11-19", 4, "5")), pulse(), NOW)

    assert [p.partial for p in result.points] == [False, False, False, True]
    assert result.complete[-1].at == date(2026, 11, 21)


def test_a_month_whose_last_days_are_missing_is_partial_although_it_is_over() -> None:
    whole = rows(*days("2026-09-01", 30), *days("2026-10-01", 31))
    cut = rows(*days("2026-09-01", 30), *days("2026-10-01", 20))

    assert gather(whole, pulse("month"), NOW).complete[-1].at == date(2026, 10, 1)
    assert gather(cut, pulse("month"), NOW).complete[-1].at == date(2026, 9, 1)


def test_one_row_at_the_start_of_each_month_is_a_whole_month_once_it_is_over() -> None:
    monthly = rows(("2026-09-01", "1"), ("2026-10-01", "2"), ("2026-11-01", "3"))

    result = gather(monthly, pulse("month"), NOW)

    assert [p.partial for p in result.points] == [False, False, True]


def test_how_early_orders_usually_end_is_learned_from_the_days_before() -> None:
    quiet = [(f"2026-11-{day:02}T21:{day}:00", "1") for day in range(10, 21)]

    usual = gather(rows(*quiet, ("2026-11-21T21:05:00", "1")), pulse(), NOW)
    broken = gather(rows(*quiet, ("2026-11-21T11:05:00", "1")), pulse(), NOW)

    assert usual.complete[-1].at == date(2026, 11, 21)
    assert broken.complete[-1].at == date(2026, 11, 20)
    assert broken.quality.late_by == 1


def test_data_that_stopped_is_late_by_whole_periods() -> None:
    assert gather(rows(*days("2026-11-10", 5)), pulse(), NOW).quality.late_by == 7
    assert gather(rows(*days("2026-11-10", 12)), pulse(), NOW).quality.late_by == 0


def test_rows_from_the_future_are_counted_and_not_used() -> None:
    result = gather(rows(*days("2026-11-20", 2), ("2027-01-01", "99")), pulse(), NOW)

    assert result.quality.future_rows == 1
    assert result.points[-1].at == date(2026, 11, 21)


def test_copies_are_dropped_by_key_and_only_counted_without_one() -> None:
    cells = [("2026-11-21", "5"), ("2026-11-21", "5"), ("2026-11-21", "7")]

    by_key = gather(rows(*cells, keys=["a", "a", "b"]), pulse(key="id"), NOW)
    without = gather(rows(*cells), pulse(), NOW)

    assert (by_key.points[0].value, by_key.quality.copies_dropped) == (12, 1)
    assert (without.points[0].value, without.quality.copies_kept) == (17, 1)


def test_rows_that_share_a_key_and_differ_are_refused() -> None:
    with pytest.raises(SourceError, match="row 1 and row 2 share the id 'a' but differ"):
        gather(rows(("2026-11-21", "5"), ("2026-11-21", "6"), keys=["a", "a"]), pulse(key="id"), NOW)


def test_a_second_row_is_refused_where_there_should_be_one() -> None:
    with pytest.raises(SourceError, match="row 2 is a second one for 2026-11-21"):
        gather(rows(("2026-11-21", "5"), ("2026-11-21", "6")), pulse(aggregate="single"), NOW)


def test_an_empty_figure_makes_its_period_partial_and_not_smaller() -> None:
    result = gather(rows(("2026-11-20", "5"), ("2026-11-21", "5"), ("2026-11-21", "")), pulse(), NOW)

    assert result.quality.unknown_values == 1
    assert result.complete[-1].at == date(2026, 11, 20)


def test_small_members_become_one_that_keeps_the_sum() -> None:
    many = [f"m{i:02}" for i in range(30)]
    cells = [("2026-11-21", str(i)) for i in range(30)]

    result = gather(rows(*cells, members=many), pulse(by="who"), NOW)

    at = date(2026, 11, 21)
    assert len(result.members) == MOST_MEMBERS
    assert result.members[-1].key == OTHERS
    assert sum(result.value(at, m.key) or 0 for m in result.members) == result.value(at) == sum(range(30))


def test_a_mean_is_of_the_rows_and_not_of_the_means() -> None:
    cells = [("2026-11-21", "10"), ("2026-11-21", "10"), ("2026-11-21", "40")]

    result = gather(rows(*cells, members=["a", "a", "b"]), pulse(by="who", aggregate="mean"), NOW)

    assert result.value(date(2026, 11, 21)) == 20
    assert not result.whole.additive


def test_counting_needs_no_value_column() -> None:
    result = gather(rows(*days("2026-11-20", 2), *days("2026-11-21", 1)), pulse(value=None, aggregate="count"), NOW)

    assert [p.value for p in result.points] == [1, 2]


def test_the_time_zone_decides_which_day_a_row_is_of() -> None:
    late = rows(("2026-11-20T23:30:00Z", "1"), ("2026-11-19T12:00:00Z", "1"))

    assert gather(late, pulse(), NOW).points[-1].at == date(2026, 11, 20)
    assert gather(late, pulse(timezone="Europe/Berlin"), NOW).points[-1].at == date(2026, 11, 21)


def text_rows(*figures: str, doubtful: bool = True) -> Rows:
    cells = [(f"2026-11-{10 + index}", figure) for index, figure in enumerate(figures)]
    return Rows("x.csv", rows(*cells).columns, doubtful=doubtful)


@pytest.mark.parametrize(
    ("figures", "last"),
    [
        (("12.5", "13.25", "12.125"), "12.125"),
        (("12,5", "1.234,5", "1.234"), "1234"),
        (("0.25", "0.231"), "0.231"),
        (("1.234.567", "1,5"), "1.5"),
        (("12", "13"), "13"),
    ],
)
def test_a_column_shows_what_divides_whole_from_fraction(figures: tuple[str, ...], last: str) -> None:
    assert gather(text_rows(*figures), pulse(), NOW).complete[-1].value == Decimal(last)


def test_a_figure_that_may_be_a_thousand_or_a_fraction_is_refused_until_the_owner_says() -> None:
    with pytest.raises(
        SourceError, match=r"'1.234' in column 'n' may be a thousand or a fraction. Say which with source"
    ):
        gather(text_rows("1.234", "2.500"), pulse(), NOW)

    said = pulse().model_copy(update={"source": pulse().source.model_copy(update={"decimal": "comma"})})
    assert gather(text_rows("1.234", "2.500"), said, NOW).complete[-1].value == 2500
    assert gather(text_rows("1,234", doubtful=False), pulse(), NOW).complete[-1].value == 1234


def test_closed_weekdays_are_neither_missing_nor_late() -> None:
    weekdays = [(at, n) for at, n in days("2026-09-28", 54) if date.fromisoformat(at).weekday() < 5]
    monday = datetime(2026, 11, 23, 8, tzinfo=UTC)

    result = gather(rows(*weekdays), pulse(), monday)

    assert result.complete[-1].at == date(2026, 11, 20)
    assert (result.quality.late_by, result.quality.missing) == (0, ())


def test_an_empty_day_is_a_zero_day_to_the_end_where_the_owner_says_so() -> None:
    result = gather(rows(*days("2026-11-10", 10)), pulse(empty="zero"), NOW)

    assert result.complete[-1].at == date(2026, 11, 21)
    assert result.complete[-1].value == 0


def test_a_stray_date_is_named_and_not_counted_through() -> None:
    with pytest.raises(SourceError, match=r"reaches back to .*1926.*more than 20,000 days ago. Mend that date"):
        gather(rows(*days("2026-11-20", 2), ("1926-11-19", "1")), pulse(), NOW)
    for impossible in ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01"):
        with pytest.raises(SourceError, match="which is no date"):
            gather(rows((impossible, "1")), pulse("week", timezone="Asia/Tokyo"), NOW)


def test_an_hour_that_comes_twice_has_no_figure_where_nothing_tells_which() -> None:
    hours = [(f"2026-10-25T{hour:02}:00", "100") for hour in range(6)]
    table = rows(*hours[:3], hours[2], *hours[3:])

    result = gather(table, pulse("hour", timezone="Europe/Berlin"), datetime(2026, 10, 25, 8, tzinfo=UTC))

    assert {p.value for p in result.complete} == {100}
    assert len(result.complete) == 5


def test_dates_written_out_as_midnight_in_utc_are_dates() -> None:
    stamps = [(f"2026-11-{day}T00:00:00Z", "1") for day in (19, 20, 21)]

    result = gather(rows(*stamps), pulse(timezone="America/New_York"), NOW)

    assert result.complete[-1].at == date(2026, 11, 21)


def test_means_of_many_members_lose_none_for_being_small() -> None:
    cells = [("2026-11-21", "900")] + [("2026-11-21", "500")] * 13
    result = gather(rows(*cells, members=[f"S{n}" for n in range(14)]), pulse(by="who", aggregate="mean"), NOW)

    assert len(result.members) == 14


@given(
    st.lists(
        st.tuples(
            st.dates(date(2026, 8, 1), date(2026, 11, 21)),
            st.decimals(-1000, 1000, places=2),
            st.sampled_from("abcdefghijklmnopq"),
        ),
        min_size=1,
        max_size=60,
    )
)
def test_members_always_add_up_to_the_whole(cells: list[tuple[date, Decimal, str]]) -> None:
    # Two days in a row, so that the rest is not taken for rows of weeks or months.
    cells = [*cells, (date(2026, 11, 19), Decimal(1), "a"), (date(2026, 11, 20), Decimal(1), "b")]
    table = rows(*((str(at), str(value)) for at, value, _ in cells), members=[who for *_, who in cells])

    result = gather(table, pulse(by="who"), NOW)

    for point in result.points:
        if point.series == "" and point.value is not None:
            parts = [result.table[m.key][point.at].value for m in result.members]
            assert sum(part for part in parts if part is not None) == point.value
    assert sum(p.value or 0 for p in result.points if p.series == "") == sum(value for _, value, _ in cells)
