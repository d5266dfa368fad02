"""Which files of this machine may be read: regular ones in the project's folder and in folders that the owner names."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from pulse.errors import NoDataError, SourceError

MOST_FILES = 1000
_WILD = frozenset("*?[")


def find_files(at: str, also: Sequence[Path] = ()) -> list[Path]:
    """The file at a path, all in a folder, or all that a pattern matches, in the order of their names.

    Args:
        at: Path or pattern, from the folder that this runs in.
        also: Folders that may be read besides that one and those in ``CHARTCASTR_FILES``.

    Raises:
        SourceError: There is none, it may not be read, or it is no regular file.
        NoDataError: The folder is empty.
    """
    if "\0" in at:
        raise SourceError("source.at is no path. Check it.")
    path = Path(at)
    try:
        if path.is_dir():
            found = sorted(item for item in path.iterdir() if _is_meant(item))
            if not found:
                raise NoDataError(f"The folder {path} holds no files. Check source.at.")
        elif _WILD.isdisjoint(at) or path.exists():
            found = [path]
        else:
            found = _matching(at)
    except OSError as wrong:
        raise SourceError(
            f"{_short(at)} cannot be read: {wrong.strerror}. Check source.at and its permissions."
        ) from None
    if len(found) > MOST_FILES:
        raise SourceError(f"{at} means {len(found):,} files, more than {MOST_FILES:,}. Narrow it down.")
    for one in found:
        _refuse_outside(one, also)
        _refuse_irregular(one)
    return found


def find_file(at: str, what: str, also: Sequence[Path] = ()) -> Path:
    """The one file at a path that the key ``what`` of a pulse names.

    Raises:
        SourceError: There is none, or it may not be read.
    """
    if Path(at).is_dir() or not _WILD.isdisjoint(at):
        raise SourceError(f"{_short(at)} is no file. Check {what}.")
    try:
        return find_files(at, also)[0]
    except SourceError as wrong:
        raise SourceError(str(wrong).replace("source.at", what)) from None


def _is_meant(path: Path) -> bool:
    """Whether it is a file, and none that is hidden or that Excel leaves beside an open workbook."""
    return path.is_file() and not path.name.startswith((".", "~$"))


def _matching(pattern: str) -> list[Path]:
    path = Path(pattern)
    base = Path(path.anchor) if path.anchor else Path()
    found = sorted(item for item in base.glob(str(path.relative_to(base) if path.anchor else path)) if _is_meant(item))
    if not found:
        raise SourceError(f"No file matches {pattern} (looked in {Path.cwd()}). Check source.at.")
    return found


def _refuse_outside(path: Path, also: Sequence[Path]) -> None:
    named = [Path(part) for part in os.environ.get("CHARTCASTR_FILES", "").split(os.pathsep) if part]
    try:
        real = path.resolve()
    except (RuntimeError, OSError):
        raise SourceError(f"{_short(str(path))} cannot be read: its links lead in a circle. Check source.at.") from None
    for folder in (Path.cwd(), *named, *also):
        if real.is_relative_to(folder.resolve()):
            return
    raise SourceError(
        f"{path} lies outside the project's folder ({Path.cwd()}). Move it there, or name its folder in the "
        "environment variable CHARTCASTR_FILES."
    )


def _refuse_irregular(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise SourceError(f"There is no file {path} (looked in {Path.cwd()}). Check source.at.") from None
    except OSError as wrong:
        said = wrong.strerror
        raise SourceError(f"{_short(str(path))} cannot be read: {said}. Check source.at and its permissions.") from None
    if not stat.S_ISREG(mode):
        raise SourceError(f"{path} is no file but a device, a pipe or the like. Check source.at.")


def _short(at: str) -> str:
    return at if len(at) <= 200 else f"{at[:200]}..."  # noqa: PLR2004 - a line's worth
