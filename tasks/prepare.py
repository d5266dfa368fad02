"""Pulses as they are deployed: a new one is sent once as a test; schedules follow the clocks of readers."""

import re
from collections.abc import Collection, Sequence
from datetime import timedelta

from prefect import get_run_logger
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.actions import DeploymentScheduleCreate
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterDeploymentId,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import DeploymentSchedule, StateType
from prefect.client.schemas.responses import DeploymentResponse
from prefect.client.schemas.schedules import CronSchedule
from prefect.states import Scheduled
from sqlmodel import Session

from blocks import WhatsApp, block_names
from pulse.definition import Pulse, read_pulse
from pulse.delivery import recipients, testsend
from pulse.errors import ChartcastrError, DefinitionError, ReaderError
from pulse.store.columns import utc_now
from pulse.store.tables import Reader
from pulse.workdays import local_crons, zones_of
from tasks.stored import in_store, stored

_OURS = "at-"
_SAMPLE = "demo"
"""Tag of pulses that are there to be looked at; nobody waits for a test of them."""
_PAGE = 200
_SOON, _GAP = timedelta(minutes=2), timedelta(minutes=15)


async def read_pulses(client: PrefectClient) -> list[DeploymentResponse]:
    """Every deployment that sends a pulse."""
    mine = FlowFilter(name=FlowFilterName(any_=["send-pulse"]))
    found: list[DeploymentResponse] = []
    while page := await client.read_deployments(flow_filter=mine, limit=_PAGE, offset=len(found)):
        found += page
        if len(page) < _PAGE:
            break
    return found


@stored
async def look_at_pulses() -> tuple[int, int]:
    """Test what is new, and mend the schedules of readers' own times; how many of each. Retried: neither is done twice.

    What cannot be sent yet, as no number is connected or nobody has opted in, is tested at a later look.
    """
    tested = mended = 0
    async with get_client() as client:
        connections = await block_names(WhatsApp)
        for deployment in await read_pulses(client):
            try:
                pulse = read_pulse(deployment.parameters.get("pulse"), deployment.name)
                if pulse.connection in connections and await is_to_be_tested(deployment):
                    tested += await send_test(client, deployment)
                mended += await keep_schedules(client, deployment, pulse)
            except Exception as wrong:  # noqa: BLE001 - one pulse's trouble is not the others'; the next look does it
                said = str(wrong) if isinstance(wrong, ChartcastrError) else type(wrong).__name__
                get_run_logger().warning("%s could not be looked at: %s", deployment.name, said)
    return tested, mended


async def send_test(client: PrefectClient, deployment: DeploymentResponse) -> bool:
    """Have a deployed pulse sent to the testers now; False where none of them may be written to yet.

    However often it is asked, it is sent once for a definition.
    """
    written = deployment.parameters["pulse"]
    if not await in_store(_willing, written.get("readers") or []):
        return False
    id_ = str(deployment.id)
    await client.create_flow_run_from_deployment(
        deployment.id, parameters={"test": True}, idempotency_key=f"test:{id_}:{testsend.digest(written)}"
    )
    await in_store(testsend.note, id_, written)
    return True


async def keep_schedules(client: PrefectClient, deployment: DeploymentResponse, pulse: Pulse) -> bool:
    """Have a pulse the schedules that its readers' clocks ask for, beside its owner's; whether any had to change.

    One that its owner has paused stays paused.
    """
    wanted = {item.slug: item for item in await _schedules(deployment, pulse)}
    there = {item.slug: item for item in deployment.schedules if (item.slug or "").startswith(_OURS)}
    same = {slug for slug, item in wanted.items() if slug in there and _is_same(there[slug], item)}
    missing = [item for slug, item in wanted.items() if slug not in same]
    over = [item for slug, item in there.items() if slug not in same]
    if over and await _is_due(client, deployment):
        # Prefect deletes what waits to begin of the whole deployment together with a schedule.
        return False
    for item in over:
        await client.delete_deployment_schedule(deployment.id, item.id)
    if missing:
        await client.create_deployment_schedules(deployment.id, missing)
        await _catch_up(client, deployment, missing)
    return bool(missing or over)


