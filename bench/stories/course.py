"""Stories of the whole figure over time: breaks, slopes, outages, streaks, records, calm."""

import math
import random
from datetime import date

from bench.stories.story import (
    ALARMS,
    USUAL,
    Planted,
    Rule,
    Says,
    Values,
    days,
    moment,
    periods,
    scale,
    shop,
    smooth,
    story,
    table,
)

_DOWN, _UP = Says("unusual", way="down"), Says("unusual", way="up")


def _whole(values: Values) -> Values:
    return {"": [sum(column) for column in zip(*values.values(), strict=True)]}


@story
def nothing_happened(dice: random.Random) -> Planted:
    at = days(dice.randrange(100, 300))
    return Planted(table(at, shop(dice, at)), Rule(first=[USUAL], calm=True))


@story
def nothing_happened_in_weeks(dice: random.Random) -> Planted:
    at = periods(dice.randrange(40, 90), "week", date(2026, 11, 16))
    values = {"": smooth(dice, len(at), dice.choice([80, 900, 40_000]), 0, 0.05)}
    return Planted(table(at, values), Rule(first=[USUAL], calm=True), {"grain": "week"})


@story
def an_outage_today(dice: random.Random) -> Planted:
    at = days(dice.randrange(100, 200))
    values = shop(dice, at)
    scale(values, -1, dice.uniform(0.2, 0.45))
    return Planted(table(at, values), Rule(first=[_DOWN], never=[USUAL]))


@story
def an_outage_yesterday_and_back(dice: random.Random) -> Planted:
    at = days(dice.randrange(100, 200))
    values = shop(dice, at)
    scale(values, -2, 0.25)
    return Planted(table(at, values), Rule(first=[USUAL], never=[*ALARMS]))


@story
def a_new_level_for_three_weeks(dice: random.Random) -> Planted:
    at = days(dice.randrange(120, 200))
    values, by = shop(dice, at), dice.choice([0.7, 1.4])
    for back in range(1, dice.randrange(18, 25)):
        scale(values, -back, by)
    way = "up" if by > 1 else "down"
    rule = Rule(first=[Says("break", way=way)], caption=[[Says("break", way=way)]])
    return Planted(table(at, values), rule)


@story
def growth_turned_to_decline(dice: random.Random) -> Planted:
    at = periods(70, "week", date(2026, 11, 16))
    rise = [500 * 1.02**place for place in range(50)]
    fall = [rise[-1] * 0.97**place for place in range(1, 21)]
    values = {"": [value * dice.gauss(1, 0.015) for value in (*rise, *fall)]}
    rule = Rule(
        first=[Says("turn trend streak", way="down"), Says("change", way="down")],
        caption=[[Says("turn trend", way="down")]],
    )
    return Planted(table(at, values), rule, {"grain": "week"})


@story
def a_slow_decline_under_noise(dice: random.Random) -> Planted:
    at = days(210)
    values = shop(dice, at)
    for course in values.values():
        for place in range(len(course)):
            course[place] *= 1 - 0.3 * place / len(course)
    rule = Rule(
        first=[Says("trend growth", way="down")], caption=[[Says("trend growth", way="down")]], never=[Says("record")]
    )
    return Planted(table(at, values), rule)


@story
def seven_weeks_up(dice: random.Random) -> Planted:
    at = periods(60, "week", date(2026, 11, 16))
    values = {"": smooth(dice, len(at), 800, 0, 0.02)}
    values[""][-8] = 790
    for back in range(7):
        values[""][-1 - back] = 790 * 1.03 ** (7 - back)
    rule = Rule(first=[Says("streak", way="up")], caption=[[Says("streak", way="up")]])
    return Planted(table(at, values), rule, {"grain": "week"})


@story
def a_true_record(dice: random.Random) -> Planted:
    at = days(dice.randrange(200, 400))
    values = shop(dice, at)
    scale(values, -1, 2.2)
    rule = Rule(first=[_UP, Says("record", about="highest")], caption=[[Says("record", about="highest"), _UP]])
    return Planted(table(at, values), rule)


@story
def steady_growth_is_no_record(dice: random.Random) -> Planted:
    at = periods(dice.randrange(24, 48), "month", date(2026, 10, 1))
    values = {"": smooth(dice, len(at), 20_000, 0.02, 0.002)}
    rule = Rule(first=[Says("change", way="up"), Says("streak", way="up")], never=[Says("record"), Says("forecast")])
    pulse = {"grain": "month", "measure": {"name": "MRR", "unit": "currency", "currency": "USD"}}
    return Planted(table(at, values), rule, pulse, moment(date(2026, 11, 3)))


