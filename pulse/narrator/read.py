"""What a narrator returns, and what it is told beside the facts."""

import json

from pydantic import BaseModel, ConfigDict

from pulse.definition import Grain, Language, Pulse
from pulse.insight.fact import Key
from pulse.narrator.model import Usage
from pulse.wording import TITLE_LIMIT, fit, fit_paragraphs, name


class NarrationContext(BaseModel):
    """The owner's own words, which a text may use without proof.

    Args:
        title: Heading of the chart.
        measure: What readers call the figure.
        dimension: What the break-down is by, or None.
        grain: Length of a period.
        good: Which way is good news: up, down or neither.
        language: What the texts are written in.
        meaning: What the owner says that the figure means.
        words: Further words of the owner that a text may use.
    """

    model_config = ConfigDict(frozen=True)

    title: str
    measure: str
    dimension: str | None
    grain: Grain
    good: str
    language: Language = "en"
    meaning: str = ""
    words: tuple[str, ...] = ()

    @property
    def own_words(self) -> tuple[str, ...]:
        """What the owner wrote, which may hold digits that no fact has; cleaned as the texts show it."""
        flat = " ".join(self.title.split())
        return tuple(one for one in (self.title, flat, self.measure, self.dimension) if one)

    @classmethod
    def of(cls, pulse: Pulse, measured: str = "") -> "NarrationContext":
        """The voice of ``pulse``; ``measured`` is what was found to be the figure, where the source decides it."""
        measure = pulse.measure
        by = name(measure.by.replace("_", " ")) if measure.by else None
        return cls(
            title=name(pulse.title, most=TITLE_LIMIT),
            measure=name(measured or measure.name),
            dimension=by,
            grain=pulse.grain,
            good=measure.good,
            language=pulse.language,
            meaning=pulse.context.meaning,
            words=pulse.context.words,
        )


def told(facts: str, read: str) -> frozenset[Key]:
    """What a frozen read said: the keys of the facts it rests on; both as JSON, as a snapshot keeps them."""
    said = {*json.loads(read)["facts"]}
    raw = [one for one in json.loads(facts) if one["id"] in said]
    return frozenset((one["kind"], one.get("about", ""), one.get("direction") or "") for one in raw)


class Read(BaseModel):
    """The read of what changed.

    Args:
        summary: One or two sentences.
        highlights: At most two more, each on another fact.
        analysis: Paragraphs of the deeper text.
        facts: Ids of the facts that the words rest on.
        narrator: Who wrote it: ``plain``, or the model's name.
        fell_back: Why the plain narrator wrote although a model should have; empty otherwise.
        usage: What the model took, if one was asked.
    """

    model_config = ConfigDict(frozen=True)

    summary: str
    highlights: tuple[str, ...]
    analysis: tuple[str, ...]
    facts: tuple[str, ...]
    narrator: str = "plain"
    fell_back: str = ""
    usage: Usage | None = None

    def caption(self, title: str) -> str:
        """The image's caption: at most 1024 UTF-16 units."""
        return fit(title, self.summary, list(self.highlights))

    def long_text(self) -> str:
        """The threaded analysis: at most 4096 UTF-16 units."""
        return fit_paragraphs(list(self.analysis))
