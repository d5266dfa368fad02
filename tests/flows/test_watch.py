"""What is not over is looked after: unknown, late, broken off, failed later; and Prefect is told, once."""

import asyncio
import json
import threading
import time
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterFlowRunId
from prefect.client.schemas.objects import StateType
from prefect.events.filters import EventFilter, EventNameFilter, EventOccurredFilter
from prefect.flow_engine import run_flow
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.states import Cancelled, Scheduled
from sqlmodel import select

from flows.release_held import release_held
from flows.send_pulse import send_pulse
from flows.watch_deliveries import watch_deliveries
from pulse.store import due, templates
from pulse.store.columns import utc_now
from pulse.store.receive import receive
from pulse.store.states import DeliveryState, RunState
from pulse.store.tables import Attempt, Delivery, Inbound, Message, PhoneNumber, Run, Template, Uptime
from pulse.whatsapp.events import Status
from sandbox.faults import Fault
from sandbox.world import Account
from sandbox.world import Message as Shown
from tests.flows.conftest import ADA, BOB, House, ask, wait
from tests.flows.test_window import add_template, close_window, parameters

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def break_with(house: House, name: str, **more: Any) -> None:
    house.sandbox.world.faults.switch_on(Fault(name, **more))


def long_ago(house: House, **ago: float) -> None:
    """Let time go by for all that was sent."""
    gone = timedelta(**ago)
    with house.store.begin() as session:
        for attempt in session.exec(select(Attempt)):
            attempt.begun_at -= gone
            attempt.ended_at = attempt.ended_at - gone if attempt.ended_at else None
            session.add(attempt)
        for delivery in session.exec(select(Delivery)):
            delivery.created_at -= gone
            session.add(delivery)
        for run in session.exec(select(Run)):
            run.created_at -= gone
            session.add(run)
        for stretch in session.exec(select(Uptime)):
            stretch.since -= gone
            session.add(stretch)


def state(house: House) -> list[str]:
    with house.store.begin() as session:
        return sorted(delivery.state for delivery in session.exec(select(Delivery)))


def events(house: House, since: datetime | None = None) -> list[str]:  # noqa: ARG001 - all of this house's server
    """Names of the events of ours that the server has, of the time since then, newest first."""
    mine = EventFilter(
        event=EventNameFilter(prefix=["chartcastr."]),
        occurred=EventOccurredFilter(since=since or utc_now() - timedelta(days=1)),
    )

    async def read(client: Any) -> Any:
        answer = await client._client.post("/events/filter", json={"filter": mine.model_dump(mode="json"), "limit": 50})
        return answer.json()["events"]

    return [event["event"] for event in ask(read)]


def test_a_message_that_never_arrives_is_late_and_complete_once_it_does(house: House) -> None:
    break_with(house, "phone-off", times=2)
    run, ended = house.run(send_pulse, parameters(house, wait_for_image=0.3))
    assert ended.name == "Unconfirmed"
    assert state(house) == ["sent"]

    long_ago(house, hours=2)
    house.run(watch_deliveries, {})
    assert state(house) == ["late"]
    assert ask(lambda c: c.read_flow_run(run.id)).state.message.startswith(
        "0 of 1 deliveries of shop-orders arrived, 1 not confirmed; ada: late"
    )
    wait(lambda: "chartcastr.message.late" in events(house))

    # The phone is switched on.
    for message in house.seen():
        _tell(house, message.wamid, "delivered")
    house.run(watch_deliveries, {})
    wait(lambda: state(house) == ["complete"])
    now = ask(lambda c: c.read_flow_run(run.id)).state
    assert (now.type, now.message) == (StateType.COMPLETED, "1 of 1 deliveries of shop-orders arrived.")


