"""What is true of the course of a figure: records, streaks, what a change is made of, days, goals."""

import re
from datetime import timedelta
from fractions import Fraction

import pandas as pd
from dateutil.easter import easter

from bench.truth.judge import Check, Judge, base_of
from bench.truth.made import Goal
from bench.truth.read import Clause, Token
from bench.truth.table import Sums
from bench.truth.words import HOLIDAYS

_ZERO = Fraction(0)
_HALF = Fraction(1, 2)


def record(judge: Judge, clause: Clause) -> None:
    """Nothing since a period, or of all there are, reaches as far."""
    table, at, since = judge.table, judge.at, clause.all("p")[0].at
    name = _whose(clause)
    known = {start: table.value(start, name) for start in table.starts if since <= start <= at}
    values = {day: value for day, value in known.items() if value is not None}
    now, counted = values[at], clause.all("ag")
    way = clause.ways[0]
    between = [value for day, value in values.items() if since < day < at]
    judge.must(all((now - value) * way > 0 for value in between), f"no record since {since}")
    first = values.get(since)
    judge.must(first is not None, f"nothing is known of {since}")
    beaten = first is not None and (now - first) * way > 0
    if not counted:
        judge.must(not beaten and len(known) == len(values), f"reaches beyond {since}, or not all is known since")
        return
    count = len(values) if beaten else len(values) - 1
    judge.must(count_of(counted[0], judge) == count, f"{count} periods, not {counted[0].text!r}")


def streak(judge: Judge, clause: Clause) -> None:
    """So many moves one after the other, all in one direction."""
    base, count = base_of(clause)
    against, table = clause.all("p")[0].at, judge.table
    name = _whose(clause)
    judge.level(base, table.value(against, name), f"start of the streak at {against}")
    steps = count_of(count, judge)
    judge.must(table.step(against, steps) == judge.at, f"{steps} after {against} is not {judge.at}")
    for back in range(steps):
        now, before = (table.value(table.step(judge.at, -back - past), name) for past in (0, 1))
        judge.must(now is not None and before is not None, "a gap in the streak")
        if now is not None and before is not None:
            judge.way(clause.ways, now - before)


def _whose(clause: Clause) -> str:
    """The member that it names, or the whole."""
    named = clause.all("m")
    return named[0].text if named else ""


def without(judge: Judge, clause: Clause) -> None:
    """The whole without one member, now and at the base."""
    name, base_at = _whose(clause), judge.base or judge.at
    found = []
    for at in (judge.at, base_at):
        whole, part = judge.table.value(at), judge.table.value(at, name)
        if whole is None or part is None:
            judge.must(False, "a rest of what is not known")  # noqa: FBT003
            return
        found.append(whole - part)
    figures = clause.all("asd")
    judge.level(figures[0], found[0], f"all but {name}")
    judge.moved(figures[1], found[0], found[1], clause.ways)
    judge.level(figures[2], found[1], f"all but {name} before")


def weekdays(judge: Judge, clause: Clause) -> None:
    """The change from the month before, as if both had the same weekdays."""
    table, at = judge.table, judge.at
    before = table.step(at, -1)
    end = table.step(at, 1)
    days = table.table.assign(day=table.table["when"].dt.date).groupby("day")["scaled"].sum().to_dict()
    half = [end - timedelta(days=count) for count in range(1, 183)]
    week = [sum(int(days.get(day, 0)) for day in half if day.weekday() == item) for item in range(7)]
    held = [
        sum(week[(start + timedelta(days=count)).weekday()] for count in range((table.step(start, 1) - start).days))
        for start in (at, before)
    ]
    base = table.value(before)
    if base is None or not held[1]:
        judge.must(False, "weekdays of what is not known")  # noqa: FBT003
        return
    alike = base * Fraction(held[0], held[1])
    figures = clause.all("sad")
    if figures:
        judge.moved(figures[0], table.value(at), alike, clause.ways)
    else:
        judge.must(abs((table.value(at) or _ZERO) / alike - 1) < Fraction(1, 1000), "it did change")


def weight(judge: Judge, clause: Clause) -> None:
    """A member's share of all rows, now and at the base."""
    table = judge.table
    for token, at in zip(clause.all("as"), (judge.at, judge.base or judge.at), strict=True):
        rows = sum(table.rows(at, name) for name in table.members)
        judge.shows(token, Fraction(table.rows(at, _whose(clause)), rows), f"weight at {at}")


