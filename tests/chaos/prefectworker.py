"""A worker that may be killed at any moment, and one that is there again at once.

Prefect's own process worker starts an interpreter for each run, two or three seconds of a core each. This one speaks
the same API (it asks the pool for what is due, proposes Pending and then Submitting, and runs the flow in Prefect's own
engine), but runs the flows in its own process; killing it kills every run that it has, in whatever state.
``python -m tests.chaos.prefectworker`` imports all of it once; ``start`` and ``kill`` on its standard input fork a
worker and kill it.
"""

import asyncio
import contextlib
import os
import signal
import sys
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.objects import FlowRun
from prefect.exceptions import Abort
from prefect.flow_engine import run_flow
from prefect.states import Pending, Submitting
from prefect.utilities.engine import propose_state

from flows.answer_reply import answer_reply
from flows.release_held import release_held
from flows.send_pulse import send_pulse
from flows.watch_deliveries import watch_deliveries
from pulse.store.columns import utc_now

POOL = "chaos"
FLOWS: dict[str, Any] = {flow.name: flow for flow in (answer_reply, release_held, send_pulse, watch_deliveries)}
_AT_ONCE = 5
_LOOK_EVERY = 0.5


async def work(seed: int) -> None:
    """Take what is due and run it, until killed."""
    chance, running = Random(seed), set[asyncio.Task[None]]()
    while True:
        with contextlib.suppress(Exception):  # the server may be away
            async with get_client() as client:
                names = {flow.name: (await client.read_flow_by_name(flow.name)).id for flow in FLOWS.values()}
                by_id = {id_: name for name, id_ in names.items()}
                while True:
                    running = {task for task in running if not task.done()}
                    due = await client.get_scheduled_flow_runs_for_work_pool(
                        POOL, scheduled_before=utc_now() + timedelta(seconds=1)
                    )
                    # A watch that waits behind pulses would be no watch.
                    free = _AT_ONCE - len(running)
                    found = sorted(
                        due,
                        key=lambda response: by_id[response.flow_run.flow_id] != "watch-deliveries",
                    )
                    for item in found[: max(0, free)]:
                        if await _taken(client, item.flow_run):
                            name = by_id[item.flow_run.flow_id]
                            running.add(asyncio.create_task(_run(name, item.flow_run.id, chance.random())))
                    await asyncio.sleep(_LOOK_EVERY)
        await asyncio.sleep(_LOOK_EVERY)


async def _taken(client: PrefectClient, run: FlowRun) -> bool:
    with contextlib.suppress(Abort):
        state = await propose_state(client, Pending(), flow_run_id=run.id)
        return state.is_pending()
    return False


async def _run(name: str, id_: UUID, starting: float) -> None:
    async with get_client() as client:
        await propose_state(client, Submitting(), flow_run_id=id_)
        # What a process of its own would need to start: it may die there, too.
        await asyncio.sleep(starting)
        running: Any = run_flow(FLOWS[name], flow_run=await client.read_flow_run(id_), return_type="state")
    await running


def main() -> None:
    """Fork and kill workers as told, until standard input ends."""
    child, number = 0, 0
    for line in sys.stdin:
        if line.strip() == "start":
            number += 1
            child = os.fork()
            if child == 0:
                sys.stdin = open(os.devnull)  # noqa: PTH123, SIM115 - for as long as it lives
                asyncio.run(work(number))
        elif child:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            child = 0
        sys.stdout.write("done\n")
        sys.stdout.flush()
    if child:
        os.kill(child, signal.SIGKILL)


if __name__ == "__main__":
    main()
