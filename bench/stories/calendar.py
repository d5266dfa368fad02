"""Stories of the calendar: seasons, holidays, lengths of months, clocks."""

import random
from datetime import UTC, date, datetime, timedelta

from bench.stories.story import (
    ALARMS,
    GAP,
    SEASON,
    USUAL,
    Planted,
    Rule,
    Says,
    days,
    moment,
    periods,
    smooth,
    story,
    table,
)

_YEAR = (0.9, 0.88, 0.97, 1.0, 1.02, 1.0, 0.95, 0.93, 1.0, 1.04, 1.1, 1.45)
"""January to December of a shop."""
_PER_DAY = Says("per_day")
_REVENUE = {"grain": "month", "measure": {"name": "Revenue", "unit": "currency", "currency": "EUR"}}


def _years(dice: random.Random, count: int, newest: date, noise: float = 0.02) -> tuple[list[date], list[float]]:
    at = periods(count, "month", newest)
    return at, [50_000 * _YEAR[day.month - 1] * 1.003**place * dice.gauss(1, noise) for place, day in enumerate(at)]


@story
def december_as_every_december(dice: random.Random) -> Planted:
    at, course = _years(dice, 72, date(2025, 12, 1))
    rule = Rule(first=[SEASON, USUAL], caption=[[SEASON]], never=[*ALARMS])
    return Planted(table(at, {"": course}), rule, _REVENUE, moment(date(2026, 1, 3)))


@story
def january_after_december(dice: random.Random) -> Planted:
    at, course = _years(dice, 73, date(2026, 1, 1))
    rule = Rule(first=[SEASON, USUAL], caption=[[SEASON]], never=[*ALARMS])
    return Planted(table(at, {"": course}), rule, _REVENUE, moment(date(2026, 2, 3)))


@story
def december_far_above_every_december(dice: random.Random) -> Planted:
    at, course = _years(dice, 72, date(2025, 12, 1))
    course[-1] *= 1.35
    rule = Rule(first=[Says("unusual record", way="up")], never=[SEASON, USUAL])
    return Planted(table(at, {"": course}), rule, _REVENUE, moment(date(2026, 1, 3)))


@story
def a_december_that_did_not_come(dice: random.Random) -> Planted:
    at, course = _years(dice, 72, date(2025, 12, 1))
    course[-1] = course[-2] * 1.02
    rule = Rule(first=[Says("unusual", way="down")], never=[SEASON, USUAL, Says("record")])
    return Planted(table(at, {"": course}), rule, _REVENUE, moment(date(2026, 1, 3)))


@story
def february_is_short(dice: random.Random) -> Planted:
    at = days(59 + 365, date(2026, 3, 1))
    values = {"": [2000 * dice.gauss(1, 0.04) for _ in at]}
    rule = Rule(
        first=[USUAL, SEASON, _PER_DAY, Says("change", way="down")],
        caption=[[_PER_DAY]],
        never=[*ALARMS],
    )
    return Planted(table(at, values), rule, _REVENUE, moment(date(2026, 3, 3)))


@story
def a_month_with_five_saturdays(dice: random.Random) -> Planted:
    """August 2026 has five Saturdays and Sundays; July had four. A shop of weekends sells more, and no better."""
    at = days(800, date(2026, 9, 1))
    values = {"": [2000 * (3.0 if day.weekday() > 4 else 0.4) * dice.gauss(1, 0.03) for day in at]}  # noqa: PLR2004
    rule = Rule(first=[Says("change", way="up"), USUAL, _PER_DAY], caption=[[_PER_DAY]], never=[*ALARMS])
    return Planted(table(at, values), rule, _REVENUE, moment(date(2026, 9, 3)))