def test_a_phone_that_is_off_holds_no_place_and_the_analysis_follows_once_it_is_on(house: House) -> None:
    break_with(house, "phone-off", times=1)
    begun = time.monotonic()
    run, ended = house.run(send_pulse, parameters(house, wait_for_image=300))
    took = time.monotonic() - begun

    assert (ended.type, ended.name) == (StateType.SCHEDULED, "Waiting")
    assert took < 60
    assert [message.kind for message in house.seen()] == ["image"]
    assert "chartcastr.pulse.waiting" not in events(house)
    house.run(watch_deliveries, {})
    assert ask(lambda c: c.read_flow_run(run.id)).state.name == "Waiting"
    assert not _urgent(house)

    # The phone is switched on.
    _tell(house, house.seen()[0].wamid, "delivered")
    assert _urgent(house)
    house.run(watch_deliveries, {})
    wait(lambda: state(house) == ["complete"] or house.run(watch_deliveries, {}) is None)
    assert [message.kind for message in house.seen()] == ["image", "text"]
    now = ask(lambda c: c.read_flow_run(run.id)).state
    assert (now.type, now.message) == (StateType.COMPLETED, "1 of 1 deliveries of shop-orders arrived.")
    assert not _urgent(house)


def test_a_run_that_waits_and_is_cancelled_sends_nothing_more(house: House) -> None:
    break_with(house, "phone-off", times=1)
    run, _ = house.run(send_pulse, parameters(house, wait_for_image=300))
    ask(lambda c: c.set_flow_run_state(run.id, Cancelled(), force=True))
    _tell(house, house.seen()[0].wamid, "delivered")

    house.run(watch_deliveries, {})

    assert state(house) == ["skipped"]
    assert [message.kind for message in house.seen()] == ["image"]
    assert ask(lambda c: c.read_flow_run(run.id)).state.name == "Cancelled"


def test_a_run_that_nobody_went_on_with_is_begun_again_and_sends_what_is_missing_once(house: House) -> None:
    break_with(house, "phone-off", times=1)
    run, _ = house.run(send_pulse, parameters(house, wait_for_image=300))
    _tell(house, house.seen()[0].wamid, "delivered")

    async def again() -> Any:
        async with get_client() as client:
            await client.set_flow_run_state(run.id, Scheduled(), force=True)
            running: Any = run_flow(send_pulse, flow_run=await client.read_flow_run(run.id), return_type="state")
            return await running

    done = asyncio.run(again())

    assert done.message == "1 of 1 deliveries of shop-orders arrived."
    assert [message.kind for message in house.seen()] == ["image", "text"]


def _urgent(house: House) -> bool:
    with house.store.begin() as session:
        return due.is_urgent(session, utc_now())


def _tell(house: House, wamid: str, status: str) -> None:
    with house.store.begin() as session:
        receive(session, [Status(wamid, status, utc_now(), "", None, "", "", "{}", Account.phone_number_id)])


@pytest.mark.parametrize("fault", ["timeout-after", "error-after", "garbage-after"])
def test_what_nobody_could_tell_is_settled_by_its_status_and_sent_once(house: House, fault: str) -> None:
    break_with(house, fault, times=1)

    _, ended = house.run(send_pulse, parameters(house))

    assert ended.is_completed()
    assert [message.kind for message in house.seen()] == ["image", "text"]
    assert house.messages()[0].state in {"delivered", "read"}


def test_what_was_lost_before_meta_took_it_is_sent_once_more_where_silence_proves_it(house: House) -> None:
    break_with(house, "error-before", times=1)
    send_in_background(house)
    wait(lambda: any(message.state == "unknown" for message in house.messages()))
    assert house.seen() == []

    house.says("are you there?")
    long_ago(house, minutes=20)
    wait(lambda: len(house.seen()) == 2, seconds=30)

    assert [message.kind for message in house.seen()] == ["image", "text"]


def send_in_background(house: House) -> None:
    """A run whose process goes on waiting beside the test."""

    def send() -> None:
        with temporary_settings({PREFECT_API_URL: house.prefect.url}):
            house.run(send_pulse, parameters(house))

    threading.Thread(target=send, daemon=True).start()


