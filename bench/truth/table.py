"""The raw rows as periods, reckoned with pandas and exact fractions: what a figure really was."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cached_property
from zoneinfo import ZoneInfo

import pandas as pd

from bench.truth.made import Case

Figure = Fraction | None
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_LIKE = {"day": -7, "week": -52, "month": -12, "quarter": -4, "year": -1}
_SCALE = 10**6
_HISTORY = 28


def floor(day: date, grain: str) -> date:
    """The first day of the period that holds ``day``."""
    if grain == "week":
        return day - timedelta(days=day.weekday())
    if grain in _MONTHS:
        return date(day.year, day.month - (day.month - 1) % _MONTHS[grain], 1)
    return day


def step(at: date, grain: str, count: int) -> date:
    """The period ``count`` after ``at``."""
    if grain not in _MONTHS:
        return at + timedelta(days=count * (7 if grain == "week" else 1))
    months = at.year * 12 + at.month - 1 + count * _MONTHS[grain]
    return date(months // 12, months % 12 + 1, 1)


class Periods:
    """Figures of one grain: of the whole (``""``) and of its members, by the first day of a period."""

    def __init__(self, case: Case, grain: str) -> None:
        self.case, self.grain = case, grain
        table = pd.DataFrame(case.rows, columns=["at", "member", "value"])
        table["when"] = pd.to_datetime(table["at"], format="ISO8601")
        local = case.as_of.astimezone(ZoneInfo(case.zone)).replace(tzinfo=None)
        self.local = local
        self.future = int((table["when"] > local).sum())
        table = table[table["when"] <= local].copy()
        table["member"] = table["member"].map(lambda item: case.names[item])
        table["known"] = True if case.aggregate == "count" else table["value"] != ""
        exact = 1 if case.aggregate == "count" else pd.to_numeric(table["value"].replace("", "0"))
        table["scaled"] = exact * _SCALE
        table["scaled"] = table["scaled"].round().astype("int64")
        table["period"] = table["when"].dt.date.map(lambda day: floor(day, grain))
        self.table = table
        self.members = sorted(table["member"].unique()) if case.dimension else []
        self._cells = self._by(["period", "member"])
        self._whole = self._by(["period"])
        self.starts = self._starts()

    def _by(self, keys: list[str]) -> dict[tuple[object, ...], tuple[int, int, int]]:
        groups = self.table.groupby(keys, sort=False)
        found = groups[["scaled", "known"]].sum()
        rows = groups.size().to_numpy()
        return {
            key if isinstance(key, tuple) else (key,): (int(total), int(known), int(count))
            for key, total, known, count in zip(found.index, found["scaled"], found["known"], rows, strict=True)
        }

    def _starts(self) -> list[date]:
        at, last = self.table["period"].min(), self.table["period"].max()
        found = [at]
        while found[-1] < last:
            found.append(self.step(found[-1], 1))
        return found

    def step(self, at: date, count: int) -> date:
        """The period ``count`` after ``at``."""
        return step(at, self.grain, count)

    def like(self, at: date) -> date:
        """The same weekday, or the same part of the year before."""
        return self.step(at, _LIKE[self.grain])

    def end(self, at: date) -> datetime:
        """When the period is over, by the clocks of the zone."""
        return datetime.combine(self.step(at, 1), datetime.min.time())

    def rows(self, at: date, member: str = "") -> int:
        """How many rows there are."""
        cell = self._cells.get((at, member)) if member else self._whole.get((at,))
        return cell[2] if cell else 0

    @cached_property
    def open(self) -> set[date]:
        """Periods that are not over, that hold a row without a figure, or whose data stops early."""
        found = {at for at in self.starts if self.end(at) > self.local}
        found |= {at for at in self.starts if (cell := self._whole.get((at,))) and cell[1] < cell[2]}
        newest = {floor(when.date(), self.grain): when for when in sorted(self.table["when"])}
        inside = bool((self.table["when"] > pd.to_datetime(self.table["period"])).any())
        if inside:
            last = max(newest)
            gaps = [self.end(at) - when.to_pydatetime() for at, when in newest.items() if at != last][-_HISTORY:]
            timed = bool((self.table["when"].dt.time != datetime.min.time()).any())
            least = timedelta(hours=1) if timed else timedelta(days=1)
            usual = max(gaps, default=timedelta(0)) * 1.5
            if self.end(last) - newest[last].to_pydatetime() > max(least, usual) + timedelta(hours=1):
                found.add(last)
        return found

    def raw(self, at: date, member: str = "") -> Figure:
        """The figure of a period, whether it is over or not."""
        cell = self._cells.get((at, member)) if member else self._whole.get((at,))
        if cell is None:
            return Fraction(0) if member and self.case.additive and (at,) in self._whole else None
        if not cell[1]:
            return None
        total = Fraction(cell[0], _SCALE)
        return total / cell[1] if self.case.aggregate == "mean" else total

    def value(self, at: date, member: str = "") -> Figure:
        """The figure of a period that is complete; None where nothing is known."""
        return None if at in self.open else self.raw(at, member)

    @cached_property
    def complete(self) -> list[date]:
        """Complete periods of which the whole is known."""
        return [at for at in self.starts if self.value(at) is not None]

    @property
    def empty(self) -> list[date]:
        """Periods without any row, but for weekdays on which there are none of late."""
        last = self.table["when"].max().date()
        held = set(self.table["period"])
        closed: set[int] = set()
        if self.grain == "day" and min(held) + timedelta(days=_HISTORY) <= last:
            closed = set(range(7)) - {at.weekday() for at in held if at > last - timedelta(days=_HISTORY)}
        return [at for at in self.starts if at not in held and at.weekday() not in closed]


class Sums(Periods):
    """Periods that are put together from days: a figure only where each of its days has one."""

    def __init__(self, case: Case, grain: str) -> None:
        self.days = Periods(case, "day")
        super().__init__(case, grain)
        last = max(self.starts[-1], floor(self.local.date(), grain))
        first = self.days.starts[0]
        while self.starts[-1] < last:
            self.starts.append(self.step(self.starts[-1], 1))
        self.starts = [at for at in self.starts if at >= first]

    def inside(self, at: date) -> list[date]:
        """The days of a period."""
        return [at + timedelta(days=count) for count in range((self.step(at, 1) - at).days)]

    @cached_property
    def open(self) -> set[date]:
        """Periods that are not over, or whose last days have no data yet."""
        found = set()
        for at in self.starts:
            full = [day for day in self.inside(at) if self.days.value(day) is not None]
            short = len(full) < len(self.inside(at)) and self.inside(at)[-1] > self.days.starts[-1]
            if self.end(at) > self.local or short:
                found.add(at)
        return found

    def raw(self, at: date, member: str = "") -> Figure:
        """The sum of the days that are over and known."""
        values = [self.days.value(day, member) for day in self.inside(at)]
        known = [value for value in values if value is not None]
        if not known or (at not in self.open and len(known) < len(values)):
            return None
        return sum(known, Fraction(0))

    @property
    def empty(self) -> list[date]:
        """Days without any row."""
        return self.days.empty


def table_of(case: Case) -> Periods:
    """The figures of a case."""
    return Sums(case, case.grain) if case.so_far else Periods(case, case.grain)
