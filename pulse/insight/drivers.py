"""Drivers: which members of the break-down the change of the whole is made of."""

from decimal import Decimal
from statistics import median

from pulse.insight import signals
from pulse.insight.change import LAST_PLACE, impact
from pulse.insight.course import SEASONS, values_of
from pulse.insight.fact import Evidence, Fact, comparison, direction, period
from pulse.insight.names import words_of
from pulse.insight.quality import debuts, renamed
from pulse.series import Dataset
from pulse.series.periods import Start

LEAST_PART = Decimal("0.2")
"""A driver is named only if it holds this share of all movement, up and down added."""
_MOST_WITH, _MOST_AGAINST = 2, 1
_UNNAMED = 0.1
_CANCELS = 10
"""Moves cancel each other where together, up and down added, they are this many times what is left of them."""
_HISTORY, _LEAST_HISTORY = 26, 6
_SIGMA = Decimal("1.4826")


def moves(result: Dataset, at: Start, base_at: Start) -> dict[str, Decimal]:
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


def drivers(result: Dataset, at: Start, base_at: Start) -> list[Fact]:
    """One fact for every member; together their differences are exactly the change of the whole.

    Worth a headline are at most two that moved with the whole and one that moved against it.
    """
    changes = moves(result, at, base_at)
    total, gross = sum(changes.values(), Decimal(0)), sum(map(abs, changes.values()), Decimal(0))
    if not gross:
        return []
    leading = direction(total) if total else direction(next(iter(changes.values())))
    whole = tuple(Evidence(series=key, at=at.isoformat(), value=diff) for key, diff in changes.items())
    found: list[Fact] = []
    taken = {True: 0, False: 0}
    for key, diff in changes.items():
        along = direction(diff) == leading
        large = abs(diff) / gross >= LEAST_PART and abs(diff) >= _seen(result, at)
        named = large and taken[along] < (_MOST_WITH if along else _MOST_AGAINST)
        taken[along] += named
        fact = _driver(result, at, base_at, key, total=total, gross=gross)
        found.append(fact.model_copy(update={"evidence": whole, "weight": 1.0 if named else _UNNAMED}))
    return found


def _seen(result: Dataset, at: Start) -> Decimal:
    """The least move that a reader sees in the figures of ``at``: half of the last place, a two-thousandth of all."""
    return max(LAST_PLACE.get(result.whole.unit, Decimal(0)), abs(result.value(at) or Decimal(0)) / 2000)


def offset(result: Dataset, at: Start, base_at: Start, found: list[Fact]) -> list[Fact]:
    """That ups and downs of members cancel each other, with the largest of each; ``found`` are the drivers."""
    gross = sum((abs(fact.numbers["diff"]) for fact in found), Decimal(0))
    net = abs(sum((fact.numbers["diff"] for fact in found), Decimal(0)))
    ups = [fact for fact in found if fact.direction == "up" and "merged" not in fact.words]
    downs = [fact for fact in found if fact.direction == "down" and "merged" not in fact.words]
    if not ups or not downs or net * _CANCELS > gross:
        return []
    riser, faller = (max(side, key=lambda fact: abs(fact.numbers["diff"])) for side in (ups, downs))
    if min(abs(fact.numbers["diff"]) for fact in (riser, faller)) < LEAST_PART * gross:
        return []
    return [
        Fact(
            kind="offset",
            unit=result.whole.unit,
            currency=result.whole.currency,
            numbers={"up": riser.numbers["diff"], "down": abs(faller.numbers["diff"]), "diff": net},
            words={"riser": riser.words["member"], "faller": faller.words["member"]},
            times={"when": period(result, at), "against": period(result, base_at, beside=at)},
            compared=comparison(result, at, base_at),
            impact=impact(result, gross / 2, like=base_at == result.like(at)),
            surprise=max(riser.surprise, faller.surprise),
            evidence=riser.evidence,
        )
    ]


def debut(result: Dataset, at: Start) -> list[Fact]:
    """Members that are there for the first time, unless they are another one's new name."""
    old = {*renamed(result, at).values()}
    return [
        Fact(
            kind="debut",
            about=member.key,
            unit=result.whole.unit,
            currency=result.whole.currency,
            numbers={"now": result.value(at, member.key) or Decimal(0)},
            words=words_of(result, member.key),
            times={"when": period(result, at)},
            impact=impact(result, result.value(at, member.key) or Decimal(0)),
            surprise=0.9,
            evidence=(Evidence(series=member.key, at=at.isoformat(), value=result.value(at, member.key)),),
        )
        for member in debuts(result, at)
        if member.key not in old
    ]


def _driver(result: Dataset, at: Start, base_at: Start, key: str, *, total: Decimal, gross: Decimal) -> Fact:
    now, base = result.value(at, key) or Decimal(0), result.value(base_at, key) or Decimal(0)
    diff = now - base
    numbers = {"now": now, "base": base, "diff": diff, "rest": total - diff, "gross": gross - abs(diff)}
    if abs(total) == gross:
        numbers["share"] = diff / total
    return Fact(
        kind="driver",
        about=key,
        unit=result.whole.unit,
        currency=result.whole.currency,
        numbers=numbers,
        words=words_of(result, key),
        times={
            "when": period(result, at),
            "against": period(result, base_at, beside=at),
            "base_period": period(result, base_at, beside=at),
        },
        compared=comparison(result, at, base_at),
        direction=direction(diff),
        impact=impact(result, diff, like=base_at == result.like(at)),
        surprise=_surprise(result, at, base_at, key, diff),
    )


def _surprise(result: Dataset, at: Start, base_at: Start, key: str, diff: Decimal) -> float:
    """How far the member lies from what its own past made likely, as z / (z + 4).

    Not from the period compared with: that may have been the odd one. Where too little is known for that, how far the
    move lies from the member's earlier moves of the same kind.
    """
    if not result.snapshot:
        _, values = values_of(result, at, key)
        off = abs(float(signals.surprise(values, SEASONS[result.grain])[-1]))
        if off == off:  # noqa: PLR0124 - only nan differs from itself
            return off / (off + 4)
    like = base_at == result.like(at)
    past = []
    for point in [p for p in result.table[key].values() if p.at < at][-_HISTORY:]:
        before = result.value(result.like(point.at) if like else result.step(point.at, -1), key)
        if point.value is not None and not point.partial and before is not None:
            past.append(point.value - before)
    if len(past) < _LEAST_HISTORY:
        return 0.5
    middle = median(past)
    spread = _SIGMA * median(abs(number - middle) for number in past)
    if not spread:
        return 0.9 if diff != middle else 0.0
    z = float(abs(diff - middle) / spread)
    return z / (z + 4)
