"""Random schedules: who is killed where, what Meta does wrong, in which order news comes; and what readers got."""

import multiprocessing
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from multiprocessing.context import ForkServerContext
from random import Random
from threading import Event, Thread

from sqlalchemy import text

from pulse.store import runs
from tests.chaos.evidence import of_run
from tests.chaos.house import World
from tests.chaos.mortal import work

_PATIENCE, _PATIENCES = 120.0, 20.0
"""Seconds that a schedule may take, and how many times as long as news takes on this machine."""
UNKNOWN = ("timeout-after", "error-before", "error-after", "garbage-after")
"""Faults after which nobody can tell. One a reader at most: what is unknown twice is never sent a third time."""
_HARMLESS = ("duplicate-webhooks", "reorder-webhooks", "batch-webhooks")
_BUSY = (4, 80007, 130429, 131056, 131057)


@dataclass(frozen=True)
class Count:
    """What came of a schedule.

    Args:
        lost: Messages that a reader did not get.
        doubled: Messages that a reader got more than once.
        what: The schedule, in words.
    """

    lost: int
    doubled: int
    what: str


def processes() -> ForkServerContext:
    """Where workers are forked from: a process with one thread that has everything imported."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.chaos.mortal"])
    return context


def play(world: World, context: ForkServerContext, label: int, chance: Random) -> Count:
    """One schedule: a run for one to three readers, killed or hindered somewhere, and gone on with until it is done."""
    people = world.readers(label, chance.randint(1, 3))
    run_id = world.run(label, [reader_id for reader_id, _ in people])
    killed = chance.randint(1, 45) if chance.random() < 0.6 else None
    said = [f"killed at {killed}" if killed else "not killed"]
    for _, wa_id in people:
        for name in _HARMLESS:
            if chance.random() < 0.3:
                world.fault(name=name, to=wa_id)
        if killed is None and chance.random() < 0.6:
            name = chance.choice(UNKNOWN)
            world.fault(name=name, to=wa_id, times=1)
            said.append(name)
        if chance.random() < 0.3:
            code = chance.choice(_BUSY)
            world.fault(name="refuse", to=wa_id, times=chance.randint(1, 2), code=code)
            said.append(f"refused with {code}")
    return finish(world, context, run_id, people, label, killed, ", ".join(said), together=chance.random() < 0.7)


def finish(
    world: World,
    context: ForkServerContext,
    run_id: str,
    people: list[tuple[str, str]],
    label: int,
    killed: int | None,
    said: str,
    *,
    together: bool,
) -> Count:
    """Run until every reader has all of it, or it is clear that some never will; what they have then."""
    with world.store.begin() as session:
        deliveries = [delivery.id for delivery in runs.deliveries(session, run_id)]
    began, last = time.monotonic(), killed
    while time.monotonic() - began < max(_PATIENCE, _PATIENCES * world.settle.value):
        worker = context.Process(
            target=work,
            args=(world.database, world.sandbox, world.webhook, deliveries, last, together, world.settle),
        )
        worker.start()
        worker.join()
        done = worker.exitcode == 0
        worker.close()
        if done:
            break
        time.sleep(0.5 if last is None else 0.1)
        last = None
    # What is still under way comes now, and would be one too many.
    time.sleep(0.5)
    lost = doubled = 0
    for _, wa_id in people:
        seen = world.seen(wa_id)
        for wanted in (f"*Pulse {label}*", f"Analysis {label}"):
            lost += wanted not in seen
            doubled += max(0, seen.count(wanted) - 1)
    evidence = f"\n{of_run(world, run_id)}" if lost or doubled else ""
    return Count(lost, doubled, f"schedule {label}: {said}{evidence}")


def run_all(world: World, count: int, seed: int, at_once: int = 14) -> list[Count]:
    """Play ``count`` schedules, several at once, while the webhook app and database connections die now and then."""
    context = processes()

    def one(label: int) -> Count:
        return play(world, context, label, Random(f"{seed}/{label}"))

    with somebody_writes(world), _beside(_things_die, world, seed), ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(one, range(1, count + 1)))


def somebody_writes(world: World) -> AbstractContextManager[None]:
    """Life on the number, which the webhook tells of: without any, silence proves nothing."""
    return _beside(_write, world, 0)


@contextmanager
def _beside(work: Callable[[World, Event, int], None], world: World, seed: int) -> Iterator[None]:
    over = Event()
    thread = Thread(target=work, args=(world, over, seed))
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _write(world: World, over: Event, _seed: int) -> None:
    while not over.wait(0.4):
        world.http.post("/phone/19999999999/messages", json={"text": "hello"})


def _things_die(world: World, over: Event, seed: int) -> None:
    # Ever more rarely: news that was missed is waited for as long again as the outages lasted.
    chance, pause = Random(seed), 8.0
    while not over.wait(pause):
        pause *= 4
        if chance.random() < 0.5 or world.database.startswith("sqlite"):
            world.kill_webhook()
            over.wait(chance.random())
            world.start_webhook()
        else:
            with world.store.begin() as session:
                session.connection().execute(
                    text(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                        "WHERE application_name <> 'harness' AND datname = current_database() ORDER BY random() LIMIT 2"
                    )
                )
