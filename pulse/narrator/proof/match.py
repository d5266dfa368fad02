"""Numbers held against statements: value, unit, sign, subject, date and comparison have to be one statement's."""

from collections.abc import Iterable
from decimal import Decimal

from pulse.narrator.proof.ground import Ground, Statement
from pulse.narrator.proof.lexicon import Lexicon, lexicon
from pulse.narrator.proof.numbers import Number, in_seconds
from pulse.narrator.proof.tokens import Sentence, Token

LABELS = ("previous", "week_ago", "year_ago", "current")
_UP, _DOWN = frozenset({"up"}), frozenset({"down"})
_STANDING = frozenset({"level", "base", "target", "forecast", "usual"})
_MOVES = frozenset({"change", "rest", "effect"})
_STILL = frozenset({"level", "share", "count", "target", "forecast", "usual", "effect"})
_BY_ROLE = {
    "from": frozenset({"base"}),
    "to": frozenset({"level", "target", "forecast", "usual", "count"}),
    "by": _MOVES,
    "at": frozenset({"level"}),
}
_TIGHT = {
    "nearly": (Decimal("0.96"), Decimal(1)),
    "under": (Decimal("0.9"), Decimal(1)),
    "over": (Decimal(1), Decimal("1.1")),
}
_AFTER = 4


def matches(token: Token, sentence: Sentence, ground: Ground) -> list[Statement]:
    """The statements that a number may stand for; none where nothing gives it."""
    words = lexicon(ground.language)
    number = token.number
    assert number is not None  # noqa: S101 - the caller passes number tokens
    place = sentence.tokens.index(token)
    role, ahead, behind = (
        _role(sentence, place, words),
        _sign_before(sentence, place),
        _sign_after(sentence, place, words),
    )
    sign = (_way(ahead) if ahead else 0) or (_turned(behind) if behind else 0)
    if number.sign and sign and number.sign != sign:
        return []
    low, high = _interval(sentence, place, number, words)
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


def _turned(token: Token) -> int:
    """The sign that a word after a number gives it; ``above`` and ``below`` do, too."""
    return _way(token) or (1 if "over" in token.claims else -1 if "under" in token.claims else 0)


def _counts(one: Statement, sentence: Sentence, place: int, ground: Ground) -> bool:
    """Whether a bare count counts what the fact counts: no noun follows that the fact does not go with."""
    if one.role != "count" or one.unit or place + 1 >= len(sentence.tokens):
        return True
    after = sentence.tokens[place + 1]
    if after.kind != "word" or after.clause != sentence.tokens[place].clause:
        return after.kind != "member"
    own = {word for claim in ground.claims if claim.fact == one.fact for word in claim.words}
    return (
        after.said in own or bool(after.claims & {"time"}) or after.said in lexicon(ground.language).structure["fill"]
    )


def _is_measure(sentence: Sentence, at: int, words: Lexicon) -> bool:
    """Whether a member's name stands for the measure that is called the same, as in ``52% of Orders``."""
    aside = words.structure["of"] | words.structure["fill"]
    alias = any(key.startswith(_METRIC) for key in sentence.tokens[at].keys)
    return alias and at > 0 and sentence.tokens[at - 1].said in aside


def _is_alone(one: Statement, sentence: Sentence, place: int, words: Lexicon) -> bool:
    """Whether nobody else stands beside the member that a number is of: no second name joined to it or shared with."""
    if one.member is None or one.role == "rest":
        return True
    clause = sentence.tokens[place].clause
    names = {
        token.keys
        for at, token in enumerate(sentence.tokens)
        if token.kind == "member" and token.clause == clause and not _is_measure(sentence, at, words)
    }
    return len(names) <= 1 and not joined(sentence, place)


def joined(sentence: Sentence, place: int) -> bool:
    """Whether the name before a place is one of two, as in ``North and South``."""
    names = [token for token in sentence.tokens[:place] if token.kind in {"member", "metric"}]
    if len(names) == 1 or not names:
        return False
    between = sentence.text[names[-2].end : names[-1].start].strip()
    return not between or (between.isalpha() and len(between) <= len("and"))


