"""Replies that pile up and guessed codes are told of once."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from pulse.delivery.events.alarms import LONG, news
from pulse.store import Store, alerts
from pulse.store.columns import new_id, utc_now
from pulse.store.inbox import WRONG_CODE
from pulse.store.states import InboundState
from pulse.store.tables import Inbound


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(f"sqlite:///{tmp_path / 'store.db'}")
    made.prepare()
    yield made
    made.close()


def keep(store: Store, **fields: object) -> str:
    row = Inbound(id=new_id(), wamid=new_id(), kind="text", text="x", state=InboundState.PENDING, raw="{}", sender="s")
    for name, value in fields.items():
        setattr(row, name, value)
    with store.begin() as session:
        session.add(row)
    return row.id


def told(store: Store) -> list[str]:
    """What is told now; it is noted as a look that told it would."""
    with store.begin() as session:
        found = news(session)
    with store.begin() as session:
        alerts.note_once(session, list(found))
    return [event.event for event in found.values()]


def test_replies_that_wait_for_long_are_told_of_once_for_each_backlog(store: Store) -> None:
    since = utc_now() - LONG
    keep(store, received_at=utc_now())
    assert told(store) == []
    waiting = keep(store, received_at=since)
    assert (told(store), told(store)) == (["chartcastr.replies.backlog"], [])
    with store.begin() as session:
        session.get_one(Inbound, waiting).state = InboundState.ANSWERED
    assert told(store) == []
    keep(store, received_at=since)
    assert told(store) == ["chartcastr.replies.backlog"]


def test_who_guesses_codes_is_told_of_once(store: Store) -> None:
    guess = {"state": "answered", "payload": WRONG_CODE}
    for _ in range(4):
        keep(store, **guess)
    assert told(store) == []
    keep(store, **guess, sender="somebody else")
    keep(store, **guess)
    assert (told(store), told(store)) == (["chartcastr.optin.guessing"], [])
    keep(store, **guess, received_at=utc_now() - timedelta(hours=2))
    assert told(store) == []
