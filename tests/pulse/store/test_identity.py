"""A pulse is known by its deployment: another name changes nothing, and one name for two is no reason to skip one."""

from datetime import timedelta

from pulse.store import Store, readers, runs
from pulse.store.columns import utc_now
from pulse.store.states import DeliveryState
from pulse.store.tables import Delivery, Reader

FIRST, SECOND = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"


def reader(store: Store) -> Reader:
    with store.begin() as session:
        return readers.add(session, "ada", "+12025550143")


def test_two_deployments_that_gave_their_pulses_one_name_are_both_sent(store: Store) -> None:
    slot = utc_now()
    with store.begin() as session:
        started = runs.start(session, "orders", slot, "flow-1", FIRST)
        two = runs.start(session, "orders", slot, "flow-2", SECOND)
        again = runs.start(session, "orders", slot, "flow-3", FIRST)

    assert (started.ours, two.ours) == (True, True)
    assert started.run.id != two.run.id
    assert again.run.id == started.run.id


def test_a_renamed_pulse_overtakes_what_waits_under_its_old_name(store: Store) -> None:
    ada, now = reader(store), utc_now()
    with store.begin() as session:
        old = runs.start(session, "orders", now - timedelta(hours=1), "flow-1", FIRST).run
        waits = runs.deliver_to(session, old.id, ada.id, "1")
        other = runs.start(session, "orders", now - timedelta(hours=1), "flow-2", SECOND).run
        others = runs.deliver_to(session, other.id, ada.id, "1")
        for item in (waits, others):
            runs.settle(session, item.id, DeliveryState.HELD, "the window is closed")
        session.flush()
        new = runs.start(session, "sales", now, "flow-3", FIRST).run
        runs.deliver_to(session, new.id, ada.id, "1")
    with store.begin() as session:
        states = [session.get_one(Delivery, delivery.id).state for delivery in (waits, others)]

    assert states == ["overtaken", "held"]


def test_what_was_begun_before_runs_knew_their_deployment_is_gone_on_with(store: Store) -> None:
    slot = utc_now()
    with store.begin() as session:
        before = runs.start(session, "orders", slot, "flow-1")
        restarted = runs.start(session, "orders", slot, "flow-2", FIRST)

    assert restarted.run.id == before.run.id


def test_who_is_left_out_of_a_renamed_pulse_gets_nothing_that_waited(store: Store) -> None:
    ada, now = reader(store), utc_now()
    with store.begin() as session:
        old = runs.start(session, "orders", now - timedelta(hours=1), "flow-1", FIRST).run
        waits = runs.deliver_to(session, old.id, ada.id, "1")
        runs.settle(session, waits.id, DeliveryState.HELD, "the window is closed")
        session.flush()
        new = runs.start(session, "sales", now, "flow-2", FIRST).run
        runs.leave_out(session, new, [])
    with store.begin() as session:
        found = session.get_one(Delivery, waits.id)

    assert (found.state, found.reason) == ("skipped", runs.NOT_NAMED)
