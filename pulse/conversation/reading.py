"""A clause while it is read, and what it was read as."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pulse.conversation.cells import Cell
from pulse.conversation.moment import Clock, Moment
from pulse.conversation.query import Operation, Query
from pulse.conversation.scope import Scope
from pulse.definition.catalogue import Grain, LanguageCode

TALK = frozenset({"filler", "ack", "follow", "mark", "and"})
"""What says nothing of the data by itself."""


@dataclass(frozen=True)
class Reading:
    """What a clause was read as.

    Args:
        query: What it asks; None where it says nothing.
        asks: Whether it names an operation, and not only what narrows one.
        goes_on: Whether it begins as what goes on with a question does.
        named: Which slots it fills.
        moments: The moments that are left for whoever knows what was asked before.
        unknown: Words that have no place.
        lacks: What the chart has not.
        further: More questions of the same clause, of other figures.
        content: How many words or phrases say something.
        compares: Whether a word of it compares.
        refers: Whether it speaks of a time that is known only from the question before: the same period.
        others: Whether it asks for the other members: and the other regions.
        picks: Whether it asks which one, and not why.
        same: Of a time that was spoken of, how long it is called: that day.
        joins: Whether it puts members beside those that were spoken of: with Italy.
        points_back: Whether a word of it stands for what was spoken of: how much was that.
        unsure: Whether something of it fits to nothing else.
    """

    query: Query | None
    asks: bool = False
    goes_on: bool = False
    named: frozenset[str] = frozenset()
    moment: Moment | None = None
    unknown: tuple[str, ...] = ()
    lacks: str = ""
    further: tuple[Query, ...] = ()
    content: int = 0
    compares: bool = False
    refers: bool = False
    points_back: bool = False
    others: bool = False
    joins: bool = False
    picks: bool = False
    same: Grain | None = None
    unsure: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it says anything."""
        return self.content == 0 and not self.unknown

    @property
    def is_about_data(self) -> bool:
        """Whether any word of it is of the chart."""
        return self.asks or bool(self.named - {"whole"})

    @property
    def queries(self) -> tuple[Query, ...]:
        """What it asks, in order."""
        return (self.query, *self.further) if self.query else ()

    @property
    def choices(self) -> tuple[Query, ...]:
        """What it may mean, the likeliest first."""
        if self.query is None:
            return ()
        first = self.query
        others = (Operation.VALUE, Operation.CHANGE, Operation.WHY)
        return (first, *(first.model_copy(update={"operation": other}) for other in others if other != first.operation))


@dataclass
class Clause:
    """The cells of a question, and what was made of them."""

    said: Sequence[Cell]
    scope: Scope
    clock: Clock
    language: LanguageCode = "en"
    used: set[int] = field(default_factory=set)

    def has(self, *meanings: str) -> bool:
        """Whether a word means one of these and is no name."""
        return any(self.means(place, *meanings) for place in range(len(self.said)))

    def means(self, place: int, *meanings: str) -> bool:
        """Whether the word at a place means one of these and is no name."""
        cell = self.said[place]
        return cell.called is None and cell.means(*meanings)

    def is_dimension(self, place: int) -> bool:
        """Whether the word at a place is what the figure is broken down by: a region, by channel."""
        if not 0 <= place < len(self.said) or self.said[place].called is not None:
            return False
        cell = self.said[place]
        return cell.means("by_name") or any(self.scope.is_dimension(item) for item in cell.meanings)

    @property
    def has_dimension(self) -> bool:
        """Whether any word of it is."""
        return any(self.is_dimension(place) for place in range(len(self.said)))

    def place_of(self, *meanings: str) -> int | None:
        """Where the first such word is."""
        return next((place for place in range(len(self.said)) if self.means(place, *meanings)), None)
