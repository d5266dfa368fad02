"""The rows of a table that meet the owner's conditions."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache, partial
from typing import Any

from pulse.definition import Condition, Pulse
from pulse.errors import NoDataError, SourceError
from pulse.sources.cells import is_missing
from pulse.sources.column import DateColumn, FigureColumn
from pulse.sources.rows import Batch, Rows

_Test = Callable[[object, int], bool]


def only_where(rows: Rows, conditions: Sequence[Condition], pulse: Pulse) -> Rows:
    """``rows`` without those that fail a condition.

    Raises:
        SourceError: There is no such column; while they are read: a cell cannot be compared, or what is meant to be
            left out is written otherwise in the table.
        NoDataError: While they are read: no row is left.
    """
    if not conditions:
        return rows
    named = [(rows.require(condition.column, "source.where"), condition) for condition in conditions]

    def stream() -> Iterator[Batch]:
        tests = [(column, test) for column, condition in named for test in _tests(condition, rows, column, pulse)]
        any_left = False
        for batch in rows.batches():
            kept = _kept(batch, tests)
            any_left = any_left or bool(kept)
            if len(kept) == len(batch):
                yield batch
            elif kept:
                yield batch.take(kept)
        for column, test in tests:
            if isinstance(test, _Same) and (near := test.missed()):
                raise SourceError(
                    f"{rows.where}: no row has {near[0]!r} in column {column!r}, but some have {near[1]!r}. Write it "
                    "the same way in source.where."
                )
        if not any_left:
            said = "; ".join(str(condition) for condition in conditions)
            raise NoDataError(f"{rows.where} has no row for which {said}. Check source.where.")

    return replace(rows, columns={}, names=rows.headings, stream=stream)


def _kept(batch: Batch, tests: Sequence[tuple[str, _Test]]) -> list[int]:
    kept = list(range(len(batch)))
    for column, test in tests:
        cells = batch.cells(column)
        kept = [place for place in kept if test(cells[place], batch.numbers[place])]
    return kept


def _tests(condition: Condition, rows: Rows, column: str, pulse: Pulse) -> list[_Test]:
    found: list[_Test] = []
    figures = partial(FigureColumn, rows, column, _plain(pulse))
    for wanted, negated in (((condition.is_,), False), ((condition.is_not,), True), (condition.in_ or (), False)):
        given = [value for value in wanted if value is not None]
        if given:
            found.append(_Same(given, figures, negated=negated))
    for bound, is_upper in ((condition.over, False), (condition.under, True)):
        if isinstance(bound, Decimal):
            found.append(partial(_beyond, figures().read, bound, is_upper))
        elif bound is not None:
            found.append(partial(_beyond, _day_of(rows, column, pulse), bound, is_upper))
    return found


def _plain(pulse: Pulse) -> Pulse:
    """The pulse without what it says of its figure: another column has its own unit."""
    return pulse.model_copy(update={"measure": pulse.measure.model_copy(update={"unit": None, "currency": None})})


class _Same:
    """Whether a cell is one of the given texts and numbers, or is none of them.

    Args:
        wanted: Texts as they are written, and numbers.
        figures: Makes a reader of the column's numbers; it is made when the first is looked at.
        negated: Whether the cell has to be none of them.
    """

    def __init__(
        self, wanted: Sequence[str | int | float], figures: Callable[[], FigureColumn], *, negated: bool
    ) -> None:
        self._texts = {item.strip() for item in wanted if isinstance(item, str)}
        self._numbers = {Decimal(str(item)) for item in wanted if not isinstance(item, str)}
        self._figures, self._negated = cache(figures), negated
        self._equals = lru_cache(maxsize=10_000)(self._compare)
        self._met: set[str] = set()
        self._near: dict[str, str] = {}

    def __call__(self, cell: object, place: int) -> bool:
        del place  # bounds need it, to name a row that they cannot read
        return self._equals(_text(cell)) != self._negated

    def missed(self) -> tuple[str, str] | None:
        """A text that no cell has, and one that some have and that differs in case, accents or spaces only."""
        return next(((text, self._near[text]) for text in self._texts - self._met if text in self._near), None)

    def _compare(self, text: str) -> bool:
        if text in self._texts:
            self._met.add(text)
            return True
        for item in self._texts:
            if item and _folded(item) == _folded(text):
                self._near[item] = text
        if not self._numbers or not text:
            return False
        try:
            return self._figures().read(text, 0) in self._numbers
        except SourceError:
            return False


def _folded(text: str) -> str:
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in split if letter.isalnum())


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, Decimal | float):
        return f"{Decimal(str(cell)).normalize():f}"
    return str(cell).strip()


def _beyond(read: Callable[[object, int], Any], bound: Any, is_upper: bool, cell: object, place: int) -> bool:  # noqa: FBT001 - filled by partial
    found = None if is_missing(cell) else read(cell, place)
    return found is not None and bool(found < bound if is_upper else found > bound)


def _day_of(rows: Rows, column: str, pulse: Pulse) -> Callable[[object, int], date]:
    # A date to compare with may be of any length, as those of cycles may.
    dates = DateColumn(rows, column, pulse.model_copy(update={"grain": "cycle"}))
    return lambda cell, place: dates.read(cell, place).at.date()
