"""Whether a picture can be read on a phone, by geometry: sizes, margins, overlaps and contrast of everything drawn."""

from itertools import combinations

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

from pulse.chart.type import renderer
from pulse.definition.colour import contrast
from pulse.definition.theme import LEAST_CONTRAST

LEAST_PIXELS = 30.0
"""Height of the smallest text. A 6-inch phone shows 1080 pixels as about 60 mm: 30 pixels are 1.7 mm."""
MARGIN, SLACK = 56.0, 5.0
"""Nothing drawn lies farther out; letters overhang their own place by a little."""
_TOP, _BOTTOM = 36.0, 20.0
_INK = 0.16
"""So much of a text's height, above and below, is empty but for accents."""
_A_LINE = 2.4
"""Points from which a line is one of data, under which nobody reads a word; thinner ones are rules."""


def problems(figure: Figure) -> list[str]:
    """What would keep a reader from reading ``figure``; empty if nothing."""
    texts = [text for text in figure.texts if text.get_visible() and text.get_text().strip()]
    boxes = [(text, text.get_window_extent(renderer())) for text in texts]
    found = []
    for text, box in boxes:
        shown = text.get_text()[:30]
        pixels = float(text.get_fontsize()) * figure.dpi / 72
        if pixels < LEAST_PIXELS:
            found.append(f"{shown!r} is only {pixels:.0f} pixels high")
        if _is_outside(box, figure):
            found.append(f"{shown!r} is cut at the edge")
        if contrast(_hex(text.get_color()), _hex(figure.get_facecolor())) < LEAST_CONTRAST:
            found.append(f"{shown!r} is too pale")
    for (item, a), (other, b) in combinations(boxes, 2):
        if a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1:
            found.append(f"{item.get_text()[:30]!r} lies on {other.get_text()[:30]!r}")
    for mark in figure.artists:
        found += _of_mark(mark, boxes, figure)
    return found


def _of_mark(mark: Artist, texts: list[tuple[Text, Bbox]], figure: Figure) -> list[str]:
    name = type(mark).__name__
    if isinstance(mark, PolyCollection):
        return _of_polygons(mark, texts, figure)
    if not isinstance(mark, Line2D | Patch):
        return []
    found = []
    if _is_outside(mark.get_window_extent(renderer()), figure):
        found.append(f"a {name} is cut at the edge")
    if isinstance(mark, Line2D) and mark.get_linestyle() != "None" and mark.get_linewidth() >= _A_LINE:
        corners = np.asarray(mark.get_transform().transform(np.asarray(mark.get_xydata())))
        found += [f"{text.get_text()[:30]!r} lies on a line" for text, box in texts if _crosses(corners, _ink(box))]
    return found


def _of_polygons(mark: PolyCollection, texts: list[tuple[Text, Bbox]], figure: Figure) -> list[str]:
    """Shapes that are cut, and words on a shape that they are not read on."""
    transform, colours, found = mark.get_transform(), mark.get_facecolor(), []
    for place, path in enumerate(mark.get_paths()):
        corners = transform.transform(path.vertices)
        (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
        box = Bbox.from_extents(x0, y0, x1, y1)
        if _is_outside(box, figure):
            found.append("a shape is cut at the edge")
        colour = _hex(colours[place % len(colours)])
        for text, room in texts:
            ink = _ink(room)
            met = ink.x0 < x1 and x0 < ink.x1 and ink.y0 < y1 and y0 < ink.y1
            if met and contrast(_hex(text.get_color()), colour) < LEAST_CONTRAST:
                found.append(f"{text.get_text()[:30]!r} lies on a shape")
    return found


def _hex(colour: object) -> str:
    return str(to_hex(colour))  # type: ignore[arg-type]


def _ink(box: Bbox) -> Bbox:
    """What a text itself covers of its box."""
    part = box.height * _INK
    return Bbox.from_extents(box.x0 + 1, box.y0 + part, box.x1 - 1, box.y1 - part)


def _crosses(corners: NDArray[np.float64], box: Bbox) -> bool:
    """Whether a line through ``corners`` touches ``box``; a gap is no line (Liang and Barsky, 1984)."""
    begin, move = corners[:-1], corners[1:] - corners[:-1]
    enter, leave = np.zeros(len(begin)), np.ones(len(begin))
    inside = ~np.isnan(begin).any(axis=1) & ~np.isnan(move).any(axis=1)
    for axis, low, high in ((0, box.x0, box.x1), (1, box.y0, box.y1)):
        still = move[:, axis] == 0
        step = np.where(still, 1.0, move[:, axis])
        near, far = (low - begin[:, axis]) / step, (high - begin[:, axis]) / step
        enter = np.where(still, enter, np.maximum(enter, np.minimum(near, far)))
        leave = np.where(still, leave, np.minimum(leave, np.maximum(near, far)))
        inside &= ~still | ((begin[:, axis] >= low) & (begin[:, axis] <= high))
    return bool((inside & (enter <= leave)).any())


def _is_outside(box: Bbox, figure: Figure) -> bool:
    wide, tall = figure.bbox.width, figure.bbox.height
    inside = box.x0 >= MARGIN - SLACK and box.x1 <= wide - MARGIN + SLACK
    return not (inside and box.y0 >= _BOTTOM and box.y1 <= tall - _TOP)
