"""From a message to typed queries, without a model: a grammar of slots in which every word has to have its place.

What a word of the message could change and the program does not know, it does not guess: a message with such a word is
asked back, with the likeliest readings as full questions. Being unsure costs one more tap, never a wrong answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pulse.conversation.cells import Cell, cells
from pulse.conversation.clause import read
from pulse.conversation.context import without_context
from pulse.conversation.follow import follow
from pulse.conversation.merge import (
    is_topic,
    listed,
    lists_figures,
    only_adds,
    repeats,
    with_added,
    without_echoes,
    without_halves,
)
from pulse.conversation.moment import Clock
from pulse.conversation.parts import clauses
from pulse.conversation.query import Query
from pulse.conversation.reading import Clause, Reading
from pulse.conversation.scope import Scope, covered
from pulse.conversation.setting import Steer
from pulse.conversation.steer import steer
from pulse.conversation.tokens import MOST_LETTERS, Token, tokens
from pulse.definition.catalogue import LanguageCode
from pulse.languages import LANGUAGES

MOST_QUERIES = 3
_LONG_HELP = 3


class Outcome(StrEnum):
    """What is to be done about a message."""

    ANSWER = "answer"
    ACK = "ack"
    """Small talk: a reaction or nothing."""
    DECLINE = "decline"
    LACKS = "lacks"
    """It asks for what the chart has not."""
    ASK = "ask"
    """It may mean several things: it is asked back."""
    MENU = "menu"
    """Nothing of it is understood, or it asks what can be asked."""
    UNREADABLE = "unreadable"
    STEER = "steer"


@dataclass(frozen=True)
class Understood:
    """What a message was taken to mean.

    Args:
        outcome: What is to be done.
        language: The language it is written in.
        queries: What is asked, in order.
        choices: The likeliest readings, where it is asked back.
        steer: What the reader sets.
        lacks: What the chart has not: ``figure``, ``member``, ``dimension`` or ``time``.
        by: Who read it: ``grammar`` or ``model``.
        is_sure: Of what is declined, whether its words say that it is not ours, and are not only unknown.
    """

    outcome: Outcome
    language: LanguageCode
    queries: tuple[Query, ...] = ()
    choices: tuple[Query, ...] = ()
    steer: Steer | None = None
    lacks: str = ""
    by: str = "grammar"
    is_sure: bool = False


def understand(text: str, scope: Scope, earlier: Sequence[Query] = ()) -> Understood:
    """What ``text`` asks of the chart.

    Args:
        text: The message.
        scope: What the chart can be asked.
        earlier: What was asked last in the same thread; empty where nothing was.
    """
    said = tokens(text)
    words = [token for token in said if token.kind != "mark"]
    if not words:
        marks = {token.text for token in said}
        return Understood(Outcome.MENU if marks == {"?"} else Outcome.UNREADABLE, scope.language)
    languages = _languages(said, scope)
    if len(text) > MOST_LETTERS:
        # Of what is longer than a question, only a part would be read.
        return Understood(Outcome.DECLINE, languages[0][0])
    found: list[Understood] = []
    for language, cells_of in languages:
        found.append(_in_language(cells_of, scope, language, earlier, asks=said[-1].text == "?"))
        if found[-1].outcome in _CLEAR:
            return found[-1]
    return found[0]


_CLEAR = frozenset({Outcome.ANSWER, Outcome.STEER, Outcome.ACK})


def _in_language(
    said: Sequence[Cell], scope: Scope, language: LanguageCode, earlier: Sequence[Query], *, asks: bool
) -> Understood:
    """What the cells of a message ask, in one language."""
    clock = clock_of(scope)
    if (wish := steer(said, clock, asks=asks)) is not None:
        return Understood(Outcome.STEER, language, steer=wish)
    if small := _small_talk(said):
        return Understood(small, language)
    return _questions(said, scope, language, clock, tuple(earlier))


def clock_of(scope: Scope, figure: int = 0) -> Clock:
    """What stretches are held against for one figure of the chart."""
    result = scope.result(figure)
    known = covered(result)
    return Clock(scope.today, known.last, result.grain, known.first, scope.now)


def _languages(said: Sequence[Token], scope: Scope) -> list[tuple[LanguageCode, list[Cell]]]:
    """The language in which most of the words are understood, and after it those that know as many.

    The pulse's own comes first where several are as good.
    """
    order = [scope.language, *(code for code in LANGUAGES if code != scope.language)]
    known: list[tuple[int, LanguageCode, list[Cell]]] = []
    best: tuple[LanguageCode, list[Cell]] | None = None
    least = (10**6, 10**6)
    for code in order:
        found = cells(said, scope, code)
        unknown = sum(cell.slips for cell in found if cell.meanings)
        unknown += sum(len(cell.said) for cell in found if not cell.meanings and cell.called is None)
        known.append((unknown, code, found))
        vague = sum(cell.is_filler for cell in found)
        if (unknown, vague) < least and (best is None or unknown < least[0] or vague + 1 < least[1]):
            best, least = (code, found), (unknown, vague)
    assert best is not None  # noqa: S101 - there is a language
    return [best, *((code, found) for unknown, code, found in known if unknown == least[0] and code != best[0])]


def _is_of_data(cell: Cell) -> bool:
    """Whether it names something of a chart."""
    return cell.called is not None or cell.day is not None or any("figure/" in item for item in cell.meanings)


def _small_talk(said: Sequence[Cell]) -> Outcome | None:
    """Thanks, greetings, a wish for help: all that a message is."""
    content = [cell for cell in said if cell.called or not (cell.means("mark") or cell.is_filler)]
    if any(cell.called or cell.day for cell in content) or not content:
        if content:
            return None
        # A question of which no word says anything is no thanks.
        return Outcome.MENU if any(cell.said == ("?",) for cell in said) else Outcome.ACK
    unknown = [cell for cell in content if not cell.meanings]
    if not unknown and all(cell.means("ack", "follow", "today", "this", "and") for cell in content):
        return Outcome.ACK
    helps = [cell for cell in content if cell.means("help")]
    if any(len(cell.said) >= _LONG_HELP for cell in helps) and not any(_is_of_data(cell) for cell in content):
        return Outcome.MENU
    if helps and all(cell.means("help", "ack", "follow", "everything", "more") for cell in content):
        return Outcome.MENU
    return None


def _questions(
    said: Sequence[Cell], scope: Scope, language: LanguageCode, clock: Clock, earlier: tuple[Query, ...]
) -> Understood:
    if any(cell.means("off") and cell.called is None for cell in said):
        return Understood(Outcome.DECLINE, language, is_sure=True)
    readings: list[Reading] = []
    before = earlier[-1] if earlier else None
    said = without_context(said)
    for clause, asked in clauses(said):
        reading = read(Clause(clause, scope, clock, language))
        if reading.is_empty:
            continue
        if readings and only_adds(reading, readings[-1]):
            readings[-1] = with_added(readings[-1], reading)
            continue
        if readings and repeats(reading, readings[-1]):
            continue
        if readings and lists_figures(readings[-1], reading):
            readings[-1] = listed(readings[-1], reading)
            before = readings[-1].query or before
            continue
        if readings and not asked and not clause[0].means("and", "follow") and is_topic(readings[-1], reading):
            # "Team plan, how much did it grow": what it is about is said first.
            reading = with_added(reading, readings.pop())
        reading = follow(reading, before, clock)
        readings.append(reading)
        before = reading.query or before
    readings = without_echoes(readings)
    if not readings:
        return Understood(Outcome.MENU, language)
    return _together(said, readings[:MOST_QUERIES], language, has_earlier=bool(earlier))


def _together(
    said: Sequence[Cell], readings: Sequence[Reading], language: LanguageCode, *, has_earlier: bool
) -> Understood:
    lacking = next((reading.lacks for reading in readings if reading.lacks), "")
    if lacking:
        return Understood(Outcome.LACKS, language, lacks=lacking)
    unknown = sum(len(reading.unknown) + reading.unsure for reading in readings)
    if not unknown:
        queries = without_halves([query for reading in readings for query in reading.queries])
        return Understood(Outcome.ANSWER, language, queries=queries[:MOST_QUERIES])
    if any(cell.means("help") for cell in said):
        return Understood(Outcome.MENU, language)
    if not any(reading.is_about_data for reading in readings):
        if unknown <= 2 and has_earlier:  # noqa: PLR2004 - "Central?", of a thread: a name that is not there
            return Understood(Outcome.LACKS, language, lacks="member")
        return Understood(Outcome.DECLINE, language)
    choices: list[Query] = []
    for reading in readings:
        choices += [choice for choice in reading.choices if choice not in choices]
    return Understood(Outcome.ASK, language, choices=tuple(choices[:3]))
