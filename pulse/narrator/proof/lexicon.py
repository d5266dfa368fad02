"""What the words of a language claim, from ``words/*.toml``."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pulse.catalogue import Language

_FOLDER = Path(__file__).parent / "words"
_FIRST = re.compile(r"\w+")
_NUMBERS = ("numbers", "ordinals", "fractions", "multiples", "scales")
_NO_CLAIM = frozenset({"neutral", "of", "join", "fill", "to", "at", "from", "by", "points", "percent"})
"""Lists whose words are marks of structure or of units, and claim nothing by themselves."""


@dataclass(frozen=True)
class Lexicon:
    """One language.

    Args:
        claims: What each word or phrase claims, by the names of its lists.
        structure: Words that say in what part a number stands: of, join, fill, to, at, from, by.
        neutral: Words that claim nothing.
        numbers: Words for numbers, ordinals, fractions, multiples and scales.
        phrases: Everything of several words that stands as one unit, by its first word, longest first.
        units: Words for per cent and for points.
    """

    claims: Mapping[str, frozenset[str]]
    structure: Mapping[str, frozenset[str]]
    neutral: frozenset[str]
    numbers: Mapping[str, Mapping[str, float | tuple[int, int]]]
    phrases: Mapping[str, tuple[str, ...]]
    units: Mapping[str, str]


@cache
def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language, read once."""
    raw = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    numbers = {
        key: {word: tuple(value) if isinstance(value, list) else value for word, value in raw.pop(key).items()}
        for key in _NUMBERS
    }
    claims: dict[str, set[str]] = {}
    for key, words in raw.items():
        if key not in _NO_CLAIM:
            for word in words:
                claims.setdefault(word, set()).add(key)
    structure = {key: frozenset(raw[key]) for key in ("of", "join", "fill", "to", "at", "from", "by")}
    several = {
        *claims,
        *(w for words in structure.values() for w in words),
        *numbers["fractions"],
        *numbers["multiples"],
    }
    units = dict.fromkeys(raw["points"], "pp") | dict.fromkeys(raw["percent"], "%")
    phrases: dict[str, list[str]] = {}
    for phrase in sorted((word for word in {*several, *units} if not word.isalpha()), key=len, reverse=True):
        phrases.setdefault(_FIRST.findall(phrase)[0], []).append(phrase)
    return Lexicon(
        claims={word: frozenset(kinds) for word, kinds in claims.items()},
        structure=structure,
        neutral=frozenset(raw["neutral"]),
        numbers=numbers,
        phrases={first: tuple(group) for first, group in phrases.items()},
        units=units,
    )