async def _is_due(client: PrefectClient, deployment: DeploymentResponse) -> bool:
    """Whether a run of it waits to begin, or is about to be due."""
    soon = FlowRunFilterExpectedStartTime(before_=utc_now() + _SOON)
    waits = FlowRunFilter(
        deployment_id=FlowRunFilterDeploymentId(any_=[deployment.id]),
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED, StateType.PENDING])),
        expected_start_time=soon,
    )
    return bool(await client.read_flow_runs(flow_run_filter=waits, limit=1))


async def _catch_up(
    client: PrefectClient, deployment: DeploymentResponse, made: Sequence[DeploymentScheduleCreate]
) -> None:
    """Begin what was due while a schedule was missing: Prefect deletes all of a deployment's at every deploy.

    A pulse that was never sent is not begun late, but at its next time.
    """
    if not await in_store(testsend.was_run, str(deployment.id)):
        return
    # The whole of Prefect's server is behind it, and it is seldom needed.
    from prefect.server.schemas.schedules import CronSchedule as Cron

    now = utc_now()
    for item in made:
        due = await Cron(**item.schedule.model_dump(include={"cron", "timezone", "day_or"})).get_dates(
            n=1, start=now - _GAP, end=now
        )
        for slot in due:
            await client.create_flow_run_from_deployment(
                deployment.id,
                parameters=item.parameters,
                state=Scheduled(scheduled_time=slot),
                # Where its schedule had made one before, the store has one run for a slot.
                idempotency_key=f"missed:{deployment.id}:{item.slug}:{slot.isoformat()}",
            )


async def _schedules(deployment: DeploymentResponse, pulse: Pulse) -> list[DeploymentScheduleCreate]:
    if pulse.schedule.clock is None:
        return []
    owners = [item for item in deployment.schedules if not (item.slug or "").startswith(_OURS)]
    if owners and not any(isinstance(item.schedule, CronSchedule) for item in owners):
        raise DefinitionError(f"schedule.at goes with a cron schedule, whose days it takes; {deployment.name} has none")
    crons = [item.schedule for item in owners if item.active and isinstance(item.schedule, CronSchedule)]
    if owners and not crons:
        # The owner has paused it.
        return []
    known = await in_store(recipients.clocks, pulse.readers)
    return [
        DeploymentScheduleCreate(
            schedule=CronSchedule(cron=cron, timezone=zone, day_or=either),
            active=True,
            parameters={"zone": zone},
            slug=f"{_OURS}{re.sub('[^a-z0-9]+', '-', f'{zone} {number}'.lower())}",
        )
        for zone in zones_of(pulse, known)
        for number, (cron, either) in enumerate(local_crons(pulse, {(item.cron, item.day_or) for item in crons}), 1)
        if not (zone == pulse.timezone and any((item.cron, item.timezone) == (cron, zone) for item in crons))
    ]


def _is_same(there: DeploymentSchedule, wanted: DeploymentScheduleCreate) -> bool:
    return there.parameters == wanted.parameters and there.schedule == wanted.schedule


async def is_to_be_tested(deployment: DeploymentResponse, before: object = None) -> bool:
    """Whether a deployed pulse needs a test: nobody has seen it yet, or it was another one ``before``."""
    if _SAMPLE in deployment.tags:
        return False
    id_, written = str(deployment.id), deployment.parameters["pulse"]
    if before is None or before == written:
        return await in_store(testsend.is_new, id_, written)
    return not await in_store(testsend.was_tested, id_, written)


def _willing(session: Session, names: Collection[str]) -> Sequence[Reader]:
    try:
        return [
            reader for reader in recipients.testers(session, names) if reader.opted_in_at and not reader.opted_out_at
        ]
    except ReaderError:
        return []
