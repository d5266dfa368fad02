"""The flow that deletes, once a day, what is older than is kept."""

from collections import Counter
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from pulse.errors import ChartcastrError
from pulse.store.retention import described
from tasks.purge import purge_batch


@flow(name="purge")
async def purge() -> State[Any]:
    """Delete old snapshots, messages and what people wrote, in small batches; the settings say what is old."""
    counts: Counter[str] = Counter()
    try:
        while batch := await purge_batch():
            counts += batch
    except ChartcastrError as wrong:
        return Failed(message=str(wrong))
    return Completed(message=f"Deleted: {described(counts)}.")
