"""Deleting what is too old."""

from pulse.store import retention
from pulse.store.columns import utc_now
from pulse.store.retention import Counts
from tasks.stored import in_store, stored


@stored
async def purge_batch() -> Counts:
    """One batch; empty once nothing is left. Retried: what is deleted is not deleted again."""
    return await in_store(retention.purge, utc_now(), retention.keep_of())