def test_a_run_that_broke_off_is_gone_on_with(house: House) -> None:
    _, _ = house.run(send_pulse, parameters(house))
    with house.store.begin() as session:
        run = session.exec(select(Run)).one()
        analysis = session.exec(select(Message).where(Message.kind == "analysis")).one()
        for row in session.exec(select(Attempt).where(Attempt.message_id == analysis.id)):
            session.delete(row)
        session.flush()
        session.delete(analysis)
        delivery = session.exec(select(Delivery)).one()
        run.state, delivery.state = RunState.RUNNING, DeliveryState.OPEN
        session.add_all([run, delivery])
    long_ago(house, minutes=10)

    house.run(watch_deliveries, {})
    long_ago(house, minutes=10)
    house.run(watch_deliveries, {})

    # The phone has the first analysis and this one: it was the books that were cut, to see it go on.
    assert [message.kind for message in house.seen()] == ["image", "text", "text"]
    wait(lambda: state(house) == ["complete"])


def test_a_refusal_of_the_token_stops_the_number_and_the_owner_is_told_once(house: House) -> None:
    break_with(house, "revoked-token")
    _, first = house.run(send_pulse, parameters(house, readers=["ada", "bob"]))
    _, second = house.run(send_pulse, parameters(house, readers=["ada", "bob"]))

    assert first.is_failed()
    assert "190" in str(first.message)
    assert "run: chartcastr connect whatsapp" in str(first.message)
    assert "nothing is sent from this number" in str(second.message)
    wait(lambda: events(house).count("chartcastr.connection.stopped") >= 1)
    assert house.seen(ADA) == house.seen(BOB) == []

    house.sandbox.world.faults.switch_off("revoked-token")
    _, mended = house.run(send_pulse, parameters(house))
    assert mended.is_completed()
    with house.store.begin() as session:
        assert session.exec(select(PhoneNumber)).one().stopped_at is None


@pytest.mark.parametrize("code", [131042, 131031])
def test_a_stopped_account_stops_the_number_for_everybody(house: House, code: int) -> None:
    break_with(house, "fail", code=code, times=1)
    break_with(house, "account-blocked")

    _, ended = house.run(send_pulse, parameters(house))
    before = len(house.messages())
    _, again = house.run(send_pulse, parameters(house, readers=["bob"]))

    assert str(code) in str(ended.message)
    assert "nothing is sent from this number" in str(again.message)
    assert len(house.messages()) == before


def test_failing_and_recovering_are_told_once_for_a_streak(house: House) -> None:
    name = "streaky"
    bad = {"name": name, "source": {"at": "nowhere.csv"}}
    for hours in (4, 3, 2):
        house.run(send_pulse, parameters(house, **bad), at=utc_now() - timedelta(hours=hours))
    house.run(send_pulse, parameters(house, name=name), at=utc_now() - timedelta(hours=1))

    def told() -> list[str]:
        async def read(client: Any) -> Any:
            filter_ = {"resource": {"id": [f"chartcastr.pulse.{name}"]}}
            answer = await client._client.post("/events/filter", json={"filter": filter_, "limit": 50})
            return answer.json()["events"]

        return [event["event"].removeprefix("chartcastr.pulse.") for event in ask(read)]

    wait(lambda: "recovered" in told(), seconds=20)
    assert sorted(told()) == ["failed", "failed", "failed", "failing", "recovered", "sent"]


