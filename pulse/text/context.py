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

    @classmethod
    def of(cls, pulse: Pulse, measured: str = "") -> "NarrationContext":
        """The context of ``pulse``; ``measured`` is what was found to be the figure, where the source decides it."""
        measure = pulse.measure
        by = sanitize_name(measure.by.replace("_", " ")) if measure.by else None
        return cls(
            title=sanitize_name(pulse.title, most=TITLE_LIMIT),
            measure=sanitize_name(measured or measure.name),
            dimension=by,
            grain=pulse.grain,
            good=measure.good,
            language=pulse.language,
            meaning=pulse.context.meaning,
            words=pulse.context.words,
        )
