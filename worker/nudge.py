"""A datagram that says: look for runs now. It carries nothing, and one that is lost costs the time of a poll."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

_PAUSE = 0.03
"""Seconds between two looks, however many nudges come."""


class _Protocol(asyncio.DatagramProtocol):
    def __init__(self, told: asyncio.Event) -> None:
        self._told = told

    def datagram_received(self, data: bytes, addr: object) -> None:  # noqa: ARG002 - whatever it holds
        self._told.set()


async def listen(address: str, look: Callable[[], Awaitable[object]]) -> None:
    """Call ``look`` after each nudge, one at a time, until cancelled.

    Args:
        address: ``HOST:PORT`` to listen on, UDP.
        look: What looks for runs; what it raises is left to the next poll.
    """
    host, _, port = address.rpartition(":")
    told, loop = asyncio.Event(), asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(lambda: _Protocol(told), local_addr=(host, int(port)))
    try:
        while True:
            await told.wait()
            told.clear()
            with contextlib.suppress(Exception):
                await look()
            await asyncio.sleep(_PAUSE)
    finally:
        transport.close()
