"""What a language needs to say facts: nouns with their forms, and phrases with slots."""

from collections.abc import Mapping
from dataclasses import dataclass

from pulse.catalogue import Grain

Phrases = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Noun:
    """A length of time as a noun.

    Args:
        one: Such as ``day``.
        several: Such as ``days``.
        highest, lowest, best, worst: With the adjective that agrees, such as ``Highest day``.
        running: How many of them without a break are said to follow, such as ``in a row``.
    """

    one: str
    several: str
    highest: str
    lowest: str
    best: str
    worst: str
    running: str


@dataclass(frozen=True)
class Tongue:
    """One language.

    Args:
        nouns: Lengths of time.
        row: A row of a table, one and several.
        goal: What a goal without a name is called.
        holidays: Names of the holidays we know by ourselves.
        headings: Of the long form's paragraphs.
        phrases: By kind of fact, and where it matters what it is about and which way it goes; one of them is picked.
        invitation: What a reader is told of replies.
    """

    nouns: Mapping[Grain, Noun]
    row: tuple[str, str]
    goal: str
    holidays: Mapping[str, str]
    headings: Mapping[str, str]
    phrases: Phrases
    invitation: str
