"""What a text may say: statements with their values, and the names and dates that go with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from pulse.catalogue import Language

Role = Literal["level", "base", "change", "effect", "rest", "share", "count", "target", "forecast", "usual"]
"""In what part a number stands. A change and a rest have a sign that a word says, an effect one that it shows."""
Way = Literal["up", "down", "flat"]


@dataclass(frozen=True)
class Statement:
    """One number with all that has to go with it.

    Args:
        fact: Id of the fact that gives it.
        kind: The fact's kind.
        role: In what part the number stands.
        value: As shown: percent and points as such, durations in seconds, money in its currency.
        unit: ``""`` for a bare number, ``%``, ``pp``, a currency's letters, ``s``, or what is counted, such as ``day``.
        metric: Key of the measure, or None where it is about none.
        member: Name of the member, or None for the whole.
        dates: Periods it may be said with, as keys of :attr:`Ground.dates`.
        labels: Comparisons it may be said with: previous, week_ago, year_ago, current.
        way: Which way the fact goes.
    """

    fact: str
    kind: str
    role: Role
    value: Decimal
    unit: str
    metric: str | None = None
    member: str | None = None
    dates: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    way: Way | None = None


@dataclass(frozen=True)
class Claim:
    """One fact as the words may speak of it.

    Args:
        fact: Its id.
        kind: Its kind; ``about`` which one of its kind.
        way: Which way it goes.
        dates: All periods it names.
        when: Those of them that it is of, and not only reaches back to.
        rest: Which way all others together go, for a driver.
        words: The words that the program itself would say it with.
        verdict: Whether it is good or bad news, if either.
    """

    fact: str
    kind: str
    about: str = ""
    way: Way | None = None
    metric: str | None = None
    member: str | None = None
    dates: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()
    rest: Way | None = None
    words: frozenset[str] = frozenset()
    verdict: Literal["good", "bad"] | None = None
    leads: bool = False


@dataclass(frozen=True)
class Ground:
    """Everything that a text may rest on.

    Args:
        language: What the text is written in.
        statements: Its numbers.
        claims: Its facts.
        metrics: Names of measures, lower case, to their keys.
        members: Names of members, lower case, to their names.
        dates: Names of periods that are not plain dates, lower case, to their keys.
        currencies: Letters of the currencies that may be named.
        own: Further names and phrases that the owner gave, masked where they stand.
        vocabulary: Nouns of the program that may be used.
        terms: Words of the owner's that may be used where they claim nothing.
        fixed: Whole lines that the program writes, and may.
        grain: Length of the newest period, which ``last week`` and its like have to be of.
    """

    language: Language
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    metrics: Mapping[str, str]
    members: Mapping[str, str]
    dates: Mapping[str, str] = field(default_factory=dict)
    currencies: frozenset[str] = frozenset()
    own: tuple[str, ...] = ()
    vocabulary: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    fixed: frozenset[str] = frozenset()
    grain: str = "week"
