from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from pulse.definition import Goal, SendIf
from pulse.insight import InsightOptions, find_facts
from pulse.insight.fact import Fact
from pulse.insight.worth import skip_reason
from pulse.series import Quality
from tests.pulse.conftest import Maker

SEPTEMBER = {"start": date(2026, 9, 1), "by": date(2026, 9, 30)}


def of(facts: tuple[Fact, ...], *kinds: str) -> list[Fact]:
    return [fact for fact in facts if fact.kind in kinds]


def with_goal(goal: Goal) -> InsightOptions:
    return InsightOptions(goals=(goal,))


def test_pace_is_what_is_reached_against_what_would_be_by_now(make: Maker) -> None:
    goal = Goal(value=Decimal(3000), **SEPTEMBER)

    (pace,) = of(find_facts(make({"": [90] * 10}), with_goal(goal)), "pace")

    assert pace.numbers["now"] == 900
    assert pace.numbers["attained"] == Decimal("0.3")
    assert pace.numbers["expected"] == Decimal(10) / 30
    assert pace.numbers["gap"] == -100
    assert pace.direction == "down"


def test_nothing_is_said_of_pace_before_a_fifth_of_the_time_is_over(make: Maker) -> None:
    assert not of(find_facts(make({"": [90] * 5}), with_goal(Goal(value=Decimal(3000), **SEPTEMBER))), "pace")


def test_pace_goes_by_the_weekdays_that_are_over(make: Maker) -> None:
    # Closed at weekends: after three weeks with all their working days, more is due than the calendar says.
    week: list[int | None] = [10, 10, 10, 10, 10, 0, 0]
    row = [*week * 9]
    goal = Goal(value=Decimal(1000), start=date(2026, 10, 6), by=date(2026, 11, 9))

    (pace,) = of(find_facts(make({"": row[:57]}, first=date(2026, 9, 1)), with_goal(goal)), "pace")

    assert pace.numbers["expected"] != Decimal(22) / 35


def test_a_gap_in_the_data_keeps_quiet_about_pace(make: Maker) -> None:
    row: list[int | None] = [90] * 12
    row[4] = None

    assert not of(find_facts(make({"": row}), with_goal(Goal(value=Decimal(3000), **SEPTEMBER))), "pace", "goal")


def test_a_goal_that_is_crossed_is_news_once(make: Maker) -> None:
    goal = Goal(value=Decimal(1000), **SEPTEMBER)

    (crossed,) = of(find_facts(make({"": [90] * 12}), with_goal(goal)), "goal")
    later = of(find_facts(make({"": [90] * 13}), with_goal(goal)), "goal")

    assert (crossed.about, crossed.numbers["gap"]) == ("crossed", 80)
    assert later == []


def test_a_level_goal_stands_or_is_crossed(make: Maker) -> None:
    goal = Goal(value=Decimal(50), kind="level", by=date(2026, 12, 31), name="Floor")

    (fell,) = of(find_facts(make({"": [*[60] * 9, 40]}), with_goal(goal)), "goal")
    (stands,) = of(find_facts(make({"": [60] * 10}), with_goal(goal)), "goal")

    assert (fell.about, fell.direction) == ("crossed", "down")
    assert (stands.about, stands.direction, stands.words["goal"]) == ("stands", "up", "Floor")


def test_a_goal_whose_time_is_over_is_not_spoken_of(make: Maker) -> None:
    goal = Goal(value=Decimal(50), kind="level", by=date(2026, 8, 31))

    assert not of(find_facts(make({"": [60] * 10}), with_goal(goal)), "goal")


@pytest.mark.parametrize(
    "wrong", [{"kind": "total"}, {"start": date(2026, 10, 1)}, {"start": date(2026, 9, 1), "value": 0}]
)
def test_a_total_needs_its_span(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="goals"):
        Goal.model_validate({"value": 10, "by": date(2026, 9, 30), **wrong})


def test_silence_names_what_fell_short_of_what(make: Maker) -> None:
    facts = find_facts(make({"": [100, 0, 0, 0, 0, 0, 0, 101]}))

    assert skip_reason(facts, None) == ""
    why = skip_reason(facts, SendIf(change=0.05))
    assert why == "was not worth sending: it changed by 1.00%, under 5.00%"
    assert skip_reason(facts, SendIf(change=0.005)) == ""
    assert "its volume is 101, under 200" in skip_reason(facts, SendIf(change=0.005, volume=Decimal(200)))
    assert "no goal was crossed" in skip_reason(facts, SendIf(goal=True))
    assert "the best fact scores" in skip_reason(facts, SendIf(score=1))


def test_one_condition_that_holds_is_enough(make: Maker) -> None:
    facts = find_facts(make({"": [100, 0, 0, 0, 0, 0, 0, 101]}))

    assert skip_reason(facts, SendIf(change=0.005, goal=True)) == ""


def test_late_data_is_said_or_withheld_and_never_a_reason_for_silence(make: Maker) -> None:
    late = find_facts(make({"": [100, 0, 0, 0, 0, 0, 0, 101]}, quality=Quality(rows=8, late_by=2)))

    assert skip_reason(late, SendIf(change=0.5)) == ""
    assert skip_reason(late, None, "withhold") == "was withheld: its data is not up to date (stale: withhold)"
