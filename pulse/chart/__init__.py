"""The chart: one square PNG that a phone shows well, the same bytes for the same snapshot."""

import io
from collections.abc import Sequence

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from pulse.chart.compose import compose
from pulse.chart.legible import problems
from pulse.chart.scorecard import compose_several
from pulse.definition import Chart
from pulse.definition.catalogue import LanguageCode
from pulse.errors import ChartError
from pulse.insight.fact import Fact
from pulse.insight.figure import Figure as Measured
from pulse.series import Dataset

MOST_BYTES = 300_000
MIME = "image/png"


def draw_page(figures: Sequence[Measured], *, title: str, language: LanguageCode = "en") -> bytes:
    """The picture of a pulse: the chart of its figure, or a row for each of several.

    Raises:
        ChartError: As :func:`draw`.
    """
    first = figures[0]
    if len(figures) > 1:
        return _saved(compose_several(figures, title=title, language=language))
    pulse = first.pulse
    return draw(first.result, first.facts, pulse.chart, title=title, good=pulse.measure.good, language=language)


def draw(
    result: Dataset, facts: Sequence[Fact], chart: Chart, *, title: str, good: str, language: LanguageCode = "en"
) -> bytes:
    """A PNG of 1080 by 1080 pixels, under 300 kB, with nothing in it that differs from run to run.

    Raises:
        ChartError: A text would be cut, too small or on top of another on a phone.
    """
    return _saved(compose(result, facts, chart, title=title, good=good, language=language))


def _saved(figure: Figure) -> bytes:
    FigureCanvasAgg(figure)
    if found := problems(figure):
        raise ChartError(f"The chart would not be readable on a phone: {'; '.join(found)}. Shorten the title or names.")
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    if out.tell() > MOST_BYTES:
        raise ChartError(f"The chart has {out.tell():,} bytes, over {MOST_BYTES:,}. Show fewer periods.")
    return out.getvalue()
