"""The queues of the work pool: what looks after the others first, then who waits; replies never take every slot."""

from dataclasses import dataclass

from prefect.client.orchestration import PrefectClient
from prefect.exceptions import ObjectAlreadyExists

from cli.stack import SLOTS


@dataclass(frozen=True)
class Queue:
    """One queue.

    Args:
        name: As the deployments name it.
        priority: 1 is asked first.
        most: Runs of it at once, or None for as many as the worker has slots.
    """

    name: str
    priority: int
    most: int | None


QUEUES = (Queue("watch", 1, 2), Queue("replies", 2, SLOTS // 2), Queue("pulses", 3, SLOTS - 1))


async def make_queues(client: PrefectClient, pool: str) -> None:
    """Make them, or bring them up to date."""
    for queue in QUEUES:
        try:
            await client.create_work_queue(
                name=queue.name, priority=queue.priority, concurrency_limit=queue.most, work_pool_name=pool
            )
        except ObjectAlreadyExists:
            known = await client.read_work_queue_by_name(queue.name, work_pool_name=pool)
            await client.update_work_queue(known.id, priority=queue.priority, concurrency_limit=queue.most)
