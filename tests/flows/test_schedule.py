"""Days without a pulse, each reader's own clock, and the test that a new pulse begins with."""

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import DeploymentScheduleCreate, DeploymentUpdate
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterId
from prefect.client.schemas.objects import FlowRun, State
from prefect.client.schemas.schedules import CronSchedule
from prefect.flow_engine import run_flow
from prefect.states import Scheduled

from flows.prepare_pulses import prepare_pulses
from flows.send_pulse import send_pulse
from pulse.store import readers
from pulse.store.columns import utc_now
from tasks.prepare import read_pulses
from tests.flows.conftest import ADA, BOB, House, ask

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def deploy(house: House, name: str, *, crons: tuple[str, ...] = (), tags: tuple[str, ...] = (), **changes: Any) -> UUID:
    """A deployment of a pulse, as ``prefect deploy`` makes one."""
    schedules = [
        DeploymentScheduleCreate(schedule=CronSchedule(cron=cron, timezone="Europe/Berlin"), slug=f"own-{at}")
        for at, cron in enumerate(crons)
    ]
    pulse = house.pulse(name=name, **changes).model_dump(mode="json", exclude_unset=True)

    async def make() -> UUID:
        async with get_client() as client:
            flow_id = await client.create_flow(send_pulse)
            return await client.create_deployment(
                flow_id, name, parameters={"pulse": pulse}, schedules=schedules, tags=list(tags)
            )

    return asyncio.run(make())


@pytest.fixture(autouse=True)
def _no_others(prefect: object) -> Iterator[None]:  # noqa: ARG001 - it holds the address of the server
    """Deployments are looked at all together, and one server serves every test."""
    asyncio.run(_remove_all())
    yield
    asyncio.run(_remove_all())


async def _remove_all() -> None:
    async with get_client() as client:
        for deployment in await read_pulses(client):
            await client.delete_deployment(deployment.id)


def runs_of(deployment: UUID) -> list[FlowRun]:
    by_id = DeploymentFilter(id=DeploymentFilterId(any_=[deployment]))
    return list(ask(lambda client: client.read_flow_runs(deployment_filter=by_id)))


def by_hand(run: FlowRun) -> bool:
    return not run.auto_scheduled


def run_it(deployment: UUID, at: datetime, key: str | None = None, **parameters: Any) -> State[Any]:
    """A run of a deployment, as a worker would do it; one whose key begins with ``restart:`` counts as scheduled."""

    async def execute() -> State[Any]:
        async with get_client() as client:
            made = await client.create_flow_run_from_deployment(
                deployment, parameters=parameters, state=Scheduled(scheduled_time=at), idempotency_key=key
            )
            return await _finish(made)

    return asyncio.run(execute())


def finish(run: FlowRun) -> State[Any]:
    return asyncio.run(_finish(run))


async def _finish(run: FlowRun) -> State[Any]:
    running: Any = run_flow(send_pulse, flow_run=run, return_type="state")
    state: State[Any] = await running
    return state


def prepare(house: House) -> str:
    _, state = house.run(prepare_pulses, {})
    assert state.is_completed()
    return str(state.message)


def put_in(house: House, name: str, zone: str) -> None:
    with house.store.begin() as session:
        reader = readers.get(session, name)
        reader.timezone = zone
        session.add(reader)


def zones_now(deployment: UUID) -> dict[str, tuple[str, str]]:
    found = ask(lambda client: client.read_deployment(deployment)).schedules
    return {
        item.slug: (item.schedule.cron, item.parameters["zone"]) for item in found if str(item.slug).startswith("at-")
    }


def test_a_pulse_that_falls_on_a_day_without_one_is_skipped_with_the_reason(house: House) -> None:
    day = utc_now().astimezone(house.pulse().zone).date()
    id_ = deploy(house, "left-out", schedule={"skip": [day.isoformat()]})

    state = run_it(id_, utc_now(), key="restart:left-out")

    assert state.name == "Skipped"
    assert state.message == (f"left-out falls on a day that its owner leaves out ({day:%d %B %Y}). Nothing was sent.")
    assert house.seen() == []
    assert len(runs_of(id_)) == 1
    # What somebody begins by hand is sent on any day.
    assert run_it(id_, utc_now()).message == "1 of 1 deliveries of left-out arrived."


def test_what_is_moved_is_sent_once_at_the_same_time_on_the_next_day(house: House) -> None:
    slot = utc_now().replace(microsecond=0)
    day = slot.astimezone(house.pulse().zone).date()
    offs = [day.isoformat(), (day + timedelta(days=1)).isoformat()]
    id_ = deploy(house, "moved", schedule={"skip": offs, "move": True})

    first = run_it(id_, slot, key="restart:moved-1")
    retried = run_it(id_, slot, key="restart:moved-2")

    assert first.name == retried.name == "Skipped"
    expected = (slot.astimezone(house.pulse().zone) + timedelta(days=2)).strftime("it is sent on %A %d %B at %H:%M")
    assert expected in str(first.message)
    later = [run for run in runs_of(id_) if run.expected_start_time and run.expected_start_time > slot]
    assert len(later) == 1
    assert house.seen() == []


