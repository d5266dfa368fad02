"""Sources: where a pulse's data comes from, one module a kind, all returning the same tidy result."""

from datetime import datetime, timedelta

from pulse.definition import Grain, Pulse
from pulse.errors import NoDataError, SourceError
from pulse.series import Dataset
from pulse.series.fiscal import resample
from pulse.series.periods import begin, step, truncate
from pulse.sources.contract import Finding, Source

__all__ = ["Finding", "Source", "asked_since", "fetch"]

_STILL_NOW = timedelta(hours=36)
_LEAST: dict[Grain, int] = {"hour": 24 * 15, "day": 120, "week": 60, "month": 26, "quarter": 10, "year": 5}
"""Periods that are asked for at least: the like-for-like one, and enough before it to tell what is usual."""


def fetch(pulse: Pulse, now: datetime, source: Source | None = None) -> Dataset:
    """The figures of ``pulse`` as they stand at ``now`` (aware), or at the pulse's own ``as_of``.

    Args:
        pulse: What is measured.
        now: The moment of the run.
        source: The pulse's account; none is needed for a file.

    Raises:
        SourceError: The data cannot be read, or is not what the pulse says; one sentence says which.
        NoDataError: It was read and holds no complete period.
    """
    if source is None:
        if pulse.source.kind != "file":
            raise SourceError(f"{pulse.name} needs the account {pulse.source.account!r} to be read.")
        from pulse.sources.files.source import Files

        source = Files()
    until = pulse.looked_at(now)
    since = asked_since(pulse, until)
    if pulse.calendar.by_day:
        daily = source.fetch(pulse.model_copy(update={"grain": "day"}), since, until)
        found = resample(daily, pulse.grain, pulse.calendar)
        if not found.complete:
            raise NoDataError(f"{pulse.name} has no {pulse.grain} yet of which every day is known.")
        return found
    found = source.fetch(pulse, since, until)
    if found.snapshot and now - until > _STILL_NOW:
        raise SourceError(f"{pulse.name} tells only how it stands now. Take as_of out of the pulse.")
    return found


def asked_since(pulse: Pulse, until: datetime) -> datetime:
    """The first moment that figures are asked for, so that ``until`` can be held against what came before."""
    grain: Grain = "month" if pulse.grain == "cycle" else pulse.grain
    count = max(pulse.chart.periods if pulse.grain == grain else 0, _LEAST[grain])
    return begin(step(truncate(until, grain, pulse.zone), grain, -count), pulse.zone)
