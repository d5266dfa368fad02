"""What the parts of a result are called in texts and charts."""

from collections.abc import Mapping
from functools import lru_cache

from pulse.catalogue import Language
from pulse.dates import Period
from pulse.insight.fact import Fact
from pulse.series import Dataset
from pulse.wording import MEMBER_LIMIT, name, quoted


def names(result: Dataset) -> Mapping[str, str]:
    """The name of every series of ``result`` by its key, fit for a text, no two alike."""
    return _names(tuple((one.key, one.title) for one in result.series))


@lru_cache(maxsize=8)
def _names(titles: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key, title in titles:
        called, number = name(title, most=MEMBER_LIMIT), 1
        first = called
        # The whole may be called as its one part is.
        while key and called.casefold() in taken:
            number += 1
            called = f"{first} ({number})"
        if key:
            taken.add(called.casefold())
        found[key] = called
    return found


def member(fact: Fact, language: Language) -> str | None:
    """What the part of the whole is called that ``fact`` is about, as a text shows it; None where it is the whole."""
    return quoted(fact.words["member"], language) if "member" in fact.words else None


def times(fact: Fact, language: Language) -> dict[str, Period]:
    """The periods of ``fact``, those with a name called as a text shows it."""
    return {
        key: one.model_copy(update={"name": quoted(one.name, language)}) if one.name else one
        for key, one in fact.times.items()
    }
