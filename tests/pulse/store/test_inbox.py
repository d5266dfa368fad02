import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from pulse.store import Store, inbox, outbox, readers, runs
from pulse.store.columns import new_id, utc_now
from pulse.store.receive import receive
from pulse.store.tables import Inbound, Message, OtherEvent, Reader, Run
from pulse.whatsapp.events import Event, Status
from pulse.whatsapp.events import Inbound as Told
from pulse.whatsapp.webhook import parse
from tests.conftest import begin

PHONE = "+12025550143"
CHART = "wamid.chart"


def told(kind: str = "text", **changes: Any) -> Told:
    fields: dict[str, Any] = {
        "wamid": f"wamid.{new_id()}",
        "number": "1",
        "phone": PHONE,
        "user_id": None,
        "at": utc_now(),
        "kind": kind,
        "text": "why?" if kind == "text" else "",
        "payload": "",
        "emoji": "👍" if kind == "reaction" else "",
        "context": CHART,
        "group": None,
        "raw": "{}",
    }
    return Told(**(fields | changes))


@pytest.fixture
def chart(store: Store) -> Run:
    """A chart that Ada got."""
    with store.begin() as session:
        ada = readers.add(session, "ada", PHONE)
        readers.add(session, "bob", "+12025550144")
        session.flush()
        run = runs.start(session, "orders", utc_now(), None).run
        row = Message(
            id=new_id(), purpose="image/1", kind="image", run_id=run.id, reader_id=ada.id, phone_number_id="1", text="x"
        )
        outbox.accepted(session, begin(session, row).id, CHART)
    return run


def kept(store: Store, *events: Event) -> list[Inbound]:
    with store.begin() as session:
        receive(session, events)
    with store.begin() as session:
        return [
            session.exec(select(Inbound).where(Inbound.wamid == e.wamid)).one() for e in events if isinstance(e, Told)
        ]


def test_a_reply_and_a_reaction_to_a_chart_wait_for_their_answers(store: Store, chart: Run) -> None:
    rows = kept(store, told(), told("reaction"), told("button", text="Why?"), told("audio"))

    assert {row.state for row in rows} == {"pending"}
    assert {row.run_id for row in rows} == {chart.id}


def test_words_without_a_quote_are_about_the_newest_chart(store: Store, chart: Run) -> None:
    (row,) = kept(store, told(context=None))

    assert (row.state, row.run_id) == ("pending", chart.id)


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (told(phone="+12025559999"), "the sender is no reader"),
        (told(phone=None, user_id="US.1"), "the sender is no reader"),
        (told(group="G1"), "sent in a group"),
        (told("reaction", emoji=""), "a reaction taken back"),
        (told("reaction", context="wamid.other"), "a reaction to no message of ours"),
        (told("system"), "system needs no answer"),
        (told("request_welcome"), "request_welcome needs no answer"),
        (told(phone="+12025550144"), "no chart to talk about"),
    ],
)
def test_what_gets_no_answer_is_kept_with_the_reason(store: Store, chart: Run, event: Told, reason: str) -> None:  # noqa: ARG001
    (row,) = kept(store, event)

    assert (row.state, row.reason) == ("ignored", reason)


def test_nobody_reads_the_thread_of_another(store: Store, chart: Run) -> None:  # noqa: ARG001
    (row,) = kept(store, told(phone="+12025550144", context=CHART))

    assert row.run_id is None


def test_the_same_message_twice_in_one_batch_and_again_later_is_one(store: Store, chart: Run) -> None:  # noqa: ARG001
    event = told()
    with store.begin() as session:
        first = receive(session, [event, event])
    with store.begin() as session:
        again = receive(session, [event])
        waiting = inbox.pending(session)

    assert (first.inbound, first.pending, again.inbound) == (1, 1, 0)
    assert len(waiting) == 1


def test_writing_opens_the_window_and_an_older_message_does_not_move_it_back(store: Store, chart: Run) -> None:  # noqa: ARG001
    now = utc_now()
    kept(store, told(at=now), told(at=now - timedelta(hours=5)))

    with store.begin() as session:
        ada = session.exec(select(Reader).where(Reader.name == "ada")).one()

    assert ada.last_inbound_at == now


def test_a_message_from_the_future_opens_the_window_from_now_only(store: Store, chart: Run) -> None:  # noqa: ARG001
    kept(store, told(at=datetime(2040, 1, 1, tzinfo=UTC)))

    with store.begin() as session:
        ada = session.exec(select(Reader).where(Reader.name == "ada")).one()

    assert ada.last_inbound_at is not None
    assert ada.last_inbound_at <= utc_now()


