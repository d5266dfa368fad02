"""``chartcastr backup`` and ``restore``: a copy of the store that is whole, also while it is written to."""

import contextlib
import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import typer

from cli.lock import FOLDER
from cli.postgres import Cluster, is_usable
from cli.postgres.dump import dump, load
from pulse.errors import StoreError
from pulse.store import Store, database_url
from pulse.store.engine import HEAD

_ON_A_SERVER = (
    "The store is on a database server. Back it up with: pg_dump --format=custom --file={file} DATABASE_URL; "
    "restore it with: pg_restore --clean --if-exists --dbname=DATABASE_URL {file}."
)


def run_backup(to: Path, *, force: bool) -> None:
    """Copy the store to ``to``, as it stands at one moment.

    Raises:
        StoreError: The store is on a server or not there, or ``to`` exists.
    """
    source = _store_file(to)
    if not source.exists():
        raise StoreError(f"There is no store at {source}; DATABASE_URL says where it is.")
    for file in (to, _of_prefect(to)):
        if file.exists() and not force:
            raise StoreError(f"{file} exists. Choose another name, or write over it with --force.")
    unfinished = to.with_name(f"{to.name}.part")
    with contextlib.suppress(FileNotFoundError):
        unfinished.unlink()
    # It holds numbers and what people wrote.
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with contextlib.closing(sqlite3.connect(source)) as here, contextlib.closing(sqlite3.connect(unfinished)) as there:
        # All pages in one step: with several, every write in between would begin it anew.
        here.backup(there)
    _revision(unfinished)
    unfinished.replace(to)
    typer.echo(f"{source} was copied to {to} ({to.stat().st_size / 2**20:.1f} MB).")
    cluster = Cluster(FOLDER / "postgres")
    if cluster.data.exists():
        beside = _of_prefect(to)
        dump(cluster, "prefect", beside)
        typer.echo(
            f"Prefect's database was copied to {beside} ({beside.stat().st_size / 2**20:.1f} MB). The secrets in it "
            f"open with {FOLDER / 'encryption-key'} only: keep that apart."
        )


def _of_prefect(file: Path) -> Path:
    return file.with_name(f"{file.name}.prefect")


def run_restore(of: Path) -> None:
    """Put a copy in the place of the store, and keep what was there beside it.

    Raises:
        StoreError: The store is on a server or in use, or ``of`` is no store that this program can read.
    """
    target, cluster = _store_file(of), Cluster(FOLDER / "postgres")
    if not of.is_file():
        raise StoreError(f"There is no file {of}.")
    revision = _revision(of)
    if revision > HEAD:
        raise StoreError(f"{of} is of a newer version ({revision}) than this program ({HEAD}). Update the program.")
    if target.exists():
        _refuse_if_in_use(target)
    if _of_prefect(of).is_file() and cluster.is_in_use():
        raise StoreError(f"{cluster.folder} is in use. End 'chartcastr up' first, then restore again.")
    if _of_prefect(of).is_file() and is_usable():
        load(cluster, "prefect", _of_prefect(of))
        typer.echo(f"Prefect's database is as {_of_prefect(of)} was.")
    if target.exists():
        aside = target.with_name(f"{target.name}.{datetime.now(UTC):%Y%m%d-%H%M%S}")
        target.replace(aside)
        typer.echo(f"What was there is kept as {aside}.")
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with contextlib.closing(sqlite3.connect(of)) as there, contextlib.closing(sqlite3.connect(target)) as here:
        there.backup(here)
    typer.echo(f"{target} is as {of} was.")
    typer.echo("Start the webhook app and the worker again.")


def _store_file(other: Path) -> Path:
    file = Store(database_url()).file
    if file is None:
        raise StoreError(_ON_A_SERVER.format(file=other))
    return file


def _revision(file: Path) -> str:
    """The version of the store in ``file``.

    Raises:
        StoreError: It is damaged, or no store.
    """
    try:
        with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as found:
            sound = found.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            revision = found.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError:
        sound, revision = False, None
    if not sound or revision is None:
        raise StoreError(f"{file} is no store of Chartcastr's, or is damaged.")
    return str(revision[0])


def _refuse_if_in_use(file: Path) -> None:
    """See that nobody has the store open, and fold its log into it, so that the file alone is all of it.

    Raises:
        StoreError: Somebody has.
    """
    with contextlib.closing(sqlite3.connect(file, timeout=1, isolation_level=None)) as connection:
        try:
            # Leaving the log's mode needs the file for oneself alone.
            mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
        except sqlite3.OperationalError:
            mode = "in use"
        except sqlite3.DatabaseError:
            return  # It is damaged: a reason to restore, and nobody works on it.
    if mode != "delete":
        raise StoreError(f"{file} is in use. End the webhook app and the worker first, then restore again.")
