"""A mark in the store every few seconds: since when, and until when, this webhook was there to be told."""

import asyncio
import logging
import time

from pulse.store import Store, health
from pulse.store.columns import utc_now

_LOG = logging.getLogger("chartcastr.webhook")
_MISSED = 3
"""Ticks in a row that a process misses only if it was halted."""


class Heartbeat:
    """The loop that marks it.

    Args:
        store: Where.
        every: Seconds between two marks.
    """

    def __init__(self, store: Store, every: float) -> None:
        self._store, self._every = store, every
        self._stretch: str | None = None
        self._gap = True

    def broken(self) -> None:
        """Something was not taken: what is missing now may come late, so a new stretch begins."""
        self._gap = True

    async def run(self) -> None:
        """Mark it until cancelled; no error ends it.

        A slow store is no gap, since whoever told us something waits as we do; a halted process is one.
        """
        marking, ticked = asyncio.create_task(self._mark()), time.monotonic()
        try:
            while True:
                await asyncio.sleep(self._every)
                now = time.monotonic()
                if now - ticked > _MISSED * self._every:
                    self._gap = True
                ticked = now
                if marking.done():
                    marking = asyncio.create_task(self._mark())
        finally:
            marking.cancel()

    async def _mark(self) -> None:
        gap, self._gap = self._gap, False
        stretch = None if gap else self._stretch
        try:
            self._stretch = await asyncio.to_thread(self._beat, stretch)
        except Exception as wrong:  # noqa: BLE001 - a store that is away leaves a gap, which is what it is
            self._gap = True
            _LOG.warning("The store cannot be written to (%s)", type(wrong).__name__)

    def _beat(self, stretch: str | None) -> str:
        with self._store.begin() as session:
            return health.beat(session, stretch, utc_now())