def count_of(token: Token, judge: Judge) -> int:
    """So many days; in a text of durations they were read as seconds."""
    seconds = judge.case.unit == "duration" and token.tag == "a" and token.value >= 86_400  # noqa: PLR2004
    return int(token.value / 86_400) if seconds else int(token.value)


def concentration(judge: Judge, clause: Clause) -> None:
    """One over the sum of squared shares, and how many there are."""
    values = [judge.table.value(judge.at, name) or _ZERO for name in judge.table.members]
    whole = sum(values, _ZERO)
    effective, count = clause.all("a")
    judge.shows(effective, 1 / sum(((value / whole) ** 2 for value in values), _ZERO), "effective number")
    judge.shows(count, Fraction(sum(value > 0 for value in values)), "number of parts")


def factor(judge: Judge, clause: Clause) -> None:
    """How many and how much each, now and before."""
    many, each, before, each_before = clause.all("a")
    table, base_at = judge.table, judge.base or judge.at
    now, base = table.value(judge.at) or _ZERO, table.value(base_at) or _ZERO
    rows, rows_before = table.rows(judge.at), table.rows(base_at)
    judge.shows(many, Fraction(rows), "rows now")
    judge.shows(before, Fraction(rows_before), "rows before")
    judge.level(each, now / rows, "each now")
    judge.level(each_before, base / rows_before, "each before")


def mix(judge: Judge, clause: Clause) -> None:
    """The change between the parts and within them, weighted by their rows."""
    table, base_at = judge.table, judge.base or judge.at
    moved = within = _ZERO
    rows, before = (sum(table.rows(at, name) for name in table.members) for at in (judge.at, base_at))
    middle = ((table.value(judge.at) or _ZERO) + (table.value(base_at) or _ZERO)) / 2
    for name in table.members:
        now, base = table.value(judge.at, name), table.value(base_at, name)
        if now is None or base is None:
            judge.must(False, "mix of what is not known")  # noqa: FBT003
            return
        weight, weight_before = Fraction(table.rows(judge.at, name), rows), Fraction(table.rows(base_at, name), before)
        within += (weight + weight_before) / 2 * (now - base)
        moved += (weight - weight_before) * ((now + base) / 2 - middle)
    first, second = clause.all("ad")
    judge.level(first, moved, "difference between the parts")
    judge.level(second, within, "difference within the parts")


def to_date(judge: Judge, clause: Clause) -> None:
    """The days of the unfinished period that are over."""
    table = judge.table
    at = clause.all("p")[0].at
    figures = clause.all("ag")
    days = [day for day in table.inside(at) if table.days.value(day) is not None] if isinstance(table, Sums) else []
    by_text = [figure for figure in figures if figure.tag == "g" or figure is figures[0]]
    count = by_text[0] if judge.language != "es" else figures[-1]
    now = next(figure for figure in figures if figure is not count)
    judge.must(count_of(count, judge) == len(days), f"{len(days)} days are over")
    judge.level(now, table.raw(at), "so far")
    judge.must(at in table.open, f"{at} is over")


def same_days(judge: Judge, clause: Clause) -> None:
    """The same days of the period before."""
    table, before = judge.table, clause.all("p")[0].at
    at = table.step(before, 1)
    if not isinstance(table, Sums) or at not in table.open:
        judge.must(False, f"{at} is no unfinished period")  # noqa: FBT003
        return
    count = sum(table.days.value(day) is not None for day in table.inside(at))
    base = sum((table.days.value(day) or _ZERO for day in table.inside(before)[:count]), _ZERO)
    figures = clause.all("sad")
    if figures:
        judge.moved(figures[0], table.raw(at), base, clause.ways)
        judge.level(figures[1], base, "same days before")
    else:
        judge.must(abs((table.raw(at) or _ZERO) - base) <= _HALF, "the same days before were other")


def extreme(judge: Judge, clause: Clause) -> None:
    """The highest or lowest day of the newest complete period."""
    if not isinstance(judge.table, Sums):
        judge.must(False, "there are no days")  # noqa: FBT003
        return
    values = {day: judge.table.days.value(day) or _ZERO for day in judge.table.inside(judge.at)}
    day = clause.all("p")[0].at
    judge.must(day in values, f"{day} is not in {judge.at}")
    best = (max if clause.ways[0] > 0 else min)(values.values())
    judge.must(values.get(day) == best, f"{day} is not the extreme")
    judge.level(clause.all("a")[0], best, "extreme day")