def test_what_is_moved_is_sent_as_the_pulse_is_by_then_and_also_where_it_came_too_late(house: House) -> None:
    slot = (utc_now() - timedelta(hours=13)).replace(microsecond=0)
    day = slot.astimezone(house.pulse().zone).date()
    id_ = deploy(house, "moved-on", schedule={"skip": [day.isoformat()], "move": True})

    late = run_it(id_, slot, key="restart:moved-late")
    (later,) = [run for run in runs_of(id_) if str(run.idempotency_key).startswith("moved:")]
    changed = house.pulse(name="moved-on", readers=["bob"], title="Changed since")

    async def change(client: Any) -> None:
        update = DeploymentUpdate(parameters={"pulse": changed.model_dump(mode="json", exclude_unset=True)})
        await client.update_deployment(id_, update)
        await client.set_flow_run_state(later.id, Scheduled(scheduled_time=utc_now()), force=True)

    ask(change)
    done = finish(ask(lambda client: client.read_flow_run(later.id)))

    assert "is more than 12 hours late" in str(late.message)
    assert done.message == "1 of 1 deliveries of moved-on arrived."
    assert house.seen(ADA) == []
    assert house.seen(BOB)[0].text.startswith("*Changed since*")


def test_each_reader_gets_it_by_their_own_clock_with_a_run_a_zone(house: House) -> None:
    put_in(house, "ada", "Asia/Tokyo")
    slot = utc_now()
    id_ = deploy(house, "local", readers=["ada", "bob"], schedule={"at": "08:00"})

    tokyo, berlin = run_it(id_, slot, zone="Asia/Tokyo"), run_it(id_, slot, zone="Europe/Berlin")

    assert tokyo.message == "1 of 1 deliveries of local arrived."
    assert berlin.message == "1 of 1 deliveries of local arrived."
    assert (len(house.seen(ADA)), len(house.seen(BOB))) == (2, 2)
    again = run_it(id_, slot, zone="Asia/Tokyo")
    assert again.name == "Skipped"
    assert len(house.seen(ADA)) == 2


def test_whoever_moves_to_another_zone_gets_one_a_day_all_the_same(house: House) -> None:
    put_in(house, "ada", "Asia/Tokyo")
    slot = utc_now().replace(hour=12, minute=0)
    slot = slot if slot <= utc_now() else slot - timedelta(hours=12)
    id_ = deploy(house, "travels", readers=["ada", "bob"], schedule={"at": "08:00"})
    run_it(id_, slot, zone="Asia/Tokyo")
    put_in(house, "ada", "Asia/Seoul")

    seoul = run_it(id_, slot + timedelta(minutes=1), zone="Asia/Seoul")

    assert seoul.name == "Skipped"
    assert "has no reader in Asia/Seoul who had none of it that day" in str(seoul.message)
    assert len(house.seen(ADA)) == 2


def test_the_owners_own_schedule_is_that_of_the_pulses_zone_and_of_nobody_at_another_time(house: House) -> None:
    put_in(house, "ada", "Asia/Tokyo")
    now = utc_now()
    here = now.astimezone(house.pulse().zone)
    at = f"{here:%H:%M}"
    id_ = deploy(house, "own-clock", readers=["ada", "bob"], crons=("* * * * *",), schedule={"at": at})
    scheduled = sorted(
        (run for run in ask(lambda client: _schedule(client, id_))), key=lambda run: run.expected_start_time or now
    )

    states = [finish(run) for run in scheduled[:2]]

    assert [state.name for state in states].count("Skipped") >= 1
    assert house.seen(ADA) == []
    own = [run for run in scheduled[:2] if f"{run.expected_start_time.astimezone(here.tzinfo):%H:%M}" == at]
    assert len(house.seen(BOB)) == 2 * len(own)
    assert any("by each reader's clock" in str(state.message) for state in states)


async def _schedule(client: Any, id_: UUID) -> list[FlowRun]:
    """Have the server make the runs of a deployment's schedules now."""
    await client._client.post(f"/deployments/{id_}/schedule", json={})
    by_id = DeploymentFilter(id=DeploymentFilterId(any_=[id_]))
    found = await client.read_flow_runs(deployment_filter=by_id)
    return [run for run in found if run.auto_scheduled]


def test_whoever_had_one_before_readers_clocks_came_gets_no_second_that_day(house: House) -> None:
    slot = utc_now().replace(hour=12, minute=0)
    slot = slot if slot <= utc_now() else slot - timedelta(hours=12)
    id_ = deploy(house, "becomes-local", readers=["ada"], schedule={"at": "08:00"})
    other = deploy(house, "was-local", readers=["ada"], schedule={"at": "08:00"})
    run_it(id_, slot)
    run_it(other, slot, zone="Europe/Berlin")

    zoned = run_it(id_, slot + timedelta(minutes=1), zone="Europe/Berlin")
    at_once = run_it(other, slot + timedelta(minutes=1), key="restart:at-once")

    assert "who had none of it that day" in str(zoned.message)
    assert "who had none of it that day" in str(at_once.message)
    assert len(house.seen(ADA)) == 4


