"""What an owner's theme gives a picture: its colours, and the files of its logo and its fonts as they were read."""

import hashlib
import io
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import matplotlib as mpl
import numpy as np
import PIL
from matplotlib import ft2font
from PIL import Image, ImageOps, UnidentifiedImageError

from pulse.chart.tones import Tone, tones
from pulse.chart.type import Typeface, fonts_digest, is_usable
from pulse.definition.theme import Mode, Theme
from pulse.errors import ChartcastrError

_MOST_LOGO, _MOST_FONT = 500_000, 2_000_000
_LOGO_WIDE, _LOGO_TALL = 220, 60
_MOST_SIDE = 4_000
_LEAST_SIDE = 12


@dataclass(frozen=True)
class Look:
    """How pictures look.

    Args:
        mode: Light or dark.
        accent: The brand's colour, or None for ours.
        logo: A PNG or JPEG; empty without one.
        font, bold: The brand's fonts; empty without.
    """

    mode: Mode = "light"
    accent: str | None = None
    logo: bytes = b""
    font: bytes = b""
    bold: bytes = b""

    @cached_property
    def tones(self) -> Mapping[Tone, str]:
        """Every tone as a colour."""
        return tones(self.mode, self.accent)

    @property
    def typeface(self) -> Typeface:
        """The brand's fonts, which stand before ours."""
        return Typeface(self.font, self.bold)

    @cached_property
    def mark(self) -> Image.Image | None:
        """The logo in the size that is drawn, at most 220 by 60 pixels."""
        if not self.logo:
            return None
        picture = _opened(self.logo)
        scale = min(_LOGO_WIDE / picture.width, _LOGO_TALL / picture.height)
        size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
        return picture.resize(size, Image.Resampling.LANCZOS)

    @property
    def files(self) -> dict[str, bytes]:
        """Its files by what they are for; only those there are."""
        known = {"logo": self.logo, "font": self.font, "bold": self.bold}
        return {key: content for key, content in known.items() if content}

    def described(self) -> str:
        """What the same pictures can be drawn by again, as JSON: files by their digests, and what drew them."""
        files = {key: digest(content) for key, content in self.files.items()}
        return json.dumps({"mode": self.mode, "accent": self.accent, **files, "drawn": drawn_with()})


def digest(content: bytes) -> str:
    """What a file is known by."""
    return hashlib.sha256(content).hexdigest()


def drawn_with() -> dict[str, str]:
    """What pictures are drawn with now; the same draws the same bytes."""
    return {
        "fonts": fonts_digest(),
        "drawing": _drawing(),
        "matplotlib": mpl.__version__,
        "freetype": ft2font.__freetype_version__,
        "pillow": PIL.__version__,
    }


@cache
def _drawing() -> str:
    """What our own drawing is known by."""
    found = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()


def drawn_otherwise(described: str, files: Collection[str] = ()) -> str:
    """What was another when a picture was drawn, such as ``matplotlib 3.11.2 (now 3.12.0)``; empty if nothing.

    Args:
        described: By :meth:`Look.described`.
        files: Digests of the files that are still there.
    """
    if not described:
        return "an earlier version, which did not keep what it drew with"
    before = json.loads(described).get("drawn", {})
    if lost := [item[:12] for item in digests_of(described) if item not in files]:
        return f"files that are kept no more: {', '.join(lost)}"
    now = drawn_with()
    others = [f"{key} {before[key][:12]} (now {now[key][:12]})" for key in now if before.get(key, now[key]) != now[key]]
    return ", ".join(others)


def digests_of(described: str) -> list[str]:
    """The files that :meth:`Look.described` told of."""
    raw = json.loads(described) if described else {}
    return [raw[key] for key in ("logo", "font", "bold") if key in raw]


def look_of(described: str, files: Mapping[str, bytes]) -> Look:
    """The look that :meth:`Look.described` told of; ``files`` are known by their digests."""
    raw = json.loads(described) if described else {}
    logo, font, bold = (files.get(raw.get(key, ""), b"") for key in ("logo", "font", "bold"))
    return Look(raw.get("mode", "light"), raw.get("accent"), logo, font, bold)


def read_look(theme: Theme, find: Callable[[str, str], Path]) -> tuple[Look, list[str]]:
    """The files of ``theme``, and a sentence for each that cannot be used; the picture is drawn without it.

    Args:
        theme: As the owner wrote it.
        find: The file at a path that a key names; it refuses what may not be read.
    """
    wrong: list[str] = []
    logo, font, bold = (
        _read(getattr(theme, key), f"theme.{key}", most, check, find, wrong)
        for key, most, check in (
            ("logo", _MOST_LOGO, _no_logo),
            ("font", _MOST_FONT, is_usable),
            ("bold", _MOST_FONT, is_usable),
        )
    )
    return Look(theme.mode, theme.accent, logo, font, bold if font else b""), wrong


def _read(
    at: str,
    key: str,
    most: int,
    check: Callable[[bytes], str],
    find: Callable[[str, str], Path],
    wrong: list[str],
) -> bytes:
    if not at:
        return b""
    try:
        path = find(at, key)
        if (size := path.stat().st_size) > most:
            wrong.append(f"{key}: {at} has {size:,} bytes; at most {most:,} are drawn.")
            return b""
        content = path.read_bytes()
    except ChartcastrError as refused:
        wrong.append(f"{key}: {refused}")
        return b""
    except OSError as failed:
        wrong.append(f"{key}: {at} cannot be read: {failed.strerror}.")
        return b""
    if why := check(content):
        wrong.append(f"{key}: {at} {why}.")
        return b""
    return content


def _no_logo(content: bytes) -> str:
    """Why a file is no logo, or nothing."""
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            if max(picture.size) > _MOST_SIDE:
                return f"is {picture.width} by {picture.height} pixels; at most {_MOST_SIDE} a side are drawn"
        whole = _opened(content)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return "is no PNG or JPEG that can be opened"
    if not whole.getchannel("A").getbbox():
        return "is transparent all over"
    scale = min(_LOGO_WIDE / whole.width, _LOGO_TALL / whole.height)
    if min(whole.size) * scale < _LEAST_SIDE:
        return f"is {whole.width} by {whole.height} pixels, so long that nothing of it would be seen"
    return ""


def _opened(content: bytes) -> Image.Image:
    """A picture as its owner sees it: turned upright, and of 16 bits in as many shades as are drawn."""
    picture = ImageOps.exif_transpose(Image.open(io.BytesIO(content), formats=("PNG", "JPEG")))
    if picture.mode.startswith("I"):
        picture = Image.fromarray((np.asarray(picture, dtype=np.float64) / 257).clip(0, 255).astype(np.uint8))
    return picture.convert("RGBA")
