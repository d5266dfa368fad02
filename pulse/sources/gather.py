"""Raw rows into the tidy result: periods, members, gaps, copies, and whether the newest period is all there."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from pulse.definition import Measure, Pulse
from pulse.errors import NoDataError, SourceError
from pulse.periods import Start, begin, between, describe, end, floor, step
from pulse.series import Point, Quality, Result, Series
from pulse.sources.cells import is_ambiguous
from pulse.sources.column import member_in, moments_of, number_in, writes_comma
from pulse.sources.file import Rows

MOST_MEMBERS = 12
MOST_KEPT = 50
"""Members kept of a figure that does not add up, those with most rows."""
MOST_PERIODS = 20_000
OTHERS = "\x1fothers"
"""No cell can hold this key: control characters are taken out of names."""
_HISTORY = 28
_WEEKS = 4


@dataclass
class _Cell:
    """What one series holds in one period."""

    total: Decimal = Decimal(0)
    known: int = 0
    unknown: int = 0

    def add(self, value: Decimal | None) -> None:
        if value is None:
            self.unknown += 1
        else:
            self.known += 1
            self.total += value

    def figure(self, measure: Measure) -> Decimal | None:
        if not self.known:
            return None
        return self.total / self.known if measure.aggregate == "mean" else self.total


@dataclass
class _Read:
    """All rows, by member and period; the whole's member is ``""``."""

    cells: dict[str, dict[Start, _Cell]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(_Cell)))
    newest: dict[Start, datetime] = field(default_factory=dict)
    rows: int = 0
    future: int = 0
    unknown: int = 0
    timed: bool = False
    inside: bool = False
    """Whether any row lies after the first moment of its period, so that the data is finer than the grain."""


def gather(rows: Rows, pulse: Pulse, as_of: datetime) -> Result:
    """``rows`` as the figures of ``pulse``, looked at from ``as_of`` (aware).

    Raises:
        SourceError: A column is missing, or a cell is not what its column should hold; names the row.
        NoDataError: No row lies before ``as_of``, or no period is complete.
    """
    measure, zone = pulse.measure, pulse.zone
    kept, copies = _without_copies(rows, pulse)
    read = _read(rows, kept, pulse, as_of, zone)
    if not read.newest:
        raise NoDataError(f"{rows.where} has no row dated before {as_of:%Y-%m-%d %H:%M}; nothing can be said of it.")
    expected = step(floor(as_of, pulse.grain, zone), pulse.grain, -1)
    last = max(*read.newest, expected) if measure.empty == "zero" else max(read.newest)
    periods = _periods(min(read.newest), last, pulse, rows.where)
    closed = _closed_weekdays(read, pulse)
    partial = {at for at in read.newest if _is_partial(at, read, pulse, as_of, zone)}
    missing = tuple(at for at in periods if at not in read.newest and at.weekday() not in closed)
    series = _series(read, measure)
    points = tuple(_point(read, measure, key=one.key, at=at, partial=at in partial) for one in series for at in periods)
    complete = [p.at for p in points if p.series == "" and not p.partial and p.value is not None]
    if not complete:
        raise NoDataError(f"{rows.where} has no complete {pulse.grain} with a figure yet; nothing can be said of it.")
    due = between(complete[-1], expected, pulse.grain)[1:] if complete[-1] < expected else []
    late = sum(at.weekday() not in closed for at in due)
    quality = Quality(
        rows=read.rows,
        copies_dropped=copies if pulse.source.key else 0,
        copies_kept=0 if pulse.source.key else copies,
        future_rows=read.future,
        missing=() if measure.empty == "zero" else missing,
        unknown_values=read.unknown,
        late_by=late,
    )
    return Result(measure.name, measure.by, pulse.grain, pulse.timezone, as_of, series, tuple(points), quality)


def _periods(first: Start, last: Start, pulse: Pulse, where: str) -> list[Start]:
    """Every period there is; a stray date would make millions."""
    if step(first, pulse.grain, MOST_PERIODS) < last:
        raise SourceError(
            f"{where} reaches back to {describe(first, pulse.grain, pulse.zone)}, more than {MOST_PERIODS:,} "
            f"{pulse.grain}s ago. Mend that date, or choose a longer grain."
        )
    return between(first, last, pulse.grain)


def _closed_weekdays(read: _Read, pulse: Pulse) -> set[int]:
    """Weekdays of daily data that had no row in the four weeks before the newest row, though others had."""
    newest = max(read.newest)
    if pulse.grain != "day" or step(min(read.newest), "day", _WEEKS * 7) > newest:
        return set()
    recent = {at.weekday() for at in read.newest if at > step(newest, "day", -_WEEKS * 7)}
    return set(range(7)) - recent


