"""Words held against facts: whatever claims something has to be a fact's own claim, and unknown words are refused."""

import re
from collections.abc import Callable, Sequence

from pulse.narrator.proof.ground import Claim, Ground
from pulse.narrator.proof.lexicon import Lexicon, lexicon
from pulse.narrator.proof.match import LABELS
from pulse.narrator.proof.structure import is_about, joined, subject_of
from pulse.narrator.proof.tokens import Sentence, Token

_FREE = frozenset({"about", "nearly", "over", "under", "others", "current", "share", *LABELS})
"""Claims that are held against facts together with a number."""
_MORE_THAN_A_WAY = frozenset({"significant", "pace", "certain", "future", "advice", "relation"})
_OF_DATA = frozenset({"quality", "occasion", "factor", "mix"})
_TURNED = frozenset({"turn", "quality", "occasion"})
_COMPARED = frozenset(
    {
        "better",
        "worse",
        "improved",
        "worsened",
        "besser",
        "schlechter",
        "verbessert",
        "verschlechtert",
        "mejor",
        "peor",
        "mejoró",
        "empeoró",
        "mieux",
        "amélioré",
        "dégradé",
        "melhor",
        "pior",
        "melhorou",
        "piorou",
    }
)
"""Of all words of judgement only these compare, which a direction and what is good can prove."""
_HIGH, _LOW = {"highest"}, {"lowest"}
Refusal = tuple[str, str]
_LETTERS = re.compile(r"[^\W\d_]+")


def refuse_words(sentence: Sentence, support: Sequence[Claim], ground: Ground) -> list[Refusal]:
    """What words of a sentence claim and its facts (``support``) do not say."""
    words = lexicon(ground.language)
    own = {word for claim in support for word in claim.words}
    reasons: list[Refusal] = []
    for token in sentence.tokens:
        if token.kind not in {"word", "phrase", "others"}:
            continue
        if token.claims & {"up", "down"} and not _direction_holds(token, sentence, support, ground):
            reasons.append((token.said, f"{token.said!r} says a direction that no fact of the sentence has"))
            continue
        if token.claims & {"up", "down"} and token.claims & _MORE_THAN_A_WAY and token.said not in own:
            reasons.append((token.said, f"{token.said!r} says more than a direction"))
            continue
        if "all" in token.claims and token.kind == "word" and not _may_say_all(token, sentence, support):
            reasons.append((token.said, f"{token.said!r} says of all what no fact says of all"))
            continue
        if _harmless(token, words, ground, own):
            continue
        why = _refuse_claim(token, sentence, support, ground)
        if why:
            reasons.append((token.said, why))
    return reasons


def _may_say_all(token: Token, sentence: Sentence, support: Sequence[Claim]) -> bool:
    """Whether a quantifier counts something, as in ``of all 120``, or stands in what is said of the data itself."""
    place = sentence.tokens.index(token)
    follows = sentence.tokens[place + 1] if place + 1 < len(sentence.tokens) else None
    return (follows is not None and follows.kind == "number") or any(claim.kind in _OF_DATA for claim in support)


def _harmless(token: Token, words: Lexicon, ground: Ground, own: set[str]) -> bool:
    said = token.said
    if (
        said in ground.vocabulary
        or (said in ground.terms and not token.claims)
        or any(said in group for group in words.structure.values())
    ):
        return True
    if token.kind == "word" and (said in own or said in words.neutral):
        return True
    parts = _LETTERS.findall(said)
    return bool(parts) and all(part in own for part in parts)


def _direction_holds(token: Token, sentence: Sentence, support: Sequence[Claim], ground: Ground) -> bool:
    """Whether whoever a word of direction is about goes that way."""
    if token.used:
        return True
    if any(token.said in claim.words and claim.kind in _TURNED for claim in support):
        return True
    if _denied(token, sentence) and not any(token.said in claim.words for claim in support):
        return False
    ways = {way for way in ("up", "down") if way in token.claims}
    place = sentence.tokens.index(token)
    subject = subject_of(sentence, place, lexicon(ground.language))
    if joined(sentence, place):
        return False
    if subject is not None and subject[0] == "others":
        return any(claim.member in subject[1] and claim.rest in ways for claim in ground.claims)
    if subject is None and place + 1 < len(sentence.tokens) and sentence.tokens[place + 1].kind == "member":
        subject = ("member", sentence.tokens[place + 1].keys)
    if subject is not None and subject[0] == "member":
        return any(claim.way in ways and is_about(subject, claim.member, claim.metric) for claim in ground.claims)
    whole = [claim for claim in support if claim.member is None and claim.way]
    whole = whole or [claim for claim in ground.claims if claim.kind == "change" and claim.member is None][:1]
    return any(claim.way in ways for claim in whole)


