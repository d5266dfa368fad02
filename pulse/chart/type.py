"""Type on the chart: fonts that come with it, sizes in pixels, text that fits its room."""

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NewType

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties, fontManager, get_font

from pulse.text import Text
from pulse.text.spans import Origin

PIXELS = 1080
DPI = 100
_FOLDER = Path(__file__).with_name("fonts")
_SCRIPTS = ("Pulse Arabic", "Pulse Hebrew", "Pulse Devanagari", "Pulse Thai")
_INSTALLED = ("Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans CJK KR", "Noto Emoji")
"""Scripts too large to come with the charts; used where the system has them."""
_LAST = "DejaVu Sans"
"""Comes with matplotlib, and has signs that nothing else has."""
Drawn = NewType("Drawn", str)
"""A line that is drawn; only a text is made one, so that a chart says nothing that does not know its origin."""


class Weight(StrEnum):
    """How heavy a text is."""

    REGULAR = "regular"
    SEMI = "semi"
    BOLD = "bold"


@cache
def _families(weight: Weight) -> tuple[str, ...]:
    """The fonts that a text is drawn with, each for what those before it have no shape for."""
    known = {entry.name for entry in fontManager.ttflist}
    if "Pulse Sans" not in known:
        for path in sorted(_FOLDER.glob("*.[ot]tf")):
            fontManager.addfont(path)
    first = "Pulse Semi" if weight is Weight.SEMI else "Pulse Sans"
    return (first, *_SCRIPTS, *(name for name in _INSTALLED if name in known), _LAST)


def font(pixels: float, weight: Weight = Weight.REGULAR) -> FontProperties:
    """The chart's fonts at a height in pixels."""
    heavy = "normal" if weight is Weight.REGULAR else "bold"
    return FontProperties(family=list(_families(weight)), size=pixels * 72 / DPI, weight=heavy)


@cache
def _glyphs() -> frozenset[int]:
    found: set[int] = set()
    for entry in fontManager.ttflist:
        if entry.name in _families(Weight.REGULAR):
            found |= {*get_font(entry.fname).get_charmap()}
    return frozenset(found)


def drawable(text: Text) -> Drawn:
    """``text`` as it can be drawn: without what no font has a shape for; figures and dates are never broken."""
    written = ""
    for span in text.spans:
        shown = "".join(letter for letter in span.text if ord(letter) in _glyphs() or letter.isspace())
        written += shown.replace(" ", "\N{NO-BREAK SPACE}") if span.origin is Origin.SLOT else shown
    return Drawn(" ".join(part for part in written.replace("\n", " ").split(" ") if part))


@cache
def renderer() -> RendererAgg:
    """What measures texts and marks; it draws nothing, and holds no page."""
    return RendererAgg(1, 1, DPI)  # type: ignore[no-untyped-call]


@cache
def _width(text: str, pixels: float, weight: Weight) -> float:
    found = renderer().get_text_width_height_descent(text, font(pixels, weight), ismath=False)  # type: ignore[no-untyped-call]
    return float(found[0])


def width(text: Drawn, pixels: float, weight: Weight = Weight.REGULAR) -> float:
    """Width of ``text`` in pixels, with the very fonts that draw it."""
    return _width(text, pixels, weight) if text else 0.0


def beside(first: Drawn, second: Drawn) -> Drawn:
    """Two lines as one."""
    return Drawn(f"{first} {second}")


def wrap(text: Drawn, pixels: float, room: float, *, lines: int, weight: Weight = Weight.REGULAR) -> list[Drawn]:
    """``text`` in at most ``lines`` lines of at most ``room`` pixels; ``…`` shows where the rest was left out."""
    done: list[Drawn] = []
    line = Drawn("")
    words = text.split(" ")
    for index, word in enumerate(words):
        longer = Drawn(f"{line} {word}".strip(" "))
        if line and width(longer, pixels, weight) > room:
            if len(done) == lines - 1:
                return [*done, cut(Drawn(" ".join([line, *words[index:]])), pixels, room, weight)]
            done.append(line)
            longer = Drawn(word)
        line = longer
    return [*done, cut(line, pixels, room, weight)]


def balanced(text: Drawn, pixels: float, room: float, weight: Weight = Weight.REGULAR) -> list[Drawn] | None:
    """``text`` in one line, or in two of about one width, where it fits; rather broken after ``;`` or ``:``."""
    if width(text, pixels, weight) <= room:
        return [text]
    words = text.split(" ")
    best: tuple[float, list[Drawn]] | None = None
    for at in range(1, len(words)):
        pair = [Drawn(" ".join(words[:at])), Drawn(" ".join(words[at:]))]
        wide = max(width(line, pixels, weight) for line in pair)
        if wide > room:
            continue
        cost = wide * (0.6 if words[at - 1].endswith((";", ":")) else 1)
        if best is None or cost < best[0]:
            best = cost, pair
    return best[1] if best else None


def cut(line: Drawn, pixels: float, room: float, weight: Weight = Weight.REGULAR) -> Drawn:
    """``line``, or as much of it as fits before an ellipsis."""
    if width(line, pixels, weight) <= room:
        return line
    while line and width(Drawn(f"{line}…"), pixels, weight) > room:
        line = Drawn(line[:-1].rstrip())
    return Drawn(f"{line}…")


def shortened(line: Drawn, pixels: float, room: float, weight: Weight = Weight.REGULAR) -> Drawn:
    """A name that is too long, without words of its middle, so that different names stay different."""
    if width(line, pixels, weight) <= room:
        return line
    words = line.split(" ")
    for kept in range(len(words) - 2, 0, -1):
        shown = Drawn(f"{' '.join(words[:kept])} … {words[-1]}")
        if width(shown, pixels, weight) <= room:
            return shown
    return cut(line, pixels, room, weight)
