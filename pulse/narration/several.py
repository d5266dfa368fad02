"""Several figures in one read: a first line across them, a line for each, and the deeper text figure by figure."""

from collections.abc import Sequence
from enum import IntEnum

from pulse.definition.catalogue import LanguageCode
from pulse.insight import headline_change
from pulse.insight.fact import Fact
from pulse.insight.figure import Figure
from pulse.languages import Form, Joint
from pulse.narration.lead import leads
from pulse.narration.plain import plan_plainly
from pulse.narration.plan import Group, Plan, group_of
from pulse.narration.read import Read, first_on
from pulse.narration.sentence import Phrasing
from pulse.narration.write import member_line, write
from pulse.text import Gap, Part, Saying, Sentence, Shape, Text
from pulse.text.context import NarrationContext
from pulse.text.render import Renderer
from pulse.text.spans import own

_MOVERS = 3
"""Members of one figure that the deeper text lists."""


def context_of(figures: Sequence[Figure], language: LanguageCode | None = None) -> NarrationContext:
    """The owner's words of all ``figures``, the first one's as the pulse's own."""
    first, *others = (NarrationContext.of(figure.pulse, figure.result.measure, language) for figure in figures)
    return first.model_copy(update={"further": tuple(others)})


def all_facts(figures: Sequence[Figure], across: Sequence[Fact]) -> tuple[Fact, ...]:
    """Every fact of a pulse, each figure's together and the first one's first."""
    first, *others = (figure.facts for figure in figures)
    return (*first, *across, *(fact for facts in others for fact in facts))


def put_together(
    reads: Sequence[Read], context: NarrationContext, figures: Sequence[Figure], across: Sequence[Fact]
) -> Read:
    """The read of all ``figures``, from the read of each by itself."""
    if len(figures) == 1:
        return reads[0]
    plans = [
        read.plans[0] if read.plans else plan_plainly(figure.facts) for read, figure in zip(reads, figures, strict=True)
    ]
    fell_back = "; ".join(dict.fromkeys(read.fell_back for read in reads if read.fell_back))
    narrators = [read.narrator for read in reads if read.narrator != "plain"]
    said = {"narrator": (narrators or ["plain"])[0], "fell_back": fell_back}
    return _write(plans, context, figures, across).model_copy(update=said)


def write_again(read: Read, context: NarrationContext, figures: Sequence[Figure], across: Sequence[Fact]) -> Read:
    """``read`` in the language of ``context``: the same facts in the same order, by the same plans."""
    plans = read.plans or tuple(plan_plainly(figure.facts) for figure in figures)
    again = write(plans[0], context, figures[0].facts) if len(figures) == 1 else _write(plans, context, figures, across)
    return again.model_copy(update={"narrator": read.narrator, "fell_back": read.fell_back})


def _write(plans: Sequence[Plan], context: NarrationContext, figures: Sequence[Figure], across: Sequence[Fact]) -> Read:
    for spare in _Spare:
        read = _Writer(plans, context, figures, across, spare).read()
        # Rather each figure with less said of it than the last one not at all.
        if spare is _Spare.ALL or _is_whole(read, context):
            return read
    raise AssertionError("the barest is returned")


class _Spare(IntEnum):
    """What the lines of a caption do without, where there are too many of them."""

    NOTHING = 0
    MEANINGS = 1
    DOUBTS = 2
    """They are in the deeper text then; the first line names the figures that they are of."""
    ALL = 3
    """Levels alone."""


def _is_whole(read: Read, context: NarrationContext) -> bool:
    return len(read.caption(context.title).sentences) == 1 + len((read.summary + read.highlights).sentences)


