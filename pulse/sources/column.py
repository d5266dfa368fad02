"""Whole columns of a table: every cell read in the light of the others, errors with the row they stand in."""

from datetime import UTC, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from pulse.definition import Pulse
from pulse.errors import SourceError
from pulse.sources.cells import comma_is_decimal, moment, number
from pulse.sources.file import Rows


def moments_of(
    moments: list[object], kept: list[int], zone: ZoneInfo, rows: Rows, pulse: Pulse
) -> dict[str, tuple[datetime, bool]]:
    """The moment of every cell, by its text; many rows share one.

    Stamps that are all midnight in UTC are dates that some program wrote out as times, and are read as dates.
    """
    found: dict[str, tuple[datetime, bool]] = {}
    for index in kept:
        cell = moments[index]
        if str(cell) not in found:
            found[str(cell)] = _moment_in(cell, zone, rows, index, pulse.measure.period)
    in_utc = [when.astimezone(UTC) for when, _ in found.values()]
    if (
        pulse.grain != "hour"
        and all(timed for _, timed in found.values())
        and all((when.hour, when.minute, when.second) == (0, 0, 0) for when in in_utc)
    ):
        return {
            cell: (datetime.combine(when.date(), time(), zone), False) for cell, when in zip(found, in_utc, strict=True)
        }
    return found


def writes_comma(rows: Rows, values: list[object], pulse: Pulse) -> bool:
    """Whether the figures' column writes fractions with a comma.

    Raises:
        SourceError: Nothing tells, and a figure would be a thousand times too large or too small.
    """
    if pulse.source.decimal is not None:
        return pulse.source.decimal == "comma"
    texts = [cell for cell in values if isinstance(cell, str)]
    found = comma_is_decimal(texts, likely=rows.doubtful)
    if found is None:
        example = next(text for text in texts if "," in text or "." in text)
        raise SourceError(
            f"{rows.where}: {example!r} in column {pulse.measure.value!r} may be a thousand or a fraction. "
            "Say which with source.decimal: point or comma."
        )
    return found


def _moment_in(cell: object, zone: ZoneInfo, rows: Rows, index: int, column: str) -> tuple[datetime, bool]:
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
