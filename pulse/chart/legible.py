"""Whether a chart can be read on a phone, by geometry: sizes, edges and overlaps of every text."""

from itertools import combinations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

LEAST_PIXELS = 30.0
"""Height of the smallest text. A 6-inch phone shows 1080 pixels as about 60 mm: 30 pixels are 1.7 mm."""


def problems(figure: Figure) -> list[str]:
    """What would keep a reader from reading ``figure``; empty if nothing."""
    canvas = figure.canvas if isinstance(figure.canvas, FigureCanvasAgg) else FigureCanvasAgg(figure)
    renderer = canvas.get_renderer()  # type: ignore[no-untyped-call]
    texts = [t for t in figure.findobj(Text) if isinstance(t, Text) and t.get_visible() and t.get_text().strip()]
    boxes = [(t, t.get_window_extent(renderer)) for t in texts]
    found = []
    width, height = figure.bbox.width, figure.bbox.height
    for text, box in boxes:
        shown = text.get_text()[:30]
        pixels = float(text.get_fontsize()) * figure.dpi / 72
        if pixels < LEAST_PIXELS:
            found.append(f"{shown!r} is only {pixels:.0f} pixels high")
        if box.x0 < 0 or box.y0 < 0 or box.x1 > width or box.y1 > height:
            found.append(f"{shown!r} is cut at the edge")
    for (item, a), (other, b) in combinations(boxes, 2):
        if a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1:
            found.append(f"{item.get_text()[:30]!r} lies on {other.get_text()[:30]!r}")
    return found
