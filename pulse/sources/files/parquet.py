"""Parquet as rows: decoded by a process of its own, as native code may die of a damaged file."""

import json
import subprocess
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

from pulse.errors import NoDataError, SourceError
from pulse.sources.files.encoding import Scratch
from pulse.sources.files.heading import MOST_COLUMNS
from pulse.sources.files.unclosed import Unclosed
from pulse.sources.rows import Rows

SECONDS = 170
_READER = Path(__file__).with_name("parquet_reader.py")


def read_parquet(content: BinaryIO, where: str, scratch: Scratch, wanted: Collection[str] = ()) -> Rows:
    """The rows of a Parquet file.

    Args:
        content: The file.
        where: What to call it in an error.
        scratch: Makes files to work with.
        wanted: Columns that are used. Others are read as well if they are plain and small, so that copies can be told.

    Raises:
        SourceError: It is no Parquet file, or a column that is used cannot be read.
        NoDataError: It has no rows.
    """
    decoded = scratch()
    found = _decode(content, decoded, where, wanted)
    names = found["names"]
    if found["columns"] > MOST_COLUMNS:
        raise SourceError(f"{where} has more than {MOST_COLUMNS:,} columns. Keep those that are used.")
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise SourceError(f"{where} has two columns named {twice!r}. Rename one of them.")
    for name in wanted:
        if name in found["unread"]:
            raise SourceError(f"{where}: column {name!r} {found['unread'][name]}. Give a file in which it can be read.")
    if not found["rows"]:
        raise NoDataError(f"{where} has a heading and no rows below it.")

    def stream() -> Iterator[pa.RecordBatch]:
        with pa.ipc.open_stream(pa.PythonFile(Unclosed(decoded), mode="r")) as batches:
            yield from batches

    copies = len(found["read"]) == len(names)
    return Rows(where, names=tuple(found["read"]), stream=stream, doubtful=True, seek_copies=copies)


def _decode(content: BinaryIO, into: BinaryIO, where: str, wanted: Collection[str]) -> dict[str, Any]:
    """Decode the file into ``into``; once more where the process said nothing, as a machine without memory kills any.

    A file that is damaged kills it again.
    """
    asked = json.dumps({"wanted": list(wanted), "most_columns": MOST_COLUMNS})
    for _ in range(2):
        content.seek(0)
        into.seek(0)
        into.truncate()
        into.flush()
        try:
            done = subprocess.run(  # noqa: S603 - our own program
                [sys.executable, "-I", str(_READER), asked],
                stdin=content,
                stdout=into,
                stderr=subprocess.PIPE,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise SourceError(f"{where} took longer than {SECONDS} s to read. Give a smaller extract.") from None
        found = _said(done.stderr)
        if found is None:
            continue
        if "error" in found:
            raise SourceError(f"{where} is not a Parquet file that can be read.")
        return found
    raise SourceError(f"{where} is not a Parquet file that can be read: it is damaged.")


def _said(printed: bytes) -> dict[str, Any] | None:
    """What the process said of how it went; libraries may print below it while it ends."""
    for line in reversed(printed.decode(errors="replace").splitlines()):
        try:
            found = json.loads(line)
        except ValueError:
            continue
        if isinstance(found, dict):
            return found
    return None
