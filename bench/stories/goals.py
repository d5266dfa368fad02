"""Stories of goals: missed by little, crossed, on the way, out of reach."""

import random
from datetime import date
from typing import Any

from bench.stories.story import ALARMS, Planted, Rule, Says, days, moment, periods, smooth, story, table

_QUARTER = {"name": "Q4 target", "start": "2026-10-01", "by": "2026-12-31"}


def _total(value: float, **changes: Any) -> dict[str, Any]:
    return {"goals": [_QUARTER | {"value": round(value)} | changes]}


@story
def a_goal_missed_by_half_a_percent(dice: random.Random) -> Planted:
    at = days(200, date(2027, 1, 1))
    values = {"": [1000 * dice.gauss(1, 0.05) for _ in at]}
    reached = sum(round(value) for value in values[""][-92:])
    rule = Rule(first=[Says("goal", way="down")], caption=[[Says("goal", way="down")]], never=[Says("goal", way="up")])
    return Planted(table(at, values), rule, _total(reached / 0.995), moment(date(2027, 1, 1)))


@story
def a_goal_reached_today(dice: random.Random) -> Planted:
    at = days(200, date(2026, 12, 20))
    values = {"": [1000 * dice.gauss(1, 0.05) for _ in at]}
    reached = sum(round(value) for value in values[""][-80:])
    rule = Rule(first=[Says("goal", about="crossed")], caption=[[Says("goal", about="crossed")]])
    return Planted(table(at, values), rule, _total(reached - values[""][-1] / 2), moment(date(2026, 12, 20)))


@story
def a_level_that_crossed_its_goal(dice: random.Random) -> Planted:
    at = periods(36, "month", date(2026, 10, 1))
    values = {"": smooth(dice, len(at), 500, 0.01, 0.002)}
    values[""][-1] = values[""][-2] * 1.012
    goal = {"name": "Customers", "value": round((values[""][-1] + values[""][-2]) / 2), "kind": "level"}
    pulse = {"grain": "month", "goals": [goal | {"by": "2026-12-31"}]}
    rule = Rule(first=[Says("goal", about="crossed")], caption=[[Says("goal", about="crossed")]])
    return Planted(table(at, values), rule, pulse, moment(date(2026, 11, 3)))


@story
def a_goal_that_slips_away(dice: random.Random) -> Planted:
    at = days(400, date(2026, 11, 24))
    values = {"": [1000 * dice.gauss(1, 0.05) for _ in at]}
    rule = Rule(
        first=[Says("change"), Says("unusual", about="usual"), Says("pace")],
        anywhere=[[Says("pace", way="down")]],
        never=[*ALARMS, Says("pace", way="up")],
    )
    return Planted(table(at, values), rule, _total(92 * 1250))


@story
def a_goal_well_on_its_way(dice: random.Random) -> Planted:
    at = days(400, date(2026, 11, 24))
    values = {"": [1000 * dice.gauss(1, 0.05) for _ in at]}
    rule = Rule(
        first=[Says("change"), Says("unusual", about="usual"), Says("pace")],
        anywhere=[[Says("pace", way="up")]],
        never=[*ALARMS, Says("pace", way="down")],
    )
    return Planted(table(at, values), rule, _total(92 * 900))
