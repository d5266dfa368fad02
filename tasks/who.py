"""The readers of a pulse."""

import asyncio
from collections.abc import Collection, Mapping
from uuid import UUID

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import PrefectClient, get_client
from prefect.exceptions import ObjectNotFound

from pulse.definition import Pulse
from pulse.errors import ReaderError
from pulse.store import readers, runs
from pulse.store.states import DeliveryState
from pulse.store.tables import Delivery, Reader, Run
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


async def drop_unnamed(delivery_ids: Collection[str]) -> set[str]:
    """Skip what waits for a reader whom the pulse, as it is deployed now, does not name any more; which those were."""

    def look() -> list[tuple[str, str, str]]:
        with open_store().begin() as session:
            found = []
            for delivery_id in delivery_ids:
                delivery = session.get_one(Delivery, delivery_id)
                run = session.get_one(Run, delivery.run_id)
                if run.identity != run.pulse:
                    found.append((delivery_id, session.get_one(Reader, delivery.reader_id).name, run.identity))
            return found

    waiting = await asyncio.to_thread(look)
    if not waiting:
        return set()
    async with get_client() as client:
        names = {identity: await _named_now(client, identity) for identity in {one[2] for one in waiting}}
    dropped = {delivery_id for delivery_id, name, identity in waiting if name not in (names[identity] or [name])}

    def skip() -> None:
        with open_store().begin() as session:
            for delivery_id in dropped:
                runs.settle(session, delivery_id, DeliveryState.SKIPPED, runs.NOT_NAMED)

    await asyncio.to_thread(skip)
    return dropped


async def _named_now(client: PrefectClient, deployment_id: str) -> list[str] | None:
    """Whom the deployment of a pulse names now; None where that cannot be told."""
    try:
        deployment = await client.read_deployment(UUID(deployment_id))
    except (ObjectNotFound, ValueError):
        return None
    pulse = (deployment.parameters or {}).get("pulse")
    given = pulse.get("readers") if isinstance(pulse, Mapping) else None
    return [str(one) for one in given] if isinstance(given, list) else None
