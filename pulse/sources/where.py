"""The rows of a table that meet the owner's conditions."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from pulse.definition import Condition, Pulse
from pulse.errors import NoDataError, SourceError
from pulse.sources.cells import is_missing, number
from pulse.sources.column import FigureColumn
from pulse.sources.rows import Batch, Rows
from pulse.sources.stamps import stamp

_Test = Callable[[object, int], bool]


def only_where(rows: Rows, conditions: Sequence[Condition], pulse: Pulse) -> Rows:
    """``rows`` without those that fail a condition.

    Raises:
        SourceError: There is no such column; while they are read: a cell cannot be compared; names its row.
        NoDataError: While they are read: no row is left.
    """
    if not conditions:
        return rows
    tests: list[tuple[str, _Test]] = []
    for one in conditions:
        column = rows.require(one.column, "source.where")
        tests += [(column, test) for test in _tests(one, rows, column, pulse)]

    def stream() -> Any:
        any_left = False
        for batch in rows.batches():
            kept = _kept(batch, tests)
            any_left = any_left or bool(kept)
            if len(kept) == len(batch):
                yield batch
            elif kept:
                yield batch.take(kept)
        if not any_left:
            said = "; ".join(str(one) for one in conditions)
            raise NoDataError(f"{rows.where} has no row for which {said}. Check source.where.")

    return replace(rows, columns={}, names=rows.headings, stream=stream)


def _kept(batch: Batch, tests: Sequence[tuple[str, _Test]]) -> list[int]:
    kept = list(range(len(batch)))
    for column, test in tests:
        cells = batch.cells(column)
        kept = [place for place in kept if test(cells[place], batch.numbers[place])]
    return kept


def _tests(one: Condition, rows: Rows, column: str, pulse: Pulse) -> list[_Test]:
    found: list[_Test] = []
    for wanted, negated in ((one.is_, False), (one.is_not, True)):
        if wanted is not None:
            found.append(_same((wanted,), negated=negated))
    if one.in_ is not None:
        found.append(_same(one.in_, negated=False))
    for bound, is_upper in ((one.over, False), (one.under, True)):
        if isinstance(bound, Decimal):
            found.append(partial(_beyond, FigureColumn(rows, column, _plain(pulse)).read, bound, is_upper))
        elif bound is not None:
            found.append(partial(_beyond, _day_of(rows, column, pulse), bound, is_upper))
    return found


def _plain(pulse: Pulse) -> Pulse:
    """The pulse without what it says of its figure: another column has its own unit."""
    return pulse.model_copy(update={"measure": pulse.measure.model_copy(update={"unit": None, "currency": None})})


def _same(wanted: Sequence[str], *, negated: bool) -> _Test:
    texts = {one.strip() for one in wanted}
    numbers = {found for one in texts if (found := _number(one)) is not None}

    @lru_cache(maxsize=10_000)
    def equals(text: str) -> bool:
        return text in texts or (bool(numbers) and _number(text) in numbers)

    return lambda cell, _number_of_row: equals(_text(cell)) != negated


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    return str(cell).strip()


def _number(text: str) -> Decimal | None:
    try:
        return number(text)
    except ValueError:
        return None


def _beyond(read: Callable[[object, int], Any], bound: Any, is_upper: bool, cell: object, place: int) -> bool:  # noqa: FBT001 - filled by partial
    found = None if is_missing(cell) else read(cell, place)
    return found is not None and bool(found < bound if is_upper else found > bound)


def _day_of(rows: Rows, column: str, pulse: Pulse) -> Callable[[object, int], date]:
    def read(cell: object, place: int) -> date:
        try:
            return stamp(cell, pulse.zone, pulse.measure.dates).at.date()
        except ValueError:
            raise SourceError(
                f"{rows.row(place)}, column {column!r} holds {str(cell)[:40]!r}, which is no date to compare with. "
                "Mend the cell, or the condition in source.where."
            ) from None

    return read
