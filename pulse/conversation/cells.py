"""A message as cells: each word or phrase with what it may mean, names before all else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pulse.conversation.lexicon import Lexicon, business, lexicon
from pulse.conversation.scope import Called, Scope
from pulse.conversation.tokens import Token
from pulse.definition.catalogue import LanguageCode

_QUARTER = re.compile(r"[qt]([1-4])|([1-4])[qt]")
_HALF = re.compile(r"[hs]([12])|([12])h")
_WEEK = re.compile(r"(?:kw|cw|wk|w|sem|s)(\d{1,2})")
_DIGITS = re.compile(r"\d+")
_IS = frozenset({"é", "è"})
"""To be, in Portuguese and Italian: without its accent it would be "and"."""
_CENTURY, _MONTHS, _DAYS = 100, 12, 31


@dataclass(frozen=True)
class Cell:
    """A word or a phrase.

    Args:
        meanings: What it may mean; empty where it is not understood.
        said: The words.
        number: Its value, where it is a number, a quarter or a week.
        day: Where it is a date, that; both readings of 3/4 where the language does not tell.
        clock: Where it is a time, hours and minutes.
        called: The figure or member that it names.
        raw: As its first word was written.
        slips: How many of its words are read as another that is spelt nearly so.
    """

    meanings: frozenset[str]
    said: tuple[str, ...]
    number: int | None = None
    day: date | None = None
    clock: tuple[int, int] | None = None
    called: Called | None = None
    raw: str = ""
    slips: int = 0

    def means(self, *meanings: str) -> bool:
        """Whether it may mean one of these."""
        return any(meaning in self.meanings for meaning in meanings)

    def numbered(self, kind: str) -> int | None:
        """The number of what it means, of one kind; None where it means no such thing.

        Args:
            kind: ``d`` a weekday (0 is Monday), ``ds`` several, ``m`` a month, ``ms`` a short one, ``n`` a number word.
        """
        length = len(kind)
        return next(
            (int(item[length:]) for item in self.meanings if item[:length] == kind and item[length:].isdigit()), None
        )

    @property
    def is_filler(self) -> bool:
        """Whether it says nothing by itself."""
        return self.meanings in ({"filler"}, {"now"}, {"filler", "now"})


def cells(said: Sequence[Token], scope: Scope, language: LanguageCode) -> list[Cell]:
    """``said`` as cells, in order, in one language; names, figures and dates are known in every one."""
    known = lexicon(language)
    alone = sum(token.kind != "mark" for token in said) == 1
    american = language == "en" and not any(_is_day_first(token) for token in said)
    spelt = [_mended(token, known) for token in said]
    found: list[Cell] = []
    place = 0
    while place < len(said):
        slipped = sum(token.text != other for token, other in zip(said[place:], spelt[place:], strict=True))
        named = scope.named(said, place, alone=alone)
        special = (
            None
            if named is not None and not _is_number(said, place, named)
            else _special(said[place], scope, month_first=american)
        )
        cell = special or _named(said, spelt, place, scope, known, alone=alone)
        if special is None and cell.called is None and (other := _sibling(found, said[place], scope)) is not None:
            cell = Cell(frozenset(), (said[place].text,), called=other)
        place += len(cell.said)
        slipped -= sum(token.text != other for token, other in zip(said[place:], spelt[place:], strict=True))
        found.append(replace(cell, raw=said[place - len(cell.said)].raw, slips=0 if cell.called else slipped))
    return found


def _sibling(found: Sequence[Cell], token: Token, scope: Scope) -> Called | None:
    """A member that is named by its last word alone, right after another of the same name: Widget A and B."""
    if len(found) < 2 or token.kind != "word" or not found[-1].means("and", "compare", "to", "mark", "without"):  # noqa: PLR2004
        return None
    called = found[-2].called
    return scope.sibling(called, token.text) if called is not None else None


def _mended(token: Token, known: Lexicon) -> str:
    """A word as it is meant; names of figures and break-downs are known as they are."""
    return token.text if token.kind != "word" or business().knows(token.text) else known.corrected(token.text)


def _is_number(said: Sequence[Token], place: int, named: Called) -> bool:
    """Whether a name is one bare number, which is a day or a year as likely."""
    return named.length == 1 and said[place].kind == "number"


def _named(
    said: Sequence[Token], spelt: Sequence[str], place: int, scope: Scope, known: Lexicon, *, alone: bool
) -> Cell:
    texts = [token.text for token in said]
    if said[place].raw.casefold() in _IS:
        return Cell(frozenset({"filler"}), (texts[place],))
    others = business().at(texts, place)
    phrases = known.at(texts, place) if others else _phrases(said, spelt, place, scope, known)
    length = phrases[0][0] if phrases else 0
    called = _called(said, place, scope, alone=alone)
    if called is not None and called.length >= length:
        return Cell(_with(phrases, called.length), tuple(texts[place : place + called.length]), called=called)
    return _meant(said, place, scope, phrases, others)


def _phrases(
    said: Sequence[Token], spelt: Sequence[str], place: int, scope: Scope, known: Lexicon
) -> list[tuple[int, frozenset[str]]]:
    """The phrases at a place as they are written, or with slips mended where that makes a longer one."""
    texts = [token.text for token in said]
    phrases = known.at(texts, place)
    if scope.misspelt(said, place) or scope.other_country(texts, place):
        return phrases
    corrected = known.at(spelt, place)
    longer = corrected and corrected[0][0] > (phrases[0][0] if phrases else 0)
    return corrected if longer else phrases


def _called(said: Sequence[Token], place: int, scope: Scope, *, alone: bool) -> Called | None:
    """The name at a place; with more of its words, where they are there and one of them is misspelt."""
    called = scope.named(said, place, alone=alone)
    longer = scope.misspelt(said, place) if called is not None else None
    if called is not None and longer is not None and longer.key == called.key and longer.length > called.length:
        return longer
    return called


def _meant(
    said: Sequence[Token],
    place: int,
    scope: Scope,
    phrases: Sequence[tuple[int, frozenset[str]]],
    others: Sequence[tuple[int, frozenset[str]]],
) -> Cell:
    """What is said at a place where no name stands, the more certain first."""
    texts = [token.text for token in said]
    length = phrases[0][0] if phrases else 0
    if by := scope.names_dimension(texts, place):
        return Cell(frozenset({"by_name"}) | _with(phrases, by), tuple(texts[place : place + by]))
    if ours := _ours(others, scope, length):
        return Cell(ours[1], tuple(texts[place : place + ours[0]]))
    if others and others[0][0] >= length:
        length = others[0][0]
        return Cell(others[0][1] | _with(phrases, length), tuple(texts[place : place + length]))
    if length:
        return Cell(phrases[0][1] | _with(others, length), tuple(texts[place : place + length]))
    return _strange(said, place, scope)


def _strange(said: Sequence[Token], place: int, scope: Scope) -> Cell:
    """What no phrase says: a misspelt name, a mark, somebody else's member, a word that is not known."""
    texts = [token.text for token in said]
    if (called := scope.misspelt(said, place)) is not None:
        return Cell(frozenset(), tuple(texts[place : place + called.length]), called=called)
    token = said[place]
    if token.kind == "mark":
        return Cell(frozenset({"mark"}), (token.text,))
    if strange := scope.other_country(texts, place) or scope.other_common(texts, place):
        return Cell(frozenset({"other_member"}), tuple(texts[place : place + strange]))
    return Cell(_of_figure(token.text, scope), (token.text,))


