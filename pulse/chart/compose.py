"""The picture of one figure: what is drawn, and where on the page."""

from collections.abc import Sequence
from decimal import Decimal

from matplotlib.figure import Figure

from pulse.chart.bars import draw_bars
from pulse.chart.brief import Brief
from pulse.chart.calendar import draw_calendar
from pulse.chart.card import draw_card
from pulse.chart.choose import Kind, choose
from pulse.chart.curves import draw_curves, keys_of_curves, pace_curves, so_far_curves
from pulse.chart.drivers import draw_drivers, rows_in, tall
from pulse.chart.head import draw_head, footer
from pulse.chart.keys import ROW, Key, draw_keys, keys_of, rows_of
from pulse.chart.label import moment_label
from pulse.chart.lines import draw_line
from pulse.chart.marks import Marks, marks_of
from pulse.chart.mix import MOST as MOST_MIXED
from pulse.chart.mix import draw_mix, members_of, mix_of
from pulse.chart.mix import tall as mix_tall
from pulse.chart.own import draw_own
from pulse.chart.page import MARGIN, PORTRAIT, ROOM, SQUARE, Box, Page
from pulse.chart.rows import draw_rows
from pulse.chart.slope import draw_slope
from pulse.chart.span import Span, span_of
from pulse.chart.strips import draw_strips
from pulse.chart.tones import Tone
from pulse.definition.catalogue import LanguageCode
from pulse.insight.fact import Fact
from pulse.series import Dataset
from pulse.text import Text
from pulse.text.labels import axis_labels, joined, word_label
from pulse.text.render import without_facts

_LEAST_PLOT = {PORTRAIT: 420.0, SQUARE: 300.0}
_FEW = 6
_MOST_DRIVERS = {PORTRAIT: 5, SQUARE: 2}
_FOOT = 86.0
_UNDER = 6.0
PLAINEST = 4
"""How much may be left out, step by step: marks, then the finding, then keys, then the panel."""


def compose(brief: Brief, plain: int = 0) -> Figure:
    """The whole picture; of ``plain`` 1 and more, that much is left out: marks, the finding, keys, the panel."""
    span = span_of(brief)
    kind = choose(brief, span).kind
    page = Page(PORTRAIT if brief.chart.shape == "portrait" and not _is_small(brief, kind) else SQUARE, brief.look)
    findings = () if plain > 1 else brief.words.findings
    top = draw_head(page, brief, findings) + 24
    footer(page, note(brief.result, brief.facts, brief.language))
    _draw(page, brief, kind, span, Box(MARGIN, top, MARGIN + ROOM, page.height - _FOOT), plain)
    return page.figure


def _draw(page: Page, brief: Brief, kind: Kind, span: Span, box: Box, plain: int) -> None:
    sketch = brief.result.sketch
    if kind is Kind.OWN and sketch is not None:
        draw_own(page, sketch, box, brief.language, by_name=brief.result.snapshot, good=brief.good)
    elif kind is Kind.ROWS:
        draw_rows(page, brief, box)
    elif kind is Kind.CARD:
        draw_card(page, brief, box)
    elif kind is Kind.SLOPE:
        draw_slope(page, brief, box)
    elif kind is Kind.STRIPS:
        draw_strips(page, span, brief, box)
    elif kind is Kind.CALENDAR:
        keys = rows_of(_of_calendar(brief, span)) if plain < PLAINEST - 1 else []
        plot = box._replace(bottom=box.bottom - len(keys) * ROW)
        draw_calendar(page, span, brief, plot)
        draw_keys(page, keys, plot.bottom + _UNDER)
    elif kind in {Kind.PACE, Kind.SAME_DAYS}:
        _curves(page, brief, kind, box, plain)
    else:
        _course(page, brief, kind, span, box, plain)


def _is_small(brief: Brief, kind: Kind) -> bool:
    """Whether there is little to show: no plot, a few parts, or a figure alone."""
    result = brief.result
    if kind is Kind.OWN and result.sketch is not None:
        return result.sketch.lines[0].form in {"pie", "treemap", "scorecard"} and len(result.sketch.labels) <= _FEW
    if kind is Kind.ROWS:
        return len(result.members) <= _FEW
    return kind in {Kind.CARD, Kind.SLOPE} or (len(result.complete) <= 2 and not result.members)  # noqa: PLR2004


