"""Whether a model's plan can be written, and what one rule mends of it.

A plan names facts, forms and joints; that is all that can be wrong with it. What follows is left out or added by rule:
a fact that does not exist or was said, a form that a fact has no phrase in, a joint that its facts do not bear, an
order in which a sentence on the whole would be read as one on the member before it, a headline without the level.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pulse.insight import headline_change
from pulse.insight.fact import Fact
from pulse.languages import Form, Joint
from pulse.narration.lead import is_unusable, leads, meaning
from pulse.narration.plain import can_be_answered, next_questions, plan_plainly
from pulse.narration.plan import HIGHLIGHTS, QUESTIONS, Plan, PlannedSentence, group_of
from pulse.narration.sentence import Phrasing, joined_form
from pulse.text.claims import CLAIMS
from pulse.text.context import NarrationContext
from pulse.text.proof import refuse_saying
from pulse.text.render import Renderer

_STYLES = 8
_MOST_SENTENCES = 24


@dataclass
class Checked:
    """A plan that can be written.

    Args:
        plan: The plan as it was, or as it was mended.
        mended: What was mended, a code each, in order; empty where nothing was.
    """

    plan: Plan
    mended: list[str] = field(default_factory=list)


def check(plan: Plan, context: NarrationContext, facts: Sequence[Fact]) -> Checked | None:
    """``plan`` as it can be written of ``facts``; None where too little of it is left to be a plan of its own."""
    return _Check(context, facts).mend(plan)


class _Check:
    def __init__(self, context: NarrationContext, facts: Sequence[Fact]) -> None:
        self._facts = {fact.id: fact for fact in facts}
        self._level, self._change, self._meaning = facts[0], headline_change(facts), meaning(facts)
        self._order = facts
        self._renderer = Renderer(context, facts)
        self._phrasing = Phrasing(self._renderer)
        self._mended: list[str] = []

    def mend(self, plan: Plan) -> Checked | None:
        headline = self._headline(plan.headline)
        said = {*headline.facts}
        doubts = {fact.id for fact in leads(self._order)}
        highlights = self._sentences(plan.highlights, said | doubts)[:HIGHLIGHTS]
        if is_unusable(self._order):
            highlights = []
        if len(plan.highlights) > HIGHLIGHTS:
            self._mended.append("too many highlights")
        analysis = self._sentences(plan.analysis[:_MOST_SENTENCES], said | doubts)
        if not highlights and not analysis and (plan.highlights or plan.analysis):
            return None
        if not analysis:
            analysis = self._sentences(plan_plainly(self._order).analysis, said | doubts)
            self._mended.append("no analysis")
        highlights = self._in_order(highlights)
        grouped: list[PlannedSentence] = []
        for group in dict.fromkeys(group_of(self._facts[planned.fact]) for planned in analysis):
            grouped += self._in_order([planned for planned in analysis if group_of(self._facts[planned.fact]) is group])
        fit = [question for question in plan.questions if can_be_answered(question, self._order)]
        questions = tuple(dict.fromkeys((*fit, *next_questions(self._order))))[:QUESTIONS]
        if questions != plan.questions:
            self._mended.append("questions")
        return Checked(
            Plan(headline=headline, highlights=tuple(highlights), analysis=tuple(grouped), questions=questions),
            self._mended,
        )

    def _headline(self, planned: PlannedSentence) -> PlannedSentence:
        """The level first, what it is compared with beside it, and what that means."""
        beside = planned.beside if planned.fact == self._level.id else planned.fact
        wanted = self._change.id if self._change else ""
        fits = planned.fact == self._level.id and beside == wanted
        if not fits:
            self._mended.append("headline")
        joint = planned.joint if fits and wanted else Joint.COMMA if wanted else Joint.NONE
        made = PlannedSentence(
            fact=self._level.id,
            form=Form.CLAUSE if wanted or self._meaning or planned.form is Form.NOUN else planned.form,
            style=planned.style % _STYLES,
            joint=joint,
            beside=wanted,
            beside_style=planned.beside_style % _STYLES,
            meaning=self._meaning.id if self._meaning else "",
        )
        if self._can_be_said(made):
            return made
        self._mended.append("headline")
        return made.model_copy(update={"joint": Joint.COMMA if wanted else Joint.NONE})

    def _sentences(self, planned: Iterable[PlannedSentence], said: set[str]) -> list[PlannedSentence]:
        """Those of ``planned`` that can be said, each fact once; what is not to be said again is in ``said``."""
        found, told = [], set(said)
        for item in planned:
            kept = self._sentence(item, told)
            if kept is not None:
                found.append(kept)
                told |= {*kept.facts}
        return found

    def _sentence(self, planned: PlannedSentence, told: set[str]) -> PlannedSentence | None:
        facts = [fact for fact in planned.facts if fact in self._facts and fact not in told]
        facts = [fact for fact in dict.fromkeys(facts) if self._facts[fact].kind not in {"level", "quality"}]
        if not facts:
            self._mended.append("fact")
            return None
        form = planned.form if self._names(facts[0]) and planned.form is not Form.NOUN else Form.SENTENCE
        made = planned.model_copy(
            update={
                "form": form,
                "fact": facts[0],
                "style": planned.style % _STYLES,
                "beside_style": planned.beside_style % _STYLES,
            }
        )
        if len(facts) == 1 or planned.joint is Joint.NONE:
            if planned.beside:
                self._mended.append("fact")
            return made.model_copy(update={"joint": Joint.NONE, "beside": ""})
        if not self._names(facts[0]) or not self._can_be_said(made):
            self._mended.append("joint")
            return made.model_copy(update={"joint": Joint.NONE, "beside": ""})
        return made

    def _names(self, fact_id: str) -> bool:
        """Whether the fact's sentence says of whom it is; another would be read as being of the sentence before."""
        return CLAIMS[self._renderer.keys(fact_id)[0]].names

    def _can_be_said(self, planned: PlannedSentence) -> bool:
        if not planned.beside:
            return True
        if not self._phrasing.has(planned.fact, Form.CLAUSE) or not self._phrasing.has(
            planned.beside, joined_form(planned.joint)
        ):
            return False
        return refuse_saying(Phrasing(self._renderer).planned(planned), self._renderer) == ""

    def _in_order(self, planned: Sequence[PlannedSentence]) -> list[PlannedSentence]:
        """What is of the whole before what is of a member: after it, it would read as that member's."""
        found = sorted(planned, key=lambda item: any("member" in self._facts[fact].words for fact in item.facts))
        if found != list(planned):
            self._mended.append("order")
        return found
