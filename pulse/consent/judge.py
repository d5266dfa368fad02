"""From what somebody writes to whether they want no more.

A wrong stop costs a reader their reports and a missed one costs us their trust, so what may be either is asked back.
"""

import re
import unicodedata
from collections.abc import Sequence
from enum import Enum

from pulse.consent.learned import probabilities
from pulse.consent.normal import words
from pulse.consent.tongue import Tongue, tongues

_MOST = 1000
"""Letters that are read from either end; nobody hides their wish in the middle of more."""
_LIKELY, _CERTAIN = 0.7, 0.85
"""From here on what no phrase fits is asked back, or taken for a wish for more."""
_LEAST_WORDS = 4
"""Fewer are a word of the talk as likely as a wish; the phrases have those that are wishes."""
_CLAUSE = re.compile(r"[^.,;:!?\n—–。、؟،؛।]+[.,;:!?\n—–。、؟،؛।]*")
_QUESTION = re.compile("[?؟¿]")


class Verdict(Enum):
    """What a text asks for."""

    STOP = "stop"
    START = "start"
    UNCLEAR = "unclear"
    """It may well be a wish for no more: to be asked back."""
    NONE = "none"


def judge(text: str) -> Verdict:
    """What ``text`` asks for: no more pulses, pulses again, perhaps no more, or none of these."""
    text = unicodedata.normalize("NFKC", text)
    text = text if len(text) <= 2 * _MOST else f"{text[:_MOST]}\n{text[-_MOST:]}"
    said = words(text)
    return _by_phrases(text, said) or _by_likeness(said)


def _by_phrases(text: str, every: list[str]) -> Verdict | None:
    """What the phrases of the languages tell of a text and ``every`` word of it; None where they tell nothing."""
    asked = bool(_QUESTION.search(text))
    whole = _clause(every, asked=asked, alone=True)
    clauses = [(said, bool(_QUESTION.search(item))) for item in _CLAUSE.findall(text) if (said := words(item))]
    if len(clauses) < 2 or whole in {Verdict.STOP, Verdict.START}:  # noqa: PLR2004 - one clause is the whole
        return whole
    judged = [(said, _clause(said, asked=asks, alone=False)) for said, asks in clauses]
    found = {whole, *(verdict for _, verdict in judged)}
    if _is_interjection(judged):
        return Verdict.UNCLEAR
    wanted = _together(found - {None, Verdict.NONE}, asked=asked)
    return wanted or (Verdict.NONE if Verdict.NONE in found else None)


def _by_likeness(said: list[str]) -> Verdict:
    """What sentences like it ask for. A wish for no more is only ever asked back for this."""
    if len(said) < _LEAST_WORDS:
        return Verdict.NONE
    likely = probabilities(said)
    if likely["stop"] + likely["unclear"] > _LIKELY:
        return Verdict.UNCLEAR
    return Verdict.START if likely["start"] > _CERTAIN else Verdict.NONE


def _is_interjection(judged: Sequence[tuple[list[str], Verdict | None]]) -> bool:
    """Whether the only wish is a bare command beside a clause about figures: "stop, that number is wrong"."""
    wishes = [said for said, verdict in judged if verdict not in {None, Verdict.NONE}]
    bare = all(any(tongue.stop.fullmatch(tongue.line(said)) for tongue in tongues()) for said in wishes)
    others = [said for said, verdict in judged if verdict in {None, Verdict.NONE}]
    about = any(tongue.figures.search(tongue.line(said)) for said in others for tongue in tongues())
    return bool(wishes) and bare and about


def _clause(said: list[str], *, asked: bool, alone: bool) -> Verdict | None:
    """What a clause asks for in any language; NONE where it says that it asks for nothing, None where it says neither.

    Args:
        said: Its words.
        asked: Whether it is a question.
        alone: Whether it is all that was written.
    """
    found = {_verdict(tongue, said, asked=asked, alone=alone) for tongue in tongues()}
    return Verdict.NONE if Verdict.NONE in found else _together(found - {None}, asked=False)


def _together(wanted: set[Verdict | None], *, asked: bool) -> Verdict | None:
    """The one of what is wanted; two wishes, or a wish beside a question, may be meant otherwise."""
    if wanted == {Verdict.STOP, Verdict.UNCLEAR} and not asked:
        return Verdict.STOP
    if len(wanted) > 1 or (Verdict.STOP in wanted and asked):
        return Verdict.UNCLEAR
    return next(iter(wanted), None)


def _verdict(tongue: Tongue, said: list[str], *, asked: bool, alone: bool) -> Verdict | None:
    """As :func:`_clause`, in one language."""
    line = tongue.line(said)
    bare = tongue.line(tongue.polite.sub("", line).split())
    if tongue.stop.fullmatch(bare):
        return _command(tongue, bare, asked=asked, alone=alone)
    if tongue.start.fullmatch(bare):
        return None if asked else Verdict.START
    if tongue.keep.search(line):
        return Verdict.NONE
    return _sentence(tongue, line, bare, asked=asked)


def _command(tongue: Tongue, bare: str, *, asked: bool, alone: bool) -> Verdict | None:
    if tongue.talk.fullmatch(bare) and (asked or not alone):
        return None
    return Verdict.UNCLEAR if asked else Verdict.STOP


def _sentence(tongue: Tongue, line: str, bare: str, *, asked: bool) -> Verdict | None:
    if tongue.hesitant.fullmatch(bare) or tongue.hesitant.fullmatch(line):
        return Verdict.UNCLEAR
    of_others = tongue.asks.match(bare)
    if not of_others and (tongue.wishes.search(line) or tongue.wishes.search(bare)):
        return Verdict.UNCLEAR if asked and not tongue.requests.match(bare) else Verdict.STOP
    if not asked and (tongue.doubts.fullmatch(bare) or tongue.doubts.fullmatch(line)):
        return Verdict.UNCLEAR
    if of_others:
        return None
    if tongue.begins.search(line) or tongue.begins.search(bare):
        return Verdict.START
    return Verdict.UNCLEAR if not asked and tongue.away.search(line) and tongue.near.search(line) else None
