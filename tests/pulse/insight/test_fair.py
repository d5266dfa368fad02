"""What would mislead beside the rest is left out or weighs little, and what leads a text leads it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from pulse.definition import read_pulse
from pulse.insight import InsightOptions, find_facts
from pulse.insight.fact import Fact
from pulse.narration import NarrationContext, write_plainly
from pulse.narration.lead import leads, meaning
from pulse.narration.sentence import sayable
from pulse.series import Dataset
from pulse.sources.gather import gather
from pulse.sources.rows import Rows
from tests.pulse.conftest import Maker

WEEK = [100, 95, 97, 102, 115, 130, 80]


def course(days: int, *, level: int = 10) -> list[int | None]:
    return [level * WEEK[day % 7] + 7 * (day * 37 % 11) for day in range(days)]


def gathered(rows: dict[str, list[int | None]]) -> Dataset:
    """As a source gives it: a member without a figure has no row on that day."""
    length, end = len(next(iter(rows.values()))), datetime(2026, 11, 24, 8, tzinfo=UTC)
    cells = [
        (str((end - timedelta(days=length - at)).date()), str(value), name)
        for name, course in rows.items()
        for at, value in enumerate(course)
        if value is not None
    ]
    columns = dict(zip(("at", "n", "who"), map(list, zip(*cells, strict=True)), strict=True))
    measure = {"name": "Orders", "value": "n", "period": "at", "by": "who", "unit": "count"}
    pulse = {"name": "p", "title": "P", "source": {"at": "x.csv"}, "grain": "day", "timezone": "UTC", "readers": ["a"]}
    return gather(Rows("x.csv", columns, seek_copies=False), read_pulse(pulse | {"measure": measure}, "test"), end)


def kinds(facts: tuple[Fact, ...]) -> set[str]:
    return {fact.kind for fact in facts}


def written(facts: tuple[Fact, ...], **changes: Any) -> str:
    context = NarrationContext(title="Shop", measure="Orders", dimension="region", grain="day", good="up", **changes)
    read = write_plainly(context, facts)
    return str(read.summary + read.highlights)


def test_a_figure_within_its_usual_swing_is_said_with_the_ends_of_that_swing(make: Maker) -> None:
    facts = find_facts(make({"": course(120)}))

    found = meaning(facts)

    assert found is not None
    assert (found.kind, found.about) == ("unusual", "usual")
    assert found.numbers["low"] <= found.numbers["now"] <= found.numbers["high"]
    assert "within its usual swing" in written(facts)


def test_moves_that_cancel_are_told_with_the_largest_of_each(make: Maker) -> None:
    flat = [400] * 15
    facts = find_facts(make({"A": [*flat, 520], "B": [*flat, 270], "C": [*flat, 410]}))
    half_left = find_facts(make({"A": [*flat, 600], "B": [*flat, 300]}))

    (offset,) = [fact for fact in facts if fact.kind == "offset"]
    assert (offset.words["riser"], offset.words["faller"]) == ("A", "B")
    assert (offset.numbers["up"], offset.numbers["down"]) == (120, 130)
    assert "offset" not in kinds(half_left)


def test_others_that_cancel_are_not_said_to_have_stood_still(make: Maker) -> None:
    flat = [100] * 15
    facts = find_facts(make({"A": [*flat, 20], "B": [*flat, 130], "C": [*flat, 70]}))

    assert "did not move" not in written(facts)


def test_a_member_under_a_new_name_is_asked_about_and_each_new_name_once() -> None:
    past: list[int | None] = [90] * 20
    gone: list[int | None] = [None]
    facts = find_facts(
        gathered({"North": [*past, *gone], "South": [*past, *gone], "Nord": [None] * 20 + [88], "East": [*past, 91]})
    )

    doubts = [(fact.doubt, fact.words["member"]) for fact in leads(facts)]
    renamed = [fact for fact in facts if fact.doubt == "renamed"]
    assert sorted(doubt for doubt, _ in doubts) == ["renamed", "silent_member"]
    assert [fact.words["renamed"] for fact in renamed] == ["Nord"]
    assert "debut" not in kinds(facts)


def test_a_figure_a_hundred_times_off_is_doubted_and_nothing_is_made_of_it(make: Maker) -> None:
    once = find_facts(make({"": [*course(60), 100 * 970]}), InsightOptions())
    twice = find_facts(make({"": [*course(60), 97_000, 95_000]}))

    for facts in (once, twice):
        (doubt,) = leads(facts)
        assert doubt.doubt == "slip"
        assert doubt.numbers["count"] == 100
        assert meaning(facts) is None
        assert written(facts).count("\n") == 1


def test_a_zero_leads_alone_whatever_else_fell_silent() -> None:
    past: list[int | None] = [50] * 30
    facts = find_facts(gathered({"A": [*past, None], "B": [*past, None], "C": [*past, 0]}))

    assert [fact.doubt for fact in leads(facts)] == ["zero"]


@pytest.mark.parametrize("name", ["missing", "no_base", "partial", "clocks", "usual", "holiday", "slip"])
def test_a_member_may_be_called_like_anything_of_ours(make: Maker, name: str) -> None:
    facts = find_facts(make({name: [*course(60), 300], "paid": course(61)}))

    assert [fact.kind for fact in facts[:2]] == ["level", "change"]
    assert name.replace("_", " ") in written(facts)


def test_the_same_rise_every_year_is_told_as_such_and_no_record(make: Maker) -> None:
    year = [90, 88, 97, 100, 102, 100, 95, 93, 100, 104, 110, 145]
    row: list[int | None] = [1000 * year[month % 12] + 300 * month for month in range(60)]
    facts = find_facts(make({"": row}, grain="month"))
    other = find_facts(make({"": [*row[:-1], row[-2]]}, grain="month"))

    found = meaning(facts)
    assert found is not None
    assert (found.kind, found.direction) == ("season", "up")
    assert "season" not in kinds(other)


def test_steady_growth_makes_no_records(make: Maker) -> None:
    steady: list[int | None] = [round(1000 * 1.02**at) for at in range(40)]
    assert "record" not in kinds(find_facts(make({"": steady}, grain="month")))


def test_growth_is_told_of_what_adds_up_only(make: Maker) -> None:
    row: list[int | None] = [1000 + 20 * at for at in range(30)]
    rising = make({"": row}, grain="week")
    means = replace(rising, series=(replace(rising.whole, additive=False),))

    assert "growth" in kinds(find_facts(rising))
    assert "growth" not in kinds(find_facts(means))


def test_a_change_beyond_three_hundred_percent_is_told_as_an_amount(make: Maker) -> None:
    change = find_facts(make({"": [*[20] * 14, 102]}))[1]

    assert "ratio" not in change.numbers
    assert change.numbers["diff"] == 82


def test_a_fact_of_an_earlier_version_is_left_out_where_there_are_no_words_for_it(make: Maker) -> None:
    facts = find_facts(make({"": course(120)}))
    old = tuple(
        fact.model_copy(update={"numbers": {"now": Decimal(5), "usual": Decimal(5)}}) if fact.about == "usual" else fact
        for fact in facts
    )
    context = NarrationContext(title="Shop", measure="Orders", dimension=None, grain="day", good="up")

    assert sayable(context, facts) == facts
    assert len(sayable(context, old)) == len(facts) - 1


def test_after_a_base_of_last_year_every_date_says_its_year(make: Maker) -> None:
    whole = course(67)
    low: list[int | None] = [*whole[:60], *((at or 0) // 3 for at in whole[60:])]
    facts = find_facts(make({"": low}, first=date(2025, 11, 2)))

    (level,) = [fact for fact in facts if fact.kind == "break"]
    assert (facts[0].times["when"].at, facts[1].times["against"].at) == ("2026-01-07", "2025-12-31")
    assert level.times["since"].at == "2026-01-01"
    assert level.times["since"].year
