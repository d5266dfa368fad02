"""Figures by member and period as they come in, and the tidy result they make in the end."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from pulse.definition import Measure, Pulse
from pulse.errors import NoDataError, SourceError
from pulse.series import Dataset, Point, Quality, Series
from pulse.series.history import MOST_MEMBERS, OTHERS
from pulse.series.periods import Start, begin, between, describe, end, step, truncate
from pulse.sources.audit import Audit
from pulse.sources.entry import Entry, joined
from pulse.sources.rowtotals import Held
from pulse.sources.stamps import is_ambiguous, is_skipped
from pulse.sources.weekdays import Weekdays

MOST_KEPT = 50
"""Members kept of a figure that does not add up, those with most rows."""
MOST_PERIODS = 20_000
_UTC = ZoneInfo("UTC")
_HISTORY = 28
_WEEKS = 4


@dataclass
class Cell:
    """What one series holds in one period."""

    total: Decimal = Decimal(0)
    known: int = 0
    unknown: int = 0

    def add(self, total: Decimal, known: int, unknown: int) -> None:
        """Add rows: the sum of their figures, how many have one, and how many have none."""
        self.total += total
        self.known += known
        self.unknown += unknown

    def figure(self, measure: Measure) -> Decimal | None:
        """The period's figure, or None where nothing is known."""
        if not self.known:
            return None
        return self.total / self.known if measure.aggregate == "mean" else self.total


