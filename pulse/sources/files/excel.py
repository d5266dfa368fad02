"""Excel workbooks: one sheet as a grid of typed cells, with units and currencies from their number formats.

openpyxl reads it, though calamine is faster: calamine tells no number formats, and an error cell from an empty one.
"""

import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, BinaryIO

from pulse.errors import NoDataError, SourceError
from pulse.sources.currencies import codes_of
from pulse.sources.sheets.grid import Cell, Grid, currency_in

MOST_BYTES = 300 * 2**20
MOST_CELLS = 1_000_000
_SECOND = timedelta(seconds=1)
_BRACKETED, _ANY_BRACKETS = re.compile(r"\[\$([^\]\-]+)(?:-[0-9A-Fa-f]+)?\]"), re.compile(r"\[[^\]]*\]")
_QUOTED = re.compile(r'"([^"]+)"')
_PLAIN_SIGNS = "$€£¥₹"


def read_excel(content: BinaryIO, where: str, sheet: str | None) -> Grid:
    """One sheet of a workbook, merged cells filled, hidden rows known.

    Args:
        content: The file.
        where: What to call it in an error.
        sheet: Name of the sheet; None for the first that is not hidden.

    Raises:
        SourceError: It is no workbook, too large, has no such sheet, or formulas without their values.
        NoDataError: The sheet is empty.
    """
    _refuse_bomb(content, where)
    with _opened(content, where, values=True) as book:
        found = _sheet(book, where, sheet)
        name = f"{where}, sheet {found.title}"
        if found.max_row * found.max_column > MOST_CELLS:
            raise SourceError(f"{name} has more than {MOST_CELLS:,} cells. Save the sheet as CSV and read that.")
        rows = [[_cell(item) for item in row] for row in found.iter_rows()]
        _fill_merged(rows, found)
        hidden = {place - 1 for place, row in found.row_dimensions.items() if row.hidden}
        unseen = {
            place - 1
            for column in found.column_dimensions.values()
            if column.hidden and column.min
            for place in range(column.min, min(column.max or column.min, found.max_column) + 1)
        }
    if not any(cell.value is not None or cell.wrong for row in rows for cell in row):
        raise NoDataError(f"{name} is empty.")
    _refuse_uncounted(content, where, sheet, rows)
    return Grid(name, 0, 0, 0, rows, hidden, unseen)


def _refuse_bomb(content: BinaryIO, where: str) -> None:
    content.seek(0)
    try:
        with zipfile.ZipFile(content) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, KeyError):
        content.seek(0)
        old = content.read(4) == b"\xd0\xcf\x11\xe0"
        advice = "Save it as .xlsx without a password." if old else "Check source.at and source.format."
        raise SourceError(f"{where} is not an Excel workbook of today's kind (.xlsx). {advice}") from None
    if size > MOST_BYTES:
        raise SourceError(f"{where} is larger than {MOST_BYTES // 2**20} MB unpacked. Save the sheet as CSV.")


@contextmanager
def _opened(content: BinaryIO, where: str, *, values: bool) -> Iterator[Any]:
    # A third of a second to import, and only workbooks need it.
    import openpyxl

    content.seek(0)
    try:
        with warnings.catch_warnings():
            # What it leaves out of a workbook - drawings, validations - is nothing that we read.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(content, data_only=values, keep_links=False)
    except Exception:  # noqa: BLE001 - a damaged workbook raises whatever the place of the damage raises
        raise SourceError(f"{where} is not an Excel workbook that can be read: it is damaged or locked.") from None
    try:
        yield book
    finally:
        book.close()


def _sheet(book: Any, where: str, wanted: str | None) -> Any:
    names = [str(worksheet.title) for worksheet in book.worksheets]
    if wanted is None:
        found = next((worksheet for worksheet in book.worksheets if worksheet.sheet_state == "visible"), None)
    else:
        found = next((worksheet for worksheet in book.worksheets if worksheet.title.strip() == wanted), None)
    if found is None:
        shown = ", ".join(names[:20]) or "none"
        raise SourceError(f"{where} has no sheet {wanted or 'to read'!r}; there are {shown}. Check source.sheet.")
    return found


def _cell(raw: Any) -> Cell:
    value = raw.value
    if raw.data_type == "e":
        return Cell(wrong=str(value))
    if value is None or isinstance(value, bool):
        return Cell(None if value is None else str(value).upper())
    if isinstance(value, int | float):
        return _number(value, str(raw.number_format or ""))
    if isinstance(value, datetime):
        rounded = (value + timedelta(milliseconds=500)).replace(microsecond=0)
        return Cell(rounded.date() if rounded.time() == time() else rounded)
    if isinstance(value, date):
        return Cell(value)
    if isinstance(value, timedelta):
        return Cell(Decimal(value // _SECOND), "duration")
    text = str(value).strip()
    return Cell(text or None)


def _number(value: float, pattern: str) -> Cell:
    exact = Decimal(repr(value))
    first = pattern.split(";", 1)[0]
    if "%" in first:
        return Cell(exact, "percent")
    # Colours, conditions and locales stand in brackets, too; words such as "kg" in quotes.
    signs = _BRACKETED.findall(first) + [sign for sign in _QUOTED.findall(first) if codes_of(sign.strip())]
    signs += [sign for sign in _PLAIN_SIGNS if sign in _QUOTED.sub("", _ANY_BRACKETS.sub("", first))]
    return Cell(exact, "currency", currency_in(first, "en_US")) if signs else Cell(exact, "number")


def _fill_merged(rows: list[list[Cell]], sheet: Any) -> None:
    for merged in sheet.merged_cells.ranges:
        corner = merged.min_row - 1, merged.min_col - 1
        first = rows[corner[0]][corner[1]]
        for row in range(merged.min_row - 1, min(merged.max_row, len(rows))):
            for column in range(merged.min_col - 1, min(merged.max_col, len(rows[row]))):
                rows[row][column] = first if (row, column) == corner else replace(first, merged=True)


def _refuse_uncounted(content: BinaryIO, where: str, sheet: str | None, rows: list[list[Cell]]) -> None:
    """Nothing, unless the workbook holds formulas that no program has worked out: their cells would read as empty."""
    if all(cell.value is not None or cell.wrong for row in rows for cell in row):
        return
    first = ""
    with _opened(content, where, values=False) as book:
        for row in _sheet(book, where, sheet).iter_rows():
            for item in row:
                if item.data_type != "f":
                    continue
                cell = rows[item.row - 1][item.column - 1]
                if cell.value is not None or cell.wrong:
                    return
                first = first or item.coordinate
    if first:
        raise SourceError(
            f"{where}: cell {first} holds a formula without its value. Open the workbook in Excel and save it."
        )
