"""Totals among what is added up: a member that is the sum of others would count everything twice."""

import json
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pulse.errors import SourceError
from pulse.sources.column import NOBODY

Course = Mapping[Any, Decimal]
"""A member's figure in each period that it has rows in."""

_TOTAL = frozenset({
    "total", "totals", "grand total", "subtotal", "sub total", "overall", "total sum", "sum total", "gesamt",
    "insgesamt", "summe", "gesamtsumme", "zwischensumme", "total general", "totale", "totaal", "suma total", "somme",
    "total generale", "sous total", "total global", "soma", "total geral", "subtotal geral", "suma",
})  # fmt: skip
"""What a total is called by itself, in small letters without accents and marks."""
_ALL = frozenset({"all", "alle", "todos", "todas", "tous", "toutes", "everything", "sum"})
"""The same, where it may be something else: it has to be there in nearly every period, beside two others."""
_STRONG = frozenset({
    "total", "totals", "subtotal", "overall", "gesamt", "insgesamt", "summe", "totale", "totaal", "soma", "somme",
})  # fmt: skip
"""Words in a longer name that make it a suspect wherever they stand."""
_FIRST = _ALL | {"every", "suma", "world", "worldwide", "global"}
"""The same of a name's first word."""
_PROOF, _PROOF_OF_SUSPECTS, _PROOF_OF_FEW = 6.0, 3.0, 3.5
"""Digits in which a sum agrees, over all periods, before it is no accident: six are a million to one."""
_NEARLY, _SELDOM = 0.9, 0.1
_A_LITTLE, _HARDLY, _MOVES = Decimal("0.05"), Decimal("0.01"), 4
_LARGE_PART, _MANY = Decimal("0.4"), 5
_LEAST_PARTS, _SHOWN = 2, 3
_MOST_MEMBERS, _MOST_PERIODS = 120, 60
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


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


@dataclass(frozen=True)
class Sum:
    """A figure beside the sum of so many others that are not zero."""

    value: Decimal
    of_parts: Decimal
    parts: int


def find_total(members: Mapping[str, Course], *, additive: bool = True) -> Total | None:
    """A member that is the sum of the others, or of those before or after it, in nearly every period; or is called so.

    Args:
        members: The courses of all members, in the order of the table.
        additive: Whether figures are sums or counts. Rates that never change may well add up, once.
    """
    if len(members) <= 1:
        return None
    named = next((key for key in members if _plain(key) in _TOTAL), None) or _called_all(members)
    if named is not None:
        return Total(named, by_name=True)
    if len(members) <= _LEAST_PARTS:
        return _twin(members)
    return _of_all(members, once=not additive) or _of_neighbours(members)


def refuse_total(
    where: str, advice: str, dimension: str | None, members: Mapping[str, Course], *, additive: bool = True
) -> None:
    """Nothing, unless one of the members is a total.

    Raises:
        SourceError: It is; the sentence names it and says how to leave it out.
    """
    found = find_total(members, additive=additive)
    if found is not None:
        _refuse(where, advice, dimension, found)


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
    refuse_total(where, advice, dimension, members)
    known = [value for _, value in parts if value is not None]
    for place in (0, -1) if len(known) > _LEAST_PARTS else ():
        name, value = parts[place]
        # First and last are where totals stand, so that less will do.
        if value and value * 2 == sum(known, Decimal(0)) and _digits(value, finest_of(known)) >= _PROOF_OF_SUSPECTS:
            _refuse(where, advice, dimension, Total(name))


def _refuse(where: str, advice: str, dimension: str | None, found: Total) -> None:
    what = "is by its name the sum of the others" if found.by_name else "is the sum of the others"
    if found.parts:
        more = " and more" if len(found.parts) > _SHOWN else ""
        what = f"is the sum of {', '.join(found.parts[:_SHOWN])}{more}"
    column = f" in column {dimension!r}" if dimension else ""
    who = f"what has no value{column}" if found.key == NOBODY else f"{found.key!r}{column}"
    leave = f"with {advice}" if dimension else f"of {advice}"
    if dimension and advice == "source.where":
        leave += f": - {{column: {_quoted(dimension)}, is not: {_quoted('' if found.key == NOBODY else found.key)}}}"
    raise SourceError(
        f"{where}: {who} {what}, so that everything would count twice. Leave it out {leave}; or set "
        "measure.totals: keep if it is none."
    )


def _quoted(name: str) -> str:
    """A name as YAML takes it."""
    plain = bool(name) and all(letter.isalnum() or letter in " _" for letter in name) and not name[0].isdigit()
    return name if plain else json.dumps(name, ensure_ascii=False)


def _plain(name: str) -> str:
    """Small letters and single spaces, without accents, points, colons and brackets; ``TotalUS`` is two words."""
    split = unicodedata.normalize("NFKD", _CAMEL.sub(" ", name).casefold())
    kept = "".join(letter if letter.isalnum() else " " for letter in split if not unicodedata.combining(letter))
    return " ".join(kept.split())


def _called_all(members: Mapping[str, Course]) -> str | None:
    periods = len({at for course in members.values() for at in course})
    for key, course in members.items():
        if _plain(key) in _ALL and len(members) > _LEAST_PARTS and len(course) >= _NEARLY * periods:
            return key
    return None


