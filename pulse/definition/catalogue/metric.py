"""What one metric is: the words a reader may rely on, and what a pulse may ask of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Grain = Literal["hour", "day", "week", "month", "quarter", "year", "cycle"]
"""Length of a period; a cycle is a team's own, of no fixed length."""
Unit = Literal["number", "count", "currency", "percent", "duration", "points"]
"""Percent values are fractions, durations seconds, points a team's estimates."""
LanguageCode = Literal["en", "de", "es", "fr", "pt", "it"]
"""Languages that readers are written to in."""
Good = Literal["up", "down", "neither"]
REGULAR: tuple[Grain, ...] = ("day", "week", "month", "quarter", "year")


@dataclass(frozen=True)
class Metric:
    """One metric of one source.

    Args:
        source: Which source knows it.
        key: What a pulse calls it in ``source.metric``.
        name: What readers call it.
        definition: One sentence that says exactly what is counted.
        unit: What its figures are.
        additive: Whether the figures of members, and of shorter periods, add up.
        good: Which way is good news.
        query: What is asked of the source, in its own terms.
        grains: Lengths of a period that it can be asked for.
        by: Break-downs: what a pulse writes in ``source.by``, and what readers call it.
        snapshot: Whether the source tells only how it stands now; history is then kept by us, day by day.
    """

    source: str
    key: str
    name: str
    definition: str
    unit: Unit
    additive: bool
    good: Good
    query: str
    grains: tuple[Grain, ...] = REGULAR
    by: Mapping[str, str] = field(default_factory=dict)
    snapshot: bool = False
