"""Drivers and shares: which members of the break-down the whole and its change are made of."""

from decimal import Decimal

from pulse.insight.change import evidence, when
from pulse.insight.fact import Evidence, Fact, direction
from pulse.periods import Start
from pulse.series import Result
from pulse.wording import name

LEAST_PART = Decimal("0.2")
"""A driver is named only if it holds this share of all movement, up and down added."""
_MAJORITY = Decimal("0.5")
_SHIFT = Decimal("0.05")
_MOST_WITH, _MOST_AGAINST = 2, 1


def moves(result: Result, at: Start, base_at: Start) -> dict[str, Decimal]:
    """The change of every member, by key, largest first; together they are exactly the change of the whole.

    Empty where that cannot be: no break-down, a measure that does not add up, or a figure that is not known.
    """
    if not result.whole.additive:
        return {}
    found: dict[str, Decimal] = {}
    for member in result.members:
        now, base = result.value(at, member.key), result.value(base_at, member.key)
        if now is None or base is None:
            return {}
        found[member.key] = now - base
    whole_now, whole_base = result.value(at), result.value(base_at)
    if whole_now is None or whole_base is None or sum(found.values(), Decimal(0)) != whole_now - whole_base:
        return {}
    return dict(sorted(found.items(), key=lambda item: -abs(item[1])))


def drivers(result: Result, at: Start, base_at: Start) -> list[Fact]:
    """One fact for every member; together their differences are exactly the change of the whole.

    Worth a headline (score over 0.5) are at most two that moved with the whole and one that moved against it.
    """
    changes = moves(result, at, base_at)
    total, gross = sum(changes.values(), Decimal(0)), sum(map(abs, changes.values()), Decimal(0))
    if not gross:
        return []
    leading = direction(total) if total else direction(next(iter(changes.values())))
    whole = tuple(Evidence(series=key, at=at.isoformat(), value=diff) for key, diff in changes.items())
    one_way = abs(total) == gross
    found: list[Fact] = []
    taken = {True: 0, False: 0}
    for key, diff in changes.items():
        along = direction(diff) == leading
        part = abs(diff) / gross
        named = part >= LEAST_PART and taken[along] < (_MOST_WITH if along else _MOST_AGAINST)
        taken[along] += named
        score = min(0.95, 0.55 + 0.4 * float(part)) if named else 0.1 * float(part)
        found.append(_driver(result, at, base_at, key, diff, total, whole, one_way=one_way, score=score))
    return found


def _driver(
    result: Result,
    at: Start,
    base_at: Start,
    key: str,
    diff: Decimal,
    total: Decimal,
    whole: tuple[Evidence, ...],
    *,
    one_way: bool,
    score: float,
) -> Fact:
    now, base = result.value(at, key) or Decimal(0), result.value(base_at, key) or Decimal(0)
    numbers = {"now": now, "base": base, "diff": diff, "rest": total - diff}
    if one_way:
        numbers["share"] = diff / total
    return Fact(
        kind="driver",
        about=key,
        unit=result.whole.unit,
        currency=result.whole.currency,
        numbers=numbers,
        words={
            "member": name(title(result, key)),
            "when": when(result, at),
            "against": when(result, base_at, beside=at),
            "base_period": result.describe(base_at, beside=at),
        },
        direction=direction(diff),
        score=score,
        evidence=whole,
        question=f"What happened in {name(title(result, key))}?",
    )


def title(result: Result, key: str) -> str:
    """What a member is called."""
    return next(one.title for one in result.series if one.key == key)


def share(result: Result, at: Start, base_at: Start) -> list[Fact]:
    """The largest member, if it holds half of the whole or its share moved by five points or more."""
    whole = result.value(at)
    parts = {m.key: result.value(at, m.key) for m in result.members}
    known = {key: value for key, value in parts.items() if value is not None and value >= 0}
    if not result.whole.additive or not whole or len(known) != len(parts) or not known:
        return []
    key = max(known, key=lambda one: known[one])
    if next(one for one in result.members if one.key == key).merged:
        return []
    part = known[key] / whole
    before_whole, before_part = result.value(base_at), result.value(base_at, key)
    before = before_part / before_whole if before_whole and before_part is not None else None
    if part < _MAJORITY and (before is None or abs(part - before) < _SHIFT):
        return []
    numbers = {"now": known[key], "share": part} | ({"before": before} if before is not None else {})
    return [
        Fact(
            kind="share",
            about=key,
            unit=result.whole.unit,
            currency=result.whole.currency,
            numbers=numbers,
            words={
                "member": name(title(result, key)),
                "when": when(result, at),
                "against": when(result, base_at, beside=at),
            },
            direction=direction(part - before) if before is not None else None,
            score=0.45,
            evidence=(evidence(result, at, key), evidence(result, at), evidence(result, base_at, key)),
            question="Who is largest?",
        )
    ]
