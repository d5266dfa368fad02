"""Having workers look for runs now, instead of at their next poll."""

import logging
import socket
from collections.abc import Mapping

from pulse.errors import DefinitionError

_LOG = logging.getLogger("chartcastr.webhook")
NUDGE = "CHARTCASTR_NUDGE"


class Nudge:
    """Tells every worker by a datagram, which holds nothing; one that is lost costs the time of a poll.

    Args:
        environment: ``CHARTCASTR_NUDGE`` names the workers, as ``HOST:PORT`` with commas between.

    Raises:
        DefinitionError: It is written otherwise.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._addresses = [_read(item.strip()) for item in environment.get(NUDGE, "").split(",") if item.strip()]
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.settimeout(0)

    def __call__(self) -> None:
        """Tell them."""
        for address in self._addresses:
            try:
                self._socket.sendto(b"", address)
            except OSError as wrong:
                _LOG.debug("%s:%d was not nudged (%s)", *address, type(wrong).__name__)


def _read(written: str) -> tuple[str, int]:
    host, _, port = written.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:  # noqa: PLR2004 - UDP has no more
        raise DefinitionError(f"{NUDGE} is {written!r}; write HOST:PORT, as the worker's --nudge.")
    return host, int(port)
