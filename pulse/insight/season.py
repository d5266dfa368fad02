"""What a year's rhythm and the length of a month make of a change, so that neither is taken for news."""

from datetime import timedelta
from decimal import Decimal
from statistics import median

from pulse.insight.change import change, ratio_of
from pulse.insight.fact import Fact, direction, evidence, period
from pulse.series import Dataset
from pulse.series.periods import Start

_YEARS = 3
_LEAST_YEARS = 2
_LEAST_MOVE, _SAME, _NEARLY = Decimal("0.05"), Decimal("0.02"), Decimal("0.3")
_MONTHS = 25
_SMOOTHER = Decimal("0.9")
_DIFFERS = Decimal(1) / 3
_NOTHING = Decimal("0.0005")
"""A change that reads as 0.0 %."""
_DAY = timedelta(days=1)


def season(result: Dataset, at: Start) -> list[Fact]:
    """That the move from the period before is the same every year: of one sign for three years, and much as large.

    Of months and quarters only; two years have to be known. In numbers, ``ratio`` is the move now and ``before`` that
    of a year ago.
    """
    if result.grain not in {"month", "quarter"} or result.snapshot or result.spans:
        return []
    moves: list[Decimal] = []
    here = at
    for _ in range(_YEARS + 1):
        moved = _move(result, here)
        if moved is None:
            break
        moves.append(moved)
        here = result.like(here)
    if len(moves) <= _LEAST_YEARS or min(map(abs, moves[:2])) < _LEAST_MOVE:
        return []
    one_way = len({direction(moved) for moved in moves}) == 1
    if not one_way or abs(moves[0] - moves[1]) > max(_SAME, _NEARLY * abs(moves[0])):
        return []
    earlier = result.like(at)
    return [
        Fact(
            kind="season",
            unit=result.whole.unit,
            currency=result.whole.currency,
            numbers={"ratio": moves[0], "before": moves[1], "count": Decimal(len(moves) - 1)},
            times={"when": period(result, at), "against": period(result, earlier, beside=at)},
            direction=direction(moves[0]),
            surprise=0.6,
            evidence=tuple(evidence(result, day) for day in (at, earlier, result.step(earlier, -1))),
        )
    ]


def _move(result: Dataset, at: Start) -> Decimal | None:
    now, base = result.value(at), result.value(result.step(at, -1))
    return None if now is None or base is None else ratio_of(result, now, base)


def per_day(result: Dataset, at: Start, base_at: Start) -> list[Fact]:
    """The change of the average per day, where months of unlike length make a change look like another one.

    Said where it goes the other way, or is by a third larger or smaller. Not of figures that do not grow with the
    length of a month, such as a stock: those move less from month to month as they are than by the day.
    """
    if found := _weekdays(result, at, base_at):
        return found
    now, base = change(result, at, base_at, about="previous"), _days(result, base_at)
    days = _days(result, at)
    if now is None or not now.numbers["diff"] or days == base or not _flows(result, at):
        return []
    each, before = now.numbers["now"] / days, now.numbers["base"] / base
    diff, plain = each - before, now.numbers["diff"] / base
    if not _is_another(diff, plain):
        return []
    numbers = {"now": each, "base": before, "diff": diff}
    if (ratio := ratio_of(result, each, before)) is not None:
        numbers["ratio"] = ratio
    return [
        now.model_copy(
            update={
                "kind": "per_day",
                "about": "",
                "numbers": numbers,
                "direction": direction(diff),
                "impact": 1.0,
                "surprise": 0.7,
            }
        )
    ]


def _weekdays(result: Dataset, at: Start, base_at: Start) -> list[Fact]:
    """The change that is left where both months are taken to have the same weekdays, by what each weekday makes.

    Said where neither the change itself nor that of the average per day says as much.
    """
    now = change(result, at, base_at, about="previous")
    if not result.week or result.grain != "month" or now is None or now.numbers["base"] <= 0:
        return []
    expected, before = _of_week(result, at), _of_week(result, base_at)
    if not expected or not before:
        return []
    level, base = now.numbers["now"], now.numbers["base"]
    alike = base * expected / before
    ratio = ratio_of(result, level, alike)
    by_day = level / base * _days(result, base_at) / _days(result, at) - 1
    if ratio is None or not (_is_another(ratio, level / base - 1) and _is_another(ratio, by_day)):
        return []
    told = {
        "kind": "per_day",
        "about": "weekdays",
        "numbers": {"now": level, "base": alike, "diff": level - alike, "ratio": ratio},
        "direction": direction(level - alike) if abs(ratio) >= _NOTHING else "flat",
        "impact": 1.0,
        "surprise": 0.7,
    }
    return [now.model_copy(update=told)]


def _of_week(result: Dataset, at: Start) -> Decimal:
    """What the weekdays of a period make together on average."""
    last = result.end(at).astimezone(result.zone).date()
    days = [last - _DAY * count for count in range(1, _days(result, at) + 1)]
    return sum((result.week[day.weekday()] for day in days), Decimal(0))


def _is_another(change_: Decimal, plain: Decimal) -> bool:
    """Whether a change goes the other way than another, or is by a third larger or smaller."""
    return direction(change_) != direction(plain) or abs(change_ - plain) >= _DIFFERS * max(abs(plain), abs(change_))


def _days(result: Dataset, at: Start) -> int:
    """Calendar days of a period."""
    first = result.end(result.step(at, -1)).astimezone(result.zone).date()
    return int((result.end(at).astimezone(result.zone).date() - first) / _DAY)


def _flows(result: Dataset, at: Start) -> bool:
    """Whether the figure grows with the days of its month, by its own past of two years."""
    if result.grain != "month" or not result.whole.additive or result.stands or result.spans:
        return False
    known = [point for point in result.complete if point.at < at][-_MONTHS:]
    plain, daily = [], []
    for point in known:
        before = result.value(result.step(point.at, -1))
        if before and point.value is not None:
            ratio = point.value / before
            plain.append(abs(ratio - 1))
            daily.append(abs(ratio * _days(result, result.step(point.at, -1)) / _days(result, point.at) - 1))
    return len(plain) >= _MONTHS // 2 and median(daily) < _SMOOTHER * median(plain)
