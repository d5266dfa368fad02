"""Sources: where a pulse's data comes from, one module a kind, all returning the same tidy result."""

from datetime import datetime

from pulse.definition import Pulse
from pulse.series import Result
from pulse.sources.file import read_file
from pulse.sources.gather import gather


def fetch(pulse: Pulse, now: datetime) -> Result:
    """The figures of ``pulse`` as they stand at ``now`` (aware), or at the pulse's own ``as_of``.

    Raises:
        SourceError: The data cannot be read, or is not what the pulse says; one sentence says which.
        NoDataError: It was read and holds no complete period.
    """
    rows = read_file(pulse.source)
    return gather(rows, pulse, pulse.looked_at(now))
