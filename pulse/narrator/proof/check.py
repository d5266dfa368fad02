"""The check that every outgoing text passes, whoever wrote it. It fails closed: what cannot be read is refused."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from pulse.narrator.proof.ground import Claim, Ground, Role, Statement
from pulse.narrator.proof.lexicon import lexicon
from pulse.narrator.proof.match import matches
from pulse.narrator.proof.tokens import Sentence, Token, normalised, sentences
from pulse.narrator.proof.words import refuse_words

_ANY: frozenset[Role] = frozenset(
    {
        "level",
        "base",
        "change",
        "effect",
        "rest",
        "share",
        "count",
        "target",
        "forecast",
        "usual",
    }
)
_SPEAKS: dict[str, frozenset[Role]] = {
    "change": frozenset({"change"}),
    "driver": frozenset({"change", "rest", "share"}),
    "record": frozenset({"count"}),
    "streak": frozenset({"count"}),
    "concentration": frozenset({"count"}),
    "to_date": frozenset({"count", "change"}),
    "share": frozenset({"share"}),
    "mix": frozenset({"effect"}),
    "factor": frozenset({"effect"}),
    "unusual": frozenset({"usual"}),
    "trend": frozenset({"change"}),
    "turn": frozenset({"change"}),
    "pace": frozenset({"target", "share", "change"}),
    "goal": frozenset({"target", "change"}),
    "forecast": frozenset({"forecast"}),
}
"""In which roles a number speaks for its fact, by kind of fact."""
_SCOPED = frozenset({"record"})
_SINCE = frozenset({"since", "seit", "desde", "depuis"})
_UNSAFE = re.compile(r"https?:|www\.|@", re.IGNORECASE)


@dataclass(frozen=True)
class Reason:
    """Why a text may not be sent.

    Args:
        code: What sort of reason: number, date, word, link, digits, nothing.
        said: The words that it is about.
        why: In a sentence, for a log and for whoever writes again.
    """

    code: str
    said: str
    why: str

    def __str__(self) -> str:
        """The reason as a sentence."""
        return self.why


def prove(text: str, ground: Ground) -> list[Reason]:
    """Why ``text`` may not be sent; an empty list is the only yes."""
    reasons: list[Reason] = []
    odd = next(
        (letter for letter in text if not letter.isascii() and unicodedata.decimal(letter, None) is not None), ""
    )
    named = any(odd in name for name in ground.members.values())
    if odd and not named:
        reasons.append(Reason("digits", odd, f"{odd!r} is a digit that has no fact"))
    for line in text.split("\n"):
        bare = " ".join(normalised(line).removeprefix("- ").split()).lower()
        if not bare or bare in ground.fixed:
            continue
        if any(mark in line for mark in "~`"):
            reasons.append(Reason("word", line[:20], "a text may not be struck through or set as code"))
        for sentence in sentences(line, ground):
            if " ".join(sentence.text.split()).lower() not in ground.fixed:
                reasons += _refuse(sentence, ground)
    return list(dict.fromkeys(reasons))


def _refuse(sentence: Sentence, ground: Ground) -> list[Reason]:
    if link := _UNSAFE.search(sentence.unnamed()):
        return [Reason("link", link[0], f"{link[0]!r} may not stand in a text")]
    if left := sentence.leftover():
        return [Reason("digits", left, f"{left!r} has no fact: it cannot be read as a number")]
    stated: list[Statement] = []
    told: list[tuple[Token, list[Statement]]] = []
    known = {claim.fact: claim for claim in ground.claims}
    reasons = []
    for token in sentence.numbers:
        found = matches(token, sentence, ground)
        if not found and not _of_the_program(token, sentence, ground):
            reasons.append(Reason("number", token.said, f"{token.said!r} has no fact{_hint(token, ground)}"))
        stated += found
        told.append((token, found))
    # A fact speaks only where its own kind of figure stands: a level that is a record, too, is not yet called one.
    spoken = [one for one in stated if one.role in _SPEAKS.get(one.kind, _ANY) or one.way == "flat"] or stated
    support = [known[fact] for fact in dict.fromkeys(one.fact for one in spoken) if fact in known]
    support = support or _unnumbered(sentence, ground)
    reasons += _refuse_dates(sentence, support, ground)
    reasons += _refuse_mixed(told)
    own = {word for claim in support for word in claim.words} - lexicon(ground.language).neutral
    if not any(
        token.claims or token.kind in {"number", "date", "own"} or token.said in own for token in sentence.tokens
    ):
        reasons.append(Reason("nothing", sentence.text.strip()[:40], "a sentence says nothing that a fact gives"))
    reasons += [Reason("word", said, why) for said, why in refuse_words(sentence, support, ground)]
    return reasons


def _of_the_program(token: Token, sentence: Sentence, ground: Ground) -> bool:
    """Whether a number word is none: part of a phrase that the program itself writes."""
    return bool(token.number and token.said.isalpha()) and any(
        token.said in claim.words for claim in _unnumbered(sentence, ground)
    )


def _unnumbered(sentence: Sentence, ground: Ground) -> list[Claim]:
    """The facts that a sentence without figures may be about: they have all its dates and names."""
    dates = [token.keys for token in sentence.tokens if token.kind == "date"]
    members = {key for token in sentence.tokens if token.kind == "member" for key in token.keys}
    return [
        claim
        for claim in ground.claims
        if all(keys & claim.dates for keys in dates)
        and (not members or claim.member in members)
        and (dates or members or not claim.dates)
    ]


def _reaches_back(sentence: Sentence, at: int, ground: Ground) -> bool:
    """Whether a date is said as where something reaches back to, articles and the hour of a day aside."""
    aside = lexicon(ground.language).structure["fill"] | lexicon(ground.language).structure["of"]
    for token in reversed(sentence.tokens[:at]):
        if token.said in _SINCE:
            return True
        if token.kind != "date" and token.said not in aside | {"week", "woche", "semana", "semaine", "um"}:
            return False
    return False


def _refuse_dates(sentence: Sentence, support: Sequence[Claim], ground: Ground) -> list[Reason]:
    allowed = {key for claim in support for key in claim.dates}
    of_scope = {key for claim in support for key in claim.dates - claim.when}
    only_scope = {key for key in of_scope if not any(key in claim.when for claim in support)}
    reasons = []
    for at, token in enumerate(sentence.tokens):
        if token.kind != "date":
            continue
        reaches = (
            not token.keys <= only_scope
            or _reaches_back(sentence, at, ground)
            or any(c.kind not in _SCOPED for c in support)
        )
        if not token.keys & allowed or not reaches:
            said = f"the date {token.said!r} belongs to no fact of its sentence"
            reasons.append(Reason("date", token.said, said))
    return reasons


def _refuse_mixed(told: Sequence[tuple[Token, list[Statement]]]) -> list[Reason]:
    """A change and the figure that it starts from have to be one fact's, whatever else may have either."""
    reasons: list[Reason] = []
    moved: frozenset[str] = frozenset()
    for token, found in told:
        facts = frozenset(one.fact for one in found)
        if found and all(one.role in {"change", "rest"} for one in found):
            moved = facts
        elif found and all(one.role == "base" for one in found) and moved and not moved & facts:
            reasons.append(Reason("number", token.said, f"{token.said!r} is not what that change starts from"))
    return reasons


def _hint(token: Token, ground: Ground) -> str:
    """The nearest statement in the same unit, so that whoever writes again knows."""
    number = token.number
    if number is None:
        return ""
    middle = (number.low + number.high) / 2
    same = [one for one in ground.statements if one.unit == number.unit]
    if not same:
        return ""
    near = min(same, key=lambda one: abs(abs(one.value) - middle))
    return f"; nearest is {near.fact}, {near.role} {near.value:.6g}{near.unit}"