def test_dispatched_and_answered_do_not_wait_any_more(store: Store, chart: Run) -> None:  # noqa: ARG001
    inbound, two = kept(store, told(), told())
    with store.begin() as session:
        inbox.dispatched(session, inbound.id, "flow-run")
        inbox.answered(session, two.id)
        inbox.dispatched(session, two.id, "flow-run-2")

        assert inbox.pending(session) == []
        assert session.get_one(Inbound, two.id).state == "answered"


def test_everything_in_every_sample_is_kept_once(store: Store, contracts: Path) -> None:
    bodies = [path.read_bytes() for path in sorted((contracts / "meta" / "samples").glob("*.json"))]
    parsed = [parse(raw) for raw in bodies]

    counts = []
    for _ in range(2):
        with store.begin() as session:
            counts.append([receive(session, events) for events in parsed])
    with store.begin() as session:
        others = session.exec(select(OtherEvent)).all()
        inbound = session.exec(select(Inbound)).all()

    assert sum(count.inbound for count in counts[0]) == len(inbound) > 20
    assert sum(count.other for count in counts[0]) == len(others) > 20
    assert all((count.inbound, count.statuses, count.other) == (0, 0, 0) for count in counts[1])
    assert all(json.loads(row.raw) is not None for row in others)
    assert all(json.loads(row.raw) for row in inbound)


def out(store: Store) -> datetime | None:
    with store.begin() as session:
        return session.exec(select(Reader).where(Reader.name == "ada")).one().opted_out_at


def test_a_stop_holds_from_the_moment_it_comes_with_or_without_a_chart(store: Store) -> None:
    with store.begin() as session:
        readers.add(session, "ada", PHONE)

    (row,) = kept(store, told(text="please stop", context=None))

    # There is no chart to talk about, and yet it is confirmed.
    assert (row.state, row.run_id) == ("pending", None)
    assert out(store) is not None


def test_what_was_asked_last_holds_in_whatever_order_it_comes(store: Store, chart: Run) -> None:  # noqa: ARG001
    now = utc_now()
    kept(store, told(text="START", at=now), told(text="STOP", at=now - timedelta(minutes=1)))
    assert out(store) is None

    kept(store, told(text="STOP", at=now + timedelta(seconds=1)))
    assert out(store) is not None


def test_a_reaction_in_the_same_body_as_the_news_of_its_chart_is_answered(store: Store, chart: Run) -> None:
    with store.begin() as session:
        ada = readers.get(session, "ada")
        row = Message(
            id=new_id(),
            purpose="image/2",
            kind="image",
            run_id=chart.id,
            reader_id=ada.id,
            phone_number_id="1",
            text="x",
        )
        attempt = begin(session, row)
        outbox.unknown(session, attempt.id, "time-out")

    reaction = told("reaction", context="wamid.new")
    news = Status("wamid.new", "delivered", utc_now(), attempt.id, None, "", "", "{}")
    (kept_row,) = kept(store, reaction, news)

    assert kept_row.state == "pending"


@pytest.mark.parametrize(
    "odd",
    [
        {"id": "wamid.\ud83d"},
        {"id": "wamid.\0"},
        {"id": "w" * 9000},
        {"type": "t\0xt"},
        {"type": "x" * 300},
        {"from": "\0"},
        {"from_user_id": "\0\ud83d"},
        {"timestamp": 10**30},
        {"context": {"id": "\ud83d\0"}},
        {"text": {"body": "\0" * 3}},
        {"group_id": "\0"},
    ],
)
def test_one_odd_item_never_costs_the_good_one(store: Store, chart: Run, odd: dict[str, Any]) -> None:  # noqa: ARG001
    plain = {"id": "wamid.odd", "from": PHONE[1:], "type": "text", "text": {"body": "x"}, "timestamp": "1795341600"}
    good = plain | {"id": "wamid.good"}
    code = {"id": "wamid.s", "status": "failed", "errors": [{"code": 10**20}]}
    value = {"metadata": {"phone_number_id": "9" * 80}, "messages": [plain | odd, good], "statuses": [code]}
    entry = {"changes": [{"field": "messages", "value": value}, {"field": "\0\ud83d", "value": {}}]}
    raw = json.dumps({"object": "whatsapp_business_account", "entry": [entry]}).encode()

    with store.begin() as session:
        received = receive(session, parse(raw))

    assert received.inbound + received.other + received.statuses == 4
    with store.begin() as session:
        assert session.exec(select(Inbound).where(Inbound.wamid == "wamid.good")).one().text == "x"


def test_what_cannot_be_dispatched_waits_behind_the_others(store: Store, chart: Run) -> None:  # noqa: ARG001
    (stuck,) = kept(store, told(text="why did it fall?"))
    with store.begin() as session:
        inbox.postpone(session, stuck.id)
    (new,) = kept(store, told("reaction"))

    with store.begin() as session:
        assert [row.id for row in inbox.pending(session)] == [new.id]
