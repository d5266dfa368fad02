"""Level and change: the newest complete period, and what it is fair to hold it against."""

from decimal import Decimal
from statistics import median

from pulse.insight.fact import Evidence, Fact, direction
from pulse.periods import Start, preposition
from pulse.series import Result

LEAST_BASE_OF_A_COUNT = 5
"""Below this many, a relative change of a count says more than it knows."""
_TYPICAL_OVER = 26


def headline_base(result: Result, at: Start) -> Start:
    """The period to hold ``at`` against first.

    The same weekday or hour a week earlier, else the period before; of a snapshot, which has no week's rhythm and is
    not kept every day, the last one before.
    """
    if result.snapshot:
        earlier = [point.at for point in result.complete if point.at < at]
        return earlier[-1] if earlier else result.step(at, -1)
    if result.grain in {"hour", "day"}:
        return result.like(at)
    return result.step(at, -1)


def evidence(result: Result, at: Start, key: str = "") -> Evidence:
    """The figure of ``at`` as it stands in the result."""
    return Evidence(series=key, at=at.isoformat(), value=result.value(at, key))


def when(result: Result, at: Start, *, beside: Start | None = None) -> str:
    """A period with its preposition, such as ``on Saturday 21 November 2026``."""
    return f"{preposition(result.grain)} {result.describe(at, beside=beside)}"


def level(result: Result, at: Start, key: str = "") -> Fact:
    """The figure of the complete period ``at``."""
    now = result.value(at, key)
    if now is None:
        raise ValueError(f"no complete figure at {at}")
    return Fact(
        kind="level",
        unit=result.whole.unit,
        currency=result.whole.currency,
        numbers={"now": now},
        words={"when": when(result, at)},
        score=1.0,
        evidence=(evidence(result, at, key),),
        question="How did it develop?",
    )


def ratio_of(result: Result, now: Decimal, base: Decimal) -> Decimal | None:
    """Relative change, or None where it would mislead: no positive base, a tiny count, a rate."""
    unit = result.whole.unit
    if base <= 0 or unit == "percent" or (unit == "count" and base < LEAST_BASE_OF_A_COUNT):
        return None
    return (now - base) / base


def change(result: Result, at: Start, base_at: Start, *, about: str, key: str = "") -> Fact | None:
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
        words={"when": when(result, at), "against": when(result, base_at, beside=at)},
        direction=direction(diff),
        score=0.5 * _impact(result, diff, about),
        evidence=(evidence(result, at, key), evidence(result, base_at, key)),
        question=f"How does it compare with {result.describe(base_at)}?",
    )


def _impact(result: Result, diff: Decimal, about: str) -> float:
    """The difference against the usual one of its kind; 1 from the usual one on."""
    moves = []
    for point in result.complete[-_TYPICAL_OVER - 1 : -1]:
        base = result.like(point.at) if about == "like" else result.step(point.at, -1)
        before = result.value(base)
        if before is not None and point.value is not None:
            moves.append(abs(point.value - before))
    typical = median(moves) if moves else Decimal(0)
    return min(1.0, float(abs(diff) / typical)) if typical else 1.0
