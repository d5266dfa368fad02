"""Figures by member and period as they come in, and the tidy result they make in the end."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from pulse.definition import Measure, Pulse
from pulse.errors import NoDataError, SourceError
from pulse.periods import Start, begin, between, describe, end, floor, step
from pulse.series import Point, Quality, Result, Series
from pulse.sources.cells import is_ambiguous

MOST_MEMBERS = 12
MOST_KEPT = 50
"""Members kept of a figure that does not add up, those with most rows."""
MOST_PERIODS = 20_000
OTHERS = "\x1fothers"
"""No cell can hold this key: control characters are taken out of names."""
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
    """

    def __init__(self, pulse: Pulse, as_of: datetime, where: str, since: datetime | None = None) -> None:
        self._since = since
        self._pulse, self._as_of, self._where, self._zone = pulse, as_of, where, pulse.zone
        self.cells: dict[str, dict[Start, Cell]] = defaultdict(lambda: defaultdict(Cell))
        self._newest: dict[Start, datetime] = {}
        # Stamps that are all midnight in UTC are dates that some program wrote out as times.
        self._stamps: dict[tuple[datetime, str | None], Cell] | None = {} if pulse.grain != "hour" else None
        self._held: Counter[Start] = Counter()
        """Rows of each period among those stamps, if they are dates."""
        self.rows = self.future = self.unknown = 0
        self._timed = False
        self._inside = False
        """Whether any row lies after the first moment of its period, so that the data is finer than the grain."""

    def add(
        self, cell: object, when: datetime, member: str | None, *, timed: bool, total: Decimal, known: int, unknown: int
    ) -> None:
        """Add rows of one moment (``cell`` as the source writes it) and one member."""
        if self._stamps is not None:
            in_utc = when.astimezone(UTC)
            if timed and (in_utc.hour, in_utc.minute, in_utc.second) == (0, 0, 0):
                self._stamps.setdefault((when, member), Cell()).add(total, known, unknown)
                self._held[floor(when, self._pulse.grain, _UTC)] += known + unknown
                return
            self._settle(self._stamps, as_dates=False)
        self._place(cell, when, member, Cell(total, known, unknown), timed=timed)

    def _settle(self, stamps: dict[tuple[datetime, str | None], Cell], *, as_dates: bool) -> None:
        self._stamps = None
        self._held.clear()
        for (when, member), held in stamps.items():
            day = datetime.combine(when.astimezone(UTC).date(), time(), self._zone) if as_dates else when
            self._place(when, day, member, held, timed=not as_dates)

    def _place(self, cell: object, when: datetime, member: str | None, rows: Cell, *, timed: bool) -> None:
        count = rows.known + rows.unknown
        if self._since is not None and when < self._since:
            return
        if when > self._as_of:
            self.future += count
            return
        at = floor(when, self._pulse.grain, self._zone)
        if self._pulse.grain == "hour" and timed and is_ambiguous(cell, self._zone):
            # Nobody can tell which of the two hours it is of: neither has a figure.
            later = floor(when.replace(fold=1), self._pulse.grain, self._zone)
            self.cells[""][later].add(Decimal(0), 0, 1)
            self._newest[later] = when.replace(fold=1)
            rows = Cell(Decimal(0), 0, count)
        self.cells[""][at].add(rows.total, rows.known, rows.unknown)
        if member is not None:
            self.cells[member][at].add(rows.total, rows.known, rows.unknown)
        self.rows += count
        self.unknown += rows.unknown
        self._timed |= timed
        self._inside |= when > begin(at, self._zone)
        self._newest[at] = max(when, self._newest.get(at, when))

    def seen(self, when: datetime) -> int:
        """How many rows the period that holds ``when`` has so far."""
        found = self.cells[""].get(floor(when, self._pulse.grain, self._zone))
        held = self._held[floor(when, self._pulse.grain, _UTC)]
        return held + (found.known + found.unknown if found else 0)

    def result(self, *, dropped: int = 0, copies: int = 0) -> Result:
        """The tidy result.

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
        expected = step(floor(as_of, pulse.grain, self._zone), pulse.grain, -1)
        last = max(*self._newest, expected) if measure.empty == "zero" else max(self._newest)
        periods = self._periods(last)
        closed = self._closed_weekdays()
        partial = {at for at in self._newest if self._is_partial(at)}
        missing = tuple(at for at in periods if at not in self._newest and at.weekday() not in closed)
        series = self._series()
        points = tuple(self._point(one.key, at, partial=at in partial) for one in series for at in periods)
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
        return Result(measure.name, measure.by, pulse.grain, pulse.timezone, as_of, series, points, quality)

    def _periods(self, last: Start) -> list[Start]:
        """Every period there is; a stray date would make millions."""
        first, grain = min(self._newest), self._pulse.grain
        if grain != "year" and step(first, grain, MOST_PERIODS) < last:
            raise SourceError(
                f"{self._where} reaches back to {describe(first, grain, self._zone)}, more than {MOST_PERIODS:,} "
                f"{grain}s ago. Mend that date, or choose a longer grain."
            )
        return between(first, last, grain)

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
                key, titles.get(key, key), measure.unit or "number", measure.currency, measure.additive,
                merged=key == OTHERS,
            )
            for key in ["", *largest]
        )  # fmt: skip

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
