"""A file whose reader may close it as often as it likes."""

import io
from typing import Any, BinaryIO


class Unclosed(io.RawIOBase):
    """Reads another file from where it stands; closing it leaves that one open."""

    def __init__(self, content: BinaryIO) -> None:
        self._content = content

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read into a buffer; the number of bytes, 0 at the end."""
        part = self._content.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)
