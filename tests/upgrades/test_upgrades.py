"""Databases as earlier versions left them are brought up to date with all that is in them; older programs stop."""

import asyncio
import lzma
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterDeploymentId
from prefect.settings import PREFECT_API_URL, temporary_settings
from sqlmodel import SQLModel, select

from blocks import WhatsApp
from cli import stack
from cli.processes import Children, free_port
from pulse.conversation.look_up import look_up
from pulse.errors import StoreError
from pulse.store import Store
from pulse.store.engine import HEAD
from pulse.store.migrations.upgrade import config
from pulse.store.tables import Inbound, Run, Snapshot
from tests.conftest import ROOT
from tests.terminal import chartcastr

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
HERE = Path(__file__).parent
REVISIONS = [f"{number:04}" for number in range(1, int(HEAD))]
NEWER = "9999"


def unpack(name: str, to: Path) -> Path:
    """A database as it was left; it was written by the program of that time itself."""
    with closing(sqlite3.connect(to)) as connection:
        connection.executescript(lzma.decompress((HERE / f"{name}.sql.xz").read_bytes()).decode())
    return to


def counts(engine: sa.Engine) -> dict[str, int]:
    found = sa.MetaData()
    found.reflect(engine)
    with engine.connect() as connection:
        rows = {
            table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for table in found.sorted_tables
        }
    return {name: count for name, count in rows.items() if count and name != "alembic_version"}


def read_all(store: Store) -> int:
    """Every row by its class of today: a state or a moment that it does not know would be refused."""
    with store.begin() as session:
        mappers = [mapper.class_ for mapper in SQLModel._sa_registry.mappers]
        return sum(len(session.exec(select(kind)).all()) for kind in mappers)


