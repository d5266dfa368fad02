"""A figure of a pulse: what it is, its data, and what was found of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from pulse.definition import Pulse
from pulse.insight.fact import Fact
from pulse.series import Dataset


@dataclass(frozen=True)
class Figure:
    """One of the figures of a pulse.

    Args:
        pulse: The definition, as if this were its only figure.
        result: Its data.
        facts: What was found of it, ranked; the ids of a further figure's begin with its number, as in ``2.F1``.
    """

    pulse: Pulse
    result: Dataset
    facts: tuple[Fact, ...]

    @property
    def name(self) -> str:
        """What readers call it."""
        return self.result.measure or self.pulse.measure.name

    @property
    def prefix(self) -> str:
        """What the ids of its facts begin with; empty for the first figure."""
        number, dot, _ = self.facts[0].id.partition(".")
        return f"{number}." if dot else ""


def numbered(facts: Sequence[Fact], number: int) -> tuple[Fact, ...]:
    """``facts`` of figure ``number``, counted from 1, with ids that no other figure's facts have."""
    if number == 1:
        return tuple(facts)
    return tuple(fact.model_copy(update={"id": f"{number}.{fact.id}"}) for fact in facts)


def is_across(fact: Fact) -> bool:
    """Whether it is of several figures together."""
    return fact.id.rpartition(".")[2].startswith("A")
