"""The figures and words of a fact as they are shown: the only place a digit of a text may come from."""

import re
from collections.abc import Iterable

from pulse import figures
from pulse.insight.fact import Fact

MARK = re.compile(r"\{(F\d+)\.([a-z_]+)\}")

_LEVELS = {"now", "base"}
_DIFFERENCES = {"diff", "rest"}
_SHARES = {"ratio", "share", "before"}


def marks(fact: Fact) -> dict[str, str]:
    """Everything of ``fact`` that a text may print, by name; differences without their sign."""
    shown = dict(fact.words)
    for key, value in fact.numbers.items():
        if key in _LEVELS:
            shown[key] = figures.amount(value, fact.unit, fact.currency)
        elif key in _DIFFERENCES:
            shown[key] = figures.size(value, fact.unit, fact.currency)
        elif key in _SHARES:
            shown[key] = figures.ratio(value)
        else:
            shown[key] = f"{value:,.0f}"
    return shown


def fill(text: str, facts: Iterable[Fact]) -> str:
    """``text`` with every ``{F4.now}`` replaced by what it stands for.

    Raises:
        KeyError: A mark names a fact or a figure that does not exist.
    """
    known = {fact.id: marks(fact) for fact in facts}
    return MARK.sub(lambda mark: known[mark[1]][mark[2]], text)
