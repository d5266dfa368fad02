"""CSV, Parquet and JSON files, by path or by http(s) address, as columns of raw cells."""

import csv
import io
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from pulse.definition import FileSource, Pulse
from pulse.errors import NoDataError, SourceError
from pulse.series import Result
from pulse.sources.contract import Finding
from pulse.sources.download import download
from pulse.sources.gather import gather
from pulse.sources.rows import Batch, Rows, length

_BLOCK = 2**20
_ROWS = 65_536
_SEPARATORS = ",;\t|"
_ENDINGS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
}


@contextmanager
def open_file(source: FileSource) -> Iterator[Rows]:
    """The rows of ``source``, to be read while it is open.

    Raises:
        SourceError: The file cannot be reached or read; one sentence says why and what to do.
        NoDataError: It is empty, or has a heading and nothing below it.
    """
    remote = source.at.startswith(("http://", "https://"))
    where = _name(source.at) if remote else source.at
    kind = source.format or _ENDINGS.get(Path(where).suffix.lower())
    if kind is None:
        raise SourceError(f"{where} does not end in .csv, .parquet or .json; say which it is with source.format.")
    content = _downloaded(source.at) if remote else _opened(Path(source.at))
    with content:
        if not _holds_anything(content):
            raise NoDataError(f"{where} is empty.")
        yield _READERS[kind](content, where)


def _downloaded(address: str) -> BinaryIO:
    # Nameless, so that it is gone with the last reader.
    content = tempfile.TemporaryFile()  # noqa: SIM115 - it is read again and again
    try:
        download(address, content)
    except BaseException:
        content.close()
        raise
    return content


def _holds_anything(content: BinaryIO) -> bool:
    content.seek(0)
    while part := content.read(65_536):
        if part.strip():
            return True
    return False


def _name(address: str) -> str:
    try:
        return urlsplit(address).path.rsplit("/", 1)[-1] or address
    except ValueError:
        raise SourceError("source.at is no http(s) address. Check it.") from None


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise SourceError(f"There is no file {path} (looked in {Path.cwd()}). Check source.at.") from None
    except ValueError:
        raise SourceError("source.at is no path. Check it.") from None
    except OSError as wrong:
        raise SourceError(f"{path} cannot be read: {wrong.strerror}. Check source.at and its permissions.") from None


def _read_csv(content: BinaryIO, where: str) -> Rows:
    heading, skipped = _heading(content, where)
    separator = max(_SEPARATORS, key=heading.count)
    names = [name.strip() for name in next(csv.reader([heading], delimiter=separator))]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise SourceError(f"{where} has two columns named {twice!r}. Rename one of them.")

    def stream() -> Iterator[Batch]:
        content.seek(0)
        try:
            with pa_csv.open_csv(
                pa.PythonFile(_Kept(content), mode="r"),
                pa_csv.ReadOptions(block_size=_BLOCK, column_names=names, skip_rows=skipped + 1, use_threads=False),
                pa_csv.ParseOptions(delimiter=separator, newlines_in_values=True),
                pa_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False),
            ) as batches:
                yield from batches
        except (pa.ArrowInvalid, UnicodeDecodeError) as wrong:
            raise _no_table(where, str(wrong)) from None

    if next((batch for batch in stream() if length(batch)), None) is None:
        raise NoDataError(f"{where} has a heading and no rows below it.")
    return Rows(where, names=tuple(names), stream=stream, doubtful=separator != ",")


class _Kept(io.RawIOBase):
    """A file whose reader may close it as often as it likes."""

    def __init__(self, content: BinaryIO) -> None:
        self._content = content

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        part = self._content.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)


def _heading(content: BinaryIO, where: str) -> tuple[str, int]:
    """The first line that holds anything, and how many empty ones stand before it."""
    content.seek(0)
    for skipped, line in enumerate(content):
        try:
            text = line.decode("utf-8-sig").strip("\r\n")
        except UnicodeDecodeError:
            raise _no_table(where, "UTF8") from None
        if text.strip():
            return text.strip(" "), skipped
    raise NoDataError(f"{where} is empty.")


def _no_table(where: str, said: str) -> SourceError:
    if "utf8" in said.lower():
        return SourceError(f"{where} is not UTF-8 text. Save it as UTF-8 and run again.")
    return SourceError(f"{where} is not a table: {said.strip().splitlines()[0][:120]}.")


def _read_json(content: BinaryIO, where: str) -> Rows:
    content.seek(0)
    try:
        text = content.read().decode("utf-8-sig")
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines):
            found = [json.loads(line, parse_float=Decimal) for line in lines]
        else:
            found = json.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as wrong:
        raise SourceError(f"{where} is not JSON that can be read: {str(wrong)[:80] or type(wrong).__name__}.") from None
    if isinstance(found, dict):
        lists = [value for value in found.values() if isinstance(value, list)]
        found = lists[0] if len(lists) == 1 else found
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise SourceError(f"{where} is not a list of rows; write [{{...}}, {{...}}], or one such object a line.")
    if not found:
        raise NoDataError(f"{where} has a heading and no rows below it.")
    names = dict.fromkeys(str(name) for row in found for name in row)
    return Rows(where, {name: [row.get(name) for row in found] for name in names})


def _read_parquet(content: BinaryIO, where: str) -> Rows:
    content.seek(0)
    try:
        file = pq.ParquetFile(content)
        names = tuple(file.schema_arrow.names)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError):
        raise SourceError(f"{where} is not a Parquet file.") from None
    if not file.metadata.num_rows:
        raise NoDataError(f"{where} has a heading and no rows below it.")

    def stream() -> Iterator[Batch]:
        try:
            yield from file.iter_batches(batch_size=_ROWS)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError):
            raise SourceError(f"{where} is not a Parquet file.") from None

    return Rows(where, names=names, stream=stream)


_READERS: dict[str, Callable[[BinaryIO, str], Rows]] = {
    "csv": _read_csv,
    "json": _read_json,
    "parquet": _read_parquet,
}


class Files:
    """Files as a source: all that a file holds is read, whatever is asked for."""

    def fetch(self, query: Pulse, since: datetime, until: datetime) -> Result:  # noqa: ARG002 - a file is read whole
        """See :class:`pulse.sources.contract.Source`."""
        if not isinstance(query.source, FileSource):
            raise SourceError(f"{query.name} is not about a file.")
        with open_file(query.source) as rows:
            return gather(rows, query, until)

    def check(self) -> list[Finding]:
        """There is nothing to be connected."""
        return []
