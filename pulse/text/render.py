"""From what a sentence is made of to the sentence."""

from collections.abc import Iterable, Mapping

from pulse.definition.catalogue import LanguageCode
from pulse.errors import NarratorError
from pulse.insight.fact import Fact
from pulse.languages import LANGUAGES, Form, Joint, Language
from pulse.text.claims import keys_of
from pulse.text.context import NarrationContext
from pulse.text.slots import Slot, pieces, slots, slots_of
from pulse.text.spans import Gap, Origin, Part, Saying, Sentence, Shape, Span, Text, marked

_OWN = {key: f"{{{key}}}" for key in ("title", "meaning", "said", "name")}
"""Phrases without a word of ours, the same in every language."""


_WORD = "word_"
_NAMES = frozenset({"member", "each_name"})


class Renderer:
    """Makes sentences of facts; keeps the slots of each, which cost more than the sentences.

    Args:
        context: The owner's words, and the language.
        facts: What may be said.
    """

    def __init__(self, context: NarrationContext, facts: Iterable[Fact]) -> None:
        self.context = context
        self.facts = {fact.id: fact for fact in facts}
        self.language: Language = LANGUAGES[context.language]
        self._slots: dict[str, dict[str, Slot]] = {}

    def slots(self, fact_id: str) -> Mapping[str, Slot]:
        """The slots of a fact by its id, or with "" those of the context alone."""
        if fact_id not in self._slots:
            self._slots[fact_id] = slots(self.facts[fact_id] if fact_id else None, self.context.of_fact(fact_id))
        return self._slots[fact_id]

    def keys(self, fact_id: str) -> tuple[str, ...]:
        """Every key that may say a fact, the one that says it by itself first."""
        return keys_of(self.facts[fact_id], self.context.of_fact(fact_id), self.slots(fact_id))

    def phrasings(self, key: str, form: Form, fact_id: str) -> list[int]:
        """Which phrasings of ``key`` have all their slots filled by the fact, by index."""
        shown = self.slots(fact_id)
        phrases = self.language.phrases(form).get(key, ())
        found = [at for at, phrase in enumerate(phrases) if all(slot in shown for slot in slots_of(phrase))]
        if shown.get("now") == shown.get("base"):
            # "From 1.2M up to 1.2M" helps nobody.
            found = [at for at in found if not {"now", "base"} <= {*slots_of(phrases[at])}] or found
        return found

    def render(self, saying: Saying) -> Sentence:
        """The sentence of ``saying``.

        Raises:
            NarratorError: It has a phrase, a fact or a slot that does not exist.
        """
        spans: list[Span] = []
        for part in saying.parts:
            if part.joint is not Joint.NONE:
                spans.append(Span(text=self.language.joints[part.joint], key=f"joint/{part.joint}"))
            spans += self._part(part)
        spans = self._elided(spans)
        if saying.shape in {Shape.SENTENCE, Shape.POINT}:
            spans = _ended(_capital(spans))
        return Sentence(saying=saying, spans=marked(saying.shape, tuple(span for span in spans if span.text)))

    def _part(self, part: Part) -> list[Span]:
        if part.fact and part.fact not in self.facts:
            raise NarratorError(f"There is no fact {part.fact}.")
        phrases = (_OWN[part.key],) if part.form is Form.OWN else self.language.phrases(part.form).get(part.key, ())
        if not 0 <= part.index < len(phrases):
            raise NarratorError(f"There is no phrase {part.index} of {part.key!r} as a {part.form}.")
        given = {key.removeprefix(_WORD): self._given(key, said) for key, said in part.given}
        shown = {**self.slots(part.fact), **given}
        spans = []
        for place, piece in enumerate(pieces(phrases[part.index])):
            if place % 2 == 0:
                spans.append(Span(text=piece, key=f"{part.form}/{part.key}/{part.index}"))
                continue
            if piece not in shown:
                raise NarratorError(f"{part.key!r} has no {piece}.")
            said, origin = shown[piece]
            spans.append(Span(text=said, origin=origin, key=piece, fact=part.fact))
        return spans

    def _given(self, slot: str, said: str) -> Slot:
        """Words that no fact holds; of a question the reader may ask its name, of one of our words the word."""
        if slot.startswith(_WORD):
            return self.language.words[said], Origin.PHRASE
        return (self.language.asks[said], Origin.PHRASE) if slot.startswith("ask_") else (said, Origin.QUOTED)

    def _elided(self, spans: list[Span]) -> list[Span]:
        """The pieces of phrases as the language writes them before the words that follow."""
        found = list(spans)
        for at in range(len(found) - 1):
            follows = next((span.text for span in found[at + 1 :] if span.text), "")
            if found[at].origin is Origin.PHRASE and found[at].text:
                written = self.language.elide(found[at].text, follows)
                if written != found[at].text:
                    found[at] = found[at].model_copy(update={"text": written})
        return found

    def say(
        self,
        key: str,
        fact: str = "",
        *,
        form: Form = Form.WORD,
        shape: Shape = Shape.PLAIN,
        gap: Gap = Gap.SPACE,
        given: Mapping[str, str] | None = None,
    ) -> Text:
        """One phrase as a text; what is ``given`` fills slots that neither fact nor context have."""
        part = Part(key=key, form=form, fact=fact, given=tuple((given or {}).items()))
        return Text(sentences=(self.render(Saying(parts=(part,), shape=shape, gap=gap)),))


def without_facts(language: LanguageCode) -> Renderer:
    """A renderer for what is about no chart: consent, menus, buttons."""
    nobody = NarrationContext(title="", measure="", dimension=None, grain="day", good="neither", language=language)
    return Renderer(nobody, ())


def _capital(spans: list[Span]) -> list[Span]:
    """``spans`` as a sentence begins; a name of the data's, or one such as iPhone, stays as it is written."""
    for at, span in enumerate(spans):
        if not span.text:
            continue
        if span.text[1:2].isupper() or (span.key in _NAMES and span.origin is Origin.QUOTED):
            return spans
        return [*spans[:at], span.model_copy(update={"text": span.text[:1].upper() + span.text[1:]}), *spans[at + 1 :]]
    return spans


def _ended(spans: list[Span]) -> list[Span]:
    """``spans`` with a full stop; a shortened word at its end, or a question, has one already."""
    written = "".join(span.text for span in spans)
    if written.endswith((".", "?", "!", "…")) and not written.endswith(".."):
        return spans
    if written.endswith(".."):
        last = spans[-1]
        return [*spans[:-1], last.model_copy(update={"text": last.text[:-1]})]
    return [*spans, Span(text=".", key="end")]
