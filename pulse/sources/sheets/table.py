"""A rectangle of cells as rows: which line is the heading, which columns are dates, figures and names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from pulse.catalogue import Unit
from pulse.definition import Measure, Pulse, SheetsSource
from pulse.errors import NoDataError, SourceError
from pulse.periods import floor
from pulse.series import Result
from pulse.sources.cells import moment, number
from pulse.sources.column import member_in, number_in, writes_comma
from pulse.sources.gather import gather
from pulse.sources.given import Given, result_of, standing
from pulse.sources.rows import Rows
from pulse.sources.sheets.grid import Cell, Grid

_LETTERS = 26
_ALMOST = Decimal("1e-9")
_TOTALS = {"total", "totals", "sum", "grand total", "gesamt", "summe", "total general", "somme", "totale", "totaal"}


@dataclass(frozen=True)
class Table:
    """Columns of a rectangle, without hidden and empty rows.

    Args:
        where: What to call it in an error.
        columns: Cells below the heading, by column name.
        hidden: How many rows were left out as hidden.
    """

    where: str
    columns: dict[str, list[Cell]]
    hidden: int

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


def table_of(grid: Grid) -> Table:
    """The rectangle as a table: its first row that holds anything is the heading.

    A column without a heading is called by its letter; of two with the same one, the second gets its letter too.

    Raises:
        NoDataError: It is empty.
    """
    lines = [(grid.row + index, row) for index, row in enumerate(grid.rows)]
    whole = [(index, row) for index, row in lines if any(cell.value is not None or cell.wrong for cell in row)]
    if not whole:
        raise NoDataError(f"{grid.title} is empty in this range.")
    # The heading counts as one also where it is hidden.
    filled = [row for place, (index, row) in enumerate(whole) if not place or index not in grid.hidden_rows]
    if any(isinstance(cell.value, date | datetime) for cell in filled[0]) or not any(
        isinstance(cell.value, str) for cell in filled[0]
    ):
        raise SourceError(f"{grid.title} has no heading in the first row of this range. Let the range begin with it.")
    width = max(map(len, filled))
    places = [place for place in range(width) if grid.column + place not in grid.hidden_columns]
    names: dict[str, int] = {}
    for place in places:
        value = filled[0][place].value if place < len(filled[0]) else None
        name = str(value).strip() if value is not None and str(value).strip() else letter(grid.column + place)
        names[name if name not in names else f"{name} {letter(grid.column + place)}"] = place
    columns = {
        name: [row[place] if place < len(row) else Cell() for row in filled[1:]] for name, place in names.items()
    }
    hidden = sum(index in grid.hidden_rows for index, _ in whole[1:])
    return Table(grid.title, columns, hidden)


def read_table(grid: Grid, pulse: Pulse, source: SheetsSource, until: datetime) -> Result:
    """The figures of a range: a course over dates, parts by name, or one number.

    Raises:
        SourceError: A column is missing, or a cell is not what its column should hold.
        NoDataError: There are no rows.
    """
    single = [cell for row in grid.rows for cell in row if cell.value is not None or cell.wrong]
    if len(single) == 1 and (isinstance(single[0].value, Decimal) or single[0].wrong):
        return result_of(_scalar(single[0], pulse, until), pulse, until, grid.title)
    table = table_of(grid)
    if not next(iter(table.columns.values()), []):
        raise NoDataError(f"{grid.title} has a heading and no rows below it in this range.")
    measure = _chosen(table, pulse.measure)
    unit, currency = _unit(table, measure)
    if unit == "percent" and measure.aggregate == "sum":
        raise SourceError(
            f"{measure.value} is formatted as percent, and rates do not add up: set measure.aggregate to mean."
        )
    measure = measure.model_copy(update={"unit": unit, "currency": currency})
    asked = pulse.model_copy(update={"measure": measure})
    notes = _notes(table)
    columns: dict[str, list[Any]] = {name: [cell.value for cell in cells] for name, cells in table.columns.items()}
    rows = Rows(grid.title, columns, decimal=source.decimal, doubtful=True)
    if measure.period is None:
        return result_of(_parts(rows, measure, asked, until, notes), asked, until, grid.title)
    found = gather(rows, asked, until)
    return Result(**{**vars(found), "notes": notes}) if notes else found


def _notes(table: Table) -> tuple[str, ...]:
    if not table.hidden:
        return ()
    return ("1 hidden row is left out.",) if table.hidden == 1 else (f"{table.hidden:,} hidden rows are left out.",)


def _scalar(cell: Cell, pulse: Pulse, until: datetime) -> Given:
    if cell.wrong:
        raise SourceError(f"The cell shows {cell.wrong} instead of a number. Mend its formula.")
    at = floor(until, pulse.grain, pulse.zone)
    unit = pulse.measure.unit or cell.unit
    currency = pulse.measure.currency or (cell.currency if unit == "currency" else None)
    if unit == "currency" and currency is None:
        raise SourceError(
            "The currency of the cell cannot be told by its format. Set measure.unit and measure.currency."
        )
    value = cell.value if isinstance(cell.value, Decimal) else None
    return Given({at: value}, currency=currency, rows=1, snapshot=True, unit=unit)


def _chosen(table: Table, measure: Measure) -> Measure:
    """The measure with the columns that it leaves to the sheet: dates, then the first figures, then names."""
    names = list(table.columns)
    kinds = {name: table.kind(name) for name in names}
    period = measure.period or next((name for name in names if kinds[name] == "dates"), None) or _texts_of_dates(table)
    value = measure.value or _figure(table, measure, period)
    by = measure.by
    if period is None and by is None:
        by = next((name for name in names if kinds[name] == "texts" and name != value), None)
        if by is None and len(next(iter(table.columns.values()))) > 1:
            raise SourceError(
                f"{table.where} has neither a column of dates nor one of names in this range. Format dates as dates."
            )
    for name in (period, value, by):
        if name is not None and name not in table.columns:
            raise SourceError(
                f"{table.where} has no column {name!r} in this range; its columns are {', '.join(names)}."
            )
    return measure.model_copy(update={"period": period, "value": value, "by": by})


def _figure(table: Table, measure: Measure, period: str | None) -> str | None:
    """The column of the figure: the one that is called like it, else the only one there is."""
    if measure.aggregate == "count":
        return None
    names = list(table.columns)
    called = [name for name in names if name.casefold() == measure.name.casefold()]
    if not called and (bare := next((name for name in names if name != period and _is_figure(name)), None)):
        raise SourceError(f"The heading {bare!r} in {table.where} is a number. Let the range begin with its heading.")
    there = called or [name for name in names if name != period and table.kind(name) == "figures"]
    if not there:
        raise SourceError(f"{table.where} has no column of figures in this range; its columns are {', '.join(names)}.")
    if len(there) > 1:
        raise SourceError(
            f"{table.where} has several columns of figures: {', '.join(there)}. Say which: measure.value."
        )
    return there[0]


def _is_figure(heading: str) -> bool:
    try:
        return number(heading) is not None
    except ValueError:
        return False


def _texts_of_dates(table: Table) -> str | None:
    """The first column, if it is of texts that can all be read as dates."""
    first = next(iter(table.columns))
    values = [cell.value for cell in table.columns[first] if cell.value is not None]
    try:
        for value in values:
            if not isinstance(value, str):
                return None
            moment(value, ZoneInfo("UTC"))
    except ValueError:
        return None
    return first if values else None


def _unit(table: Table, measure: Measure) -> tuple[Unit | None, str | None]:
    if measure.unit is not None or measure.value is None:
        return measure.unit, measure.currency
    cells = [cell for cell in table.columns[measure.value] if cell.unit is not None]
    kinds = {(cell.unit, cell.currency) for cell in cells}
    if any(unit == "currency" and currency is None for unit, currency in kinds):
        raise SourceError(
            f"The currency of {measure.value} cannot be told by its format. Set measure.unit and currency."
        )
    # Money may have cells that are not formatted as such; a rate without its format would be a hundred times as much.
    rates, currencies = {unit == "percent" for unit, _ in kinds}, {currency for _, currency in kinds if currency}
    if len(rates) > 1 or len(currencies) > 1:
        raise SourceError(f"{measure.value} is formatted in several ways. Give all its cells one, or set measure.unit.")
    return next(((u, c) for u, c in kinds if u != "number"), ("number", None))


def _parts(rows: Rows, measure: Measure, pulse: Pulse, until: datetime, notes: tuple[str, ...]) -> Given:
    """Figures by name, as they stand now, in the order of the sheet."""
    at = floor(until, pulse.grain, pulse.zone)
    comma = writes_comma(rows, measure.value, pulse) if measure.value else False
    parts: list[tuple[str, Decimal | None]] = []
    for index in range(len(next(iter(rows.columns.values())))):
        member = member_in(rows.columns[measure.by][index]) if measure.by else ""
        value: Decimal | None = Decimal(1)
        if measure.value:
            value = number_in(rows.columns[measure.value][index], rows, index, measure.value, decimal_comma=comma)
        parts.append((member, value))
    refuse_total(rows.where, parts)
    return standing(parts, measure, at, rows.where, notes=notes)


def refuse_total(where: str, parts: Sequence[tuple[str, object]]) -> None:
    """Nothing, unless the first or last row is a total of the others, which would count everything twice.

    Raises:
        SourceError: It is, by its name or by its figure.
    """
    values = [value for _, value in parts if isinstance(value, Decimal)]
    for place in (0, -1) if len(values) > 1 else ():
        name, value = parts[place]
        others = sum(values, Decimal(0)) - value if isinstance(value, Decimal) else Decimal(0)
        sums = isinstance(value, Decimal) and value != 0 and abs(value - others) <= abs(value) * _ALMOST
        if name.strip().casefold() in _TOTALS or (sums and len(values) > 2):  # noqa: PLR2004 - two may be alike
            raise SourceError(f"The row {name!r} of {where} is the sum of the others. Leave it out of the range.")