def test_what_nobody_confirms_for_a_day_is_told_as_failing_and_its_arrival_as_recovery(house: House) -> None:
    break_with(house, "phone-off", times=2)
    run, _ = house.run(send_pulse, parameters(house, name="silent", wait_for_image=0.3))
    house.run(watch_deliveries, {})
    assert _streak(house, "silent") == []

    with house.store.begin() as session:
        row = session.exec(select(Run)).one()
        row.slot -= timedelta(hours=25)
        session.add(row)
    for _ in range(2):
        house.run(watch_deliveries, {})
    wait(lambda: _streak(house, "silent") == ["failing"], seconds=20)

    for message in house.seen():
        _tell(house, message.wamid, "delivered")
    for _ in range(2):
        house.run(watch_deliveries, {})
    wait(lambda: _streak(house, "silent") == ["recovered", "failing"], seconds=20)
    tables = ask(lambda client: client.read_artifacts(artifact_filter=_artifacts_of(run.id)))
    keys = [artifact.key for artifact in tables]
    assert sorted(keys) == ["silent-chart", "silent-deliveries", "silent-texts"]


def _artifacts_of(run_id: Any) -> ArtifactFilter:
    return ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[run_id]))


def _streak(house: House, pulse: str) -> list[str]:  # noqa: ARG001 - of this house's server
    """What was told of a pulse's streaks, newest first."""

    async def read(client: Any) -> Any:
        filter_ = {"resource": {"id": [f"chartcastr.pulse.{pulse}"]}}
        answer = await client._client.post("/events/filter", json={"filter": filter_, "limit": 50})
        return answer.json()["events"]

    named = [event["event"].removeprefix("chartcastr.pulse.") for event in ask(read)]
    return [name for name in named if name in {"failing", "recovered"}]


def test_events_name_the_flow_run_and_the_pulse(house: House) -> None:
    run, _ = house.run(send_pulse, parameters(house, name="related"))

    async def read(client: Any) -> Any:
        filter_ = {"event": {"name": ["chartcastr.message.delivered"]}}
        answer = await client._client.post("/events/filter", json={"filter": filter_, "limit": 50})
        return [event for event in answer.json()["events"] if str(run.id) in json.dumps(event["related"])]

    found = wait(lambda: ask(read), seconds=20)
    related = {item["prefect.resource.role"]: item["prefect.resource.id"] for item in found[0]["related"]}
    assert (related["flow-run"], related["pulse"]) == (f"prefect.flow-run.{run.id}", "chartcastr.pulse.related")
    assert ADA not in json.dumps(found)


def test_a_reply_whose_run_died_is_started_again_and_given_up_after_three_times(house: House) -> None:
    house.run(send_pulse, parameters(house))
    asked = house.says("Why?", context=house.seen()[0].wamid)
    for starts in (1, 2, 3):
        wait(lambda: _inbound(house, asked).state == "dispatched")
        with house.store.begin() as session:
            row = session.get_one(Inbound, asked)
            # Prefect knows of no such run: it is gone.
            row.flow_run_id, row.dispatched_at = f"gone-{starts}", utc_now() - timedelta(minutes=1)
            row.starts = starts
            session.add(row)
        house.run(watch_deliveries, {})

    assert (_inbound(house, asked).state, _inbound(house, asked).reason) == ("ignored", "its flow run failed 3 times")
    assert house.dispatch.history.count(asked) == 3
    wait(lambda: "chartcastr.reply.failed" in events(house))


def _inbound(house: House, id_: str) -> Inbound:
    with house.store.begin() as session:
        return session.get_one(Inbound, id_)


def test_a_template_that_becomes_marketing_is_told(house: House) -> None:
    close_window(house)
    add_template(house)
    with house.store.begin() as session:
        templates.note(session, Account.waba_id, "pulse_ready", "en_US", status="APPROVED", category="UTILITY")
    house.run(watch_deliveries, {})
    with house.store.begin() as session:
        templates.note(session, Account.waba_id, "pulse_ready", "en_US", category="MARKETING")
    house.run(watch_deliveries, {})

    wait(lambda: "chartcastr.template.moved-to-marketing" in events(house), seconds=20)
    with house.store.begin() as session:
        assert session.exec(select(Template)).one().reported == "APPROVED, marketing"


