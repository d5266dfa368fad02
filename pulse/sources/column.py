"""Cells in the light of their column: what divides whole from fraction, and errors with the row they stand in."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc

from pulse.definition import Pulse
from pulse.errors import SourceError
from pulse.sources.cells import comma_is_decimal, moment, number
from pulse.sources.rows import Rows


def writes_comma(rows: Rows, column: str, pulse: Pulse) -> bool:
    """Whether the figures' column writes fractions with a comma.

    Raises:
        SourceError: Nothing tells, and a figure would be a thousand times too large or too small.
    """
    said = getattr(pulse.source, "decimal", None) or rows.decimal
    if said is not None:
        return bool(said == "comma")
    found = comma_is_decimal(_marked(rows, column), likely=rows.doubtful)
    if found is None:
        example = next(_marked(rows, column))
        raise SourceError(
            f"{rows.where}: {example!r} in column {column!r} may be a thousand or a fraction. "
            "Say which with source.decimal: point or comma."
        )
    return found


def _marked(rows: Rows, column: str) -> Iterator[str]:
    """The texts of a column that hold a comma or a point."""
    for batch in rows.batches():
        if isinstance(batch, dict):
            texts = [cell for cell in batch[column] if isinstance(cell, str)]
        else:
            found = batch.column(column)
            if not pa.types.is_string(found.type):
                return
            texts = found.filter(pc.match_substring_regex(found, "[.,]")).to_pylist()
        yield from (text for text in texts if "," in text or "." in text)


def moment_in(cell: object, zone: ZoneInfo, rows: Rows, index: int, column: str) -> tuple[datetime, bool]:
    """The moment of one row, and whether it has a time of day.

    Raises:
        SourceError: It is none; the sentence names row and column.
    """
    try:
        return moment(cell, zone)
    except ValueError:
        raise SourceError(
            f"{rows.where}: row {index + 1}, column {column!r} holds {str(cell)[:40]!r}, which is no date. "
            "Write dates as 2026-11-21, times as 2026-11-21T08:00."
        ) from None


def number_in(cell: object, rows: Rows, index: int, column: str | None, *, decimal_comma: bool) -> Decimal | None:
    """The figure of one row, or None where its cell is empty.

    Raises:
        SourceError: It is no number; the sentence names row and column.
    """
    try:
        return number(cell, decimal_comma=decimal_comma)
    except ValueError:
        raise SourceError(
            f"{rows.where}: row {index + 1}, column {column!r} holds {str(cell)[:40]!r}, which is no number. "
            "Mend the cell, or leave it empty if the figure is not known."
        ) from None


def member_in(cell: object) -> str:
    """The member of the break-down that a row belongs to; rows without one are together."""
    return "(none)" if cell is None or str(cell).strip() == "" else str(cell).strip()
