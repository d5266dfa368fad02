"""``python -m worker --pool chartcastr``: a worker for the pool, whose runs are warm where the machine is a Linux."""

import argparse
import asyncio
import os
import signal
import sys
import warnings
from functools import partial
from typing import TYPE_CHECKING

import anyio

from worker import nudge

if TYPE_CHECKING:
    from pulse.store import Store

_LOOK_SECONDS = 5.0
"""Between two looks whether a newer program has changed the store."""


async def work(arguments: argparse.Namespace) -> int:
    """Work until a signal, then let what runs come to its end; 1 where the store is too new for it, else 0."""
    with warnings.catch_warnings():
        # It is of the type of Prefect's own worker, and takes its place in this process: that is meant.
        warnings.simplefilter("ignore", UserWarning)
        from worker.process import WarmWorker
    from pulse.store import Store, database_url

    store = Store(database_url())
    if said := await _too_new(store):
        print(f"worker: {said}", file=sys.stderr)  # noqa: T201 - a command prints
        return 1
    worker, stopped = WarmWorker(work_pool_name=arguments.pool, limit=arguments.limit), asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    async with anyio.create_task_group() as group:
        group.start_soon(partial(worker.start, with_healthcheck=arguments.healthcheck))
        if arguments.nudge:
            group.start_soon(nudge.listen, arguments.nudge, worker.get_and_submit_flow_runs)
        outdated = asyncio.create_task(_until_outdated(store, stopped))
        await stopped.wait()
        outdated.cancel()
        await worker.drain(arguments.drain)
        group.cancel_scope.cancel()
    return 1 if outdated.done() and not outdated.cancelled() else 0


async def _too_new(store: "Store") -> str:
    """Why this program must not work on the store; empty where it may, or where that cannot be told now."""
    try:
        return await asyncio.to_thread(store.is_too_new)
    except Exception:  # noqa: BLE001 - a database that is away is back later
        return ""


async def _until_outdated(store: "Store", stopped: asyncio.Event) -> None:
    """Look until a newer program has changed the store: every run of this one would only fail."""
    while True:
        await asyncio.sleep(_LOOK_SECONDS)
        from pulse.store import Store, database_url

    store = Store(database_url())
    if said := await _too_new(store):
        print(f"worker: {said}", file=sys.stderr)  # noqa: T201 - a command prints
        stopped.set()
        return


def parser() -> argparse.ArgumentParser:
    """The command line."""
    found = argparse.ArgumentParser(
        prog="python -m worker", description="A worker of type process, whose flow runs start in milliseconds."
    )
    found.add_argument("--pool", required=True, help="the work pool; its queues are asked by their priority")
    found.add_argument("--limit", type=int, default=4, help="runs at once (4); two cores bear them")
    found.add_argument(
        "--nudge",
        metavar="HOST:PORT",
        default=os.environ.get("CHARTCASTR_NUDGE"),
        help="UDP address to be nudged at (CHARTCASTR_NUDGE); without one it polls only",
    )
    found.add_argument("--drain", type=float, default=30.0, help="seconds for what runs, once told to stop (30)")
    found.add_argument(
        "--healthcheck", action="store_true", help="answer /health at PREFECT_WORKER_WEBSERVER_HOST and _PORT (8080)"
    )
    return found


def main() -> None:
    """Read the command line and work."""
    sys.exit(asyncio.run(work(parser().parse_args())))


if __name__ == "__main__":
    main()
