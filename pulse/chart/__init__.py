"""The picture: one PNG that a phone shows well, the same bytes for the same snapshot."""

import io
from collections.abc import Sequence
from typing import Unpack

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from pulse.chart.compose import How, compose
from pulse.chart.legible import problems
from pulse.chart.scorecard import compose_several
from pulse.definition import Chart
from pulse.definition.catalogue import LanguageCode
from pulse.insight.fact import Fact
from pulse.insight.figure import Figure as Measured
from pulse.series import Dataset
from pulse.text import Text

MIME = "image/png"
_COLOURS = 128
"""In a picture of few tones a palette of so many loses nothing that can be seen, and takes a third of the bytes."""
_PLAINEST = 2


def draw_page(
    figures: Sequence[Measured], *, title: str, language: LanguageCode = "en", finding: Text | None = None
) -> bytes:
    """The picture of a pulse as a PNG: the chart of its figure with the ``finding``, or a row for each of several."""
    return encoded(page_of(figures, title=title, language=language, finding=finding))


def page_of(
    figures: Sequence[Measured], *, title: str, language: LanguageCode = "en", finding: Text | None = None
) -> Figure:
    """As :func:`draw_page`, before it is made a PNG."""
    first = figures[0]
    if len(figures) > 1:
        return compose_several(figures, title=title, language=language)
    pulse = first.pulse
    good = pulse.measure.good
    return fitted(first.result, first.facts, pulse.chart, title=title, good=good, language=language, finding=finding)


def draw(result: Dataset, facts: Sequence[Fact], chart: Chart, **how: Unpack[How]) -> bytes:
    """A PNG 1080 wide, with nothing in it that differs from run to run.

    It never fails for its layout: where two texts would meet, keys and finding, then the panel below are left out.
    """
    return encoded(fitted(result, facts, chart, **how))


def fitted(result: Dataset, facts: Sequence[Fact], chart: Chart, **how: Unpack[How]) -> Figure:
    """The picture with as much on it as a phone shows well."""
    plain = 0
    while True:
        figure = compose(result, facts, chart, plain=plain, **how)
        if plain == _PLAINEST or not problems(figure):
            return figure
        plain += 1


def encoded(figure: Figure, colours: int = _COLOURS) -> bytes:
    """``figure`` as a PNG with a palette of so many ``colours``; of 0 with all of them."""
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    pixels = bytes(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
    # Six megabytes that figure and canvas would hold in a circle until the garbage is looked through.
    del canvas.renderer
    picture = Image.frombytes("RGBA", canvas.get_width_height(), pixels).convert("RGB")
    if colours:
        # A quarter of what a median cut takes, with nothing lost that can be seen.
        paper = picture.getpixel((0, 0))
        picture = picture.quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        _set_paper(picture, paper)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _set_paper(picture: Image.Image, colour: object) -> None:
    """The paper in its very colour, which an octree misses by one."""
    palette, place = picture.getpalette() or [], picture.getpixel((0, 0))
    if isinstance(place, int) and isinstance(colour, tuple):
        palette[3 * place : 3 * place + 3] = [int(part) for part in colour]
        picture.putpalette(palette)
