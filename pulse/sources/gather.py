"""Raw rows into the tidy result, a batch at a time."""

from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pulse.definition import FileSource, Pulse
from pulse.errors import SourceError
from pulse.periods import floor
from pulse.series import Result
from pulse.sources.cells import moment
from pulse.sources.column import member_in, moment_in, number_in, writes_comma
from pulse.sources.copies import Counted, without_copies
from pulse.sources.rows import Batch, Rows, cells, length
from pulse.sources.tally import Tally

_EXACT = pa.decimal256(60, 20)
_PLAIN_STAMP = r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?Z?$"
_TOO_LARGE = Decimal(10) ** 18


def gather(rows: Rows, pulse: Pulse, as_of: datetime, since: datetime | None = None) -> Result:
    """``rows`` as the figures of ``pulse``, looked at from ``as_of`` (aware), of rows from ``since`` on if it is given.

    Raises:
        SourceError: A column is missing, or a cell is not what its column should hold; names the row.
        NoDataError: No row lies before ``as_of``, or no period is complete.
    """
    reader = _Reader(rows, pulse, as_of, since)
    key = pulse.source.key if isinstance(pulse.source, FileSource) else None
    if key is not None:
        used = whole = 0
        for batch, offset, kept in without_copies(rows, rows.require(key, "source.key")):
            reader.add(batch, offset, kept)
            used, whole = used + len(kept), whole + length(batch)
        return reader.tally.result(dropped=whole - used)
    counted, offset = Counted(), 0
    for batch in rows.batches():
        reader.add(batch, offset)
        if rows.seek_copies:
            counted.add(batch)
        offset += length(batch)
    return reader.tally.result(copies=counted.copies())


class _Reader:
    """Adds batches to a tally: whole columns at once where their cells are plain, else one cell after the other."""

    def __init__(self, rows: Rows, pulse: Pulse, as_of: datetime, since: datetime | None) -> None:
        measure = pulse.measure
        self._rows, self._pulse, self._zone, self._as_of, self._since = rows, pulse, pulse.zone, as_of, since
        self._period = rows.require(measure.period or "", "measure.period")
        self._value = rows.require(measure.value, "measure.value") if measure.value else None
        self._by = rows.require(measure.by, "measure.by") if measure.by else None
        self._comma = writes_comma(rows, self._value, pulse) if self._value else False
        self.tally = Tally(pulse, as_of, rows.where, since)
        # Many rows share a moment.
        self._moment = lru_cache(maxsize=50_000)(lambda cell: moment(cell, self._zone))

    def add(self, batch: Batch, offset: int, kept: list[int] | None = None) -> None:
        """Add the rows of a batch whose first is row ``offset`` of all; of ``kept``, if given, only those."""
        whole = kept is None or len(kept) == length(batch)
        if whole and not isinstance(batch, dict) and self._pulse.measure.aggregate != "single" and not self._comma:
            groups = self._groups(batch)
            if groups is not None:
                for group in groups:
                    self._add_group(*group)
                return
        self._add_cells(batch, offset, range(length(batch)) if kept is None else kept)

    def _groups(self, batch: pa.RecordBatch) -> list[tuple[Any, Any, Decimal, int, int]] | None:
        """Sums by cell of the period's and the break-down's column.

        None if not every cell is plainly what it should be, so that the rows have to be looked at one by one.
        """
        stamps = batch.column(self._period)
        columns = {"at": self._within_an_hour(stamps), "stamp": stamps}
        if self._by:
            columns["member"] = batch.column(self._by)
        try:
            columns["n"] = _exact(batch.column(self._value)) if self._value else None
            if columns["n"] is None:
                columns["n"] = pa.array([1] * batch.num_rows, _EXACT)
            table = pa.table(columns).group_by([name for name in columns if name not in {"n", "stamp"}])
            ends = [("stamp", "min"), ("stamp", "max")]
            found = table.aggregate([("n", "sum"), ("n", "count"), ([], "count_all"), *ends]).to_pydict()
            for first, last in zip(found["stamp_min"], found["stamp_max"], strict=True):
                if self._apart(self._moment(first)[0], self._moment(last)[0]):
                    return None
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError, pa.ArrowTypeError, ValueError, TypeError):
            return None
        members = found.get("member") or [None] * len(found["at"])
        sums = zip(found["stamp_max"], members, found["n_sum"], found["n_count"], found["count_all"], strict=True)
        return [(at, member, total or Decimal(0), known, rows - known) for at, member, total, known, rows in sums]

    def _apart(self, first: datetime, last: datetime) -> bool:
        """Whether two stamps of one group are told apart by a bound or by their periods."""
        if any(first < bound <= last for bound in (self._since,) if bound) or first <= self._as_of < last:
            return True
        grain = self._pulse.grain
        return floor(first, grain, self._zone) != floor(last, grain, self._zone)

    def _within_an_hour(self, stamps: pa.Array) -> pa.Array:
        """Something to group stamps by, so that no group reaches into two periods: of plain text its hour."""
        if not pa.types.is_string(stamps.type):
            return stamps
        if not pc.all(pc.match_substring_regex(stamps, _PLAIN_STAMP)).as_py():
            return stamps
        same = pc.all(pc.equal(pc.ends_with(stamps, "Z"), pc.ends_with(stamps[:1], "Z")[0])).as_py()
        return pc.utf8_slice_codeunits(stamps, 0, 13) if same else stamps

    def _add_group(self, cell: Any, member: Any, total: Decimal, known: int, unknown: int) -> None:
        when, timed = self._moment(cell)
        # Trailing zeros come from the exact column and are not the source's.
        plain = total.normalize() + 0
        self.tally.add(
            cell, when, member_in(member) if self._by else None, timed=timed, total=plain, known=known, unknown=unknown
        )

    def _add_cells(self, batch: Batch, offset: int, kept: Any) -> None:
        moments, values, members = (cells(batch, name) for name in (self._period, self._value, self._by))
        for index in kept:
            cell = (moments or [])[index]
            when, timed = moment_in(cell, self._zone, self._rows, offset + index, self._period)
            value = (
                number_in(values[index], self._rows, offset + index, self._value, decimal_comma=self._comma)
                if values is not None
                else Decimal(1)
            )
            if self._pulse.measure.aggregate == "single" and self.tally.seen(when):
                raise SourceError(
                    f"{self._rows.where}: row {offset + index + 1} is a second one for {cell}, but measure.aggregate "
                    "is single. Mend the data, or use sum, mean or count."
                )
            self.tally.add(
                cell, when, None if members is None else member_in(members[index]), timed=timed,
                total=value or Decimal(0), known=value is not None, unknown=value is None,
            )  # fmt: skip


def _exact(column: pa.Array) -> pa.Array:
    """A column of plain numbers as exact decimals, empty cells as nulls.

    Raises:
        ArrowInvalid: A cell is something else.
    """
    if pa.types.is_floating(column.type):
        column = pc.cast(column, pa.string())
    if pa.types.is_boolean(column.type):
        raise pa.ArrowInvalid("a truth is no number")
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        column = pc.if_else(pc.equal(column, ""), pa.scalar(None, column.type), column)
    found = pc.cast(column, _EXACT)
    largest = pc.max(pc.abs(found)).as_py()
    if largest is not None and largest >= _TOO_LARGE:
        raise pa.ArrowInvalid("too large")
    return found
