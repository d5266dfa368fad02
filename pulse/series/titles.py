"""What readers call the members of a break-down, so that no two are called the same."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Named:
    """A member by the account's own id.

    Args:
        key: The id, or a word of ours where the account has none.
        title: What the account calls it.
        hint: What tells it from another of the same title, such as the first part of an address; or empty.
    """

    key: str
    title: str
    hint: str = ""


def told_apart(names: Iterable[Named]) -> dict[str, str]:
    """A title for each key, no two alike: with its hint where that is enough, else with a number in order of keys."""
    those = sorted({name.key: name for name in names}.values(), key=lambda item: (len(item.key), item.key))
    alike: dict[str, list[Named]] = defaultdict(list)
    for one in those:
        alike[folded(one.title)].append(one)
    taken: set[str] = set()
    found = {group[0].key: free(group[0].title, taken) for group in alike.values() if len(group) == 1}
    for group in alike.values():
        if len(group) == 1:
            continue
        hints = {folded(item.hint) for item in group} - {""}
        for one in group:
            found[one.key] = free(f"{one.title} ({one.hint})" if len(hints) == len(group) else one.title, taken)
    return found


def free(title: str, taken: set[str]) -> str:
    """``title``, or with the first number that makes another of it; it is ``taken`` from then on."""
    found, number = title, 1
    while folded(found) in taken:
        number += 1
        found = f"{title} ({number})"
    taken.add(folded(found))
    return found


def folded(title: str) -> str:
    """As readers see it: letter case and spaces tell nothing apart."""
    return " ".join(title.split()).casefold()
