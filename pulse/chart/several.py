"""Several figures on one picture: a row each, with its name, its figure, its change and its course."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan, nan

from matplotlib.figure import Figure as Picture

from pulse.chart.brief import Brief
from pulse.chart.choose import Kind, kind_of
from pulse.chart.compose import note
from pulse.chart.fit import cut, wrap
from pulse.chart.frame import Scale
from pulse.chart.head import draw_logo, footer, headline_colour, moved_label, slot
from pulse.chart.look import Look
from pulse.chart.page import MARGIN, ROOM, SMALL, SQUARE, Box, Page
from pulse.chart.span import Span, span_of
from pulse.chart.tones import Tone
from pulse.chart.type import PIXELS, Drawn, Weight, drawable, width
from pulse.definition.catalogue import LanguageCode
from pulse.insight import headline_change
from pulse.insight.across import way_of
from pulse.insight.figure import Figure
from pulse.text import Text
from pulse.text.labels import joined
from pulse.text.render import without_facts
from pulse.text.slots import figures_of
from pulse.text.spans import own
from pulse.wording import TITLE_LIMIT

_COURSE = 0.56
"""Where the course of a figure begins, as a part of the width."""
_TALLEST = 250.0
_LEAST = 40.0
_BETWEEN = 28.0
_ROOM = PIXELS * _COURSE - MARGIN - 40


def compose_several(figures: Sequence[Figure], *, title: str, language: LanguageCode, look: Look = Look()) -> Picture:  # noqa: B008
    """The picture of two to six ``figures``, laid out in pixels from the top left."""
    page = Page(SQUARE, look)
    room = ROOM - draw_logo(page)
    heading = drawable(own(title, most=TITLE_LIMIT)) or drawable(own(figures[0].name, "measure"))
    top = 48.0
    for part in wrap(heading, 50, room, lines=2, weight=Weight.BOLD):
        page.write(part, MARGIN, top, 50, Tone.INK, Weight.BOLD)
        top += 62
    for under in _under(figures, language):
        page.write(cut(drawable(under), SMALL, ROOM), MARGIN, top + 4, SMALL, Tone.MUTED)
        top += 44
    top += 28
    tall = min(_TALLEST, (1006 - top) / len(figures))
    rows = [_row_of(figure, _newest(figures), language) for figure in figures]
    large = min(_fits(row, min(72.0, (tall - 64) * 0.9)) for row in rows)
    for place, (figure, row) in enumerate(zip(figures, rows, strict=True)):
        begins, ends = top + place * tall, top + (place + 1) * tall
        _draw_row(page, row, large, begins)
        # A long name takes the whole width, and the course stands below it.
        above = 22 if width(row.name, SMALL) <= _ROOM else 66
        _course(page, figure, Box(PIXELS * _COURSE, begins + above, MARGIN + ROOM, ends - 16), language)
    footer(page, note(figures[0].result, [fact for figure in figures for fact in figure.facts], language))
    return page.figure


def _newest(figures: Sequence[Figure]) -> str:
    return max(figure.result.complete[-1].at.isoformat() for figure in figures)


def _under(figures: Sequence[Figure], language: LanguageCode) -> list[Text]:
    """The period of the rows, and what each is held against where that is the same for all."""
    shown = [figure for figure in figures if figure.result.complete[-1].at.isoformat() == _newest(figures)]
    period = slot(shown[0].facts[0], "period", language)
    changes = [change for figure in shown if (change := headline_change(figure.facts))]
    bases = {figures_of(change, language)["base_period"][0] for change in changes}
    if len(bases) != 1:
        return [period]
    renderer = without_facts(language)
    renderer.facts[changes[0].id] = changes[0]
    return [period, renderer.say("label_base", changes[0].id)]


@dataclass(frozen=True)
class _Row:
    """What stands at the left of a row."""

    name: Drawn
    value: Drawn
    moved: Drawn
    colour: Tone


def _row_of(figure: Figure, newest: str, language: LanguageCode) -> _Row:
    level, change = figure.facts[0], headline_change(figure.facts)
    name = own(figure.name, "measure")
    if figure.result.complete[-1].at.isoformat() != newest:
        # What is of another period than the heading says so.
        name = joined((name, slot(level, "period", language)))
    moved, colour = moved_label(change, figure.pulse.measure.good, language) if change else (drawable(Text()), Tone.INK)
    news = Tone.INK if way_of(figure) == "flat" else headline_colour(figure.facts, colour)
    return _Row(drawable(name), drawable(slot(level, "now", language)), moved, news)


def _fits(row: _Row, large: float) -> float:
    """The height, at most ``large``, in which a figure and its change stand beside each other."""
    while large > _LEAST and _wide(row, large) > _ROOM:
        large -= 2
    return large


def _small(large: float) -> float:
    return max(34.0, large * 0.62)


def _wide(row: _Row, large: float) -> float:
    return width(row.value, large, Weight.BOLD) + _BETWEEN + width(row.moved, _small(large), Weight.BOLD)


def _draw_row(page: Page, row: _Row, large: float, top: float) -> None:
    small = _small(large)
    page.rule(MARGIN, top, MARGIN + ROOM, top)
    page.write(cut(row.name, SMALL, ROOM), MARGIN, top + 12, SMALL, Tone.MUTED)
    base = top + 70 + large * 0.8
    page.write(cut(row.value, large, ROOM, Weight.BOLD), MARGIN, base, large, Tone.INK, Weight.BOLD, upright="baseline")
    left = MARGIN + width(row.value, large, Weight.BOLD) + _BETWEEN
    if left + width(row.moved, small, Weight.BOLD) <= MARGIN + ROOM:
        # What has no room is in the caption.
        page.write(row.moved, left, base, small, row.colour, Weight.BOLD, upright="baseline")


def _tone(span: Span, place: int) -> Tone:
    return Tone.ACCENT if place == span.newest else Tone.BASE if place == span.base else Tone.CONTEXT


def _course(page: Page, figure: Figure, box: Box, language: LanguageCode) -> None:
    """The newest periods, each figure on a scale of its own: the newest in colour, its base as a ring."""
    asked = Brief(figure.result, figure.facts, figure.pulse.chart, "", "neither", language)
    span = span_of(asked)
    partial = {*span.partial}
    values = [nan if place in partial else value for place, value in enumerate(span.values)]
    known = [value for value in values if not isnan(value)]
    step = box.wide / len(values)
    xs = [box.left + (place + 0.5) * step for place in range(len(values))]
    if kind_of(asked, span) is Kind.BARS:
        y = Scale(min(0.0, *known, 0.0), max(*known, 0.0) or 1.0, box.top, box.bottom)
        places = [place for place, value in enumerate(values) if not isnan(value)]
        boxes = []
        for place in places:
            top, bottom = sorted((y(values[place]), y(0.0)))
            boxes.append(Box(xs[place] - step * 0.38, min(top, bottom - 2), xs[place] + step * 0.38, bottom))
        page.bars(boxes, [_tone(span, place) for place in places])
        return
    low, high = min(known), max(known)
    room = ((high - low) or 1.0) * 0.2
    y = Scale(low - room, high + room, box.top, box.bottom)
    points = [(x, nan if isnan(value) else y(value)) for x, value in zip(xs, values, strict=True)]
    page.line(points[1:] if span.broken else points, Tone.BASE, 5)
    if span.base is not None and not isnan(values[span.base]):
        page.dot(points[span.base], Tone.PAPER, 14, ring=Tone.ACCENT, edge=3.5)
    page.dot(points[span.newest], Tone.ACCENT, 18, ring=Tone.PAPER, edge=3)
