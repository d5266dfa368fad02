"""Prefect's server, a worker, the webhook app and the sandbox, each of which but the sandbox may be killed."""

import asyncio
import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import httpx
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.states import Scheduled
from pydantic import SecretStr

from blocks import WhatsApp
from cli.processes import free_port
from cli.stack import prefect_environment
from pulse.definition import read_pulse
from pulse.store import Store, numbers, readers
from pulse.store.columns import utc_now
from sandbox.world import Account
from tests.chaos.prefectworker import FLOWS, POOL
from tests.conftest import ROOT
from webhook_app.app import PATH

HURRY = "30"
"""The watch's minutes are two seconds each; see pulse/delivery/patience.py."""
STRANGER = "19999999999"
DATABASE = "PREFECT_SERVER_DATABASE_CONNECTION_URL"


class House:
    """All that a pulse needs, in processes of their own; Prefect keeps its state in ``postgres``."""

    def __init__(self, folder: Path, postgres: str) -> None:
        self._folder = folder
        self.ports = {name: free_port() for name in ("sandbox", "webhook", "prefect")}
        self.sandbox = f"http://127.0.0.1:{self.ports['sandbox']}"
        self.webhook = f"http://127.0.0.1:{self.ports['webhook']}"
        self.store = Store(f"sqlite:///{folder / 'chaos.db'}")
        self.environment = {
            **os.environ,
            **prefect_environment(self.ports["prefect"]),
            DATABASE: asynchronous(postgres),
            "PREFECT_HOME": str(folder / "prefect"),
            "PREFECT_LOGGING_LEVEL": "WARNING",
            "PREFECT_LOGGING_TO_API_ENABLED": "false",
            "DATABASE_URL": self.store.url,
            "GRAPH_API_URL": self.sandbox,
            "META_WHATSAPP_WEBHOOK_VERIFY_TOKEN": "token",
            "META_APP_SECRET": Account.app_secret,
            "CHARTCASTR_HURRY": HURRY,
        }
        self._running: dict[str, subprocess.Popen[str]] = {}
        self._deployments: dict[str, Any] = {}
        self.http = httpx.Client(base_url=self.sandbox, timeout=60)

    @contextlib.contextmanager
    def running(self) -> Iterator["House"]:
        """Everything is up, and a stranger writes all the time: without any life, silence proves nothing."""
        over = threading.Event()
        writing = threading.Thread(target=self._write, args=(over,))
        try:
            self.store.prepare()
            with self.store.begin() as session:
                numbers.upsert(session, Account.phone_number_id, connection="chaos", waba_id=Account.waba_id)
            making = [sys.executable, "-m", "tests.chaos.prefectdatabase"]
            subprocess.run(making, cwd=ROOT, env=self.environment, check=True)
            for name in ("prefect", "worker"):
                self.start(name)
            for name in ("sandbox", "webhook"):
                self.start(name)
                self.wait(name)
            self.wait("prefect")
            self.ask(self._provide)
            writing.start()
            yield self
        finally:
            over.set()
            if writing.ident:
                writing.join()
            self._end()
            self.http.close()
            self.store.close()

    def _end(self) -> None:
        for name, process in self._running.items():
            if name == "worker" and process.stdin is not None and process.stdout is not None:
                # The end of its input has it kill what it forked.
                process.stdin.close()
                process.stdout.close()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(20)
            process.kill()
            process.wait()

    def start(self, name: str) -> None:
        """Start a process; its answer is not waited for."""
        port = str(self.ports.get(name))
        command = {
            "prefect": ["cli.prefect_server", "--port", port],
            "webhook": ["webhook_app", "--port", port],
            "sandbox": ["sandbox", "--port", port],
            "worker": ["tests.chaos.prefectworker"],
        }[name]
        talks = subprocess.PIPE if name == "worker" else None
        with (self._folder / f"{name}.log").open("a") as log:
            self._running[name] = subprocess.Popen(
                [sys.executable, "-m", *command],
                cwd=ROOT,
                env=self.environment,
                text=True,
                bufsize=1,
                stdin=talks or subprocess.DEVNULL,
                stdout=talks or log,
                stderr=log,
            )

    def kill(self, name: str) -> None:
        """End a process as a power cut does."""
        self._running[name].kill()
        self._running[name].wait()

    def worker(self, order: str) -> None:
        """``start`` or ``kill`` the worker."""
        process = self._running["worker"]
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{order}\n")
        assert process.stdout.readline() == "done\n"

    def wait(self, name: str) -> None:
        """Wait until a process answers."""
        path = {"sandbox": "/people", "webhook": "/readyz", "prefect": "/api/ready"}[name]
        deadline = time.monotonic() + 60 * load()
        while True:
            with contextlib.suppress(httpx.HTTPError):
                if httpx.get(f"http://127.0.0.1:{self.ports[name]}{path}", timeout=5).is_success:
                    return
            assert self._running[name].poll() is None, f"{name} ended, see {self._folder / name}.log"
            assert time.monotonic() < deadline, f"{name} does not come up"
            time.sleep(0.1)

    def ask(self, work: Callable[[Any], Coroutine[Any, Any, Any]]) -> Any:
        """One question to the Prefect server."""

        async def run() -> Any:
            async with get_client() as client:
                return await work(client)

        with temporary_settings({PREFECT_API_URL: self.environment["PREFECT_API_URL"]}):
            return asyncio.run(run())

    async def _provide(self, client: Any) -> None:
        await client.create_work_pool(WorkPoolCreate(name=POOL, type="process"))
        for name in FLOWS:
            if name != "send-pulse":
                await self._deploy(client, name, name)
        await self._connect()

    async def _connect(self) -> None:
        number = WhatsApp(
            token=SecretStr(Account.token),
            phone_number_id=Account.phone_number_id,
            waba_id=Account.waba_id,
            display_number=f"+{Account.display_number}",
            app_secret=SecretStr(Account.app_secret),
        )
        await number.asave("chaos", overwrite=True)
        answer = self.http.post(
            f"/v25.0/{Account.waba_id}/subscribed_apps",
            json={"override_callback_uri": f"{self.webhook}{PATH}", "verify_token": "token"},
            headers={"Authorization": f"Bearer {Account.token}"},
        )
        answer.raise_for_status()

    async def _deploy(self, client: Any, flow: str, name: str) -> None:
        flow_id = await client.create_flow(FLOWS[flow])
        self._deployments[name] = await client.create_deployment(flow_id, name, work_pool_name=POOL)

    def send(self, label: int, count: int) -> None:
        """Have the pulse to the people of ``label`` sent now, by a deployment of its own; once, however often asked."""
        name = f"pulse-{label}"
        if name not in self._deployments:
            self.ask(lambda client: self._deploy(client, "send-pulse", name))
        self.schedule(name, self._pulse(label, count), name)

    def schedule(self, name: str, parameters: dict[str, Any], key: str) -> Any:
        """Have a deployed flow run now; the id of its run, the same however often it is asked."""

        async def create(client: Any) -> Any:
            run = await client.create_flow_run_from_deployment(
                self._deployments[name],
                parameters=parameters,
                idempotency_key=key,
                state=Scheduled(scheduled_time=utc_now()),
            )
            return run.id

        return self.ask(create)

    def is_over(self, run_id: Any) -> bool:
        """Whether a flow run has ended."""
        state = self.ask(lambda client: client.read_flow_run(run_id)).state
        return state is None or bool(state.is_final())

    def people(self, label: int, count: int) -> list[str]:
        """New people who have opted in and just written."""
        made = []
        for place in range(count):
            wa_id = f"1203{label:06}{place}"
            with self.store.begin() as session:
                reader = readers.add(session, f"reader-{label}-{place}", f"+{wa_id}")
                reader.opted_in_at = utc_now()
                session.flush()
                readers.heard_from(session, reader.id, utc_now(), number=Account.phone_number_id)
            self.http.post("/people", json={"wa_id": wa_id, "wrote": True}).raise_for_status()
            made.append(wa_id)
        return made

    def _pulse(self, label: int, count: int) -> dict[str, Any]:
        written = {
            "name": f"pulse-{label}",
            "title": f"Pulse {label}",
            "source": {"at": str(ROOT / "deployments" / "data" / "shop-orders.csv")},
            "measure": {"name": "Orders", "value": "orders", "period": "date", "by": "region", "unit": "count"},
            "grain": "day",
            "timezone": "Europe/Berlin",
            "as_of": "2026-11-22T08:00:00+01:00",
            "connection": "chaos",
            "readers": [f"reader-{label}-{place}" for place in range(count)],
            "wait_for_image": 0.5,
        }
        return {"pulse": read_pulse(written, "chaos").model_dump(mode="json")}

    def chat(self, wa_id: str) -> list[dict[str, Any]]:
        """Every message of a person's chat."""
        found: list[dict[str, Any]] = self.http.get(f"/phone/{wa_id}/chat").json()["messages"]
        return found

    def _write(self, over: threading.Event) -> None:
        while not over.wait(0.5):
            with contextlib.suppress(httpx.HTTPError):
                self.http.post(f"/phone/{STRANGER}/messages", json={"text": "hello"})


def load() -> float:
    """How many times longer things take because of what else this machine does; at least 1."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def asynchronous(uri: str) -> str:
    """The address of a PostgreSQL by the driver that Prefect's server uses."""
    return uri.replace("postgresql://", "postgresql+asyncpg://", 1)