@story
def good_friday(dice: random.Random) -> Planted:
    at = days(500, date(2026, 4, 4))
    values = {"": [900 * dice.gauss(1, 0.04) for _ in at]}
    for place, day in enumerate(at):
        if day in {date(2025, 4, 18), date(2026, 4, 3)}:
            values[""][place] *= 0.35
    rule = Rule(
        first=[Says("change", about="holiday"), Says("occasion", about="holiday")],
        caption=[[Says(key="change.holiday"), Says("occasion", about="holiday")]],
        never=[*ALARMS],
    )
    pulse = {"calendar": {"easter": "western"}}
    return Planted(table(at, values), rule, pulse, moment(date(2026, 4, 4)))


@story
def christmas_day(dice: random.Random) -> Planted:
    at = days(500, date(2026, 12, 26))
    values = {"": [900 * dice.gauss(1, 0.04) for _ in at]}
    for place, day in enumerate(at):
        if (day.month, day.day) == (12, 25):
            values[""][place] *= 0.3
    christmas = {"name": "Christmas Day", "days": ["2025-12-25", "2026-12-25"]}
    rule = Rule(
        first=[Says("change", about="holiday"), Says("occasion", about="holiday")],
        caption=[[Says(key="change.holiday"), Says("occasion", about="holiday")]],
        never=[*ALARMS],
    )
    return Planted(table(at, values), rule, {"calendar": {"holidays": [christmas]}}, moment(date(2026, 12, 26)))


@story
def an_event_that_the_owner_noted(dice: random.Random) -> Planted:
    at = days(150)
    values = {"": [900 * dice.gauss(1, 0.04) for _ in at]}
    values[""][-1] *= 1.8
    event = {"name": "Spring sale", "first": at[-1].isoformat(), "last": at[-1].isoformat()}
    rule = Rule(first=[Says("unusual", way="up")], anywhere=[[Says("occasion", about="event.one")]])
    return Planted(table(at, values), rule, {"context": {"events": [event]}})


@story
def a_day_of_25_hours(dice: random.Random) -> Planted:
    """Berlin, 25 October 2026; an even load by the hour, so the day is 4 % longer."""
    begin = datetime(2026, 8, 1, tzinfo=UTC)
    end = datetime(2026, 10, 25, 23, tzinfo=UTC)
    at = [begin + timedelta(hours=hour) for hour in range(int((end - begin) / timedelta(hours=1)))]
    rows = table(at, {"": [50 * dice.gauss(1, 0.02) for _ in at]})
    rule = Rule(first=[USUAL, Says("change"), Says("level")], anywhere=[[Says("occasion", about="clocks")]], calm=True)
    return Planted(rows, rule, {"timezone": "Europe/Berlin"}, datetime(2026, 10, 26, 8, tzinfo=UTC))


@story
def a_quiet_hour(dice: random.Random) -> Planted:
    begin, end = datetime(2026, 9, 20, tzinfo=UTC), datetime(2026, 11, 24, 8, tzinfo=UTC)
    at = [begin + timedelta(hours=hour) for hour in range(int((end - begin) / timedelta(hours=1)))]
    course = [100 * (1.6 if 8 <= hour.hour < 20 else 0.6) * dice.gauss(1, 0.05) for hour in at]  # noqa: PLR2004
    return Planted(table(at, {"": course}), Rule(first=[USUAL], calm=True), {"grain": "hour"})


@story
def closed_on_sundays(dice: random.Random) -> Planted:
    at = days(160)
    values = {"": [GAP if day.weekday() == 6 else 500 * dice.gauss(1, 0.05) for day in at]}  # noqa: PLR2004
    rule = Rule(first=[USUAL], never=[*ALARMS, Says("quality", about="missing stale")])
    return Planted(table(at, values), rule)


@story
def a_quarter_like_the_others(dice: random.Random) -> Planted:
    at = periods(24, "quarter", date(2026, 7, 1))
    values = {"": smooth(dice, len(at), 300_000, 0, 0.04)}
    pulse = {"grain": "quarter", "measure": {"name": "Revenue", "unit": "currency", "currency": "USD"}}
    return Planted(table(at, values), Rule(first=[USUAL, Says("change")], calm=True), pulse, moment(date(2026, 10, 5)))
