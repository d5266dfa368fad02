"""The chart: one square PNG that a phone shows well, the same bytes for the same snapshot."""

import io
from collections.abc import Sequence

from matplotlib.backends.backend_agg import FigureCanvasAgg

from pulse.chart.compose import compose
from pulse.chart.legible import problems
from pulse.definition import Chart
from pulse.definition.catalogue import LanguageCode
from pulse.errors import ChartError
from pulse.insight.fact import Fact
from pulse.series import Dataset

MOST_BYTES = 300_000
MIME = "image/png"


def draw(
    result: Dataset, facts: Sequence[Fact], chart: Chart, *, title: str, good: str, language: LanguageCode = "en"
) -> bytes:
    """A PNG of 1080 by 1080 pixels, under 300 kB, with nothing in it that differs from run to run.

    Raises:
        ChartError: A text would be cut, too small or on top of another on a phone.
    """
    figure = compose(result, facts, chart, title=title, good=good, language=language)
    FigureCanvasAgg(figure)
    if found := problems(figure):
        raise ChartError(f"The chart would not be readable on a phone: {'; '.join(found)}. Shorten the title or names.")
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    if out.tell() > MOST_BYTES:
        raise ChartError(f"The chart has {out.tell():,} bytes, over {MOST_BYTES:,}. Show fewer periods.")
    return out.getvalue()
