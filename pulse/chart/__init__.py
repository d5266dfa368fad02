"""The picture: one PNG that a phone shows well, the same bytes for the same snapshot."""

import io
import threading
from collections.abc import Sequence
from typing import NotRequired, TypedDict, Unpack

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from pulse.chart.brief import Brief
from pulse.chart.compose import PLAINEST, compose
from pulse.chart.legible import problems
from pulse.chart.look import Look
from pulse.chart.several import compose_several
from pulse.chart.type import DPI, typeface
from pulse.definition import Calendar, Chart, Event, Goal
from pulse.definition.catalogue import LanguageCode
from pulse.insight.fact import Fact
from pulse.insight.figure import Figure as Measured
from pulse.series import Dataset
from pulse.text.picture import PictureText

MIME = "image/png"
_COLOURS = 128
"""In a picture of few tones a palette of so many loses nothing that can be seen, and takes a third of the bytes."""


class How(TypedDict):
    """What a picture is of besides its data and facts.

    Args:
        title: Its heading.
        good: Which way is good news: up, down or neither.
        language: What it is written in; English where left out.
        words: What it says.
        look: The owner's theme.
        events, calendar, goals: What its owner knows of the figure.
    """

    title: str
    good: str
    language: NotRequired[LanguageCode]
    words: NotRequired[PictureText]
    look: NotRequired[Look]
    events: NotRequired[tuple[Event, ...]]
    calendar: NotRequired[Calendar]
    goals: NotRequired[tuple[Goal, ...]]


def draw_page(
    figures: Sequence[Measured],
    *,
    title: str,
    language: LanguageCode = "en",
    words: PictureText = PictureText(),  # noqa: B008 - it cannot be changed
    look: Look = Look(),  # noqa: B008
) -> bytes:
    """The picture of a pulse as a PNG: the chart of its figure with its words, or a row for each of several."""
    with typeface(look.typeface):
        return encoded(page_of(figures, title=title, language=language, words=words, look=look), alt=str(words.alt))


def page_of(
    figures: Sequence[Measured],
    *,
    title: str,
    language: LanguageCode = "en",
    words: PictureText = PictureText(),  # noqa: B008
    look: Look = Look(),  # noqa: B008
) -> Figure:
    """As :func:`draw_page`, before it is made a PNG."""
    if len(figures) > 1:
        return compose_several(figures, title=title, language=language, look=look)
    return fitted(brief_of(figures[0], title=title, language=language, words=words, look=look))


def brief_of(figure: Measured, *, title: str, language: LanguageCode, words: PictureText, look: Look) -> Brief:
    """What the picture of one figure is asked to show."""
    pulse = figure.pulse
    return Brief(
        figure.result,
        figure.facts,
        pulse.chart,
        title,
        pulse.measure.good,
        language,
        words,
        look,
        pulse.context.events,
        pulse.calendar,
        pulse.goals,
    )


def draw(result: Dataset, facts: Sequence[Fact], chart: Chart, **how: Unpack[How]) -> bytes:
    """A PNG 1080 wide, with nothing in it that differs from run to run.

    It never fails for its layout: where two texts would meet, marks and finding, keys, then the panel are left out.
    """
    brief = Brief(result, facts, chart, **how)
    with typeface(brief.look.typeface):
        return encoded(fitted(brief), alt=str(brief.words.alt))


def fitted(brief: Brief) -> Figure:
    """The picture with as much on it as a phone shows well."""
    plain = 0
    while True:
        figure = compose(brief, plain)
        if plain == PLAINEST or not problems(figure):
            return figure
        plain += 1


def encoded(figure: Figure, colours: int = _COLOURS, *, alt: str = "") -> bytes:
    """``figure`` as a PNG with a palette of so many ``colours``; of 0 with all of them.

    ``alt`` is its description, for those who cannot see it (PNG, third edition, 11.3.3.2).
    """
    wide, tall = (round(side) for side in figure.bbox.size)
    board = _board(wide, tall)
    board.clear()  # type: ignore[no-untyped-call]
    figure.draw(board)
    picture = Image.frombuffer("RGBA", (wide, tall), board.buffer_rgba(), "raw", "RGBA", 0, 1).convert("RGB")  # type: ignore[no-untyped-call]
    if colours:
        # A quarter of what a median cut takes, with nothing lost that can be seen.
        paper = picture.getpixel((0, 0))
        picture = picture.quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        _set_paper(picture, paper)
    out = io.BytesIO()
    said = PngInfo()
    if alt:
        said.add_itxt("Description", alt)
    picture.save(out, "PNG", pnginfo=said)
    return out.getvalue()


_BOARDS = threading.local()


def _board(wide: int, tall: int) -> RendererAgg:
    """What is drawn on: one for each thread and size. Six megabytes taken anew each time leave the memory in pieces."""
    known: dict[tuple[int, int], RendererAgg] = _BOARDS.__dict__.setdefault("known", {})
    if (wide, tall) not in known:
        known[wide, tall] = RendererAgg(wide, tall, DPI)  # type: ignore[no-untyped-call]
    return known[wide, tall]


def _set_paper(picture: Image.Image, colour: object) -> None:
    """The paper in its very colour, which an octree misses by one."""
    palette, place = picture.getpalette() or [], picture.getpixel((0, 0))
    if isinstance(place, int) and isinstance(colour, tuple):
        palette[3 * place : 3 * place + 3] = [int(part) for part in colour]
        picture.putpalette(palette)
