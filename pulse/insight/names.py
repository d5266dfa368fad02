"""What the parts of a result are called in texts and charts."""

from collections.abc import Mapping
from functools import lru_cache

from pulse.series import Dataset
from pulse.wording import MEMBER_LIMIT, sanitize_name


def names(result: Dataset) -> Mapping[str, str]:
    """The name of every series of ``result`` by its key, fit for a text, no two alike."""
    return _names(tuple((series.key, series.title) for series in result.series))


@lru_cache(maxsize=8)
def _names(titles: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key, title in titles:
        called, number = sanitize_name(title, most=MEMBER_LIMIT), 1
        first = called
        # The whole may be called as its one part is.
        while key and called.casefold() in taken:
            number += 1
            called = f"{first} ({number})"
        if key:
            taken.add(called.casefold())
        found[key] = called
    return found


def words_of(result: Dataset, key: str) -> dict[str, str]:
    """The words of a fact on a part: its name, and whether it is all others together, which each language names."""
    return {"member": names(result)[key]} | ({"merged": "yes"} if merged(result, key) else {})


def merged(result: Dataset, key: str) -> bool:
    """Whether a part is all the smaller ones together."""
    return any(member.key == key and member.merged for member in result.members)
