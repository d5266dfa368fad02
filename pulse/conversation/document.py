"""The figures behind a chart as a file: CSV or Excel, the frozen rows by period and member."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from pulse.conversation.query import Query
from pulse.conversation.scope import day_of, last_day
from pulse.insight.figure import Figure
from pulse.insight.names import names
from pulse.series import Dataset

MOST_ROWS = 20_000
CSV_MIME = "text/csv"
XLSX_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Format = Literal["csv", "xlsx"]
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_WIDE = 18


def as_file(figure: Figure, query: Query, format_: Format) -> tuple[bytes, str, str] | None:
    """Content, MIME type and name of a file with the figures that ``query`` asks for, the newest last; None of none."""
    result = figure.result
    rows = list(_rows(result, query))
    if len(rows) == 1:
        return None
    stem = f"{figure.pulse.name}-{day_of(result, result.complete[-1].at).isoformat()}"
    if format_ == "xlsx":
        return _excel(rows, result), XLSX_MIME, f"{stem}.xlsx"
    written = io.StringIO()
    csv.writer(written).writerows([_safe(cell) for cell in row] for row in rows)
    return ("\ufeff" + written.getvalue()).encode(), CSV_MIME, f"{stem}.csv"


Cell = str | date | datetime | Decimal | None


def _rows(result: Dataset, query: Query) -> Iterator[list[Cell]]:
    """A head, then a row a period: its first day, the whole and each member; at most :data:`MOST_ROWS`."""
    called = names(result)
    keys = [member.key for member in result.members]
    if query.members:
        keys = [key for key in keys if (key in query.members) is not query.without]
    yield [result.grain, called[""], *(called[key] for key in keys)]
    points = [point for point in result.table[""].values() if not point.partial]
    if query.span is not None:
        span = query.span
        inside = [p for p in points if day_of(result, p.at) >= span.first and last_day(result, p.at) <= span.last]
        points = [p for p in inside if span.weekday in {None, day_of(result, p.at).weekday()}]
    for point in points[-MOST_ROWS:]:
        at = point.at.astimezone(result.zone) if isinstance(point.at, datetime) else point.at
        yield [at, *(result.value(point.at, key) for key in ("", *keys))]


def _safe(cell: Cell) -> str:
    """A cell of a CSV; what a spreadsheet would take for a formula begins with an apostrophe."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    shown = f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
    return f"'{shown}" if isinstance(cell, str) and shown.startswith(_DANGEROUS) else shown


def _excel(rows: list[list[Cell]], result: Dataset) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has one
    sheet.title = "".join(letter for letter in result.measure if letter not in "[]:*?/\\'")[:31] or "Figures"
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            if isinstance(value, datetime):
                cell.value = value.replace(tzinfo=None)
            elif isinstance(value, str):
                # As text, whatever it begins with.
                cell.value, cell.data_type = value, "s"
            else:
                cell.value = value
            if column > 1 and number > 1 and result.whole.unit == "percent":
                cell.number_format = "0.00%"
    sheet.freeze_panes = "B2"
    for column in range(1, len(rows[0]) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = _WIDE
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
