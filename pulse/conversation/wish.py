"""Wishes that are made of parts, in any words: nothing for ten days, only when something is wrong, send again."""

from collections.abc import Sequence
from functools import cache

from pulse.conversation.cells import Cell
from pulse.conversation.lexicon import Lexicon
from pulse.languages.asking import HEARD
from pulse.languages.asking.wishing import DENIES, HOW, POLITE, WISHES

_MOST_WORDS = 24
_REACH, _FAR = 3, 5


class Wish:
    """The words of a message, and which parts of a wish stand in it."""

    def __init__(self, said: Sequence[Cell]) -> None:
        self._said = said
        self._words = [word for cell in said for word in cell.said]
        self._at = [_lexicon().at(self._words, place) for place in range(len(self._words))]
        self._parts = {part for found in self._at for _, meanings in found for part in meanings}

    @property
    def is_short(self) -> bool:
        """Whether it is no longer than a wish."""
        return len(self._words) <= _MOST_WORDS

    def has(self, *parts: str) -> bool:
        """Whether all of these stand in it."""
        return self._parts.issuperset(parts)

    @property
    def is_of_trouble(self) -> bool:
        """Only when something is wrong; else nothing."""
        also = self.has("notonly") or self._is_refused(self._word_of("only"))
        kept = self.has("only") or self.has("enough") or self.has("peace") or "unless" in self._words
        return (
            not also
            and self.has("if", "trouble")
            and (kept or (self.has("stop", "send") and _EXCEPT & {*self._words} != set()))
        )

    @property
    def is_of_silence(self) -> bool:
        """Nothing is to be sent; "do not stop sending" is the opposite."""
        return self.has("peace") or self.has("stop", "send")

    @property
    def is_turned_round(self) -> bool:
        """Whether a "not" stands at a word that ends something, or at "only": do not stop, not only when."""
        if self.has("notonly") or self._is_refused(self._word_of("only")):
            return True
        for place, found in enumerate(self._at):
            ends = any("cease" in meanings for _, meanings in found)
            before, after = self._words[max(0, place - _FAR) : place], self._words[place + 1 : place + 2]
            if ends and not (DENIES.isdisjoint(before) and _NOT_AFTER.isdisjoint(after)):
                return True
        return False

    @property
    def is_of_return(self) -> bool:
        """It is to begin again, or somebody is back."""
        denied = not DENIES.isdisjoint(self._words)
        return self.has("again") and (self.has("send") or self.has("away")) and not denied

    @property
    def rhythm(self) -> str:
        """How often it is wanted, where both or one are named: that which is not refused."""
        weekly = self._place_of("weekly")
        daily = self._place_of("everyday")
        if weekly is None and (daily is None or self.has("enough")):
            return ""
        if daily is None:
            return "weekly" if not self._is_refused(weekly) else ""
        if weekly is None:
            return "daily" if not self._is_refused(daily) else ""
        return "daily" if self._is_refused(weekly) else "weekly"

    def _place_of(self, part: str) -> int | None:
        """Where a phrase of more than one word begins that is such a part."""
        return self._word_of(part, least=2)

    def _word_of(self, part: str, *, least: int = 1) -> int | None:
        """Where words begin that are such a part, of so many words at least."""
        for place, found in enumerate(self._at):
            if any(length >= least and part in meanings for length, meanings in found):
                return place
        return None

    @property
    def is_about_all_but_weekend(self) -> bool:
        """The weekend is named, and a "not" or "off" stands right beside it."""
        at = self._word_of("weekend")
        if at is None:
            return False
        beside = self._words[max(0, at - _REACH) : at] + self._words[at + 1 : at + _REACH]
        return not (DENIES.isdisjoint(beside) and _FREE.isdisjoint(self._words))

    @property
    def is_of_each(self) -> bool:
        """Whether every one of something is named: not every month."""
        return not _EACH.isdisjoint(self._words)

    @property
    def is_a_question(self) -> bool:
        """Whether it asks about a wish: it ends as a question, or begins as one, and is no polite request."""
        if not POLITE.isdisjoint(self._words):
            return False
        return any(cell.said == ("?",) for cell in self._said) or (self._words[:1] != [] and self._words[0] in HOW)

    def _is_refused(self, place: int | None) -> bool:
        return place is not None and not DENIES.isdisjoint(self._words[max(0, place - _REACH) : place])

    @property
    def language(self) -> str:
        """The language that is wished for; empty where none is. One that somebody does not speak is not."""
        if not self.has("switch"):
            return ""
        found: list[tuple[bool, str]] = []
        for place, cell in enumerate(self._said):
            before = {word for earlier in self._said[max(0, place - _REACH) : place] for word in earlier.said}
            spoken = next((code for code in HEARD if cell.means(f"speak_{code}")), "")
            if spoken and before.isdisjoint(DENIES):
                framed = len(cell.said) > 1 or (place > 0 and self._said[place - 1].said[-1] in _INTO)
                found.append((not framed, spoken))
        return min(found)[1] if found else ""


_FREE = frozenset({"off", "frei", "ruhe"})
_EACH = frozenset(["every", "each", "jeden", "jede", "jedes", "jedem", "chaque", "cada", "ogni"])
_NOT_AFTER = frozenset({"pas", "nicht", "nie", "jamais"})
_INTO = frozenset(["in", "into", "to", "auf", "ins", "en", "al", "a", "em", "para", "pro", "au"])
_EXCEPT = frozenset({"unless", "ausser", "sauf", "menos", "salvo", "meno"})


@cache
def _lexicon() -> Lexicon:
    return Lexicon(WISHES.items())
