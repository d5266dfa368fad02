"""The morning rush: our worker beside Prefect's own, on the same flows, server and database, in one run."""

import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import psutil
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
from prefect.client.schemas.objects import FlowRun
from prefect.settings import PREFECT_API_AUTH_STRING, PREFECT_API_URL, temporary_settings
from prefect.states import Scheduled

from bench.house import Stage
from bench.measure import percentile
from cli import stack
from cli.pulses import deployed_pulses

BURST = 100
QUESTIONS = 20
LEAD = 4.0
"""Seconds before a burst is due: the worker knows of it as it would of any schedule."""
WORKERS = ("stock", "ours")
PATIENCE = 900.0


def measure_rush() -> dict[str, float]:
    """Replies and a burst of pulses by each of the two workers, and what they took."""
    with (
        tempfile.TemporaryDirectory(prefix="chartcastr-rush-") as folder,
        Stage(Path(folder)) as stage,
        temporary_settings({PREFECT_API_URL: stage.api, PREFECT_API_AUTH_STRING: stage.auth}),
    ):
        found = {kind: asyncio.run(_measure(stage, kind)) for kind in WORKERS}
    figures = {f"{kind}: {name}": value for kind in WORKERS for name, value in found[kind].items()}
    stock, ours = found["stock"], found["ours"]
    return figures | {
        "runs a minute, ours to stock": ours["burst: runs a minute"] / stock["burst: runs a minute"],
        "CPU-s a run of worker and runs, ours to stock": ours["burst: CPU-s a run"] / stock["burst: CPU-s a run"],
        "CPU-s a run with server and database, ours to stock": (
            ours["burst: CPU-s a run, all"] / stock["burst: CPU-s a run, all"]
        ),
    }


async def _measure(stage: Stage, kind: str) -> dict[str, float]:
    with _worker(stage, kind):
        await _burst(stage, f"{kind}-warm", QUESTIONS)
        return await _replies(stage) | await _burst(stage, kind, BURST)


@contextmanager
def _worker(stage: Stage, kind: str) -> Iterator[None]:
    stack.start_worker(stage.children, stock=kind == "stock")
    try:
        yield
    finally:
        stage.children.end("worker")


async def _replies(stage: Stage) -> dict[str, float]:
    """One after another: from the message on the phone to the run's first line, and to the answer on the phone."""
    first, taken = [], []
    async with get_client() as client:
        # Another reader each time: nobody gets more than five answers a minute.
        for number, phone in enumerate(stage.phones[:QUESTIONS]):
            chart = next(message for message in reversed(phone.messages()) if message["type"] == "image")
            began = datetime.now(UTC)
            wamid = phone.write(f"How many on {number + 1} November?", chart["wamid"])
            answer = await _until(partial(phone.reply_to, wamid))
            taken.append(answer["at"] - began.timestamp())
            run = await _newest(client, "answer-reply", began)
            first.append((run.start_time - began).total_seconds() if run.start_time else PATIENCE)
    return {
        "reply to first line: median s": median(first),
        "reply to first line: p95 s": percentile(first, 0.95),
        "reply to answer taken: median s": median(taken),
        "reply to answer taken: p95 s": percentile(taken, 0.95),
    }


async def _newest(client: PrefectClient, flow: str, since: datetime) -> FlowRun:
    """The newest run of ``flow``."""
    while True:
        answer = await client._client.post(  # noqa: SLF001 - the typed method knows no such order
            "/flow_runs/filter",
            json={"flows": {"name": {"any_": [flow]}}, "sort": "EXPECTED_START_TIME_DESC", "limit": 1},
        )
        found = [FlowRun.model_validate(item) for item in answer.json()]
        if found and found[0].start_time is not None and found[0].start_time > since - timedelta(seconds=1):
            return found[0]
        await asyncio.sleep(0.05)


