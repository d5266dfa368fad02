"""The owner's own words, which a text may use beside the facts."""

from pydantic import BaseModel, ConfigDict

from pulse.definition import Grain, Pulse
from pulse.definition.catalogue import LanguageCode
from pulse.wording import TITLE_LIMIT, sanitize_name


class NarrationContext(BaseModel):
    """The owner's own words, cleaned as texts show them.

    Args:
        title: Heading of the chart.
        measure: What readers call the figure.
        dimension: What the break-down is by, or None.
        grain: Length of a period.
        good: Which way is good news: up, down or neither.
        language: What the texts are written in.
        meaning: What the owner says that the figure means.
        words: What else the owner told of it, for a model to choose by.
        further: Of the pulse's further figures, in order; ids of their facts begin with ``2.``, ``3.`` ...
    """

    model_config = ConfigDict(frozen=True)

    title: str
    measure: str
    dimension: str | None
    grain: Grain
    good: str
    language: LanguageCode = "en"
    meaning: str = ""
    words: tuple[str, ...] = ()
    further: tuple["NarrationContext", ...] = ()

    def of_fact(self, fact_id: str) -> "NarrationContext":
        """The context of the figure that a fact is of; this one where it is of one figure alone, whichever that is."""
        number, dot, _ = fact_id.partition(".")
        return self.further[int(number) - 2] if dot and self.further else self

    @classmethod
    def of(cls, pulse: Pulse, measured: str = "", language: LanguageCode | None = None) -> "NarrationContext":
        """The context of ``pulse``.

        Args:
            pulse: Its definition.
            measured: What was found to be the figure, where the source decides it.
            language: What is written; the pulse's own where left out.
        """
        measure = pulse.measure
        by = sanitize_name(measure.by.replace("_", " ")) if measure.by else None
        return cls(
            title=sanitize_name(pulse.title, most=TITLE_LIMIT),
            measure=sanitize_name(measured or measure.name),
            dimension=by,
            grain=pulse.grain,
            good=measure.good,
            language=language or pulse.language,
            meaning=pulse.context.meaning,
            words=pulse.context.words,
        )
