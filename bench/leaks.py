"""What two thousand runs leave behind in the processes that do them: open files, threads, memory."""

import asyncio
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil
from prefect.client.orchestration import PrefectClient, get_client
from prefect.settings import PREFECT_API_AUTH_STRING, PREFECT_API_URL, temporary_settings

from bench.house import Stage
from cli import stack

RUNS = 2000
EVERY = 200
"""Between two looks at the processes."""
AT_ONCE = 8
"""Runs that wait at any time: enough that no process ever does."""


def measure_leaks() -> dict[str, float]:
    """Counts over all warm processes, and over the worker and its fork server, at the first and the last look."""
    with (
        tempfile.TemporaryDirectory(prefix="chartcastr-leaks-") as folder,
        Stage(Path(folder)) as stage,
        temporary_settings({PREFECT_API_URL: stage.api, PREFECT_API_AUTH_STRING: stage.auth}),
    ):
        stack.start_worker(stage.children)
        looks = asyncio.run(_run(stage))
    figures: dict[str, float] = {"runs": float(RUNS), "runs a minute": looks[-1]["runs a minute"]}
    for name in looks[0]:
        if name != "runs a minute":
            figures |= {f"{name}, after {EVERY}": looks[0][name], f"{name}, after {RUNS}": looks[-1][name]}
    return figures


async def _run(stage: Stage) -> list[dict[str, float]]:
    looks, began = [], time.monotonic()
    async with get_client() as client:
        # The quickest flow of ours: it finds nothing to delete.
        deployment = (await client.read_deployment_by_name("purge/purge")).id
        await client.update_deployment(deployment, _without_limit())
        for done in range(EVERY, RUNS + 1, EVERY):
            await _batch(client, deployment, EVERY)
            looks.append(_look(stage) | {"runs a minute": done / (time.monotonic() - began) * 60})
    return looks


def _without_limit() -> Any:
    from prefect.client.schemas.actions import DeploymentUpdate

    return DeploymentUpdate(concurrency_limit=None)


async def _batch(client: PrefectClient, deployment: Any, count: int) -> None:
    waiting: set[Any] = set()
    for _ in range(count):
        while len(waiting) >= AT_ONCE:
            waiting = await _not_over(client, waiting)
        waiting.add((await client.create_flow_run_from_deployment(deployment)).id)
    while waiting:
        waiting = await _not_over(client, waiting)


async def _not_over(client: PrefectClient, ids: set[Any]) -> set[Any]:
    await asyncio.sleep(0.1)
    found = [await client.read_flow_run(id_) for id_ in ids]
    bad = [run.name for run in found if run.state is not None and (run.state.is_failed() or run.state.is_crashed())]
    if bad:
        raise RuntimeError(f"{', '.join(bad)} did not end well")
    return {run.id for run in found if run.state is None or not run.state.is_final()}


def _look(stage: Stage) -> dict[str, float]:
    worker = psutil.Process(stage.children.pids["worker"])
    server, *warm = worker.children(recursive=True)
    figures = {}
    for name, processes in (("worker", [worker]), ("fork server", [server]), ("a warm process at most", warm)):
        figures[f"{name}: open files"] = float(max(process.num_fds() for process in processes))
        figures[f"{name}: threads"] = float(max(process.num_threads() for process in processes))
        figures[f"{name}: MB"] = max(process.memory_full_info().uss for process in processes) / 1e6
    return figures