def _denied(token: Token, sentence: Sentence) -> bool:
    return any("none" in one.claims and one.clause == token.clause for one in sentence.tokens)


def _kinds(*names: str) -> Callable[[Token, Sequence[Claim], Ground], bool]:
    def holds(_token: Token, support: Sequence[Claim], _ground: Ground) -> bool:
        return any(claim.kind in names for claim in support)

    return holds


def _extreme(which: set[str]) -> Callable[[Token, Sequence[Claim], Ground], bool]:
    def holds(_token: Token, support: Sequence[Claim], _ground: Ground) -> bool:
        way = "up" if which == _HIGH else "down"
        return any(
            (claim.kind in {"record", "extreme"} and claim.about in which)
            or (claim.kind == "unusual" and claim.way == way)
            for claim in support
        )

    return holds


def _verdict(good: str) -> Callable[[Token, Sequence[Claim], Ground], bool]:
    def holds(token: Token, support: Sequence[Claim], _ground: Ground) -> bool:
        return token.said in _COMPARED and any(claim.verdict == good and claim.way != "flat" for claim in support)

    return holds


def _flat(_token: Token, support: Sequence[Claim], _ground: Ground) -> bool:
    return any(claim.way == "flat" for claim in support)


_RULES: dict[str, Callable[[Token, Sequence[Claim], Ground], bool]] = {
    "flat": _flat,
    "high": _extreme(_HIGH),
    "low": _extreme(_LOW),
    "record": _kinds("record"),
    "streak": _kinds("streak"),
    "forecast": _kinds("forecast", "pace"),
    "goal": _kinds("pace", "goal", "forecast"),
    "trend": _kinds("trend", "turn"),
    "turn": _kinds("turn"),
    "volatile": _kinds("volatility"),
    "good": _verdict("good"),
    "bad": _verdict("bad"),
}


def _refuse_claim(token: Token, sentence: Sentence, support: Sequence[Claim], ground: Ground) -> str:
    """Why a claiming or unknown word may not stand; empty where it may."""
    if token.kind == "others":
        return ""
    claims = token.claims - {"up", "down"}
    if not claims:
        return "" if token.claims else f"{token.said!r} is no word that is known to claim nothing"
    whole = token.claims & {"high", "low", "best", "worst", "record", "streak"}
    subject = subject_of(sentence, sentence.tokens.index(token), lexicon(ground.language))
    if whole and subject is not None and subject[0] == "member":
        return f"{token.said!r} is said of a member of which no fact says it"
    for claim in claims:
        if claim in _FREE and any(one.kind == "number" for one in sentence.tokens):
            return ""
        if claim in {"unusual", "usual"} and any(one.kind == "unusual" for one in support):
            calm = any(one.kind == "unusual" and one.about == "usual" for one in support)
            if calm == (claim == "usual") or claim == "usual":
                return ""
        if claim == "best" and _best(support, ground, "good"):
            return ""
        if claim == "worst" and _best(support, ground, "bad"):
            return ""
        if claim == "cause" and _named_driver(token, sentence, support, ground):
            return ""
        if claim in _RULES and _RULES[claim](token, support, ground):
            return ""
    return f"{token.said!r} claims what no fact of the sentence says ({', '.join(sorted(claims))})"


def _best(support: Sequence[Claim], _ground: Ground, verdict: str) -> bool:
    return any(claim.kind in {"record", "extreme"} and claim.verdict == verdict for claim in support)


def _named_driver(token: Token, sentence: Sentence, support: Sequence[Claim], ground: Ground) -> bool:
    """Whether a cause is a member that moved the whole: named right after, and a driver the same way as the change."""
    after = [one for one in sentence.tokens if one.start > token.start and one.kind in {"member", "metric", "number"}]
    if not after or after[0].kind != "member":
        return False
    whole = {claim.way for claim in support if claim.kind == "change"}
    return any(
        claim.kind == "driver" and claim.member in after[0].keys and claim.way in whole and claim.leads
        for claim in ground.claims
    )
