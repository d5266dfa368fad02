"""Whether a picture can be read on a phone, by geometry: sizes, margins, overlaps and contrast of everything drawn."""

from itertools import combinations

from matplotlib.artist import Artist
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from pulse.chart.type import renderer

LEAST_PIXELS = 30.0
"""Height of the smallest text. A 6-inch phone shows 1080 pixels as about 60 mm: 30 pixels are 1.7 mm."""
MARGIN, SLACK = 56.0, 5.0
"""Nothing drawn lies farther out; letters overhang their own place by a little."""
_TOP, _BOTTOM = 36.0, 20.0
LEAST_CONTRAST = 4.5
"""Of text on paper (WCAG 2.1, 1.4.3)."""


def problems(figure: Figure) -> list[str]:
    """What would keep a reader from reading ``figure``; empty if nothing."""
    texts = [t for t in figure.findobj(Text) if isinstance(t, Text) and t.get_visible() and t.get_text().strip()]
    boxes = [(text, text.get_window_extent(renderer())) for text in texts]
    found = []
    for text, box in boxes:
        shown = text.get_text()[:30]
        pixels = float(text.get_fontsize()) * figure.dpi / 72
        if pixels < LEAST_PIXELS:
            found.append(f"{shown!r} is only {pixels:.0f} pixels high")
        if _is_outside(box, figure):
            found.append(f"{shown!r} is cut at the edge")
        if contrast(text.get_color(), figure.get_facecolor()) < LEAST_CONTRAST:
            found.append(f"{shown!r} is too pale")
    for (item, a), (other, b) in combinations(boxes, 2):
        if a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1:
            found.append(f"{item.get_text()[:30]!r} lies on {other.get_text()[:30]!r}")
    outside = [mark for mark in _marks(figure) if _is_outside(mark.get_window_extent(renderer()), figure)]
    return found + [f"a {type(mark).__name__} is cut at the edge" for mark in outside]


def contrast(colour: object, paper: object) -> float:
    """How much two colours differ in luminance, from 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((_luminance(colour), _luminance(paper)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: object) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]  # type: ignore[arg-type]  # noqa: PLR2004 - sRGB's own
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _is_outside(box: Bbox, figure: Figure) -> bool:
    wide, tall = figure.bbox.width, figure.bbox.height
    inside = box.x0 >= MARGIN - SLACK and box.x1 <= wide - MARGIN + SLACK
    return not (inside and box.y0 >= _BOTTOM and box.y1 <= tall - _TOP)


def _marks(figure: Figure) -> list[Artist]:
    """Bars, rules and lines that are drawn on the page itself."""
    return [item for item in figure.artists if isinstance(item, Line2D | Rectangle)]
