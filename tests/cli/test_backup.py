"""A copy of the store is whole, also of one that is being written to."""

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from cli.backup import run_backup, run_restore
from pulse.errors import StoreError
from pulse.store import Store, readers
from pulse.store.tables import RateLimit


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    made = Store(f"sqlite:///{tmp_path / 'home' / 'store.db'}")
    made.prepare()
    monkeypatch.setenv("DATABASE_URL", made.url)
    yield made
    made.close()


def test_a_copy_that_is_made_under_load_holds_whole_transactions(store: Store, tmp_path: Path) -> None:
    over, written = threading.Event(), []

    def write(who: int) -> None:
        count = 0
        while not over.is_set():
            with store.begin() as session:
                session.add_all([RateLimit(key=f"{who}/{count}/{half}", free_at=0) for half in "ab"])
            count += 1
        written.append(count)

    threads = [threading.Thread(target=write, args=(who,)) for who in range(3)]
    for thread in threads:
        thread.start()
    copies = [tmp_path / f"copy-{number}" for number in range(5)]
    for copy in copies:
        run_backup(copy, force=False)
    over.set()
    for thread in threads:
        thread.join()

    assert sum(written) > 0
    for copy in copies:
        found = sqlite3.connect(copy)
        assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        keys = {key for (key,) in found.execute("SELECT key FROM pace")}
        found.close()
        assert {key[:-1] + "a" for key in keys} == {key for key in keys if key.endswith("a")}
        assert len(keys) % 2 == 0
        assert oct(copy.stat().st_mode & 0o777) == "0o600"


def test_what_was_backed_up_is_there_again_and_what_was_there_is_kept(store: Store, tmp_path: Path) -> None:
    with store.begin() as session:
        readers.add(session, "ada", "+12025550143")
    run_backup(tmp_path / "copy", force=False)
    with store.begin() as session:
        readers.remove(session, "ada")
    store.close()

    run_restore(tmp_path / "copy")

    restored = Store(store.url)
    with restored.begin() as session:
        assert [reader.name for reader in readers.everybody(session)] == ["ada"]
    restored.close()
    kept = [path for path in (tmp_path / "home").iterdir() if path.name.startswith("store.db.2")]
    assert len(kept) == 1
    before = sqlite3.connect(kept[0])
    assert "removed" in before.execute("SELECT name FROM reader").fetchone()[0]
    before.close()


def test_a_store_in_use_is_not_replaced(store: Store, tmp_path: Path) -> None:
    run_backup(tmp_path / "copy", force=False)
    with store.begin() as session:
        readers.add(session, "ada", "+12025550143")

    with pytest.raises(StoreError, match="is in use"):
        run_restore(tmp_path / "copy")
    with store.begin() as session:
        assert [reader.name for reader in readers.everybody(session)] == ["ada"]


def test_bad_files_are_refused_in_a_sentence(store: Store, tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    bad.write_bytes(b"no store" * 1000)
    store.close()
    with pytest.raises(StoreError, match=r"is no store of Chartcastr's"):
        run_restore(bad)
    with pytest.raises(StoreError, match="There is no file"):
        run_restore(tmp_path / "nothing")
    with pytest.raises(StoreError, match=r"exists\. Choose another name"):
        run_backup(bad, force=False)
    run_backup(tmp_path / "newer", force=False)
    newer = sqlite3.connect(tmp_path / "newer")
    newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.commit()
    newer.close()
    with pytest.raises(StoreError, match=r"newer version \(9999\)"):
        run_restore(tmp_path / "newer")


def test_on_a_server_its_own_tools_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://localhost/x")
    with pytest.raises(StoreError, match="pg_dump --format=custom"):
        run_backup(tmp_path / "copy", force=False)


def test_an_older_program_on_a_newer_database_says_so(store: Store) -> None:
    with store.begin() as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match=r"The database is of a newer version \(9999\) than this program"):
        Store(store.url).prepare()
