"""There is something to look after, or there is not."""

from datetime import timedelta

import pytest

from pulse.store import Store, due, readers, runs
from pulse.store.columns import new_id, utc_now
from pulse.store.states import DeliveryState, InboundState, MessageState, RunState
from pulse.store.tables import Delivery, Inbound, Message, Run

NOW = utc_now()


def add(store: Store, *, minutes: int, run: RunState, delivery: DeliveryState, told: str = "") -> str:
    """A run of so many minutes ago with one delivery; the id of the run."""
    at = NOW - timedelta(minutes=minutes)
    with store.begin() as session:
        reader = readers.add(session, "ada", "+12025550143")
        row = Run(pulse="orders", identity="orders", slot=at, state=run, created_at=at)
        session.add(row)
        session.flush()
        session.add(
            Delivery(run_id=row.id, reader_id=reader.id, state=delivery, reported=told or str(delivery), created_at=at)
        )
        return row.id


def is_due(store: Store) -> bool:
    with store.begin() as session:
        return due.is_due(session, NOW)


def test_nothing_is_to_be_done_of_an_empty_house_and_of_one_where_all_is_told(store: Store) -> None:
    assert not is_due(store)

    add(store, minutes=60, run=RunState.DONE, delivery=DeliveryState.COMPLETE)

    assert not is_due(store)


@pytest.mark.parametrize(
    ("minutes", "run", "delivery", "told", "expected"),
    [
        (60, RunState.DONE, DeliveryState.COMPLETE, "sent", True),
        (1, RunState.RUNNING, DeliveryState.OPEN, "", False),
        (6, RunState.RUNNING, DeliveryState.OPEN, "open", True),
        (1, RunState.UNCONFIRMED, DeliveryState.SENT, "", True),
        (11, RunState.UNCONFIRMED, DeliveryState.SENT, "", False),
        (11, RunState.UNCONFIRMED, DeliveryState.UNKNOWN, "", True),
        (11, RunState.FAILED, DeliveryState.OPEN, "", True),
        (61, RunState.FAILED, DeliveryState.OPEN, "", False),
        (11, RunState.DONE, DeliveryState.HELD, "", False),
    ],
)
def test_what_is_new_broken_off_or_just_sent_is_looked_after(
    store: Store, minutes: int, run: RunState, delivery: DeliveryState, told: str, expected: bool
) -> None:
    add(store, minutes=minutes, run=run, delivery=delivery, told=told)

    assert is_due(store) is expected


def test_a_status_that_came_later_is_something_to_tell(store: Store) -> None:
    run_id = add(store, minutes=60, run=RunState.DONE, delivery=DeliveryState.COMPLETE)
    with store.begin() as session:
        (delivery,) = runs.deliveries(session, run_id)
        row = Message(
            id=new_id(),
            purpose="image/1",
            kind="image",
            run_id=run_id,
            reader_id=delivery.reader_id,
            phone_number_id="1",
            text="",
            state=MessageState.READ,
            reported="delivered",
        )
        session.add(row)

    assert is_due(store)


@pytest.mark.parametrize(("seconds", "expected"), [(30, False), (90, True)])
def test_an_answer_that_takes_long_may_have_lost_its_process(store: Store, seconds: int, expected: bool) -> None:
    with store.begin() as session:
        asked = Inbound(wamid="w", kind="text", text="why?", raw="{}", state=InboundState.DISPATCHED)
        asked.dispatched_at = NOW - timedelta(seconds=seconds)
        session.add(asked)

    assert is_due(store) is expected
