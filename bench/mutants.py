"""False sentences made from true ones by one change each; a change that leaves it true is no mutant."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pulse.dates import months, weekdays
from pulse.narrator.proof import Ground
from pulse.narrator.proof.numbers import find_numbers
from pulse.narrator.proof.tokens import normalised

OPPOSITE = {
    "en": [
        ("rose", "fell"),
        ("up", "down"),
        ("Up", "Down"),
        ("rise", "fall"),
        ("Highest", "Lowest"),
        ("Best", "Worst"),
        ("high", "low"),
        ("higher", "lower"),
        ("more", "less"),
        ("above", "below"),
        ("climbed", "slipped"),
        ("added", "lost"),
    ],
    "de": [
        ("mehr", "weniger"),
        ("plus", "minus"),
        ("Anstiegs", "Rückgangs"),
        ("gestiegen", "gefallen"),
        ("hoch", "niedrig"),
        ("höheres", "niedrigeres"),
        ("über", "unter"),
        ("stieg", "sank"),
    ],
    "es": [
        ("más", "menos"),
        ("sube", "baja"),
        ("subida", "bajada"),
        ("alto", "bajo"),
        ("Mejor", "Peor"),
        ("subieron", "cayeron"),
    ],
    "fr": [("plus", "moins"), ("hausse", "baisse"), ("haut", "bas"), ("haute", "basse"), ("progresse", "recule")],
    "pt": [("mais", "menos"), ("alta", "queda"), ("alto", "baixo"), ("Melhor", "Pior"), ("subiu", "caiu")],
}
WRONG = {
    "en": ["all-time", "because of the campaign", "significantly", "every region", "doubled", "LATAM"],
    "de": ["wegen der Kampagne", "verdoppelt", "in allen Regionen", "LATAM", "deutlich"],
    "es": ["por la campaña", "duplicado", "en todas las regiones", "LATAM", "notablemente"],
    "fr": ["à cause de la campagne", "doublé", "dans toutes les régions", "LATAM", "nettement"],
    "pt": ["por causa da campanha", "dobrou", "em todas as regiões", "LATAM", "fortemente"],
}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Mutant:
    """A false sentence, what was changed in it, and the true one."""

    text: str
    kind: str
    was: str


def mutants(text: str, ground: Ground, chance: random.Random) -> Iterator[Mutant]:
    """Mutants of one true line: digits, signs, members, units, scales, dates, and words."""
    plain = normalised(text)
    for made, kind in (
        *_digits(plain, ground, chance),
        *_directions(plain, ground),
        *_members(plain, ground, chance),
        *_units(plain, ground),
        *_dates(plain, ground, chance),
        *_words(plain, ground, chance),
    ):
        if made != plain:
            yield Mutant(made, kind, plain)


def _digits(text: str, ground: Ground, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Another digit in each number, and two digits the other way round, unless that rounds to the same fact."""
    for number in find_numbers(text, ground.language, ground.currencies):
        places = [at for at in range(number.start, number.end) if text[at].isdigit()]
        at = chance.choice(places[:2])
        other = chance.choice([digit for digit in "123456789" if digit != text[at]])
        yield from _if_false(text[:at] + other + text[at + 1 :], number.start, ground, "digit")
        if len(places) > 1 and text[places[0]] != text[places[1]] and text[places[1]] != "0":
            swapped = list(text)
            swapped[places[0]], swapped[places[1]] = swapped[places[1]], swapped[places[0]]
            yield from _if_false("".join(swapped), number.start, ground, "transposition")


def _if_false(text: str, start: int, ground: Ground, kind: str) -> Iterator[tuple[str, str]]:
    """``text``, unless the number that begins at ``start`` is some fact's after all."""
    changed = next((one for one in find_numbers(text, ground.language, ground.currencies) if one.start == start), None)
    if changed and any(changed.low <= abs(one.value) <= changed.high for one in ground.statements):
        return
    yield text, kind


def _directions(text: str, ground: Ground) -> Iterator[tuple[str, str]]:
    for pair in OPPOSITE[ground.language]:
        for one, other in (pair, pair[::-1]):
            for found in re.finditer(rf"(?<![\w-]){re.escape(one)}(?![\w-])", text):
                yield text[: found.start()] + other + text[found.end() :], "direction"


def _members(text: str, ground: Ground, chance: random.Random) -> Iterator[tuple[str, str]]:
    names = sorted(ground.members.values())
    for name in names:
        others = [one for one in names if one != name]
        same = {(s.role, s.value) for s in ground.statements if s.member == name}
        others = [one for one in others if not same & {(s.role, s.value) for s in ground.statements if s.member == one}]
        if others and name in text:
            yield text.replace(name, chance.choice(others), 1), "member"


def _units(text: str, ground: Ground) -> Iterator[tuple[str, str]]:
    for number in find_numbers(text, ground.language, ground.currencies):
        said = text[number.start : number.end]
        if "%" in said:
            yield text[: number.start] + said.replace("%", "pp") + text[number.end :], "unit"
        elif not number.unit and not number.counted and said.strip().isdigit():
            yield text[: number.end] + "%" + text[number.end :], "unit"
            yield text[: number.end] + " M" + text[number.end :], "scale"


def _dates(text: str, ground: Ground, chance: random.Random) -> Iterator[tuple[str, str]]:
    for found in _YEAR.finditer(text):
        yield text[: found.start()] + str(int(found[0]) - chance.randint(30, 40)) + text[found.end() :], "year"
    names = list(weekdays(ground.language).values())
    for found in re.finditer("|".join(names), text):
        other = names[(names.index(found[0]) + chance.randint(1, 6)) % 7]
        yield text[: found.start()] + other + text[found.end() :], "weekday"
    wide = list(months(ground.language).values())
    for found in re.finditer(rf"\b(?:{'|'.join(wide)})\b", text):
        other = wide[(wide.index(found[0]) + chance.randint(1, 11)) % 12]
        made = text[: found.start()] + other + text[found.end() :]
        if not _known_month(made, found.start(), other, ground):
            yield made, "month"


def _known_month(text: str, start: int, month: str, ground: Ground) -> bool:
    """Whether the changed month makes another period of the data, which might be true by chance."""
    number = list(months(ground.language).values()).index(month) + 1
    keys = {key for claim in ground.claims for key in claim.dates}
    day = re.search(r"(\d{1,2})(?:\.|er|\sde)?\s$", text[:start])
    if day:
        return any(key.startswith("day:") and key.endswith(f"-{number:02}-{int(day[1]):02}") for key in keys)
    return any(key.startswith("month:") and key.endswith(f"-{number:02}") for key in keys)


def _words(text: str, ground: Ground, chance: random.Random) -> Iterator[tuple[str, str]]:
    wrong = chance.choice(WRONG[ground.language])
    end = len(text.rstrip(".")) if text.endswith(".") else len(text)
    yield f"{text[:end]} {wrong}{text[end:]}", "word"
