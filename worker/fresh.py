"""Whether what was imported is still what lies on disk."""

import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

OURS = ("blocks", "flows", "pulse", "tasks", "worker")
"""Packages that a run imports; others are known by the folder that pip writes to."""


class Imported:
    """What this process has imported so far, as it was on disk.

    A change of a module of ours is seen in its file, and one of anything else in the folder of installed packages,
    which pip adds to and takes from.
    """

    def __init__(self) -> None:
        self._seen: dict[Path, int] = {}
        self.look()

    def look(self) -> None:
        """Take note of what was imported since."""
        for file in _files():
            if file not in self._seen:
                self._seen[file] = _changed_at(file)

    def is_stale(self) -> bool:
        """Whether anything of it was changed, added to or taken away since it was imported."""
        return any(_changed_at(file) != before for file, before in self._seen.items())


def _files() -> Iterable[Path]:
    yield Path(sysconfig.get_path("purelib"))
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and name.partition(".")[0] in OURS:
            yield Path(file)


def _changed_at(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return -1
