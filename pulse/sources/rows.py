"""Rows as a source gives them: columns of raw cells, a batch at a time, so that memory stays flat."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pyarrow as pa

from pulse.definition.catalogue import Unit
from pulse.errors import SourceError

Columns: TypeAlias = "pa.RecordBatch | dict[str, list[Any]]"
"""Arrow columns, or lists of one length by column name."""


@dataclass(frozen=True)
class Batch:
    """Some rows.

    Args:
        columns: Their cells.
        numbers: The place of each among all rows of its source, from 0.
    """

    columns: Columns
    numbers: Sequence[int]

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def names(self) -> list[str]:
        """Names of the columns, in order."""
        return list(self.columns if isinstance(self.columns, dict) else self.columns.schema.names)

    def arrow(self, name: str) -> pa.Array | None:
        """A column as an Arrow array, or None where the cells are Python's."""
        return None if isinstance(self.columns, dict) else self.columns.column(name)

    def cells(self, name: str) -> list[Any]:
        """A column as Python values; where Python has no such moment, as text."""
        if isinstance(self.columns, dict):
            return self.columns[name]
        return values_of(name, self.columns.column(name))

    def take(self, kept: Sequence[int]) -> "Batch":
        """The rows at these places of the batch, in this order."""
        numbers = [self.numbers[place] for place in kept]
        if isinstance(self.columns, dict):
            return Batch({name: [cells[at] for at in kept] for name, cells in self.columns.items()}, numbers)
        return Batch(self.columns.take(pa.array(kept, pa.int64())), numbers)


def values_of(name: str, column: pa.Array) -> list[Any]:
    """A column as Python values; where Python has no such moment, as text.

    Raises:
        SourceError: It can be had as neither.
    """
    try:
        found: list[Any] = column.to_pylist()
    except (OverflowError, ValueError, KeyError):
        found = _as_texts(name, column)
    return found


def _as_texts(name: str, column: pa.Array) -> list[Any]:
    try:
        found: list[Any] = column.cast(pa.string()).to_pylist()
    except pa.ArrowException:
        raise SourceError(
            f"Column {name[:40]!r} holds {column.type}, which cannot be read. Give it as text or as plain dates."
        ) from None
    return found


def _numbered(where: str) -> Callable[[int], str]:
    return lambda number: f"{where}: row {number + 1}"


@dataclass(frozen=True)
class Rows:
    """Columns of raw cells, all of one length.

    Args:
        where: What to call the source in an error.
        columns: Cells by column name; text as written, or a typed value where the source has types. Empty if streamed.
        decimal: What divides whole from fraction in text, where it is known.
        doubtful: Whether ``1.234`` may be a thousand as well as a fraction, as commas do not separate the columns.
        seek_copies: Whether rows that repeat another are worth telling; the answer to a query has its own reasons.
        names: Column names, where the rows are streamed.
        stream: Reads the rows from the first on, as often as it is called, as batches or as their columns.
        once: Whether the rows can be streamed only once.
        place: How a row, by its number from 0, is called in an error, such as ``sales.csv: row 7``.
        advice: How to leave rows out of this source.
        notes: What readers should know of how it was read, a sentence each.
        merged: Columns in which cells are merged, so that one value stands in several rows.
        unit_of: What the cells of a column are formatted as, where they are: unit, and currency of money.
    """

    where: str
    columns: dict[str, list[Any]] = field(default_factory=dict)
    decimal: str | None = None
    doubtful: bool = False
    seek_copies: bool = True
    names: tuple[str, ...] = ()
    stream: Callable[[], Iterable[Any]] | None = None
    once: bool = False
    place: Callable[[int], str] | None = None
    advice: str = "source.where"
    notes: tuple[str, ...] = ()
    merged: frozenset[str] = frozenset()
    unit_of: Callable[[str], tuple[Unit | None, str | None]] | None = None

    @property
    def headings(self) -> tuple[str, ...]:
        """Names of all columns, in order."""
        return self.names or tuple(self.columns)

    def batches(self) -> Iterator[Batch]:
        """All rows, from the first on."""
        count = 0
        for item in self.stream() if self.stream is not None else [self.columns]:
            batch = item if isinstance(item, Batch) else Batch(item, range(count, count + _length(item)))
            count += len(batch)
            yield batch

    def row(self, number: int) -> str:
        """What to call a row, by its number from 0, at the beginning of an error."""
        return (self.place or _numbered(self.where))(number)

    def require(self, name: str, key: str) -> str:
        """The column that stands in the pulse under ``key``; white space in headings counts as one space.

        Raises:
            SourceError: There is none; names those there are.
        """
        there = self.headings
        if name in there:
            return name
        alike = [item for item in there if item.split() == name.split()]
        if len(alike) == 1:
            return alike[0]
        shown = ", ".join(" ".join(item.split())[:_LETTERS] for item in there[:_SHOWN])
        more = f" and {len(there) - _SHOWN} more" if len(there) > _SHOWN else ""
        raise SourceError(f"{self.where} has no column {name!r} ({key}). Its columns are: {shown}{more}.")


_SHOWN, _LETTERS = 20, 40


def _length(columns: Columns) -> int:
    return len(next(iter(columns.values()), [])) if isinstance(columns, dict) else int(columns.num_rows)
