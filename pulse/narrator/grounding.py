"""The check every outgoing text passes, whoever wrote it: no digit without a fact. It fails closed.

Two gates: :func:`refuse_marked` reads what a model wrote, before its marks are filled; :func:`refuse` reads the
final text. Both return reasons as data; an empty list is the only yes.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from pulse.insight.fact import Fact
from pulse.narrator.marks import MARK, marks
from pulse.wording import clean

_UP = {
    "up", "rose", "rise", "rises", "risen", "rising", "grew", "grow", "grows", "growth", "growing", "gain", "gained",
    "gains", "increase", "increased", "increases", "climbed", "climb", "higher", "jumped", "surged", "soared", "above",
}  # fmt: skip
_DOWN = {
    "down", "fell", "fall", "falls", "fallen", "falling", "drop", "dropped", "drops", "decline", "declined", "declines",
    "decrease", "decreased", "lost", "loss", "lower", "slipped", "sank", "shrank", "plunged", "below", "dipped",
}  # fmt: skip
_NUMBER_WORDS = {
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen",
    "hundred", "thousand", "million", "billion", "half", "third", "quarter", "double", "doubled", "twice", "triple",
    "tripled", "percent", "first", "second",
}  # fmt: skip
_BEFORE_BASE = {"from", "after", "than", "against"}
_NOBODY: frozenset[object] = frozenset()
_HIGH, _LOW = frozenset({("record", "highest")}), frozenset({("record", "lowest")})
_CLAIMS: dict[str, frozenset[object]] = {
    **dict.fromkeys(("record", "ever"), frozenset({"record"})),
    **dict.fromkeys(("highest", "best", "peak", "top"), _HIGH),
    **dict.fromkeys(("lowest", "worst", "bottom"), _LOW),
    **dict.fromkeys(("streak", "row", "consecutive", "straight"), frozenset({"streak"})),
    **dict.fromkeys(
        ("because", "due", "caused", "cause", "thanks", "owing", "reason", "driven", "drove", "led", "despite", "since",
         "every", "all", "both", "each", "none", "nobody", "everything", "everywhere", "always", "never", "most",
         "majority", "only", "halved", "halving", "tumbled", "crashed", "collapsed", "improved", "improving", "worse",
         "worsened", "better", "strong", "strongest", "stronger", "weak", "weakest", "weaker", "recovered", "recovery",
         "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "dozens", "hundreds",
         "significant", "significantly", "unusual", "unusually", "expected", "forecast", "will", "target", "goal"),
        _NOBODY,
    ),
}  # fmt: skip
_CALENDAR = re.compile(
    r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(january|february|march|april|june|july|august|september|october"
    r"|november|december)\b|\b(yesterday|today|tomorrow)\b",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(r"https?:|www\.|@|[%€$£¥]")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def refuse(text: str, facts: Iterable[Fact], own_words: Iterable[str] = ()) -> list[str]:
    """Why ``text`` may not be sent: every digit that is no figure or word of a fact.

    Args:
        text: The final text.
        facts: The facts it may rest on.
        own_words: What the owner wrote, such as the title, and what the reader is quoted with.
    """
    shown = {value for fact in facts for value in marks(fact).values()} | {*own_words}
    provable = sorted((value for value in shown if _has_digit(value)), key=len, reverse=True)
    rest = text
    if provable:
        each = "|".join(re.escape(value) for value in provable)
        rest = re.sub(rf"(?<![\w.,])(?:{each})(?!\w|%|[.,]\d)", " ", text, flags=re.IGNORECASE)
    found = [token for token in rest.split() if _has_digit(token)]
    return [f"{token!r} has no fact" for token in dict.fromkeys(found)]


def refuse_marked(text: str, facts: Sequence[Fact]) -> list[str]:
    """Why what a model wrote may not be filled: unknown marks, figures of its own, a direction no cited fact has."""
    known = {fact.id: fact for fact in facts}
    members = {fact.words["member"] for fact in facts if "member" in fact.words}
    reasons = []
    if text != clean(text):
        reasons.append("control characters in the text")
    for part in _SENTENCE.split(text):
        cited = []
        for mark in MARK.finditer(part):
            fact = known.get(mark[1])
            if fact is None or mark[2] not in marks(fact):
                reasons.append(f"{mark[0]} does not exist")
            else:
                cited.append(fact)
        reasons += _refuse_binding(part, known)
        reasons += _refuse_sentence(MARK.sub(" ", part), cited, members)
    if not MARK.search(text):
        reasons.append("the text cites no fact")
    return reasons


def _refuse_sentence(bare: str, cited: list[Fact], members: set[str]) -> list[str]:
    words = {word.lower() for word in _WORD.findall(bare)}
    reasons = [f"{word!r} is a number; use a mark" for word in sorted(words & _NUMBER_WORDS)]
    if _has_digit(bare) or "{" in bare or "}" in bare:
        reasons.append(f"digits or braces outside a mark in {bare.strip()[:60]!r}")
    if forbidden := _FORBIDDEN.search(bare):
        reasons.append(f"{forbidden[0]!r} outside a mark")
    if date := _CALENDAR.search(bare):
        reasons.append(f"{date[0]!r} outside a mark")
    reasons += [f"the name {name!r} outside a mark" for name in sorted(members) if _names(bare, name)]
    said = {way for way, lexicon in (("up", _UP), ("down", _DOWN)) if words & lexicon}
    proven = {fact.direction for fact in cited}
    reasons += [f"{way!r} is said, but no cited fact goes {way}" for way in sorted(said - proven)]
    kinds = {(fact.kind, fact.about) for fact in cited}
    for word in sorted(words & _CLAIMS.keys()):
        if not any(kind in _CLAIMS[word] or (kind, about) in _CLAIMS[word] for kind, about in kinds):
            reasons.append(f"{word!r} claims what no cited fact says")
    return reasons


def _refuse_binding(part: str, known: dict[str, Fact]) -> list[str]:
    """Marks that say of one thing what a fact says of another.

    A figure of a named member's fact stands with that member only; ``base`` follows a word such as from, and ``now``
    never does; ``against`` follows a figure of its own fact.
    """
    reasons = []
    marks_there = [(mark, known[mark[1]]) for mark in MARK.finditer(part) if mark[1] in known]
    members = {fact.words.get("member") for mark, fact in marks_there if mark[2] == "member"}
    for index, (mark, fact) in enumerate(marks_there):
        figure = mark[2] in fact.numbers
        if figure and members and fact.words.get("member") not in members:
            reasons.append(f"{mark[0]} is no figure of {' or '.join(sorted(str(one) for one in members))}")
        if figure and fact.words.get("member") and not members:
            reasons.append(f"{mark[0]} stands without its member")
        word = (_WORD.findall(part[: mark.start()].lower()) or [""])[-1]
        if mark[2] == "base" and word not in _BEFORE_BASE:
            reasons.append(f"{mark[0]} has to follow one of {', '.join(sorted(_BEFORE_BASE))}")
        if mark[2] == "now" and word in _BEFORE_BASE:
            reasons.append(f"{mark[0]} is what it came to, not what it came from")
        if mark[2] in {"against", "base_period"}:
            before = marks_there[index - 1] if index else None
            if before is None or before[1] is not fact or before[0][2] not in {"base", "ratio", "diff"}:
                reasons.append(f"{mark[0]} has to follow a figure of {fact.id}")
    return reasons


def _names(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def _has_digit(text: str) -> bool:
    return any(unicodedata.decimal(letter, None) is not None for letter in text)
