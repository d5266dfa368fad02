"""The picture of one figure: what is drawn, and where on the page."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NotRequired, TypedDict, Unpack

from matplotlib.figure import Figure

from pulse.chart.bars import draw_bars
from pulse.chart.drivers import draw_drivers, rows_in, tall
from pulse.chart.head import draw_head, footer
from pulse.chart.label import moment_label, period_label
from pulse.chart.lines import draw_line
from pulse.chart.page import ACCENT, BAD, BASE, FOOT, GOOD, MARGIN, MUTED, PORTRAIT, ROOM, SQUARE, Box, Page
from pulse.chart.rows import draw_rows
from pulse.chart.sketch import plot_sketch
from pulse.chart.span import Span, span_of
from pulse.chart.type import Drawn, drawable, shortened, width
from pulse.definition import Chart
from pulse.definition.catalogue import LanguageCode
from pulse.insight import headline_change
from pulse.insight.fact import Fact
from pulse.insight.names import names
from pulse.languages.calendar import month_name, weekday_name
from pulse.series import Dataset
from pulse.series.sketch import Line, Sketch
from pulse.text import Text
from pulse.text.labels import axis_labels, given_label, joined, word_label
from pulse.text.labels import period_label as name_of_periods
from pulse.text.render import without_facts

_LEAST_PLOT = {PORTRAIT: 420.0, SQUARE: 300.0}
_MOST_BARS, _FEW = 45, 6
_MOST_DRIVERS = {PORTRAIT: 5, SQUARE: 2}
_KEYS = 46.0
_FOOT = 86.0


class How(TypedDict):
    """What a picture is of besides its data.

    Args:
        title: Its heading.
        good: Which way is good news: up, down or neither.
        language: What it is written in; English where left out.
        finding: What it says under the figure.
    """

    title: str
    good: str
    language: NotRequired[LanguageCode]
    finding: NotRequired[Text | None]


def compose(result: Dataset, facts: Sequence[Fact], chart: Chart, *, plain: int = 0, **how: Unpack[How]) -> Figure:
    """The whole picture; of ``plain`` 1 and more, that much is left out: keys and the finding, then the drivers."""
    good, language, finding = how["good"], how.get("language", "en"), how.get("finding")
    page = Page(PORTRAIT if chart.shape == "portrait" and not _is_small(result) else SQUARE)
    said = Text() if finding is None or plain else finding
    top = draw_head(page, result, facts, title=how["title"], good=good, language=language, finding=said) + 24
    bottom = page.height - _FOOT
    footer(page, note(result, facts, language))
    box = Box(MARGIN, top, MARGIN + ROOM, bottom)
    if result.sketch is not None:
        plot_sketch(page, result.sketch, box, language)
    elif result.snapshot and (result.members or len(result.complete) == 1):
        draw_rows(page, result, box, good, language)
    elif result.companions:
        plot_sketch(page, _beside(result, chart, language), box, language)
    else:
        _course(page, result, facts, chart, box, good, language, plain)
    return page.figure


def _is_small(result: Dataset) -> bool:
    """Whether there is little to show: two periods or fewer, or a few parts."""
    if result.sketch is not None:
        return result.sketch.lines[0].form in {"pie", "scorecard"} and len(result.sketch.labels) <= _FEW
    if result.snapshot and result.members:
        return len(result.members) <= _FEW
    return len(result.complete) <= 2 and not result.members  # noqa: PLR2004


def kind_of(result: Dataset, chart: Chart) -> str:
    """A bar for what adds up and is not too much of it, else a line; as the owner chose where they did."""
    if chart.kind != "auto":
        return chart.kind
    shown = min(len(result.table[""]), chart.periods)
    return "bar" if result.whole.additive and not result.stock and shown <= _MOST_BARS else "line"


def _course(
    page: Page,
    result: Dataset,
    facts: Sequence[Fact],
    chart: Chart,
    box: Box,
    good: str,
    language: LanguageCode,
    plain: int,
) -> None:
    """The figure over time, and below it who moved it."""
    span = span_of(result, facts, chart.periods, language)
    bars = kind_of(result, chart) == "bar"
    keys = [] if plain else _keys(result, span, language, bars=bars)
    drivers = [] if plain > 1 else _drivers(facts)
    under = _KEYS * (bool(keys) or not bars)
    room = box.tall - _LEAST_PLOT[page.height] - under
    rows = rows_in(drivers, _MOST_DRIVERS[page.height]) if drivers else 0
    while rows and tall(rows) > room:
        rows -= 1
    panel = tall(rows) + 20 if rows else 0.0
    plot = Box(box.left, box.top, box.right, box.bottom - panel - under)
    if bars:
        draw_bars(page, span, result, plot, language, _gap_colour(facts, good))
    else:
        begins = draw_line(page, span, result, plot, language)
        if begins is not None and not plain:
            at = axis_labels([begins], result.whole.unit, result.whole.currency, language)[0]
            keys = [("", drawable(given_label("label_axis", language, at=at)))]
    _draw_keys(page, keys, plot.bottom + 6)
    if rows:
        draw_drivers(page, result, drivers, box.bottom - panel + 20, rows, good, language)


def _drivers(facts: Sequence[Fact]) -> list[Fact]:
    """Who moved it, where that is of the very change at the top; on a holiday it is of another one."""
    change = headline_change(facts)
    found = [fact for fact in facts if fact.kind == "driver"]
    total = sum((fact.numbers["diff"] for fact in found), Decimal(0))
    return found if change is not None and change.numbers["diff"] == total else []


def _gap_colour(facts: Sequence[Fact], good: str) -> str:
    """Of what the newest lacks: no news within the usual swing."""
    if good == "neither" or any(fact.kind == "unusual" and fact.about == "usual" for fact in facts):
        return MUTED
    return BAD if good == "up" else GOOD


def _keys(result: Dataset, span: Span, language: LanguageCode, *, bars: bool) -> list[tuple[str, Drawn]]:
    """What tones mean: the same weekday or month, and what is hatched."""
    found = []
    newest = result.complete[-1].at
    if bars and len(span.like) > 1 and result.grain in {"day", "month"}:
        called = (
            weekday_name(newest.weekday(), language) if result.grain == "day" else month_name(newest.month, language)
        )
        found.append(("like", drawable(name_of_periods(called))))
    if bars and span.partial:
        found.append(("partial", drawable(word_label("label_partial", language))))
    return found


def _draw_keys(page: Page, keys: Sequence[tuple[str, Drawn]], top: float) -> None:
    left = MARGIN
    for kind, said in keys:
        if kind:
            square = Box(left, top + 6, left + 26, top + 32)
            page.fill(square, BASE if kind == "like" else ACCENT, hatched=kind == "partial")
            left += 38
        text = shortened(said, FOOT, MARGIN + ROOM - left)
        page.write(text, left, top, FOOT, MUTED)
        left += width(text, FOOT) + 44
        if left > MARGIN + ROOM - 120:
            return


def _beside(result: Dataset, chart: Chart, language: LanguageCode) -> Sketch:
    """The whole with the figures that are shown beside it, over the newest periods."""
    called, series = names(result), (result.whole, *result.companions)
    starts = list(result.table[""])[-chart.periods :]
    lines = tuple(
        Line(
            called[item.key],
            "column" if chart.kind == "bar" else "line",
            tuple(None if (value := result.value(at, item.key)) is None else float(value) for at in starts),
            right=False,
            unit=item.unit,
            currency=item.currency,
        )
        for item in series
    )
    return Sketch(tuple(str(period_label(result, at, language)) for at in starts), lines)


def note(result: Dataset, facts: Sequence[Fact], language: LanguageCode) -> Text:
    """What has to be known to read the picture: when it was read, and that it is late."""
    at = moment_label(result.as_of.astimezone(result.zone), language)
    said = without_facts(language).say("label_read", given={"at": at})
    if any(fact.doubt == "stale" for fact in facts):
        return joined((said, word_label("label_stale", language)))
    return said
