"""Columns of names that a pulse does not use: their totals would count everything twice all the same."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pyarrow as pa

from pulse.series.periods import Start
from pulse.sources.column import NOBODY, member_in
from pulse.sources.rows import Batch
from pulse.sources.totals import refuse_total

_MOST_MEMBERS = 200
_MOST_COLUMNS = 12


class Bystanders:
    """What the members of unused columns come to, by day or hour.

    Args:
        used: Columns that the pulse uses, and those of dates and figures.
    """

    def __init__(self, used: set[str]) -> None:
        self._used = used
        self._columns: list[str] | None = None
        self._courses: dict[str, dict[str, dict[Start, Decimal]]] = {}
        self._several: set[str] = set()

    def columns_of(self, batch: Batch) -> list[str]:
        """The columns that are still watched."""
        if self._columns is None:
            found = [name for name in batch.names if name not in self._used and _holds_texts(batch, name)]
            self._columns = found[:_MOST_COLUMNS]
        return self._columns

    def add(self, column: str, at: Start, cell: object, total: Decimal, rows: int) -> None:
        """Add rows of one member and one day, or hour."""
        members = self._courses.setdefault(column, {})
        course = members.setdefault(member_in(cell), {})
        if rows > 1 or at in course:
            self._several.add(column)
        course[at] = course.get(at, Decimal(0)) + total
        if len(members) > _MOST_MEMBERS:
            del self._courses[column]
            self._columns = [name for name in self._columns or [] if name != column]

    def explain(self) -> bool:
        """Whether some column tells all rows of a day apart, so that they are parts of it and no events."""
        return any(name not in self._several and len(members) > 1 for name, members in self._courses.items())

    def refuse_totals(self, where: str, advice: str, *, additive: bool) -> None:
        """Nothing, unless a member of one of them is a total.

        Raises:
            SourceError: It is; the sentence names it and says how to leave it out.
        """
        for column, members in self._filled():
            refuse_total(where, advice, column, members, additive=additive)

    def _filled(self) -> Iterator[tuple[str, dict[str, dict[Start, Decimal]]]]:
        for column, members in self._courses.items():
            # A column of remarks has nothing in most rows, and is no break-down.
            if not (len(members) == 2 and NOBODY in members):  # noqa: PLR2004 - one remark and none
                yield column, members


def _holds_texts(batch: Batch, name: str) -> bool:
    column = batch.arrow(name)
    if column is not None:
        return bool(pa.types.is_string(column.type) or pa.types.is_large_string(column.type))
    cells: list[Any] = [cell for cell in batch.cells(name)[:50] if cell is not None]
    return bool(cells) and all(isinstance(cell, str) for cell in cells)
