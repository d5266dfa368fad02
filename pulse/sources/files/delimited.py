"""Delimited text - CSV and its kin - streamed by Arrow, with its shape checked before."""

import csv
import io
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.csv as pa_csv

from pulse.errors import NoDataError, SourceError
from pulse.sources.files.encoding import Scratch, as_utf8
from pulse.sources.files.heading import Heading, find_heading
from pulse.sources.files.quotes import refuse_open_quotes
from pulse.sources.files.unclosed import Unclosed
from pulse.sources.rows import Rows

_BLOCK = 2**20


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
    refuse_open_quotes(text, heading.separator, len(heading.names), where)
    table = _Table(text, where, heading)
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

    def stream(self) -> Iterator[pa.RecordBatch]:
        """The rows below the heading.

        Raises:
            SourceError: A row has more or fewer fields than the heading.
        """
        wrong: list[Any] = []

        def note(row: Any) -> str:
            wrong.append(row)
            return "error"

        names = list(self.heading.names)
        parse = pa_csv.ParseOptions(delimiter=self.heading.separator, newlines_in_values=True, invalid_row_handler=note)
        convert = pa_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False)
        read = pa_csv.ReadOptions(block_size=_BLOCK, column_names=names, use_threads=False)
        try:
            with pa_csv.open_csv(
                pa.PythonFile(Unclosed(self.text, self.heading.begins), mode="r"), read, parse, convert
            ) as batches:
                yield from batches
        except (pa.ArrowInvalid, pa.ArrowException, UnicodeDecodeError) as failed:
            if not wrong and "Empty CSV file" in str(failed):
                return
            raise SourceError(self._refusal(wrong, failed)) from None

    def _refusal(self, wrong: list[Any], failed: Exception) -> str:
        if wrong:
            row, expected, actual = wrong[0].number, wrong[0].expected_columns, wrong[0].actual_columns
            return (
                f"{self.place(row - 1) if row else self.where} has {actual} fields where the heading has {expected}. "
                "Quote fields that hold the separator, or mend the row."
            )
        if "straddl" in str(failed):
            return f"{self.where} has a row of more than a megabyte, which is no row of figures. Check source.at."
        return f"{self.where} is not a table that can be read. Check source.at and source.format."

    def place(self, number: int) -> str:
        """What to call a row by its number below the heading: its number in the file, as a spreadsheet shows it."""
        lines = io.TextIOWrapper(
            io.BufferedReader(Unclosed(self.text, self.heading.begins)), encoding="utf-8", newline=""
        )
        found = above = self.heading.above
        try:
            for record in csv.reader(lines, delimiter=self.heading.separator):
                found += 1
                # A line without anything is no row for Arrow, and one for a spreadsheet.
                above += bool(record)
                if above > self.heading.above + number:
                    break
        except csv.Error:
            found = self.heading.above + number + 1
        return f"{self.where}: row {found}"


def is_empty(content: BinaryIO) -> bool:
    """Whether a file holds nothing but white space."""
    content.seek(0, os.SEEK_SET)
    while part := content.read(65_536):
        if part.strip(b" \t\r\n\xef\xbb\xbf"):
            return False
    return True
