"""Whether what was imported is still what lies on disk."""

import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

_INSTALLED = tuple(sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib"))
"""What is there is changed by pip, which adds to and takes from the folder, and not file by file."""


_MARGIN_NS = 50_000_000
"""By so much a file's time may be behind the clock (the kernel stamps files by its last tick)."""
_CHANGED = -2


class Imported:
    """What this process has imported so far, as it was on disk.

    A change of a module of the project's is seen in its file, and one of an installed package in the folder that pip
    adds to and takes from.

    Args:
        since: The moment before the first import, in nanoseconds since 1970.
    """

    def __init__(self, since: int) -> None:
        self._seen: dict[Path, int] = {}
        self.look(since)

    def look(self, since: int) -> None:
        """Take note of what was imported since that moment; what was changed since then may be older in memory."""
        for file in _files():
            if file not in self._seen:
                changed = _changed_at(file)
                self._seen[file] = changed if changed < since - _MARGIN_NS else _CHANGED

    def is_stale(self) -> bool:
        """Whether anything of it was changed, added to or taken away since it was imported."""
        return any(_changed_at(file) != before for file, before in self._seen.items())


def _files() -> Iterable[Path]:
    yield Path(sysconfig.get_path("purelib"))
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None)
        if file and not str(file).startswith(_INSTALLED):
            yield Path(file)


def _changed_at(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return -1
