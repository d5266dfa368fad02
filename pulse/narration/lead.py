"""What comes first of all: the doubts and the goals that lead, and what the headline's change means."""

from collections.abc import Sequence

from pulse.insight.fact import Fact
from pulse.insight.quality import DOUBTS

_UNUSABLE = frozenset({"zero", "slip"})
"""Doubts of the whole figure, because of which nothing else is said of it."""
_OF_THE_FIGURE = frozenset(DOUBTS) - {"stale", "empty"}
"""Doubts because of which nothing is made of the newest figure."""
_DECIDED = frozenset({"crossed", "ended"})
"""What became of a goal in the newest period."""
_MOST = 2
WORTH = 0.4
"""Least score of what a change may mean, and of a highlight."""
_LONG_STREAK = 5
"""Weeks, months or longer in a row that say more than the newest of them."""
COURSE = ("unusual", "season", "record", "break", "streak", "turn", "trend")
"""Kinds that say what the newest figure means, the plainest first; one of them is enough for a caption."""


def leads(facts: Sequence[Fact]) -> list[Fact]:
    """What stands before the headline: at most two, doubts before goals, the weightiest first.

    Where the whole figure is in doubt, that alone: of its members and goals nothing can be known.
    """
    doubts = sorted((fact for fact in facts if fact.doubt in DOUBTS), key=lambda fact: DOUBTS.index(fact.doubt))
    whole = [fact for fact in doubts if fact.doubt in _UNUSABLE]
    goals = [fact for fact in facts if fact.kind == "goal" and fact.about in _DECIDED]
    return whole[:1] or [*doubts, *goals][:_MOST]


def is_unusable(facts: Sequence[Fact]) -> bool:
    """Whether the whole figure is in doubt, so that nothing of it is worth a highlight."""
    return any(fact.doubt in _UNUSABLE for fact in facts)


def meaning(facts: Sequence[Fact]) -> Fact | None:
    """What the headline's figure means: that it is unusual, as every year, a record, a new level ..., or as usual."""
    if any(fact.doubt in _OF_THE_FIGURE for fact in facts):
        return None
    of_whole = [fact for fact in facts if fact.kind in COURSE and "member" not in fact.words]
    turned = [fact for fact in of_whole if fact.kind == "turn" and fact.score >= WORTH]
    odd = next((fact for fact in of_whole if fact.kind == "unusual"), None)
    long = next((fact for fact in of_whole if fact.kind == "streak" and _is_long(fact, facts)), None)
    if long is not None and not (odd is not None and odd.about != "usual" and _is_a_jump(facts, long)):
        return turned[0] if turned else long
    level = next((fact for fact in of_whole if fact.kind == "break" and fact.score >= WORTH), None)
    if odd and level and odd.direction == level.direction:
        # It is unusual for the level before, which is gone for some while.
        return level
    for kind in COURSE:
        found = [fact for fact in of_whole if fact.kind == kind and fact.about != "usual" and fact.score >= WORTH]
        if found:
            return max(found, key=lambda fact: fact.score)
    return next((fact for fact in of_whole if fact.kind == "unusual" and fact.about == "usual"), None)


def _is_long(streak: Fact, facts: Sequence[Fact]) -> bool:
    """Whether a streak of weeks, months or longer says more than the newest of them."""
    count, grain = streak.numbers["count"], facts[0].times["when"].grain
    return count >= _LONG_STREAK and streak.score >= WORTH and grain not in {"hour", "day"}


def _is_a_jump(facts: Sequence[Fact], streak: Fact) -> bool:
    """Whether the newest move alone is most of what a streak came to."""
    newest = [abs(fact.numbers["diff"]) for fact in facts if fact.kind == "change" and fact.about == "previous"]
    return bool(newest) and newest[0] * 2 > abs(streak.numbers["diff"])
