"""Numbers held against statements: value, unit, sign, subject, date and comparison have to be one statement's."""

from decimal import Decimal

from pulse.narrator.proof.ground import Ground, Statement
from pulse.narrator.proof.lexicon import Lexicon, lexicon
from pulse.narrator.proof.numbers import Number, in_seconds
from pulse.narrator.proof.structure import (
    Subject,
    after,
    before,
    interval,
    is_about,
    is_measure,
    joined,
    role_of,
    sign_after,
    sign_before,
    subject_of,
    turned,
    way_of,
)
from pulse.narrator.proof.tokens import Sentence, Token

LABELS = ("previous", "week_ago", "year_ago", "current")
_STANDING = frozenset({"level", "base", "target", "forecast", "usual"})
_MOVES = frozenset({"change", "rest", "effect"})
_STILL = frozenset({"level", "share", "count", "target", "forecast", "usual", "effect"})
_BY_ROLE = {
    "from": frozenset({"base"}),
    "to": frozenset({"level", "target", "forecast", "usual", "count"}),
    "by": _MOVES,
    "at": frozenset({"level"}),
}


def matches(token: Token, sentence: Sentence, ground: Ground) -> list[Statement]:
    """The statements that a number may stand for; none where nothing gives it."""
    words = lexicon(ground.language)
    number = token.number
    assert number is not None  # noqa: S101 - the caller passes number tokens
    place = sentence.tokens.index(token)
    role, ahead, behind = (
        role_of(sentence, place, words),
        sign_before(sentence, place),
        sign_after(sentence, place, words),
    )
    sign = (way_of(ahead) if ahead else 0) or (turned(behind) if behind else 0)
    if number.sign and sign and number.sign != sign:
        return []
    low, high = interval(sentence, place, number, words)
    subject = subject_of(sentence, place, words)
    found = []
    for one in ground.statements:
        if not (_fits_value(one, number, low, high) and _fits_subject(one, subject) and _named(one, sentence, place)):
            continue
        if one.kind == "driver" and one.role == "share":
            # "12% of the rise": the word of direction stands after it, and is of what it is a share of.
            counted = number.counted in {"", "fraction"}
            fits = counted and not role and not ahead and sign == (1 if one.way == "up" else -1)
        else:
            fits = _fits_role(one, number, role, sign, sentence, token)
        if not (fits and _fits_label(one, sentence, token)):
            continue
        if (
            _fits_dates(one, sentence, place)
            and _counts(one, sentence, place, ground)
            and _is_alone(one, sentence, place, words)
        ):
            found.append(one)
            for taken in (ahead, behind):
                if taken is not None and (one.role in _MOVES or one.role == "share" or one.kind == "streak"):
                    taken.used = True
    return found


def _counts(one: Statement, sentence: Sentence, place: int, ground: Ground) -> bool:
    """Whether a bare count counts what the fact counts: no noun follows that the fact does not go with."""
    if one.role != "count" or one.unit or place + 1 >= len(sentence.tokens):
        return True
    follows = sentence.tokens[place + 1]
    if follows.kind != "word" or follows.clause != sentence.tokens[place].clause:
        return follows.kind != "member"
    own = {word for claim in ground.claims if claim.fact == one.fact for word in claim.words}
    return (
        follows.said in own
        or bool(follows.claims & {"time"})
        or follows.said in lexicon(ground.language).structure["fill"]
    )


def _is_alone(one: Statement, sentence: Sentence, place: int, words: Lexicon) -> bool:
    """Whether nobody else stands beside the member that a number is of: no second name joined to it or shared with."""
    if one.member is None or one.role == "rest":
        return True
    clause = sentence.tokens[place].clause
    names = {
        token.keys
        for at, token in enumerate(sentence.tokens)
        if token.kind == "member" and token.clause == clause and not is_measure(sentence, at, words)
    }
    return len(names) <= 1 and not joined(sentence, place)


_NAMED = {
    "unusual": frozenset({"usual", "unusual"}),
    "record": frozenset({"record", "high", "low", "best", "worst"}),
    "extreme": frozenset({"high", "low", "best", "worst"}),
    "streak": frozenset({"streak"}),
    "trend": frozenset({"trend"}),
    "turn": frozenset({"trend", "turn"}),
    "volatility": frozenset({"volatile"}),
    "concentration": frozenset({"share"}),
    "pace": frozenset({"goal"}),
    "goal": frozenset({"goal"}),
}
"""What a sentence has to say for a figure that is not simply the measure's own."""
_FORETOLD = frozenset(
    {
        "forecast",
        "forecasts",
        "projection",
        "outlook",
        "prognose",
        "pronóstico",
        "prévision",
        "previsão",
    }
)


def _named(one: Statement, sentence: Sentence, place: int) -> bool:
    """Whether a sentence says what sort of figure a number is, where that is not plain."""
    if one.kind in {"break", "factor"}:
        dated = any(token.keys & one.dates for token in sentence.tokens if token.kind == "date")
        return dated if one.kind == "break" else any(token.kind == "own" for token in sentence.tokens)
    if one.role == "target" and not _is_target(sentence, place):
        return False
    if one.kind == "forecast":
        return _foretold(sentence)
    needed = _NAMED.get(one.kind)
    if needed is None or (one.kind == "record" and one.role != "count"):
        return needed is None
    if one.kind in {"pace", "goal"} and any(token.kind == "own" for token in sentence.tokens):
        return True
    return any(token.claims & needed for token in sentence.tokens)


