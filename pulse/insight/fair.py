"""What is left out or weighs less, since it is true and would mislead beside the others."""

from collections.abc import Sequence
from decimal import Decimal

from pulse.insight.fact import Fact

_NEAR_LEVEL = Decimal("0.25")
"""Of the jump: so near is a figure on the new level."""
_ODD = 0.5
"""Least surprise of a member's figure that is odd for it."""
_UNLIKE = 0.3
"""Weight of what says little beside the rest."""
_OF_A_COURSE = frozenset({"record", "streak"})
_OF_THE_CALENDAR = frozenset({"record", "streak", "break", "turn"})
"""What a December, or a short month, makes of a figure every year."""
_OF_SOUND_DATA = frozenset({"growth", "unusual", "record", "streak", "share", "concentration", "without"})
_OF_MEMBERS = frozenset({"offset", "record", "streak", "share"})


def fair(found: Sequence[Fact], headline: str) -> list[Fact]:
    """``found`` without what misleads; ``headline`` is which comparison comes first."""
    told, odd = _told_otherwise(found), _odd(found)
    calendar = any(fact.kind in {"season", "per_day"} for fact in found)
    kept = []
    for fact in found:
        if _misleads(fact, found, headline):
            continue
        little = _says_little(fact, headline, told, odd) or (calendar and fact.kind in _OF_THE_CALENDAR)
        kept.append(fact.model_copy(update={"weight": min(fact.weight, _UNLIKE)}) if little else fact)
    return kept


def _misleads(fact: Fact, found: Sequence[Fact], headline: str) -> bool:
    if _is_of_no_sound_figure(fact, found, headline):
        return True
    if fact.kind not in _OF_A_COURSE:
        return False
    if headline == "holiday" or any(item.kind == "occasion" and item.about == "clocks" for item in found):
        return True
    if "member" in fact.words:
        return False
    # Within its usual swing, or unusual the other way, it is none that says anything.
    odd = next((item for item in found if item.kind == "unusual"), None)
    return odd is not None and fact.direction != odd.direction


def _is_of_no_sound_figure(fact: Fact, found: Sequence[Fact], headline: str) -> bool:
    """Whether it makes something of what nothing can be made of: a holiday, a figure in doubt, a new member."""
    if headline == "holiday" and fact.kind == "unusual":
        # On a holiday nothing is unusual for not being a plain day.
        return True
    if fact.kind == "unusual" and fact.about != "usual" and _is_of_new_level(fact, found):
        return True
    if fact.kind in _OF_SOUND_DATA and any(item.doubt in {"zero", "slip"} for item in found):
        return True
    return fact.kind in _OF_MEMBERS and not _new(found).isdisjoint(fact.words.values())


def _is_of_new_level(odd: Fact, found: Sequence[Fact]) -> bool:
    """Whether a figure is odd only for the level that is gone, or for the way from it to the new one."""
    level = next((fact for fact in found if fact.kind == "break"), None)
    if level is None:
        return False
    jump = abs(level.numbers["now"] - level.numbers["base"])
    return abs(odd.numbers["now"] - level.numbers["now"]) < _NEAR_LEVEL * jump


def _new(found: Sequence[Fact]) -> set[str]:
    """Members that are there for the first time, under a new name or as new ones."""
    renamed = {name for fact in found if fact.doubt == "renamed" for name in fact.words.values()}
    return renamed | {fact.words["member"] for fact in found if fact.kind == "debut"}


def _told_otherwise(found: Sequence[Fact]) -> set[str]:
    """Members of whom another fact says what happened."""
    names: set[str] = set()
    for fact in found:
        if fact.kind in {"debut", "offset"} or fact.doubt == "renamed":
            names |= {*fact.words.values()}
    return names


def _odd(found: Sequence[Fact]) -> set[str]:
    """Members whose own figure is odd for them."""
    return {fact.words["member"] for fact in found if fact.kind == "driver" and fact.surprise >= _ODD}


def _says_little(fact: Fact, headline: str, told: set[str], odd: set[str]) -> bool:
    if fact.kind == "change":
        # From one day or hour to the next a week's rhythm shows first of all.
        return headline not in {fact.about, "previous"}
    if fact.kind == "share" and fact.times["when"].grain in {"hour", "day"} and fact.words["member"] not in odd:
        # The others went, and it stayed.
        return True
    return fact.kind in {"driver", "share"} and fact.words["member"] in told
