"""What is estimated of a case: its trend, its usual figure, its forecasts, and how far its goals are."""

import math
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

import numpy as np
import pandas as pd
from dateutil.easter import easter

from bench.truth.made import Case, Goal
from bench.truth.series import Floats, Likely, Outlook, breaks, level, outlook, restless, trend, usual
from bench.truth.table import Periods, Sums

SEASONS = {"day": 7, "week": 1, "month": 12, "quarter": 4, "year": 1}


class Ahead:
    """What is estimated of a case, each worked out once."""

    def __init__(self, case: Case, table: Periods) -> None:
        self.case, self.table, self.season = case, table, SEASONS[table.grain]

    @cached_property
    def values(self) -> pd.Series:
        """The course up to the newest complete period, moving holidays left out where they are known."""
        table = self.table
        held = [(at, table.value(at)) for at in table.starts if at <= table.complete[-1]]
        apart = (
            _easter_days(table.starts) - {table.complete[-1]} if self.case.easter and table.grain == "day" else set()
        )
        return pd.Series([math.nan if value is None or at in apart else float(value) for at, value in held])

    @cached_property
    def plain(self) -> pd.Series:
        """The course with its holidays."""
        table = self.table
        held = [table.value(at) for at in table.starts if at <= table.complete[-1]]
        return pd.Series([math.nan if value is None else float(value) for value in held])

    @cached_property
    def usual(self) -> Likely:
        """What was likely for the newest period, and how far it lies from that."""
        return usual(self.values.to_numpy(), self.season, 0.5 if self.case.unit in {"count", "points"} else 0.0)

    @cached_property
    def level(self) -> Floats:
        """The course without its season."""
        return level(self.values.to_numpy(), self.season)

    def trends(self, since: date) -> tuple[int, tuple[float, float], tuple[float, float] | None]:
        """How many periods there are since one, total move and p of them, and of as many before."""
        starts = [at for at in self.table.starts if since <= at <= self.table.complete[-1]]
        window = len(starts)
        before = self.level[-2 * window : -window] if len(self.level) >= 2 * window else None
        return window, self._move(self.level[-window:]), None if before is None else self._move(before)

    @staticmethod
    def _move(values: Floats) -> tuple[float, float]:
        found, known = trend(values), np.flatnonzero(~np.isnan(values))
        return found.slope * float(known[-1] - known[0]) if len(known) else math.nan, found.p

    @cached_property
    def step(self) -> tuple[date, float, float] | None:
        """The newest change of level: since when, from and to what."""
        places = breaks(self.level)
        if not places:
            return None
        first = places[-2] if len(places) > 1 else 0
        after, before = self.level[places[-1] :], self.level[first : places[-1]]
        return self.table.starts[places[-1]], float(np.nanmedian(before)), float(np.nanmedian(after))

    @cached_property
    def swings(self) -> float:
        """How much more it swings."""
        return restless(self.values.to_numpy(), self.season)

    @cached_property
    def next(self) -> Outlook | None:
        """The forecast of the next period."""
        found = outlook(self.plain, self.season, 1)
        return found and self._never_below(found, self.plain)

    @staticmethod
    def _never_below(found: Outlook, values: pd.Series) -> Outlook:
        """What never was below zero is not forecast to be."""
        if values.min() < 0:
            return found
        return Outlook(max(0.0, found.total), max(0.0, found.low), max(0.0, found.high), found.beats)

    def end(self, goal: Goal, reached: Fraction) -> Outlook | None:
        """The forecast of a total's end."""
        known, span = self._known(), self._span(goal)
        left = len([at for at in span if at not in known])
        values = pd.Series([math.nan if value is None else float(value) for value in known.values()])
        found = outlook(values, 7 if isinstance(self.table, Sums) else self.season, left) if left else None
        if not found:
            return None
        rest, had = self._never_below(found, values), float(reached)
        return Outlook(had + rest.total, had + rest.low, had + rest.high, found.beats)

    def _known(self) -> dict[date, Fraction | None]:
        """Days, or periods, up to the newest complete one."""
        source = self.table.days if isinstance(self.table, Sums) else self.table
        starts = list(source.starts)
        while starts and starts[-1] in source.open:
            starts.pop()
        return {at: source.value(at) for at in starts}

    def _span(self, goal: Goal) -> list[date]:
        """The days, or periods, that a total is made of."""
        at, found = goal.start or goal.by, []
        daily = isinstance(self.table, Sums)
        while at <= goal.by:
            found.append(at)
            at = at + timedelta(days=1) if daily else self.table.step(at, 1)
        return found

    def gap(self, goal: Goal, reached: Fraction) -> float:
        """How far a total is from where it usually is by now: as a year ago, else by weekdays, else by the calendar."""
        known, span = self._known(), self._span(goal)
        over = [at for at in span if known.get(at) is not None]
        daily = isinstance(self.table, Sums)
        back = timedelta(days=364) if daily or self.table.grain == "day" else None
        earlier = [known.get(at - back if back else self.table.like(at)) for at in span]
        curve = [value for value in earlier if value is not None]
        expected = Fraction(len(over), len(span))
        if len(curve) == len(span) and sum(curve) > 0 and min(curve) >= 0:
            expected = sum(curve[: len(over)], Fraction(0)) / sum(curve, Fraction(0))
        elif daily or self.table.grain == "day":
            late = pd.DataFrame(list(known.items())[-56:], columns=["at", "value"]).dropna()
            means = {day: Fraction(0) for day in range(7)}
            for day, part in late.groupby(late["at"].map(lambda item: item.weekday())):
                means[int(str(day))] = max(Fraction(0), sum(part["value"], Fraction(0)) / len(part))
            total = sum((means[at.weekday()] for at in span), Fraction(0))
            whole_week = late["at"].map(lambda item: item.weekday()).nunique() == 7  # noqa: PLR2004
            if total and whole_week:
                expected = sum((means[at.weekday()] for at in over), Fraction(0)) / total
        return float(reached - expected * Fraction(goal.value))


def _easter_days(starts: list[date]) -> set[date]:
    """Good Friday, Easter Sunday and Easter Monday of these years."""
    return {easter(year) + timedelta(days=after) for year in {at.year for at in starts} for after in (-2, 0, 1)}
