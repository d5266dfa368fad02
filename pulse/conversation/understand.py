"""From a message to typed queries, without a model: a grammar of slots in which every word has to have its place.

What a word of the message could change and the program does not know, it does not guess: a message with such a word is
asked back, with the likeliest readings as full questions. Being unsure costs one more tap, never a wrong answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from pulse.conversation.cells import Cell, cells
from pulse.conversation.clause import read
from pulse.conversation.follow import follow
from pulse.conversation.moment import Clock
from pulse.conversation.query import Operation, Query
from pulse.conversation.reading import Clause, Reading
from pulse.conversation.scope import Scope, covered
from pulse.conversation.steer import Steer, steer
from pulse.conversation.tokens import MOST_LETTERS, Token, tokens
from pulse.definition.catalogue import LanguageCode
from pulse.languages import LANGUAGES

MOST_QUERIES = 3
_LONG_HELP = 3
_ENDS = frozenset("?!\n;")


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
    for clause, asked in _clauses(said):
        reading = read(Clause(clause, scope, clock))
        if reading.is_empty:
            continue
        if readings and _only_adds(reading, readings[-1]):
            readings[-1] = _with(readings[-1], reading)
            continue
        if readings and _repeats(reading, readings[-1]):
            continue
        if readings and _lists_figures(readings[-1], reading):
            readings[-1] = _listed(readings[-1], reading)
            before = readings[-1].query or before
            continue
        if readings and not asked and not clause[0].means("and", "follow") and _is_topic(readings[-1], reading):
            # "Team plan, how much did it grow": what it is about is said first.
            reading = _with(reading, readings.pop())
        reading = follow(reading, before, clock)
        readings.append(reading)
        before = reading.query or before
    readings = _without_echoes(readings)
    if not readings:
        return Understood(Outcome.MENU, language)
    return _together(said, readings[:MOST_QUERIES], language, has_earlier=bool(earlier))


_ADDED = {"members", "figure", "span"}
_FORMS = {Operation.CHART, Operation.TABLE}


def _only_adds(reading: Reading, before: Reading) -> bool:
    """Whether a clause asks nothing and only says what the one before is about: "I mean October"."""
    if reading.query is not None and reading.query.operation in _FORMS and reading.named <= {"form"}:
        return before.asks
    adds = reading.named & {*_ADDED, "unit"}
    fits = bool(adds) and reading.named == adds and not adds & before.named
    return not reading.asks and fits and before.asks


def _repeats(reading: Reading, before: Reading) -> bool:
    """Whether it asks how much the best one was, which its answer says: the best week, and how much was that."""
    query, asked = reading.query, before.query
    if query is None or asked is None or asked.operation not in {Operation.RANK, Operation.EXTREME}:
        return False
    points = reading.points_back or not reading.named
    return query.operation is Operation.VALUE and points and reading.named <= {"figure"} and not reading.unknown


def _lists_figures(before: Reading, reading: Reading) -> bool:
    """Whether only a figure was named and another one follows with the rest: revenue and number of orders yesterday."""
    return before.named == {"figure"} and not before.asks and not before.unknown and "figure" in reading.named


def _listed(before: Reading, reading: Reading) -> Reading:
    if before.query is None or reading.query is None:
        return reading
    first = reading.query.model_copy(update={"figure": before.query.figure})
    return replace(reading, query=first, further=(reading.query, *reading.further))


def _is_topic(before: Reading, reading: Reading) -> bool:
    """Whether the clause before asks nothing and only names what this one asks about."""
    about = before.named & _ADDED
    return (
        reading.asks
        and not before.asks
        and not before.unknown
        and bool(about)
        and before.named <= _ADDED
        and not about & reading.named
        and not before.further
    )


def _with(before: Reading, added: Reading) -> Reading:
    if before.query is None or added.query is None:
        return before
    update: dict[str, object] = {}
    if "members" in added.named:
        update |= {"members": added.query.members, "without": added.query.without}
    if "figure" in added.named:
        update["figure"] = added.query.figure
    if "span" in added.named:
        update["span"] = added.query.span
    if "unit" in added.named:
        update["unit"] = added.query.unit
    if "form" in added.named:
        update["form"] = added.query.form
    named = before.named | added.named
    unknown = before.unknown + added.unknown
    return replace(before, query=before.query.model_copy(update=update), named=named, unknown=unknown)


def _without_echoes(readings: Sequence[Reading]) -> list[Reading]:
    """``readings`` without those that only ask once more: "... yesterday, how was that?"."""
    plain = {Operation.VALUE, Operation.CHANGE, Operation.MORE}
    told = [reading for reading in readings if reading.named - {"unit", "whole"}]
    if any(reading.asks for reading in told):
        # A day in a greeting asks nothing.
        first = next(place for place, reading in enumerate(told) if reading.asks)
        told = [item for place, item in enumerate(told) if place > first or item.asks or item.named != {"span"}]
        readings = [reading for reading in readings if reading in told or not reading.named]
    if not told:
        return list(readings[:1])
    return [
        reading
        for reading in readings
        if reading in told
        or reading.unknown
        or reading.lacks
        or reading.query is None
        or reading.query.operation not in plain
    ]


def _together(
    said: Sequence[Cell], readings: Sequence[Reading], language: LanguageCode, *, has_earlier: bool
) -> Understood:
    lacking = next((reading.lacks for reading in readings if reading.lacks), "")
    if lacking:
        return Understood(Outcome.LACKS, language, lacks=lacking)
    unknown = sum(len(reading.unknown) + reading.unsure for reading in readings)
    if not unknown:
        queries = _without_halves([query for reading in readings for query in reading.queries])
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


def _without_halves(queries: Sequence[Query]) -> tuple[Query, ...]:
    """Each query once, without those that the next one asks more closely: is it falling, and by how much."""
    kept = list(dict.fromkeys(queries))
    for one, closer in zip(list(kept), kept[1:], strict=False):
        if one == closer.model_copy(update={"against": None, "against_span": None, "unit": ""}):
            kept.remove(one)
    return tuple(kept)


def _clauses(said: Sequence[Cell]) -> list[tuple[list[Cell], bool]]:
    """The questions of a message, each with whether a question mark stands before it.

    They stand between question marks, or before and after an "and" that joins two.
    """
    parts: list[list[Cell]] = [[]]
    asked = [False]
    for place, cell in enumerate(said):
        ends = cell.means("mark") and cell.said[0] in _ENDS
        if (ends or (cell.said == ("?",))) and parts[-1]:
            parts.append([])
            asked.append(cell.said == ("?",))
            continue
        comma = cell.said in {(",",), (".",)} and _asks(parts[-1], by_word=True)
        if (comma or (cell.means("and") and _asks(parts[-1]))) and _begins_anew(said[place + 1 :], parts[-1]):
            parts.append([cell] if cell.means("and") else [])
            asked.append(False)
            continue
        parts[-1].append(cell)
    found = zip(parts, asked, strict=True)
    return [(part, after) for part, after in found if any(not cell.means("mark") for cell in part)]


_OPENERS = ("why", "value", "who", "rank", "worst", "forecast", "goal", "trend", "usual", "when", "average")


def _asks(said: Sequence[Cell], *, by_word: bool = False) -> bool:
    """Whether a clause asks something by itself: with a word for it, or by a name alone."""
    if by_word:
        return any(cell.means(*_OPENERS) for cell in said)
    names = any(cell.called or any(item.startswith("figure/") for item in cell.meanings) for cell in said)
    return names or any(cell.means(*_OPENERS, "change", "compare", "share", "month", "yesterday") for cell in said)


def _begins_anew(said: Sequence[Cell], before: Sequence[Cell]) -> bool:
    """Whether what follows begins as a question does."""
    for cell in said[:2]:
        if any(item.startswith("dimension/") for item in cell.meanings) or cell.means("by_name"):
            return True
        if cell.means("why", "value", "who", "when", "forecast", "goal", "trend", "usual", "average"):
            return True
        if cell.means("rank", "worst") and not cell.called:
            return not (before and before[-1].means("rank", "worst"))
        if not cell.is_filler:
            return False
    return False
