"""Having deliveries looked after when there is something to do, instead of every minute."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from pulse.store import Store, due
from pulse.store.columns import utc_now

EVERY = 60.0
"""Seconds between two watches, however much there is to do."""
_LOG = logging.getLogger("chartcastr.webhook")


class Watch:
    """The loop that starts a watch.

    Args:
        store: Where it is seen whether there is something to do.
        start: Starts the flow that does it.
        every: Seconds between two looks.
    """

    def __init__(self, store: Store, start: Callable[[], Awaitable[object]], every: float = EVERY) -> None:
        self._store, self._start, self._every = store, start, every

    async def run(self) -> None:
        """Look until cancelled; no error ends it, and the watch's own schedule is there for what is missed."""
        while True:
            await asyncio.sleep(self._every)
            try:
                if await asyncio.to_thread(self._is_due):
                    await self._start()
            except Exception as wrong:  # noqa: BLE001 - no error may end the loop
                _LOG.warning("The watch could not be started (%s)", type(wrong).__name__)

    def _is_due(self) -> bool:
        with self._store.begin() as session:
            return due.is_due(session, utc_now())
