"""Stories of data that is not right: late, half there, zero, renamed, in another unit, with gaps."""

import random
from datetime import UTC, date, datetime, timedelta

from bench.stories.story import (
    ALARMS,
    GAP,
    USUAL,
    Planted,
    Rule,
    Says,
    days,
    moment,
    periods,
    scale,
    shop,
    smooth,
    story,
    table,
)


@story
def late_data(dice: random.Random) -> Planted:
    at = days(dice.randrange(60, 150))[: -dice.randrange(1, 4)]
    return Planted(table(at, shop(dice, at)), Rule(first=[Says("quality", about="stale")]))


@story
def the_first_zero(dice: random.Random) -> Planted:
    at = days(dice.randrange(60, 150))
    values = {"": [dice.gauss(300, 20) for _ in at]}
    values[""][-1] = 0.0
    return Planted(table(at, values), Rule(first=[Says("quality", about="zero")], never=[USUAL]))


@story
def a_slip_of_a_hundred(dice: random.Random) -> Planted:
    """Cents where there were euros."""
    at = days(dice.randrange(60, 150))
    values = shop(dice, at)
    scale(values, -1, 100.0)
    rule = Rule(first=[Says("quality", about="slip")], never=[USUAL])
    pulse = {"measure": {"name": "Revenue", "unit": "currency", "currency": "EUR"}}
    return Planted(table(at, values), rule, pulse)


@story
def a_slip_to_a_thousandth(dice: random.Random) -> Planted:
    at = periods(40, "month", date(2026, 10, 1))
    values = {"": smooth(dice, len(at), 80_000_000, 0.002, 0.03)}
    values[""][-1] /= 1000
    rule = Rule(first=[Says("quality", about="slip")], never=[USUAL])
    pulse = {"grain": "month", "measure": {"name": "Volume", "unit": "number"}}
    return Planted(table(at, values), rule, pulse, moment(date(2026, 11, 3)))


@story
def a_day_half_loaded(dice: random.Random) -> Planted:
    """The load stopped at noon, and the day is over."""
    rows: dict[str, list[str]] = {"at": [], "n": []}
    begin = datetime(2026, 8, 1, tzinfo=UTC)
    for day in range(115):
        for _ in range(60):
            stamp = begin + timedelta(days=day, minutes=dice.uniform(0, 24 * 60 - 1))
            if stamp < datetime(2026, 11, 23, 12, tzinfo=UTC):
                rows["at"].append(stamp.isoformat(timespec="seconds"))
                rows["n"].append("1")
    rule = Rule(
        first=[Says("quality", about="stale partial half"), USUAL],
        anywhere=[[Says("quality", about="stale partial half")]],
        never=[Says("unusual", way="down"), Says("record")],
    )
    return Planted(rows, rule)


@story
def days_are_missing(dice: random.Random) -> Planted:
    at = days(150)
    values = shop(dice, at)
    for back in (12, 13, 14):
        scale(values, -back, GAP)
    return Planted(table(at, values), Rule(first=[USUAL], anywhere=[[Says("quality", about="missing")]], calm=True))


@story
def the_base_is_missing(dice: random.Random) -> Planted:
    at = days(150)
    values = shop(dice, at)
    scale(values, -8, GAP)
    rule = Rule(first=[Says("level"), USUAL], anywhere=[[Says("quality", about="no_base")]], never=[*ALARMS])
    return Planted(table(at, values), rule)


@story
def all_zero(dice: random.Random) -> Planted:
    at = days(dice.randrange(30, 90))
    return Planted(table(at, {"": [0.0] * len(at)}), Rule(first=[Says("level")], calm=True))


@story
def a_single_period(dice: random.Random) -> Planted:
    at = periods(1, "month", date(2026, 10, 1))
    values = {"": [dice.uniform(10, 10_000)]}
    rule = Rule(first=[Says("level")], never=[*ALARMS, USUAL])
    return Planted(table(at, values), rule, {"grain": "month"}, moment(date(2026, 11, 3)))
