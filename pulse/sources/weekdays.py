"""What each weekday makes, where months are made of rows by day."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from pulse.series.periods import Start

_WEEKS = 26
_LEAST_DAYS = 100
"""Of half a year so many days must have rows: whoever bills once a month has no weekdays."""


class Weekdays:
    """Sums by day, as they come in.

    Args:
        zone: In which days begin and end.
    """

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._days: dict[date, Decimal] = defaultdict(Decimal)

    def add(self, when: datetime, total: Decimal) -> None:
        """Add rows of one moment."""
        self._days[when.astimezone(self._zone).date()] += total

    def averages(self, until: Start) -> tuple[Decimal, ...]:
        """The average of each weekday, Monday first, over the 26 weeks before ``until``; empty where too few are known.

        A day without rows counts as nothing: of weekdays on which nothing is sold there are rows on none.
        """
        last = until.date() if isinstance(until, datetime) else until
        days = [last - timedelta(days=count) for count in range(1, _WEEKS * 7 + 1)]
        if sum(day in self._days for day in days) < _LEAST_DAYS or min(self._days) > days[-1]:
            return ()
        sums = [Decimal(0)] * 7
        for day in days:
            sums[day.weekday()] += self._days.get(day, Decimal(0))
        return tuple(total / _WEEKS for total in sums) if min(sums) >= 0 and any(sums) else ()
