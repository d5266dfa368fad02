"""A copy of one database of a cluster in a file, and back; PostgreSQL's own tools make it, of one moment and whole."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from psycopg import sql

from cli.postgres.cluster import PORT, USER, Cluster, program
from cli.postgres.identity import environment
from cli.postgres.server import Server, server_connection
from pulse.errors import ChartcastrError


def dump(cluster: Cluster, database: str, file: Path) -> None:
    """Copy ``database`` to ``file``, which nobody else may read; also while it is worked on.

    Raises:
        ChartcastrError: It cannot be done; with PostgreSQL's own words.
    """
    unfinished = file.with_name(f"{file.name}.part")
    unfinished.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with _running(cluster):
        _tool(cluster, "pg_dump", "--format=custom", f"--file={unfinished}", database)
    unfinished.replace(file)


def load(cluster: Cluster, database: str, file: Path) -> None:
    """Put a copy in the place of ``database``; what was there is kept as ``DATABASE_before``.

    Raises:
        ChartcastrError: The cluster is in use, or the copy cannot be read; nothing was changed then.
    """
    if cluster.is_in_use():
        raise ChartcastrError(f"{cluster.folder} is in use. End 'chartcastr up' first, then restore again.")
    with _running(cluster):
        _tool(cluster, "pg_restore", "--list", str(file), quiet=True)
        new, before = f"{database}_new", f"{database}_before"
        _tool(cluster, "dropdb", "--if-exists", new)
        _tool(cluster, "createdb", new)
        _tool(cluster, "pg_restore", "--exit-on-error", f"--dbname={new}", str(file))
        # Only now that all of it is there does it take the old one's place.
        _tool(cluster, "dropdb", "--if-exists", before)
        with server_connection(cluster) as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (database,)).fetchone()
            for old, name in ((database, before), (new, database)):
                if old != database or known is not None:
                    change = sql.SQL("ALTER DATABASE {} RENAME TO {}")
                    connection.execute(change.format(sql.Identifier(old), sql.Identifier(name)))


@contextmanager
def _running(cluster: Cluster) -> Iterator[None]:
    """The cluster's server: the one that is there, or one for the length of the block."""
    if cluster.is_ready():
        yield
        return
    server = Server(cluster)
    try:
        server.start()
        yield
    finally:
        server.stop()


def _tool(cluster: Cluster, name: str, *arguments: str, quiet: bool = False) -> None:
    settings = environment() | {
        "PGHOST": str(cluster.socket),
        "PGPORT": str(PORT),
        "PGUSER": USER,
        "PGPASSWORD": cluster.password,
    }
    done = subprocess.run(  # noqa: S603 - programs of the wheel
        [program(name), *arguments], env=settings, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["it said nothing"]
        what = f"{arguments[-1]} is no copy that can be read" if quiet else f"{name} failed"
        raise ChartcastrError(f"{what}: {said[-1]}")
