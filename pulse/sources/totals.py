"""Totals among what is added up: a member or a row that is the sum of others would count everything twice."""

import math
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pulse.errors import SourceError
from pulse.sources.column import NOBODY

Course = Mapping[Any, Decimal]
"""A member's figure in each period that it has rows in."""

_NAMES = frozenset({
    "total", "totals", "grand total", "subtotal", "sub total", "overall", "all", "sum", "total sum", "sum total",
    "gesamt", "insgesamt", "summe", "gesamtsumme", "zwischensumme", "alle", "total general", "totale", "totaal",
    "todos", "todas", "suma", "suma total", "total generale", "somme", "sous total", "total global", "tous", "toutes",
    "soma", "total geral", "subtotal geral",
})  # fmt: skip
"""What a total is called by itself, in small letters without accents and marks."""
_WORDS = frozenset({
    "total", "totals", "subtotal", "all", "overall", "sum", "gesamt", "summe", "alle", "insgesamt", "todos", "todas",
    "tous", "toutes", "ensemble", "totale", "totaal", "geral", "soma", "suma", "somme", "world", "worldwide",
})  # fmt: skip
"""Words in a longer name that make it a suspect; its figures have to agree."""
_PROOF = 6.0
"""Digits in which a sum agrees, over all periods, before it is no accident: a million to one."""
_NEARLY = 0.9
_ROUGHLY = (Decimal("0.8"), Decimal("1.25"))
_LEAST_PARTS, _SHOWN = 2, 3
_MOST_MEMBERS, _MOST_PERIODS = 120, 60


@dataclass(frozen=True)
class Total:
    """A member that is a total.

    Args:
        key: The member.
        parts: The members that it adds up, or empty where these are all the others.
        by_name: Whether its name says so, whatever its figures are.
    """

    key: str
    parts: tuple[str, ...] = ()
    by_name: bool = False


def find_total(members: Mapping[str, Course], *, additive: bool) -> Total | None:
    """A member that is the sum of the others, or of those before or after it, in nearly every period; or is called so.

    Args:
        members: The courses of all members, in the order of the table.
        additive: Whether figures are sums or counts. Of others only the name can tell.
    """
    named = next((key for key in members if _plain(key) in _NAMES), None)
    if named is not None and len(members) > 1:
        return Total(named, by_name=True)
    if not additive or len(members) <= _LEAST_PARTS:
        return None
    return _of_all(members) or _of_neighbours(members)


def refuse_total(
    where: str, advice: str, dimension: str | None, members: Mapping[str, Course], *, additive: bool
) -> None:
    """Nothing, unless one of the members is a total.

    Raises:
        SourceError: It is; the sentence names it and says how to leave it out.
    """
    found = find_total(members, additive=additive)
    if found is not None:
        _refuse(where, advice, dimension, found)


def _refuse(where: str, advice: str, dimension: str | None, found: Total) -> None:
    what = "is by its name the sum of the others" if found.by_name else "is the sum of the others"
    if found.parts:
        more = " and more" if len(found.parts) > _SHOWN else ""
        what = f"is the sum of {', '.join(found.parts[:_SHOWN])}{more}"
    column = f" in column {dimension!r}" if dimension else ""
    who, name = f"{found.key!r}{column}", found.key
    if found.key == NOBODY:
        who, name = f"what has no value{column}", "''"
    leave = f"with {advice}: - {{column: {dimension}, is not: {name}}}" if dimension else f"of {advice}"
    raise SourceError(f"{where}: {who} {what}, so that everything would count twice. Leave it out {leave}.")


def refuse_total_of_parts(
    where: str, advice: str, dimension: str | None, parts: Sequence[tuple[str, Decimal | None]]
) -> None:
    """Nothing, unless one of the parts of a whole, as they stand now, is a total of others.

    Raises:
        SourceError: It is; the sentence names it and says how to leave it out.
    """
    members: dict[str, dict[int, Decimal]] = {}
    for name, value in parts:
        members.setdefault(name, {})[0] = members.get(name, {}).get(0, Decimal(0)) + (value or Decimal(0))
    refuse_total(where, advice, dimension, members, additive=True)
    known = [value for _, value in parts if value is not None]
    for place in (0, -1) if len(known) > _LEAST_PARTS else ():
        name, value = parts[place]
        if value and value * 2 == sum(known, Decimal(0)):
            _refuse(where, advice, dimension, Total(name))