def _of_calendar(brief: Brief, span: Span) -> list[Key]:
    unknown: list[Key] = [("stem", brief.word("label_none"))] if span.missing else []
    return [*keys_of(brief, span, bars=False), *unknown]


def _curves(page: Page, brief: Brief, kind: Kind, box: Box, plain: int) -> None:
    curves = pace_curves(brief) if kind is Kind.PACE else so_far_curves(brief)
    if curves is None:
        return
    keys = rows_of(keys_of_curves(curves)) if plain < PLAINEST - 1 else []
    plot = Box(box.left, box.top, box.right, box.bottom - len(keys) * ROW)
    draw_curves(page, brief, curves, plot)
    draw_keys(page, keys, plot.bottom + _UNDER)


def _course(page: Page, brief: Brief, kind: Kind, span: Span, box: Box, plain: int) -> None:
    """The figure over time, and below it why it moved."""
    bars = kind is Kind.BARS
    marks = Marks() if plain else marks_of(brief, span)
    keys = keys_of(brief, span, bars=bars)
    # Which words have no room beside their marks is known only once they are drawn; they may need a row more.
    said = [(level.kind, level.said) for level in marks.levels] + [("shade", shade.said) for shade in marks.shades]
    may_be = rows_of([*keys, *said, *(("band", band.said) for band in marks.bands), *marks.keys])
    lines = 0 if plain >= PLAINEST - 1 else max(len(may_be), 0 if bars else 1)
    panel = _panel(brief, page.height, box.tall - _LEAST_PLOT[page.height] - lines * ROW) if plain < PLAINEST else 0
    high = _panel_tall(brief, panel)
    plot = Box(box.left, box.top, box.right, box.bottom - high - lines * ROW)
    if bars:
        draw_bars(page, span, brief, plot, _gap_tone(brief), marks)
    else:
        begins = draw_line(page, span, brief, plot, marks)
        if begins is not None:
            keys = [*_begins(brief, begins), *keys]
    if lines:
        draw_keys(page, rows_of([*keys, *marks.keys])[:lines], plot.bottom + _UNDER)
    if panel:
        at = Box(box.left, box.bottom - high + 20, box.right, box.bottom)
        if mix_of(brief):
            draw_mix(page, brief, at, panel)
        else:
            draw_drivers(page, brief, _drivers(brief), at.top, panel)


def _begins(brief: Brief, at: float) -> list[Key]:
    whole = brief.result.whole
    shown = axis_labels([at], whole.unit, whole.currency, brief.language)[0]
    return [("", brief.given("label_axis", at=shown))]


def _panel(brief: Brief, height: int, room: float) -> int:
    """How many rows the panel under the plot has."""
    if mix_of(brief):
        rows = min(MOST_MIXED, len(members_of(brief)))
        return rows if rows and mix_tall(rows) + 20 <= room else 0
    drivers = _drivers(brief)
    rows = rows_in(drivers, _MOST_DRIVERS[height]) if drivers else 0
    while rows and tall(rows) + 20 > room:
        rows -= 1
    return rows


def _panel_tall(brief: Brief, rows: int) -> float:
    if not rows:
        return 0.0
    return (mix_tall(rows) if mix_of(brief) else tall(rows)) + 20


def _drivers(brief: Brief) -> list[Fact]:
    """Who moved it, where that is of the very change at the top; on a holiday it is of another one."""
    found = [fact for fact in brief.facts if fact.kind == "driver"]
    total = sum((fact.numbers["diff"] for fact in found), Decimal(0))
    return found if brief.change is not None and brief.change.numbers["diff"] == total else []


def _gap_tone(brief: Brief) -> Tone:
    """Of what the newest lacks: no news within the usual swing."""
    if brief.good == "neither" or any(fact.kind == "unusual" and fact.about == "usual" for fact in brief.facts):
        return Tone.MUTED
    return Tone.BAD if brief.good == "up" else Tone.GOOD


def note(result: Dataset, facts: Sequence[Fact], language: LanguageCode) -> Text:
    """What has to be known to read the picture: when it was read, and that it is late."""
    at = moment_label(result.as_of.astimezone(result.zone), language)
    said = without_facts(language).say("label_read", given={"at": at})
    if any(fact.doubt == "stale" for fact in facts):
        return joined((said, word_label("label_stale", language)))
    return said
