"""Type on the chart: one font that comes with matplotlib, sizes in pixels, text that fits its room."""

from functools import cache
from typing import NewType

from matplotlib.font_manager import FontProperties, findfont, get_font

from pulse.text import Text

PIXELS = 1080
DPI = 100
FAMILY = "DejaVu Sans"
Drawn = NewType("Drawn", str)
"""A line that is drawn; only a text is made one, so that a chart says nothing that does not know its origin."""


def font(pixels: float, *, bold: bool = False) -> FontProperties:
    """The chart's font at a height in pixels."""
    return FontProperties(family=FAMILY, size=pixels * 72 / DPI, weight="bold" if bold else "normal")


@cache
def _glyphs() -> frozenset[int]:
    faces = (get_font(findfont(FontProperties(family=FAMILY, weight=weight))) for weight in ("normal", "bold"))
    return frozenset.intersection(*(frozenset(face.get_charmap()) for face in faces))


def drawable(text: Text) -> Drawn:
    """``text`` as it can be drawn: without what the font has no shape for, such as emoji."""
    return Drawn(" ".join("".join(letter for letter in str(text) if ord(letter) in _glyphs()).split()))


@cache
def _width(text: str, pixels: float, bold: bool) -> float:  # noqa: FBT001 - cached by position
    face = get_font(findfont(FontProperties(family=FAMILY, weight="bold" if bold else "normal")))
    face.set_size(pixels * 72 / DPI, DPI)
    face.set_text(text, 0.0)
    return float(face.get_width_height()[0]) / 64


def width(text: Drawn, pixels: float, *, bold: bool = False) -> float:
    """Width of ``text`` in pixels."""
    return _width(text, pixels, bold)


def beside(first: Drawn, second: Drawn) -> Drawn:
    """Two lines as one."""
    return Drawn(f"{first} {second}")


def wrap(text: Drawn, pixels: float, room: float, *, lines: int, bold: bool = False) -> list[Drawn]:
    """``text`` in at most ``lines`` lines of at most ``room`` pixels; ``…`` shows where the rest was left out."""
    done: list[Drawn] = []
    line = Drawn("")
    words = text.split()
    for index, word in enumerate(words):
        longer = Drawn(f"{line} {word}".strip())
        if line and width(longer, pixels, bold=bold) > room:
            if len(done) == lines - 1:
                return [*done, _cut(Drawn(" ".join([line, *words[index:]])), pixels, room, bold=bold)]
            done.append(line)
            longer = Drawn(word)
        line = longer
    return [*done, _cut(line, pixels, room, bold=bold)]


def _cut(line: Drawn, pixels: float, room: float, *, bold: bool) -> Drawn:
    if width(line, pixels, bold=bold) <= room:
        return line
    while line and width(Drawn(f"{line}…"), pixels, bold=bold) > room:
        line = Drawn(line[:-1].rstrip())
    return Drawn(f"{line}…")
