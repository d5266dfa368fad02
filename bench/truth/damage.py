"""Damaged texts: one thing of a proven text, or of its facts, is changed; the proof has to see it."""

import random
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from pulse.errors import NarratorError
from pulse.insight.fact import Fact
from pulse.languages import LANGUAGES, Form, Joint
from pulse.narration import NarrationContext
from pulse.text import Part, Sentence, Span, Text
from pulse.text.proof import prove
from pulse.text.render import Renderer
from pulse.text.slots import slots

_FORMS = (Form.SENTENCE, Form.CLAUSE, Form.NOUN)
_OPPOSITE = {"up": "down", "down": "up", "flat": "up"}


class Damaged(NamedTuple):
    """A sentence after damage, and the facts that it is held against."""

    sentence: Sentence
    facts: Sequence[Fact]


class Made(NamedTuple):
    """What was damaged, how, and whether the proof saw it."""

    kind: str
    before: str
    after: str
    refused: bool


Damage = Callable[[random.Random, Sentence, Sequence[Fact], NarrationContext], Damaged | None]


def damaged(dice: random.Random, text: Text, facts: Sequence[Fact], context: NarrationContext) -> Made | None:
    """``text`` with one thing changed, held against the proof; None where nothing that a reader sees was changed."""
    place = dice.randrange(len(text.sentences))
    sentence = text.sentences[place]
    kind = dice.choice(sorted(DAMAGES))
    found = DAMAGES[kind](dice, sentence, facts, context) if sentence.saying.parts else None
    if found is None or not _differs(found, sentence, context):
        return None
    whole = Text(sentences=(*text.sentences[:place], found.sentence, *text.sentences[place + 1 :]))
    kept, _ = prove(whole, found.facts, context)
    return Made(kind, str(sentence), str(found.sentence), all(item is not found.sentence for item in kept.sentences))


def _differs(found: Damaged, sentence: Sentence, context: NarrationContext) -> bool:
    """Whether the words are others, or are no longer what the sentence says it was made of."""
    if str(found.sentence) != str(sentence):
        return True
    try:
        return str(Renderer(context, found.facts).render(found.sentence.saying)) != str(sentence)
    except (NarratorError, KeyError):
        return True


def _spans(sentence: Sentence, place: int, *spans: Span) -> Sentence:
    """``sentence`` with the span at ``place`` replaced."""
    return sentence.model_copy(update={"spans": (*sentence.spans[:place], *spans, *sentence.spans[place + 1 :])})


def _part(sentence: Sentence, place: int, **update: object) -> Sentence:
    """``sentence`` as if a part of it were another."""
    parts = sentence.saying.parts
    changed = parts[place].model_copy(update=update)
    saying = sentence.saying.model_copy(update={"parts": (*parts[:place], changed, *parts[place + 1 :])})
    return sentence.model_copy(update={"saying": saying})


def _of_facts(sentence: Sentence) -> list[int]:
    return [at for at, span in enumerate(sentence.spans) if span.fact]


def _slot(dice: random.Random, sentence: Sentence, facts: Sequence[Fact], context: NarrationContext) -> Damaged | None:
    """Another slot of the same or another fact stands there."""
    if not (places := _of_facts(sentence)):
        return None
    place = dice.choice(places)
    shown = slots(dice.choice(facts), context)
    key = dice.choice(sorted(shown))
    span = sentence.spans[place].model_copy(update={"text": shown[key][0]})
    return Damaged(_spans(sentence, place, span), facts)


def _member(dice: random.Random, sentence: Sentence, facts: Sequence[Fact], _: NarrationContext) -> Damaged | None:
    """Another member's name stands there."""
    places = [at for at, span in enumerate(sentence.spans) if span.key == "member"]
    names = sorted({fact.words["member"] for fact in facts if "member" in fact.words})
    if not places or not names:
        return None
    place = dice.choice(places)
    span = sentence.spans[place].model_copy(update={"text": dice.choice(names)})
    return Damaged(_spans(sentence, place, span), facts)


def _edited(dice: random.Random, sentence: Sentence, facts: Sequence[Fact], _: NarrationContext) -> Damaged | None:
    """A digit, a letter or a word is another, wherever it stands."""
    place = dice.randrange(len(sentence.spans))
    text = sentence.spans[place].text
    at = dice.randrange(len(text))
    digits = [spot for spot, letter in enumerate(text) if letter.isdigit()]
    how = dice.randrange(4)
    if how == 0 and digits:
        at = dice.choice(digits)
        changed = text[:at] + str((int(text[at]) + dice.randrange(1, 10)) % 10) + text[at + 1 :]
    elif how == 1:
        changed = text[:at] + text[at].swapcase() + text[at + 1 :]
    elif how == 2 and " " in text.strip():  # noqa: PLR2004
        words = text.split(" ")
        words[dice.randrange(len(words))] = dice.choice(("more", "weniger", "not", "record", "12"))
        changed = " ".join(words)
    else:
        changed = text[:at] + text[at + 1 :]
    return Damaged(_spans(sentence, place, sentence.spans[place].model_copy(update={"text": changed})), facts)


