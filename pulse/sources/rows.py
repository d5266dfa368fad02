"""Rows as a source gives them: columns of raw cells, a batch at a time, so that memory stays flat."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pyarrow as pa

from pulse.errors import SourceError

Batch: TypeAlias = "pa.RecordBatch | dict[str, list[Any]]"
"""Some rows: Arrow columns, or lists of one length by column name."""


@dataclass(frozen=True)
class Rows:
    """Columns of raw cells, all of one length.

    Args:
        where: What to call the source in an error.
        columns: Cells by column name; text as written, or a typed value where the source has types. Empty if streamed.
        decimal: What divides whole from fraction in text, where it is known.
        doubtful: Whether ``1.234`` may be a thousand as well as a fraction: the file is not separated by commas.
        seek_copies: Whether rows that repeat another are worth telling; the answer to a query has its own reasons.
        names: Column names, where the rows are streamed.
        stream: Reads the rows from the first on, as often as it is called.
    """

    where: str
    columns: dict[str, list[Any]] = field(default_factory=dict)
    decimal: str | None = None
    doubtful: bool = False
    seek_copies: bool = True
    names: tuple[str, ...] = ()
    stream: Callable[[], Iterator[Batch]] | None = None

    def batches(self) -> Iterator[Batch]:
        """All rows, from the first on."""
        if self.stream is not None:
            yield from self.stream()
        else:
            yield self.columns

    def require(self, name: str, key: str) -> str:
        """``name``, which stands in the pulse under ``key``, if there is such a column.

        Raises:
            SourceError: There is none; names those there are.
        """
        there = self.names or tuple(self.columns)
        if name not in there:
            raise SourceError(f"{self.where} has no column {name!r} ({key}). Its columns are: {', '.join(there)}.")
        return name


def cells(batch: Batch, name: str | None) -> list[Any] | None:
    """One column of a batch as Python values."""
    if name is None:
        return None
    if isinstance(batch, dict):
        return batch[name]
    found: list[Any] = batch.column(name).to_pylist()
    return found


def length(batch: Batch) -> int:
    """How many rows a batch has."""
    return len(next(iter(batch.values()), [])) if isinstance(batch, dict) else int(batch.num_rows)