def holiday(judge: Judge, clause: Clause) -> None:
    """A moving holiday was on that day."""
    said, day = clause.all("h")[0].text.casefold().replace("’", "'"), clause.all("p")[0].at

    which = next(
        at for at, part in enumerate(re.split(r"\|(?![^(]*\))", HOLIDAYS[judge.language])) if re.fullmatch(part, said)
    )
    judge.must(easter(day.year) + timedelta(days=(-2, 0, 1)[which]) == day, f"{said} was not {day}")


def clocks(judge: Judge, clause: Clause) -> None:
    """A day of 23 or 25 hours."""
    day = pd.Timestamp(clause.all("p")[0].at).tz_localize(judge.case.zone)
    following = pd.Timestamp(clause.all("p")[0].at + timedelta(days=1)).tz_localize(judge.case.zone)
    hours = Fraction((following - day).total_seconds()) / 3600
    count = clause.all("ag")[0]
    value = count.value / 3600 if count.tag == "a" and count.value > 3600 else count.value  # noqa: PLR2004
    judge.must(value == hours, f"the day had {float(hours)} hours")


def event(judge: Judge, clause: Clause) -> None:
    """What the owner noted, and when."""
    days = [item.at for item in clause.all("p")]
    judge.must(
        judge.case.event is not None and days in ([*judge.case.event[1:]], [judge.case.event[2]]), "not noted so"
    )


def of_goal(judge: Judge, clause: Clause) -> None:
    """A level or a total against its goal."""
    figures = clause.all("ad")
    judge.nameless |= not (clause.all("t") or judge.named)
    if not figures:
        return
    if clause.kind == "crossed" and judge.language == "it":
        target, now, gap = figures
    elif clause.kind == "crossed" and judge.language != "de":
        gap, target, now = figures
    elif len(figures) == 3:  # noqa: PLR2004
        now, gap, target = figures
    elif len(figures) == 2:  # noqa: PLR2004
        (gap, target), now = figures, None
    else:
        now, gap, target = figures[0], None, None
    found = [pair for pair in _goals(judge, clause) if _fits(pair, now, gap, target, clause.ways)]
    judge.must(bool(found), f"no goal is like that: {[(float(a), float(b)) for a, b in _goals(judge, clause)]}")


def _goals(judge: Judge, clause: Clause) -> list[tuple[Fraction, Fraction]]:
    """Each goal's target and what is reached of it."""
    named = clause.all("t")
    found = []
    for goal in judge.case.goals:
        if named and goal.name and named[0].text != goal.name:
            continue
        reached = judge.table.value(judge.at) if goal.kind == "level" else total_of(judge, goal)
        if reached is not None:
            found.append((Fraction(goal.value), reached))
    return found


def _fits(
    goal: tuple[Fraction, Fraction],
    now: Token | None,
    gap: Token | None,
    target: Token | None,
    ways: tuple[int, ...],
) -> bool:
    diff = goal[1] - goal[0]
    said = [(now, goal[1]), (target, goal[0]), (gap, abs(diff))]
    close = all(
        item is None or abs(abs(item.value) - abs(true)) <= item.half + Fraction(1, 10**9) for item, true in said
    )
    return (
        close
        and all(way * diff > 0 for way in ways)
        and (gap is not None or abs(diff) <= Fraction(5, 1000) * max(Fraction(1), abs(goal[0])))
    )


def total_of(judge: Judge, goal: Goal) -> Fraction | None:
    """What the complete periods, or days, since the goal's start add up to."""
    table = judge.table
    source = table.days if isinstance(table, Sums) else table
    if goal.start is None:
        return None
    values = [source.value(at) for at in source.starts if goal.start <= at <= goal.by and at not in source.open]
    return sum((value for value in values if value is not None), _ZERO)


def _calm(_judge: Judge, _clause: Clause) -> None:
    """It says no figure."""


COURSE: dict[str, Check] = {
    "record": record, "streak": streak, "concentration": concentration, "factor": factor, "mix": mix,
    "without": without, "weight": weight, "weekdays": weekdays,
    "opposed": _calm, "to_date": to_date, "same_days": same_days, "extreme": extreme, "holiday": holiday,
    "against_holiday": _calm, "clocks": clocks, "event": event, "goal": of_goal, "crossed": of_goal,
}  # fmt: skip
