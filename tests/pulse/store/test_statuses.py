"""What became of our messages, many statuses at a time."""

import json
import threading
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from pulse.delivery import ledger
from pulse.store import Store, outbox, readers, runs
from pulse.store.columns import new_id, utc_now
from pulse.store.receive import receive
from pulse.store.tables import Inbound, Message, Reader
from pulse.whatsapp.events import Event, Status
from pulse.whatsapp.events import Inbound as Told
from pulse.whatsapp.webhook import parse
from tests.conftest import begin

AT = datetime(2026, 11, 22, 8, tzinfo=UTC)


def status(wamid: str, name: str, code: int | None = None, **more: str) -> Status:
    return Status(wamid, name, AT, "", code, f"reason {code}" if code else "", "", "{}", "1", **more)


def said(wamid: str, phone: str) -> Told:
    return Told(wamid, "1", phone, None, utc_now(), "text", "why?", "", "", None, None, "{}")


def sent(store: Store, wamid: str, name: str = "ada", phone: str = "+12025550143") -> Message:
    with store.begin() as session:
        known = readers.find(session, phone, None) or readers.add(session, name, phone)
        session.flush()
        run = runs.start(session, "orders", AT, None).run
        row = Message(
            id=new_id(),
            purpose=f"image/{wamid}",
            kind="image",
            run_id=run.id,
            reader_id=known.id,
            phone_number_id="1",
            text="x",
        )
        attempt = begin(session, row)
        outbox.accepted(session, attempt.id, wamid)
        return row


def test_two_reasons_of_one_failure_are_both_kept_and_shown_and_each_once(store: Store) -> None:
    row = sent(store, "wamid.1")
    for _ in range(2):
        with store.begin() as session:
            receive(session, [status("wamid.1", "failed", 131026), status("wamid.1", "failed", 131053)])
            receive(session, [status("wamid.1", "sent"), status("wamid.1", "sent")])

    with store.begin() as session:
        told = outbox.history(session, "wamid.1")
        (line,) = ledger.lines(session, row.run_id or "")
        state = outbox.get(session, row.id)
    assert sorted((status_change.status, status_change.error_code or 0) for status_change in told) == [
        ("failed", 131026),
        ("failed", 131053),
        ("sent", 0),
    ]
    assert "failed 08:00:00 (131026)" in line.told
    assert "failed 08:00:00 (131053)" in line.told
    # What it failed of first is what is explained.
    assert (state.state, state.error_code) == ("failed", 131026)


def test_a_status_tells_how_whatsapp_knows_its_reader(store: Store) -> None:
    # Brazil's numbers have one digit more or less.
    sent(store, "wamid.1", phone="+5511987654321")
    with store.begin() as session:
        receive(session, [status("wamid.1", "sent", recipient="551187654321", recipient_user_id="BR.1")])

    with store.begin() as session:
        reader = session.exec(select(Reader).where(Reader.name == "ada")).one()
    assert (reader.wa_id, reader.user_id, reader.phone) == ("551187654321", "BR.1", "+5511987654321")


def test_a_foreign_status_teaches_nothing(store: Store) -> None:
    sent(store, "wamid.1")
    with store.begin() as session:
        receive(session, [status("wamid.2", "sent", recipient="12025550199")])

    with store.begin() as session:
        assert session.exec(select(Reader).where(Reader.name == "ada")).one().wa_id is None


@pytest.mark.parametrize("letter", ["x", "\N{PILE OF POO}"])
def test_no_id_is_too_long_to_be_kept(store: Store, letter: str) -> None:
    long = letter * 9000
    item: dict[str, Any] = {
        "id": letter * 500,
        "status": "sent",
        "biz_opaque_callback_data": long,
        "recipient_id": "9" * 9000,
    }

    item |= {"recipient_user_id": long, "errors": [{"code": True}], "pricing": {"category": long}}
    value = {"metadata": {"phone_number_id": long}, "statuses": [item]}
    raw = {"object": "whatsapp_business_account", "entry": [{"changes": [{"field": "messages", "value": value}]}]}

    with store.begin() as session:
        received = receive(session, parse(json.dumps(raw).encode()))

    assert received.statuses == 1


def test_bodies_of_the_same_items_in_any_order_never_lock_each_other_out(store: Store) -> None:
    phones = [f"+120255501{number:02}" for number in range(8)]
    for number, phone in enumerate(phones):
        sent(store, f"wamid.{number}", f"reader-{number}", phone)
    told: list[Event] = [said(f"wamid.in{number}", phone) for number, phone in enumerate(phones)]
    told += [status(f"wamid.{number}", name) for number in range(8) for name in ("sent", "delivered", "read")]
    wrong: list[Exception] = []

    def bring(events: list[Event]) -> None:
        try:
            for _ in range(3):
                with store.begin() as session:
                    receive(session, events)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
            wrong.append(error)

    bodies = [told, told[::-1], told[5:] + told[:5], told[::2] + told[1::2]]
    threads = [threading.Thread(target=bring, args=(events,)) for events in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
    with store.begin() as session:
        assert {outbox.by_wamid(session, f"wamid.{n}").state for n in range(8)} == {"read"}  # type: ignore[union-attr]
        assert len(session.exec(select(Inbound)).all()) == 8


STATUSES = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["sent", "delivered", "read", "failed", "deleted"]), st.booleans())
)


@given(STATUSES)
def test_many_at_once_end_as_one_after_the_other(store: Store, told: list[tuple[int, str, bool]]) -> None:
    ends = []
    for together in (True, False):
        mark = new_id()
        for number in range(3):
            sent(store, f"wamid.{mark}.{number}")
        events = [
            status(f"wamid.{mark}.{number}", name, (131026 if odd else 131053) if name == "failed" else None)
            for number, name, odd in told
        ]
        for part in [events] if together else [[event] for event in events]:
            with store.begin() as session:
                receive(session, part)
        with store.begin() as session:
            rows = [outbox.by_wamid(session, f"wamid.{mark}.{number}") for number in range(3)]
            kept = [len(outbox.history(session, f"wamid.{mark}.{number}")) for number in range(3)]
        ends.append(([(row.state, row.error_code) for row in rows if row], kept))

    assert ends[0] == ends[1]
