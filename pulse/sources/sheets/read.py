"""A table as the figures of a pulse: which of its columns are dates, figures and names."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from pulse.definition import FileSource, Measure, Pulse, SheetsSource
from pulse.errors import NoDataError, SourceError
from pulse.series import Dataset
from pulse.series.periods import truncate
from pulse.sources.cells import number
from pulse.sources.column import DateColumn, FigureColumn, member_in
from pulse.sources.gather import gather
from pulse.sources.given import Given, result_of, standing
from pulse.sources.rows import Rows
from pulse.sources.sheets.grid import Cell, Grid
from pulse.sources.sheets.table import Table, table_of
from pulse.sources.stamps import AmbiguousDateError, stamp
from pulse.sources.totals import refuse_total_of_parts
from pulse.sources.units import with_unit
from pulse.sources.where import only_where

_OF_DATES = frozenset(
    {
        "date",
        "dates",
        "day",
        "month",
        "week",
        "quarter",
        "period",
        "time",
        "timestamp",
        "datum",
        "tag",
        "monat",
        "woche",
        "quartal",
        "zeit",
        "zeitraum",
        "fecha",
        "dia",
        "día",
        "mes",
        "semana",
        "trimestre",
        "periodo",
        "jour",
        "mois",
        "semaine",
        "période",
        "periode",
        "data",
        "mês",
        "período",
    }
)
"""Words of a heading that say that its column holds dates."""


def read_table(grid: Grid, pulse: Pulse, source: SheetsSource | FileSource, until: datetime) -> Dataset:
    """The figures of a range: a course over dates, parts by name, or one number.

    Raises:
        SourceError: A column is missing, or a cell is not what its column should hold.
        NoDataError: There are no rows.
    """
    single = [cell for row in grid.rows for cell in row if cell.value is not None or cell.wrong]
    if len(single) == 1 and (isinstance(single[0].value, Decimal) or single[0].wrong):
        return result_of(_scalar(single[0], pulse, until), pulse, until, grid.title)
    measure, wide = pulse.measure, pulse.measure.columns == "periods"
    table = table_of(grid, pulse.columns, wide=wide)
    if not next(iter(table.columns.values()), []):
        raise NoDataError(f"{grid.title} has a heading and no rows below it in this range.")
    rows = table.rows(decimal=source.decimal)
    if not wide:
        measure = _chosen(table, pulse)
    asked = with_unit(rows, pulse.model_copy(update={"measure": measure}))
    if wide or measure.period is not None:
        return gather(rows, asked, until)
    kept = only_where(rows, source.where, asked)
    return result_of(_parts(kept, asked.measure, asked, until), asked, until, grid.title)


def _scalar(cell: Cell, pulse: Pulse, until: datetime) -> Given:
    if cell.wrong:
        raise SourceError(f"The cell shows {cell.wrong} instead of a number. Mend its formula.")
    at = truncate(until, pulse.grain, pulse.zone)
    unit = pulse.measure.unit or cell.unit
    currency = pulse.measure.currency or (cell.currency if unit == "currency" else None)
    if unit == "currency" and currency is None:
        raise SourceError(
            "The currency of the cell cannot be told by its format. Set measure.unit and measure.currency."
        )
    value = cell.value if isinstance(cell.value, Decimal) else None
    return Given({at: value}, currency=currency, rows=1, snapshot=True, unit=unit)


def _chosen(table: Table, pulse: Pulse) -> Measure:
    """The measure with the columns that it leaves to the sheet: dates, then the first figures, then names."""
    measure, names = pulse.measure, list(table.columns)
    kinds = {name: table.kind(name) for name in names}
    period = measure.period or next((name for name in names if kinds[name] == "dates"), None)
    if period is None:
        period = _texts_of_dates(table, pulse, [name for name in names if kinds[name] == "texts"])
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


def _texts_of_dates(table: Table, pulse: Pulse, names: Sequence[str]) -> str | None:
    """A column of texts that are dates.

    Raises:
        SourceError: One is meant as dates, by its heading or by most of its cells, and cannot be read as such.
    """
    for name in names:
        if name in {pulse.measure.value, pulse.measure.by}:
            continue
        cells = [cell.value for cell in table.columns[name] if cell.value is not None]
        readable = [cell for cell in cells if _may_be_date(cell, pulse)]
        meant = not _OF_DATES.isdisjoint(name.casefold().replace("_", " ").split())
        if not (meant or len(readable) * 2 > len(cells)):
            continue
        dates = DateColumn(table.rows(), name, pulse)
        for place, cell in enumerate(table.columns[name]):
            if cell.value is not None:
                dates.read(cell.value, place)
        return name
    return None


def _may_be_date(cell: object, pulse: Pulse) -> bool:
    try:
        stamp(cell, pulse.zone, pulse.measure.dates)
    except AmbiguousDateError:
        return True
    except ValueError:
        return False
    return True


def _parts(rows: Rows, measure: Measure, pulse: Pulse, until: datetime) -> Given:
    """Figures by name, as they stand now, in the order of the sheet."""
    at = truncate(until, pulse.grain, pulse.zone)
    figures = FigureColumn(rows, measure.value, pulse) if measure.value else None
    parts: list[tuple[str, Decimal | None]] = []
    for batch in rows.batches():
        members = batch.cells(measure.by) if measure.by else [None] * len(batch)
        values = batch.cells(measure.value) if measure.value else [None] * len(batch)
        for place, row in enumerate(batch.numbers):
            value = figures.read(values[place], row) if figures else Decimal(1)
            parts.append((member_in(members[place]) if measure.by else "", value))
    if measure.totals == "refuse":
        refuse_total_of_parts(rows.where, rows.advice, measure.by, parts)
    return standing(parts, measure, at, rows.where, notes=rows.notes)


def refuse_total(where: str, parts: Sequence[tuple[str, Decimal | None]]) -> None:
    """Nothing, unless a row of a chart is a total of others.

    Raises:
        SourceError: It is, by its name or by its figure.
    """
    refuse_total_of_parts(where, "its range", None, parts)
