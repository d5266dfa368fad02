from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlmodel import SQLModel, select

from pulse.store import Store, inbox, outbox, windows
from pulse.store.engine import HEAD
from pulse.store.migrations.upgrade import config
from pulse.store.states import RunState
from pulse.store.tables import Delivery, Message, Reader, Run


def test_the_migrations_give_exactly_the_tables(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})

        assert compare_metadata(context, SQLModel.metadata) == []


def test_head_is_the_newest_migration(store: Store) -> None:
    with store.engine.connect() as connection:
        assert ScriptDirectory.from_config(config(connection)).get_current_head() == HEAD


def test_preparing_twice_or_at_once_is_preparing_once(tmp_path: Path) -> None:
    stores = [Store(f"sqlite:///{tmp_path / 'one.db'}") for _ in range(4)]

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(Store.prepare, stores))

    with stores[0].engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == [HEAD]
    for store in stores:
        store.close()


def test_sqlite_keeps_a_write_ahead_log(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'deep' / 'er' / 'one.db'}")
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    store.close()


def test_times_go_in_and_come_out_aware_and_in_utc(store: Store) -> None:
    at = datetime(2026, 11, 22, 8, 30, 0, 123456, tzinfo=timezone(timedelta(hours=1)))
    with store.begin() as session:
        session.add(Reader(name="ada", phone="+12025550143", created_at=at, last_inbound_at=at))

    with store.begin() as session:
        reader = session.get_one(Reader, session.connection().execute(text("SELECT id FROM reader")).scalar())

    assert reader.last_inbound_at == at
    assert reader.last_inbound_at is not None
    assert reader.last_inbound_at.tzinfo == UTC


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(Exception, match="has no time zone"), store.begin() as session:
        session.add(Reader(name="ada", created_at=datetime(2026, 1, 1)))  # noqa: DTZ001


def test_a_transaction_is_kept_whole_or_not_at_all(store: Store) -> None:
    def fail_half_way() -> None:
        with store.begin() as session:
            session.add(Reader(name="ada"))
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()

    with store.begin() as session:
        assert session.connection().execute(text("SELECT count(*) FROM reader")).scalar() == 0


OLD = """
INSERT INTO reader (id, name, phone, created_at, last_inbound_at)
VALUES ('r1', 'ada', '+12025550143', '2026-11-22', '2026-11-22 08:00:00.000000'),
       ('r2', 'bob', '+12025550144', '2026-11-22', NULL);
INSERT INTO run (id, pulse, slot, state, created_at) VALUES ('u1', 'orders', '2026-11-22', 'done', '2026-11-22'),
       ('u2', 'orders', '2026-11-21', 'incomplete', '2026-11-21');
INSERT INTO delivery (id, run_id, reader_id, state, reason, created_at)
VALUES ('d1', 'u1', 'r1', 'complete', '', '2026-11-22');
INSERT INTO message (id, purpose, kind, run_id, reader_id, delivery_id, phone_number_id, text, wamid, state, reason,
                     created_at, accepted_at)
VALUES ('m1', 'image/d1', 'image', 'u1', 'r1', 'd1', '9', 'x', 'wamid.1', 'delivered', '', '2026-11-22', '2026-11-22'),
       ('m2', 'analysis/d1', 'analysis', 'u1', 'r1', 'd1', '9', 'x', NULL, 'attempt', '', '2026-11-22', NULL);
INSERT INTO inbound (id, wamid, phone_number_id, reader_id, kind, text, payload, emoji, state, reason, attempts,
                     next_try_at, at, received_at, raw)
VALUES ('i1', 'wamid.in', '9', 'r1', 'text', 'hi', '', '', 'dispatched', '', 0, '2026-11-22',
        '2026-11-22 08:00:00.000000', '2026-11-22', '{}')
"""


def test_what_was_sent_before_attempts_were_kept_is_still_known(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'old.db'}")
    with store.engine.begin() as connection:
        command.upgrade(config(connection), "0001")
        for statement in OLD.split(";"):
            connection.execute(text(statement))
    store.prepare()

    with store.begin() as session:
        found = {message.id: outbox.attempts(session, message.id) for message in session.exec(select(Message))}
        assert [(attempt.id, attempt.state, attempt.wamid) for attempt in found["m1"]] == [
            ("m1", "delivered", "wamid.1")
        ]
        # A status that comes tomorrow carries the message's id.
        assert [(attempt.id, attempt.state, attempt.wamid) for attempt in found["m2"]] == [("m2", "begun", None)]
        readers = {reader.name: reader.opted_in_at is not None for reader in session.exec(select(Reader))}
        assert readers == {"ada": True, "bob": False}
        assert windows.find(session, "r1", "9") is not None
        assert session.get_one(Run, "u2").state is RunState.UNCONFIRMED
        delivery = session.get_one(Delivery, "d1")
        assert (delivery.phone_number_id, delivery.reported) == ("9", "complete")
        assert len(inbox.in_progress(session, datetime(2026, 11, 23, tzinfo=UTC))) == 1
    store.close()
