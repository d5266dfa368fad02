"""A rectangle of cells as a table: which line is the heading, and what its columns hold."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pulse.definition.catalogue import Unit
from pulse.errors import NoDataError, SourceError
from pulse.sources.rows import Rows
from pulse.sources.sheets.grid import Cell, Grid

_LETTERS = 26
_LOOKED_AT = 60
"""Rows among which the heading is looked for."""
_MOST_OF_IT = 0.6


@dataclass(frozen=True)
class Table:
    """Columns of a rectangle, without hidden and empty rows.

    Args:
        where: What to call it in an error.
        columns: Cells below the heading, by column name.
        numbers: Index of each of its rows in the tab, from 0.
        hidden: How many rows were left out as hidden.
    """

    where: str
    columns: dict[str, list[Cell]]
    numbers: list[int]
    hidden: int

    def rows(self, *, decimal: str | None = None) -> Rows:
        """The same without formats."""
        columns: dict[str, list[Any]] = {name: [cell.value for cell in cells] for name, cells in self.columns.items()}
        return Rows(
            self.where,
            columns,
            decimal=decimal,
            doubtful=True,
            notes=_notes(self),
            unit_of=self.unit_of,
            merged=frozenset(name for name, cells in self.columns.items() if any(cell.merged for cell in cells)),
            place=lambda number: f"{self.where}: row {self.numbers[number] + 1}",
        )

    def unit_of(self, name: str) -> tuple[Unit | None, str | None]:
        """What the cells of a column are formatted as.

        Raises:
            SourceError: They are formatted in several ways.
        """
        cells = [cell for cell in self.columns[name] if cell.unit is not None]
        kinds = {(cell.unit, cell.currency) for cell in cells}
        # Money may have cells that are not formatted as such; a rate without its format would be a hundred times more.
        rates = {unit == "percent" for unit, _ in kinds}
        currencies = {currency for unit, currency in kinds if unit == "currency"}
        if len(rates) > 1 or len(currencies) > 1:
            raise SourceError(f"{name} is formatted in several ways. Give all its cells one.")
        return next(((u, c) for u, c in kinds if u != "number"), ("number", None))

    def kind(self, name: str) -> str:
        """What a column holds: ``dates``, ``figures``, ``texts`` or ``nothing``."""
        values = [cell.value for cell in self.columns[name] if cell.value is not None]
        if not values:
            return "nothing"
        kinds = {
            "dates": sum(isinstance(value, date | datetime) for value in values),
            "figures": sum(isinstance(value, Decimal) for value in values),
            "texts": sum(isinstance(value, str) for value in values),
        }
        # One stray cell does not make another column of it; it is named when it is read.
        return max(kinds, key=lambda kind: kinds[kind])


def letter(index: int) -> str:
    """A column's letters from its index, from 0: A, B, ... Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def table_of(grid: Grid, wanted: Collection[str] = (), *, wide: bool = False) -> Table:
    """The rectangle as a table, without hidden and empty rows.

    The heading is the first row that holds all ``wanted`` columns, or else the first about as wide as the table.
    A column without a heading is called by its letter.

    Args:
        grid: The rectangle.
        wanted: Columns that are used.
        wide: Whether dates and numbers may be headings, as in a table with a column for each period.

    Raises:
        SourceError: There is no heading, or two columns have the same one.
        NoDataError: It is empty.
    """
    lines = [(grid.row + index, row) for index, row in enumerate(grid.rows)]
    whole = [(index, row) for index, row in lines if any(_holds(cell) for cell in row)]
    if not whole:
        raise NoDataError(f"{grid.title} is empty in this range.")
    first = _heading(whole, wanted)
    heading = whole[first][1]
    if not wide and (
        any(isinstance(cell.value, date | datetime) for cell in heading)
        or not any(isinstance(cell.value, str) for cell in heading)
    ):
        raise SourceError(f"{grid.title} has no heading in the first row of this range. Let the range begin with it.")
    below = [(index, row) for index, row in whole[first + 1 :] if index not in grid.hidden_rows]
    width = max(len(heading), *(len(row) for _, row in below), 0)
    places = [place for place in range(width) if grid.column + place not in grid.hidden_columns]
    names = _named(heading, places, grid)
    columns = {name: [row[place] if place < len(row) else Cell() for _, row in below] for name, place in names.items()}
    kept = {name: cells for name, cells in columns.items() if names[name] < len(heading) or any(map(_holds, cells))}
    hidden = sum(index in grid.hidden_rows for index, _ in whole[first + 1 :])
    return Table(grid.title, kept, [index for index, _ in below], hidden)


def _holds(cell: Cell) -> bool:
    return cell.value is not None or bool(cell.wrong)


def _heading(whole: Sequence[tuple[int, list[Cell]]], wanted: Collection[str]) -> int:
    begin = whole[:_LOOKED_AT]
    needed = {" ".join(name.split()) for name in wanted}
    for place, (_, row) in enumerate(begin):
        if needed and needed <= {" ".join(_text(cell).split()) for cell in row}:
            return place
    widths = Counter(sum(map(_holds, row)) for _, row in begin)
    usual = max(widths, key=lambda width: (widths[width], width))
    return next((place for place, (_, row) in enumerate(begin) if sum(map(_holds, row)) >= usual * _MOST_OF_IT), 0)


def _text(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else value.strip()


def _named(heading: Sequence[Cell], places: Sequence[int], grid: Grid) -> dict[str, int]:
    names: dict[str, int] = {}
    for place in places:
        said = _text(heading[place]) if place < len(heading) else ""
        if said and said in names:
            raise SourceError(f"{grid.title} has two columns named {said!r}. Rename one of them.")
        name = said or letter(grid.column + place)
        while name in names:
            name += "_"
        names[name] = place
    return names


def _notes(table: Table) -> tuple[str, ...]:
    if not table.hidden:
        return ()
    return ("1 hidden row is left out.",) if table.hidden == 1 else (f"{table.hidden:,} hidden rows are left out.",)
