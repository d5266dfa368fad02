"""The server of a cluster: started by this process, and ended with it."""

import fcntl
import os
import signal
import subprocess
import time

import psycopg
from psycopg import sql

from cli.postgres.cluster import PORT, USER, Cluster, program
from cli.postgres.identity import environment, of_this_process
from pulse.errors import ChartcastrError

_START_SECONDS = 60.0
_SMART_SECONDS = 3.0
"""So long its clients may finish, before they are cut off; each then does again what was not kept."""


def server_connection(cluster: Cluster) -> "psycopg.Connection[tuple[object, ...]]":
    """A connection to the server itself, each statement of which is kept at once."""
    where = {"host": str(cluster.socket), "port": PORT, "user": USER, "password": cluster.password}
    return psycopg.connect(**where, dbname="postgres", autocommit=True)  # type: ignore[arg-type]


class Server:
    """The server of a cluster; this process is its parent, and it never outlives it.

    Args:
        cluster: Its data.
    """

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._process: subprocess.Popen[bytes] | None = None
        self._lock: int | None = None

    def start(self) -> None:
        """Start it, and wait until it takes connections.

        Raises:
            ChartcastrError: It does not start, or another one works on the same data.
        """
        self._lock = lock = self._take()
        (self._cluster.folder / "ready").unlink(missing_ok=True)
        identity, cluster = of_this_process(), self._cluster
        if identity is None:
            raise ChartcastrError("PostgreSQL does not run as root, and this machine lets it be nobody else.")
        cluster.prepare(identity)
        # Whoever holds the lock is the only one: a postmaster.pid that is left names a process that is gone.
        (cluster.data / "postmaster.pid").unlink(missing_ok=True)
        with cluster.log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 - a program of the wheel
                identity.command([program("postgres"), "-D", str(cluster.data)], dies_with_parent=True),
                cwd="/",
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                # Its processes hold the lock, too, so that it is free only when all of them are gone.
                pass_fds=(lock,),
            )
        deadline = time.monotonic() + _START_SECONDS
        while not self._is_ready():
            if self._process.poll() is not None or time.monotonic() > deadline:
                said = cluster.log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
                raise ChartcastrError(f"PostgreSQL does not start: {said[-1] if said else 'it said nothing'}")
            time.sleep(0.02)

    def make_databases(self, names: list[str]) -> None:
        """Make those that are not there."""
        with server_connection(self._cluster) as connection:
            for name in names:
                known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone()
                if known is None:
                    connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))

    def wait(self) -> int:
        """Wait until it ends; its exit code."""
        assert self._process is not None  # noqa: S101 - it was started
        return self._process.wait()

    def stop(self) -> None:
        """Let clients finish, then end it: nothing that was committed is lost either way."""
        self._end()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _end(self) -> None:
        if self._process is None:
            return
        for number, seconds in ((signal.SIGTERM, _SMART_SECONDS), (signal.SIGINT, 30.0), (signal.SIGQUIT, 10.0)):
            self._process.send_signal(number)
            try:
                self._process.wait(seconds)
            except subprocess.TimeoutExpired:
                continue
            return
        self._process.kill()

    def _take(self) -> int:
        self._cluster.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = os.open(self._cluster.lock, os.O_RDWR | os.O_CREAT, 0o600)
        deadline = time.monotonic() + _SMART_SECONDS + 2
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise ChartcastrError(
                        f"Another PostgreSQL works on {self._cluster.folder}. End its 'chartcastr up' first."
                    ) from None
                time.sleep(0.1)
            else:
                return lock

    def _is_ready(self) -> bool:
        try:
            lines = (self._cluster.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        except OSError:
            return False
        # The eighth line is the state (PostgreSQL, src/include/utils/pidfile.h).
        return len(lines) > 7 and lines[7].strip() == "ready"  # noqa: PLR2004
