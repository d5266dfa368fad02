"""One computed, provable statement."""

from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pulse.definition import Unit

Kind = Literal["level", "change", "record", "streak", "driver", "share", "quality"]
Direction = Literal["up", "down", "flat"]


class Evidence(BaseModel):
    """One figure of the frozen result that a fact was made from."""

    model_config = ConfigDict(frozen=True)

    series: str
    at: str
    value: Decimal | None


class Fact(BaseModel):
    """One computed, provable statement about a result.

    Args:
        id: ``F1``, ``F2`` ... within one run.
        kind: What sort of statement it is.
        about: Which one of its kind, such as ``previous`` or ``like`` for a change, ``stale`` for quality.
        unit: Unit of ``now``, ``base``, ``diff`` and ``rest``.
        currency: Letters of the currency for money.
        numbers: Exact values by name: ``now``, ``base``, ``diff`` (now - base), ``rest`` in the unit; ``ratio`` and
            ``share`` as fractions; ``count`` as a whole number.
        words: Names of periods and members as a reader says them, by name.
        direction: Which way it goes, where it goes any way.
        score: How much it deserves to be said, from 0 to 1, both included.
        evidence: The figures it was made from.
        question: What a reader may ask to hear more of it.
    """

    model_config = ConfigDict(frozen=True)

    id: str = ""
    kind: Kind
    about: str = ""
    unit: Unit
    currency: str | None = None
    numbers: dict[str, Decimal] = {}
    words: dict[str, str] = {}
    direction: Direction | None = None
    score: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    question: str = ""


def direction(diff: Decimal) -> Direction:
    """Which way a difference goes."""
    return "up" if diff > 0 else "down" if diff < 0 else "flat"
