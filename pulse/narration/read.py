"""The read of what changed: the texts of a pulse, and what they say."""

import json
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from pulse.insight.fact import Fact, Key
from pulse.languages import Joint
from pulse.narration.lead import COURSE
from pulse.narration.model import Usage
from pulse.narration.plan import Group, Plan, Question, group_of
from pulse.text import Gap, Shape, Text
from pulse.text.context import NarrationContext
from pulse.text.picture import PictureText
from pulse.text.render import Renderer
from pulse.text.spans import Saying, own, recorded
from pulse.wording import CAPTION_LIMIT, TEXT_LIMIT, TITLE_LIMIT, trim

_MOST_SUMMARY, _MOST_PARAGRAPH = 800, 4000
"""Units of what an earlier version kept, so that it fits into a message whatever it was."""


def told(facts: str, read: str) -> frozenset[Key]:
    """What a frozen read said: the keys of the facts it rests on; both as JSON, as a snapshot keeps them."""
    said = {*json.loads(read)["facts"]}
    raw = [entry for entry in json.loads(facts) if entry["id"] in said]
    return frozenset((item["kind"], item.get("about", ""), item.get("direction") or "") for item in raw)


class Read(BaseModel):
    """The read of what changed.

    Args:
        summary: One or two sentences: the doubts about the data, the level and its change.
        highlights: At most two more, each on another fact.
        analysis: The deeper text.
        facts: Ids of the facts that caption and highlights rest on.
        questions: What the reader may want to ask next.
        plans: What it was written by, one for each figure; none where an earlier version wrote it.
        narrator: Whose plan it is: ``plain``, or the model's name.
        fell_back: Why the plan is the plain one although a model should have made it; empty otherwise.
        usage: What the model took, if one was asked.
    """

    model_config = ConfigDict(frozen=True)

    summary: Text
    highlights: Text
    analysis: Text
    facts: tuple[str, ...]
    questions: tuple[Question, ...] = ()
    plans: tuple[Plan, ...] = ()
    narrator: str = "plain"
    fell_back: str = ""
    usage: Usage | None = None

    @model_validator(mode="before")
    @classmethod
    def _of_an_earlier_version(cls, raw: Any) -> Any:
        """What was kept before texts had spans is read as it was written."""
        if not isinstance(raw, dict) or not isinstance(raw.get("summary"), str):
            return raw
        points = [f"- {highlight}" for highlight in raw["highlights"]]
        return raw | {
            "summary": recorded(trim(raw["summary"], _MOST_SUMMARY)),
            "highlights": first_on(recorded(*points), Gap.PARAGRAPH),
            "analysis": recorded(*(trim(item, _MOST_PARAGRAPH) for item in raw["analysis"]), gap=Gap.PARAGRAPH),
        }

    def caption(self, title: str) -> Text:
        """The image's caption: at most 1024 UTF-16 units; where it is longer, the last highlight goes first."""
        whole = own(title, most=TITLE_LIMIT, shape=Shape.HEADING) + self.summary + self.highlights
        return whole.within(CAPTION_LIMIT, sign=False)

    def findings(self, facts: Sequence[Fact]) -> list[Text]:
        """The highlights as the picture may say them, without the marks of a list: one on why first, then by rank.

        Args:
            facts: Ranked, as :func:`pulse.insight.find_facts` returns them.
        """
        rank = {
            fact.id: (group_of(fact) is not Group.WHO, place)
            for place, fact in enumerate(facts)
            # What is not known is nothing that was found.
            if fact.kind != "quality"
        }
        points = [item for item in self.highlights.sentences if {*item.saying.facts} & {*rank}]
        points = [item for item in points if item.saying.shape is Shape.POINT]
        points.sort(key=lambda item: min(rank[fact] for fact in item.saying.facts if fact in rank))
        bare = [tuple(span for span in item.spans if span.key != "mark") for item in points]
        return [
            Text(sentences=(item.model_copy(update={"spans": spans}),))
            for item, spans in zip(points, bare, strict=True)
        ]

    def picture(self, facts: Sequence[Fact], context: NarrationContext) -> PictureText:
        """What the picture may say: its findings, the facts that are said, and the first line as its description.

        Args:
            facts: Of its first figure, ranked.
            context: The owner's own words, in the language of this read.
        """
        findings = [*self.findings(facts), self._meaning(facts, context)]
        return PictureText(
            tuple(text for text in findings if text), frozenset(self.facts), Text(sentences=self.summary.sentences[:1])
        )

    def _meaning(self, facts: Sequence[Fact], context: NarrationContext) -> Text:
        """What the first line says of the figure besides its level and its change, as a line of its own."""
        known = {fact.id: fact for fact in facts if fact.kind in COURSE}
        for sentence in self.summary.sentences:
            for part in sentence.saying.parts:
                if part.fact in known:
                    alone = part.model_copy(update={"joint": Joint.NONE})
                    said = Renderer(context, facts).render(Saying(parts=(alone,), shape=Shape.SENTENCE))
                    return Text(sentences=(said,))
        return Text()

    def long_text(self) -> Text:
        """The threaded analysis: at most 4096 UTF-16 units."""
        return self.analysis.within(TEXT_LIMIT)


def first_on(text: Text, gap: Gap) -> Text:
    """``text`` with its first sentence after ``gap``."""
    if not text.sentences:
        return text
    first = text.sentences[0]
    moved = first.model_copy(update={"saying": first.saying.model_copy(update={"gap": gap})})
    return Text(sentences=(moved, *text.sentences[1:]))
