"""Many machines' worth of processes on one: what deployments/compose.yaml composes, without containers."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import psutil
from cryptography.fernet import Fernet
from prefect.settings import PREFECT_API_URL, temporary_settings

from cli.postgres import Cluster
from cli.processes import free_port
from cli.stack import POOL
from pulse.store import Store, numbers
from sandbox.world import Account
from tests.chaos.prefecthouse import HURRY, House, load
from tests.cluster.balancer import Balancer
from tests.conftest import ROOT

APIS, WORKERS, DOORS = ("api-1", "api-2"), ("worker-1", "worker-2"), ("webhook-1", "webhook-2")
KINDS = ("api-1", "worker-1", "webhook-1", "services", "redis", "postgres")
"""One of each, which is killed and started again."""
_FOR_PROCESSES = ("redis", "postgres", "services", *WORKERS)
_PORTS = ("redis", "api", "door", "sandbox", *APIS, *DOORS)


class ClusterHouse(House):
    """PostgreSQL, Redis, two Prefect API servers, their services apart, two workers, two webhook apps, the sandbox."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._cluster = folder, Cluster(folder / "postgres")
        self.ports = {name: free_port() for name in _PORTS}
        self.sandbox = f"http://127.0.0.1:{self.ports['sandbox']}"
        self.webhook = f"http://127.0.0.1:{self.ports['door']}"
        self._balancers = [
            Balancer(self.ports["api"], [self.ports[name] for name in APIS]),
            Balancer(self.ports["door"], [self.ports[name] for name in DOORS]),
        ]
        self._running: dict[str, subprocess.Popen[str]] = {}
        self._deployments: dict[str, Any] = {}
        self._known: Any = None
        self.http = httpx.Client(base_url=self.sandbox, timeout=60)

    def _settings(self) -> dict[str, str]:
        redis = self.ports["redis"]
        return {
            **os.environ,
            "PREFECT_API_URL": f"http://127.0.0.1:{self.ports['api']}/api",
            "PREFECT_HOME": str(self._folder / "prefect"),
            "PREFECT_SERVER_ENCRYPTION_KEY": Fernet.generate_key().decode(),
            "PREFECT_SERVER_DATABASE_CONNECTION_URL": self._cluster.url("prefect", "postgresql+asyncpg"),
            "PREFECT_SERVER_DATABASE_MIGRATE_ON_START": "false",
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "PREFECT_MESSAGING_BROKER": "prefect_redis.messaging",
            "PREFECT_MESSAGING_CACHE": "prefect_redis.messaging",
            "PREFECT_SERVER_EVENTS_CAUSAL_ORDERING": "prefect_redis.ordering",
            "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect_redis.lease_storage",
            "PREFECT_SERVER_DOCKET_URL": f"redis://127.0.0.1:{redis}/1",
            "PREFECT_REDIS_MESSAGING_HOST": "127.0.0.1",
            "PREFECT_REDIS_MESSAGING_PORT": str(redis),
            "PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED": "false",
            "PREFECT_CLIENT_CSRF_SUPPORT_ENABLED": "false",
            "PREFECT_WORKER_QUERY_SECONDS": "1",
            "PREFECT_WORKER_PREFETCH_SECONDS": "1",
            "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
            "PREFECT_LOGGING_LEVEL": "WARNING",
            "PREFECT_LOGGING_TO_API_ENABLED": "false",
            "DO_NOT_TRACK": "1",
            "DATABASE_URL": self._cluster.url("chartcastr"),
            "GRAPH_API_URL": self.sandbox,
            "META_WHATSAPP_WEBHOOK_VERIFY_TOKEN": "token",
            "META_APP_SECRET": Account.app_secret,
            "CHARTCASTR_HURRY": HURRY,
        }

    @contextlib.contextmanager
    def running(self) -> Iterator["ClusterHouse"]:
        """Everything is up, and a stranger writes all the time: without any life, silence proves nothing."""
        over = threading.Event()
        writing = threading.Thread(target=self._write, args=(over,))
        try:
            self._start_data()
            for balancer in self._balancers:
                balancer.start()
            for name in APIS:
                # Two that fill an empty database at once hinder each other: one of them ends, and is started again.
                self.start(name)
                self.wait(name)
            for name in ("sandbox", "services", *DOORS):
                self.start(name)
            for name in ("sandbox", *DOORS):
                self.wait(name)
            with temporary_settings({PREFECT_API_URL: self.environment["PREFECT_API_URL"]}):
                self._set_up()
            for name in WORKERS:
                self.start(name)
            writing.start()
            yield self
        finally:
            over.set()
            if writing.ident:
                writing.join()
            self._end()
            for balancer in self._balancers:
                balancer.stop()
            self.http.close()

    def _start_data(self) -> None:
        self.environment = dict(os.environ)
        for name in ("postgres", "redis"):
            self.start(name)
            self.wait(name)
        # The password is made with the data.
        self.environment = self._settings()
        upgrade = [sys.executable, "-m", "prefect", "server", "database", "upgrade", "-y"]
        subprocess.run(upgrade, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.DEVNULL)
        self.store = Store(self.environment["DATABASE_URL"])
        self.store.prepare()
        with self.store.begin() as session:
            numbers.upsert(session, Account.phone_number_id, connection="chaos", waba_id=Account.waba_id)

    def _set_up(self) -> None:
        """What the composition's setup does, and the sandbox's number."""
        deploy = ["prefect", "--no-prompt", "deploy", "--all", "--prefect-file", "deployments/prefect.yaml"]
        for command in (["cli.provision"], deploy):
            subprocess.run(
                [sys.executable, "-m", *command], cwd=ROOT, env=self.environment, check=True, stdout=subprocess.DEVNULL
            )
        self.ask(self._provide)

    async def _provide(self, client: Any) -> None:
        self._known = await client.read_deployment_by_name("send-pulse/shop-orders")
        watch = await client.read_deployment_by_name("watch-deliveries/watch-deliveries")
        self._deployments["watch-deliveries"] = watch.id
        await self._connect()

    async def _deploy(self, client: Any, flow: str, name: str) -> None:  # noqa: ARG002 - there is one flow for pulses
        self._deployments[name] = await client.create_deployment(
            flow_id=self._known.flow_id,
            name=name,
            entrypoint=self._known.entrypoint,
            pull_steps=self._known.pull_steps,
            path=self._known.path,
            work_pool_name=POOL,
            work_queue_name="pulses",
            tags=["demo"],
        )

    def start(self, name: str) -> None:
        """Start a process; its answer is not waited for."""
        python = [sys.executable, "-m"]
        port = str(self.ports.get(name, ""))
        if name == "redis":
            found = shutil.which("redis-server") or "redis-server"
            (self._folder / "redis").mkdir(exist_ok=True)
            kept = ["--appendonly", "yes", "--save", "", "--dir", str(self._folder / "redis")]
            command = [found, "--bind", "127.0.0.1", "--port", port, *kept]
        elif name == "postgres":
            kept = ["--folder", str(self._cluster.folder), "--database", "prefect", "--database", "chartcastr"]
            command = [*python, "cli.postgres", *kept]
        else:
            command = [*python, *self._module(name, port)]
        with (self._folder / f"{name}.log").open("a") as log:
            self._running[name] = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, text=True, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def _module(self, name: str, port: str) -> list[str]:
        if name in APIS:
            return ["prefect", "server", "start", "--no-services", "--host", "127.0.0.1", "--port", port]
        if name in WORKERS:
            return ["worker", "--pool", POOL, "--limit", "3", "--nudge", f"127.0.0.1:{free_port()}"]
        if name == "services":
            return ["prefect", "server", "services", "start"]
        return ["webhook_app" if name in DOORS else "sandbox", "--port", port]

    def kill(self, name: str) -> None:
        """End a process and whatever it started, as a power cut does."""
        process = self._running[name]
        try:
            family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
        except psutil.NoSuchProcess:
            family = []
        for member in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                member.send_signal(signal.SIGKILL)
        process.wait()

    def wait(self, name: str) -> None:
        """Wait until a process answers; of some it is enough that they run."""
        if name == "postgres":
            self._until(name, self._cluster.is_ready)
        elif name not in _FOR_PROCESSES:
            path = {"sandbox": "/people"}.get(name, "/api/ready" if name in APIS else "/readyz")
            self._until(name, lambda: _answers(f"http://127.0.0.1:{self.ports[name]}{path}"))

    def _until(self, name: str, done: Any) -> None:
        import time

        deadline = time.monotonic() + 90 * load()
        while not done():
            assert self._running[name].poll() is None, f"{name} ended, see {self._folder / name}.log"
            assert time.monotonic() < deadline, f"{name} does not come up"
            time.sleep(0.1)

    def _end(self) -> None:
        for name in reversed(self._running):
            if name not in {"postgres", "redis"}:
                self.kill(name)
        if hasattr(self, "store"):
            self.store.close()
        for name in ("redis", "postgres"):
            if name in self._running:
                self._running[name].terminate()
                self._running[name].wait(30)


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=5).is_success
    except httpx.HTTPError:
        return False
