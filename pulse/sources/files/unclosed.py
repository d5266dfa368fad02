"""A file read from a place of its own: closing it leaves the other open, and neither moves the other."""

import io
import os
from typing import Any, BinaryIO


class Unclosed(io.RawIOBase):
    """Reads a file of this machine from ``begins`` on.

    Several readers of a file may be under way; with one position for all, one would get the bytes of another.
    """

    def __init__(self, content: BinaryIO, begins: int = 0) -> None:
        content.flush()
        self._file, self._place = content.fileno(), begins

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read into a buffer; the number of bytes, 0 at the end."""
        part = os.pread(self._file, len(buffer), self._place)
        self._place += len(part)
        buffer[: len(part)] = part
        return len(part)
