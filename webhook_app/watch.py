"""Having deliveries looked after when there is something to do, instead of every minute."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable

from pulse.store import Store, due
from pulse.store.columns import utc_now

EVERY = 60.0
"""Seconds between two looks at everything."""
SPACED = 5.0
"""Seconds between two watches, however much arrives."""
_LOG = logging.getLogger("chartcastr.webhook")


class Watch:
    """The loop that starts a watch.

    Args:
        store: Where it is seen whether there is something to do.
        start: Starts the flow that does it.
        free: Frees the places that runs of it hold whose processes are gone.
        every: Seconds between two looks at everything.
        spaced: Seconds between two looks at what has arrived.
    """

    def __init__(
        self,
        store: Store,
        start: Callable[[], Awaitable[object]],
        free: Callable[[], Awaitable[object]],
        every: float = EVERY,
        spaced: float = SPACED,
    ) -> None:
        self._store, self._start, self._free, self._every, self._spaced = store, start, free, every, spaced
        self._news = asyncio.Event()

    def arrived(self) -> None:
        """Something reached a phone: what follows it may be waiting."""
        self._news.set()

    async def run(self) -> None:
        """Look until cancelled; no error ends it, and the watch's own schedule is there for what is missed."""
        looked = time.monotonic()
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), max(0.0, looked + self._every - time.monotonic()))
            self._news.clear()
            everything = time.monotonic() >= looked + self._every
            looked = time.monotonic() if everything else looked
            if everything:
                await self._free_places()
            try:
                if await asyncio.to_thread(self._is_due if everything else self._is_urgent):
                    await self._start()
            except Exception as wrong:  # noqa: BLE001 - no error may end the loop
                _LOG.warning("The watch could not be started (%s)", type(wrong).__name__)
            await asyncio.sleep(self._spaced)

    async def _free_places(self) -> None:
        try:
            await self._free()
        except Exception as wrong:  # noqa: BLE001 - what is due is looked at all the same
            _LOG.warning("The places of the watch could not be looked at (%s)", type(wrong).__name__)

    def _is_due(self) -> bool:
        with self._store.begin() as session:
            return due.is_due(session, utc_now())

    def _is_urgent(self) -> bool:
        with self._store.begin() as session:
            return due.is_urgent(session, utc_now())
