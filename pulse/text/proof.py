"""The proof of a text: every sentence is made again from what it says it was made of, and compared span by span.

It fails closed, sentence by sentence: what cannot be made again, what says a fact with a phrase that claims something
else, and what is joined by a word that its facts do not bear is left out; the rest goes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pulse.errors import NarratorError
from pulse.insight.fact import Fact
from pulse.languages import Form, Joint
from pulse.text.claims import CLAIMS, Claim
from pulse.text.context import NarrationContext
from pulse.text.render import Renderer
from pulse.text.spans import MOST_GIVEN, Origin, Part, Saying, Sentence, Shape, Text
from pulse.wording import clean, utf16_length

_WORDS_OF: Mapping[str, str] = {
    "largest": "level",
    "smallest": "level",
    "table": "level",
    "highest": "extreme",
    "lowest": "extreme",
    "against": "driver",
    "label_against": "change",
    "label_base": "change",
    **dict.fromkeys(("average_of_it", "average", "average_member", "mean", "mean_member", "weekday_line"), "average"),
    **dict.fromkeys(("share_of", "share_line"), "share"),
    **dict.fromkeys(("peak_high", "peak_high_member", "peak_low", "peak_low_member"), "peak"),
    **dict.fromkeys(("gap_up", "gap_flat", "together"), "gap"),
    **dict.fromkeys(("corrected", "corrected_more", "corrected_fewer"), "correction"),
    **dict.fromkeys(
        (
            *("shares", "high_first", "high_first_member", "low_first", "low_first_member", "newest_first", "q_when"),
            *("newest_first_member", "members_are", "lacks_member", "lacks_figures", "lacks_time", "partly", "running"),
            *("left_out", "not_usual"),
        ),
        "quality",
    ),
}
"""Words of ours with a slot of a fact, and its kind."""
_FIGURES = frozenset({"extreme", "driver", "change", "average", "share", "peak", "gap", "correction", "quality"})
_ABOUT = {
    **{key: "low" if "low" in key else "high" for key in _WORDS_OF if key.startswith("peak")},
    **dict.fromkeys(("members_are", "lacks_member"), "members"),
    "gap_up": "apart",
    "gap_flat": "level",
    "together": "together",
    "lacks_figures": "figures",
    "lacks_time": "beyond",
    "partly": "partly",
    "running": "running",
    "left_out": "left_out",
    "corrected_more": "more",
    "corrected_fewer": "fewer",
}
"""Words that say only facts about that; all others of a quality only what was asked."""
_OF_THE_NEWEST = frozenset({"level", "change", "record", "streak", "unusual"})
"""Facts whose sentence is of the whole's newest figure, so that one that names nothing may follow."""
_NAMELESS = Claim(frozenset(), names=False)
_OPPOSED = {("up", "down"), ("down", "up")}


@dataclass(frozen=True)
class Refusal:
    """A sentence that was left out, and why."""

    sentence: str
    why: str

    def __str__(self) -> str:
        return f"{self.why}: {self.sentence[:80]!r}"


def prove(text: Text, facts: Iterable[Fact], context: NarrationContext) -> tuple[Text, list[Refusal]]:
    """What of ``text`` can be proven from ``facts``, and what cannot."""
    renderer = Renderer(context, facts)
    kept: list[Sentence] = []
    refused: list[Refusal] = []
    for sentence in text.sentences:
        if why := refuse(sentence, renderer):
            refused.append(Refusal(str(sentence), why))
        else:
            kept.append(sentence)
    return Text(sentences=tuple(kept)), refused


def refuse(sentence: Sentence, renderer: Renderer) -> str:
    """Why ``sentence`` may not be said; empty where it may."""
    saying = sentence.saying
    if not saying.parts:
        return "" if str(sentence) == "…" else "nothing says where it comes from"
    if why := refuse_saying(saying, renderer):
        return why
    try:
        again = renderer.render(saying)
    except (NarratorError, KeyError) as wrong:
        return str(wrong)
    for span, other in zip(sentence.spans, again.spans, strict=False):
        if span != other:
            return f"{span.text!r} stands where {other.text!r} belongs"
    return "" if len(sentence.spans) == len(again.spans) else "it has more or fewer words than its phrases"


