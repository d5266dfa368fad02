"""How a sentence is built around a number: what stands before and after it, which way it goes, whom it is about."""

from collections.abc import Iterable
from decimal import Decimal

from pulse.narrator.proof.lexicon import Lexicon
from pulse.narrator.proof.numbers import Number
from pulse.narrator.proof.tokens import Sentence, Token

_UP, _DOWN = frozenset({"up"}), frozenset({"down"})
_TIGHT = {
    "nearly": (Decimal("0.96"), Decimal(1)),
    "under": (Decimal("0.9"), Decimal(1)),
    "over": (Decimal(1), Decimal("1.1")),
}
_AFTER = 4
Subject = tuple[str, frozenset[str]] | None
METRIC = "measure:"


def before(sentence: Sentence, place: int) -> Iterable[Token]:
    """What stands before a token in its clause, nearest first."""
    clause = sentence.tokens[place].clause
    return (one for one in reversed(sentence.tokens[:place]) if one.clause == clause)


def after(sentence: Sentence, place: int) -> Iterable[Token]:
    """What stands after a token in its clause, in order."""
    clause = sentence.tokens[place].clause
    return (one for one in sentence.tokens[place + 1 :] if one.clause == clause)


def role_of(sentence: Sentence, place: int, words: Lexicon) -> str:
    """The word of structure right before a number, articles and approximations aside."""
    for one in before(sentence, place):
        if one.kind not in {"word", "phrase"}:
            return ""
        sure = one.said not in words.structure["of"] | words.structure["fill"]
        for role in ("from", "to", "by", "at"):
            if one.said in words.structure[role] and sure:
                return role
        if not (one.said in words.structure["fill"] or one.claims & {"about", "nearly", "over", "under"}):
            return ""
    return ""


def way_of(token: Token) -> int:
    """1 for a word that says up, -1 for one that says down, 0 for any other."""
    if token.kind not in {"word", "phrase"}:
        return 0
    if token.claims & _UP and token.claims & _DOWN:
        return 0
    return 1 if token.claims & _UP else -1 if token.claims & _DOWN else 0


def turned(token: Token) -> int:
    """The sign that a word after a number gives it; ``above`` and ``below`` do, too."""
    return way_of(token) or (1 if "over" in token.claims else -1 if "under" in token.claims else 0)


def sign_before(sentence: Sentence, place: int) -> Token | None:
    """The word that gives a number its direction from before it, in its clause."""
    for one in before(sentence, place):
        if one.kind == "number":
            break
        if way_of(one):
            return one
    return None


def sign_after(sentence: Sentence, place: int, words: Lexicon) -> Token | None:
    """The word right after a number, and after what it counts, that gives it its direction."""
    number = sentence.tokens[place].number
    counted = bool(number and number.counted)
    for count, one in enumerate(after(sentence, place)):
        if one.kind in {"number", "date", "member", "metric"} or count >= _AFTER:
            return None
        if turned(one):
            return one
        if one.said not in words.structure["fill"] | words.structure["of"] and not (counted and count == 0):
            return None
    return None


def _relates(sentence: Sentence, bound: Token) -> bool:
    """Whether a word such as ``above`` stands between two figures, as in ``26 above 300``, and bounds nothing."""
    before = [one for one in sentence.tokens if one.end <= bound.start and one.clause == bound.clause]
    return any(one.kind == "number" for one in before[-2:])


def interval(sentence: Sentence, place: int, number: Number, words: Lexicon) -> tuple[Decimal, Decimal]:
    """What a number may stand for, with an approximation before it: a bound has to be tight to say anything."""
    for one in before(sentence, place):
        bound = next((key for key in ("nearly", "over", "under") if key in one.claims), None)
        if bound and _relates(sentence, one):
            break
        if bound:
            middle = (number.low + number.high) / 2
            return min(number.low, middle * _TIGHT[bound][0]) if bound != "over" else number.low, (
                max(number.high, middle * _TIGHT[bound][1]) if bound == "over" else number.high
            )
        if "about" not in one.claims and one.said not in words.structure["fill"]:
            break
    return number.low, number.high


def subject_of(sentence: Sentence, place: int, words: Lexicon) -> Subject:
    """Whom a place in a sentence is about: the name before it, or one that follows as in ``41% came from EMEA``."""
    aside = words.structure["of"] | words.structure["from"] | words.structure["fill"]
    later: Subject = None
    for one in after(sentence, place):
        if one.kind == "number":
            break
        if one.kind == "member":
            later = ("member", one.keys)
            break
    found: Subject = None
    named: frozenset[str] = frozenset()
    for at, one in enumerate(sentence.tokens[:place]):
        if one.kind == "others":
            found = ("others", named)
        elif one.kind in {"member", "metric"}:
            before = sentence.tokens[at - 1] if at else None
            counted = any(o.kind == "number" and o.clause == one.clause for o in sentence.tokens[:at])
            if before is not None and before.said in aside and counted:
                continue
            found = (one.kind, one.keys)
            named = one.keys if one.kind == "member" else named
    if later and (found is None or (found[0] == "metric")):
        return later
    return found


def is_about(subject: Subject, member: str | None, metric: str | None) -> bool:
    """Whether a fact of a member (None: the whole) of a measure is about a subject."""
    if subject is None:
        return member is None
    kind, names = subject
    if kind == "metric":
        return member is None and (metric is None or metric in names)
    as_metric = {name.removeprefix(METRIC) for name in names if name.startswith(METRIC)}
    return member in names or (member is None and metric is not None and metric in as_metric)


def joined(sentence: Sentence, place: int) -> bool:
    """Whether the name before a place is one of two, as in ``North and South``."""
    names = [token for token in sentence.tokens[:place] if token.kind in {"member", "metric"}]
    if len(names) == 1 or not names:
        return False
    between = sentence.text[names[-2].end : names[-1].start].strip()
    return not between or (between.isalpha() and len(between) <= len("and"))


def is_measure(sentence: Sentence, at: int, words: Lexicon) -> bool:
    """Whether a member's name stands for the measure that is called the same, as in ``52% of Orders``."""
    aside = words.structure["of"] | words.structure["fill"]
    alias = any(key.startswith(METRIC) for key in sentence.tokens[at].keys)
    return alias and at > 0 and sentence.tokens[at - 1].said in aside
