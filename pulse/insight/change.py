"""Level and change: the newest complete period, and what it is fair to hold it against."""

from decimal import Decimal
from statistics import median

from pulse.definition import Unit
from pulse.insight.fact import Fact, comparison, direction, evidence, period
from pulse.insight.names import words_of
from pulse.series import Dataset
from pulse.series.fiscal import same_part
from pulse.series.periods import Start

MOST_RATIO = 3
"""A change beyond 300 % is told as an amount: of so small a base a percentage says nothing."""
LEAST_BASE_OF_A_COUNT = 5
"""Below this many, a relative change of a count says more than it knows."""
_TYPICAL_OVER = 26
LAST_PLACE: dict[Unit, Decimal] = {
    "count": Decimal("0.5"),
    "points": Decimal("0.5"),
    "duration": Decimal("0.05"),
    "currency": Decimal("0.005"),
    "percent": Decimal("0.00005"),
}
"""Half of the last place in which a figure of a unit is shown."""


def headline_base(result: Dataset, at: Start) -> Start:
    """The period to hold ``at`` against first.

    The same weekday or hour a week earlier, else the period before; of a stock, which has no week's rhythm and may
    not be known of every day, the last one before.
    """
    if result.stands:
        earlier = [point.at for point in result.complete if point.at < at]
        return earlier[-1] if earlier else result.step(at, -1)
    if result.grain in {"hour", "day"}:
        return result.like(at)
    return result.step(at, -1)


def level(result: Dataset, at: Start, key: str = "") -> Fact:
    """The figure of the complete period ``at``."""
    now = result.value(at, key)
    if now is None:
        raise ValueError(f"no complete figure at {at}")
    return Fact(
        kind="level",
        unit=result.whole.unit,
        currency=result.whole.currency,
        numbers={"now": now},
        times={"when": period(result, at)},
        evidence=(evidence(result, at, key),),
    )


def ratio_of(result: Dataset, now: Decimal, base: Decimal) -> Decimal | None:
    """Relative change, or None where it would mislead: not above zero, a tiny count, a rate, a move too large."""
    return _ratio(result.whole.unit, now, base)


def _ratio(unit: Unit, now: Decimal, base: Decimal) -> Decimal | None:
    if base <= 0 or now < 0 or unit == "percent" or (unit == "count" and base < LEAST_BASE_OF_A_COUNT):
        return None
    ratio = (now - base) / base
    return ratio if abs(ratio) <= MOST_RATIO else None


def change(result: Dataset, at: Start, base_at: Start, *, about: str, key: str = "") -> Fact | None:
    """The change from ``base_at`` to ``at``, or None where either figure is unknown or its period partial."""
    now, base = result.value(at, key), result.value(base_at, key)
    if now is None or base is None:
        return None
    diff = now - base
    numbers = {"now": now, "base": base, "diff": diff}
    ratio = ratio_of(result, now, base)
    if ratio is not None:
        numbers["ratio"] = ratio
    return Fact(
        kind="change",
        about=about,
        unit=result.whole.unit,
        currency=result.whole.currency,
        numbers=numbers,
        times={"when": period(result, at), "against": period(result, base_at, beside=at)},
        compared=comparison(result, at, base_at),
        direction=direction(diff),
        impact=impact(result, diff, like=about == "like"),
        surprise=0.45,
        evidence=(evidence(result, at, key), evidence(result, base_at, key)),
    )


def typical_move(result: Dataset, *, like: bool = False, key: str = "") -> Decimal:
    """The median move from one period to the next, or to its like, over the newest ones; 0 where none is known."""
    moves = []
    for point in [p for p in result.table[key].values() if p.value is not None and not p.partial][
        -_TYPICAL_OVER - 1 : -1
    ]:
        base = result.like(point.at) if like else result.step(point.at, -1)
        before = result.value(base, key)
        if before is not None and point.value is not None:
            moves.append(abs(point.value - before))
    return median(moves) if moves else Decimal(0)


def impact(result: Dataset, effect: Decimal, *, like: bool = False) -> float:
    """An effect in the figure's unit against its usual move; 1 from the usual one on, and where none is known."""
    typical = typical_move(result, like=like)
    return min(1.0, float(abs(effect) / typical)) if typical else 1.0


def beside(result: Dataset, at: Start, base_at: Start) -> list[Fact]:
    """The change of each figure that is shown beside the whole, in the owner's order: the first matters most."""
    found = []
    for place, companion in enumerate(result.companions):
        now, base = result.value(at, companion.key), result.value(base_at, companion.key)
        if now is None or base is None:
            continue
        diff, typical = now - base, typical_move(result, key=companion.key)
        numbers = {"now": now, "base": base, "diff": diff}
        if (ratio := _ratio(companion.unit, now, base)) is not None:
            numbers["ratio"] = ratio
        found.append(
            Fact(
                kind="beside",
                about=companion.key,
                unit=companion.unit,
                currency=companion.currency,
                numbers=numbers,
                words=words_of(result, companion.key),
                times={"when": period(result, at), "against": period(result, base_at, beside=at)},
                compared=comparison(result, at, base_at),
                direction=direction(diff),
                impact=min(1.0, float(abs(diff) / typical)) if typical else 1.0,
                surprise=0.5,
                weight=max(0.3, 0.9 - 0.1 * place),
                evidence=(evidence(result, at, companion.key), evidence(result, base_at, companion.key)),
            )
        )
    return found


def to_date(result: Dataset) -> list[Fact]:
    """The days of the unfinished period that are over, against the same days of the one before."""
    newest = result.points and list(result.table[""].values())[-1]
    if not newest or not newest.partial or not result.days or newest.value is None:
        return []
    at = newest.at
    over = [day.at for day in result.days if day.at >= at and not day.partial]
    base_at = result.step(at, -1)
    now, base = same_part(result, at, len(over)), same_part(result, base_at, len(over))
    if now is None or base is None:
        return []
    diff = now[0] - base[0]
    numbers = {"now": now[0], "base": base[0], "diff": diff, "count": Decimal(len(over))}
    if (ratio := ratio_of(result, now[0], base[0])) is not None:
        numbers["ratio"] = ratio
    return [
        Fact(
            kind="to_date",
            unit=result.whole.unit,
            currency=result.whole.currency,
            numbers=numbers,
            times={"when": period(result, at), "against": period(result, base_at, beside=at)},
            compared=comparison(result, at, base_at),
            direction=direction(diff),
            impact=impact(result, diff),
            surprise=0.6,
        )
    ]
