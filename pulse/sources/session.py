"""A connection to a database of the owner's that can only read, and only for so long."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa

SECONDS = 170
"""A query that runs longer is ended."""
_WAIT = 10
"""Seconds to wait for a lock that somebody else holds."""
_FILES = {"sqlite", "duckdb"}
_LOOKING = {"data_version", "page_size"}
"""What SQLite's full text search asks of the file that it reads."""


def file_of(url: sa.URL) -> str:
    """The file of a database that is one; otherwise nothing."""
    if url.get_backend_name() not in _FILES or url.database in {None, "", ":memory:"}:
        return ""
    return str(url.database)


def engine_of(url: sa.URL) -> sa.Engine:
    """An engine that opens a file only to read it, and keeps no connection."""
    file, options = file_of(url), {}
    if file and url.get_backend_name() == "sqlite":
        url = url.set(database=f"file:{quote(file)}").update_query_dict({"mode": "ro", "uri": "true"})
    elif file:
        options = {"read_only": True}
    return sa.create_engine(url, poolclass=sa.NullPool, connect_args=options)


@contextmanager
def limited(connection: sa.Connection, seconds: int) -> Iterator[None]:
    """Lets ``connection`` only read, and ends what runs longer than ``seconds``.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: The database does not know how to.
    """
    driver = driver_of(connection)
    for statement in _statements(driver, seconds):
        connection.exec_driver_sql(statement)
    raw: Any = connection.connection.dbapi_connection
    if driver == "sqlite":
        deadline = time.monotonic() + seconds
        raw.set_progress_handler(lambda: time.monotonic() > deadline, 100_000)
        raw.set_authorizer(_only_reading)
    timer = threading.Timer(seconds, raw.interrupt) if driver == "duckdb" else None
    if timer is not None:
        timer.daemon = True
        timer.start()
    try:
        yield
    finally:
        if timer is not None:
            timer.cancel()


def driver_of(connection: sa.Connection) -> str:
    """SQLAlchemy's name of the database, and ``mariadb`` whatever its address says."""
    return "mariadb" if getattr(connection.dialect, "is_mariadb", False) else connection.dialect.name


def _statements(driver: str, seconds: int) -> tuple[str, ...]:
    mysql = (
        "SET SESSION TRANSACTION READ ONLY",
        f"SET SESSION lock_wait_timeout = {_WAIT}, SESSION innodb_lock_wait_timeout = {_WAIT}",
    )
    return {
        "postgresql": (
            "SET TRANSACTION READ ONLY",
            f"SET LOCAL statement_timeout = {seconds * 1000}",
            f"SET LOCAL lock_timeout = {_WAIT * 1000}",
            f"SET LOCAL idle_in_transaction_session_timeout = {SECONDS * 1000}",
            # Before its first query a transaction could be made to write again.
            "SELECT 1",
        ),
        "mysql": (*mysql, f"SET SESSION max_execution_time = {seconds * 1000}", "START TRANSACTION READ ONLY"),
        "mariadb": (*mysql, f"SET SESSION max_statement_time = {seconds}", "START TRANSACTION READ ONLY"),
        "sqlite": ("PRAGMA query_only = ON",),
        "duckdb": (
            "SET enable_external_access = false",
            "SET autoinstall_known_extensions = false",
            "SET autoload_known_extensions = false",
            # A name that is no table would be looked for among the variables of this program.
            "SET python_enable_replacements = false",
            "SET lock_configuration = true",
        ),
    }.get(driver, ())


def _only_reading(action: int, name: str | None, value: str | None, *_: str | None) -> int:
    """Whether SQLite may do what a statement asks for: nothing may open another file or make this one writable."""
    sets = action == sqlite3.SQLITE_PRAGMA and (name not in _LOOKING or value is not None)
    return sqlite3.SQLITE_DENY if sets or action == sqlite3.SQLITE_ATTACH else sqlite3.SQLITE_OK
