"""The readers of a pulse."""

import asyncio

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from pulse.definition import Pulse
from pulse.errors import ReaderError
from pulse.store import readers, runs
from pulse.store.tables import Reader
from tasks.retries import if_not_ours
from tasks.stored import open_store


@task(name="find readers", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def find_readers(pulse: Pulse, run_id: str) -> list[Reader]:
    """The readers that the pulse names. Retried because a database that restarts is back in seconds.

    A name that nobody has fails that reader only; the run tells of it.

    Raises:
        ReaderError: Nobody whom it names is known.
    """

    def look() -> tuple[list[Reader], str]:
        with open_store().begin() as session:
            found, unknown = readers.named(session, pulse.readers)
            runs.note_unknown(session, run_id, unknown)
            return found, readers.unknown_name(session, unknown[0]) if unknown else ""

    found, wrong = await asyncio.to_thread(look)
    if not found and wrong:
        raise ReaderError(wrong)
    if wrong:
        get_run_logger().error(wrong)
    return found
