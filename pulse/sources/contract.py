"""The one contract of all sources."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from pulse.definition import Pulse
from pulse.series import Dataset


@dataclass(frozen=True)
class Finding:
    """One thing that was tried, and how it went.

    Args:
        what: What was tried, such as ``read orders``.
        works: Whether it worked.
        said: What was found, or what to do.
        warns: Whether something should be done although it works.
    """

    what: str
    works: bool
    said: str
    warns: bool = False


class Source(Protocol):
    """Where figures come from. Its calls block and only ever read, so that each may be repeated."""

    def fetch(self, query: Pulse, since: datetime, until: datetime) -> Dataset:
        """The figures of ``query`` for the time from ``since`` (included) to ``until`` (not included), both aware.

        Raises:
            SourceError: They cannot be had; one sentence says why and what to do.
            SourceBusy: They cannot be had just now.
            NoDataError: There are none.
        """

    def check(self) -> list[Finding]:
        """What works with this account and what is missing, told and never raised."""
