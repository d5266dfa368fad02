"""The example automation: a pulse that begins to fail tells the owner, once, through a notification block."""

import asyncio
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from uuid import UUID

import pytest
from prefect import flow
from prefect.blocks.notifications import CustomWebhookNotificationBlock
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowFilter, FlowFilterName
from prefect.events import emit_event
from prefect.events.worker import EventsWorker
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.states import Running

from cli.automations import of_silent_runs
from cli.processes import Children, free_port
from cli.stack import POOL, prefect_environment, start_prefect, wait_for_prefect
from tests.conftest import ROOT

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = [pytest.mark.whole, pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")]


class Owner:
    """An address that keeps what is posted to it."""

    def __init__(self) -> None:
        self.history: list[str] = []
        kept = self.history

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                kept.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Nobody reads it."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def owner() -> Iterator[Owner]:
    made = Owner()
    yield made
    made.server.shutdown()
    made.server.server_close()


def test_the_owner_is_told_once_that_a_pulse_fails(tmp_path: Path, owner: Owner) -> None:
    port = free_port()
    environment = {
        **prefect_environment(port),
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'store.db'}",
    }
    pulse = tmp_path / "pulse.yaml"
    pulse.write_text(
        "name: broken\ntitle: Broken\nsource: {at: nowhere.csv}\n"
        "measure: {name: Orders, value: n, period: at}\ngrain: day\ntimezone: UTC\nreaders: [ada]\n"
    )
    everything = {**os.environ, **environment}
    with Children(tmp_path, environment) as children:
        start_prefect(children, port)
        wait_for_prefect(children, port)
        children.run("provision", "cli.provision")
        _save_block(environment["PREFECT_API_URL"], owner.server.server_address[1])
        deployments = tmp_path / "prefect.yaml"
        deployments.write_text(_with_channel("custom-webhook/owner"))
        children.run(
            "deploy", "prefect", "--no-prompt", "deploy", "--prefect-file", str(deployments), "-n", "tell-owner"
        )
        children.start("worker", "prefect", "worker", "start", "--pool", POOL, "--type", "process")
        subprocess.run([sys.executable, "-m", "cli", "reader", "add", "ada", "+12025550143"], cwd=ROOT, env=everything)
        for _ in range(2):
            done = subprocess.run(
                [sys.executable, "-m", "cli", "send", str(pulse)],
                cwd=ROOT,
                env=everything,
                capture_output=True,
                text=True,
                timeout=90,
            )
            assert done.returncode == 1
        deadline = time.monotonic() + 60
        while not owner.history and time.monotonic() < deadline:
            time.sleep(0.2)
        # Time for a second one that must not come.
        time.sleep(4)

    assert len(owner.history) == 1
    assert "chartcastr.pulse.failing: broken" in owner.history[0]
    assert "There is no whatsapp-number block named" in owner.history[0]


def _save_block(api: str, port: int) -> None:
    from prefect.settings import PREFECT_API_URL, temporary_settings

    block = CustomWebhookNotificationBlock(
        name="owner", url=f"http://127.0.0.1:{port}/", json_data={"text": "{{subject}} - {{body}}"}
    )
    with temporary_settings({PREFECT_API_URL: api}):
        asyncio.run(block.asave("owner", overwrite=True))


def _with_channel(channel: str) -> str:
    written = (ROOT / "deployments" / "prefect.yaml").read_text()
    assert written.count("slack-webhook/owner") == 2
    return written.replace("slack-webhook/owner", channel)


def test_a_watch_that_has_stopped_and_a_run_whose_host_is_lost_are_noticed(tmp_path: Path, owner: Owner) -> None:
    port = free_port()
    environment = {**prefect_environment(port), "PREFECT_HOME": str(tmp_path / "prefect")}
    written = (ROOT / "docs" / "troubleshooting.md").read_text().partition("```yaml\n")[2].partition("```")[0]
    with Children(tmp_path, environment) as children:
        start_prefect(children, port)
        wait_for_prefect(children, port)
        _save_block(environment["PREFECT_API_URL"], owner.server.server_address[1])
        switch = tmp_path / "dead-man.yaml"
        with temporary_settings({PREFECT_API_URL: environment["PREFECT_API_URL"]}):
            run, block = asyncio.run(_lose_a_run())
            switch.write_text(written.replace("YOUR-BLOCK", block).replace("within: 1800", "within: 10"))
            children.run("switch", "prefect", "automation", "create", "--from-file", str(switch))
            deadline = time.monotonic() + 90
            while time.monotonic() < deadline and not (owner.history and _state(run) == "Crashed"):
                time.sleep(0.5)

    assert _state_seen[-1] == "Crashed"
    assert "has not run for 30 minutes" in owner.history[0]


def test_a_pulse_is_looked_at_as_soon_as_it_is_deployed_by_whatever_command(tmp_path: Path) -> None:
    port = free_port()
    environment = {**prefect_environment(port), "PREFECT_HOME": str(tmp_path / "prefect")}
    deploy = ("--no-prompt", "deploy", "--prefect-file", "deployments/prefect.yaml", "-n")
    with Children(tmp_path, environment) as children:
        start_prefect(children, port)
        wait_for_prefect(children, port)
        children.run("provision", "cli.provision")
        children.run("deploy", "prefect", *deploy, "prepare-pulses")
        time.sleep(3)  # until the server has the automation
        children.run("deploy", "prefect", *deploy, "shop-orders")
        with temporary_settings({PREFECT_API_URL: environment["PREFECT_API_URL"]}):
            deadline = time.monotonic() + 60
            while not (made := asyncio.run(_runs_that_prepare())) and time.monotonic() < deadline:
                time.sleep(0.5)

    assert made >= 1


async def _runs_that_prepare() -> int:
    async with get_client() as client:
        flows = FlowFilter(name=FlowFilterName(any_=["prepare-pulses"]))
        return len(await client.read_flow_runs(flow_filter=flows))


_state_seen: list[str] = []


def _state(run: UUID) -> str:
    async def read() -> str:
        async with get_client() as client:
            return str((await client.read_flow_run(run)).state_name)

    _state_seen.append(asyncio.run(read()))
    return _state_seen[-1]


async def _lose_a_run() -> tuple[UUID, str]:
    """A run that is Running, has sent one heartbeat, and of which nothing more is heard; and the id of a block."""
    async with get_client() as client:
        await client.create_automation(of_silent_runs(within=timedelta(seconds=10)))
        run = await client.create_flow_run(nothing)
        await client.set_flow_run_state(run.id, Running(), force=True)
        document = await client.read_block_document_by_name("owner", "custom-webhook")
    await asyncio.sleep(3)  # until the server has the automation
    emit_event("prefect.flow-run.heartbeat", resource={"prefect.resource.id": f"prefect.flow-run.{run.id}"})
    EventsWorker.instance().wait_until_empty()
    return run.id, str(document.id)


@flow
async def nothing() -> None:
    """It is never run."""
