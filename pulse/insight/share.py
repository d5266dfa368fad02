"""Shares: how much the largest member holds, and how many equal ones the whole is worth."""

from decimal import Decimal

from pulse.insight.fact import Fact, comparison, direction, evidence, period
from pulse.insight.names import words_of
from pulse.series import Dataset
from pulse.series.periods import Start

_MAJORITY = Decimal("0.5")
_SHIFT = Decimal("0.05")
_FEW = Decimal("0.7")
"""Members are concentrated where they are worth at most this part of their number."""
_NEW_MAJORITY = 0.97
"""Surprise of a member that grew to half of the whole within a year."""


def share(result: Dataset, at: Start, base_at: Start) -> list[Fact]:
    """The largest member, if it holds half of the whole or its share moved by five points or more.

    A share creeps: of weeks and longer periods it is held against that of a year before, where that is known.

    With it stands the concentration: 1 over the sum of squared shares (the inverse Herfindahl-Hirschman index), which
    is how many equal members would be as concentrated.
    """
    whole = result.value(at)
    known = _parts(result, at)
    slow = result.grain in {"week", "month", "quarter"} and bool(_parts(result, result.like(at)))
    base_at = result.like(at) if slow else base_at
    if not known or not whole:
        return []
    key = max(known, key=lambda item: known[item])
    if next(member for member in result.members if member.key == key).merged:
        return []
    part = known[key] / whole
    earlier, whole_before = _parts(result, base_at), result.value(base_at)
    before = earlier[key] / whole_before if earlier and whole_before else None
    moved = before is not None and abs(part - before) >= _SHIFT
    if part < _MAJORITY and not moved:
        return []
    times = {"when": period(result, at), "against": period(result, base_at, beside=at)}
    proof = (evidence(result, at, key), evidence(result, at), evidence(result, base_at, key))
    unit = {"unit": result.whole.unit, "currency": result.whole.currency, "times": times, "evidence": proof}
    numbers = {"now": known[key], "share": part} | ({"before": before} if before is not None else {})
    found = [
        Fact(
            kind="share",
            about=key,
            numbers=numbers,
            words=words_of(result, key),
            compared=comparison(result, at, base_at) if before is not None else None,
            direction=direction(part - before) if before is not None else None,
            impact=min(1.0, float(abs(part - before) / _SHIFT)) if before is not None else 0.5,
            surprise=_NEW_MAJORITY if slow and before is not None and before < _MAJORITY <= part else 0.45,
            **unit,
        )
    ]
    effective = 1 / sum(((value / whole) ** 2 for value in known.values()), Decimal(0))
    numbers = {"effective": effective, "count": Decimal(sum(value > 0 for value in known.values()))}
    few = effective <= _FEW * numbers["count"]
    if numbers["count"] > 1 and few and not any(member.merged for member in result.members):
        found.append(Fact(kind="concentration", numbers=numbers, impact=0.5, surprise=0.3, **unit))
    return found


def _parts(result: Dataset, at: Start) -> dict[str, Decimal]:
    """Every member's figure, by key; empty where they are no parts of a whole or one is not known."""
    found = {member.key: result.value(at, member.key) for member in result.members}
    known = {key: value for key, value in found.items() if value is not None and value >= 0}
    return known if result.whole.additive and len(known) == len(found) else {}
