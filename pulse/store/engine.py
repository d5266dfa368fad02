"""The database: SQLite in WAL mode by default, PostgreSQL where two machines share it. One transaction at a time."""

import os
import re
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, inspect, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel

HEAD = "0009"
"""The newest migration; a test holds it against the migrations folder."""
_BUSY_SECONDS = 30


def database_url(environment: Mapping[str, str] = os.environ) -> str:
    """``DATABASE_URL``, or a SQLite file in the home folder."""
    return environment.get("DATABASE_URL") or f"sqlite:///{Path.home() / '.chartcastr' / 'chartcastr.db'}"


class Store:
    """Access to the database at ``url``; nothing is opened before it is used.

    Args:
        url: SQLAlchemy's, such as ``sqlite:////var/lib/chartcastr.db`` or ``postgresql+psycopg://...``.
    """

    def __init__(self, url: str) -> None:
        self.url = re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", url)
        self._engine: Engine | None = None
        self._lock = threading.Lock()
        # SQLite lets one write at a time and makes the others sleep and look again; a queue is faster and fair.
        self._turn = threading.Lock() if url.startswith("sqlite") else nullcontext()

    @property
    def engine(self) -> Engine:
        """The engine, made at first use."""
        with self._lock:
            if self._engine is None:
                self._engine = _make_engine(self.url)
            return self._engine

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """A session in one transaction: all of it is kept, or none."""
        with self._turn, Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    def prepare(self) -> None:
        """Bring the tables up to date; safe when several processes do so at once, quick when nothing is to do."""
        if self._revision() != HEAD:
            from pulse.store.migrate import upgrade

            upgrade(self.engine)

    def exists(self) -> bool:
        """Whether there is a database to open; one on a server is taken to be there."""
        return not self.url.startswith("sqlite") or Path(self.url.removeprefix("sqlite:///")).exists()

    def check(self) -> None:
        """Ask the database for nothing, to see that it answers."""
        with self.begin() as session:
            session.connection().execute(text("SELECT 1"))

    def close(self) -> None:
        """Let go of every connection."""
        with self._lock:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None

    def _revision(self) -> str | None:
        with self.engine.begin() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def insert_once(session: Session, row: SQLModel) -> bool:
    """Insert ``row`` unless a unique key of it is taken; whether it was inserted."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    table = type(row).__table__  # type: ignore[attr-defined]
    key = next(iter(table.primary_key.columns))
    statement = dialect.insert(table).values(**row.model_dump()).on_conflict_do_nothing().returning(key)
    return session.connection().execute(statement).first() is not None


def insert_new(session: Session, rows: Sequence[SQLModel]) -> set[str]:
    """Insert those of ``rows``, of one table, whose unique keys are free, in their order; the ids of what was."""
    if not rows:
        return set()
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    table = type(rows[0]).__table__  # type: ignore[attr-defined]
    statement = dialect.insert(table).on_conflict_do_nothing().returning(table.c.id)
    return set(session.connection().execute(statement, [one.model_dump() for one in rows]).scalars())


def _make_engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    file = url.removeprefix("sqlite:///")
    if file and file != ":memory:":
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    # Parameters hold what readers wrote and their numbers; they stay out of errors and logs.
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # The driver's own transactions begin at the first write, too late to hold a lock over a read.
    connection.isolation_level = None
    cursor = connection.cursor()
    _keep_a_log(cursor)
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _keep_a_log(cursor: Any) -> None:
    """Change a new file to a write-ahead log; SQLite does not wait by itself for others that do so, too."""
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _begin_sqlite(connection: Any) -> None:
    # A transaction that reads first and writes later would fail at once where another writes in between.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
