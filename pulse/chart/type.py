"""Type on the chart: fonts that come with it, sizes in pixels, text that fits its room."""

import hashlib
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple, NewType

from matplotlib import get_cachedir
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontEntry, FontProperties, fontManager, get_font
from matplotlib.ft2font import FaceFlags

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
_DRAWN_IN = frozenset({400, 700, "normal", "bold", "regular"})
"""Weights of the cuts that are drawn with."""
Drawn = NewType("Drawn", str)
"""A line that is drawn; only a text is made one, so that a chart says nothing that does not know its origin."""


class Weight(StrEnum):
    """How heavy a text is."""

    REGULAR = "regular"
    SEMI = "semi"
    BOLD = "bold"


class Typeface(NamedTuple):
    """A brand's own fonts, as their files; empty for ours alone."""

    font: bytes = b""
    bold: bytes = b""


_OURS = Typeface()
_FACE: ContextVar[Typeface] = ContextVar("typeface", default=_OURS)


@contextmanager
def typeface(face: Typeface) -> Iterator[None]:
    """What is measured and drawn inside is so in the fonts of ``face``, and in ours for what those have no shape for.

    Text is measured in every corner of a picture, so the fonts are of the drawing and no argument of each step.
    """
    before = _FACE.set(face)
    try:
        yield
    finally:
        _FACE.reset(before)


def is_usable(content: bytes) -> str:
    """Why a file is no font that can be drawn with, or nothing."""
    if content.startswith(b"ttcf"):
        return "is a collection of fonts; take one of them as a file of its own"
    try:
        found = get_font(_kept(content))
    except (RuntimeError, OSError):
        return "is no TTF or OTF font"
    try:
        for letter in found.get_charmap():
            found.load_char(letter)
    except RuntimeError:
        return "is broken: some of its letters cannot be drawn"
    if FaceFlags.MULTIPLE_MASTERS in found.face_flags:
        return "is a variable font, of which only the thinnest weight would be drawn; take a static cut of it"
    if not {*map(ord, "0123456789AaZz%")} <= {*found.get_charmap()}:
        return "has no letters and digits"
    return ""


@lru_cache(maxsize=16)
def _kept(content: bytes) -> str:
    """A font as a file, which is what it is opened from; called by its digest, so that it is written once."""
    path = Path(get_cachedir()) / f"{hashlib.sha256(content).hexdigest()}.font"
    if not path.exists():
        # Another process may write the same one at this moment; either is whole when it gets its name.
        with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as unfinished:
            unfinished.write(content)
        Path(unfinished.name).replace(path)
    return str(path)


@lru_cache(maxsize=16)
def _registered(content: bytes) -> str:
    """The family that a brand's font is drawn by."""
    path = _kept(content)
    family = f"Brand {Path(path).stem[:16]}"
    for weight in ("normal", "bold"):
        entry = FontEntry(
            fname=path,
            index=0,
            name=family,
            style="normal",
            variant="normal",
            weight=weight,
            stretch="normal",
            size="scalable",
        )
        fontManager.ttflist.append(entry)
    return family


@cache
def _families(weight: Weight, face: Typeface) -> tuple[str, ...]:
    """The fonts that a text is drawn with, each for what those before it have no shape for."""
    known = {entry.name for entry in fontManager.ttflist}
    if "Pulse Sans" not in known:
        for path in sorted(_FOLDER.glob("*.[ot]tf")):
            fontManager.addfont(path)
    first = "Pulse Semi" if weight is Weight.SEMI else "Pulse Sans"
    brand = face.font if weight is Weight.REGULAR else face.bold or face.font
    own = (_registered(brand),) if brand else ()
    return (*own, first, *_SCRIPTS, *(name for name in _INSTALLED if name in known), _LAST)