def test_a_run_by_hand_goes_to_everybody_at_once(house: House) -> None:
    put_in(house, "ada", "Asia/Tokyo")
    id_ = deploy(house, "by-hand", readers=["ada", "bob"], schedule={"at": "08:00"})

    state = run_it(id_, utc_now())

    assert state.message == "2 of 2 deliveries of by-hand arrived."


def test_schedules_follow_the_clocks_of_readers(house: House) -> None:
    put_in(house, "ada", "Asia/Tokyo")
    id_ = deploy(
        house, "follows", readers=["ada", "bob"], crons=("0 8 * * 1-5",), schedule={"at": "08:00"}, tags=("demo",)
    )

    prepare(house)
    first = zones_now(id_)
    put_in(house, "ada", "America/New_York")
    moved, still = prepare(house), prepare(house)

    assert first == {"at-asia-tokyo-1": ("0 8 * * 1-5", "Asia/Tokyo")}
    assert zones_now(id_) == {"at-america-new-york-1": ("0 8 * * 1-5", "America/New_York")}
    assert "schedules of 1 were changed" in moved
    assert "schedules of 0 were changed" in still


def test_a_schedule_that_a_deploy_took_away_is_made_up_for_and_one_that_was_paused_stays_so(house: House) -> None:
    here = utc_now().astimezone(house.pulse().zone)
    put_in(house, "ada", "Asia/Tokyo")
    now = utc_now().astimezone(ZoneInfo("Asia/Tokyo"))
    at = f"{now:%H:%M}"
    id_ = deploy(house, "taken-away", readers=["ada"], crons=("0 8 * * *",), schedule={"at": at}, tags=("demo",))
    run_it(id_, here - timedelta(hours=2))  # it is not new

    prepare(house)

    missed = [run for run in runs_of(id_) if str(run.idempotency_key).startswith("missed:")]
    assert [run.parameters["zone"] for run in missed] == ["Asia/Tokyo"]
    new = deploy(house, "just-made", readers=["ada"], crons=("0 8 * * *",), schedule={"at": at})
    prepare(house)
    assert [run.idempotency_key for run in runs_of(new) if str(run.idempotency_key).startswith("missed:")] == []
    (ours,) = [item for item in ask(lambda client: client.read_deployment(id_)).schedules if item.slug != "own-0"]
    ask(lambda client: client.update_deployment_schedule(id_, ours.id, active=False))
    prepare(house)
    (still,) = [item for item in ask(lambda client: client.read_deployment(id_)).schedules if item.slug != "own-0"]
    assert not still.active


def test_a_new_pulse_is_sent_once_as_a_test_to_the_testers_and_to_nobody_else(house: House) -> None:
    with house.store.begin() as session:
        bob = readers.get(session, "bob")
        bob.tester = True
        session.add(bob)
    id_ = deploy(house, "brand-new", readers=["ada"], send_if={"score": 1}, crons=("0 8 * * *",))

    first, second = prepare(house), prepare(house)

    assert first.startswith("1 pulses are sent as a test")
    assert second.startswith("0 pulses are sent as a test")
    (made,) = [run for run in runs_of(id_) if by_hand(run)]
    state = finish(made)
    assert state.message == "1 of 1 deliveries of brand-new arrived."
    assert house.seen(ADA) == []
    image, _ = house.seen(BOB)
    assert image.text.startswith("*Test: Coffee shop orders*")

    real = run_it(id_, utc_now())
    assert real.name == "Skipped"  # its send_if holds for readers
    assert house.seen(ADA) == []


def test_a_test_is_no_earlier_pulse_of_its_readers(house: House) -> None:
    id_ = deploy(house, "twice", readers=["ada"])
    prepare(house)
    (made,) = runs_of(id_)
    finish(made)

    real = run_it(id_, utc_now())

    assert real.message == "1 of 1 deliveries of twice arrived."
    titles = [message.text.split("\n")[0] for message in house.seen(ADA) if message.kind == "image"]
    assert titles == ["*Test: Coffee shop orders*", "*Coffee shop orders*"]


def test_no_test_is_sent_of_a_sample_of_what_ran_before_or_without_a_tester_who_opted_in(house: House) -> None:
    sample = deploy(house, "a-sample", tags=("demo",))
    old = deploy(house, "an-old-one")
    run_it(old, utc_now())
    with house.store.begin() as session:
        for name in ("ada", "bob"):
            reader = readers.get(session, name)
            reader.opted_in_at = None
            session.add(reader)
    waits = deploy(house, "waits-for-one")

    nobody = prepare(house)
    with house.store.begin() as session:
        reader = readers.get(session, "ada")
        reader.opted_in_at = utc_now()
        session.add(reader)
    somebody = prepare(house)

    assert nobody.startswith("0 pulses")
    assert somebody.startswith("1 pulses")
    assert [len(runs_of(id_)) for id_ in (sample, old, waits)] == [0, 1, 1]
