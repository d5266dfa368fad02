"""Wide tables, with a column for each period, as long ones, with a row for each figure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pulse.definition import Measure, Pulse
from pulse.errors import SourceError
from pulse.sources.rows import Batch, Rows
from pulse.sources.stamps import AmbiguousDateError, Resolution, stamp

PERIOD, FIGURE = "\x1fheading", "\x1ffigure"
"""Columns of the long table; no heading can be called so, as control characters are taken out of headings."""
_LEAST = 2


def periods_among(rows: Rows, pulse: Pulse) -> list[str]:
    """Which headings are dates.

    Raises:
        SourceError: A heading may be two days.
    """
    found = []
    for heading in rows.headings:
        try:
            stamp(heading, pulse.zone, pulse.measure.dates)
        except AmbiguousDateError:
            raise SourceError(
                f"{rows.where}: the heading {heading[:40]!r} may be two days. Say which with measure.dates: day-first "
                "or month-first."
            ) from None
        except ValueError:
            continue
        found.append(heading)
    return found


def as_long(rows: Rows, pulse: Pulse) -> tuple[Rows, Measure]:
    """A table whose headings are dates as rows of date and figure, and the measure that reads them.

    Raises:
        SourceError: Fewer than two headings are dates, or one may be two days.
    """
    periods = periods_among(rows, pulse)
    if len(periods) < _LEAST:
        raise SourceError(
            f"{rows.where} has no columns for periods: fewer than two of its headings are dates. Take "
            "measure.columns: periods out, or say how dates are written with measure.dates."
        )
    lengths = {stamp(period, pulse.zone, pulse.measure.dates).resolution for period in periods}
    if len(lengths) > 1 and max(lengths) > Resolution.DAY:
        raise SourceError(
            f"{rows.where} has headings for periods of different lengths ({periods[0]!r} ... {periods[-1]!r}). "
            "Leave one kind out of the table."
        )
    labels = tuple(name for name in rows.headings if name not in periods)

    def stream() -> Iterator[Batch]:
        for batch in rows.batches():
            yield _melted(batch, labels, periods)

    long = replace(
        rows, columns={}, names=(*labels, PERIOD, FIGURE), stream=stream, place=_place(rows, len(periods), periods)
    )
    return long, pulse.measure.model_copy(update={"period": PERIOD, "value": FIGURE})


def _melted(batch: Batch, labels: Sequence[str], periods: Sequence[str]) -> Batch:
    kept: dict[str, list[Any]] = {name: batch.cells(name) for name in labels}
    figures = [batch.cells(name) for name in periods]
    width = len(periods)
    columns: dict[str, list[Any]] = {
        name: [cell for cell in cells for _ in range(width)] for name, cells in kept.items()
    }
    columns[PERIOD] = [*periods] * len(batch)
    columns[FIGURE] = [column[place] for place in range(len(batch)) for column in figures]
    numbers = [number * width + offset for number in batch.numbers for offset in range(width)]
    return Batch(columns, numbers)


def _place(rows: Rows, width: int, periods: Sequence[str]) -> Any:
    return lambda number: f"{rows.row(number // width)} under {periods[number % width]!r}"
