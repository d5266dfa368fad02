"""Goals: how much is reached, whether that is in time, whether a goal was crossed, and what the end may be."""

import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

import numpy as np

from pulse.definition import Goal, Unit
from pulse.insight import outlook
from pulse.insight.change import impact
from pulse.insight.course import SEASONS, estimate, values_of
from pulse.insight.fact import Fact, direction, evidence, period
from pulse.insight.signals import FloatArray
from pulse.series import Dataset
from pulse.series.periods import Period, Start, floor_day
from pulse.series.periods import step as plain_step

LEAST_ELAPSED = Decimal("0.2")
"""Before this share of its time is over, nothing is said of a goal's pace."""
_PROFILE_WEEKS = 8
_FORESEEN = frozenset({"hour", "day", "week", "month"})
_YEAR = {"day": 364, "week": 52, "month": 12, "quarter": 4}


def goals(result: Dataset, at: Start, found: Sequence[Goal]) -> list[Fact]:
    """What is to be said of every goal whose time has begun."""
    return [fact for goal in found for fact in (_level if goal.kind == "level" else _total)(result, at, goal)]


def _fact(result: Dataset, at: Start, goal: Goal, kind: str, about: str, gap: Decimal, **more: object) -> Fact:
    by = Period(at=goal.by.isoformat(), grain="day", zone=result.timezone)
    times = {"when": period(result, at), "by": by}
    return Fact.model_validate(
        {
            "kind": kind,
            "about": about,
            "unit": result.whole.unit,
            "currency": result.whole.currency,
            "words": {"goal": goal.name} if goal.name else {},
            "times": times,
            "direction": direction(gap),
            "evidence": (evidence(result, at),),
            **more,
        }
    )


def _level(result: Dataset, at: Start, goal: Goal) -> list[Fact]:
    """Whether the newest figure is on the good side of the goal, and whether it was before."""
    now, before = result.value(at), result.value(result.step(at, -1))
    if now is None or _day(at, result) > goal.by:
        return []
    gap = now - goal.value
    numbers = {"now": now, "target": goal.value, "gap": gap}
    about = "crossed" if before is not None and _kept(goal, before) != _kept(goal, now) else "stands"
    worth = 1.0 if about == "crossed" else 0.4
    return [_fact(result, at, goal, "goal", about, gap, numbers=numbers, impact=worth, surprise=0.9)]


def _kept(goal: Goal, value: Decimal) -> bool:
    """Whether a figure is on the good side of the goal; exactly on it is."""
    return value >= goal.value if goal.direction == "at least" else value <= goal.value


def _total(result: Dataset, at: Start, goal: Goal) -> list[Fact]:
    """How much of a total is reached, against what would be by now."""
    if not result.whole.additive or result.stands:
        return []
    known = _parts(result)
    span = _span(result, goal)
    over = [day for day in span if day in known and known[day] is not None]
    if (
        not over
        or over != span[: len(over)]
        or any(day not in over for day in span if day in known and day <= max(over))
    ):
        return []
    now = sum((known[day] or Decimal(0) for day in over), Decimal(0))
    newest = _newest(result, over[-1], at)
    # What the newest period brought: a day, or where periods come from days all of its days and those since.
    last = sum((known[day] or Decimal(0) for day in over if day >= _day(at, result)), Decimal(0))
    attained = now / goal.value
    numbers = {"now": now, "target": goal.value, "attained": attained}
    found: list[Fact] = []
    if newest and now - last < goal.value <= now:
        gap = now - goal.value
        found.append(_fact(result, at, goal, "goal", "crossed", gap, numbers=numbers | {"gap": gap}, surprise=0.9))
    if len(over) == len(span):
        if not found and newest:
            gap = now - goal.value
            numbers |= {"gap": gap}
            found.append(_fact(result, at, goal, "goal", "ended", gap, numbers=numbers, surprise=0.9))
        return found
    if now < 0 or Decimal(len(over)) / len(span) < LEAST_ELAPSED:
        return found
    expected = _due(known, span, result)[len(over) - 1]
    gap = estimate(float(now - expected * goal.value), result.whole.unit)
    worth = impact(result, gap)
    pace = numbers | {"expected": expected, "gap": gap, "left": goal.value - now}
    end = _end(result, at, goal, now, known, len(span) - len(over))
    if not end or end[0].direction == direction(gap) or not gap:
        # Last year's course and this year's may disagree; then only where it is heading is said.
        found.append(_fact(result, at, goal, "pace", goal.direction, gap, numbers=pace, impact=worth, surprise=0.7))
    return [*found, *end]


def _end(
    result: Dataset, at: Start, goal: Goal, now: Decimal, known: dict[date, Decimal | None], left: int
) -> list[Fact]:
    """What the total may come to, if it goes on as before."""
    values = np.array([float(value) if value is not None else np.nan for value in known.values()])
    found = outlook.outlook(values, SEASONS["day" if result.days else result.grain], left)
    if np.isnan(found.total):
        return []
    ends = {"now": now, "target": goal.value} | _foreseen(values, found, result.whole.unit, float(now))
    gap = ends["total"] - goal.value
    return [_fact(result, at, goal, "forecast", "goal", gap, numbers=ends, impact=0.8, surprise=0.5)]