class Tally:
    """All rows of one read, by member and period; the whole's member is ``""``.

    Args:
        pulse: What is measured.
        as_of: The moment it is looked at from (aware).
        where: What to call the source in an error.
        since: Rows before it are not of the time that was asked for.
        advice: How to leave rows out of the source.
    """

    def __init__(
        self, pulse: Pulse, as_of: datetime, where: str, since: datetime | None = None, *, advice: str = "source.where"
    ) -> None:
        self._since = since
        self._pulse, self._as_of, self._where, self._zone = pulse, as_of, where, pulse.zone
        self.cells: dict[str, dict[Start, Cell]] = defaultdict(lambda: defaultdict(Cell))
        self._newest: dict[Start, datetime] = {}
        # Stamps that are all midnight in UTC are dates that some program wrote out as times.
        self._stamps: dict[tuple[datetime, str | None], Entry] | None = {} if pulse.grain != "hour" else None
        self._waiting: Counter[Start] = Counter()
        """Rows of each period among those stamps, if they are dates."""
        self.audit = Audit(pulse, where, advice)
        self.rows = self.future = self.unknown = self.skipped = 0
        self._dates: dict[Start, date] = {}
        self._week = Weekdays(self._zone) if pulse.grain in {"month", "quarter"} and pulse.measure.additive else None
        self._timed = False
        self._inside = False
        """Whether any row lies after the first moment of its period, so that the data is finer than the grain."""

    def add(self, entry: Entry) -> None:
        """Add rows of one moment and one member."""
        if self._stamps is not None:
            in_utc = entry.when.astimezone(UTC)
            # Times by a clock of the pulse's own are meant as they stand.
            if entry.timed and entry.naive is None and (in_utc.hour, in_utc.minute, in_utc.second) == (0, 0, 0):
                key = (entry.when, entry.member)
                self._stamps[key] = joined(self._stamps[key], entry) if key in self._stamps else entry
                self._waiting[truncate(entry.when, self._pulse.grain, _UTC)] += entry.known + entry.unknown
                return
            self._settle(self._stamps, as_dates=False)
        self._place(entry)

    def _settle(self, stamps: dict[tuple[datetime, str | None], Entry], *, as_dates: bool) -> None:
        self._stamps = None
        self._waiting.clear()
        for entry in stamps.values():
            when = entry.when
            if as_dates:
                when = datetime.combine(when.astimezone(UTC).date(), time(), self._zone)
            self._place(replace(entry, naive=None, when=when, timed=not as_dates))

    def _place(self, entry: Entry) -> None:
        when, count = entry.when, entry.known + entry.unknown
        if self._since is not None and when < self._since:
            return
        if when > self._as_of:
            self.future += count
            return
        grain, pulse_measure = self._pulse.grain, self._pulse.measure
        at = truncate(when, grain, self._zone)
        total, known, unknown = entry.total, entry.known, entry.unknown
        if grain == "hour" and entry.naive and is_skipped(entry.naive, self._zone):
            self.skipped += count
            return
        if grain == "hour" and entry.naive and is_ambiguous(entry.naive, self._zone):
            # Nobody can tell which of the two hours it is of: neither has a figure.
            later = truncate(when.replace(fold=1), grain, self._zone)
            self.cells[""][later].add(Decimal(0), 0, 1)
            self._newest[later] = when.replace(fold=1)
            total, known, unknown = Decimal(0), 0, count
        self.cells[""][at].add(total, known, unknown)
        if entry.member is not None:
            self.cells[entry.member][at].add(total, known, unknown)
        self.audit.add(when, entry.member, Held(total, entry.largest, entry.some, known))
        if pulse_measure.stock and pulse_measure.aggregate == "sum":
            self._refuse_second_date(at, when)
        if self._week is not None:
            self._week.add(when, total)
        self.rows += count
        self.unknown += unknown
        self._timed |= entry.timed
        self._inside |= when > begin(at, self._zone)
        self._newest[at] = max(when, self._newest.get(at, when))

    def _refuse_second_date(self, at: Start, when: datetime) -> None:
        """A stock adds up over its parts on one day, and over no two days."""
        day = when.astimezone(self._zone).date()
        first = self._dates.setdefault(at, day)
        if first != day:
            raise SourceError(
                f"{self._where} has rows of {min(first, day)} and {max(first, day)} in one {self._pulse.grain}, and a "
                "stock is not added up over time. Use grain: day, keep one date for each, or set aggregate: mean."
            )

    def seen(self, when: datetime) -> int:
        """How many rows the period that holds ``when`` has so far."""
        found = self.cells[""].get(truncate(when, self._pulse.grain, self._zone))
        held = self._waiting[truncate(when, self._pulse.grain, _UTC)]
        return held + (found.known + found.unknown if found else 0)

    def result(self, *, dropped: int = 0, copies: int = 0, names_periods: bool = False) -> Dataset:
        """The tidy result; ``names_periods`` if the dates say how long the time is that they name.

        Raises:
            SourceError: The data reaches back too far for its grain.
            NoDataError: No row lies before ``as_of``, or no period is complete.
        """
        if self._stamps is not None:
            self._settle(self._stamps, as_dates=True)
        pulse, measure, as_of = self._pulse, self._pulse.measure, self._as_of
        if not self._newest:
            span = f"before {as_of:%Y-%m-%d %H:%M}" if self._since is None else f"from {self._since:%Y-%m-%d} on"
            raise NoDataError(f"{self._where} has no row dated {span}; nothing can be said of it.")
        self.audit.refuse(self._courses(), names_periods=names_periods)
        expected = step(truncate(as_of, pulse.grain, self._zone), pulse.grain, -1)
        last = max(*self._newest, expected) if measure.empty == "zero" else max(self._newest)
        periods = self._periods(last)
        closed = self._closed_weekdays()
        partial = {at for at in self._newest if self._is_partial(at)}
        missing = tuple(at for at in periods if at not in self._newest and at.weekday() not in closed)
        series = self._series()
        points = tuple(self._point(item.key, at, partial=at in partial) for item in series for at in periods)
        complete = [p.at for p in points if p.series == "" and not p.partial and p.value is not None]
        if not complete:
            raise NoDataError(
                f"{self._where} has no complete {pulse.grain} with a figure yet; nothing can be said of it."
            )
        due = between(complete[-1], expected, pulse.grain)[1:] if complete[-1] < expected else []
        quality = Quality(
            rows=self.rows,
            copies_dropped=dropped,
            copies_kept=copies,
            future_rows=self.future,
            missing=() if measure.empty == "zero" else missing,
            unknown_values=self.unknown,
            late_by=sum(at.weekday() not in closed for at in due),
        )
        notes = self.audit.notes()
        if self.skipped:
            notes = (*notes, "Rows of an hour that the clocks skip are left out.")
        found = Dataset(measure.name, measure.by, pulse.grain, pulse.timezone, as_of, series, points, quality, notes)
        found = replace(found, stock=measure.stock)
        week = self._week.averages(step(complete[-1], pulse.grain, 1)) if self._week is not None else ()
        return replace(found, week=week)

    def _periods(self, last: Start) -> list[Start]:
        """Every period there is; a stray date would make millions."""
        first, grain = min(self._newest), self._pulse.grain
        if grain != "year" and step(first, grain, MOST_PERIODS) < last:
            raise SourceError(
                f"{self._where} reaches back to {describe(first, grain, self._zone)}, more than {MOST_PERIODS:,} "
                f"{grain}s ago. Mend that date, or choose a longer grain."
            )
        return between(first, last, grain)

    def _courses(self) -> dict[str, dict[Start, Decimal]]:
        """The members' sums by period, where there are any rows."""
        return {
            key: {at: cell.total for at, cell in cells.items() if cell.known}
            for key, cells in self.cells.items()
            if key
        }

    def _closed_weekdays(self) -> set[int]:
        """Weekdays of daily data that had no row in the four weeks before the newest row, though others had."""
        newest = max(self._newest)
        if self._pulse.grain != "day" or step(min(self._newest), "day", _WEEKS * 7) > newest:
            return set()
        recent = {at.weekday() for at in self._newest if at > step(newest, "day", -_WEEKS * 7)}
        return set(range(7)) - recent

    def _is_partial(self, at: Start) -> bool:
        """Whether the period is not over, or its data ends earlier than its data usually does, or a figure is unknown.

        How early is too early is learned from the periods before: half as much again as the largest gap between a
        newest row and its period's end. Data with one row at the start of each period tells nothing of that: it is
        whole.
        """
        grain, zone, newest = self._pulse.grain, self._zone, self._newest
        over = end(at, grain, zone)
        if self._as_of < over or self.cells[""][at].unknown:
            return True
        if not self._inside or at != max(newest):
            return False
        gaps = [end(p, grain, zone) - newest[p] for p in sorted(newest)[-_HISTORY - 1 : -1]]
        usual = max(gaps, default=timedelta(0)) * 1.5
        least = timedelta(hours=1) if self._timed else timedelta(days=1)
        # A clock change makes a last day of 25 hours; it is not a sign of missing data.
        return over - newest[at] > max(least, usual) + timedelta(hours=1)

    def _series(self) -> tuple[Series, ...]:
        """The whole, then at most ``MOST_MEMBERS`` members by size; the smaller ones become one where sums allow it."""
        measure = self._pulse.measure
        largest = merge_small(self.cells, additive=measure.additive)
        titles = {"": measure.name, OTHERS: "all others"}
        return tuple(
            Series(
                key,
                titles.get(key, key),
                measure.unit or "number",
                measure.currency,
                measure.additive,
                merged=key == OTHERS,
            )
            for key in ["", *largest]
        )

    def _point(self, key: str, at: Start, *, partial: bool) -> Point:
        measure, cell = self._pulse.measure, self.cells[key].get(at)
        if cell is not None:
            return Point(at, cell.figure(measure), key, partial=partial, rows=cell.known + cell.unknown)
        nothing_is_zero = measure.additive and (measure.empty == "zero" or at in self._newest)
        return Point(at, Decimal(0) if nothing_is_zero else None, key, partial=partial)


def merge_small(cells: dict[str, dict[Start, Cell]], *, additive: bool) -> list[str]:
    """Members by size, largest first; of sums, all beyond ``MOST_MEMBERS`` become one in ``cells``, under OTHERS."""
    sizes = {key: sum((abs(c.total) for c in found.values()), Decimal(0)) for key, found in cells.items() if key}
    largest = sorted(sizes, key=lambda key: (-sizes[key], key))
    if not additive:
        most = {key: sum(cell.known for cell in cells[key].values()) for key in largest}
        return sorted(largest, key=lambda key: (-most[key], key))[:MOST_KEPT]
    if len(largest) <= MOST_MEMBERS:
        return largest
    merged: dict[Start, Cell] = defaultdict(Cell)
    for key in largest[MOST_MEMBERS - 1 :]:
        for at, cell in cells.pop(key).items():
            merged[at].add(cell.total, cell.known, cell.unknown)
    cells[OTHERS] = merged
    return [*largest[: MOST_MEMBERS - 1], OTHERS]
