"""From a reader's words to one of the questions we can answer. Stop words come before anything else.

Every intent collects points from the words it knows; the highest wins, and where none does, the reader gets a list
of what can be asked: being unsure costs one more message, never a wrong answer.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from pulse.consent import Verdict, judge
from pulse.definition.catalogue import LanguageCode
from pulse.languages import LANGUAGES
from pulse.narration.plan import ASKED

Intent = Literal[
    "stop",
    "start",
    "why",
    "compare",
    "top",
    "bottom",
    "table",
    "trend",
    "value",
    "when",
    "quality",
    "definition",
    "unusual",
    "more",
    "wrong",
    "unreadable",
    "help",
    "cannot",
    "other",
]
_SKIN_OR_STYLE = re.compile("[\ufe0f\U0001f3fb-\U0001f3ff]")
_EMOJI: dict[str, Intent] = {
    **dict.fromkeys("❓❔🤔🧐🤨📉📈", "why"),
    **dict.fromkeys("👍❤🔥🙏👏🎉💪😀😊✅👌💯", "more"),
    **dict.fromkeys("😮😯😲😱🤯⁉‼", "unusual"),
    **dict.fromkeys("👎😡😠❌", "wrong"),
    **dict.fromkeys("📊", "top"),
    **dict.fromkeys("🗓📅🔁", "compare"),
}


_WISHES: dict[Verdict, Intent] = {Verdict.STOP: "stop", Verdict.START: "start"}


@dataclass(frozen=True)
class Ask:
    """What a reader wants to know.

    Args:
        intent: Which of the questions it is.
        members: The members that were named, in the order of the words.
        count: How many were asked for, from 1 to 10, or None.
    """

    intent: Intent
    members: tuple[str, ...] = ()
    count: int | None = None


def route(
    text: str, emoji: str, kind: str, members: Sequence[str], measure: str = "", language: LanguageCode = "en"
) -> Ask:
    """What an inbound message asks; ``members`` are the titles of the chart's break-down, ``measure`` its figure."""
    if kind == "reaction":
        bare = _SKIN_OR_STYLE.sub("", emoji)
        return Ask(_EMOJI.get(bare[:1], "more"))
    if intent := _at_once(text):
        return Ask(intent)
    named = _named(text, members)
    points: dict[Intent, int] = {}
    for intent, worth, pattern in _patterns(language):
        if re.search(pattern, text, re.IGNORECASE):
            points[intent] = points.get(intent, 0) + worth
    if measure and _named(text, [measure]) and re.search(r"\b(what|how)\b", text, re.IGNORECASE):
        points["value"] = points.get("value", 0) + 2
    if named:
        points["compare" if len(named) > 1 and "compare" in points else "why"] = points.get("why", 0) + 3
    best = max(points, key=lambda intent: points[intent], default=None)
    return Ask(best or "other", named, _count(text))


def _at_once(text: str) -> Intent | None:
    """What is meant where no words have to be weighed: a button, a wish for no more, an emoji alone."""
    bare = _SKIN_OR_STYLE.sub("", text.strip())
    if not text.strip():
        return "unreadable"
    if text.startswith(ASKED) and text.removeprefix(ASKED) in LANGUAGES["en"].asks:
        return cast(Intent, text.removeprefix(ASKED))
    wish = judge(text)
    if wish in _WISHES:
        return _WISHES[wish]
    return _EMOJI.get(bare) if len(text) <= 2 else None  # noqa: PLR2004 - an emoji alone


def _patterns(language: LanguageCode) -> tuple[tuple[Intent, int, str], ...]:
    """What every reader may write in English, and what those of ``language`` may."""
    heard = LANGUAGES["en"].hears + (LANGUAGES[language].hears if language != "en" else ())
    return cast(tuple[tuple[Intent, int, str], ...], heard)


def _named(text: str, members: Sequence[str]) -> tuple[str, ...]:
    places = {}
    # The longest first: "Ada Byron (2)" is not "Ada Byron" as well.
    for member in sorted(members, key=len, reverse=True):
        if found := re.search(rf"(?<!\w){re.escape(member)}(?!\w)", text, re.IGNORECASE):
            places[member] = found.start()
            text = text[: found.start()] + " " * len(found[0]) + text[found.end() :]
    return tuple(sorted(places, key=lambda member: places[member]))


def _count(text: str) -> int | None:
    found = re.search(r"\b(10|[1-9])\b", text)
    return int(found[1]) if found else None
