"""Quotes in delimited text: each that opens a field has to close it, or rows are swallowed without a word."""

import mmap
import re
from typing import BinaryIO

from pulse.errors import SourceError

_INSIDE = re.compile(rb'[^"]*+(?:""[^"]*+)*+')
"""What stands between the quote that opens a field and the one that closes it (RFC 4180)."""


def refuse_open_quotes(content: BinaryIO, separator: str, where: str) -> None:
    """Nothing, if every quote that opens a field is closed where the field ends.

    Args:
        content: Text in UTF-8, a file of this machine.
        separator: What divides fields, one letter.
        where: What to call it in an error.

    Raises:
        SourceError: One is not; the sentence names the line in which it opened.
    """
    content.seek(0, 2)
    if not content.tell():
        return
    content.flush()
    with mmap.mmap(content.fileno(), 0, access=mmap.ACCESS_READ) as text:
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
            place = end + 1


def _line(text: mmap.mmap, place: int) -> int:
    before = text[:place]
    return 1 + max(before.count(b"\n"), before.count(b"\r"))


def _told(where: str, line: int, *, unclosed: bool) -> str:
    what = "is never closed" if unclosed else "is closed in the middle of a field"
    return (
        f"{where}: a quote opens in line {line} and {what}, so that rows would be lost. "
        "Close it there, or write quotes within a field twice."
    )
