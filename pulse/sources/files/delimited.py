"""Delimited text - CSV and its kin - read by Arrow a block at a time, with its shape checked before."""

import csv
import io
import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO

import pyarrow as pa
import pyarrow.csv as pa_csv

from pulse.errors import NoDataError, SourceError
from pulse.sources.files.encoding import Scratch, as_utf8
from pulse.sources.files.heading import Heading, find_heading
from pulse.sources.files.quotes import BLOCK, split_at_rows
from pulse.sources.files.unclosed import Unclosed
from pulse.sources.rows import Rows


def read_delimited(content: BinaryIO, where: str, scratch: Scratch, wanted: Collection[str] = ()) -> Rows:
    """The rows of a delimited text, every cell as text.

    Args:
        content: The file.
        where: What to call it in an error.
        scratch: Makes files to work with.
        wanted: Columns that the heading has to hold, which tell it from what stands above it.

    Raises:
        SourceError: It is no text, has no heading, or a quote is left open.
        NoDataError: It has a heading and no rows below it.
    """
    text, notes = as_utf8(content, where, scratch)
    text.seek(0)
    if text.read(1000).lstrip().lower().startswith((b"<!doctype html", b"<html")):
        raise SourceError(f"{where} is a web page and no table; it may want a login. Check source.at.")
    heading = find_heading(text, where, wanted)
    places = split_at_rows(text, heading.separator, len(heading.names), where, heading.begins)
    table = _Table(text, where, heading, places)
    if next((batch for batch in table.stream() if batch.num_rows), None) is None:
        raise NoDataError(f"{where} has a heading and no rows below it.")
    return Rows(
        where,
        names=heading.names,
        stream=table.stream,
        doubtful=heading.separator != ",",
        place=table.place,
        notes=notes,
    )


@dataclass(frozen=True)
class _Table:
    text: BinaryIO
    where: str
    heading: Heading
    places: Sequence[int]

    def stream(self) -> Iterator[pa.RecordBatch]:
        """The rows below the heading.

        Arrow gets memory of its own, block by block, and neither a file nor a function of Python: its streaming reader
        reads ahead in threads, which bring down a process that ends before they have let go.

        Raises:
            SourceError: A row has more or fewer fields than the heading.
        """
        names = list(self.heading.names)
        parse = pa_csv.ParseOptions(delimiter=self.heading.separator, newlines_in_values=True)
        convert = pa_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False)
        read = pa_csv.ReadOptions(block_size=2 * BLOCK, column_names=names, use_threads=False)
        for begin, end in pairwise(self.places):
            block = self._block(begin, end)
            if not block.size:
                return
            try:
                found = pa_csv.read_csv(pa.BufferReader(block), read, parse, convert)
            except (pa.ArrowException, UnicodeDecodeError):
                raise SourceError(self._refusal()) from None
            yield from found.to_batches()

    def _block(self, begin: int, end: int) -> pa.Buffer:
        block = pa.BufferOutputStream()
        while begin < end and (part := os.pread(self.text.fileno(), end - begin, begin)):
            block.write(part)
            begin += len(part)
        return block.getvalue()

    def _refusal(self) -> str:
        width = len(self.heading.names)
        for row, fields in self._records():
            if fields and len(fields) != width:
                return (
                    f"{self.where}: row {row} has {len(fields)} fields where the heading has {width}. "
                    "Quote fields that hold the separator, or mend the row."
                )
        return f"{self.where} is not a table that can be read. Check source.at and source.format."

    def place(self, number: int) -> str:
        """What to call a row by its number below the heading: its number in the file, as a spreadsheet shows it."""
        row = self.heading.above
        for row, fields in self._records():
            # A line without anything is no row for Arrow, and one for a spreadsheet.
            number -= bool(fields)
            if number < 0:
                return f"{self.where}: row {row}"
        return f"{self.where}: row {row + number + 1}"

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        """Fields below the heading with their row's number in the file, as far as they can be told."""
        begins = io.BufferedReader(Unclosed(self.text, self.heading.begins))
        lines = io.TextIOWrapper(begins, encoding="utf-8", newline="")
        with suppress(csv.Error):
            yield from enumerate(csv.reader(lines, delimiter=self.heading.separator), self.heading.above + 1)


def is_empty(content: BinaryIO) -> bool:
    """Whether a file holds nothing but white space."""
    content.seek(0, os.SEEK_SET)
    while part := content.read(65_536):
        if part.strip(b" \t\r\n\xef\xbb\xbf"):
            return False
    return True
