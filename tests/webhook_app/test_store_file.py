"""A store whose file is deleted, moved, replaced or read only is a 503: Meta sends it again, and nothing is lost."""

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from pulse.errors import StoreError
from pulse.store import Store
from pulse.store.tables import Inbound
from tests.conftest import serve
from tests.webhook_app.test_app import SECRET, TOKEN, Door, FakeDispatch, body, reply
from webhook_app.app import create_app
from webhook_app.settings import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "store.db"


@pytest.fixture
def door(file: Path) -> Iterator[Door]:
    store = Store(f"sqlite:///{file}")
    store.prepare()
    with serve(create_app(Settings(TOKEN, (SECRET,), store.url, look_every=30), store, FakeDispatch())) as url:
        opened = Door(url, store, FakeDispatch())
        yield opened
        opened.http.close()
    store.close()


def take_away(file: Path, to: Path) -> None:
    to.mkdir()
    for path in list(file.parent.iterdir()):
        shutil.move(path, to / path.name)


def wamids(url: str) -> set[str]:
    store = Store(url)
    with store.begin() as session:
        found = set(session.exec(select(Inbound.wamid)))
    store.close()
    return found


def test_what_comes_while_the_file_is_gone_is_refused_and_taken_once_it_is_back(
    door: Door, file: Path, tmp_path: Path
) -> None:
    assert door.post(body(messages=[reply("wamid.1")])).status_code == 200
    take_away(file, tmp_path / "away")

    assert [door.post(body(messages=[reply("wamid.2")])).status_code for _ in range(3)] == [503] * 3
    assert door.http.get("/readyz").status_code == 503
    assert not file.exists()
    for path in (tmp_path / "away").iterdir():
        shutil.move(path, file.parent / path.name)
    assert door.post(body(messages=[reply("wamid.2")])).status_code == 200
    assert wamids(door.store.url) == {"wamid.1", "wamid.2"}


def test_nothing_is_taken_once_the_file_is_another_one(door: Door, file: Path, tmp_path: Path) -> None:
    door.post(body(messages=[reply("wamid.1")]))
    other = Store(f"sqlite:///{tmp_path / 'other.db'}")
    other.prepare()
    other.close()
    (tmp_path / "other.db").replace(file)

    answers = [door.post(body(messages=[reply(f"wamid.{number}")])).status_code for number in range(2, 6)]
    assert answers == [503] * 4
    with pytest.raises(StoreError, match=r"was replaced\. Start this program again"), door.store.begin() as session:
        session.exec(select(Inbound.id)).all()


def test_nobody_else_reads_what_is_kept(door: Door, file: Path) -> None:
    door.post(body(messages=[reply("wamid.1")]))

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert "store.db-wal" in modes
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_worker_says_that_the_file_is_gone(door: Door, file: Path) -> None:
    file.unlink()
    # Whoever is the first to use the old connection, this or the app's own heartbeat, hears that it was moved.
    with pytest.raises(StoreError, match=r"moved, deleted or replaced|is gone\."), door.store.begin() as session:
        session.exec(select(Inbound.id)).all()
    with pytest.raises(StoreError, match=r"is gone\. Put it back"), door.store.begin() as session:
        session.exec(select(Inbound.id)).all()


def test_a_store_that_cannot_be_written_to_is_not_ready(door: Door) -> None:
    assert door.http.get("/readyz").status_code == 200
    with door.store.engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        driver.cursor().execute("PRAGMA query_only=ON")
    assert door.http.get("/readyz").status_code == 503
