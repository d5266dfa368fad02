"""From a planned sentence, or a fact alone, to what it is made of."""

from collections import Counter
from collections.abc import Sequence

from pulse.insight.fact import Fact
from pulse.languages import Form, Joint
from pulse.narration.plan import PlannedSentence
from pulse.text import Gap, Part, Saying, Sentence, Shape
from pulse.text.context import NarrationContext
from pulse.text.render import Renderer

_FALLBACK = {
    Form.SENTENCE: (Form.SENTENCE, Form.CLAUSE, Form.NOUN),
    Form.CLAUSE: (Form.CLAUSE, Form.SENTENCE, Form.NOUN),
    Form.NOUN: (Form.NOUN, Form.CLAUSE, Form.SENTENCE),
}


_AS_CLAUSE = frozenset({"level", "driver", "beside", "share", "to_date"})
"""What reads best as a clause with a verb."""


def plain_form(fact: Fact) -> Form:
    """The form in which the plain narrator says ``fact``."""
    return Form.CLAUSE if fact.kind in _AS_CLAUSE else Form.SENTENCE


def joined_form(joint: Joint) -> Form:
    """The form of what stands after ``joint``."""
    return Form.NOUN if joint in {Joint.COMMA, Joint.COLON} else Form.CLAUSE


class Phrasing:
    """Chooses phrases for facts; of one text no phrasing comes twice where there is another.

    Args:
        renderer: Knows facts, context and language.
    """

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self._used: Counter[tuple[str, Form]] = Counter()

    def planned(self, planned: PlannedSentence, *, shape: Shape = Shape.SENTENCE, gap: Gap = Gap.SPACE) -> Saying:
        """What ``one`` is made of."""
        parts = self.parts(
            planned.fact,
            Form.CLAUSE if planned.beside or planned.meaning else planned.form,
            planned.style,
            alone=not planned.beside,
        )
        if planned.beside:
            parts += self.parts(planned.beside, joined_form(planned.joint), planned.beside_style, joint=planned.joint)
        if planned.meaning:
            parts += self.parts(planned.meaning, Form.CLAUSE, joint=Joint.SEMICOLON, alone=False)
        return Saying(parts=parts, shape=shape, gap=gap)

    def sentence(self, fact: Fact, *, shape: Shape = Shape.SENTENCE, gap: Gap = Gap.SPACE) -> Sentence:
        """What ``fact`` says, as a sentence that can stand alone."""
        return self.renderer.render(Saying(parts=self.parts(fact.id, plain_form(fact)), shape=shape, gap=gap))

    def has(self, fact_id: str, form: Form) -> bool:
        """Whether the fact can be said in this very form."""
        return bool(self.renderer.phrasings(self.renderer.keys(fact_id)[0], form, fact_id))

    def parts(
        self, fact_id: str, form: Form, style: int = 0, *, joint: Joint = Joint.NONE, alone: bool = True
    ) -> tuple[Part, ...]:
        """The phrases that say the fact, the first of them in ``form`` where it has that.

        Raises:
            KeyError: It follows a joint and has no phrase in that form.
        """
        fact = self.renderer.facts[fact_id]
        keys = self.renderer.keys(fact_id)
        if fact.kind == "change" and fact.about == "holiday":
            first = self._part("change.holiday", Form.NOUN, fact_id, 0, joint)
            return (first, self._part(keys[0], Form.NOUN, fact_id, style, Joint.COLON))
        judged = [key for key in keys if key.startswith("verdict")] if fact.kind == "change" else []
        if judged and form is Form.SENTENCE:
            # Nothing follows the end of a sentence, and a clause would begin with "that is", of what stands before it.
            form = Form.NOUN
        found = [self._part(keys[0], form, fact_id, style, joint)]
        if judged:
            found += [self._part(key, Form.NOUN, fact_id, 0, Joint.COMMA) for key in judged]
        elif "mix.weight" in keys and alone and form is not Form.NOUN:
            found.append(self._part("mix.weight", Form.CLAUSE, fact_id, 0, Joint.SEMICOLON))
        elif fact.kind in {"beside", "to_date"} and form is not Form.NOUN:
            found.append(self._part(keys[1], Form.NOUN, fact_id, style, Joint.COMMA))
        elif (
            alone
            and joint is Joint.NONE
            and fact.kind == "driver"
            and form is Form.CLAUSE
            and "share" not in fact.numbers
        ):
            others = next((key for key in keys if key.startswith("others")), None)
            if others and not keys[0].endswith("flat"):
                found.append(self._part(others, Form.CLAUSE, fact_id, 0, Joint.SEMICOLON))
        return tuple(found)

    def _part(self, key: str, form: Form, fact_id: str, style: int, joint: Joint) -> Part:
        # What follows a joint has the order of words that the joint asks for.
        for item in _FALLBACK[form] if joint is Joint.NONE else (form,):
            known = self.renderer.phrasings(key, item, fact_id)
            if known:
                at = known[(style + self._used[key, item]) % len(known)]
                self._used[key, item] += 1
                return Part(key=key, form=item, index=at, fact=fact_id, joint=joint)
        raise KeyError(f"no phrase of {key!r} fits fact {fact_id}")


def sayable(context: NarrationContext, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Those of ``facts`` that this version has words for: one that an earlier version froze may hold other figures."""
    phrasing, kept = Phrasing(Renderer(context, facts)), []
    for fact in facts:
        try:
            phrasing.sentence(fact)
        except KeyError:
            continue
        kept.append(fact)
    return tuple(kept)