def _of_figure(word: str, scope: Scope) -> frozenset[str]:
    """What a misspelt name of a figure of this chart means; empty for all else."""
    meanings = next((found for _, found in business().at([business().corrected(word)], 0)), frozenset())
    return meanings if any(scope.concept(meaning) is not None for meaning in meanings) else frozenset()


def _ours(found: Sequence[tuple[int, frozenset[str]]], scope: Scope, length: int) -> tuple[int, frozenset[str]] | None:
    """A common name of a figure or break-down of this very chart: it means nothing else here."""
    for size, meanings in found:
        mine = {item for item in meanings if scope.concept(item) is not None or scope.is_dimension(item)}
        if mine and size >= length:
            return size, frozenset(mine)
        if any(item.startswith("figure/") for item in meanings):
            # "Order value" is another figure than orders.
            return None
    return None


def _with(phrases: Sequence[tuple[int, frozenset[str]]], length: int) -> frozenset[str]:
    return next((meanings for size, meanings in phrases if size == length), frozenset())


def _is_day_first(token: Token) -> bool:
    """Whether a date can only begin with its day: 30/09/2026 tells how all others of the message are meant."""
    return token.kind == "slashed" and int(token.text.partition("/")[0]) > _MONTHS


def _special(token: Token, scope: Scope, *, month_first: bool) -> Cell | None:  # noqa: PLR0911 - a table
    """Dates, times, numbers, quarters and weeks."""
    if token.kind in {"iso", "dotted", "slashed"}:
        at = _date(token, scope.today, month_first=month_first)
        return Cell(frozenset({"date"} if at else ()), (token.text,), day=at)
    if token.kind == "clock":
        return _clock(token)
    if token.kind == "amount":
        return Cell(frozenset({"amount"}), (token.text,))
    if token.kind == "number":
        digits = _DIGITS.match(token.text)
        number = int(digits[0][:9]) if digits else 0
        return Cell(frozenset({"number"}), (token.text,), number=number)
    if found := _QUARTER.fullmatch(token.text):
        return Cell(frozenset({"quarter_number"}), (token.text,), number=int(found[1] or found[2]))
    if found := _HALF.fullmatch(token.text):
        return Cell(frozenset({"half_number"}), (token.text,), number=int(found[1] or found[2]))
    if found := _WEEK.fullmatch(token.text):
        return Cell(frozenset({"week_number"}), (token.text,), number=int(found[1]))
    return None


def _clock(token: Token) -> Cell | None:
    parts = [int(part) for part in _DIGITS.findall(token.text)]
    hour, minute = parts[0], parts[1] if len(parts) > 1 else 0
    if "pm" in token.text and hour < _MONTHS:
        hour += _MONTHS
    if hour > 23 or minute > 59:  # noqa: PLR2004 - of a day, of an hour
        return Cell(frozenset({"number"}), (token.text,), number=hour)
    return Cell(frozenset({"clock_time"}), (token.text,), number=hour, clock=(hour, minute))


def _date(token: Token, today: date, *, month_first: bool) -> date | None:
    """The day that is meant; without a year the latest that is not in the future. None where there is no such day."""
    numbers = [int(part) for part in _DIGITS.findall(token.text)]
    if token.kind == "iso":
        return _day(*numbers)
    day, month = numbers[:2]
    if month > _MONTHS or (token.kind == "slashed" and month_first and day <= _MONTHS and len(numbers) > 2):  # noqa: PLR2004
        day, month = month, day
    if len(numbers) > 2:  # noqa: PLR2004 - with a year
        return _day(numbers[2] + (2000 if numbers[2] < _CENTURY else 0), month, day)
    this = _day(today.year, month, day)
    return _day(today.year - 1, month, day) if this is None or this > today else this


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
