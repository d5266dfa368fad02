"""The readers of a pulse."""

import asyncio

from prefect import task
from prefect.cache_policies import NO_CACHE

from pulse.definition import Pulse
from pulse.store import readers
from pulse.store.tables import Reader
from tasks.retries import if_not_ours
from tasks.stored import open_store


@task(name="find readers", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def find_readers(pulse: Pulse) -> list[Reader]:
    """The readers that the pulse names. Retried because a database that restarts is back in seconds.

    Raises:
        ReaderError: One is not known.
    """

    def look() -> list[Reader]:
        with open_store().begin() as session:
            return readers.named(session, pulse.readers)

    return await asyncio.to_thread(look)