def _parts(result: Dataset) -> dict[date, Decimal | None]:
    """Figures of complete days, or else of complete periods, by their first day."""
    points = list(result.days or result.table[""].values())
    while points and points[-1].partial:
        points.pop()
    return {_day(point.at, result): None if point.partial else point.value for point in points}


def _foreseen(values: FloatArray, found: outlook.Outlook, unit: Unit, reached: float = 0.0) -> dict[str, Decimal]:
    """A forecast and its bounds, added to what is reached; what never was below zero is not forecast to be.

    Rounded to two digits of the distance between the bounds: finer would claim what it does not know.
    """
    least = 0.0 if np.nanmin(values) >= 0 else -np.inf
    parts = {"total": found.total, "low": found.low, "high": found.high}
    ends = {key: reached + max(least, value) for key, value in parts.items()}
    wide = ends["high"] - ends["low"]
    if not wide > 0:
        return {key: estimate(value, unit) for key, value in ends.items()}
    places = math.floor(math.log10(wide)) - 1
    if unit in {"count", "points"}:
        places = max(0, places)
    step = Decimal(1).scaleb(places)
    return {key: (Decimal(repr(value)) / step).quantize(Decimal(1)) * step + 0 for key, value in ends.items()}


def _day(at: Start, result: Dataset) -> date:
    return at.astimezone(result.zone).date() if isinstance(at, datetime) else at


def _newest(result: Dataset, last: date, at: Start) -> bool:
    return last >= _day(at, result)


def _span(result: Dataset, goal: Goal) -> list[date]:
    """First days of the periods, or the days, that a total is made of."""
    if goal.start is None or result.grain == "hour" or (result.spans and not result.days):
        return []
    if result.days:
        return [goal.start + timedelta(days=count) for count in range((goal.by - goal.start).days + 1)]
    if floor_day(goal.start, result.grain) != goal.start:
        return []
    found: list[date] = []
    at = goal.start
    while True:
        following = plain_step(at, result.grain)
        if following - timedelta(days=1) > goal.by:
            # A goal that ends inside a period is never known to be over.
            return found if at - timedelta(days=1) == goal.by else []
        found.append(at)
        at = _day(following, result)


def _due(known: dict[date, Decimal | None], span: list[date], result: Dataset) -> list[Decimal]:
    """The share of a total usually reached by each period's end: as a year ago, else by the weekdays that are over."""
    grain = "day" if result.days else result.grain
    earlier = [known.get(_day(plain_step(day, grain, -_YEAR.get(grain, 1)), result)) for day in span]
    curve = [value for value in earlier if value is not None]
    if len(curve) == len(span) and sum(curve) > 0 and min(curve) >= 0:
        return _shares(curve)
    if grain == "day":
        newest = list(known.items())[-_PROFILE_WEEKS * 7 :]
        profile = {day: [v for item, v in newest if item.weekday() == day and v is not None] for day in range(7)}
        if all(profile.values()):
            weight = {day: max(Decimal(0), sum(values, Decimal(0)) / len(values)) for day, values in profile.items()}
            if any(weight[day.weekday()] for day in span):
                return _shares([weight[day.weekday()] for day in span])
    return [Decimal(place) / len(span) for place in range(1, len(span) + 1)]


def _shares(parts: Sequence[Decimal]) -> list[Decimal]:
    """How much of their sum is reached with each of ``parts``."""
    total, found, so_far = sum(parts, Decimal(0)), [], Decimal(0)
    for part in parts:
        so_far += part
        found.append(so_far / total)
    return found


class Course(NamedTuple):
    """A total on its way to its goal.

    Args:
        days: First days of its periods, or its days, to the end.
        reached: How much was reached by the end of each that is over.
        due: How much is usually reached by the end of each.
    """

    days: list[date]
    reached: list[Decimal]
    due: list[Decimal]


def course_of(result: Dataset, goal: Goal) -> Course:
    """How far the total of ``goal`` has come, period by period, and how far it should have."""
    known, span = _parts(result), _span(result, goal)
    over = [day for day in span if known.get(day) is not None]
    reached, so_far = [], Decimal(0)
    for day in over:
        so_far += known[day] or Decimal(0)
        reached.append(so_far)
    return Course(span, reached, [share * goal.value for share in _due(known, span, result)])


def forecast(result: Dataset, at: Start) -> list[Fact]:
    """What the next period may bring, from the errors that the same forecast would have made before.

    One period only: nothing tells whether periods may be added up, as orders may and people employed may not.
    """
    if result.grain not in _FORESEEN or result.stands or result.spans:
        return []
    _, values = values_of(result, at)
    found = outlook.outlook(values, SEASONS[result.grain], 1)
    if np.isnan(found.total) or not found.beats:
        # Where the last value is as good a guess, a forecast says nothing.
        return []
    numbers = _foreseen(values, found, result.whole.unit)
    return [
        Fact(
            kind="forecast",
            about="next",
            unit=result.whole.unit,
            currency=result.whole.currency,
            numbers=numbers,
            times={"when": period(result, at), "next": period(result, result.step(at, 1), beside=at)},
            impact=0.3,
            surprise=0.3,
            freshness=0.5,
            evidence=(evidence(result, at),),
        )
    ]
