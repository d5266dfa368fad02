"""What readers set for themselves, held against the slot of a pulse and what it found."""

import json
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlmodel import Session

from pulse.delivery.wanted import why_not
from pulse.insight.fact import Fact
from pulse.store import Store, readers, runs, wishes
from pulse.store.states import DeliveryState
from pulse.store.tables import Delivery, Reader, Run, Snapshot
from pulse.store.wishes import Wishes

MONDAY = datetime(2026, 11, 23, 7, tzinfo=UTC)


def ada(session: Session, timezone: str = "Europe/Berlin") -> Reader:
    made = readers.add(session, "ada", "+12025550143")
    made.timezone = timezone
    session.flush()
    return made


def run(session: Session, slot: datetime, *facts: Fact) -> Run:
    made = runs.start(session, "orders", slot, None).run
    written = json.dumps([fact.model_dump(mode="json") for fact in facts])
    session.add(
        Snapshot(
            run_id=made.id, definition="{}", result="{}", facts=written, read="{}", chart=b"", caption="", analysis=""
        )
    )
    session.flush()
    return made


def delivered(session: Session, made: Run, reader: Reader, state: DeliveryState) -> None:
    session.add(Delivery(run_id=made.id, reader_id=reader.id, phone_number_id="1", state=state))
    session.flush()


@pytest.mark.parametrize(
    ("wanted", "slot", "reason"),
    [
        (Wishes(), MONDAY, ""),
        (Wishes(muted=True), MONDAY, "the reader wants none until they say so"),
        (Wishes(paused_until=date(2026, 11, 23)), MONDAY, "the reader paused until 2026-11-23"),
        (Wishes(paused_until=date(2026, 11, 22)), MONDAY, ""),
        (Wishes(weekdays=(0, 3)), MONDAY, ""),
        (Wishes(weekdays=(1,)), MONDAY, "the reader wants none on that weekday"),
        # Half past eleven on Sunday evening in London is Monday in Berlin.
        (Wishes(weekdays=(0,)), datetime(2026, 11, 22, 23, 30, tzinfo=UTC), ""),
        (Wishes(alarms=True), MONDAY, "the reader wants only what is unusual"),
    ],
)
def test_a_wish_holds_by_the_readers_own_days(store: Store, wanted: Wishes, slot: datetime, reason: str) -> None:
    with store.begin() as session:
        assert why_not(session, run(session, slot), ada(session), wanted) == reason


@pytest.mark.parametrize(
    ("fact", "comes"),
    [
        (Fact(id="F1", kind="unusual", about="high", unit="count"), True),
        (Fact(id="F1", kind="unusual", about="usual", unit="count"), False),
        (Fact(id="F1", kind="break", unit="count"), True),
        (Fact(id="F1", kind="quality", about="stale", unit="count", doubt="stale"), True),
        (Fact(id="F1", kind="level", unit="count"), False),
    ],
)
def test_who_wants_alarms_gets_what_is_unusual_or_doubtful_alone(store: Store, fact: Fact, comes: bool) -> None:
    with store.begin() as session:
        assert (why_not(session, run(session, MONDAY, fact), ada(session), Wishes(alarms=True)) == "") is comes


@pytest.mark.parametrize(
    ("state", "days", "comes"),
    [
        (DeliveryState.COMPLETE, 1, False),
        (DeliveryState.COMPLETE, 6, False),
        (DeliveryState.COMPLETE, 7, True),
        (DeliveryState.FAILED, 1, True),
        (DeliveryState.SKIPPED, 1, True),
    ],
)
def test_who_wants_one_a_week_gets_the_first_that_arrives(
    store: Store, state: DeliveryState, days: int, comes: bool
) -> None:
    with store.begin() as session:
        reader = ada(session)
        delivered(session, run(session, MONDAY), reader, state)
        later = run(session, MONDAY + timedelta(days=days))
        assert (why_not(session, later, reader, Wishes(weekly=True)) == "") is comes


def test_a_time_of_the_day_is_by_the_readers_clock(store: Store) -> None:
    with store.begin() as session:
        reader = ada(session, "America/New_York")
    opens = wishes.opens_at(Wishes(not_before=time(7, 30)), reader, MONDAY)
    assert opens is not None
    assert opens.astimezone(UTC) == datetime(2026, 11, 23, 12, 30, tzinfo=UTC)


def test_the_last_change_is_taken_back_once(store: Store) -> None:
    with store.begin() as session:
        reader = ada(session)
        wishes.change(session, reader, Wishes(weekly=True))
        wishes.change(session, reader, Wishes(muted=True), locale="de")
        assert str(wishes.of(session, reader.id)) == "muted"
        assert wishes.undo(session, reader)
        assert str(wishes.of(session, reader.id)) == "weekly"
        assert readers.find(session, "+12025550143", None).locale != "de"  # type: ignore[union-attr]
        assert not wishes.undo(session, reader)