def _joint(dice: random.Random, sentence: Sentence, facts: Sequence[Fact], context: NarrationContext) -> Damaged | None:
    """Parts are joined by another word; where that is one of contrast, written out as such a sentence would be."""
    places = [at for at, part in enumerate(sentence.saying.parts) if part.joint is not Joint.NONE]
    if not places:
        return None
    place = dice.choice(places)
    changed = _part(sentence, place, joint=dice.choice(list(Joint)))
    joint = changed.saying.parts[place].joint
    before, after = changed.saying.parts[place - 1 : place + 1]
    ways = {fact.direction for fact in facts if fact.id in {before.fact, after.fact}}
    if joint in {Joint.WHILE, Joint.BUT} and ways != {"up", "down"} and dice.random() < 0.5:  # noqa: PLR2004
        changed = Renderer(context, facts).render(changed.saying)
    return Damaged(changed, facts)


def _phrase(
    dice: random.Random, sentence: Sentence, facts: Sequence[Fact], context: NarrationContext
) -> Damaged | None:
    """Another phrase is said to have been used."""
    place = dice.randrange(len(sentence.saying.parts))
    part = sentence.saying.parts[place]
    if dice.random() < 0.5:  # noqa: PLR2004
        return Damaged(_part(sentence, place, index=part.index + dice.choice((-1, 1, 2))), facts)
    language = LANGUAGES[context.language]
    form = dice.choice(_FORMS)
    return Damaged(_part(sentence, place, key=dice.choice(sorted(language.phrases(form))), form=form, index=0), facts)


def _claim(dice: random.Random, sentence: Sentence, facts: Sequence[Fact], context: NarrationContext) -> Damaged | None:
    """The opposite phrase, or one of another kind, written out as such a sentence would be."""
    place = dice.randrange(len(sentence.saying.parts))
    part: Part = sentence.saying.parts[place]
    words = part.key.split(".")
    if not {"up", "down"} & {*words}:
        return None
    key = ".".join(_OPPOSITE.get(word, word) for word in words)
    changed = _part(sentence, place, key=key)
    try:
        return Damaged(Renderer(context, facts).render(changed.saying), facts)
    except (NarratorError, KeyError):
        return None


def _fact(dice: random.Random, sentence: Sentence, facts: Sequence[Fact], _: NarrationContext) -> Damaged | None:
    """A number, the direction, a period or the member of a fact is another than when the text was written."""
    mine = [fact for fact in facts if fact.id in sentence.saying.facts]
    if not mine:
        return None
    fact = dice.choice(mine)
    how = dice.randrange(4)
    update: dict[str, object] = {}
    if how == 0 and fact.numbers:
        key = dice.choice(sorted(fact.numbers))
        update = {"numbers": fact.numbers | {key: fact.numbers[key] * Decimal("1.37") + 1}}
    elif how == 1 and fact.direction:
        update = {"direction": _OPPOSITE[fact.direction]}
    elif how == 2 and fact.words:  # noqa: PLR2004
        update = {"words": {key: f"{said}x" for key, said in fact.words.items()}}
    elif fact.times:
        key = dice.choice(sorted(fact.times))
        other = dice.choice([moment for two in facts for moment in two.times.values()])
        update = {"times": fact.times | {key: other}}
    changed = fact.model_copy(update=update)
    return Damaged(sentence, tuple(changed if item.id == fact.id else item for item in facts))


def _length(dice: random.Random, sentence: Sentence, facts: Sequence[Fact], _: NarrationContext) -> Damaged | None:
    """A span is missing, or stands there twice."""
    place = dice.randrange(len(sentence.spans))
    span = sentence.spans[place]
    return Damaged(_spans(sentence, place, *((span, span) if dice.random() < 0.5 else ())), facts)  # noqa: PLR2004


def _id(dice: random.Random, sentence: Sentence, facts: Sequence[Fact], _: NarrationContext) -> Damaged | None:
    """A part says that it is of another fact."""
    places = [at for at, part in enumerate(sentence.saying.parts) if part.fact]
    if not places:
        return None
    return Damaged(_part(sentence, dice.choice(places), fact=dice.choice([*facts]).id), facts)


DAMAGES: dict[str, Damage] = {
    "another slot": _slot,
    "another member": _member,
    "edited words": _edited,
    "another joint": _joint,
    "another phrase": _phrase,
    "opposite claim": _claim,
    "changed fact": _fact,
    "span dropped or doubled": _length,
    "another fact": _id,
}
