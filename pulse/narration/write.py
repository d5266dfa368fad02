"""From a document plan to the read: the plan's sentences between the program's words, and the doubts, always said."""

from collections.abc import Callable, Iterable, Sequence

from pulse.insight.fact import Fact
from pulse.languages import Form, Joint
from pulse.narration.lead import leads
from pulse.narration.plain import plan_plainly
from pulse.narration.plan import Group, Plan, PlannedSentence, group_of
from pulse.narration.read import Read, first_on
from pulse.narration.sentence import Phrasing
from pulse.text import Gap, Part, Saying, Sentence, Shape, Text
from pulse.text.context import NarrationContext
from pulse.text.render import Renderer

_MOST_LINES = 12
_HEADED = frozenset({Group.CONTEXT, Group.AHEAD})
"""Paragraphs with a heading of their own, beside the first, the drivers' and the last."""


def write_plainly(context: NarrationContext, facts: Sequence[Fact], *, fell_back: str = "") -> Read:
    """The read of ``facts`` (ranked, as find_facts returns them) by the plain narrator's plan."""
    return write(plan_plainly(facts), context, facts).model_copy(update={"fell_back": fell_back})


def write(plan: Plan, context: NarrationContext, facts: Sequence[Fact]) -> Read:
    """The read that ``plan`` (checked, see :mod:`pulse.narration.check`) makes of ``facts``."""
    return _Writer(plan, context, facts).read()


class _Writer:
    def __init__(self, plan: Plan, context: NarrationContext, facts: Sequence[Fact]) -> None:
        self._plan, self._facts = plan, facts
        self._renderer = Renderer(context, facts)
        self._phrasing = Phrasing(self._renderer)

    def read(self) -> Read:
        first = [self._phrasing.sentence(fact) for fact in leads(self._facts)]
        # What leads has a line of its own.
        gap = Gap.LINE if first else Gap.SPACE
        first.append(self._renderer.render(self._phrasing.planned(self._plan.headline, gap=gap)))
        summary = first_on(Text(sentences=tuple(first)), Gap.LINE)
        highlights = self._highlights()
        return Read(
            summary=summary,
            highlights=highlights,
            analysis=self._analysis(summary + highlights),
            facts=tuple(dict.fromkeys((*summary.facts, *highlights.facts))),
            questions=self._plan.questions,
            plans=(self._plan,),
        )

    def _highlights(self) -> Text:
        sentences = []
        for at, highlight in enumerate(self._plan.highlights):
            gap = Gap.LINE if at else Gap.PARAGRAPH
            sentences.append(self._renderer.render(self._phrasing.planned(highlight, shape=Shape.POINT, gap=gap)))
        return Text(sentences=tuple(sentences))

    def _analysis(self, caption: Text) -> Text:
        """What the caption does not say: further comparisons, movers, is it usual, where it is heading, the doubts."""
        said = set(caption.facts)
        left = [planned for planned in self._plan.analysis if not said.intersection(planned.facts)]
        changed = [planned for planned in left if self._group(planned) is Group.CHANGED]
        text = Text()
        if changed:
            text += self._heading(Group.CHANGED) + first_on(self._sentences(changed), Gap.LINE)
        text += self._drivers()
        for group, sentences in _in_paragraphs([planned for planned in left if planned not in changed], self._group):
            if group in _HEADED:
                text += self._heading(group) + first_on(self._sentences(sentences), Gap.LINE)
            else:
                text += first_on(self._sentences(sentences), Gap.PARAGRAPH)
        return text + self._about_data(said) + self._invitation()

    def _group(self, planned: PlannedSentence) -> Group:
        return group_of(self._renderer.facts[planned.fact])

    def _heading(self, group: Group) -> Text:
        return self._renderer.say(group.value, shape=Shape.HEADING, gap=Gap.PARAGRAPH)

    def _sentences(self, planned: Iterable[PlannedSentence]) -> Text:
        return Text(sentences=tuple(self._renderer.render(self._phrasing.planned(item)) for item in planned))

    def _drivers(self) -> Text:
        drivers = [fact for fact in self._facts if fact.kind == "driver"]
        # By the size of the move, whatever else makes one of them worth a highlight.
        drivers.sort(key=lambda fact: -abs(fact.numbers["diff"]))
        if not drivers:
            return Text()
        head = self._renderer.say("by", shape=Shape.HEADING, gap=Gap.PARAGRAPH)
        head += self._renderer.say("against", drivers[0].id, gap=Gap.COMMA)
        lines = Text(sentences=tuple(member_line(self._renderer, fact) for fact in drivers[:_MOST_LINES]))
        if len(drivers) > _MOST_LINES:
            lines += self._renderer.say("lines_rest", shape=Shape.ITEM, gap=Gap.LINE)
        return head + lines

    def _about_data(self, said: set[str]) -> Text:
        doubts = [fact for fact in self._facts if fact.kind == "quality" and fact.id not in said]
        sentences = tuple(self._phrasing.sentence(fact) for fact in doubts)
        return self._heading(Group.DATA) + first_on(Text(sentences=sentences), Gap.LINE)

    def _invitation(self) -> Text:
        slots = ("ask_one", "ask_two", "ask_three")
        given = {slot: question.value for slot, question in zip(slots, self._plan.questions, strict=False)}
        if len(given) < len(slots):
            return Text()
        return self._renderer.say("invitation", shape=Shape.ASIDE, gap=Gap.PARAGRAPH, given=given)


def member_line(renderer: Renderer, fact: Fact, gap: Gap = Gap.LINE) -> Sentence:
    """A member's move in a list: ``North 29, down 26 from 55``."""
    key = next(key for key in renderer.keys(fact.id) if key.startswith("line"))
    part = Part(key=key, form=Form.NOUN, fact=fact.id, joint=Joint.NONE)
    return renderer.render(Saying(parts=(part,), shape=Shape.ITEM, gap=gap))


def _in_paragraphs(
    planned: Iterable[PlannedSentence], group_of_one: Callable[[PlannedSentence], Group]
) -> list[tuple[Group, list[PlannedSentence]]]:
    """Sentences that follow each other and are of one group, together."""
    found: list[tuple[Group, list[PlannedSentence]]] = []
    for item in planned:
        group = group_of_one(item)
        if found and found[-1][0] is group:
            found[-1][1].append(item)
        else:
            found.append((group, [item]))
    return found