@story
def a_big_refund(dice: random.Random) -> Planted:
    at = days(dice.randrange(100, 200))
    values = _whole(shop(dice, at, level=1500))
    values[""][-1] = -0.4 * values[""][-8]
    rule = Rule(first=[_DOWN, Says("record", about="lowest")], never=[USUAL])
    pulse = {"measure": {"name": "Net sales", "unit": "currency", "currency": "EUR"}}
    return Planted(table(at, values, 2), rule, pulse)


@story
def churn_up_where_less_is_better(dice: random.Random) -> Planted:
    at = periods(40, "month", date(2026, 10, 1))
    values = {"": [0.021 * dice.gauss(1, 0.04) for _ in at]}
    values[""][-1] = 0.034
    rule = Rule(first=[Says("change", way="up"), _UP], caption=[[Says(key="verdict.bad"), _UP]])
    pulse = {
        "grain": "month",
        "measure": {"name": "Churn", "unit": "percent", "aggregate": "single", "good": "down"},
    }
    return Planted(table(at, values, 4), rule, pulse, moment(date(2026, 11, 3)))


@story
def churn_down_where_less_is_better(dice: random.Random) -> Planted:
    at = periods(40, "month", date(2026, 10, 1))
    values = {"": [0.031 * dice.gauss(1, 0.04) for _ in at]}
    values[""][-1] = 0.019
    rule = Rule(first=[Says("change", way="down"), _DOWN], caption=[[Says(key="verdict.good"), _DOWN]])
    pulse = {
        "grain": "month",
        "measure": {"name": "Churn", "unit": "percent", "aggregate": "single", "good": "down"},
    }
    return Planted(table(at, values, 4), rule, pulse, moment(date(2026, 11, 3)))


@story
def swings_have_doubled(dice: random.Random) -> Planted:
    at = days(220)
    values = {"": [1000 * dice.gauss(1, 0.02) for _ in at[:-30]] + [1000 * dice.gauss(1, 0.09) for _ in at[-30:]]}
    values[""][-1] = 1000.0
    rule = Rule(first=[USUAL, Says("change")], anywhere=[[Says("volatility")]], never=[Says("record")])
    return Planted(table(at, values), rule)


@story
def steady_small_counts(dice: random.Random) -> Planted:
    at = days(dice.randrange(80, 160))
    values = {"": [float(dice.choice([1, 2, 2, 2, 3])) for _ in at]}
    return Planted(table(at, values), Rule(first=[USUAL, Says("level")], calm=True))


@story
def always_the_same(dice: random.Random) -> Planted:
    at = days(dice.randrange(80, 160))
    values = {"": [float(dice.choice([7, 120, 3000]))] * len(at)}
    return Planted(table(at, values), Rule(first=[Says("level")], calm=True))


@story
def the_first_week_of_history(dice: random.Random) -> Planted:
    at = days(dice.randrange(1, 8))
    rule = Rule(first=[Says("level")], never=[*ALARMS, USUAL, Says("trend"), Says("forecast"), Says("share")])
    return Planted(table(at, _whole(shop(dice, at))), rule)


@story
def from_next_to_nothing(dice: random.Random) -> Planted:
    """From 2 euros to 102: five thousand percent says nothing."""
    at = periods(12, "week", date(2026, 11, 16))
    values = {"": [dice.uniform(90, 110) for _ in at]}
    values[""][-2], values[""][-1] = 2.0, 102.0
    rule = Rule(first=[Says("change", way="up")], never=[Says(key="share")])
    pulse = {"grain": "week", "measure": {"name": "Tips", "unit": "currency", "currency": "EUR"}}
    return Planted(table(at, values, 2), rule, pulse)


@story
def across_zero(dice: random.Random) -> Planted:
    at = periods(30, "month", date(2026, 10, 1))
    values = {"": [dice.gauss(4000, 400) for _ in at]}
    values[""][-2], values[""][-1] = -476.0, 6900.0
    rule = Rule(first=[Says("change", way="up"), _UP], caption=[[Says("change", way="up")]])
    pulse = {"grain": "month", "measure": {"name": "Profit", "unit": "currency", "currency": "EUR"}}
    return Planted(table(at, values, 2), rule, pulse, moment(date(2026, 11, 3)))


@story
def a_wave_in_its_usual_band(dice: random.Random) -> Planted:
    """Far from the middle of a wide band is within it, and not "about what is usual"."""
    at = days(200)
    values = {"": [1000 + 350 * math.sin(place * 0.9) + dice.gauss(0, 60) for place in range(len(at))]}
    return Planted(table(at, values), Rule(first=[USUAL, Says("change")], never=[_UP, _DOWN, Says("record")]))
