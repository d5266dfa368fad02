"""A clock that was a day ahead once stops nothing once it is right again."""

from datetime import timedelta

import pytest

from pulse.delivery.message import Heard, Outcome, Timing, next_for
from pulse.store import Store, health, inbox, limits, readers, windows
from pulse.store.columns import new_id, utc_now
from pulse.store.states import InboundState, MessageState
from pulse.store.tables import Attempt, Inbound, Uptime

DAY = timedelta(days=1)


def test_a_pace_from_tomorrow_makes_nobody_wait_for_more_than_a_burst(store: Store) -> None:
    with store.begin() as session:
        limits.acquire(session, "n", 86_400.0, every=6.0, burst=3)
    with store.begin() as session:
        assert limits.wait(session, "n", 0.0, every=6.0, burst=3) == 6.0
        assert limits.acquire(session, "n", 0.0, every=6.0, burst=3) == 6.0
    with store.begin() as session:
        assert limits.acquire(session, "n", 12.0, every=6.0, burst=3) == 0.0


def test_a_wait_is_looked_at_without_being_taken(store: Store) -> None:
    with store.begin() as session:
        for _ in range(4):
            limits.acquire(session, "n", 1000.0, every=6.0, burst=3)
        looked = [limits.wait(session, "n", 1000.0, every=6.0, burst=3) for _ in range(3)]

    assert looked == [12.0] * 3


def test_marks_from_tomorrow_prove_no_presence(store: Store) -> None:
    now = utc_now()
    with store.begin() as session:
        session.add(Uptime(id=new_id(), since=now + DAY, until=now + DAY))
        session.add(Uptime(id=new_id(), since=now - timedelta(hours=1), until=now + DAY))
    with store.begin() as session:
        assert health.outages(session, now - timedelta(minutes=1), now) == [(now - timedelta(minutes=1), now)]


def test_a_stretch_that_began_tomorrow_is_not_gone_on_with(store: Store) -> None:
    now = utc_now()
    with store.begin() as session:
        ahead = health.beat(session, None, now + DAY)
        again = health.beat(session, ahead, now)
        assert again != ahead


def test_a_window_from_tomorrow_is_closed_until_its_reader_writes(store: Store) -> None:
    now = utc_now()
    with store.begin() as session:
        ada = readers.add(session, "ada", "+12025550143")
        session.flush()
        windows.heard(session, ada.id, "1", now + DAY)
        assert windows.open_until(windows.find(session, ada.id, "1")) is None
        windows.heard(session, ada.id, "1", now)
        until = windows.open_until(windows.find(session, ada.id, "1"))
        assert until is not None
        assert until < now + DAY


@pytest.mark.parametrize("state", [MessageState.BEGUN, MessageState.UNKNOWN])
def test_a_try_from_tomorrow_is_not_waited_for(state: MessageState) -> None:
    now = utc_now()
    tried = [Attempt(id="1", message_id="1", number=1, state=state, begun_at=now + DAY)]

    found = next_for(tried, now, Heard(), Timing())
    assert isinstance(found, Outcome)
    assert found.state == "unknown"


def test_a_reply_that_was_put_off_until_tomorrow_is_started_now(store: Store) -> None:
    now = utc_now()

    def row(state: InboundState) -> Inbound:
        return Inbound(
            id=new_id(), wamid=new_id(), kind="text", text="x", state=state, raw="{}", sender=new_id(), received_at=now
        )

    with store.begin() as session:
        waits, hangs = row(InboundState.PENDING), row(InboundState.DISPATCHED)
        waits.next_try_at = hangs.dispatched_at = now + DAY
        session.add_all([waits, hangs])
        session.flush()
        assert [inbound.id for inbound in inbox.pending(session)] == [waits.id]
        assert [inbound.id for inbound in inbox.in_progress(session, now)] == [hangs.id]
        assert inbox.going_on(session) == 0