def test_an_upload_that_fails_goes_by_a_signed_link_and_only_then(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLIC_URL", house.door)
    break_with(house, "upload-failure")

    _, ended = house.run(send_pulse, parameters(house))

    assert ended.is_completed()
    link = str(house.seen()[0].media)
    assert link.startswith(f"{house.door}/charts/")
    assert httpx.get(link).content.startswith(b"\x89PNG")
    assert httpx.get(link.replace("/charts/", "/charts/A")).status_code == 404

    house.sandbox.world.faults.switch_off()
    house.run(send_pulse, parameters(house))
    assert str(house.seen()[2].media).isdigit()


def test_without_a_public_address_a_failed_upload_says_what_to_set(house: House) -> None:
    break_with(house, "upload-failure")

    _, ended = house.run(send_pulse, parameters(house))

    assert ended.is_failed()
    assert "Set PUBLIC_URL" in str(ended.message)


def test_refusals_for_being_busy_are_repeated_for_the_one_reader_only(house: House) -> None:
    break_with(house, "refuse", code=131056, times=1, to=ADA)

    _, ended = house.run(send_pulse, parameters(house, readers=["ada", "bob"]))

    assert ended.is_completed()
    with house.store.begin() as session:
        assert sorted(attempt.number for attempt in session.exec(select(Attempt))) == [1, 1, 1, 1, 2]


def test_what_is_said_to_have_failed_and_arrives_all_the_same_is_gone_on_with(house: House) -> None:
    break_with(house, "fail", code=131026, times=1)
    run, ended = house.run(send_pulse, parameters(house))
    assert ended.is_failed()
    (image,) = house.messages()
    house.sandbox.world.people[ADA].messages[str(image.wamid)] = Shown(
        str(image.wamid), "out", "image", image.text, house.sandbox.world.clock()
    )
    _tell(house, str(image.wamid), "delivered")
    _all_is_told(house)

    house.run(watch_deliveries, {})
    _all_is_told(house)
    long_ago(house, minutes=1)
    house.run(watch_deliveries, {})

    assert [message.kind for message in house.seen()] == ["image", "text"]
    wait(lambda: state(house) == ["complete"])
    assert ask(lambda c: c.read_flow_run(run.id)).state.is_completed()


def _all_is_told(house: House) -> None:
    """As if a status had come between the look at a delivery and the report of its run."""
    wait(lambda: all(message.state in {"delivered", "read"} for message in house.messages()))
    with house.store.begin() as session:
        for message in session.exec(select(Message)):
            message.reported = message.state
            session.add(message)


def test_an_old_delivery_that_was_never_sent_is_not_sent_days_later(house: House) -> None:
    _, _ = house.run(send_pulse, parameters(house))
    before = len(house.seen())
    with house.store.begin() as session:
        for attempt in session.exec(select(Attempt)):
            session.delete(attempt)
        session.flush()
        for message in session.exec(select(Message)):
            session.delete(message)
        run, delivery = session.exec(select(Run)).one(), session.exec(select(Delivery)).one()
        run.slot -= timedelta(days=5)
        run.state, delivery.state = RunState.UNCONFIRMED, DeliveryState.OPEN
        session.add_all([run, delivery])

    house.run(watch_deliveries, {})

    assert len(house.seen()) == before
    assert state(house) == ["failed"]


def test_a_template_that_never_arrives_is_late_and_the_run_says_so(house: House) -> None:
    close_window(house)
    add_template(house)
    break_with(house, "phone-off")
    _, ended = house.run(send_pulse, parameters(house, templates=["pulse_ready"], wait_for_image=0.3))
    assert ended.name == "Unconfirmed"

    long_ago(house, hours=2)
    house.run(watch_deliveries, {})
    assert state(house) == ["late"]

    # The reader writes all the same: what was announced comes.
    house.sandbox.world.faults.switch_off()
    house.run(release_held, {"inbound_id": house.says("hello?")})
    wait(lambda: state(house) == ["complete"])
