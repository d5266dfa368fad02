"""The readers of a pulse."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from prefect import get_run_logger
from prefect.client.orchestration import PrefectClient, get_client
from prefect.exceptions import ObjectNotFound

from pulse.definition import Pulse
from pulse.delivery import recipients
from pulse.errors import ReaderError
from pulse.store.tables import Reader
from tasks.stored import in_store, stored


@stored
async def find_readers(pulse: Pulse, run_id: str, *, test: bool = False) -> list[Reader]:
    """The readers that the pulse names, or those who get it as a ``test``. Retried as any read is.

    A name that nobody has fails that reader only; the run tells of it.

    Raises:
        ReaderError: Nobody whom it names is known, or nobody gets tests.
    """
    if test:
        return await in_store(recipients.testers, pulse.readers)
    found, wrong = await in_store(recipients.of_run, run_id, pulse.readers)
    if not found and wrong:
        raise ReaderError(wrong)
    if wrong:
        get_run_logger().error(wrong)
    return found


@stored
async def of_turn(pulse: Pulse, run_id: str, readers: Sequence[Reader]) -> list[Reader]:
    """Those of ``readers`` whose turn a run is that its schedule began. Retried as any read is."""
    return await in_store(recipients.of_turn, run_id, readers, pulse.timezone)


async def drop_unnamed(delivery_ids: Collection[str]) -> set[str]:
    """Skip what waits for a reader whom the pulse, as it is deployed now, does not name any more; which those were."""
    waiting = await in_store(recipients.waiting, delivery_ids)
    if not waiting:
        return set()
    async with get_client() as client:
        names = {id_: await _named_now(client, id_) for id_ in {delivery.deployment_id for delivery in waiting}}
    return await in_store(recipients.drop_unnamed, waiting, names)


async def _named_now(client: PrefectClient, deployment_id: str) -> list[str] | None:
    """Whom the deployment of a pulse names now; None where that cannot be told."""
    try:
        deployment = await client.read_deployment(UUID(deployment_id))
    except (ObjectNotFound, ValueError):
        return None
    pulse = (deployment.parameters or {}).get("pulse")
    given = pulse.get("readers") if isinstance(pulse, Mapping) else None
    return [str(item) for item in given] if isinstance(given, list) else None
