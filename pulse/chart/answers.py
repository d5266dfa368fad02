"""A picture as an answer: what a reader asked of the data behind a chart, drawn from what was frozen of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from matplotlib.figure import Figure as Picture

from pulse.chart import encoded, fitted
from pulse.chart.brief import Brief
from pulse.chart.compose import note
from pulse.chart.fit import balanced, cut, shortened, told_apart
from pulse.chart.head import draw_logo, footer, reads_from_the_right
from pulse.chart.label import part_label, whole_period_label
from pulse.chart.look import Look
from pulse.chart.own import coloured
from pulse.chart.own_axes import draw_over_labels
from pulse.chart.page import MARGIN, ROOM, SMALL, SQUARE, Box, Page
from pulse.chart.question import PERIODS, Asked, ChartQuestion, refuse_unknown
from pulse.chart.rows import Row, draw_ranked, most_rows, news
from pulse.chart.table import Table, draw_table
from pulse.chart.table import most_rows as most_lines
from pulse.chart.tones import Tone
from pulse.chart.type import Drawn, Weight, drawable, typeface, width
from pulse.definition.catalogue import LanguageCode
from pulse.errors import NoDataError
from pulse.insight import InsightOptions, find_facts
from pulse.insight.figure import Figure
from pulse.insight.names import names
from pulse.series import Dataset, Series
from pulse.series.periods import Start
from pulse.series.sketch import Line, Sketch
from pulse.text import Text
from pulse.text.labels import difference_label, figure_label, joined, member_label, share_label, word_label

_HEAD, _PLOT, _FOOT = 50.0, 60.0, 86.0


def draw_answer(figure: Figure, question: ChartQuestion, *, language: LanguageCode, look: Look | None = None) -> bytes:
    """The answer as a PNG, 1080 square.

    Raises:
        NoDataError: The data has not what is asked for; one sentence says what is missing.
    """
    look = look or Look()
    with typeface(look.typeface):
        return encoded(answer_of(figure, question, language=language, look=look))


def answer_of(figure: Figure, question: ChartQuestion, *, language: LanguageCode, look: Look | None = None) -> Picture:
    """As :func:`draw_answer`, before it is made a PNG."""
    refuse_unknown(figure.result, question)
    asking = _Asking(figure, question, language, look or Look())
    if question.what is Asked.OVER_TIME:
        return asking.over_time()
    page = Page(SQUARE, asking.look)
    top = asking.head(page)
    box = Box(MARGIN, top, MARGIN + ROOM, SQUARE - _FOOT)
    footer(page, note(figure.result, figure.facts, language))
    if question.what is Asked.MEMBERS:
        asking.members_over_time(page, box)
    elif question.what is Asked.TABLE:
        asking.table(page, box)
    else:
        asking.ranked(page, box)
    return page.figure


@dataclass(frozen=True)
class _Asking:
    """A question with all that it is answered from."""

    figure: Figure
    question: ChartQuestion
    language: LanguageCode
    look: Look

    @property
    def result(self) -> Dataset:
        return self.figure.result

    @property
    def periods(self) -> tuple[Start, ...]:
        """What is asked of: the newest complete period, or of two the two newest."""
        if self.question.periods:
            return tuple(sorted(self.question.periods))
        count = 2 if self.question.what is Asked.PERIODS else 1
        return tuple(point.at for point in self.result.complete[-count:])

    def called(self, series: Series) -> Text:
        """What a part of the whole is called."""
        return part_label(self.result, series, self.language)

    def shown(self, value: Decimal) -> Text:
        """A figure."""
        whole = self.result.whole
        return figure_label(value, whole.unit, whole.currency, self.language, self.figure.facts[0].more)

    def head(self, page: Page) -> float:
        """What is asked for, in one or two lines; returns where they end."""
        room = ROOM - draw_logo(page)
        said = [member_label(names(self.result)[""], self.language)]
        if self.question.what in PERIODS:
            said.append(joined((whole_period_label(self.result, at, self.language) for at in self.periods), " → "))
        kicker = drawable(joined(said))
        page.write(cut(kicker, SMALL, room), MARGIN, 56, SMALL, Tone.MUTED)
        heading = drawable(self._heading())
        lines = balanced(heading, _HEAD, ROOM, Weight.BOLD) or [shortened(heading, _HEAD, ROOM, Weight.BOLD)]
        for number, line in enumerate(lines):
            right = reads_from_the_right(line)
            x = MARGIN + ROOM - width(line, _HEAD, Weight.BOLD) if right else MARGIN
            page.write(line, x, 112 + number * _PLOT, _HEAD, Tone.INK, Weight.BOLD)
        return 112 + len(lines) * _PLOT + 30

    def _heading(self) -> Text:
        asked = {series.key: series for series in self.result.series}
        if self.question.members:
            return joined((self.called(asked[key]) for key in self.question.members), ", ")
        measure = member_label(names(self.result)[""], self.language)
        return joined((measure, word_label("label_weight", self.language))) if self._is_share else measure

    @property
    def _is_share(self) -> bool:
        return self.question.what is Asked.SHARE

    def ranked(self, page: Page, box: Box) -> None:
        """The parts of a period as rows, the largest first: with their change, or with their share of the whole."""
        at, base = self.periods[-1], self.periods[0] if len(self.periods) > 1 else None
        parts = self._parts(at, base)
        parts.sort(key=lambda pair: (pair[0].merged, -pair[1]))
        most = most_rows(box)
        shown = parts if len(parts) <= most else parts[: most - 1]
        rows = [self._row(self.called(part), value, self._before(part.key, base)) for part, value in shown]
        left = parts[len(shown) :]
        if left and self.result.whole.additive:
            value = sum((value for _, value in left), Decimal(0))
            before = [self._before(part.key, base) for part, _ in left]
            known = None if None in before else sum((one for one in before if one is not None), Decimal(0))
            rows.append(self._row(word_label("label_others", self.language), value, known))
        if not rows:
            raise NoDataError(f"Nothing is known of the parts in {self.result.describe(at)}.")
        strong = {*self.question.members}
        tones = [Tone.ACCENT if not strong or part.key in strong else Tone.BASE for part, _ in shown]
        tones += [Tone.CONTEXT] * (len(rows) - len(shown))
        draw_ranked(page, [replace(row, bar=tone) for row, tone in zip(rows, tones, strict=True)], box)

    def _parts(self, at: Start, base: Start | None) -> list[tuple[Series, Decimal]]:
        """The parts that are known; of what adds up also those that were there before and are gone, as nothing."""
        found = []
        for part in self.result.members:
            value = self.result.value(at, part.key)
            if value is None and self.result.whole.additive and self._before(part.key, base) is not None:
                value = Decimal(0)
            if value is not None:
                found.append((part, value))
        return found

    def _before(self, key: str, base: Start | None) -> Decimal | None:
        """What a part was; of what adds up nothing where there was none of it."""
        if base is None:
            return None
        known = self.result.value(base, key)
        return Decimal(0) if known is None and self.result.whole.additive else known

    def _row(self, name: Text, value: Decimal, before: Decimal | None) -> Row:
        whole, good = self.result.whole, self.figure.pulse.measure.good
        if self._is_share:
            total = self.result.value(self.periods[-1])
            share = share_label(value / total, self.language) if total else self.shown(value)
            return Row(drawable(name), value, drawable(share), drawable(self.shown(value)))
        if before is None:
            return Row(drawable(name), value, drawable(self.shown(value)))
        diff = value - before
        moved = drawable(difference_label(diff, whole.unit, whole.currency, self.language))
        return Row(drawable(name), value, drawable(self.shown(value)), moved, news(diff, good))

    def over_time(self) -> Picture:
        """One part, or the whole, as its own pulse would show it."""
        key = self.question.members[0] if self.question.members else ""
        result = alone(self.result, key)
        if not result.complete:
            raise NoDataError(f"{names(self.result)[key]} has no complete period.")
        pulse = self.figure.pulse
        chart = pulse.chart.model_copy(update={"shape": "square", "kind": "auto"})
        title = str(self.called(next(series for series in self.result.series if series.key == key)))
        options = InsightOptions.of(pulse)
        if key:
            # Goals are the whole's.
            options = replace(options, goals=())
        brief = Brief(
            result,
            find_facts(result, options),
            chart,
            title,
            pulse.measure.good,
            self.language,
            look=self.look,
            events=pulse.context.events,
            calendar=pulse.calendar,
        )
        return fitted(brief)

    def members_over_time(self, page: Page, box: Box) -> None:
        """Two to four parts as lines over the same periods, each with its name at its end."""
        count, whole = self.figure.pulse.chart.periods, self.result.whole
        starts = [point.at for point in self.result.table[""].values() if not point.partial][-count:]
        asked = {series.key: series for series in self.result.series}
        lines = []
        for key in self.question.members:
            values = (self.result.value(at, key) for at in starts)
            floats = tuple(None if value is None else float(value) for value in values)
            lines.append(Line(str(self.called(asked[key])), "line", floats, False, whole.unit, whole.currency))  # noqa: FBT003
        labels = tuple(str(whole_period_label(self.result, at, self.language)) for at in starts)
        sketch = Sketch(labels, tuple(lines))
        draw_over_labels(page, sketch, coloured(sketch, self.language), box, self.language)

    def table(self, page: Page, box: Box) -> None:
        """Periods as rows, the newest first; a column for the whole and one for each part that has room."""
        members: Sequence[Series] = [self.result.whole, *self.result.members]
        if self.question.members:
            members = [series for series in self.result.series if series.key in self.question.members]
        heads = [Drawn(""), *(drawable(self.called(series)) for series in members)]
        heads = [heads[0], *told_apart(heads[1:], SMALL, 260)]
        rows = []
        for point in reversed(self.result.complete[-most_lines(box) :]):
            cells = [drawable(whole_period_label(self.result, point.at, self.language))]
            for series in members:
                value = self.result.value(point.at, series.key)
                cells.append(drawable(self.shown(value)) if value is not None else Drawn("–"))
            rows.append(tuple(cells))
        draw_table(page, Table(tuple(heads), tuple(rows), strong=0), box)


def alone(result: Dataset, key: str) -> Dataset:
    """One series of ``result`` as a whole of its own, without parts."""
    series = next(item for item in result.series if item.key == key)
    whole = replace(series, key="", title=names(result)[key], companion=False, merged=False)
    points = tuple(replace(point, series="") for point in result.points if point.series == key)
    days = result.days if not key else ()
    return replace(result, series=(whole,), points=points, dimension=None, sketch=None, days=days, snapshot=False)