@lru_cache(maxsize=4096)
def _needed(text: str, weight: Weight, face: Typeface) -> list[str]:
    """Of the fonts those that have a shape for some letter of ``text`` which none before them has.

    Each font of a list is looked for at every drawing, and most texts need one.
    """
    if any(unicodedata.category(letter).startswith("M") for letter in text):
        # A letter and the marks on it are drawn by one font that has all of them.
        return [*_families(weight, face)]
    left = {ord(letter) for letter in text}
    needed: list[str] = []
    for family in _families(weight, face):
        shapes = left & _shapes(family)
        if shapes or not needed:
            needed.append(family)
        left -= shapes
        if not left:
            break
    return needed


def font(text: str, pixels: float, weight: Weight = Weight.REGULAR) -> FontProperties:
    """The fonts that ``text`` is drawn with, at a height in pixels."""
    heavy = "normal" if weight is Weight.REGULAR else "bold"
    return FontProperties(family=_needed(text, weight, _FACE.get()), size=pixels * 72 / DPI, weight=heavy)


@cache
def fonts_digest() -> str:
    """What our fonts are known by: the same files give the same letters."""
    found = hashlib.sha256()
    for path in sorted(_FOLDER.glob("*.[ot]tf")):
        found.update(path.read_bytes())
    return found.hexdigest()


@lru_cache(maxsize=64)
def _shapes(family: str) -> frozenset[int]:
    """The letters that a font has a shape for in each weight that is drawn; slanted cuts may have more."""
    upright = [
        entry
        for entry in fontManager.ttflist
        if (entry.name, entry.style, entry.stretch) == (family, "normal", "normal")
    ]
    cuts = [frozenset(get_font(entry.fname).get_charmap()) for entry in upright if entry.weight in _DRAWN_IN]
    return frozenset.intersection(*cuts) if cuts else frozenset()


@lru_cache(maxsize=16)
def _glyphs(face: Typeface) -> frozenset[int]:
    return frozenset().union(*(_shapes(family) for family in _families(Weight.REGULAR, face)))


def undrawn(words: str) -> str:
    """The letters of ``words`` that no font has a shape for."""
    return "".join(dict.fromkeys(letter for letter in words if not _is_drawn(letter)))


def _is_drawn(letter: str) -> bool:
    return letter.isspace() or ord(letter) in _glyphs(_FACE.get())


def drawable(text: Text) -> Drawn:
    """``text`` as it can be drawn: without what no font has a shape for; figures and dates are never broken."""
    written = ""
    for span in text.spans:
        shown = _without_strange_marks("".join(letter for letter in span.text if _is_drawn(letter)))
        written += shown.replace(" ", "\N{NO-BREAK SPACE}") if span.origin is Origin.SLOT else shown
    return Drawn(" ".join(part for part in written.replace("\n", " ").split(" ") if part))


def _without_strange_marks(words: str) -> str:
    """``words`` without marks that the font of the letter under them does not have: none would draw the two as one."""
    if not any(unicodedata.category(letter).startswith("M") for letter in words):
        return words
    kept: list[str] = []
    under: frozenset[int] = frozenset()
    for letter in words:
        if not unicodedata.category(letter).startswith("M"):
            families = (_shapes(family) for family in _families(Weight.REGULAR, _FACE.get()))
            under = next((shapes for shapes in families if ord(letter) in shapes), frozenset())
        elif ord(letter) not in under:
            continue
        kept.append(letter)
    return "".join(kept)


@cache
def renderer() -> RendererAgg:
    """What measures texts and marks; it draws nothing, and holds no page."""
    return RendererAgg(1, 1, DPI)  # type: ignore[no-untyped-call]


@lru_cache(maxsize=4096)
def _width(text: str, pixels: float, weight: Weight, _face: Typeface) -> float:
    found = renderer().get_text_width_height_descent(text, font(text, pixels, weight), ismath=False)  # type: ignore[no-untyped-call]
    return float(found[0])


def width(text: Drawn, pixels: float, weight: Weight = Weight.REGULAR) -> float:
    """Width of ``text`` in pixels, with the very fonts that draw it."""
    return _width(text, pixels, weight, _FACE.get()) if text else 0.0