def _foretold(sentence: Sentence) -> bool:
    """Whether a sentence calls its figure a forecast; that it could be is not enough."""
    return any(token.said in _FORETOLD for token in sentence.tokens)


def _is_target(sentence: Sentence, place: int) -> bool:
    """Whether a number is said as what is aimed at: after ``of`` or above and below, or before its name."""
    follows = sentence.tokens[place + 1 : place + 3]
    if any("goal" in token.claims or token.kind == "own" for token in follows):
        return True
    ahead = sentence.tokens[place - 1] if place else None
    return (
        ahead is not None
        and (ahead.claims & {"over", "under"} != frozenset() or ahead.kind == "word")
        and ("goal" not in ahead.claims)
    )


def _fits_subject(one: Statement, subject: Subject) -> bool:
    if subject is not None and subject[0] == "others":
        return one.role == "rest" and one.member in subject[1]
    return one.role != "rest" and is_about(subject, one.member, one.metric)


def _fits_role(one: Statement, number: Number, role: str, sign: int, sentence: Sentence, token: Token) -> bool:
    if number.counted == "fraction":
        return one.role == "share"
    if number.counted == "multiple":
        return one.role == "change" and (one.value > 0) == (number.sign > 0)
    if one.role == "effect":
        return (bool(number.sign) or number.low <= 0) and not role
    if role:
        allowed = _BY_ROLE[role]
    elif sign or number.sign:
        allowed = _MOVES | {"count"}
        if number.sign and not sign:
            allowed |= _STANDING
    else:
        allowed = _STILL | ({"base"} if _dated(sentence, token) else frozenset())
    if one.role not in allowed:
        return False
    if one.kind == "streak" and one.role == "count" and sign and one.way in {"up", "down"}:
        return (one.way == "up") == (sign > 0)
    if one.role in {"change", "rest"}:
        said = number.sign or sign
        return bool(said) and (one.value > 0) == (said > 0)
    return True


def _dated(sentence: Sentence, token: Token) -> bool:
    """Whether what a number is of is said by a date in brackets before it, or by the name of a comparison."""
    at = sentence.text.rfind("(", 0, token.start + 1)
    if at >= 0 and not sentence.text[at + 1 : token.start].strip():
        ahead = [one for one in sentence.tokens if one.end <= at]
        return bool(ahead) and ahead[-1].kind == "date"
    return bool(_next_date(sentence, sentence.tokens.index(token))) or bool(_labels(sentence, token))


def _fits_value(one: Statement, number: Number, low: Decimal, high: Decimal) -> bool:
    value = one.value
    if one.role in _STANDING and value < 0 and number.sign != -1:
        return False
    if one.role in _STANDING and value >= 0 and number.sign == -1:
        return False
    if one.role == "effect" and number.low > 0 and (value > 0) != (number.sign > 0):
        return False
    if one.unit == "s":
        span = in_seconds(number, low, high)
        return span is not None and span[0] <= abs(value) <= span[1]
    if number.counted and number.counted not in {"fraction", "multiple"}:
        return number.counted == one.unit and low <= abs(value) <= high
    unit = "pp" if one.unit == "pt" else one.unit
    return number.unit == unit and low <= abs(value) <= high


def _next_date(sentence: Sentence, place: int) -> frozenset[str]:
    """The periods of the first date after a number in its clause, before another number."""
    for one in after(sentence, place):
        if one.kind == "number":
            break
        if one.kind == "date":
            return one.keys
    return frozenset()


def _fits_dates(one: Statement, sentence: Sentence, place: int) -> bool:
    token = sentence.tokens[place]
    following = _next_date(sentence, place)
    if following:
        return bool(following & one.dates)
    at = sentence.text.rfind("(", 0, token.start + 1)
    if at >= 0 and not sentence.text[at + 1 : token.start].strip():
        earlier = [date for date in sentence.tokens if date.end <= at]
        if earlier and earlier[-1].kind == "date":
            return bool(earlier[-1].keys & one.dates)
    if one.role in {"level", "base", "share", "usual"} and one.dates:
        dates = [date for date in before(sentence, place) if date.kind == "date"]
        return not dates or bool(dates[0].keys & one.dates)
    return True


def _labels(sentence: Sentence, token: Token) -> frozenset[str]:
    return frozenset(
        key
        for one in sentence.tokens
        if one.clause == token.clause
        for key in LABELS
        if key in one.claims and (one.kind == "phrase" or key != "previous")
    )


def _fits_label(one: Statement, sentence: Sentence, token: Token) -> bool:
    said = _labels(sentence, token)
    if not said or one.role in {"share", "count", "target", "forecast", "usual"}:
        return not said or one.role in {"share", "count"} or bool(said & one.labels)
    return bool(said & one.labels)
