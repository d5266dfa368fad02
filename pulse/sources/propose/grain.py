"""How long the periods of a table are, by how far apart its rows lie."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from statistics import median

from pulse.definition.catalogue import Grain
from pulse.errors import SourceError
from pulse.series.periods import truncate
from pulse.sources.lengths import refuse_longer
from pulse.sources.propose.profile import UTC, Column
from pulse.sources.stamps import Resolution

_GAPS: tuple[tuple[float, Grain], ...] = (
    (0.5, "hour"),
    (3, "day"),
    (14, "week"),
    (60, "month"),
    (200, "quarter"),
)
_LONGER: dict[Grain, Grain] = {"hour": "day", "day": "week", "week": "month", "month": "quarter", "quarter": "year"}
_DAYS_OF_EVENTS = 3
_MOST_HELD = 0.5
"""Periods of which fewer hold a row are too short;"""
_MOST_PERIODS = 18_000
"""and so are those of which there are more."""


_FEW = 8
_DAYS: dict[Grain, float] = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30.4, "quarter": 91.3, "year": 365.2}


def grain_of(period: Column, *, whole: bool = True) -> Grain:
    """The shortest period of which most hold a row, and that no row is longer than.

    Args:
        period: The column of dates.
        whole: Whether these are all rows there are, so that their span is the table's.
    """
    moments = sorted({moment.at for moment in period.stamps if moment})
    found = _by_gaps(moments, whole=whole)
    longest = max((moment.resolution for moment in period.stamps if moment), default=Resolution.DAY)
    if longest.exceeds(found):
        found = longest.grain
    while found not in {"year", "hour"} and (_is_longer(moments, found) or _is_thin(moments, found)):
        found = _LONGER[found]
    return found


def _is_thin(moments: Sequence[datetime], grain: Grain) -> bool:
    if len(moments) < _FEW:
        return False
    held = len({truncate(moment, grain, UTC) for moment in moments})
    days = (moments[-1] - moments[0]).days
    if days / _DAYS[grain] > _MOST_PERIODS:
        return True
    return held < _MOST_HELD * (days / _DAYS[grain])


def longer(grain: Grain) -> Grain:
    """The next longer period."""
    return _LONGER.get(grain, "year")


def _by_gaps(moments: Sequence[datetime], *, whole: bool) -> Grain:
    gaps = [(later - earlier).total_seconds() / 86_400 for earlier, later in pairwise(moments)]
    usual = median(gaps) if gaps else 1.0
    if usual < 1 and (not whole or (moments[-1] - moments[0]).days > _DAYS_OF_EVENTS):
        # Single events, or readings of which a day's worth is what anybody asks for.
        return "day"
    return next((grain for most, grain in _GAPS if usual <= most), "year")


def _is_longer(moments: Sequence[datetime], grain: Grain) -> bool:
    if len({moment.time() for moment in moments}) > 1:
        return False
    try:
        refuse_longer("", "", grain, sorted({moment.date() for moment in moments}))
    except SourceError:
        return True
    return False
