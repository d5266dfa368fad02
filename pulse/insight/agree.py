"""Figures, their bases and their changes as they are printed: what a reader reckons from two of them is the third."""

from collections.abc import Sequence

from pulse.definition.rounding import last_place, printed, printed_ratio
from pulse.insight.fact import Fact

_MOST = 3
_OF_TWO = frozenset({"change", "to_date"})
"""Kinds that print a figure, what it is held against, and the change between."""
_OF_THE_FIGURE = _OF_TWO | {"level", "record", "streak"}
"""Kinds that print the whole's own figures, which read alike wherever they stand."""


def agreeing(facts: Sequence[Fact]) -> list[Fact]:
    """``facts`` with as many more digits in the whole's figures as make every change agree with its two figures.

    2.3 million from 2.2 million is no 0.7%: 2.263 from 2.247 is.
    """
    changes = [fact for fact in facts if fact.kind in _OF_TWO]
    more = next((more for more in range(_MOST) if all(agrees(fact, more) for fact in changes)), _MOST)
    if not more:
        return list(facts)
    return [fact.model_copy(update={"more": more}) if fact.kind in _OF_THE_FIGURE else fact for fact in facts]


def agrees(fact: Fact, more: int) -> bool:
    """Whether the change of ``fact``, as printed, is that of its two figures as printed with ``more`` digits."""
    now, base = (printed(fact.numbers[key], fact.unit, more) for key in ("now", "base"))
    if "ratio" in fact.numbers and base > 0:
        shown, half = printed_ratio(fact.numbers["ratio"])
        # What reads as nothing is called almost the same, and no more is reckoned from it.
        return not shown or abs(abs(now / base - 1) - shown) <= half
    diff = fact.numbers["diff"]
    return abs(now - base - printed(diff, fact.unit, more)) <= last_place(diff, fact.unit, more) / 2