def _twin(members: Mapping[str, Course]) -> Total | None:
    """Of two members one that is called a total of some kind and always is what the other is."""
    (item, course), (other, beside) = members.items()
    if {at: value for at, value in course.items() if value} != {at: value for at, value in beside.items() if value}:
        return None
    return next((Total(key) for key in (item, other) if not _STRONG.isdisjoint(_plain(key).split())), None)


def _of_all(members: Mapping[str, Course], *, once: bool) -> Total | None:
    whole: dict[Any, Decimal] = {}
    shown: dict[Any, int] = {}
    for course in members.values():
        for at, value in course.items():
            whole[at] = whole.get(at, Decimal(0)) + value
            shown[at] = shown.get(at, 0) + bool(value)
    finest = finest_of(value for course in members.values() for value in course.values())
    for key, course in members.items():
        sums = [Sum(value, whole[at] - value, shown[at] - 1) for at, value in course.items() if value and shown[at] > 1]
        words = _plain(key).split()
        strong, first = not _STRONG.isdisjoint(words), bool(words) and words[0] in _FIRST
        proof = _PROOF + math.log10(len(members))
        if key == NOBODY or strong or first:
            proof = _PROOF_OF_SUSPECTS
        elif len(course) <= _SELDOM * len(whole):
            proof = _PROOF_OF_FEW + math.log10(len(members))
        if agree(sums, finest, proof, once=once) or _follow(sums, _HARDLY, moves=True):
            return Total(key)
        if (strong or first) and _follow(sums, _A_LITTLE, moves=False):
            return Total(key)
        if strong and _tops(key, course, members, sums):
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
    proof, own = _PROOF + 2 * math.log10(len(members)), finest_of(course.values())
    for count, other in enumerate(others, start=1):
        there = members[other]
        for at in course:
            value = there.get(at, Decimal(0))
            total[at] += value
            shown[at] += bool(value)
        # Fees that never change agree once and for all, not once more each month.
        if count >= _LEAST_PARTS and _mostly_agree(course, total, shown, own, finest):
            sums = [Sum(value, total[at], shown[at]) for at, value in course.items()]
            if agree(sums, finest, proof, once=True):
                return tuple(others[:count])
        # Parts that never go down cannot come back to it once they are far beyond it.
        if all(shown[at] and total[at] > abs(value) * 2 for at, value in course.items()):
            break
    return ()


def _mostly_agree(course: Course, total: Course, shown: Mapping[Any, int], own: Decimal, finest: Decimal) -> bool:
    """What :func:`agree` asks first, given up as soon as too many do not: of nearly every run the first few do not."""
    may_agree = len(course)
    for at, value in course.items():
        if abs(value - total[at]) * 2 > own + finest * shown[at]:
            may_agree -= 1
            if may_agree < _NEARLY * len(course):
                return False
    return True


def agree(sums: Sequence[Sum], finest: Decimal, proof: float, *, once: bool = False) -> bool:
    """Whether figures are the sums beside them, but for rounding, in nearly all, and by no accident.

    Args:
        sums: The figures.
        finest: The last place that the parts show.
        proof: In how many digits they have to agree, all together. A figure with one part says nothing.
        once: Whether the same figure with the same parts says something only once.
    """
    own = finest_of(total.value for total in sums)
    digits, agreed = 0.0, 0
    seen: set[Sum] = set()
    for item in sums:
        slack = (own + finest * item.parts) / 2
        off = abs(item.value - item.of_parts)
        if off <= slack:
            agreed += 1
            if item.parts >= _LEAST_PARTS and item.value and not (once and item in seen):
                digits += max(0.0, _digits(item.value, 2 * slack if off else finest))
                seen.add(item)
    return digits >= proof and agreed >= _NEARLY * len(sums)


def _digits(value: Decimal, place: Decimal) -> float:
    return math.log10(float(abs(value) / place))


def _follow(sums: Sequence[Sum], slack: Decimal, *, moves: bool) -> bool:
    """Whether figures are nearly the sums beside them nearly always and, if asked, move far more than they are off."""
    real = [total for total in sums if total.parts >= _LEAST_PARTS]
    near = sum(abs(total.value - total.of_parts) <= slack * abs(total.value) for total in real)
    if not real or near < _NEARLY * len(sums):
        return False
    if not moves:
        return True
    off = max(
        abs(total.value - total.of_parts)
        for total in real
        if abs(total.value - total.of_parts) <= slack * abs(total.value)
    )
    values = [abs(total.value) for total in real]
    return len(set(real)) >= _MANY and max(values) - min(values) >= _MOVES * off > 0


def _tops(key: str, course: Course, members: Mapping[str, Course], sums: Sequence[Sum]) -> bool:
    """Whether figures are larger than each of many others nearly always: others add up parts of the total, too."""
    others = [member for name, member in members.items() if name != key]
    if len(others) < _MANY or not sums:
        return False
    tops = sum(all(value >= entry.get(at, Decimal(0)) for entry in others) for at, value in course.items())
    mine = sum((total.value for total in sums), Decimal(0))
    theirs = sum((total.of_parts for total in sums), Decimal(0))
    return tops >= _NEARLY * len(course) and mine >= _LARGE_PART * theirs


def finest_of(values: Iterable[Decimal]) -> Decimal:
    """The last place that any of the figures shows; one, where all are whole."""
    exponent = min((int(value.normalize().as_tuple().exponent) for value in values if value), default=0)
    return Decimal(1).scaleb(min(exponent, 0))
