"""The database: SQLite in WAL mode by default, PostgreSQL where two machines share it. One transaction at a time."""

import os
import re
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, inspect, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel

from pulse.errors import StoreError

HEAD = "0015"
"""The newest migration; a test holds it against the migrations folder."""
_REVISION = text("SELECT version_num FROM alembic_version")
_LOOK_SECONDS = 5.0
_BUSY_SECONDS = 30
_FILE = "sqlite:///"


def database_url(environment: Mapping[str, str] = os.environ) -> str:
    """``DATABASE_URL``, or a SQLite file in the home folder."""
    return environment.get("DATABASE_URL") or f"sqlite:///{Path.home() / '.chartcastr' / 'chartcastr.db'}"


class Store:
    """Access to the database at ``url``; nothing is opened before it is used.

    Args:
        url: SQLAlchemy's, such as ``sqlite:////var/lib/chartcastr.db`` or ``postgresql+psycopg://...``.
        look_every: Seconds after which it is seen again that the tables are those that this program knows.
    """

    def __init__(self, url: str, look_every: float = _LOOK_SECONDS) -> None:
        self.url = re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", url)
        self._engine: Engine | None = None
        self._prepared = False
        self._look_every, self._looked = look_every, 0.0
        self._identity: tuple[int, int] | None = None
        self._lock = threading.Lock()
        # SQLite lets one write at a time and makes the others sleep and look again; a queue is faster and fair.
        self._turn = threading.Lock() if url.startswith("sqlite") else nullcontext()

    @property
    def engine(self) -> Engine:
        """The engine, made at first use."""
        with self._lock:
            if self._engine is None:
                self._engine = _make_engine(self.url, self._require_file)
            return self._engine

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """A session in one transaction: all of it is kept, or none.

        Raises:
            StoreError: The store's file is not there, or is another one than when the transaction began; or a newer
                program has changed its tables.
        """
        try:
            with self._turn, Session(self.engine, expire_on_commit=False) as session, session.begin():
                self._see_that_it_is_ours(session)
                yield session
        except StoreError:
            # Once the file is back, it is opened anew.
            self.close()
            raise

    def _require_file(self, file: Path) -> None:
        """See that the file of SQLite is there, and is the one that this process has worked on so far.

        Raises:
            StoreError: It is not. Another file is not gone over to: the log beside it may be the first one's still.
        """
        if not file.exists():
            if self._prepared:
                raise StoreError(
                    f"The store's file {file} is gone. Put it back, or restore a backup: chartcastr restore."
                )
            # It holds numbers and what people wrote: nobody else reads it. SQLite gives its logs the same rights.
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
        found = _identity(file)
        if self._identity is None:
            self._identity = found
        if found != self._identity:
            raise StoreError(f"The store's file {file} was replaced. Start this program again to work on the new one.")

    def prepare(self) -> None:
        """Bring the tables up to date; safe when several processes do so at once, quick when nothing is to do.

        A SQLite file is made here and nowhere else: one that is gone later is missed, and not made anew in silence.

        Raises:
            StoreError: The database is of a newer version than this program.
        """
        self._prepared = False
        revision = self._revision()
        if said := _too_new(revision):
            raise StoreError(said)
        if revision != HEAD:
            from pulse.store.migrations.upgrade import upgrade

            upgrade(self.engine)
        self._prepared = True

    def _see_that_it_is_ours(self, session: Session) -> None:
        """See now and then that no newer program has changed the tables under this one, which may go on for days.

        Raises:
            StoreError: One has.
        """
        if not self._prepared or time.monotonic() - self._looked < self._look_every:
            return
        if said := _too_new(session.connection().execute(_REVISION).scalar()):
            raise StoreError(said)
        self._looked = time.monotonic()

    def is_too_new(self) -> str:
        """Why this program must not work on the database, as a newer one has changed it; empty where it may."""
        return _too_new(self._revision()) if self.exists() else ""

    def exists(self) -> bool:
        """Whether there is a database to open; one on a server is taken to be there."""
        return self.file is None or self.file.exists()

    @property
    def file(self) -> Path | None:
        """The file of SQLite; None for a database on a server, or in memory."""
        name = self.url.removeprefix(_FILE)
        return Path(name) if self.url.startswith(_FILE) and name not in {"", ":memory:"} else None

    def check(self) -> None:
        """Write to the database what stands there already, to see that it can be written to."""
        with self.begin() as session:
            session.connection().execute(text("UPDATE alembic_version SET version_num = version_num"))

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
            return connection.execute(_REVISION).scalar()


def _too_new(revision: str | None) -> str:
    if revision is None or revision <= HEAD:
        return ""
    return (
        f"The database is of a newer version ({revision}) than this program ({HEAD}), and nothing was changed: update "
        f"the program and start it again, or restore a backup that was made before the update."
    )


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
    return set(session.connection().execute(statement, [row.model_dump() for row in rows]).scalars())


def _make_engine(url: str, require_file: Callable[[Path], None]) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    # Parameters hold what readers wrote and their numbers; they stay out of errors and logs.
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS}, hide_parameters=True)
    name = url.removeprefix(_FILE)
    if name and name != ":memory:":
        _guard_file(engine, Path(name), require_file)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _guard_file(engine: Engine, file: Path, require_file: Callable[[Path], None]) -> None:
    """Refuse to work on a file that is gone or another one: what is written to it would be lost."""

    def look(_dialect: object, _record: object, _arguments: object, parameters: dict[str, Any]) -> None:
        parameters["factory"] = _Connection
        require_file(file)

    def compare(connection: Any) -> None:
        if connection.connection.dbapi_connection.is_stale():
            connection.invalidate()
            raise StoreError(
                f"The store's file {file} was moved, deleted or replaced while it was in use; nothing was kept. "
                f"Put it back, or restore a backup: chartcastr restore."
            )

    event.listen(engine, "do_connect", look)
    event.listen(engine, "begin", compare)
    event.listen(engine, "commit", compare)


_LEFT_OPEN: list[sqlite3.Connection] = []


class _Connection(sqlite3.Connection):
    """A connection that knows which file it was opened on, whatever lies at that path by now.

    One whose file is another by now is left open: closing it would delete the write-ahead log at that path, which is
    the other file's (SQLite, "How To Corrupt An SQLite Database File", unlinking or renaming a file while in use).
    """

    def __init__(self, database: str, *arguments: Any, **more: Any) -> None:
        self._file = Path(database)
        # Before it is opened: a file that changes in between is taken for another, and never the other way round.
        self._opened = _identity(self._file)
        super().__init__(database, *arguments, **more)

    def is_stale(self) -> bool:
        """Whether the path leads to another file, or to none."""
        return _identity(self._file) != self._opened

    def close(self) -> None:
        """Close it, unless that would harm another file."""
        if self.is_stale():
            _LEFT_OPEN.append(self)
        else:
            super().close()


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


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
