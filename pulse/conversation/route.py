"""From a reader's words to one of the questions we can answer. Stop words come before anything else.

Every intent collects points from the words it knows; the highest wins, and where none does, the reader gets a list
of what can be asked: being unsure costs one more message, never a wrong answer.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pulse.catalogue import Language
from pulse.consent import Verdict, judge
from pulse.conversation.intents import OTHER_LANGUAGES, Intent

_POINTS: tuple[tuple[Intent, int, str], ...] = (
    (
        "why",
        3,
        (
            r"\bwhy\b|\breason|\bcaus(e|ed|es|ing)\b|\bdriv(er|ers|en|es|ing|e)\b|\bexplain|"
            r"\bwhat happened|\bhow come|\bbecause"
        ),
    ),
    (
        "why",
        2,
        (
            r"\bbreak.?down|\bbreak it down|\bsplit|\bby (region|product|sector|channel|country|"
            r"team)\b|\bwhat about\b|\bonly\b"
        ),
    ),
    (
        "compare",
        3,
        (
            r"\bcompar|\bversus\b|\bvs\b|\byoy\b|\bwow\b|\bmom\b|\byear.(ago|over)|\blast year|"
            r"\bprevious (hour|day|week|month|quarter|year|period)\b|\b(the )?(week|month|day|year) before"
        ),
    ),
    (
        "top",
        3,
        (
            r"\btop\b|\bbest\b|\blargest\b|\bbiggest\b|\bleading\b|\bhighest (region|product|"
            r"sector|one)|\bwho is first"
        ),
    ),
    ("bottom", 3, r"\bbottom\b|\bworst\b|\bsmallest\b|\bweakest\b|\blaggard"),
    (
        "table",
        3,
        (
            r"\btable\b|\braw\b|\bcsv\b|\b(the|send|show|all) (numbers|figures)\b|\blist\b|"
            r"\ball (numbers|values)"
        ),
    ),
    (
        "trend",
        3,
        (
            r"\btrend|\bgrowing\b|\bshrinking\b|\bdevelop|\blast (\d+|few|couple of) (hours|days|"
            r"weeks|months|quarters|years)|\bover time|\bcourse\b"
        ),
    ),
    (
        "table",
        3,
        (
            r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(january|february|march|april|june|july|august|september|"
            r"october|november|december|yesterday)\b"
        ),
    ),
    ("value", 2, r"\bhow (much|many)\b|\btotal\b|\bcurrent(ly)?\b|\bfigure\b|\bwhat (is|was) (it|the (value|level))\b"),
    (
        "when",
        3,
        (
            r"\bwhen\b|\bpeak\b|\brecord\b|\b(what|which) (day|week|month|hour|year)\b|\bever\b|"
            r"\ball.time"
        ),
    ),
    (
        "quality",
        4,
        (
            r"\bcomplete\b|\bcorrect\b|\btrust\b|\bmissing\b|\bfresh\b|\bup to date|\bupdated\b|\bas of\b|"
            r"\bstale\b|\bdata quality|\breliable|\baccurate"
        ),
    ),
    (
        "definition",
        4,
        (
            r"\bdefin|\bcalculat|\bmeasured\b|\bwhere does .* come from|\bwhat does .* mean|"
            r"\bmeaning of\b|\bsource\b"
        ),
    ),
    ("unusual", 3, r"\bunusual|\banomal|\boutlier|\bstrange|\bodd\b|\bweird|\bnormal\b|\bsurpris|\bspike"),
    (
        "cannot",
        4,
        (
            r"\bforecast|\bpredict|\bprojection|\bwill (we|it|they)\b|\bnext (week|month|quarter|"
            r"year|day)\b|\bgoal\b|\btarget\b|\bon track\b|\bplan\b"
        ),
    ),
    (
        "more",
        3,
        (
            r"^\W*(thanks?( you)?|thx|ty|ok(ay)?|great|nice|good|cool|perfect|got it|noted|more|"
            r"tell me more|yes|yep|super)\W*$"
        ),
    ),
    (
        "wrong",
        4,
        (
            r"\b(is|looks?|seems?|are|that'?s) (wrong|false|off|incorrect)\b|\bwrong (number|"
            r"figure|data)|\bbug\b"
        ),
    ),
    (
        "help",
        3,
        (
            r"^\W*(help|menu|hi|hello|hey|what can (you|i)( do| ask)?|options|\?)\W*$|"
            r"\bwhat can (you|i)\b"
        ),
    ),
)

_SKIN_OR_STYLE = re.compile("[\ufe0f\U0001f3fb-\U0001f3ff]")
_EMOJI: dict[str, Intent] = {
    **dict.fromkeys("❓❔🤔🧐🤨📉📈", "why"),
    **dict.fromkeys("👍❤🔥🙏👏🎉💪😀😊✅👌💯", "more"),
    **dict.fromkeys("😮😯😲😱🤯⁉‼", "unusual"),
    **dict.fromkeys("👎😡😠❌", "wrong"),
    **dict.fromkeys("📊", "top"),
    **dict.fromkeys("🗓📅🔁", "compare"),
}


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
    text: str, emoji: str, kind: str, members: Sequence[str], measure: str = "", language: Language = "en"
) -> Ask:
    """What an inbound message asks; ``members`` are the titles of the chart's break-down, ``measure`` its figure."""
    if kind == "reaction":
        bare = _SKIN_OR_STYLE.sub("", emoji)
        return Ask(_EMOJI.get(bare[:1], "more"))
    if not text.strip():
        return Ask("unreadable")
    wish = judge(text)
    if wish is Verdict.STOP:
        return Ask("stop")
    if wish is Verdict.START:
        return Ask("start")
    if len(text) <= 2 and (bare := _SKIN_OR_STYLE.sub("", text.strip())) in _EMOJI:  # noqa: PLR2004 - an emoji alone
        return Ask(_EMOJI[bare])
    named = _named(text, members)
    points: dict[Intent, int] = {}
    for intent, worth, pattern in (*_POINTS, *OTHER_LANGUAGES.get(language, ())):
        if re.search(pattern, text, re.IGNORECASE):
            points[intent] = points.get(intent, 0) + worth
    if measure and _named(text, [measure]) and re.search(r"\b(what|how)\b", text, re.IGNORECASE):
        points["value"] = points.get("value", 0) + 2
    if named:
        points["compare" if len(named) > 1 and "compare" in points else "why"] = points.get("why", 0) + 3
    best = max(points, key=lambda intent: points[intent], default=None)
    return Ask(best or "other", named, _count(text))


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
