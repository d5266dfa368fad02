"""What a picture is asked to show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pulse.chart.look import Look
from pulse.chart.type import Drawn, drawable
from pulse.definition import Calendar, Chart, Event, Goal
from pulse.definition.catalogue import LanguageCode
from pulse.insight import headline_change
from pulse.insight.fact import Fact
from pulse.series import Dataset
from pulse.text import Text
from pulse.text.labels import axis_labels, figure_label, given_label, word_label
from pulse.text.picture import PictureText
from pulse.text.slots import figures_of


@dataclass(frozen=True)
class Brief:
    """One figure, and all that its picture is drawn from.

    Args:
        result: The data.
        facts: What was found of it, ranked.
        chart: How the owner wants it.
        title: Its heading.
        good: Which way is good news: up, down or neither.
        language: What it is written in.
        words: What it says, and which facts that rests on.
        look: The owner's theme.
        events: What the owner knows of, to be shown where it lies in what is shown.
        calendar: Holidays, likewise.
        goals: Figures to be reached.
    """

    result: Dataset
    facts: Sequence[Fact]
    chart: Chart
    title: str
    good: str
    language: LanguageCode = "en"
    words: PictureText = field(default_factory=PictureText)
    look: Look = field(default_factory=Look)
    events: tuple[Event, ...] = ()
    calendar: Calendar = field(default_factory=Calendar)
    goals: tuple[Goal, ...] = ()

    @property
    def change(self) -> Fact | None:
        """What the figure is held against at the top."""
        return headline_change(self.facts)

    @property
    def more(self) -> int:
        """Digits beyond the usual ones, as the caption has them."""
        return self.facts[0].more

    def told(self, *kinds: str) -> Iterator[Fact]:
        """Facts of these kinds that the caption says of the whole figure."""
        for fact in self.facts:
            if fact.kind in kinds and fact.id in self.words.facts and "member" not in fact.words:
                yield fact

    def is_found(self, *kinds: str) -> bool:
        """Whether the finding itself is of one of these kinds."""
        best = self.words.findings[0].sentences if self.words.findings else ()
        found = {fact for sentence in best for fact in sentence.saying.facts}
        return any(fact.kind in kinds and fact.id in found for fact in self.facts)

    def shown(self, value: Decimal | float) -> Drawn:
        """A figure of the whole, as everywhere."""
        exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
        whole = self.result.whole
        return drawable(figure_label(exact, whole.unit, whole.currency, self.language, self.more))

    def estimated(self, value: Decimal) -> Text:
        """A figure that nobody measured, or another one than the whole's."""
        whole = self.result.whole
        return figure_label(value, whole.unit, whole.currency, self.language)

    def marks(self, values: Sequence[float]) -> list[Drawn]:
        """Figures as an axis has them."""
        whole = self.result.whole
        return [drawable(text) for text in axis_labels(values, whole.unit, whole.currency, self.language)]

    def word(self, key: str) -> Drawn:
        """One of the language's own words."""
        return drawable(word_label(key, self.language))

    def given(self, key: str, **given: Text) -> Drawn:
        """One of the language's own words around others."""
        return drawable(given_label(key, self.language, **given))

    def slot(self, fact: Fact, name: str) -> str:
        """What stands in a slot of a fact."""
        return figures_of(fact, self.language)[name][0]
