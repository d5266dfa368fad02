"""CSV, Parquet and JSON files, by path or by http(s) address, as columns of raw cells."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pulse.definition import FileSource
from pulse.errors import NoDataError, SourceError
from pulse.sources.download import download

_SEPARATORS = ",;\t|"
_ENDINGS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
}


@dataclass(frozen=True)
class Rows:
    """Columns of raw cells, all of one length.

    Args:
        where: What to call the file in an error.
        columns: Cells by column name; text as written, or a typed value where the file has types.
        decimal_comma: Whether ``1,5`` means one and a half.
    """

    where: str
    columns: dict[str, list[Any]]
    decimal_comma: bool = False
    doubtful: bool = False
    """Whether ``1.234`` may be a thousand as well as a fraction: the file is not separated by commas."""

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), []))

    def column(self, name: str, role: str) -> list[Any]:
        """The cells of column ``name``, which the pulse uses as ``role``.

        Raises:
            SourceError: There is no such column; the sentence lists those there are.
        """
        if name not in self.columns:
            there = ", ".join(list(self.columns)[:20])
            raise SourceError(f"{self.where} has no column {name!r} ({role}). Its columns are: {there}.")
        return self.columns[name]


def read_file(source: FileSource) -> Rows:
    """All rows of ``source``.

    Raises:
        SourceError: The file cannot be reached or read; one sentence says why and what to do.
        NoDataError: It is empty, or has a heading and nothing below it.
    """
    remote = source.at.startswith(("http://", "https://"))
    where = _name(source.at) if remote else source.at
    kind = source.format or _ENDINGS.get(Path(where).suffix.lower())
    if kind is None:
        raise SourceError(f"{where} does not end in .csv, .parquet or .json; say which it is with source.format.")
    content = download(source.at) if remote else _read_path(Path(source.at))
    if not content.strip():
        raise NoDataError(f"{where} is empty.")
    rows = _READERS[kind](content, where)
    if not len(rows):
        raise NoDataError(f"{where} has a heading and no rows below it.")
    return rows


def _name(address: str) -> str:
    try:
        return urlsplit(address).path.rsplit("/", 1)[-1] or address
    except ValueError:
        raise SourceError("source.at is no http(s) address. Check it.") from None


def _read_path(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"There is no file {path} (looked in {Path.cwd()}). Check source.at.") from None
    except ValueError:
        raise SourceError("source.at is no path. Check it.") from None
    except OSError as wrong:
        raise SourceError(f"{path} cannot be read: {wrong.strerror}. Check source.at and its permissions.") from None


def _read_csv(content: bytes, where: str) -> Rows:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SourceError(f"{where} is not UTF-8 text. Save it as UTF-8 and run again.") from None
    if not text.strip():
        raise NoDataError(f"{where} is empty.")
    heading = text.lstrip().splitlines()[0]
    separator = max(_SEPARATORS, key=heading.count)
    try:
        frame = pd.read_csv(
            io.StringIO(text),
            sep=separator,
            dtype=str,
            keep_default_na=False,
            index_col=False,
            on_bad_lines="error",
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError, csv.Error) as wrong:
        raise SourceError(f"{where} is not a table: {str(wrong).strip().splitlines()[-1]}.") from None
    names = [name.strip() for name in next(csv.reader([heading], delimiter=separator))]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise SourceError(f"{where} has two columns named {twice!r}. Rename one of them.")
    columns = {str(name).strip(): frame[name].tolist() for name in frame.columns}
    return Rows(where, columns, decimal_comma=separator == ";", doubtful=separator != ",")


def _read_json(content: bytes, where: str) -> Rows:
    try:
        text = content.decode("utf-8-sig")
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
    names = dict.fromkeys(str(name) for row in found for name in row)
    return Rows(where, {name: [row.get(name) for row in found] for name in names})


def _read_parquet(content: bytes, where: str) -> Rows:
    try:
        return Rows(where, pq.read_table(pa.BufferReader(content)).to_pydict())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError):
        raise SourceError(f"{where} is not a Parquet file.") from None


_READERS: dict[str, Callable[[bytes, str], Rows]] = {
    "csv": _read_csv,
    "json": _read_json,
    "parquet": _read_parquet,
}
