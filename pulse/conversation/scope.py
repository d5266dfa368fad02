"""What a reader may ask about: the figures of the chart, their members, their time, and how each may be called."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache

from babel import Locale

from pulse.conversation.lexicon import business, is_near
from pulse.conversation.query import Stretch
from pulse.conversation.tokens import Token, words
from pulse.definition.catalogue import LanguageCode
from pulse.insight.figure import Figure
from pulse.insight.names import names
from pulse.languages import LANGUAGES
from pulse.languages.asking.members import SAME
from pulse.series import Dataset
from pulse.series.periods import Start

_CODE = 2
"""A name of so many letters is only meant where it stands alone, or is written as it is."""
_LEAST_TYPO, _LEAST_PART = 5, 4
_ELSE = frozenset({"est", "este", "sur"})
"""Points of the compass that are common words as well: only where they are written with a capital."""
_SHORT = {"US": ("US", "USA", "the States", "EEUU", "EE. UU."), "GB": ("UK", "Great Britain"), "AE": ("UAE",)}
"""What people write of countries beside what they are called."""


@dataclass(frozen=True)
class Called:
    """A name that was found in a message.

    Args:
        figure: Of which figure, from 0.
        key: Of a member its key; None where the figure itself is named.
        length: How many words it takes.
    """

    figure: int
    key: str | None
    length: int


@dataclass(frozen=True)
class Scope:
    """What the data behind one chart can be asked.

    Args:
        figures: The pulse's figures, in order.
        today: The day on which the chart was made: what is "last week" is counted from it.
        language: Of the pulse, or the reader's own.
        now: The day it is for the reader who asks, where that is another: their "yesterday" is the day before.
    """

    figures: tuple[Figure, ...]
    today: date
    language: LanguageCode
    now: date | None = None

    def result(self, figure: int = 0) -> Dataset:
        """The data of a figure."""
        return self.figures[figure].result

    @cached_property
    def covered(self) -> Stretch:
        """The days of the complete periods of the first figure, from the first to the last."""
        return covered(self.result())

    @cached_property
    def _names(self) -> list[tuple[tuple[str, ...], int, str | None]]:
        """Every name of a figure or member as words, the longest first."""
        found: list[tuple[tuple[str, ...], int, str | None]] = []
        for number, figure in enumerate(self.figures):
            result = figure.result
            own = {figure.name, result.measure, figure.pulse.measure.name}
            found += [(words(name), number, None) for name in own]
            called = names(result)
            for member in result.members:
                written = {member.title, called[member.key], member.title.replace("'", "")}
                if member.merged:
                    written |= {LANGUAGES[code].words["label_others"] for code in LANGUAGES}
                else:
                    written |= {*_countries(member.title), *_elsewhere(member.title)}
                found += [(words(name), number, member.key) for name in written if words(name)]
        return sorted({item for item in found if item[0]}, key=lambda item: (-len(item[0]), item[1]))

    @cached_property
    def _titles(self) -> frozenset[tuple[str, ...]]:
        """Names as the data has them: a part of one of these is enough to know it by."""
        found: set[tuple[str, ...]] = set()
        for figure in self.figures:
            called = names(figure.result)
            found |= {words(name) for name in (figure.name, figure.result.measure, figure.pulse.measure.name)}
            for member in figure.result.members:
                found |= {words(member.title), words(called[member.key]), words(member.title.replace("'", ""))}
        return frozenset(found)

    @cached_property
    def _initials(self) -> dict[str, int]:
        """``aov`` for Average order value; of figures whose name has three words or more, or two with both letters."""
        found: dict[str, int] = {}
        for number, figure in enumerate(self.figures):
            parts = words(figure.name)
            if len(parts) > 1:
                found.setdefault("".join(part[0] for part in parts), number)
        return found

    def named(self, said: Sequence[Token], place: int, *, alone: bool) -> Called | None:
        """The figure or member that is named at a place; of members that several figures have the first one's."""
        texts = [token.text for token in said]
        for name, figure, key in self._names:
            length = _stands(said, place, name)
            if length and self._is_meant(said, place, name, length, alone=alone):
                return Called(figure, key, length)
        if texts[place] in self._initials and said[place].kind == "word":
            return Called(self._initials[texts[place]], None, 1)
        return None

    @staticmethod
    def _is_meant(said: Sequence[Token], place: int, name: tuple[str, ...], length: int, *, alone: bool) -> bool:
        if len(name) == 1 and name[0] in _ELSE:
            return place > 0 and said[place].raw[:1].isupper()
        if sum(map(len, name)) > _CODE or alone:
            return True
        return all(token.raw.isupper() or token.raw.isdigit() for token in said[place : place + length])

    def misspelt(self, said: Sequence[Token], place: int) -> Called | None:
        """The one figure or member that is called nearly so: in the plural, one letter wrong, by one of its words."""
        texts = [token.text for token in said]
        found: dict[tuple[int, str | None], int] = {}
        for name, figure, key in self._names:
            here = texts[place : place + len(name)]
            if len(here) == len(name) and all(map(_is_like, here, name)):
                found.setdefault((0 if key is not None else figure, key), len(name))
            elif len(name) > 1 and name in self._titles and (length := _part(texts, place, name)):
                found.setdefault((0 if key is not None else figure, key), length)
        if not found:
            return None
        longest = max(found.values())
        best = [named for named, length in found.items() if length == longest]
        return Called(*best[0], longest) if len(best) == 1 else None

    def sibling(self, called: Called, word: str) -> Called | None:
        """The member that is called as another but for its last word: of "Widget A and B", Widget B."""
        if called.key is None:
            return None
        own = [name for name, _, key in self._names if key == called.key and len(name) > 1]
        for name, figure, key in self._names:
            if key not in {None, called.key} and any(name == (*other[:-1], word) for other in own):
                return Called(figure, key, 1)
        return None

    def other_country(self, texts: Sequence[str], place: int) -> int:
        """How many words at a place name a country that is no member, where members are countries; else 0."""
        if not any(_countries(member.title) for figure in self.figures for member in figure.result.members):
            return 0
        return next((length for length in (4, 3, 2, 1) if tuple(texts[place : place + length]) in _territories()), 0)

    def other_common(self, texts: Sequence[str], place: int) -> int:
        """How many words at a place name a common member of others' break-downs, where this one has such; else 0."""
        if not any(_elsewhere(member.title) for figure in self.figures for member in figure.result.members):
            return 0
        for length in (3, 2, 1):
            here = tuple(texts[place : place + length])
            if here in _sames() and sum(map(len, here)) > _LEAST_PART:
                return length
        return 0

    def concept(self, meaning: str) -> int | None:
        """The figure that a common name such as ``figure/revenue`` stands for; None where none of them is that."""
        for number, figure in enumerate(self.figures):
            if meaning in _meanings(figure.name) or meaning in _meanings(figure.pulse.measure.name):
                return number
        return None

    def is_dimension(self, meaning: str) -> bool:
        """Whether the break-down is by what ``dimension/region`` and its like mean."""
        return any(meaning in _meanings(by) for by in self._dimensions)

    def broken_down_by(self, meanings: Collection[str], said: Sequence[str]) -> int | None:
        """The first figure whose break-down is by one of ``meanings``, or is called so."""
        for number, figure in enumerate(self.figures):
            by = (figure.pulse.measure.by or figure.result.dimension or "").replace("_", " ")
            name = words(by)
            called = len(said) == len(name) and all(map(_is_like, said, name))
            if by and (called or not _meanings(by).isdisjoint(meanings)):
                return number
        return None

    def names_dimension(self, said: Sequence[str], place: int) -> int:
        """How many words at a place are the name of the break-down itself."""
        for by in self._dimensions:
            name = words(by)
            here = said[place : place + len(name)]
            if name and len(here) == len(name) and all(map(_is_like, here, name)):
                return len(name)
        return 0

    @property
    def _dimensions(self) -> list[str]:
        asked = [figure.pulse.measure.by or figure.result.dimension or "" for figure in self.figures]
        return [by.replace("_", " ") for by in asked if by]


