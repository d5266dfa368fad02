"""Spans, sentences and texts: the only way in which words reach a reader.

A text is made of sentences, and a sentence of spans. A sentence keeps what it was made from (its :class:`Saying`), so
that it can be made again from the facts and compared, span by span: see :mod:`pulse.text.proof`.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict

from pulse.languages import Form, Joint
from pulse.wording import ELLIPSIS, sanitize_name, utf16_length

MOST_GIVEN = 300
"""Units of the owner's or the data's own words in one slot."""


class Origin(StrEnum):
    """Where a span comes from."""

    PHRASE = "phrase"
    """Of the language: a piece of a phrase, a noun of time, a joint, a mark of the layout."""
    SLOT = "slot"
    """A figure or a period of a fact."""
    QUOTED = "quoted"
    """The owner's or the data's own words."""
    NOTE = "note"
    """What a source noticed about its data."""
    RECORDED = "recorded"
    """Kept as a version before this one wrote it; nothing more is known of it."""


class Shape(StrEnum):
    """How a sentence is written out."""

    SENTENCE = "sentence"
    """With a capital and a full stop."""
    PLAIN = "plain"
    """As its phrase is written."""
    ITEM = "item"
    """As an item of a list, without a full stop."""
    POINT = "point"
    """As an item of a list that is a sentence."""
    HEADING = "heading"
    """In bold."""
    ASIDE = "aside"
    """In italics."""


class Gap(StrEnum):
    """What stands between a sentence and the one before it."""

    NONE = ""
    COMMA = ", "
    SPACE = " "
    LINE = "\n"
    PARAGRAPH = "\n\n"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(_Frozen):
    """Some words of a text, and where they come from.

    Args:
        text: The words.
        origin: Where they come from.
        key: Of a phrase its key; of a slot or of quoted words the name of the slot.
        fact: Id of the fact, where they are of one.
    """

    text: str
    origin: Origin = Origin.PHRASE
    key: str = ""
    fact: str = ""


class Part(_Frozen):
    """One phrase of a sentence.

    Args:
        key: What it says; see :mod:`pulse.text.claims`.
        form: In which form.
        index: Which of the phrasings of the key in that form, from 0.
        fact: Id of the fact that it says; empty where it says none.
        joint: What stands before it.
        given: The owner's or the data's own words by the name of the slot, where no fact holds them.
    """

    key: str
    form: Form = Form.CLAUSE
    index: int = 0
    fact: str = ""
    joint: Joint = Joint.NONE
    given: tuple[tuple[str, str], ...] = ()


class Saying(_Frozen):
    """What a sentence is made from; the same saying of the same facts always makes the same sentence."""

    parts: tuple[Part, ...]
    shape: Shape = Shape.SENTENCE
    gap: Gap = Gap.SPACE

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of the facts that it says, each once."""
        return tuple(dict.fromkeys(part.fact for part in self.parts if part.fact))


class Sentence(_Frozen):
    """A sentence with what it was made from."""

    saying: Saying
    spans: tuple[Span, ...]

    def __str__(self) -> str:
        return "".join(span.text for span in self.spans)


class Text(_Frozen):
    """What a reader gets: sentences, one after the other. ``str`` of it is what is sent."""

    sentences: tuple[Sentence, ...] = ()

    def __str__(self) -> str:
        written = ""
        for sentence in self.sentences:
            written += (sentence.saying.gap.value if written else "") + str(sentence)
        return written

    def __bool__(self) -> bool:
        return bool(self.sentences)

    def __add__(self, other: Self) -> "Text":
        return Text(sentences=self.sentences + other.sentences)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span of it, in order."""
        return tuple(span for sentence in self.sentences for span in sentence.spans)

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of the facts that it says, each once."""
        return tuple(dict.fromkeys(fact for sentence in self.sentences for fact in sentence.saying.facts))

    @property
    def units(self) -> int:
        """Its length in UTF-16 units."""
        return utf16_length(str(self))

    def within(self, limit: int, *, sign: bool = True) -> "Text":
        """The text without the sentences at its end that do not fit; a ``sign`` may say that they are missing.

        Raises:
            ValueError: Its first sentence alone is longer than ``limit`` units.
        """
        if self.units <= limit:
            return self
        for count in range(len(self.sentences) - 1, 0, -1):
            kept = Text(sentences=(*self.sentences[:count], *((_LEFT_OUT,) if sign else ())))
            if kept.units <= limit:
                return kept
        raise ValueError(f"the first sentence is longer than {limit} units: {str(self)[:60]!r}")


_LEFT_OUT = Sentence(
    saying=Saying(parts=(), shape=Shape.PLAIN, gap=Gap.SPACE), spans=(Span(text=ELLIPSIS, key="left out"),)
)


def together(texts: Iterable[Text]) -> Text:
    """Several texts as one."""
    return Text(sentences=tuple(sentence for text in texts for sentence in text.sentences))


def own(words: str, key: str = "title", *, shape: Shape = Shape.PLAIN, gap: Gap = Gap.SPACE, most: int = 0) -> Text:
    """The owner's, the data's or a reader's own words as a text: cleaned, on one line, at most ``most`` units."""
    said = sanitize_name(words, most=most or MOST_GIVEN)
    saying = Saying(parts=(Part(key=key, form=Form.OWN, given=((key, said),)),), shape=shape, gap=gap)
    return Text(sentences=(Sentence(saying=saying, spans=marked(shape, (_own(said, key),))),))


def _own(said: str, key: str) -> Span:
    return Span(text=said, origin=Origin.QUOTED, key=key)


def recorded(*parts: str, gap: Gap = Gap.LINE) -> Text:
    """Texts that an earlier version wrote and kept, each one that is left out or said as a whole."""
    saying = Saying(parts=(), shape=Shape.PLAIN, gap=gap)
    spans = [Span(text=part, origin=Origin.RECORDED, key="recorded") for part in parts if part]
    return Text(sentences=tuple(Sentence(saying=saying, spans=(span,)) for span in spans))


_MARKS = {Shape.ITEM: ("- ", ""), Shape.POINT: ("- ", ""), Shape.HEADING: ("*", "*"), Shape.ASIDE: ("_", "_")}


def marked(shape: Shape, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """``spans`` between the marks of their shape."""
    before, after = _MARKS.get(shape, ("", ""))
    start = (Span(text=before, key="mark"),) if before else ()
    end = (Span(text=after, key="mark"),) if after else ()
    return (*start, *spans, *end)
