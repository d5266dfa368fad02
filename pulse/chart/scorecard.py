"""Several figures on one picture: a row each, with its name, its figure, its change and its course."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

from matplotlib.figure import Figure as Picture
from matplotlib.lines import Line2D

from pulse.chart.compose import INK, MARGIN, MUTED, PAPER, SMALL, headline_colour, moved_label, note, slot, write
from pulse.chart.plot import GRID, bars, line
from pulse.chart.type import DPI, PIXELS, Drawn, drawable, width, wrap
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


def compose_several(figures: Sequence[Figure], *, title: str, language: LanguageCode) -> Picture:
    """The picture of two to six ``figures``, laid out in pixels from the top left."""
    picture = Picture(figsize=(PIXELS / DPI, PIXELS / DPI), dpi=DPI, facecolor=PAPER)
    heading = drawable(own(title, most=TITLE_LIMIT)) or drawable(own(figures[0].name, "measure"))
    top = MARGIN - 8
    for part in wrap(heading, 54, PIXELS - 2 * MARGIN, lines=2, bold=True):
        write(picture, part, MARGIN, top, 54, INK, bold=True)
        top += 66
    for under in _under(figures, language):
        write(picture, wrap(drawable(under), SMALL, PIXELS - 2 * MARGIN, lines=1)[0], MARGIN, top + 2, SMALL, MUTED)
        top += 44
    top += 26
    tall = min(_TALLEST, (1006 - top) / len(figures))
    rows = [_row_of(figure, _newest(figures), language) for figure in figures]
    large = min(_fits(row, min(72.0, tall - 64)) for row in rows)
    for place, (figure, row) in enumerate(zip(figures, rows, strict=True)):
        begins, ends = top + place * tall, top + (place + 1) * tall
        _draw_row(picture, row, large, begins)
        # A long name takes the whole width, and the course stands below it.
        above = 22 if width(row.name, SMALL) <= _ROOM else 66
        _course(picture, figure, (PIXELS * _COURSE, begins + above, PIXELS - MARGIN, ends - 16))
    foot = drawable(note(figures[0].result, figures[0].facts, language))
    write(picture, wrap(foot, 31, PIXELS - 2 * MARGIN, lines=1)[0], MARGIN, 1028, 31, MUTED)
    return picture


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
    colour: str


def _row_of(figure: Figure, newest: str, language: LanguageCode) -> _Row:
    level, change = figure.facts[0], headline_change(figure.facts)
    name = own(figure.name, "measure")
    if figure.result.complete[-1].at.isoformat() != newest:
        # What is of another period than the heading says so.
        name = joined((name, slot(level, "period", language)))
    moved, colour = moved_label(change, figure.pulse.measure.good, language) if change else (drawable(Text()), INK)
    news = INK if way_of(figure) == "flat" else headline_colour(figure.facts, colour)
    return _Row(drawable(name), drawable(slot(level, "now", language)), moved, news)


def _fits(row: _Row, large: float) -> float:
    """The height, at most ``large``, in which a figure and its change stand beside each other."""
    while large > _LEAST and _wide(row, large) > _ROOM:
        large -= 2
    return large


def _small(large: float) -> float:
    return max(34.0, large * 0.62)


def _wide(row: _Row, large: float) -> float:
    return width(row.value, large, bold=True) + _BETWEEN + width(row.moved, _small(large), bold=True)


def _draw_row(picture: Picture, row: _Row, large: float, top: float) -> None:
    small = _small(large)
    picture.add_artist(_rule(top))
    write(picture, wrap(row.name, SMALL, PIXELS - 2 * MARGIN, lines=1)[0], MARGIN, top + 18, SMALL, MUTED)
    write(picture, row.value, MARGIN, top + 62, large, INK, bold=True)
    left = MARGIN + width(row.value, large, bold=True) + _BETWEEN
    write(picture, row.moved, left, top + 62 + (large - small) * 0.75, small, row.colour, bold=True)


def _rule(top: float) -> Line2D:
    y = 1 - top / PIXELS
    return Line2D([MARGIN / PIXELS, 1 - MARGIN / PIXELS], [y, y], color=GRID, linewidth=2)


def _course(picture: Picture, figure: Figure, box: tuple[float, float, float, float]) -> None:
    """The newest periods, each figure on a scale of its own."""
    left, top, right, bottom = box
    axes = picture.add_axes((left / PIXELS, 1 - bottom / PIXELS, (right - left) / PIXELS, (bottom - top) / PIXELS))
    points = list(figure.result.table[""].values())[-figure.pulse.chart.periods :]
    values = [float(point.value) if point.value is not None else nan for point in points]
    change = headline_change(figure.facts)
    base = change.evidence[1].at if change else None
    draw = bars if figure.pulse.chart.kind == "bar" else line
    draw(axes, points, values, figure.result.complete[-1], base)
    axes.axis("off")
    axes.margins(x=0.04, y=0.16)
