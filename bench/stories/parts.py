"""Stories in which the parts are what happened: one moves, two cancel, one comes, goes, is renamed or grows."""

import random
from datetime import date

from bench.stories.story import (
    GAP,
    PARTS,
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

_STILL = Says(key="others.flat")
_NAMES = ("Acme", "Borealis", "Cobalt", "Dune", "Ember")


def _driver(member: str, way: str = "") -> Says:
    return Says("driver share only", member=member, way=way)


@story
def a_channel_collapses(dice: random.Random) -> Planted:
    at = days(dice.randrange(100, 200))
    values, part = shop(dice, at), dice.choice(PARTS[1:])
    scale(values, -1, dice.uniform(0.1, 0.3), [part])
    rule = Rule(
        first=[Says("unusual", way="down"), Says("change", way="down"), _driver(part, "down")],
        caption=[[_driver(part, "down")], [Says("change", way="down")]],
        never=[USUAL, _STILL],
    )
    return Planted(table(at, values), rule)


@story
def one_doubled_while_one_halved(dice: random.Random) -> Planted:
    at = days(dice.randrange(100, 200))
    values = shop(dice, at)
    up, down = dice.sample(PARTS, 2)
    base = values[up][-8], values[down][-8]
    scale(values, -1, 2.0, [up])
    values[down][-1] = max(values[down][-1] - (values[up][-1] - base[0]), base[1] * 0.3)
    rule = Rule(
        first=[Says("offset"), Says("change"), USUAL],
        caption=[[Says("offset"), _driver(up, "up")], [Says("offset"), _driver(down, "down")]],
        never=[_STILL],
    )
    return Planted(table(at, values), rule)


@story
def regions_cancel_each_other(dice: random.Random) -> Planted:
    at = days(dice.randrange(100, 200))
    values = shop(dice, at, level=400)
    moved = dict(zip(PARTS, (120, 90, -130, -80), strict=True))
    for part, by in moved.items():
        values[part][-8] = dice.gauss(1, 0.01) * values[part][-8]
        values[part][-1] = values[part][-8] + by
    rule = Rule(
        first=[Says("offset"), USUAL, Says("change")],
        caption=[[Says("offset")]],
        never=[_STILL],
    )
    return Planted(table(at, values), rule)


@story
def only_one_part_moved(dice: random.Random) -> Planted:
    newest = date(2026, 10, 1)
    at = periods(dice.randrange(14, 40), "month", newest)
    values = {part: [float(level)] * len(at) for part, level in zip(PARTS, (400, 220, 310, 90), strict=True)}
    part, way = dice.choice(PARTS), dice.choice([0.6, 1.5])
    scale(values, -1, way, [part])
    rule = Rule(
        first=[Says("change"), Says("record"), Says("unusual")],
        caption=[[_driver(part)]],
        anywhere=[[Says("only", member=part), _driver(part)]],
    )
    return Planted(table(at, values), rule, {"grain": "month"}, moment(date(2026, 11, 3)))


@story
def a_member_falls_silent(dice: random.Random) -> Planted:
    at = days(dice.randrange(60, 150))
    values, part = shop(dice, at), dice.choice(PARTS)
    values[part][-1] = GAP
    rule = Rule(first=[Says("quality", about="silent_member", member=part)])
    return Planted(table(at, values), rule)


@story
def a_member_is_renamed(dice: random.Random) -> Planted:
    at = days(dice.randrange(60, 150))
    values, part = shop(dice, at), dice.choice(PARTS)
    values[f"{part} store"] = [GAP] * (len(at) - 1) + [values[part][-1]]
    values[part][-1] = GAP
    rule = Rule(
        first=[Says("quality", about="renamed", member=part)],
        never=[Says("debut"), Says("driver", member=part), Says("quality", about="silent_member")],
    )
    return Planted(table(at, values), rule)


@story
def a_new_member(dice: random.Random) -> Planted:
    at = days(dice.randrange(60, 150))
    values = shop(dice, at)
    values["Online"] = [GAP] * (len(at) - 1) + [0.7 * sum(values[part][-1] for part in PARTS)]
    rule = Rule(
        first=[Says("change", way="up"), Says("unusual", way="up"), Says("record"), Says("debut")],
        caption=[[Says("debut", member="Online")]],
    )
    return Planted(table(at, values), rule)


@story
def a_customer_grows_to_half(dice: random.Random) -> Planted:
    newest = date(2026, 10, 1)
    at = periods(dice.randrange(20, 30), "month", newest)
    values = {name: smooth(dice, len(at), 900, 0.004, 0.01) for name in _NAMES}
    grown = dice.choice(_NAMES)
    values[grown] = smooth(dice, len(at), 420, 0.0, 0.01)
    for back in range(13):
        values[grown][-1 - back] = 420 * 1.21 ** (13 - back)
    rule = Rule(
        first=[Says("change", way="up"), Says("share", member=grown)],
        caption=[[Says("share", member=grown)]],
        never=[Says("record")],
    )
    pulse = {"grain": "month", "measure": {"name": "MRR", "unit": "currency", "currency": "USD"}}
    return Planted(table(at, values), rule, pulse, moment(date(2026, 11, 3)))


@story
def a_part_is_out_today_and_back_later(dice: random.Random) -> Planted:
    """The base of today's comparison was an outage: what looks like a jump is a return."""
    at = days(dice.randrange(100, 200))
    values = shop(dice, at)
    scale(values, -8, 0.25)
    rule = Rule(
        first=[USUAL],
        caption=[[Says("change", way="up")]],
        never=[Says("unusual", way="up"), Says("record"), Says("driver", way="up")],
    )
    return Planted(table(at, values), rule)


@story
def prices_up_and_volume_down(dice: random.Random) -> Planted:
    at = days(dice.randrange(70, 120))
    rows: dict[str, list[str]] = {"at": [], "n": [], "part": []}
    for place, day in enumerate(at):
        newest = place == len(at) - 1
        for _ in range(round(dice.gauss(40, 2) * (0.65 if newest else 1))):
            price = dice.gauss(50, 6) * (1.4 if newest else 1)
            for name, cell in zip(rows, (day.isoformat(), f"{price:.2f}", dice.choice(PARTS)), strict=True):
                rows[name].append(cell)
    rule = Rule(first=[Says("change"), USUAL, Says("factor")], caption=[[Says("factor")]], never=[_STILL])
    pulse = {"measure": {"name": "Revenue", "unit": "currency", "currency": "EUR", "each": "orders"}}
    return Planted(rows, rule, pulse)


@story
def a_mix_shift_against_every_part(dice: random.Random) -> Planted:
    at = days(dice.randrange(70, 120))
    rates, counts = {"Business": 90.0, "Consumer": 30.0}, {"Business": 40, "Consumer": 60}
    rows: dict[str, list[str]] = {"at": [], "n": [], "part": []}
    for place, day in enumerate(at):
        newest = place == len(at) - 1
        for part, rate in rates.items():
            many = counts[part] if not newest else (12 if part == "Business" else 90)
            for _ in range(round(many * dice.uniform(0.97, 1.03))):
                value = dice.gauss(rate, 2) * (1.08 if newest else 1)
                for name, cell in zip(rows, (day.isoformat(), f"{value:.2f}", part), strict=True):
                    rows[name].append(cell)
    rule = Rule(
        first=[Says("change", way="down"), Says("unusual", way="down")],
        caption=[[Says("mix", about="simpson")]],
    )
    pulse = {"measure": {"name": "Order value", "unit": "currency", "currency": "EUR", "aggregate": "mean"}}
    return Planted(rows, rule, pulse)


@story
def one_part_carries_the_growth(dice: random.Random) -> Planted:
    """Without the part that grew, the whole fell."""
    newest = date(2026, 10, 1)
    at = periods(30, "month", newest)
    values = {part: smooth(dice, len(at), 500, 0, 0.01) for part in PARTS}
    part = dice.choice(PARTS)
    for other in PARTS:
        scale(values, -1, 0.9 if other != part else 1.7, [other])
    rule = Rule(
        first=[Says("change", way="up"), Says("record"), Says("unusual", way="up")],
        caption=[[_driver(part, "up")]],
        never=[_STILL],
    )
    return Planted(table(at, values), rule, {"grain": "month"}, moment(date(2026, 11, 3)))