def refuse_saying(saying: Saying, renderer: Renderer) -> str:
    """Why such a sentence may not be made; empty where it may."""
    first = saying.parts[0]
    if first.form is Form.NOUN and saying.shape is not Shape.ITEM and CLAIMS.get(first.key, _NAMELESS).names:
        return f"{first.key!r} as a noun names nobody, and nothing stands before it"
    for at, part in enumerate(saying.parts):
        before = saying.parts[at - 1] if at else None
        why = _refuse_part(part, renderer) or _refuse_joint(before, part, renderer)
        if why:
            return why
    return ""


def _refuse_part(part: Part, renderer: Renderer) -> str:
    for _, said in part.given:
        if said != clean(said) or "\n" in said or utf16_length(said) > MOST_GIVEN:
            return "words that are not ours are not cleaned or too long"
    fact = renderer.facts.get(part.fact)
    if part.fact and fact is None:
        return f"there is no fact {part.fact!r}"
    if part.form in {Form.WORD, Form.ASK, Form.OWN}:
        return _refuse_word(part, fact, renderer)
    return _refuse_phrase(part, fact, renderer) if fact else f"{part.key!r} says no fact"


def _refuse_word(part: Part, fact: Fact | None, renderer: Renderer) -> str:
    """Words of the program's own take from a fact what they say of it, and from the owner what is the owner's."""
    owners = renderer.slots("") if part.form is not Form.OWN else {}
    if any(slot in owners for slot, _ in part.given):
        return f"{part.key!r} is given words for a slot that the owner fills"
    if fact is None:
        return f"{part.key!r} says a fact, and none is named" if _WORDS_OF.get(part.key) in _FIGURES else ""
    if part.given:
        return f"{part.key!r} takes its words from its fact alone"
    fits = fact.kind == _WORDS_OF.get(part.key) and (fact.kind != "extreme" or fact.about == part.key)
    if fact.kind in {"peak", "gap", "quality"} or part.key in {"corrected_more", "corrected_fewer"}:
        fits = fits and fact.about == _ABOUT.get(part.key, "asked")
    return "" if fits else f"{part.key!r} does not say a {fact.kind}"


def _refuse_phrase(part: Part, fact: Fact, renderer: Renderer) -> str:
    if part.given:
        return f"{part.key!r} takes its words from its fact alone"
    if part.key not in renderer.keys(fact.id):
        return f"{part.key!r} does not say fact {fact.id} ({fact.kind} {fact.direction or ''})"
    claim = CLAIMS[part.key]
    if fact.kind not in claim.kinds or claim.direction not in {None, fact.direction}:
        return f"{part.key!r} claims what fact {fact.id} is not"
    return ""


def _refuse_joint(before: Part | None, part: Part, renderer: Renderer) -> str:
    if (before is None) != (part.joint is Joint.NONE):
        return "a joint stands where none belongs, or none where one does"
    if before is None:
        return ""
    if before.form is Form.SENTENCE:
        return "a joint follows what has its end already"
    return _refuse_joined(before, part, renderer) if before.fact and part.fact else ""


def _refuse_joined(before: Part, part: Part, renderer: Renderer) -> str:
    fact, other = renderer.facts[before.fact], renderer.facts[part.fact]
    if part.joint in {Joint.WHILE, Joint.BUT} and (fact.direction, other.direction) not in _OPPOSED:
        return f"{part.joint} joins what does not go opposite ways"
    of_one = renderer.context.of_fact(fact.id) is renderer.context.of_fact(other.id)
    same = fact.id == other.id or (of_one and fact.words.get("member") == other.words.get("member"))
    if part.joint in {Joint.COMMA, Joint.COLON} and not same:
        return "what stands beside it is of something else"
    if part.joint is Joint.COMMA and fact.id != other.id and fact.kind != "level":
        # After two figures a reader could take it for the second one's.
        return "what stands beside a figure stands beside the level alone"
    claim = CLAIMS.get(part.key, _NAMELESS)
    if not claim.names and fact.id != other.id and not (same and fact.kind in _OF_THE_NEWEST):
        # "That is ..." would be read as being of the figure just said, which may be another's or of another time.
        return f"{part.key!r} would be read as being of {fact.words.get('member') or 'the figure before it'}"
    return ""


def is_recorded(text: Text) -> bool:
    """Whether an earlier version wrote it, so that nothing can be proven of it."""
    return any(span.origin is Origin.RECORDED for span in text.spans)
