"""Insight: from a series to ranked facts, each with its evidence. Pure, exact and repeatable."""

from collections.abc import Sequence

from pulse.insight.change import change, headline_base, level
from pulse.insight.drivers import drivers, share
from pulse.insight.fact import Fact
from pulse.insight.history import record, streak
from pulse.insight.quality import quality
from pulse.series import Result


def find_facts(result: Result) -> tuple[Fact, ...]:
    """Every fact worth saying of the newest complete period of ``result``, the most worth first, ids ``F1`` ...

    The level and the headline comparison come first whatever their score: everything else is read against them.
    """
    at = result.complete[-1].at
    base = headline_base(result, at)
    previous = base if result.snapshot else result.step(at, -1)
    changes = [
        change(result, at, previous, about="previous"),
        change(result, at, result.like(at), about="like"),
    ]
    if result.grain in {"year", "cycle"} or result.snapshot:
        changes.pop()
    found = [
        level(result, at),
        *(fact for fact in changes if fact),
        *record(result, at),
        *streak(result, at),
        *drivers(result, at, base),
        *share(result, at, base),
        *quality(result, at, base),
    ]
    headline = "like" if base != previous else "previous"
    ranked = sorted(found, key=lambda fact: (_place(fact, headline), -fact.score))
    return tuple(fact.model_copy(update={"id": f"F{number}"}) for number, fact in enumerate(ranked, start=1))


def headline_change(facts: Sequence[Fact]) -> Fact | None:
    """The fairest comparison of ``facts`` as :func:`find_facts` returns them; None where its base has no figure."""
    if len(facts) > 1 and facts[1].kind == "change" and not any(fact.about == "no_base" for fact in facts):
        return facts[1]
    return None


def _place(fact: Fact, headline: str) -> int:
    if fact.kind == "level":
        return 0
    return 1 if fact.kind == "change" and fact.about == headline else 2
