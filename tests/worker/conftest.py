"""A project of its own with one flow, a pool on a real Prefect server, and workers that are processes."""

import asyncio
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.filters import LogFilter, LogFilterFlowRunId
from prefect.client.schemas.objects import FlowRun
from prefect.workers.process import ProcessWorker

from tests.conftest import ROOT, Prefect

NAP = """
import asyncio
import json
import os
import threading

from prefect import flow, get_run_logger

SAYS = "first"


@flow
async def nap(seconds: float = 0, file: str = "", fails: bool = False) -> None:
    get_run_logger().info("It naps for %s s", seconds)
    about = {"pid": os.getpid(), "says": SAYS, "mark": os.environ.get("MARK"), "cwd": os.getcwd(),
             "threads": threading.active_count(), "files": len(os.listdir("/proc/self/fd"))}
    with open(file, "a") as out:
        out.write(json.dumps(about) + "\\n")
    for _ in range(int(seconds / 0.1)):
        await asyncio.sleep(0.1)
    if fails:
        raise ValueError("it had a bad dream")
    with open(file, "a") as out:
        out.write(json.dumps({"pid": os.getpid(), "over": True}) + "\\n")
"""


class Project:
    """A folder with the worker's code and a flow, a pool, a deployment, and what its runs wrote."""

    def __init__(self, folder: Path, prefect: Prefect) -> None:
        self.folder, self._prefect = folder, prefect
        self.pool = f"pool-{uuid4().hex[:8]}"
        self.written = folder / "written"
        self.flow = folder / "flows" / "nap.py"
        shutil.copytree(ROOT / "worker", folder / "worker", ignore=shutil.ignore_patterns("__pycache__"))
        self.flow.parent.mkdir()
        (folder / "flows" / "__init__.py").write_text("")
        self.flow.write_text(NAP)
        self._workers: list[subprocess.Popen[bytes]] = []
        self.deployment: UUID = self.ask(self._deploy)

    def ask(self, work: Callable[[PrefectClient], Any]) -> Any:
        async def run() -> Any:
            async with get_client() as client:
                return await work(client)

        return asyncio.run(run())

    async def _deploy(self, client: PrefectClient) -> UUID:
        template = ProcessWorker.get_default_base_job_template()
        command = [sys.executable, "-I", "-S", str(self.folder / "worker" / "forkrun.py")]
        template["variables"]["properties"]["command"]["default"] = shlex.join(command)
        await client.create_work_pool(WorkPoolCreate(name=self.pool, type="process", base_job_template=template))
        return await client.create_deployment(
            flow_id=await client.create_flow_from_name("nap"),
            name=self.pool,
            entrypoint="flows.nap.nap",
            pull_steps=[{"prefect.deployments.steps.set_working_directory": {"directory": str(self.folder)}}],
            work_pool_name=self.pool,
            work_queue_name="default",
        )

    def worker(self, *more: str, stock: bool = False, **settings: str) -> "subprocess.Popen[bytes]":
        """Start a worker; it polls every second unless told otherwise."""
        own = ["-m", "worker", "--pool", self.pool, *more]
        theirs = ["-m", "prefect", "worker", "start", "--pool", self.pool, "--type", "process"]
        process = subprocess.Popen(
            [sys.executable, *(theirs if stock else own)],
            cwd=self.folder,
            env={**os.environ, **self._prefect.environment, "PREFECT_WORKER_QUERY_SECONDS": "1", **settings},
            stdout=(self.folder / f"worker-{len(self._workers)}.log").open("wb"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._workers.append(process)
        return process

    def start(self, seconds: float = 0, *, fails: bool = False, mark: str = "", queue: str = "default") -> UUID:
        parameters = {"seconds": seconds, "file": str(self.written), "fails": fails}
        variables = {"env": {"MARK": mark}} if mark else None
        made = self.ask(
            lambda client: client.create_flow_run_from_deployment(
                self.deployment, parameters=parameters, job_variables=variables, work_queue_name=queue
            )
        )
        return UUID(str(made.id))

    def queue(self, name: str, *, priority: int) -> None:
        """Make a queue of the pool."""
        self.ask(lambda client: client.create_work_queue(name=name, priority=priority, work_pool_name=self.pool))

    def run(self, id_: UUID) -> FlowRun:
        found: FlowRun = self.ask(lambda client: client.read_flow_run(id_))
        return found

    def until(self, id_: UUID, *names: str, seconds: float = 120) -> FlowRun:
        """The run once it stands in one of these states."""
        deadline = time.monotonic() + seconds
        while (run := self.run(id_)).state_name not in names:
            assert time.monotonic() < deadline, f"{run.state_name}; {self.said()}"
            time.sleep(0.1)
        return run

    def wrote(self, count: int = 1, seconds: float = 120) -> list[dict[str, Any]]:
        """What the runs wrote, once it is ``count`` lines."""
        deadline = time.monotonic() + seconds
        while True:
            lines = self.written.read_text().splitlines() if self.written.exists() else []
            if len(lines) >= count:
                return [json.loads(line) for line in lines]
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.05)

    def logs(self, id_: UUID) -> list[str]:
        chosen = LogFilter(flow_run_id=LogFilterFlowRunId(any_=[id_]))
        return [log.message for log in self.ask(lambda client: client.read_logs(chosen))]

    def said(self) -> str:
        return "\n".join(log.read_text()[-1500:] for log in sorted(self.folder.glob("worker-*.log")))

    def end(self) -> None:
        for process in self._workers:
            process.send_signal(signal.SIGTERM)
        for process in self._workers:
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture
def project(tmp_path: Path, prefect: Prefect) -> Iterator[Project]:
    made = Project(tmp_path, prefect)
    yield made
    made.end()
