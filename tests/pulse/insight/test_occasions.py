import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from pulse.definition import Calendar, Context, Event, Holiday
from pulse.definition.catalogue import LanguageCode
from pulse.insight import InsightOptions, find_facts
from pulse.insight.fact import Fact
from pulse.insight.holidays import holidays
from pulse.narration import NarrationContext, write_plainly
from tests.pulse.conftest import Maker


def whole_text(facts: tuple[Fact, ...], language: LanguageCode) -> str:
    context = NarrationContext(title="T", measure="M", dimension=None, grain="day", good="up", language=language)
    read = write_plainly(context, facts)
    return str(read.summary + read.highlights + read.analysis)


def of(facts: tuple[Fact, ...], about: str) -> list[Fact]:
    return [fact for fact in facts if fact.kind == "occasion" and fact.about == about]


def test_easter_moves_and_is_known() -> None:
    western = holidays(Calendar(easter="western"), date(2024, 1, 1), date(2026, 12, 31))
    orthodox = holidays(Calendar(easter="orthodox"), date(2024, 1, 1), date(2026, 12, 31))

    assert [day for day, name in western.items() if name == "Easter Sunday"] == [
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
    ]
    assert date(2024, 5, 5) in orthodox
    assert holidays(Calendar(), date(2024, 1, 1), date(2026, 12, 31)) == {}


def test_a_moving_holiday_is_said_and_held_against_its_like(make: Maker) -> None:
    row: list[int | None] = [100] * 400
    row[-1], row[-1 - 350] = 40, 44  # Easter Sunday 2026 and, 350 days before, that of 2025
    first = date.fromordinal(date(2026, 4, 5).toordinal() - 399)

    facts = find_facts(make({"": row}, first=first), InsightOptions(calendar=Calendar(easter="western")))

    (said,) = of(facts, "holiday")
    assert said.words["holiday"] == "Easter Sunday"
    against = next(fact for fact in facts if fact.kind == "change" and fact.about == "holiday")
    assert (against.numbers["base"], against.times["against"].at) == (44, "2025-04-20")


def test_a_week_with_a_holiday_that_the_week_before_had_not_says_so(make: Maker) -> None:
    calendar = Calendar(holidays=(Holiday(name="Eid", days=(date(2026, 10, 7),)),))

    facts = find_facts(
        make({"": [10, 11, 12, 13]}, grain="week", first=date(2026, 9, 14)), InsightOptions(calendar=calendar)
    )

    (said,) = of(facts, "holiday")
    assert (said.times["day"].at, said.times["period"].at) == ("2026-10-07", "2026-10-05")


def test_a_day_of_23_hours_is_said(make: Maker) -> None:
    made = make({"": [10] * 10}, first=date(2026, 3, 20))
    result = replace(made, timezone="Europe/Berlin", as_of=datetime(2026, 3, 30, 8, tzinfo=UTC))

    (said,) = of(find_facts(result), "clocks")

    assert said.numbers["count"] == 23


def test_an_owners_event_is_a_note_while_it_lasts(make: Maker) -> None:
    events = (
        Event(name="Autumn campaign", first=date(2026, 9, 6), last=date(2026, 9, 12)),
        Event(name="Later", first=date(2026, 10, 1), last=date(2026, 10, 2)),
    )

    facts = find_facts(make({"": [10] * 8}), InsightOptions(context=Context(events=events)))

    assert [fact.words["said"] for fact in of(facts, "event")] == ["Autumn campaign"]


def test_what_was_told_before_is_worth_less(make: Maker) -> None:
    result = make({"N": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22]})
    before = {fact.key: fact.score for fact in find_facts(result)}

    again = find_facts(result, InsightOptions(told={("driver", "N", "down")}))

    told = next(fact for fact in again if fact.key == ("driver", "N", "down"))
    assert (told.novelty, told.score) == (0.3, 0.3 * before["driver", "N", "down"])


def test_the_owners_order_of_members_counts(make: Maker) -> None:
    result = make({"N": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22]})

    facts = find_facts(result, InsightOptions(context=Context(first=("S",))))

    drivers = [fact.about for fact in facts if fact.kind == "driver"]
    assert drivers == ["S", "N"]


def test_public_holidays_of_a_country_and_region_are_known_with_their_names(make: Maker) -> None:
    bavaria = Calendar(country="DE", region="BY")
    found = holidays(bavaria, date(2026, 1, 1), date(2026, 1, 31))
    assert [*found] == [date(2026, 1, 1), date(2026, 1, 6)]
    assert [*holidays(Calendar(country="DE"), date(2026, 1, 1), date(2026, 1, 31))] == [date(2026, 1, 1)]

    result = make({"": [90 + at * 7 % 11 for at in range(400)]}, first=date(2025, 9, 19))
    at_new_year = replace(result, points=tuple(p for p in result.points if p.at <= date(2026, 10, 3)))
    facts = find_facts(at_new_year, InsightOptions(calendar=Calendar(country="DE")))
    [unity] = of(facts, "holiday")

    assert unity.words["holiday"] == "German Unity Day"
    assert "German Unity Day" in whole_text(facts, "en")
    assert "Tag der Deutschen Einheit" in whole_text(facts, "de")
    # The country's list has no French: the name stays what it is.
    assert "German Unity Day" in whole_text(facts, "fr")


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ({"country": "XX"}, "no public holidays are known of the country XX"),
        ({"country": "DE", "region": "ZZ"}, "DE has no region ZZ; it has BB, BE,"),
        ({"region": "BY"}, "calendar.region goes with country"),
    ],
)
def test_a_country_that_is_not_known_is_refused_in_a_sentence(written: dict[str, str], says: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(says)):
        Calendar.model_validate(written)
