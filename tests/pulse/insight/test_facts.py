from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulse.insight import find_facts, headline_change
from pulse.insight.drivers import moves
from pulse.insight.fact import Fact
from pulse.languages.dates import say
from pulse.series import Quality
from pulse.series.periods import comparable_period
from pulse.sources.gather import gather
from pulse.sources.rows import Rows
from tests.pulse.conftest import Maker
from tests.pulse.sources.test_gather import pulse as daily


def one(facts: tuple[Fact, ...], kind: str, about: str = "") -> Fact:
    return next(fact for fact in facts if fact.kind == kind and about in {"", fact.about})


def kinds(facts: tuple[Fact, ...]) -> set[str]:
    return {fact.kind for fact in facts}


def test_the_level_is_of_the_newest_complete_period(make: Maker) -> None:
    facts = find_facts(make({"": [10, 20, 30]}, partial_last=True))

    assert facts[0].kind == "level"
    assert facts[0].numbers["now"] == 20
    assert say(one(facts, "quality", "partial").times["period"], "en") == "Thursday 3 September 2026"


def test_a_day_is_held_against_the_same_weekday_first(make: Maker) -> None:
    facts = find_facts(make({"": [100, 0, 0, 0, 0, 0, 50, 110]}))

    headline = headline_change(facts)
    assert headline is not None
    assert (headline.about, headline.numbers["base"], headline.numbers["diff"]) == ("like", 100, 10)
    assert headline.numbers["ratio"] == Decimal("0.1")
    assert one(facts, "change", "previous").numbers["diff"] == 60


def test_a_month_is_held_against_the_month_before_first(make: Maker) -> None:
    facts = find_facts(make({"": list(range(100, 126, 2))}, grain="month", first=date(2025, 1, 1)))

    headline = headline_change(facts)
    assert headline is not None
    assert headline.about == "previous"
    assert one(facts, "change", "like").numbers["base"] == 100


def test_without_a_base_there_is_no_headline_and_that_is_said(make: Maker) -> None:
    facts = find_facts(make({"": [None, 5, 6, 7, 8, 9, 10, 11]}))

    assert headline_change(facts) is None
    assert say(one(facts, "quality", "no_base").times["base_period"], "en") == "Tuesday 1 September 2026"


@pytest.mark.parametrize(("base", "now", "said"), [(3, 6, False), (5, 6, True), (0, 6, False), (-4, 6, False)])
def test_a_percentage_needs_a_base_that_can_carry_it(make: Maker, base: int, now: int, said: bool) -> None:
    facts = find_facts(make({"": [base, 1, 1, 1, 1, 1, 1, now]}))

    headline = headline_change(facts)
    assert headline is not None
    assert ("ratio" in headline.numbers) is said


def test_a_record_says_its_scope(make: Maker) -> None:
    since = find_facts(make({"": [50, *[20, 21] * 6, 40]}))
    always = find_facts(make({"": [*[20, 21] * 6, 40]}))

    assert say(one(since, "record").times["scope"], "en") == "Tuesday 1 September"
    assert one(since, "record").numbers["count"] == 13
    assert say(one(always, "record").times["all_since"], "en") == "Tuesday 1 September"
    assert one(always, "record").numbers["count"] == 13


def test_a_record_with_a_gap_is_counted_from_the_first_day_that_it_beats(make: Maker) -> None:
    found = one(find_facts(make({"": [50, *[20, 21] * 4, None, *[20, 21] * 3, 40]})), "record")

    assert say(found.times["known_since"], "en") == "Wednesday 2 September"
    assert found.numbers["count"] == 15


def test_the_best_of_a_few_days_is_no_record(make: Maker) -> None:
    assert "record" not in kinds(find_facts(make({"": [50, *[20] * 7, 40]})))


def test_a_tie_is_no_record_over_what_it_ties_with(make: Maker) -> None:
    facts = find_facts(make({"": [40, *[20] * 12, 40]}))

    assert say(one(facts, "record", "highest").times["scope"], "en") == "Tuesday 1 September"


def test_a_streak_counts_moves_and_stops_at_a_gap(make: Maker) -> None:
    rising = find_facts(make({"": [9, 10, 11, 12, 13, 14]}))
    broken = find_facts(make({"": [9, 10, None, 12, 13, 14]}))
    tiny = find_facts(make({"": [1000, 1001, 1002, 1003, 1004, 1005]}))

    assert one(rising, "streak").numbers["count"] == 5
    assert one(rising, "streak").numbers["base"] == 9
    assert "streak" not in kinds(broken)
    assert "streak" not in kinds(tiny)


