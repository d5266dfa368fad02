"""Where the rows of delimited text end: each quote that opens a field has to close it, or rows are swallowed."""

import mmap
import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import BinaryIO
from zoneinfo import ZoneInfo

from pulse.errors import SourceError
from pulse.sources.stamps import AmbiguousDateError, stamp

BLOCK = 2**20
"""Bytes; twice as many are the most that are taken for one row or a block of rows."""
_UTC = ZoneInfo("UTC")
_LINE_END = re.compile(rb"\r\n?|\n")
_LINES, _MOST_LINES = re.compile(rb"[^\r\n]+"), 200
_INSIDE = re.compile(rb'[^"]*+(?:""[^"]*+)*+')
"""What stands between the quote that opens a field and the one that closes it (RFC 4180)."""


def split_at_rows(
    content: BinaryIO,
    separator: str,
    width: int,
    where: str,
    begins: int,
    block: int = BLOCK,
    *,
    most: int = 2 * BLOCK,
) -> list[int]:
    """Places in a file at which rows begin or end, from ``begins`` to its end.

    Args:
        content: Text in UTF-8, a file of this machine.
        separator: What divides fields, one letter.
        width: How many fields a row has.
        where: What to call it in an error.
        begins: The byte at which the first row begins.
        block: Bytes that are between two places at least, but for the last.
        most: Bytes that are between two at most.

    Raises:
        SourceError: A quote that opens a field is not closed where the field ends (the sentence names the line in
            which it opened), or a row is too long.
    """
    size = content.seek(0, 2)
    if not size:
        return [0]
    content.flush()
    places = [begins]
    with mmap.mmap(content.fileno(), 0, access=mmap.ACCESS_READ) as text:
        unquoted = 0
        for opens, closes in _quoted(text, separator, width, where):
            _cut(text, places, unquoted, opens, block)
            unquoted = closes
        _cut(text, places, unquoted, size, block)
    places.append(size)
    if any(end - begin > most for begin, end in pairwise(places)):
        raise SourceError(f"{where} has a row of more than a megabyte, which is no row of figures. Check source.at.")
    return places


def _quoted(text: mmap.mmap, separator: str, width: int, where: str) -> Iterator[tuple[int, int]]:
    """Where each quoted field opens, and where it has closed."""
    if text.find(b'"') < 0:
        return
    mark = re.escape(separator.encode())
    opening = re.compile(rb"(?:\A|[\r\n]|" + mark + rb')"')
    ending = re.compile(rb"[ \t]*(?:\Z|[\r\n]|" + mark + rb")")
    place = 0
    while found := opening.search(text, place):
        begin = found.end() - 1
        inside = _INSIDE.match(text, begin + 1)
        end = inside.end() if inside else begin + 1
        if text[end : end + 1] != b'"' or not ending.match(text, end + 1):
            raise SourceError(_told(where, _line(text, begin), unclosed=text[end : end + 1] != b'"'))
        if b"\n" in text[begin:end] and _swallows(text, begin, end, separator.encode(), width):
            raise SourceError(_told(where, _line(text, begin), unclosed=True))
        place = end + 1
        yield begin, place


def _cut(text: mmap.mmap, places: list[int], begin: int, end: int, block: int) -> None:
    """Add the ends of lines between two places, each ``block`` bytes or more after the one before."""
    while found := _LINE_END.search(text, max(begin, places[-1] + block), end):
        places.append(found.end())


def _swallows(text: mmap.mmap, begin: int, end: int, mark: bytes, width: int) -> bool:
    """Whether a line that begins within a quoted field is as wide as a row, and within the quotes holds a date."""
    for found in islice(_LINES.finditer(text, begin, _end_of_line(text, end)), 1, _MOST_LINES):
        inside = text[found.start() : min(found.end(), end)].decode(errors="replace").split(mark.decode())
        wide = found[0].count(mark) + 1 == width
        if wide and len(inside) > 1 and any(_is_date(field) for field in inside):
            return True
    return False


def _end_of_line(text: mmap.mmap, place: int) -> int:
    found = text.find(b"\n", place)
    return found if found >= 0 else len(text)


def _is_date(field: str) -> bool:
    try:
        stamp(field.strip(' "'), _UTC)
    except AmbiguousDateError:
        return True
    except ValueError:
        return False
    return not field.strip(' "').isdigit()


def _line(text: mmap.mmap, place: int) -> int:
    before = text[:place]
    return 1 + max(before.count(b"\n"), before.count(b"\r"))


def _told(where: str, line: int, *, unclosed: bool) -> str:
    what = "is not closed in its field" if unclosed else "is closed in the middle of a field"
    return (
        f"{where}: a quote opens in line {line} and {what}, so that rows would be lost. "
        "Close it there, or write quotes within a field twice."
    )