def test_a_store_of_an_earlier_version_has_all_of_it_and_goes_on(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{unpack('store-0013', tmp_path / 'old.db')}")
    before = counts(store.engine)

    store.prepare()

    assert sum(counts(store.engine).values()) == sum(before.values()) == read_all(store)
    with store.begin() as session:
        pulses = {run.pulse: run.state for run in session.exec(select(Run))}
        assert pulses == {"us-jobs": "done", "shop-orders": "done"}
        assert all(snapshot.facts.startswith("[") for snapshot in session.exec(select(Snapshot)))
        # What a reader asked about a chart of that time is still about that chart.
        asked = session.exec(select(Inbound.id).where(Inbound.text == "Why?")).all()
        threads = [look_up(session, id_) for id_ in asked]
        assert {thread.pulse.name for thread in threads if thread.pulse} == {"us-jobs", "shop-orders"}
        assert all(thread.figures[0].facts for thread in threads)
    store.close()
    told = chartcastr("thread", "shop-orders", env={"DATABASE_URL": f"sqlite:///{tmp_path / 'old.db'}"})
    assert told.returncode == 0, told.stderr
    assert "shop-orders" in told.stdout


def test_a_store_that_moved_to_postgresql_is_brought_up_to_date_there(tmp_path: Path, postgres: str) -> None:
    old = sa.create_engine(f"sqlite:///{unpack('store-0013', tmp_path / 'old.db')}")
    store = Store(postgres)
    with store.engine.begin() as connection:
        _drop_all(connection)
        command.upgrade(config(connection), "0013")
    _copy(old, store.engine)
    before = counts(store.engine)

    store.prepare()

    assert sum(counts(store.engine).values()) == sum(before.values()) == read_all(store)
    store.close()
    old.dispose()


def _copy(source: sa.Engine, target: sa.Engine) -> None:
    """Every row of one database in another of the same tables."""
    there = sa.MetaData()
    there.reflect(target)
    known = sa.MetaData()
    known.reflect(source)
    with source.connect() as reads, target.begin() as writes:
        for table in there.sorted_tables:
            if table.name == "alembic_version":
                continue
            rows = reads.execute(sa.select(known.tables[table.name])).mappings().all()
            if rows:
                # SQLite knows no truth of its own.
                truths = [column.name for column in table.columns if isinstance(column.type, sa.Boolean)]
                writes.execute(table.insert(), [dict(row) | {name: bool(row[name]) for name in truths} for row in rows])


def _drop_all(connection: sa.Connection) -> None:
    connection.execute(sa.text("DROP SCHEMA public CASCADE"))
    connection.execute(sa.text("CREATE SCHEMA public"))


@pytest.fixture(params=["sqlite", "postgresql"])
def blank(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A database without a table."""
    sqlite = request.param == "sqlite"
    made = Store(f"sqlite:///{tmp_path / 'blank.db'}" if sqlite else request.getfixturevalue("postgres"))
    if not sqlite:
        with made.engine.begin() as connection:
            _drop_all(connection)
    yield made
    made.close()


@pytest.mark.parametrize("revision", REVISIONS)
def test_rows_of_every_version_are_there_after_the_upgrade(blank: Store, revision: str) -> None:
    store = blank
    with store.engine.begin() as connection:
        command.upgrade(config(connection), revision)
    _fill(store.engine)
    before = counts(store.engine)

    store.prepare()

    after = counts(store.engine)
    assert {name: after.get(name) for name in before} == before
    assert read_all(store) == sum(after.values())


_WORDS = {
    "state": {
        "run": "done",
        "delivery": "complete",
        "message": "delivered",
        "attempt": "delivered",
        "inbound": "answered",
    },
    "kind": {"message": "image"},
}


def _fill(engine: sa.Engine) -> None:
    """One row in each table, each column with something of its type."""
    tables = sa.MetaData()
    tables.reflect(engine)
    with engine.begin() as connection:
        for table in tables.sorted_tables:
            if table.name != "alembic_version":
                connection.execute(table.insert().values({column.name: _value(column) for column in table.columns}))


def _value(column: "sa.Column[Any]") -> Any:
    if column.foreign_keys:
        return "one"
    word = _WORDS.get(column.name, {}).get(column.table.name)
    if word is not None:
        return word
    for kind, value in (
        (sa.DateTime, datetime(2026, 11, 1, tzinfo=UTC)),
        (sa.Date, date(2026, 11, 1)),
        (sa.Boolean, False),
        (sa.Integer, 1),
        (sa.Float, 1.0),
        (sa.LargeBinary, b"PNG"),
    ):
        if isinstance(column.type, kind):
            return value
    return "one" if column.primary_key else "{}" if column.name in {"definition", "wishes"} else "x"


@pytest.fixture
def old_home(tmp_path: Path) -> Path:
    """What Prefect 3.8.8 left, and the key of its blocks."""
    home = tmp_path / "home"
    home.mkdir()
    unpack("prefect-3.8.8", home / "prefect.db")
    shutil.copy(HERE / "prefect-3.8.8.key", home / "key")
    return home


def test_a_prefect_database_of_an_earlier_version_keeps_its_deployments_blocks_and_runs(
    tmp_path: Path, old_home: Path
) -> None:
    port = free_port()
    environment = {**stack.prefect_environment(port), "PREFECT_HOME": str(old_home)}
    with Children(tmp_path, environment) as children:
        stack.start_prefect(children, port, old_home / "key")
        stack.wait_for_prefect(children, port)
        with temporary_settings({PREFECT_API_URL: environment["PREFECT_API_URL"]}):
            names, ran, scheduled, block = asyncio.run(_look())

    assert {"us-jobs", "shop-orders", "answer-reply", "watch-deliveries"} <= names
    assert ran > 0
    assert scheduled > 0
    assert block.display_number == "+12025550100"
    assert block.token.get_secret_value() == "SANDBOX-TOKEN"


async def _look() -> tuple[set[str], int, int, WhatsApp]:
    async with get_client() as client:
        deployments = await client.read_deployments()
        watch = next(item for item in deployments if item.name == "watch-deliveries")
        mine = FlowRunFilter(deployment_id=FlowRunFilterDeploymentId(any_=[watch.id]))
        ran = [run for run in await client.read_flow_runs() if run.state is not None and run.state.is_completed()]
        # The scheduler goes on by itself.
        soon = datetime.now(UTC) + timedelta(seconds=60)
        while not (ahead := [run for run in await client.read_flow_runs(flow_run_filter=mine) if _is_ahead(run)]):
            assert datetime.now(UTC) < soon
            await asyncio.sleep(0.5)
        block: Any = await WhatsApp.aload("default")
        return {item.name for item in deployments}, len(ran), len(ahead), block


def _is_ahead(run: Any) -> bool:
    due = run.expected_start_time
    return bool(run.auto_scheduled and due is not None and due.timestamp() > datetime.now(UTC).timestamp())


@pytest.fixture
def ahead(store: Store) -> Iterator[Store]:
    """A store that this program has worked on, and that a newer one has changed since."""
    store.prepare()
    with store.begin() as session:
        session.connection().execute(sa.text("UPDATE alembic_version SET version_num = :new"), {"new": NEWER})
    yield store
    with store.engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = :new"), {"new": HEAD})


def test_a_program_that_runs_while_a_newer_one_changes_the_store_stops_with_one_sentence(ahead: Store) -> None:
    ahead._look_every = 0.0

    with (
        pytest.raises(StoreError, match=r"is of a newer version .* update the program and start it again"),
        ahead.begin(),
    ):
        raise AssertionError

    assert NEWER in ahead.is_too_new()


def test_a_worker_beside_a_newer_store_takes_nothing_more_and_says_why(tmp_path: Path, prefect: Any) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    store = Store(url)
    store.prepare()
    environment = {**os.environ, **prefect.environment, "DATABASE_URL": url, "PREFECT_WORKER_QUERY_SECONDS": "1"}
    made = asyncio.run(_pool())
    worker = subprocess.Popen(
        [sys.executable, "-m", "worker", "--pool", made, "--drain", "2"],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    with store.engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = :new"), {"new": NEWER})
    _, said = worker.communicate(timeout=90)
    store.close()

    assert worker.returncode == 1
    (line,) = [line for line in said.splitlines() if line.startswith("worker: ")]
    assert f"The database is of a newer version ({NEWER})" in line


async def _pool() -> str:
    from prefect.client.schemas.actions import WorkPoolCreate

    async with get_client() as client:
        await client.create_work_pool(WorkPoolCreate(name="outdated", type="process"))
    return "outdated"