def _plain(name: str) -> str:
    """Small letters and single spaces, without accents, points, colons and brackets."""
    split = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(letter if letter.isalnum() else " " for letter in split if not unicodedata.combining(letter))
    return " ".join(kept.split())


def _of_all(members: Mapping[str, Course]) -> Total | None:
    whole: dict[Any, Decimal] = {}
    shown: dict[Any, int] = {}
    for course in members.values():
        for at, value in course.items():
            whole[at] = whole.get(at, Decimal(0)) + value
            shown[at] = shown.get(at, 0) + bool(value)
    finest = finest_of(value for course in members.values() for value in course.values())
    for key, course in members.items():
        suspect = key == NOBODY or not _WORDS.isdisjoint(_plain(key).split())
        sums = [Sum(value, whole[at] - value, shown[at] - 1) for at, value in course.items() if value and shown[at] > 1]
        proof = _PROOF / 2 if suspect else _PROOF + math.log10(len(members))
        if agree(sums, finest, proof) or (suspect and key != NOBODY and _about(sums)):
            return Total(key)
    return None


def _of_neighbours(members: Mapping[str, Course]) -> Total | None:
    """A member that is the sum of a run of two or more members just before or just after it."""
    keys = list(members)
    if len(keys) > _MOST_MEMBERS:
        return None
    newest = set(sorted({at for course in members.values() for at in course})[-_MOST_PERIODS:])
    lately = {key: {at: value for at, value in course.items() if at in newest} for key, course in members.items()}
    finest = finest_of(value for course in lately.values() for value in course.values())
    for place, key in enumerate(keys):
        for direction in (keys[:place][::-1], keys[place + 1 :]):
            found = _run(lately, key, direction, finest)
            if found:
                return Total(key, found)
    return None


def _run(members: Mapping[str, Course], key: str, others: Sequence[str], finest: Decimal) -> tuple[str, ...]:
    course = {at: value for at, value in members[key].items() if value}
    total: dict[Any, Decimal] = dict.fromkeys(course, Decimal(0))
    shown: dict[Any, int] = dict.fromkeys(course, 0)
    # Every member and every run is a guess of its own.
    proof = _PROOF + 2 * math.log10(len(members))
    for count, other in enumerate(others, start=1):
        there = members[other]
        for at in course:
            value = there.get(at, Decimal(0))
            total[at] += value
            shown[at] += bool(value)
        sums = [Sum(value, total[at], shown[at]) for at, value in course.items()]
        if count >= _LEAST_PARTS and agree(sums, finest, proof):
            return tuple(others[:count])
        # Parts that never go down cannot come back to it once they are far beyond it.
        if all(one.parts and one.of_parts > abs(one.value) * 2 for one in sums):
            break
    return ()


@dataclass(frozen=True)
class Sum:
    """A figure beside the sum of so many others that are not zero."""

    value: Decimal
    of_parts: Decimal
    parts: int


def agree(sums: Sequence[Sum], finest: Decimal, proof: float) -> bool:
    """Whether figures are the sums beside them, but for rounding, in nearly all, and by no accident.

    Args:
        sums: The figures.
        finest: The last place that the parts show.
        proof: In how many digits they have to agree, all together. A figure with one part says nothing.
    """
    own = finest_of(one.value for one in sums)
    digits, agreed = 0.0, 0
    for one in sums:
        slack = (own + finest * one.parts) / 2
        off = abs(one.value - one.of_parts)
        if off <= slack:
            agreed += 1
            if one.parts >= _LEAST_PARTS:
                digits += max(0.0, math.log10(float(abs(one.value) / (2 * slack if off else finest))))
    return digits >= proof and agreed >= _NEARLY * len(sums)


def _about(sums: Sequence[Sum]) -> bool:
    value, others = sum((one.value for one in sums), Decimal(0)), sum((one.of_parts for one in sums), Decimal(0))
    return others > 0 and _ROUGHLY[0] <= value / others <= _ROUGHLY[1]


def finest_of(values: Iterable[Decimal]) -> Decimal:
    """The last place that any of the figures shows."""
    exponent = min((int(value.normalize().as_tuple().exponent) for value in values if value), default=0)
    return Decimal(1).scaleb(min(exponent, 0))
