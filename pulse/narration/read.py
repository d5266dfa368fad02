"""The read of what changed: the texts of a pulse, and what they say."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
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
from pulse.text.spans import Saying, Sentence, own, recorded
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
        """The highlights as the picture may say them, without the marks of a list.

        One on why comes first if it is of the member that moved it most, as the panel under the plot begins with that
        one; then by rank.

        Args:
            facts: Ranked, as :func:`pulse.insight.find_facts` returns them.
        """
        most = max((abs(fact.numbers["diff"]) for fact in facts if fact.kind == "driver"), default=None)
        rank = {
            fact.id: (not _is_why(fact, most), place)
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
        """What the picture may say: its findings, its doubts, the facts that are said, and its description.

        A goal that was reached or missed comes first; then who moved it; then what the figure means, unless that is
        that nothing is the matter; then the other highlights.

        Args:
            facts: Of its first figure, ranked.
            context: The owner's own words, in the language of this read.
        """
        known = {fact.id: fact for fact in facts}
        lead = [item for item in self.summary.sentences if _kinds(item, known) & {"goal"}]
        why: list[Text] = []
        others: list[Text] = []
        for item in self.findings(facts):
            is_why = any(group_of(known[fact]) is Group.WHO for fact in item.facts if fact in known)
            (why if is_why and not others else others).append(item)
        means, is_usual = self._meaning(facts, context)
        meaning = [means] if means else []
        findings = [Text(sentences=(item,)) for item in lead] + why
        findings += [*others, *meaning] if is_usual else [*meaning, *others]
        doubts = tuple(item for item in self.summary.sentences if _kinds(item, known) & {"quality"})
        return PictureText(tuple(findings), frozenset(self.facts), self._description(known), Text(sentences=doubts[:1]))

    def _description(self, known: Mapping[str, Fact]) -> Text:
        """The first sentences, as far as the figure itself; all of them where none says it."""
        sentences = self.summary.sentences
        levels = [place for place, item in enumerate(sentences) if "level" in _kinds(item, known)]
        return Text(sentences=sentences[: levels[0] + 1] if levels else sentences)

    def _meaning(self, facts: Sequence[Fact], context: NarrationContext) -> tuple[Text, bool]:
        """What the first line says of the figure besides its level and its change, as a line of its own.

        The second is whether that is only that it is as usual.
        """
        known = {fact.id: fact for fact in facts if fact.kind in COURSE}
        for sentence in self.summary.sentences:
            for part in sentence.saying.parts:
                if part.fact in known:
                    alone = part.model_copy(update={"joint": Joint.NONE})
                    said = Renderer(context, facts).render(Saying(parts=(alone,), shape=Shape.SENTENCE))
                    return Text(sentences=(said,)), known[part.fact].about == "usual"
        return Text(), True

    def long_text(self) -> Text:
        """The threaded analysis: at most 4096 UTF-16 units."""
        return self.analysis.within(TEXT_LIMIT)


def _is_why(fact: Fact, most: Decimal | None) -> bool:
    """Whether it says why the figure moved; of drivers only the one that moved it most does."""
    if fact.kind == "driver":
        return abs(fact.numbers["diff"]) == most
    return group_of(fact) is Group.WHO


def _kinds(sentence: Sentence, known: Mapping[str, Fact]) -> set[str]:
    return {known[fact].kind for fact in sentence.saying.facts if fact in known}


def first_on(text: Text, gap: Gap) -> Text:
    """``text`` with its first sentence after ``gap``."""
    if not text.sentences:
        return text
    first = text.sentences[0]
    moved = first.model_copy(update={"saying": first.saying.model_copy(update={"gap": gap})})
    return Text(sentences=(moved, *text.sentences[1:]))