def _without_copies(rows: Rows, pulse: Pulse) -> tuple[list[int], int]:
    """Indexes of the rows to use, and how many copies there are (dropped with a key, kept without)."""
    whole = list(zip(*rows.columns.values(), strict=True))
    if pulse.source.key is None:
        return list(range(len(whole))), sum(n - 1 for n in Counter(map(repr, whole)).values())
    keys = rows.column(pulse.source.key, "source.key")
    seen: dict[object, int] = {}
    kept: list[int] = []
    for index, key in enumerate(keys):
        first = seen.setdefault(str(key), index)
        if first == index:
            kept.append(index)
        elif whole[first] != whole[index]:
            raise SourceError(
                f"{rows.where}: rows {first + 1} and {index + 1} share the {pulse.source.key} {str(key)[:40]!r} but "
                "differ. Mend the data, or name another column in source.key."
            )
    return kept, len(whole) - len(kept)


def _read(rows: Rows, kept: list[int], pulse: Pulse, as_of: datetime, zone: ZoneInfo) -> _Read:
    measure = pulse.measure
    moments = rows.column(measure.period, "measure.period")
    values = rows.column(measure.value, "measure.value") if measure.value else None
    members = rows.column(measure.by, "measure.by") if measure.by else None
    comma = writes_comma(rows, values, pulse) if values is not None else False
    understood = moments_of(moments, kept, zone, rows, pulse)
    read = _Read()
    for index in kept:
        cell = moments[index]
        when, timed = understood[str(cell)]
        if when > as_of:
            read.future += 1
            continue
        value = (
            number_in(values[index], rows, index, measure.value, decimal_comma=comma)
            if values is not None
            else Decimal(1)
        )
        at = floor(when, pulse.grain, zone)
        if pulse.grain == "hour" and timed and is_ambiguous(cell, zone):
            # Nobody can tell which of the two hours it is of: neither has a figure.
            later = floor(when.replace(fold=1), pulse.grain, zone)
            read.cells[""][later].add(None)
            read.newest[later] = when.replace(fold=1)
            value = None
        read.cells[""][at].add(value)
        if members is not None:
            read.cells[member_in(members[index])][at].add(value)
        if measure.aggregate == "single" and read.cells[""][at].known + read.cells[""][at].unknown > 1:
            raise SourceError(
                f"{rows.where}: row {index + 1} is a second one for {cell}, but measure.aggregate is single. "
                "Mend the data, or use sum, mean or count."
            )
        read.rows += 1
        read.unknown += value is None
        read.timed |= timed
        read.inside |= when > begin(at, zone)
        read.newest[at] = max(when, read.newest.get(at, when))
    return read


def _is_partial(at: Start, read: _Read, pulse: Pulse, as_of: datetime, zone: ZoneInfo) -> bool:
    """Whether the period is not over, or its data ends earlier than its data usually does, or a figure is unknown.

    How early is too early is learned from the periods before: half as much again as the largest gap between a newest
    row and its period's end. Data with one row at the start of each period tells nothing of that: it is whole.
    """
    over = end(at, pulse.grain, zone)
    if as_of < over or read.cells[""][at].unknown:
        return True
    if not read.inside or at != max(read.newest):
        return False
    gaps = [end(p, pulse.grain, zone) - read.newest[p] for p in sorted(read.newest)[-_HISTORY - 1 : -1]]
    usual = max(gaps, default=timedelta(0)) * 1.5
    least = timedelta(hours=1) if read.timed else timedelta(days=1)
    # A clock change makes a last day of 25 hours; it is not a sign of missing data.
    return over - read.newest[at] > max(least, usual) + timedelta(hours=1)


def _series(read: _Read, measure: Measure) -> tuple[Series, ...]:
    """The whole, then at most ``MOST_MEMBERS`` members by size; the smaller ones become one where sums allow it."""
    sizes = {
        key: sum((abs(cell.total) for cell in cells.values()), Decimal(0)) for key, cells in read.cells.items() if key
    }
    largest = sorted(sizes, key=lambda key: (-sizes[key], key))
    if not measure.additive:
        most = {key: sum(cell.known for cell in read.cells[key].values()) for key in largest}
        largest = sorted(largest, key=lambda key: (-most[key], key))[:MOST_KEPT]
    elif len(largest) > MOST_MEMBERS:
        merged: dict[Start, _Cell] = defaultdict(_Cell)
        for key in largest[MOST_MEMBERS - 1 :]:
            for at, cell in read.cells.pop(key).items():
                merged[at].total += cell.total
                merged[at].known += cell.known
                merged[at].unknown += cell.unknown
        read.cells[OTHERS] = merged
        largest = [*largest[: MOST_MEMBERS - 1], OTHERS]
    titles = {"": measure.name, OTHERS: "all others"}
    return tuple(
        Series(key, titles.get(key, key), measure.unit, measure.currency, measure.additive, merged=key == OTHERS)
        for key in ["", *largest]
    )


def _point(read: _Read, measure: Measure, *, key: str, at: Start, partial: bool) -> Point:
    cell = read.cells[key].get(at)
    if cell is not None:
        return Point(at, cell.figure(measure), key, partial=partial, rows=cell.known + cell.unknown)
    nothing_is_zero = measure.additive and (measure.empty == "zero" or at in read.newest)
    return Point(at, Decimal(0) if nothing_is_zero else None, key, partial=partial)