def _stands(said: Sequence[Token], place: int, name: tuple[str, ...]) -> int:
    """How many words and marks of a message a name takes that begins at a place; 0 where it is not there."""
    at = place
    for word in name:
        while at > place and at < len(said) and said[at].kind == "mark" and said[at].text not in "%&+":
            at += 1
        if at >= len(said) or said[at].text != word:
            return 0
        at += 1
    return at - place


def covered(result: Dataset) -> Stretch:
    """The days of the complete periods of ``result``, from the first to the last."""
    first, last = result.complete[0].at, result.complete[-1].at
    return Stretch(first=day_of(result, first), last=last_day(result, last))


def day_of(result: Dataset, at: Start) -> date:
    """The day on which a period begins, by the clocks of the data."""
    return at.astimezone(result.zone).date() if isinstance(at, datetime) else at


def last_day(result: Dataset, at: Start) -> date:
    """The last day of a period."""
    return (result.end(at).astimezone(result.zone) - timedelta(microseconds=1)).date()


def _is_like(word: str, name: str) -> bool:
    if word == name:
        return True
    if len(name) >= _LEAST_PART - 1 and word in {name + "s", name + "es", name + "n", name + "en"}:
        return True
    return min(len(word), len(name)) >= _LEAST_TYPO and is_near(word, name)


def _part(texts: Sequence[str], place: int, name: tuple[str, ...]) -> int:
    """How many words of a longer name stand at a place: its beginning, or one word of it that says enough."""
    for length in range(len(name) - 1, 0, -1):
        for start in range(len(name) - length + 1):
            part = name[start : start + length]
            here = texts[place : place + length]
            if len(here) == length and all(map(_is_like, here, part)) and max(map(len, part)) >= _LEAST_PART:
                return length
    return 0


@lru_cache(maxsize=256)
def _meanings(name: str) -> frozenset[str]:
    """What common names stand in the name of a figure or a break-down."""
    said = words(name)
    whole = business().at(said, 0)
    if whole and whole[0][0] == len(said):
        return whole[0][1]
    found: set[str] = set()
    for place in range(len(said)):
        for _, meanings in business().at(said, place)[:1]:
            found |= meanings
    return frozenset(found)


@lru_cache(maxsize=1024)
def _countries(title: str) -> tuple[str, ...]:
    """What a country is called in every language, where a member has the name of one."""
    code = _territories().get(words(title))
    if code is None:
        return ()
    return (*(str(Locale.parse(language).territories[code]) for language in LANGUAGES), *_SHORT.get(code, ()))


@lru_cache(maxsize=1024)
def _elsewhere(title: str) -> tuple[str, ...]:
    """What a common member is called in every language: a point of the compass, a channel, a city."""
    called = words(title.partition("(")[0])
    return _sames().get(called, ())


@lru_cache(maxsize=1)
def _sames() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    lines = [tuple(line.split("|")) for line in SAME]
    return {words(name): line for line in lines for name in line}


@lru_cache(maxsize=1)
def _territories() -> Mapping[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == _CODE and code.isalpha():
                found.setdefault(words(str(name)), code)
    return found
