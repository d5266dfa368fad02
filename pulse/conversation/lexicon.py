"""The words that are understood, looked up by phrase; built once a language."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from babel import Locale

from pulse.conversation.tokens import words
from pulse.definition.catalogue import LanguageCode
from pulse.languages.asking import HEARD
from pulse.languages.asking.feasts import FEASTS
from pulse.languages.asking.kpis import DIMENSIONS, FIGURES
from pulse.languages.calendar import month_name, weekday_name

Phrase = tuple[str, ...]
_LEAST_STEM, _LEAST_TYPO, _LEAST_SWAP = 4, 5, 3
_SHORT_WEEKDAYS = {
    "de": ("mo", "di", "mi", "do", "fr", "sa"),
    "fr": ("lun", "", "", "jeu", "ven", "sam", "dim"),
    "es": ("lun", "", "mie", "jue", "vie", "sab", "dom"),
    "it": ("lun", "", "mer", "gio", "ven", "sab", "dom"),
    "pt": ("seg", "ter", "qua", "qui", "sex", "sab", "dom"),
    "en": ("mon", "tue|tues", "wed|weds", "thu|thur|thurs", "fri", "sat", "sun"),
}
_SPOKEN_WEEKDAYS = {"pt": ("segunda|segunda feira", "terca|terca feira", "quarta|quarta feira", "quinta|quinta feira")}
"""As people write them, beside the names that the calendar has."""


class Lexicon:
    """Phrases by meaning: ``why``, ``yesterday``, ``m10`` (October), ``d0`` (Monday), ``figure/orders`` ..."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._phrases: dict[Phrase, set[str]] = {}
        self._longest = 1
        for meaning, phrases in entries:
            for phrase in phrases.split("|"):
                stem = phrase.endswith("*")
                key = words(phrase.rstrip("*"))
                if stem:
                    key = (*key[:-1], key[-1] + "*")
                self._phrases.setdefault(key, set()).add(meaning)
                self._longest = max(self._longest, len(key))
        self._words = {word for key in self._phrases for word in key}

    def at(self, said: Sequence[str], place: int) -> list[tuple[int, frozenset[str]]]:
        """What stands at a place: lengths in words and meanings, the longest first."""
        found = []
        for length in range(min(self._longest, len(said) - place), 0, -1):
            meanings = self._of(tuple(said[place : place + length]))
            if meanings:
                found.append((length, frozenset(meanings)))
        return found

    def _of(self, phrase: Phrase) -> set[str]:
        found = set(self._phrases.get(phrase, ()))
        last = phrase[-1]
        least = _LEAST_STEM if len(phrase) == 1 else 2
        for length in range(len(last), least - 1, -1):
            found |= self._phrases.get((*phrase[:-1], last[:length] + "*"), set())
        return found

    def knows(self, word: str) -> bool:
        """Whether a word stands in any phrase."""
        return word in self._words or any(
            f"{word[:length]}*" in self._words for length in range(_LEAST_STEM, len(word))
        )

    def corrected(self, word: str) -> str:
        """The word that is meant where one letter is wrong, or of a short one two have changed places.

        Itself where it is none, or may be several.
        """
        if len(word) < _LEAST_SWAP or self.knows(word):
            return word
        if len(word) < _LEAST_TYPO:
            near = [known for known in self._words if is_swapped(word, known)]
        else:
            near = [
                known for known in self._words if len(known.rstrip("*")) >= _LEAST_TYPO and _is_near_any(word, known)
            ]
        meanings = {frozenset(self._phrases.get((known,), {known})) for known in near}
        return near[0].rstrip("*") if len(meanings) == 1 else word


def _is_near_any(word: str, known: str) -> bool:
    """Whether a word is nearly a known one; of a stem, its beginning."""
    stem = known.rstrip("*")
    if stem == known or len(stem) < _LEAST_TYPO:
        return is_near(word, stem)
    return any(is_near(word[:length], stem) for length in (len(stem), len(stem) + 1))


def is_near(word: str, other: str) -> bool:
    """Whether two words differ as a slip of the thumb makes them differ, and begin alike.

    One letter more or less, two that changed places, or one that is its neighbour on the keyboard or sounds like it:
    any other letter makes another word of it ("pagada", "pasada").
    """
    if word == other:
        return True
    if abs(len(word) - len(other)) > 1:
        return False
    pairs = enumerate(zip(word, other, strict=False))
    at = next((place for place, (one, two) in pairs if one != two), min(len(word), len(other)))
    rest, others = word[at:], other[at:]
    swapped = rest[:2] == others[1::-1] and rest[2:] == others[2:] and len(rest) == len(others)
    neighbours = rest[1:] == others[1:] and (not rest or not others or frozenset(rest[0] + others[0]) in _beside())
    return swapped or (at > 0 and (neighbours or rest[1:] == others or rest == others[1:]))


_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ALIKE = ("ck", "sz", "ij", "iy", "vw", "bv", "gj", "mn", "dt", "ae", "ei", "ou", "ao", "kq", "xs")


@cache
def _beside() -> frozenset[frozenset[str]]:
    """Letters that lie beside each other, or are taken for each other."""
    found = {frozenset(pair) for pair in _ALIKE}
    for row in _KEYS:
        found |= {frozenset(pair) for pair in pairwise(row)}
    for upper, lower in pairwise(_KEYS):
        for place, letter in enumerate(lower):
            found |= {frozenset(letter + other) for other in upper[place : place + 2]}
    return frozenset(found)


def is_swapped(word: str, other: str) -> bool:
    """Whether two words are the same but for two neighbours that changed places."""
    return len(word) == len(other) and word != other and sorted(word) == sorted(other) and is_near(word, other)


@cache
def lexicon(language: LanguageCode) -> Lexicon:
    """What is understood in ``language``."""
    feasts = ((f"feast/{name}", phrases) for name, phrases in FEASTS.items())
    return Lexicon([*HEARD[language].items(), *_calendar(language), *feasts])


def _calendar(language: LanguageCode) -> Iterable[tuple[str, str]]:
    for month in range(1, 13):
        yield f"m{month}", month_name(month, language)
        short = month_name(month, language, short=True).rstrip(".")
        yield f"ms{month}", short if short != month_name(month, language) else month_name(month, language)
    if language == "en":
        yield "ms9", "sept"
    if language == "de":
        yield "m3", "maerz"
        yield "m1", "janner|jaenner"
    for weekday in range(7):
        yield f"d{weekday}", weekday_name(weekday, language)
    for weekday, phrases in enumerate(_SHORT_WEEKDAYS.get(language, ())):
        if phrases:
            yield f"d{weekday}", phrases
    for weekday, phrases in enumerate(_SPOKEN_WEEKDAYS.get(language, ())):
        yield f"d{weekday}", phrases
    if language == "pt":
        yield "d4", "sexta|sexta feira"
    yield f"speak_{language}", HEARD[language]["language"]
    for code in HEARD:
        named = str(Locale.parse(language).languages[code])
        yield f"speak_{code}", named
        yield f"speak_{code}", str(Locale.parse(code).languages[code])


@cache
def business() -> Lexicon:
    """Names of figures and of break-downs, in every language at once."""
    return Lexicon(_named({"figure": FIGURES, "dimension": DIMENSIONS}))


def _named(kinds: Mapping[str, Mapping[str, str]]) -> Iterable[tuple[str, str]]:
    for kind, known in kinds.items():
        for name, phrases in known.items():
            yield f"{kind}/{name}", phrases
