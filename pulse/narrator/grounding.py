"""The check every outgoing text passes, whoever wrote it: no number, date, name or claim without a fact.

Two gates: :func:`refuse_marked` reads what a model wrote, before its marks are filled; :func:`refuse` reads the
final text. Both return reasons as data; an empty list is the only yes.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from pulse.insight.fact import Fact
from pulse.insight.names import member
from pulse.narrator.marks import MARK, marks
from pulse.narrator.proof import Reason, prove
from pulse.narrator.proof.facts import ground_of
from pulse.narrator.proof.lexicon import lexicon
from pulse.narrator.read import NarrationContext
from pulse.wording import clean

_FORBIDDEN = re.compile(r"https?:|www\.|@|[%€$£¥]")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def refuse(text: str, facts: Sequence[Fact], voice: NarrationContext, *, fixed: Iterable[str] = ()) -> list[Reason]:
    """Why ``text`` may not be sent.

    Args:
        text: The final text.
        facts: The facts it may rest on.
        voice: The owner's words, and the language.
        fixed: Whole lines without a figure that the program or the owner wrote.
    """
    return prove(text, ground_of(facts, voice, fixed))


def refuse_marked(text: str, facts: Sequence[Fact], voice: NarrationContext) -> list[Reason]:
    """Why what a model wrote may not be filled: unknown marks, figures or names of its own, no mark at all."""
    known = {fact.id: fact for fact in facts}
    names = {one for fact in facts if (one := member(fact, voice.language)) is not None}
    reasons = []
    if text != clean(text):
        reasons.append(Reason("digits", "", "control characters in the text"))
    for part in _SENTENCE.split(text):
        for mark in MARK.finditer(part):
            fact = known.get(mark[1])
            if fact is None or mark[2] not in marks(fact, voice.language):
                reasons.append(Reason("mark", mark[0], f"{mark[0]} does not exist"))
        reasons += _refuse_bare(MARK.sub(" ", part), names, voice)
    if not MARK.search(text):
        reasons.append(Reason("nothing", "", "the text cites no fact"))
    return reasons


def _refuse_bare(bare: str, names: set[str], voice: NarrationContext) -> list[Reason]:
    numbers = lexicon(voice.language).numbers
    words = {word.lower() for word in _WORD.findall(bare)} & {
        *numbers["numbers"],
        *numbers["multiples"],
        *numbers["fractions"],
    }
    reasons = [Reason("number", word, f"{word!r} is a number; use a mark") for word in sorted(words)]
    if any(unicodedata.decimal(letter, None) is not None for letter in bare) or "{" in bare or "}" in bare:
        said = bare.strip()[:60]
        reasons.append(Reason("digits", said, f"digits or braces outside a mark in {said!r}"))
    if forbidden := _FORBIDDEN.search(bare):
        reasons.append(Reason("link", forbidden[0], f"{forbidden[0]!r} outside a mark"))
    reasons += [
        Reason("name", name, f"the name {name!r} outside a mark")
        for name in sorted(names)
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", bare, re.IGNORECASE)
    ]
    return reasons
