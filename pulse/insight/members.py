"""What one member's own course says, and what the whole did without it."""

from collections.abc import Sequence
from decimal import Decimal

from pulse.insight.change import impact, ratio_of
from pulse.insight.drivers import moves
from pulse.insight.fact import Evidence, Fact, direction, period
from pulse.insight.history import record, streak
from pulse.insight.names import words_of
from pulse.series import Dataset
from pulse.series.periods import Start

_LARGE = Decimal("0.1")
"""Only the course of a member with this part of the whole is told."""
_MOST_OF_IT = Decimal("0.5")
_SEEN = Decimal("0.02")
_WEIGHT = 0.4
"""Of what is said of a member beside its move; the whole's own course comes first."""


def without(result: Dataset, at: Start, base_at: Start) -> list[Fact]:
    """That the whole without one member went the other way, by 2 % or more.

    Said of the member that did at least half of all movement, where there are others.
    """
    changes = moves(result, at, base_at)
    if len(changes) < 3:  # noqa: PLR2004 - without one of two there is but the other
        return []
    key, diff = next(iter(changes.items()))
    total, gross = sum(changes.values(), Decimal(0)), sum(map(abs, changes.values()), Decimal(0))
    now, base = (result.value(start) or Decimal(0) for start in (at, base_at))
    rest_now, rest_base = (
        whole - (result.value(start, key) or Decimal(0)) for whole, start in ((now, at), (base, base_at))
    )
    rest = rest_now - rest_base
    words = words_of(result, key)
    if "merged" in words or not gross or abs(diff) < _MOST_OF_IT * gross or not total * rest < 0:
        return []
    if rest_base <= 0 or abs(rest) < _SEEN * rest_base:
        return []
    numbers = {"now": rest_now, "base": rest_base, "diff": rest}
    if (ratio := ratio_of(result, rest_now, rest_base)) is not None:
        numbers["ratio"] = ratio
    return [
        Fact(
            kind="without",
            about=key,
            unit=result.whole.unit,
            currency=result.whole.currency,
            numbers=numbers,
            words=words,
            times={"when": period(result, at), "against": period(result, base_at, beside=at)},
            direction=direction(rest),
            impact=impact(result, rest, like=base_at == result.like(at)),
            surprise=0.6,
            evidence=tuple(Evidence(series=item, at=at.isoformat(), value=moved) for item, moved in changes.items()),
        )
    ]


def courses(result: Dataset, at: Start, of_whole: Sequence[Fact]) -> list[Fact]:
    """Records and streaks of the large members: the one of each that says the most.

    What the whole is (``of_whole``: its own records and streaks), each of its parts may well be, too, and is not told.
    """
    whole = result.value(at)
    if not whole or whole <= 0 or not result.whole.additive:
        return []
    found = []
    told_of_all = {(fact.kind, fact.about) for fact in of_whole}
    for find in (record, streak):
        told = [
            fact.model_copy(update={"words": words_of(result, member.key), "weight": _WEIGHT})
            for member in result.members
            if not member.merged and (result.value(at, member.key) or Decimal(0)) >= _LARGE * whole
            for fact in find(result, at, member.key)
            if (fact.kind, fact.about) not in told_of_all
        ]
        told = [fact for fact in told if fact.numbers["count"] > _LEAST[find.__name__]]
        found += sorted(told, key=lambda fact: -fact.numbers["count"])[:1]
    return found


_LEAST = {"record": 25, "streak": 4}
"""A member's is told where it is longer than the whole's: of many members chance has more tries."""
