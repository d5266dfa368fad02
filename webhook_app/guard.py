"""Connections that say nothing: how long a request's head may take, and how many a peer may hold."""

import asyncio
import ipaddress
from collections import Counter
from typing import ClassVar

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 10.0
"""From the first byte, or the connection's beginning, to the end of the headers."""
MOST_OF_A_PEER = 100
"""Connections that one address of the internet may hold; Meta delivers from several."""
MOST_OF_A_PROXY = 2000
"""Of an address of one's own network: behind it stands everybody."""


def _most(host: str) -> int:
    try:
        return MOST_OF_A_PEER if ipaddress.ip_address(host).is_global else MOST_OF_A_PROXY
    except ValueError:
        return MOST_OF_A_PROXY


class GuardedProtocol(H11Protocol):
    """HTTP as uvicorn speaks it, for peers that may mean ill."""

    _held: ClassVar[Counter[str]] = Counter()
    """Connections by their peer's address."""
    _counted: str | None = None
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Count the peer's connections, and let the head of the first request come in time."""
        super().connection_made(transport)
        host = self.client[0] if self.client else ""
        if self._held[host] >= _most(host):
            transport.abort()
            return
        self._counted = host
        self._held[host] += 1
        self._wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        super().connection_lost(exc)
        self._stop_waiting()
        if self._counted is not None:
            self._held[self._counted] -= 1
            if not self._held[self._counted]:
                del self._held[self._counted]
            self._counted = None

    def data_received(self, data: bytes) -> None:
        """Take what came; the next request of a connection that is kept has to come in time as the first had."""
        if self._deadline is None and not self._in_request():
            self._wait_for_head()
        super().data_received(data)
        if self._in_request():
            self._stop_waiting()

    def _in_request(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _wait_for_head(self) -> None:
        self._deadline = self.loop.call_later(HEAD_SECONDS, self._too_late)

    def _too_late(self) -> None:
        self._deadline = None
        if not self._in_request():
            self.transport.abort()

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
