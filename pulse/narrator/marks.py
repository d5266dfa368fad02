"""The figures and words of a fact as they are shown: the only place a digit of a text may come from."""

import re
from collections.abc import Iterable
from datetime import datetime

from pulse import figures
from pulse.catalogue import Language
from pulse.dates import Form, moment
from pulse.insight.fact import Fact
from pulse.insight.names import member, times

MARK = re.compile(r"\{(F\d+)\.([a-z_]+)\}")

LEVELS = frozenset({"now", "base", "usual", "target", "total", "low", "high", "left", "each", "each_before"})
DIFFERENCES = frozenset({"diff", "rest", "gap"})
EFFECTS = frozenset({"mix", "rate", "by_count", "by_each"})
"""Differences that are shown with their sign."""
SHARES = frozenset({"ratio", "share", "before", "attained", "expected"})
COUNTS = frozenset({"count", "count_before"})
_FORMS: dict[str, Form] = {
    "when": "in",
    "against": "in",
    "day": "in",
    "scope": "since",
    "known_since": "since",
    "all_since": "since",
    "since": "since",
    "part_before": "since",
}


def marks(fact: Fact, language: Language = "en") -> dict[str, str]:
    """Everything of ``fact`` that a text may print, by name; differences without their sign."""
    shown = dict(fact.words)
    if (called := member(fact, language)) is not None:
        shown["member"] = called
    for key, one in times(fact, language).items():
        form: Form = "bare" if fact.about == "span" else _FORMS.get(key, "bare")
        is_moment = key == "as_of"
        shown[key] = moment(datetime.fromisoformat(one.at), language) if is_moment else one.say(language, form)
    for key, value in fact.numbers.items():
        if key in LEVELS:
            shown[key] = figures.amount(value, fact.unit, fact.currency, language)
        elif key in DIFFERENCES:
            shown[key] = figures.size(value, fact.unit, fact.currency, language)
        elif key in EFFECTS:
            size = figures.size(value, fact.unit, fact.currency, language)
            shown[key] = size if figures.is_nothing(size) else ("+" if value > 0 else figures.MINUS) + size
        elif key in SHARES:
            shown[key] = figures.ratio(value, language)
        else:
            shown[key] = figures.whole(value, language) if key in COUNTS else figures.plain(value, language)
    return shown


def fill(text: str, facts: Iterable[Fact], language: Language = "en") -> str:
    """``text`` with every ``{F4.now}`` replaced by what it stands for.

    Raises:
        KeyError: A mark names a fact or a figure that does not exist.
    """
    known = {fact.id: marks(fact, language) for fact in facts}
    return MARK.sub(lambda mark: known[mark[1]][mark[2]], text)
