"""Text of any usual encoding as UTF-8 with plain line ends, said where it was not."""

import codecs
import re
from collections.abc import Callable
from typing import BinaryIO

from charset_normalizer import from_bytes

from pulse.errors import SourceError

_PART = 2**20
Scratch = Callable[[], BinaryIO]
"""Makes an empty file that is gone when the source is closed."""
_SAMPLE = 200_000
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"[^\W\d_][\u00a1-\u00bf\u0152\u0153\u0160\u0178\u0192\u02c6\u02dc][^\W\d_]|\w\u00b3|\u00b3\w")
"""Marks that stand in the middle of no Western word, but where letters of others have their places."""


def as_utf8(content: BinaryIO, where: str, scratch: Scratch) -> tuple[BinaryIO, tuple[str, ...]]:
    """The same text in UTF-8 without a byte order mark, and what readers should know of how it was read.

    ``scratch`` makes the file that it is written to if it has to be.

    Raises:
        SourceError: It is no text, or in an encoding that cannot be told.
    """
    content.seek(0)
    begin = content.read(_SAMPLE)
    encoding = next((name for mark, name in _MARKS if begin.startswith(mark)), None) or _unmarked(begin)
    if encoding is None:
        if _is_utf8(content, where):
            return content, ()
        encoding = _guessed(content, where)
    notes = () if encoding.startswith("utf") else (f"The file is not UTF-8 and was read as {_NAMES[encoding]}.",)
    return _transcoded(content, encoding, where, scratch()), notes


_NAMES = {"cp1252": "Windows-1252"}


def _unmarked(begin: bytes) -> str | None:
    """UTF-16 without its mark shows by the zeros between plain letters."""
    sample = begin[:4096]
    if len(sample) < 8 or b"\0" not in sample:  # noqa: PLR2004 - too few to tell
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _is_utf8(content: BinaryIO, where: str) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    content.seek(0)
    while part := content.read(_PART):
        if b"\0" in part:
            raise SourceError(f"{where} is no text but binary. Check source.at, or say what it is with source.format.")
        try:
            decoder.decode(part)
        except UnicodeDecodeError:
            return False
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _guessed(content: BinaryIO, where: str) -> str:
    """Windows-1252, which holds Latin-1's letters, where the text looks Western; else nothing is guessed."""
    content.seek(0)
    lines = [line for line in content.read(_SAMPLE).splitlines() if not line.isascii()]
    sample = b"\n".join(lines[:400])
    if _looks_western(sample):
        return "cp1252"
    best = from_bytes(sample).best()
    said = f", perhaps {best.encoding}" if best is not None else ""
    raise SourceError(f"{where} is not UTF-8 text{said}. Save it as UTF-8 and run again.")


def _looks_western(sample: bytes) -> bool:
    """Detectors cannot tell Windows-1252 from 1250 in a few short words; whole words of accents are of neither."""
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    plain = all(sum(not letter.isascii() for letter in word) * 2 <= len(word) for word in words)
    return plain and not _INSIDE.search(text) and not any(letter < " " and letter not in "\t\r\n" for letter in text)


def _transcoded(content: BinaryIO, encoding: str, where: str, found: BinaryIO) -> BinaryIO:
    decoder = codecs.getincrementaldecoder(encoding)()
    content.seek(0)
    try:
        while part := content.read(_PART):
            found.write(decoder.decode(part).encode())
        found.write(decoder.decode(b"", final=True).encode())
    except (UnicodeDecodeError, UnicodeEncodeError):
        raise SourceError(f"{where} is not UTF-8 text, nor {encoding}. Save it as UTF-8 and run again.") from None
    return found
