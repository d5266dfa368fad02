"""Whoever is killed, whenever: a reader gets one image and one analysis."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pulse.store import runs
from tests.chaos.house import World
from tests.chaos.mortal import work
from tests.chaos.schedule import Count, finish, processes, somebody_writes

pytestmark = pytest.mark.whole


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path, f"sqlite:///{tmp_path / 'chaos.db'}").running() as made:
        yield made


def boundaries(world: World) -> int:
    """How many boundaries a run for two readers passes where nobody is killed."""
    people = world.readers(900_000, 2)
    run_id = world.run(900_000, [reader_id for reader_id, _ in people])
    with world.store.begin() as session:
        deliveries = [delivery.id for delivery in runs.deliveries(session, run_id)]
    told = processes().Queue()
    worker = processes().Process(
        target=work,
        args=(world.database, world.sandbox, world.webhook, deliveries, None, False, world.settle, told),
    )
    worker.start()
    passed: int = told.get(timeout=60)
    worker.join()
    worker.close()
    told.close()
    told.join_thread()
    return passed


def test_killed_at_any_boundary_and_run_again_every_reader_has_each_message_once(world: World) -> None:
    context, last = processes(), boundaries(world)
    # Before and after each of five POSTs, and before and after each commit around them.
    assert last > 60

    def kill_at(boundary: int) -> Count:
        people = world.readers(boundary, 2)
        run_id = world.run(boundary, [reader_id for reader_id, _ in people])
        return finish(world, context, run_id, people, boundary, boundary, f"killed at {boundary}", together=False)

    with ThreadPoolExecutor(14) as pool, somebody_writes(world):
        found = list(pool.map(kill_at, range(1, last + 1)))

    assert [count for count in found if count.lost or count.doubled] == []
