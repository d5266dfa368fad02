"""Packed content as it was before, up to a limit: a small file may unpack to more than any machine has."""

import zlib
from typing import BinaryIO

from pulse.errors import SourceError

_PART = 2**20
_GZIP = b"\x1f\x8b"
_ANY_HEADER = 32 + zlib.MAX_WBITS


class Inflater:
    """Writes content unpacked.

    Args:
        into: Where it goes.
        name: What to call it in an error.
        most: How many bytes it may have, unpacked.
        packed: How it is packed: gzip, deflate, or empty for not at all, as in HTTP's Content-Encoding.

    Raises:
        SourceError: It is packed in a way that we do not know.
    """

    def __init__(self, into: BinaryIO, name: str, most: int, *, packed: str) -> None:
        self._into, self._name, self._most, self._written = into, name, most, 0
        kind = packed.strip().lower()
        if kind not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise SourceError(f"{name} is packed as {packed!r}, which cannot be read. Give it plain or as gzip.")
        self._stream = None if kind in {"", "identity"} else zlib.decompressobj(_ANY_HEADER)
        self._midway = False

    def write(self, part: bytes) -> None:
        """Take a part of the content.

        Raises:
            SourceError: It is too large, or not packed as it says.
        """
        if self._stream is None:
            self._put(part)
            return
        while part:
            try:
                self._put(self._stream.decompress(part, _PART))
            except zlib.error:
                raise SourceError(f"{self._name} is damaged: it cannot be unpacked.") from None
            self._midway = not self._stream.eof
            part = self._stream.unconsumed_tail
            if self._stream.eof:
                # Several packed files one after the other are one, as gzip has it; zeros may fill the rest.
                part = self._stream.unused_data.lstrip(b"\0")
                self._stream = zlib.decompressobj(_ANY_HEADER)

    def close(self) -> None:
        """The content is over.

        Raises:
            SourceError: It ends in the middle, so that a part would be taken for the whole.
        """
        if self._midway:
            raise SourceError(f"{self._name} is damaged: it ends in the middle. Get it again.")

    def _put(self, part: bytes) -> None:
        self._written += len(part)
        if self._written > self._most:
            raise SourceError(f"{self._name} is larger than {self._most // 2**20} MB. Give a smaller extract.")
        self._into.write(part)


def is_gzip(content: BinaryIO) -> bool:
    """Whether the content begins as gzip does."""
    content.seek(0)
    return content.read(2) == _GZIP


def gunzip(content: BinaryIO, into: BinaryIO, name: str, most: int) -> None:
    """Write gzip's content to ``into``, unpacked.

    Raises:
        SourceError: It is damaged, or larger than ``most`` bytes.
    """
    inflater = Inflater(into, name, most, packed="gzip")
    content.seek(0)
    while part := content.read(_PART):
        inflater.write(part)
    inflater.close()
