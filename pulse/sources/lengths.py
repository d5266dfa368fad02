"""Rows whose dates, taken together, show that each is for a longer period than it is told as."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from pulse.catalogue import Grain
from pulse.errors import SourceError
from pulse.periods import floor_day
from pulse.sources.column import told_too_long
from pulse.sources.stamps import Resolution

_LEAST = {Resolution.DAY: 3, Resolution.WEEK: 4, Resolution.MONTH: 3, Resolution.QUARTER: 4, Resolution.YEAR: 3}
"""Dates in a row that are no accident."""
_A_WEEK, _ENOUGH = timedelta(days=7), 6


def refuse_longer(where: str, column: str, grain: Grain, moments: Iterable[datetime], zone: ZoneInfo) -> None:
    """Nothing, unless all rows are dated by the first day of longer periods, as ``date_trunc`` does, or by the last.

    A day that always is the same weekday, one week after the other, is a week's, too.

    Args:
        where: What to call the source.
        column: The column of the dates.
        grain: The period of the pulse.
        moments: When rows are of; one moment of each period is enough.
        zone: Whose clocks count.

    Raises:
        SourceError: They are for longer periods.
    """
    local = [moment.astimezone(zone) for moment in moments]
    if any((at.hour, at.minute, at.second) != (0, 0, 0) for at in local):
        return
    days = sorted({at.date() for at in local})
    for resolution in sorted(_LEAST, reverse=True):
        if resolution.exceeds(grain) and len(days) >= _LEAST[resolution] and _fits(days, resolution):
            raise SourceError(told_too_long(where, column, resolution, days[-1].isoformat(), grain))


def _fits(days: list[date], resolution: Resolution) -> bool:
    if resolution is Resolution.DAY:
        return True
    if all(day == floor_day(day, resolution.grain) for day in days):
        return resolution is not Resolution.WEEK or _are_weeks_apart(days)
    if resolution is Resolution.WEEK:
        return len(days) >= _ENOUGH and _are_weeks_apart(days)
    return all((day + timedelta(days=1)) == floor_day(day + timedelta(days=1), resolution.grain) for day in days)


def _are_weeks_apart(days: list[date]) -> bool:
    return all(later - earlier == _A_WEEK for earlier, later in pairwise(days))