class _Writer:
    def __init__(
        self,
        plans: Sequence[Plan],
        context: NarrationContext,
        figures: Sequence[Figure],
        across: Sequence[Fact],
        spare: _Spare,
    ) -> None:
        self._plans, self._figures, self._across, self._spare = plans, figures, across, spare
        moved = [fact for fact in across if fact.kind == "across" and fact.direction is not None]
        self._dated = moved[0].times["when"] if moved else None
        """The period that the first line names."""
        self._renderer = Renderer(context, all_facts(figures, across))
        self._phrasing = Phrasing(self._renderer)

    def read(self) -> Read:
        lines = [sentence for place in range(len(self._figures)) for sentence in self._line(place)]
        summary, highlights = self._first_line(), Text(sentences=tuple(lines))
        if summary:
            highlights = first_on(highlights, Gap.PARAGRAPH)
        else:
            # There is nothing to say across them: none has anything to be held against.
            summary, highlights = Text(sentences=highlights.sentences[:1]), Text(sentences=highlights.sentences[1:])
        highlights += self._product()
        return Read(
            summary=first_on(summary, Gap.LINE),
            highlights=highlights,
            analysis=self._analysis({*summary.facts, *highlights.facts}),
            facts=tuple(dict.fromkeys((*summary.facts, *highlights.facts))),
            questions=self._plans[0].questions,
            plans=tuple(self._plans),
        )

    def _first_line(self) -> Text:
        """As in ``Revenue and Orders fell on Friday; Conversion held.``."""
        parts: list[Part] = []
        dated = False
        for fact in (fact for fact in self._across if fact.kind == "across"):
            # The first that moved says when.
            moved = fact.direction is not None
            index = 1 if moved and dated else 0
            dated = dated or moved
            joint = Joint.SEMICOLON if parts else Joint.NONE
            parts.append(Part(key=f"across.{fact.about}", index=index, fact=fact.id, joint=joint))
        return Text(sentences=(self._renderer.render(Saying(parts=tuple(parts))),)) if parts else Text()

    def _line(self, place: int) -> list[Sentence]:
        """The level, its change and what that means; after it the doubts of that very figure."""
        facts, plan = self._figures[place].facts, self._plans[place]
        change = headline_change(facts)
        # Every line begins anew, so that all are put alike.
        phrasing = Phrasing(self._renderer)
        # What is of another period than the first line's, or has none there, says its own.
        dated = facts[0].times["when"] == self._dated
        parts: tuple[Part, ...] = (Part(key="level.own" if dated else "level", fact=facts[0].id),)
        if change is not None and self._spare < _Spare.ALL:
            parts += phrasing.parts(change.id, Form.NOUN, joint=Joint.COMMA)
            if plan.headline.meaning and self._spare < _Spare.MEANINGS:
                meaning = plan.headline.meaning
                parts += phrasing.parts(meaning, Form.CLAUSE, joint=Joint.SEMICOLON, alone=False)
        line = self._renderer.render(Saying(parts=parts, shape=Shape.POINT, gap=Gap.LINE))
        doubts = leads(facts) if self._spare < _Spare.DOUBTS else []
        return [line, *(self._phrasing.sentence(fact) for fact in doubts)]

    def _product(self) -> Text:
        found = [fact for fact in self._across if fact.kind == "factor"]
        return Text(sentences=tuple(self._phrasing.sentence(fact, gap=Gap.PARAGRAPH) for fact in found))

    def _analysis(self, said: set[str]) -> Text:
        text = Text()
        spans = [next(fact for fact in figure.facts if fact.doubt == "span") for figure in self._figures]
        alike = all((span.numbers, span.times) == (spans[0].numbers, spans[0].times) for span in spans)
        for figure, plan, span in zip(self._figures, self._plans, spans, strict=True):
            part = self._part(figure, plan, said)
            if not alike:
                # Each has data of its own.
                part += Text(sentences=(self._phrasing.sentence(span, gap=Gap.LINE),))
            if part:
                text += own(figure.name, "name", shape=Shape.HEADING, gap=Gap.PARAGRAPH) + first_on(part, Gap.LINE)
        if not alike:
            return text
        about = self._renderer.say(Group.DATA.value, shape=Shape.HEADING, gap=Gap.PARAGRAPH)
        return text + about + Text(sentences=(self._phrasing.sentence(spans[0], gap=Gap.LINE),))

    def _part(self, figure: Figure, plan: Plan, said: set[str]) -> Text:
        """What one figure has to say beside its line: its highlights, its goals, its movers and its doubts."""
        planned = [*plan.highlights, *(item for item in plan.analysis if self._is_told(item.fact))]
        sentences: list[Sentence] = []
        told = set(said)
        for item in planned:
            if not told.intersection(item.facts):
                told |= {*item.facts}
                sentences.append(self._renderer.render(self._phrasing.planned(item)))
        doubts = [fact for fact in figure.facts if fact.kind == "quality" and fact.doubt != "span"]
        sentences += [self._phrasing.sentence(fact) for fact in doubts if fact.id not in told]
        movers = [fact for fact in figure.facts if fact.kind == "driver" and fact.direction != "flat"]
        movers.sort(key=lambda fact: -abs(fact.numbers["diff"]))
        sentences += [member_line(self._renderer, fact) for fact in movers[:_MOVERS] if fact.id not in told]
        return Text(sentences=tuple(sentences))

    def _is_told(self, fact_id: str) -> bool:
        """Whether it is told of each figure: where it is heading, why it moved, the days of now, the calendar."""
        fact = self._renderer.facts[fact_id]
        return group_of(fact) in {Group.AHEAD, Group.WHO} or fact.kind in {"to_date", "occasion"}
