"""``python -m worker --pool chartcastr``: a worker for the pool, whose runs are warm where the machine is a Linux."""

import argparse
import asyncio
import os
import signal

import anyio

from worker import nudge
from worker.process import WarmWorker


async def work(arguments: argparse.Namespace) -> None:
    """Work until a signal, then let what runs come to its end."""
    worker, stopped = WarmWorker(work_pool_name=arguments.pool, limit=arguments.limit), asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    async with anyio.create_task_group() as group:
        group.start_soon(worker.start)
        if arguments.nudge:
            group.start_soon(nudge.listen, arguments.nudge, worker.get_and_submit_flow_runs)
        await stopped.wait()
        await worker.drain(arguments.drain)
        group.cancel_scope.cancel()


def main() -> None:
    """Read the command line and work."""
    parser = argparse.ArgumentParser(
        prog="python -m worker", description="A worker of type process, whose flow runs start in milliseconds."
    )
    parser.add_argument("--pool", required=True, help="the work pool; its queues are asked by their priority")
    parser.add_argument("--limit", type=int, default=4, help="runs at once (4); two cores bear them")
    parser.add_argument(
        "--nudge",
        metavar="HOST:PORT",
        default=os.environ.get("CHARTCASTR_NUDGE"),
        help="UDP address to be nudged at (CHARTCASTR_NUDGE); without one it polls only",
    )
    parser.add_argument("--drain", type=float, default=30.0, help="seconds for what runs, once told to stop (30)")
    asyncio.run(work(parser.parse_args()))


if __name__ == "__main__":
    main()