async def _burst(stage: Stage, name: str, count: int) -> dict[str, float]:
    """``count`` pulses, each to a reader of its own, due at one moment."""
    async with get_client() as client:
        deployments = await _deploy(client, name, count)
        before = {phone.wa_id: len(phone.messages()) for phone in stage.phones[:count]}
        meter = _Meter(stage)
        due = datetime.now(UTC) + timedelta(seconds=LEAD + count / 20)
        runs = [
            await client.create_flow_run_from_deployment(id_, state=Scheduled(scheduled_time=due))
            for id_ in deployments
        ]
        # Where creating took longer than that, it is from there that the rush counts.
        began = max(due, datetime.now(UTC))
        await asyncio.sleep(max(0.0, (due - datetime.now(UTC)).total_seconds()))
        ended = await all_over(client, [run.id for run in runs])
        seconds = max(run.end_time for run in ended if run.end_time).timestamp() - began.timestamp()
        cpu, everything, peak = meter.read()
    states = Counter(run.state_name for run in ended)
    got = [_new(phone, before[phone.wa_id]) for phone in stage.phones[:count]]
    return {
        "burst: runs": float(count),
        "burst: runs a minute": count / seconds * 60,
        "burst: completed": float(states["Completed"]),
        "burst: readers with less than chart and analysis": float(sum(item < _EACH for item in got)),
        "burst: readers with more": float(sum(item > _EACH for item in got)),
        "burst: CPU-s a run": cpu / count,
        "burst: CPU-s a run, all": everything / count,
        "burst: peak MB of worker and runs": peak,
    }


_EACH = 2
"""The chart and its analysis."""


def _new(phone: Any, before: int) -> int:
    return len(phone.messages()) - before


async def _deploy(client: PrefectClient, name: str, count: int) -> list[Any]:
    known = await client.read_deployment_by_name("send-pulse/shop-orders")
    return [
        await client.create_deployment(
            flow_id=known.flow_id,
            name=f"{name}-{number}",
            entrypoint=known.entrypoint,
            pull_steps=known.pull_steps,
            path=known.path,
            work_pool_name=stack.POOL,
            work_queue_name="pulses",
            parameters={
                "pulse": {
                    **deployed_pulses()["shop-orders"],
                    "name": f"{name}-{number}",
                    "readers": [f"reader-{number}"],
                }
            },
        )
        for number in range(count)
    ]


async def all_over(client: PrefectClient, ids: list[Any]) -> list[FlowRun]:
    """The runs of these ids once each of them is over."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found: list[FlowRun] = []
        for start in range(0, len(ids), 50):
            chosen = FlowRunFilter(id=FlowRunFilterId(any_=ids[start : start + 50]))
            found += await client.read_flow_runs(flow_run_filter=chosen)
        if all(run.state is not None and run.state.is_final() for run in found):
            return found
        await asyncio.sleep(0.5)
    raise TimeoutError(f"not every run was over after {PATIENCE:.0f} s")


async def _until(found: Any) -> Any:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if answer := await asyncio.to_thread(found):
            return answer
        await asyncio.sleep(0.01)
    raise TimeoutError("no answer came")


class _Meter:
    """CPU time of the worker with all that it started, and of everything; the dead are counted by their parents."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self._peak = stage, 0.0
        self._before = self._now()

    def read(self) -> tuple[float, float, float]:
        now = self._now()
        worker = now["worker"] - self._before["worker"]
        return worker, sum(now.values()) - sum(self._before.values()), self._memory()

    def _now(self) -> dict[str, float]:
        return {name: cpu_of(pid) for name, pid in self._stage.children.pids.items()}

    def _memory(self) -> float:
        process = psutil.Process(self._stage.children.pids["worker"])
        total = 0
        for item in [process, *process.children(recursive=True)]:
            try:
                total += item.memory_full_info().pss
            except psutil.Error:
                continue
        return total / 1e6


def cpu_of(pid: int) -> float:
    """CPU seconds of a process and whatever it started."""
    process, total = psutil.Process(pid), 0.0
    for item in [process, *process.children(recursive=True)]:
        try:
            times = item.cpu_times()
        except psutil.Error:
            continue
        total += times.user + times.system + times.children_user + times.children_system
    return total
