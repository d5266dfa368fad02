"""Raw rows into the tidy result, a batch at a time."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pulse.definition import FileSource, Pulse, SheetsSource
from pulse.errors import SourceError
from pulse.series import Dataset
from pulse.series.periods import truncate
from pulse.sources.column import DateColumn, FigureColumn, member_in
from pulse.sources.copies import Counted, without_copies
from pulse.sources.entry import Entry
from pulse.sources.money import Currencies
from pulse.sources.rows import Batch, Rows
from pulse.sources.stamps import Resolution
from pulse.sources.tally import Tally
from pulse.sources.where import only_where
from pulse.sources.wide import as_long

_EXACT = pa.decimal256(60, 20)
_PLAIN_STAMP = r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?Z?$"
_AN_HOUR = timedelta(hours=1)
_ZERO = pa.scalar(Decimal(0), _EXACT)
_TOO_LARGE = Decimal(10) ** 18


def gather(rows: Rows, pulse: Pulse, as_of: datetime, since: datetime | None = None) -> Dataset:
    """``rows`` as the figures of ``pulse``, looked at from ``as_of`` (aware), of rows from ``since`` on if it is given.

    Raises:
        SourceError: A column is missing, or a cell is not what its column should hold; names the row.
        NoDataError: No row lies before ``as_of``, or no period is complete.
    """
    source = pulse.source
    rows = only_where(rows, source.where if isinstance(source, FileSource | SheetsSource) else (), pulse)
    if pulse.measure.columns == "periods":
        rows, measure = as_long(rows, pulse)
        pulse = pulse.model_copy(update={"measure": measure})
    currencies = Currencies(rows, pulse)
    reader = _Reader(rows, pulse, as_of, since)
    key = source.key if isinstance(source, FileSource) else None
    used = whole = 0
    counted = Counted()
    for batch, count in _unique(rows, key):
        reader.add(batch)
        currencies.add(batch)
        used, whole = used + len(batch), whole + count
        if key is None and rows.seek_copies:
            counted.add(batch)
    currencies.refuse(reader.tally.cells)
    found = reader.tally.result(dropped=whole - used, copies=counted.copies(), names_periods=reader.names_periods)
    notes = (*rows.notes, *reader.notes(), *found.notes)
    return replace(found, notes=notes)


def _unique(rows: Rows, key: str | None) -> Iterator[tuple[Batch, int]]:
    if key is not None:
        yield from without_copies(rows, rows.require(key, "source.key"))
    else:
        for batch in rows.batches():
            yield batch, len(batch)


class _Reader:
    """Adds batches to a tally: whole columns at once where their cells are plain, else one cell after the other."""

    def __init__(self, rows: Rows, pulse: Pulse, as_of: datetime, since: datetime | None) -> None:
        measure = pulse.measure
        self._rows, self._pulse, self._zone, self._as_of, self._since = rows, pulse, pulse.zone, as_of, since
        self._period = rows.require(measure.period or "", "measure.period")
        self._value = rows.require(measure.value, "measure.value") if measure.value else None
        self._by = rows.require(measure.by, "measure.by") if measure.by else None
        self._dates = DateColumn(rows, self._period, pulse)
        self._figures = FigureColumn(rows, self._value, pulse) if self._value else None
        self.tally = Tally(pulse, as_of, rows.where, since, advice=rows.advice)

    @property
    def names_periods(self) -> bool:
        """Whether the dates name weeks, months or longer times."""
        return self._dates.longest > Resolution.DAY

    def notes(self) -> tuple[str, ...]:
        """What readers should know of how cells were read."""
        marks = self._figures.marks if self._figures else {}
        if not marks:
            return ()
        shown = ", ".join(f"“{mark}”" for mark in sorted(marks))
        return (f"Cells that hold {shown} are taken as not known.",)

    def add(self, batch: Batch) -> None:
        """Add the rows of a batch."""
        plain = self._figures is None or self._figures.plain
        if not isinstance(batch.columns, dict) and self._pulse.measure.aggregate != "single" and plain:
            groups = self._groups(batch.columns)
            if groups is not None:
                for entry in groups:
                    self.tally.add(entry)
                self._watch_groups(batch)
                return
        self._add_cells(batch)

    def _groups(self, batch: pa.RecordBatch) -> list[Entry] | None:
        """Sums by cell of the period's and the break-down's column.

        None if not every cell is plainly what it should be, so that the rows have to be looked at one by one.
        """
        stamps = batch.column(self._period)
        columns = {"at": self._within_an_hour(stamps), "stamp": stamps}
        if self._by:
            columns["member"] = batch.column(self._by)
        try:
            columns["n"] = _exact(batch.column(self._value)) if self._value else pa.array([1] * batch.num_rows, _EXACT)
            columns["some"] = pc.cast(pc.not_equal(columns["n"], _ZERO), pa.int64())
            # In one thread, so that groups come in the order of the table.
            table = pa.table(columns).group_by(
                [n for n in columns if n not in {"n", "some", "stamp"}], use_threads=False
            )
            figures = [("n", "sum"), ("n", "max"), ("some", "sum"), ("n", "count"), ([], "count_all")]
            found = table.aggregate([*figures, ("stamp", "min"), ("stamp", "max")]).to_pydict()
            return [self._entry(*group) for group in self._rows_of(found)]
        except (
            pa.ArrowInvalid,
            pa.ArrowNotImplementedError,
            pa.ArrowTypeError,
            ValueError,
            TypeError,
            OverflowError,
            KeyError,
            _ApartError,
            SourceError,  # told again with its row
        ):
            return None

    def _watch_groups(self, batch: Batch) -> None:
        """Sums by the members of columns that the pulse does not use."""
        audit = self.tally.audit
        names = audit.bystanders.columns_of(batch)
        if not names:
            return
        stamps = batch.arrow(self._period)
        figures = _exact(batch.arrow(self._value)) if self._value else pa.array([1] * len(batch), _EXACT)
        columns = {"at": self._within_an_hour(stamps), "n": figures, "stamp": stamps}
        for name in names:
            table = pa.table({**columns, "member": batch.arrow(name)})
            found = table.group_by(["at", "member"], use_threads=False)
            sums = found.aggregate([("n", "sum"), ("stamp", "max"), ([], "count_all")]).to_pydict()
            for member, total, stamp, rows in zip(
                sums["member"], sums["n_sum"], sums["stamp_max"], sums["count_all"], strict=True
            ):
                at = audit.start_of(self._dates.read(stamp).at)
                audit.bystanders.add(name, at, member, total or Decimal(0), rows)

    @staticmethod
    def _rows_of(found: dict[str, list[Any]]) -> Iterator[tuple[Any, ...]]:
        members = found.get("member") or [None] * len(found["at"])
        names = ("stamp_min", "stamp_max", "n_sum", "n_max", "some_sum", "n_count", "count_all")
        return zip(members, *(found[name] for name in names), strict=True)

    def _entry(
        self,
        member: Any,
        first: Any,
        last: Any,
        total: Decimal | None,
        largest: Decimal | None,
        some: int,
        known: int,
        rows: int,
    ) -> Entry:
        at = self._dates.read(last)
        if first != last and self._may_be_apart(at.at) and self._apart(self._dates.read(first).at, at.at):
            raise _ApartError
        return Entry(
            naive=at.naive,
            when=at.at,
            timed=at.resolution is Resolution.MOMENT,
            member=member_in(member) if self._by else None,
            # Trailing zeros come from the exact column and are not the source's.
            total=(total or Decimal(0)).normalize() + 0,
            largest=(largest or Decimal(0)).normalize() + 0,
            some=some or 0,
            known=known,
            unknown=rows - known,
        )

    def _may_be_apart(self, last: datetime) -> bool:
        """Whether something could divide the hour of ``last``: a bound, or clocks that are no full hours off."""
        offset = last.utcoffset()
        if offset is None or offset % _AN_HOUR:
            return True
        bounds = (self._as_of,) if self._since is None else (self._since, self._as_of)
        return any(last - _AN_HOUR < bound < last + _AN_HOUR for bound in bounds)

    def _apart(self, first: datetime, last: datetime) -> bool:
        """Whether two stamps of one group are told apart by a bound or by their periods."""
        if any(first < bound <= last for bound in (self._since,) if bound) or first <= self._as_of < last:
            return True
        grain = self._pulse.grain
        return truncate(first, grain, self._zone) != truncate(last, grain, self._zone)

    def _within_an_hour(self, stamps: pa.Array) -> pa.Array:
        """Something to group stamps by, so that no group reaches into two periods: of plain text its hour."""
        if not pa.types.is_string(stamps.type):
            return stamps
        if not pc.all(pc.match_substring_regex(stamps, _PLAIN_STAMP)).as_py():
            return stamps
        same = pc.all(pc.equal(pc.ends_with(stamps, "Z"), pc.ends_with(stamps[:1], "Z")[0])).as_py()
        return pc.utf8_slice_codeunits(stamps, 0, 13) if same else stamps

    def _add_cells(self, batch: Batch) -> None:
        moments = batch.cells(self._period)
        values = batch.cells(self._value) if self._value else None
        members = batch.cells(self._by) if self._by else None
        is_empty = _emptiness(batch)
        audit = self.tally.audit
        beside = {name: batch.cells(name) for name in audit.bystanders.columns_of(batch)}
        for place, number in enumerate(batch.numbers):
            cell = moments[place]
            if (cell is None or str(cell).strip() == "") and is_empty(place):
                continue
            at = self._dates.read(cell, number)
            value: Decimal | None = Decimal(1)
            if values is not None and self._figures is not None:
                value = self._figures.read(values[place], number)
            if self._pulse.measure.aggregate == "single" and self.tally.seen(at.at):
                raise SourceError(
                    f"{self._rows.row(number)} is a second one for {cell}, but measure.aggregate is single. "
                    "Mend the data, or use sum, mean or count."
                )
            self.tally.add(
                Entry(
                    naive=at.naive,
                    when=at.at,
                    timed=at.resolution is Resolution.MOMENT,
                    member=None if members is None else member_in(members[place]),
                    total=value or Decimal(0),
                    largest=value or Decimal(0),
                    some=int(bool(value)),
                    known=int(value is not None),
                    unknown=int(value is None),
                )
            )
            for name, cells in beside.items():
                audit.bystanders.add(name, audit.start_of(at.at), cells[place], value or Decimal(0), 1)


class _ApartError(Exception):
    """A group of stamps reaches into two periods."""


def _emptiness(batch: Batch) -> Callable[[int], bool]:
    """Whether a row holds nothing at all; spreadsheets write such rows below their tables."""
    columns: list[list[Any]] = []

    def is_empty(place: int) -> bool:
        if not columns:
            columns.extend(batch.cells(name) for name in batch.names)
        return all(column[place] is None or str(column[place]).strip() == "" for column in columns)

    return is_empty


def _exact(column: pa.Array) -> pa.Array:
    """A column of plain numbers as exact decimals, empty cells as nulls.

    Raises:
        ArrowInvalid: A cell is something else. Exponents are, as Arrow may not survive to cast them.
    """
    if pa.types.is_floating(column.type):
        column = pc.cast(column, pa.string())
    if pa.types.is_boolean(column.type):
        raise pa.ArrowInvalid("a truth is no number")
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        if any(pc.any(pc.match_substring(column, mark)).as_py() for mark in "eE"):
            raise pa.ArrowInvalid("an exponent")
        column = pc.if_else(pc.equal(column, ""), pa.scalar(None, column.type), column)
    found = pc.cast(column, _EXACT)
    largest = pc.max(pc.abs(found)).as_py()
    if largest is not None and largest >= _TOO_LARGE:
        raise pa.ArrowInvalid("too large")
    return found