def test_drivers_name_who_moved_with_and_against_the_whole(make: Maker) -> None:
    facts = find_facts(
        make({"N": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22], "E": [5, 0, 0, 0, 0, 0, 0, 5]})
    )

    drivers = [f for f in facts if f.kind == "driver"]
    assert [(f.about, f.numbers["diff"], f.numbers["rest"]) for f in drivers] == [
        ("N", -30, 12),
        ("S", 12, -30),
        ("E", 0, -18),
    ]
    assert [f.weight == 1 for f in drivers] == [True, True, False]
    assert all("share" not in f.numbers for f in drivers)


@given(st.lists(st.lists(st.integers(0, 500), min_size=8, max_size=8), min_size=1, max_size=8))
def test_the_changes_of_the_members_are_exactly_the_change_of_the_whole(rows: list[list[int]]) -> None:
    table: dict[str, list[int | None]] = {f"m{i}": [*row] for i, row in enumerate(rows)}
    result = Maker()(table)
    at = result.complete[-1].at
    base = comparable_period(at, "day", result.zone)

    changes = moves(result, at, base)

    now, before = result.value(at), result.value(base)
    assert now is not None
    assert before is not None
    assert sum(changes.values()) == now - before
    for fact in find_facts(result):
        if fact.kind == "driver":
            assert fact.numbers["diff"] + fact.numbers["rest"] == now - before
            assert sum(e.value or 0 for e in fact.evidence) == now - before


def test_a_share_is_said_from_half_on_or_when_it_moved(make: Maker) -> None:
    half = find_facts(make({"N": [50] * 8, "S": [50] * 8}))
    moved = find_facts(make({"N": [*[30] * 7, 45], "S": [35] * 8, "E": [35] * 8}))
    calm = find_facts(make({"N": [34] * 8, "S": [33] * 8, "E": [33] * 8}))

    assert one(half, "share").numbers["share"] == Decimal("0.5")
    assert one(moved, "share").numbers["share"] > one(moved, "share").numbers["before"]
    assert "share" not in kinds(calm)


def test_a_member_that_fell_silent_is_said_before_anything_it_explains() -> None:
    days = [f"2026-11-{day}" for day in range(10, 22)]
    cells = [(day, "20", who) for day in days for who in ("N", "S") if not (who == "S" and day == days[-1])]
    table = Rows("orders.csv", {"at": [c[0] for c in cells], "n": [c[1] for c in cells], "who": [c[2] for c in cells]})
    result = gather(table, daily(by="who"), datetime(2026, 11, 22, 8, tzinfo=UTC))

    facts = find_facts(result)

    silent = one(facts, "quality", "silent_member")
    assert silent.words["member"] == "S"
    assert silent.score > max(f.score for f in facts if f.kind in {"driver", "record", "streak", "share"})


def test_late_and_missing_data_are_facts(make: Maker) -> None:
    quality = Quality(rows=8, missing=(date(2026, 9, 3),), late_by=3, copies_kept=2, unknown_values=1, future_rows=4)

    facts = find_facts(make({"": [1, 2, 3, 4, 5, 6, 7, 8]}, quality=quality))

    found = {f.about: f.numbers.get("count") for f in facts if f.kind == "quality"}
    assert found["stale"] == 3
    assert (found["missing"], found["copies_kept"], found["unknown_values"], found["future_rows"]) == (1, 2, 1, 4)


def test_facts_are_numbered_repeatable_and_carry_their_evidence(make: Maker) -> None:
    result = make({"N": [50, 40, 30, 60, 20, 80, 10, 20], "S": [10, 20, 30, 40, 50, 60, 70, 22]})

    facts = find_facts(result)

    assert [f.id for f in facts] == [f"F{n}" for n in range(1, len(facts) + 1)]
    assert facts == find_facts(result)
    for fact in facts:
        assert fact.kind == "quality" or fact.evidence
        assert 0 <= fact.score <= 1
        assert Fact.model_validate_json(fact.model_dump_json()) == fact
        if fact.kind in {"level", "change"}:
            assert fact.evidence[0].value == fact.numbers["now"]
            assert result.value(date.fromisoformat(fact.evidence[0].at)) == fact.numbers["now"]
