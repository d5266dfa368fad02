"""What would count twice is refused in one sentence; what only looks like it is not."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from pulse.errors import SourceError
from pulse.series import Dataset
from pulse.sources import fetch
from pulse.sources.sql import Database
from pulse.sources.totals import find_total
from tests.pulse.sources.conftest import pulse

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
DAYS = [date(2026, 10, 16) + timedelta(days=back) for back in range(40)]
Write = Callable[[list[str]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(lines: list[str]) -> Path:
        path = tmp_path / "data.csv"
        path.write_text("\n".join(["day,region,sales", *lines]) + "\n")
        return path

    return written


def told(at: Path, *, by: str | None = "region", grain: str = "day", **source: Any) -> Dataset:
    measure = {"name": "Sales", "value": "sales", "period": "day", "aggregate": "sum", **({"by": by} if by else {})}
    return fetch(pulse({"at": str(at), **source}, grain, measure, "UTC"), NOW)


def panel(**members: Callable[[int], object]) -> list[str]:
    return [f"{day},{name},{figure(at)}" for at, day in enumerate(DAYS) for name, figure in members.items()]


@pytest.mark.parametrize("name", ["Total", "TOTAL:", "Gesamt", "Total général", "Grand total", "Summe", "all"])
def test_a_member_that_is_called_a_total_is_refused_with_the_way_to_leave_it_out(write: Write, name: str) -> None:
    lines = panel(**{"North": lambda at: at + 1, "South": lambda _: 5, name: lambda at: at + 7})

    with pytest.raises(SourceError, match="the sum of the others") as refused:
        told(write(lines))
    shown = f'"{name}"' if ":" in name else name
    assert f"source.where: - {{column: region, is not: {shown}}}" in str(refused.value)

    kept = told(write(lines), where=[{"column": "region", "is not": name}])
    assert kept.complete[-1].value == 45


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_member_that_is_the_sum_of_the_others_is_found_by_its_figures_wherever_it_stands(
    write: Write, place: int
) -> None:
    members: list[tuple[str, Callable[[int], object]]] = [("N", lambda at: 10 + at), ("S", lambda at: 300 + at * 7)]
    members.insert(place, ("Europe", lambda at: 310 + at * 8))

    with pytest.raises(SourceError, match="'Europe' in column 'region' is the sum of the others"):
        told(write(panel(**dict(members))))


def test_a_total_that_is_off_by_rounding_is_found(write: Write) -> None:
    lines = panel(N=lambda at: f"{100.26 + at:.2f}", S=lambda at: f"{250.33 + at:.2f}", Both=lambda at: 351 + at * 2)

    with pytest.raises(SourceError, match="'Both' in column 'region' is the sum of the others"):
        told(write(lines))


def test_subtotals_between_the_rows_are_found(write: Write) -> None:
    lines = panel(
        Berlin=lambda at: 131 + at,
        Munich=lambda at: 240 + at * 3,
        Germany=lambda at: 371 + at * 4,
        Paris=lambda at: 512 + at,
        Lyon=lambda at: 77 + at * 2,
        France=lambda at: 589 + at * 3,
    )

    with pytest.raises(SourceError, match="'Germany' in column 'region' is the sum of Munich, Berlin"):
        told(write(lines))


def test_all_of_something_is_a_total_when_its_figures_are_about_that_much(write: Write) -> None:
    lines = panel(
        **{
            "Flood": lambda at: 11 + at,
            "Drought": lambda at: 20 + at,
            "All natural disasters": lambda at: 32 + at * 2,
        }
    )

    with pytest.raises(SourceError, match="'All natural disasters'"):
        told(write(lines))


def test_a_rollup_of_a_query_is_found_by_its_missing_name(tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'shop.db'}")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE sales (day DATE, region TEXT, amount INTEGER)")
        for at, day in enumerate(DAYS):
            for region, amount in (("N", 10 + at), ("S", 200 + at)):
                connection.exec_driver_sql(f"INSERT INTO sales VALUES ('{day}', '{region}', {amount})")  # noqa: S608
    engine.dispose()
    query = (
        "SELECT day AS period, region AS series, SUM(amount) AS value FROM sales GROUP BY day, region "
        "UNION ALL SELECT day, NULL, SUM(amount) FROM sales GROUP BY day"
    )
    asked = pulse({"kind": "sql", "query": query}, "day", {"name": "Sales", "value": "value"}, "UTC")

    with pytest.raises(SourceError, match="what has no value in column 'series' is the sum of the others") as refused:
        fetch(asked, NOW, Database(f"sqlite:///{tmp_path / 'shop.db'}"))
    assert "a WHERE in source.query" in str(refused.value)


def test_totals_of_each_day_count_twice_without_a_break_down_too(write: Write) -> None:
    lines = panel(N=lambda at: 110 + at, S=lambda at: 300 + at, Europe=lambda at: 410 + at * 2)

    with pytest.raises(SourceError, match="'Europe' in column 'region' is the sum of the others"):
        told(write(lines), by=None)
    nameless = [line.replace(",N,", ",,").replace(",S,", ",,").replace(",Europe,", ",,") for line in lines]
    with pytest.raises(SourceError, match="is the sum of all others of the day"):
        told(write(nameless), by=None)


def test_subtotals_of_months_on_their_last_day_are_found(write: Write) -> None:
    days = [date(2026, 8, 1) + timedelta(days=at) for at in range(116)]
    lines, held = [], Decimal(0)
    for at, day in enumerate(days):
        lines.append(f"{day},N,{120 + at % 17}")
        held += 120 + at % 17
        if (day + timedelta(days=1)).day == 1:
            lines.append(f"{day},N,{held}")
            held = Decimal(0)

    with pytest.raises(SourceError, match="is the sum of all others of the month"):
        told(write(lines), by=None)


def test_a_grand_total_in_the_last_row_is_found(write: Write) -> None:
    lines = [f"{day},N,{1200 + at}" for at, day in enumerate(DAYS)]
    lines.append(f"{DAYS[-1]},N,{sum(1200 + at for at in range(40))}")

    with pytest.raises(SourceError, match="is the sum of all others"):
        told(write(lines), by=None)


@pytest.mark.parametrize(
    "members",
    [
        {"A": lambda at: 1 + at % 2, "B": lambda at: at % 3, "C": lambda _: 1},  # small counts
        {"A": lambda at: 100 + at, "B": lambda at: 100 + at},  # two alike
        {"Total Care": lambda _: 3, "Acme": lambda at: 500 + at, "Umbrella": lambda _: 400},
        {"All Bar One": lambda _: 20, "Dishoom": lambda at: 400 + at, "Nando's": lambda _: 100},
        {"A": lambda at: 7 if at == 3 else 50 + at, "B": lambda _: 3, "C": lambda _: 4},  # once by accident
        {"": lambda at: 12 + at % 3, "N": lambda at: 700 + at, "S": lambda _: 300},  # rows without a region
        {"A": lambda _: 0, "B": lambda _: 0, "C": lambda at: 5 if at % 9 == 0 else 0},
    ],
)
def test_honest_members_are_not_taken_for_totals(write: Write, members: dict[str, Callable[[int], object]]) -> None:
    lines = panel(**members)

    result = told(write(lines))

    assert result.complete[-1].value == sum(int(line.rsplit(",", 1)[1]) for line in lines if "2026-11-24" in line)


def test_averages_are_refused_by_name_or_by_sums_that_move() -> None:
    course = {"N": {1: Decimal(4)}, "S": {1: Decimal(8)}, "Both": {1: Decimal(12)}}

    assert find_total(course, additive=False) is None
    assert find_total({**course, "Total": {1: Decimal(12)}}, additive=False) is not None


def test_a_total_in_a_column_that_the_pulse_does_not_use_is_found(tmp_path: Path) -> None:
    lines = [
        f"{day},{region},{product},{figure + at}"
        for at, day in enumerate(DAYS)
        for region, product, figure in (
            ("N", "A", 100),
            ("N", "B", 300),
            ("S", "A", 250),
            ("S", "B", 20),
        )
    ]
    lines += [f"{day},All,A,{350 + 2 * at}\n{day},All,B,{320 + 2 * at}" for at, day in enumerate(DAYS)]
    file = tmp_path / "cube.csv"
    file.write_text("day,region,product,sales\n" + "\n".join(lines))

    for by in ("product", None):
        with pytest.raises(SourceError, match="'All' in column 'region' is by its name the sum of the others"):
            told(file, by=by)
    kept = told(file, by="product", where=[{"column": "region", "is not": "All"}])
    assert kept.complete[-1].value == 670 + 4 * 39


def test_a_rollup_below_the_break_down_is_found(tmp_path: Path) -> None:
    lines = [
        f"{day},{region},{product},{figure + at}"
        for at, day in enumerate(DAYS)
        for region, product, figure in (("N", "A", 111), ("N", "B", 300), ("S", "A", 250), ("S", "B", 27))
    ]
    lines += [f"{day},N,,{411 + 2 * at}\n{day},S,,{277 + 2 * at}" for at, day in enumerate(DAYS)]
    file = tmp_path / "rollup.csv"
    file.write_text("day,region,product,sales\n" + "\n".join(lines))

    with pytest.raises(SourceError, match="what has no value in column 'product' is the sum of the others"):
        told(file)


@pytest.mark.parametrize(
    "members",
    [
        {"N": lambda at: 3511 + at * 7, "S": lambda at: 4007 + at * 3, "Group": lambda at: round(7518 + at * 10, -2)},
        {"Berlin": lambda at: 310 + at, "Total DE": lambda at: 310 + at},
        {"N": lambda at: 19_000 + at, "S": lambda at: 800 + at, "Company": lambda at: 19_878 if at == 39 else ""},
        {f"City {n}": (lambda at, n=n: n * 10 + at) for n in range(6)} | {"TotalUS": lambda at: 300 + 4 * at},
    ],
)
def test_totals_are_found_rounded_doubled_seldom_or_on_top_of_parts_of_themselves(
    write: Write, members: dict[str, Callable[[int], object]]
) -> None:
    lines = [line for line in panel(**members) if not line.endswith(",")]

    with pytest.raises(SourceError, match="is the sum of the others"):
        told(write(lines))


def test_fees_that_never_change_add_up_once_and_prove_nothing(write: Write) -> None:
    fees = panel(Acme=lambda _: 1200, Bolt=lambda _: 800, Core=lambda _: 2000, Dune=lambda _: 450)

    assert told(write(fees)).complete[-1].value == 4450


def test_what_is_no_total_can_be_kept(write: Write) -> None:
    lines = panel(Total=lambda at: 500 + at, Shell=lambda at: 300 + at, Esso=lambda _: 900)
    file = write(lines)

    with pytest.raises(SourceError, match=r"set measure.totals: keep if it is none"):
        told(file)
    measure = {"name": "Sales", "value": "sales", "period": "day", "by": "region", "totals": "keep"}
    assert fetch(pulse({"at": str(file)}, "day", measure, "UTC"), NOW).complete[-1].value == 1778


def test_subtotals_of_quarters_in_a_table_of_months_and_totals_a_day_late_are_found(tmp_path: Path) -> None:
    months = [date(2024 + at // 12, at % 12 + 1, 1) for at in range(24)]
    lines = []
    for at, month in enumerate(months):
        lines.append(f"{month},{1111 + at * 13}")
        if at % 3 == 2:
            lines.append(f"{month.replace(day=28)},{sum(1111 + back * 13 for back in (at, at - 1, at - 2))}")
    file = tmp_path / "quarters.csv"
    file.write_text("day,sales\n" + "\n".join(lines))
    with pytest.raises(SourceError, match="is the sum of all others of the quarter"):
        told(file, by=None, grain="month")

    days = [date(2026, 7, 1) + timedelta(days=at) for at in range(140)]
    held, lines = 0, []
    for at, day in enumerate(days):
        if day.day == 1 and held:
            lines.append(f"{day},{held}")
            held = 0
        lines.append(f"{day},{210 + at % 23}")
        held += 210 + at % 23
    file.write_text("day,sales\n" + "\n".join(lines))
    with pytest.raises(SourceError, match="is the sum of all others of the period before"):
        told(file, by=None)


@given(
    st.lists(st.lists(st.integers(100, 99_999), min_size=8, max_size=8), min_size=2, max_size=6),
    st.integers(0, 5),
)
def test_the_sum_of_the_others_is_always_found(figures: list[list[int]], place: int) -> None:
    names = [f"m{at}" for at in range(len(figures))]
    courses = {name: dict(enumerate(map(Decimal, row))) for name, row in zip(names, figures, strict=True)}
    whole = {at: Decimal(sum(row[at] for row in figures)) for at in range(8)}
    items = list(courses.items())
    items.insert(place % (len(items) + 1), ("sum", whole))

    found = find_total({key.replace("sum", "Europe"): course for key, course in items}, additive=True)

    assert found is not None


@given(st.lists(st.lists(st.integers(0, 30), min_size=20, max_size=20), min_size=3, max_size=6))
def test_random_small_counts_are_never_a_total(figures: list[list[int]]) -> None:
    courses = {f"m{at}": dict(enumerate(map(Decimal, row))) for at, row in enumerate(figures)}
    found = find_total(courses, additive=True)

    if found is not None:
        others = [
            row for at, row in enumerate(figures) if f"m{at}" in (found.parts or courses) and f"m{at}" != found.key
        ]
        own = figures[int(found.key[1:])]
        agreed = sum(abs(own[at] - sum(row[at] for row in others)) <= len(others) for at in range(20))
        assert agreed >= 18


@pytest.mark.parametrize(("off", "found"), [(1, "part"), (2, None)])
def test_a_subtotal_may_be_off_in_one_period_of_ten_and_in_no_more(off: int, found: str | None) -> None:
    north = {at: Decimal(1000 + 37 * at * at) for at in range(10)}
    south = {at: Decimal(500 + 91 * at) for at in range(10)}
    both = {at: north[at] + south[at] + (at < off) * 100 for at in range(10)}
    east = {at: Decimal(2000 - 53 * at) for at in range(10)}

    total = find_total({"north": north, "south": south, "part": both, "east": east})

    assert (total.key if total else None) == found
