"""Flow runs that a worker took and that never began are begun after all; what a person cancelled stays cancelled."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from prefect import flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import FlowRun, State
from prefect.flow_engine import run_flow
from prefect.states import Cancelled, Cancelling, Pending, Scheduled
from sqlmodel import select

from flows.answer_reply import answer_reply
from flows.send_pulse import send_pulse
from flows.watch_deliveries import watch_deliveries
from pulse.store.columns import utc_now
from pulse.store.tables import Attempt, Inbound, Run, Uptime
from tasks.begin import put_back
from tests.flows.conftest import House, ask, wait
from tests.flows.test_watch import events, long_ago
from tests.flows.test_window import parameters

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    # Five minutes of waiting for a process are a second here.
    monkeypatch.setenv("CHARTCASTR_HURRY", "300")


def taken(flow: Any, given: dict[str, Any], state: State[Any]) -> FlowRun:
    """A deployed run that a worker took two seconds ago, and whose process died with the worker."""

    async def make() -> FlowRun:
        async with get_client() as client:
            deployment = await client.create_deployment(await client.create_flow(flow), f"{flow.name}-test")
            run = await client.create_flow_run_from_deployment(
                deployment, parameters=given, state=Scheduled(scheduled_time=utc_now() - timedelta(minutes=1))
            )
            await client.set_flow_run_state(run.id, state, force=True)
            await asyncio.sleep(2)
            return run

    return asyncio.run(make())


def state_of(run: FlowRun) -> Any:
    return ask(lambda client: client.read_flow_run(run.id)).state


def test_a_pulse_whose_worker_died_before_it_began_is_taken_again_for_its_own_slot(house: House) -> None:
    run = taken(send_pulse, parameters(house), Pending(name="Submitting"))

    house.run(watch_deliveries, {})
    assert state_of(run).is_scheduled()

    async def begin() -> None:
        async with get_client() as client:
            again: Any = run_flow(send_pulse, flow_run=await client.read_flow_run(run.id), return_type="state")
            await again

    asyncio.run(begin())
    house.run(watch_deliveries, {})
    assert state_of(run).is_completed()
    assert [message.kind for message in house.seen()] == ["image", "text"]
    with house.store.begin() as session:
        assert session.exec(select(Run.slot)).one() == run.expected_start_time


def test_a_pulse_that_dies_there_again_and_again_is_given_up(house: House) -> None:
    run = taken(send_pulse, parameters(house), Pending())
    for _ in range(3):
        house.run(watch_deliveries, {})
        assert state_of(run).is_scheduled()
        ask(lambda client: client.set_flow_run_state(run.id, Pending(), force=True))
        asyncio.run(asyncio.sleep(2))

    house.run(watch_deliveries, {})

    assert state_of(run).is_crashed()


def test_looks_that_overlap_count_one_death_once(house: House) -> None:
    @flow
    async def look_often() -> None:
        await asyncio.gather(*(put_back() for _ in range(5)))

    run = taken(send_pulse, parameters(house), Pending())
    for _ in range(2):
        house.run(look_often, {})
        assert state_of(run).is_scheduled()
        ask(lambda client: client.set_flow_run_state(run.id, Pending(), force=True))
        asyncio.run(asyncio.sleep(2))

    house.run(look_often, {})

    assert state_of(run).is_scheduled()


@pytest.mark.parametrize("state", [Cancelled, Cancelling])
def test_what_a_person_cancelled_stays_cancelled(house: House, state: Any) -> None:
    house.run(send_pulse, parameters(house))
    asked = house.says("Why?", context=house.seen()[0].wamid)
    wait(lambda: _inbound(house, asked).state == "dispatched")
    pulse = taken(send_pulse, parameters(house, name="other"), state())
    reply = taken(answer_reply, {"inbound_id": asked}, state())
    _dispatched(house, asked, reply)

    house.run(watch_deliveries, {})

    # Prefect itself ends what is being cancelled where no process is known.
    for run in (pulse, reply):
        assert state_of(run).is_cancelled() or state_of(run).is_cancelling()
    assert (_inbound(house, asked).state, _inbound(house, asked).reason) == ("ignored", "its flow run was cancelled")


def test_a_reply_whose_worker_died_before_it_began_is_started_again(house: House) -> None:
    house.run(send_pulse, parameters(house))
    asked = house.says("Why?", context=house.seen()[0].wamid)
    wait(lambda: _inbound(house, asked).state == "dispatched")
    reply = taken(answer_reply, {"inbound_id": asked}, Pending(name="Submitting"))
    _dispatched(house, asked, reply)

    house.run(watch_deliveries, {})

    assert state_of(reply).is_crashed()
    wait(lambda: house.dispatch.history.count(asked) == 2)


def _inbound(house: House, id_: str) -> Inbound:
    with house.store.begin() as session:
        return session.get_one(Inbound, id_)


def _dispatched(house: House, asked: str, reply: FlowRun) -> None:
    with house.store.begin() as session:
        row = session.get_one(Inbound, asked)
        row.flow_run_id, row.dispatched_at = str(reply.id), utc_now() - timedelta(minutes=1)
        session.add(row)


def test_a_webhook_that_is_dead_for_a_day_is_told_once_and_its_return_once(house: House) -> None:
    callback, house.sandbox.world.callback = house.sandbox.world.callback, None
    before = utc_now()
    house.run(send_pulse, parameters(house, wait_for_image=0.3))
    long_ago(house, hours=23)
    house.run(watch_deliveries, {})
    assert _webhook(house, before) == []

    long_ago(house, hours=2)
    for _ in range(2):
        house.run(watch_deliveries, {})
    wait(lambda: _webhook(house, before) == ["silent"])

    house.sandbox.world.callback = callback
    house.says("good morning")
    for _ in range(2):
        house.run(watch_deliveries, {})
    wait(lambda: _webhook(house, before) == ["recovered", "silent"])
    with house.store.begin() as session:
        assert session.exec(select(Attempt)).first() is not None
        assert session.exec(select(Uptime)).first() is not None


def _webhook(house: House, since: datetime) -> list[str]:
    """What was told of webhooks in this test, newest first."""
    told = [item for item in events(house, since) if item.startswith("chartcastr.webhook.")]
    return [item.removeprefix("chartcastr.webhook.") for item in told]
