"""Rows whose dates, taken together, show that each is for a longer period than it is told as."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from pulse.definition.catalogue import Grain
from pulse.errors import SourceError
from pulse.series.periods import between, floor_day
from pulse.sources.column import told_too_long
from pulse.sources.stamps import Resolution

_LEAST = {Resolution.WEEK: 4, Resolution.MONTH: 6, Resolution.QUARTER: 5, Resolution.YEAR: 3}
"""Dates in a row that are no accident, one for each period;"""
_LEAST_ALIKE = {Resolution.WEEK: 4, Resolution.MONTH: 3, Resolution.QUARTER: 4, Resolution.YEAR: 3}
"""if always on the same day of the month, or close to its end;"""
_LEAST_AT_ENDS = {Resolution.WEEK: 4, Resolution.MONTH: 2, Resolution.QUARTER: 3, Resolution.YEAR: 3}
"""and if on first or last days of periods."""
_LEAST_DAYS, _ENOUGH_WEEKS = 3, 6
_A_DAY, _A_FEW, _A_WEEK = timedelta(days=1), timedelta(days=4), timedelta(days=7)


def refuse_longer(where: str, column: str, grain: Grain, days: Sequence[date]) -> None:
    """Nothing, unless there is one day for each of longer periods in a row, as ``date_trunc`` makes them.

    Args:
        where: What to call the source.
        column: The column of the dates.
        grain: The period of the pulse.
        days: Days with a figure, in order; each has one time of day at most, always the same.

    Raises:
        SourceError: They are for longer periods.
    """
    if len(days) <= 1:
        return
    if grain == "hour" and len(days) >= _LEAST_DAYS:
        raise SourceError(told_too_long(where, column, Resolution.DAY, str(days[-1]), grain))
    for resolution in sorted(_LEAST, reverse=True):
        if resolution.exceeds(grain) and _fits(days, resolution):
            raise SourceError(told_too_long(where, column, resolution, str(days[-1]), grain))


def are_sundays(days: Sequence[date]) -> bool:
    """Whether all days are Sundays, with which weeks end for some and begin for others."""
    return len(days) > 1 and all(day.isoweekday() == 7 for day in days)  # noqa: PLR2004 - Sunday


def _fits(days: Sequence[date], resolution: Resolution) -> bool:
    if resolution is Resolution.WEEK:
        return _are_weeks(days)
    held = [floor_day(day, resolution.grain) for day in days]
    if len(set(held)) < len(days) or held != between(held[0], held[-1], resolution.grain):
        return False
    at_ends = _all_begin(days, resolution) or _all_begin([day + _A_DAY for day in days], resolution)
    alike = len({day.day for day in days}) == 1 or all((day + _A_FEW).month != day.month for day in days)
    if resolution is Resolution.YEAR and not at_ends:
        return len(days) >= _LEAST[resolution] and len({(day.month, day.day) for day in days}) == 1
    return len(days) >= (_LEAST_AT_ENDS if at_ends else _LEAST_ALIKE if alike else _LEAST)[resolution]


def _all_begin(days: Sequence[date], resolution: Resolution) -> bool:
    return all(day == floor_day(day, resolution.grain) for day in days)


def _are_weeks(days: Sequence[date]) -> bool:
    """The same weekday again and again; a few weeks may be missing."""
    gaps = [later - earlier for earlier, later in pairwise(days)]
    if not gaps or any(gap % _A_WEEK for gap in gaps):
        return False
    usual = sum(gap == _A_WEEK for gap in gaps) * 2 > len(gaps)
    return usual and len(days) >= (_LEAST[Resolution.WEEK] if days[0].weekday() == 0 else _ENOUGH_WEEKS)