_NAMED = {
    "unusual": frozenset({"usual", "unusual"}),
    "forecast": frozenset({"forecast"}),
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
_FORETOLD = frozenset({
    "forecast", "forecasts", "projection", "outlook", "prognose", "pronóstico", "prévision", "previsão",
})  # fmt: skip


def _named(one: Statement, sentence: Sentence, place: int) -> bool:
    """Whether a sentence says what sort of figure a number is, where that is not plain."""
    if one.kind in {"break", "factor"}:
        dated = any(token.keys & one.dates for token in sentence.tokens if token.kind == "date")
        return dated if one.kind == "break" else any(token.kind == "own" for token in sentence.tokens)
    if one.role == "target" and not _is_target(sentence, place):
        return False
    needed = _NAMED.get(one.kind)
    if needed is None or (one.kind == "record" and one.role != "count"):
        return needed is None
    if one.kind in {"pace", "goal", "forecast"} and any(token.kind == "own" for token in sentence.tokens):
        return one.kind != "forecast" or _foretold(sentence)
    if one.kind == "forecast":
        return _foretold(sentence)
    return any(token.claims & needed for token in sentence.tokens)


def _foretold(sentence: Sentence) -> bool:
    """Whether a sentence calls its figure a forecast; that it could be is not enough."""
    return any(token.said in _FORETOLD for token in sentence.tokens)


def _is_target(sentence: Sentence, place: int) -> bool:
    """Whether a number is said as what is aimed at: after ``of`` or above and below, or before its name."""
    after = sentence.tokens[place + 1 : place + 3]
    if any("goal" in token.claims or token.kind == "own" for token in after):
        return True
    before = sentence.tokens[place - 1] if place else None
    return (
        before is not None
        and (before.claims & {"over", "under"} != frozenset() or before.kind == "word")
        and ("goal" not in before.claims)
    )


def _before(sentence: Sentence, place: int) -> Iterable[Token]:
    """What stands before a token in its clause, nearest first."""
    clause = sentence.tokens[place].clause
    return (one for one in reversed(sentence.tokens[:place]) if one.clause == clause)


def _after(sentence: Sentence, place: int) -> Iterable[Token]:
    clause = sentence.tokens[place].clause
    return (one for one in sentence.tokens[place + 1 :] if one.clause == clause)


def _role(sentence: Sentence, place: int, words: Lexicon) -> str:
    """The word of structure right before a number, articles and approximations aside."""
    for one in _before(sentence, place):
        if one.kind not in {"word", "phrase"}:
            return ""
        sure = one.said not in words.structure["of"] | words.structure["fill"]
        for role in ("from", "to", "by", "at"):
            if one.said in words.structure[role] and sure:
                return role
        if not (one.said in words.structure["fill"] or one.claims & {"about", "nearly", "over", "under"}):
            return ""
    return ""


def _way(token: Token) -> int:
    if token.kind not in {"word", "phrase"}:
        return 0
    if token.claims & _UP and token.claims & _DOWN:
        return 0
    return 1 if token.claims & _UP else -1 if token.claims & _DOWN else 0


def _sign_before(sentence: Sentence, place: int) -> Token | None:
    """The word that gives a number its direction from before it, in its clause."""
    for one in _before(sentence, place):
        if one.kind == "number":
            break
        if _way(one):
            return one
    return None


def _sign_after(sentence: Sentence, place: int, words: Lexicon) -> Token | None:
    """The word right after a number, and after what it counts, that gives it its direction."""
    number = sentence.tokens[place].number
    counted = bool(number and number.counted)
    for count, one in enumerate(_after(sentence, place)):
        if one.kind in {"number", "date", "member", "metric"} or count >= _AFTER:
            return None
        if _turned(one):
            return one
        if one.said not in words.structure["fill"] | words.structure["of"] and not (counted and count == 0):
            return None
    return None


def _relates(sentence: Sentence, bound: Token) -> bool:
    """Whether a word such as ``above`` stands between two figures, as in ``26 above 300``, and bounds nothing."""
    before = [one for one in sentence.tokens if one.end <= bound.start and one.clause == bound.clause]
    return any(one.kind == "number" for one in before[-2:])


def _interval(sentence: Sentence, place: int, number: Number, words: Lexicon) -> tuple[Decimal, Decimal]:
    """What a number may stand for, with an approximation before it: a bound has to be tight to say anything."""
    for one in _before(sentence, place):
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


Subject = tuple[str, frozenset[str]] | None
_METRIC = "measure:"


def subject_of(sentence: Sentence, place: int, words: Lexicon) -> Subject:
    """Whom a place in a sentence is about: the name before it, or one that follows as in ``41% came from EMEA``."""
    aside = words.structure["of"] | words.structure["from"] | words.structure["fill"]
    later: Subject = None
    for one in _after(sentence, place):
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
    as_metric = {name.removeprefix(_METRIC) for name in names if name.startswith(_METRIC)}
    return member in names or (member is None and metric is not None and metric in as_metric)


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
        before = [one for one in sentence.tokens if one.end <= at]
        return bool(before) and before[-1].kind == "date"
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
    for one in _after(sentence, place):
        if one.kind == "number":
            break
        if one.kind == "date":
            return one.keys
    return frozenset()


def _fits_dates(one: Statement, sentence: Sentence, place: int) -> bool:
    token = sentence.tokens[place]
    after = _next_date(sentence, place)
    if after:
        return bool(after & one.dates)
    at = sentence.text.rfind("(", 0, token.start + 1)
    if at >= 0 and not sentence.text[at + 1 : token.start].strip():
        before = [date for date in sentence.tokens if date.end <= at]
        if before and before[-1].kind == "date":
            return bool(before[-1].keys & one.dates)
    if one.role in {"level", "base", "share", "usual"} and one.dates:
        dates = [date for date in _before(sentence, place) if date.kind == "date"]
        return not dates or bool(dates[0].keys & one.dates)
    return True


def _labels(sentence: Sentence, token: Token) -> frozenset[str]:
    return frozenset(
        key for one in sentence.tokens if one.clause == token.clause for key in LABELS if key in one.claims
        and (one.kind == "phrase" or key != "previous")
    )  # fmt: skip


def _fits_label(one: Statement, sentence: Sentence, token: Token) -> bool:
    said = _labels(sentence, token)
    if not said or one.role in {"share", "count", "target", "forecast", "usual"}:
        return not said or one.role in {"share", "count"} or bool(said & one.labels)
    return bool(said & one.labels)
