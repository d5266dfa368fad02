"""What a language is made of: nouns, phrases, joints, words, the way it writes numbers and dates."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pulse.definition.catalogue import Grain

Phrases = Mapping[str, tuple[str, ...]]


class Form(StrEnum):
    """In which form a phrase says its fact.

    A ``sentence`` stands alone and is written out with its end. A ``clause`` has a verb: as a sentence it gets a
    capital and a full stop, and another clause may follow it after a joint. A ``noun`` stands after a comma, beside
    what it is about. A ``word`` is one of all else that a reader gets, an ``ask`` a question that a reader may ask, and
    what is ``own`` has no words of ours.
    """

    SENTENCE = "sentence"
    CLAUSE = "clause"
    NOUN = "noun"
    WORD = "word"
    ASK = "ask"
    OWN = "own"


class Joint(StrEnum):
    """What stands between two parts of a sentence; ``NONE`` begins it."""

    NONE = ""
    COMMA = "comma"
    AND = "and"
    WHILE = "while"
    BUT = "but"
    SEMICOLON = "semicolon"
    COLON = "colon"


@dataclass(frozen=True)
class Noun:
    """A length of time as a noun, in lower case where the language writes nouns so.

    Args:
        one: Such as ``day``.
        several: Such as ``days``.
        running: How many of them without a break are said to follow, such as ``in a row``.
        highest, lowest: With the adjective that agrees and no article, such as ``highest day``.
        best, worst: As those.
        the_highest, the_lowest: With the article, such as ``the highest day``.
    """

    one: str
    several: str
    running: str
    highest: str
    lowest: str
    best: str
    worst: str
    the_highest: str
    the_lowest: str


@dataclass(frozen=True)
class Numbers:
    """How a language writes what stands around the digits.

    Args:
        scales: What follows billions, millions and thousands.
        percent: What follows a percentage.
        points: What follows a difference of two percentages.
        units: Day, hour, minute, second and estimate point, each for one and for several.
        sign_first: Whether a currency's sign stands before the number.
    """

    scales: tuple[str, str, str]
    percent: str
    points: str
    units: tuple[tuple[str, str], ...]
    sign_first: bool


@dataclass(frozen=True)
class Dates:
    """How a language says a period: by itself, when something happened ``in`` it, and what is counted ``since`` it.

    Every function takes what it says in the pieces that the calendar gives, and the form (``in``, ``since`` or
    ``bare``). ``date`` gets a day with the names of its weekday and year, either empty where it is not said; the others
    get a day as ``date`` writes it. ``day`` gets its number in the week, too (0 is Monday).
    """

    date: Callable[[date, str, str], str]
    hour: Callable[[str, str, str], str]
    day: Callable[[str, int, str], str]
    week: Callable[[str, str], str]
    month: Callable[[str, int, str], str]
    quarter: Callable[[int, int, str], str]
    year: Callable[[int, str], str]
    named: Callable[[str, str], str]


def _as_it_is(piece: str, _follows: str) -> str:
    return piece


@dataclass(frozen=True)
class Language:
    """One language.

    Args:
        code: Its letters, such as ``pt``; Babel reads numbers, months and weekdays by it.
        meta: As Meta names it, such as ``pt_BR``.
        called: What an English text calls it.
        quotes: Around what is quoted.
        numbers, dates: How figures and periods are written.
        grains: Lengths of time.
        row: A row of a table, one and several.
        joints: Between two parts of a sentence; what follows keeps the order of words of a main clause.
        relations: What a figure is compared with, by grain and offset, such as ``the same weekday a week before``.
        holidays: Names of the holidays that we know by ourselves.
        sentences, clauses, nouns: Phrases by what they say; see ``pulse/text/claims.py``.
        words: All else that a reader gets: headings, answers, buttons, consent, labels of a chart.
        asks: What a reader may write to ask each of our questions, as a button says it: at most 20 units.
        hears: What a reader may write: an intent, the points it gets, and the regular expression that gives them.
        definitions: What our catalogue's metrics are, by source and key, such as ``shopify/orders``; where one is
            missing, the catalogue's own English stands.
        elide: What becomes of a piece before the words that follow it, such as French ``que`` before a vowel.
    """

    code: str
    meta: str
    called: str
    quotes: tuple[str, str]
    numbers: Numbers
    dates: Dates
    grains: Mapping[Grain, Noun]
    row: tuple[str, str]
    joints: Mapping[Joint, str]
    relations: Mapping[str, str]
    holidays: Mapping[str, str]
    sentences: Phrases
    clauses: Phrases
    nouns: Phrases
    words: Mapping[str, str]
    asks: Mapping[str, str]
    hears: tuple[tuple[str, int, str], ...]
    definitions: Mapping[str, str]
    elide: Callable[[str, str], str] = field(default=_as_it_is)

    def phrases(self, form: Form) -> Phrases:
        """The phrases of one form."""
        several = {Form.SENTENCE: self.sentences, Form.CLAUSE: self.clauses, Form.NOUN: self.nouns}
        if form in several:
            return several[form]
        single = self.asks if form is Form.ASK else self.words if form is Form.WORD else {}
        return {key: (said,) for key, said in single.items()}
