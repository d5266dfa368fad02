"""Pulses as they are deployed: a new one is sent once as a test; schedules follow the clocks of readers."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from prefect import get_run_logger
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.actions import DeploymentScheduleCreate
from prefect.client.schemas.filters import FlowFilter, FlowFilterName
from prefect.client.schemas.objects import DeploymentSchedule
from prefect.client.schemas.responses import DeploymentResponse
from prefect.client.schemas.schedules import CronSchedule

from blocks import WhatsApp, block_names
from pulse.definition import Pulse, read_pulse
from pulse.delivery import recipients, testsend
from pulse.errors import DefinitionError, ReaderError
from pulse.store.tables import Reader
from pulse.workdays import local_crons, zones_of
from tasks.stored import in_store, stored

_OURS = "at-"
_SAMPLE = "demo"
"""Tag of pulses that are there to be looked at; nobody waits for a test of them."""
_PAGE = 200


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
            pulse = _pulse_of(deployment)
            if pulse is None:
                continue
            mended += await keep_schedules(client, deployment, pulse)
            if pulse.connection in connections and await is_to_be_tested(deployment):
                tested += await send_test(client, deployment)
    return tested, mended


async def send_test(client: PrefectClient, deployment: DeploymentResponse) -> bool:
    """Have a deployed pulse sent to the testers now; False where none of them may be written to yet.

    However often it is asked, it is sent once for a definition.
    """
    if not await in_store(_willing):
        return False
    id_, written = str(deployment.id), deployment.parameters["pulse"]
    await client.create_flow_run_from_deployment(
        deployment.id, parameters={"test": True}, idempotency_key=f"test:{id_}:{testsend.digest(written)}"
    )
    await in_store(testsend.note, id_, written)
    return True


async def keep_schedules(client: PrefectClient, deployment: DeploymentResponse, pulse: Pulse) -> bool:
    """Have a pulse the schedules that its readers' clocks ask for, beside its owner's; whether any had to change."""
    wanted = {item.slug: item for item in await _schedules(deployment, pulse)}
    there = {item.slug: item for item in deployment.schedules if (item.slug or "").startswith(_OURS)}
    same = {slug for slug, item in wanted.items() if slug in there and _is_same(there[slug], item)}
    missing = [item for slug, item in wanted.items() if slug not in same]
    over = [item for slug, item in there.items() if slug not in same]
    for item in over:
        await client.delete_deployment_schedule(deployment.id, item.id)
    if missing:
        await client.create_deployment_schedules(deployment.id, missing)
    return bool(missing or over)


async def _schedules(deployment: DeploymentResponse, pulse: Pulse) -> list[DeploymentScheduleCreate]:
    if pulse.schedule.clock is None:
        return []
    owners = [item for item in deployment.schedules if not (item.slug or "").startswith(_OURS)]
    crons = [item.schedule for item in owners if item.active and isinstance(item.schedule, CronSchedule)]
    if owners and not crons:
        # The owner has paused it, or has it run by other than days.
        return []
    known = await in_store(recipients.clocks, pulse.readers)
    return [
        DeploymentScheduleCreate(
            schedule=CronSchedule(cron=cron, timezone=zone),
            active=True,
            parameters={"zone": zone},
            slug=f"{_OURS}{re.sub('[^a-z0-9]+', '-', f'{zone} {number}'.lower())}",
        )
        for zone in zones_of(pulse, known)
        for number, cron in enumerate(local_crons(pulse, {item.cron for item in crons}), start=1)
        if not _has(crons, cron, zone, pulse.timezone)
    ]


def _has(owners: Iterable[CronSchedule], cron: str, zone: str, own: str) -> bool:
    """Whether the owner's own schedule comes at that very time; its runs are those of the pulse's own time zone."""
    return zone == own and any((item.cron, item.timezone) == (cron, zone) for item in owners)


def _is_same(there: DeploymentSchedule, wanted: DeploymentScheduleCreate) -> bool:
    is_active, parameters = there.active, there.parameters
    return is_active and parameters == wanted.parameters and there.schedule == wanted.schedule


async def is_to_be_tested(deployment: DeploymentResponse, before: object = None) -> bool:
    """Whether a deployed pulse needs a test: nobody has seen it yet, or it was another one ``before``."""
    if _SAMPLE in deployment.tags:
        return False
    id_, written = str(deployment.id), deployment.parameters["pulse"]
    if before is None or before == written:
        return await in_store(testsend.is_new, id_)
    return not await in_store(testsend.was_tested, id_, written)


def _pulse_of(deployment: DeploymentResponse) -> Pulse | None:
    written: Any = (deployment.parameters or {}).get("pulse")
    if not isinstance(written, dict):
        return None
    try:
        return read_pulse(written, deployment.name)
    except DefinitionError as wrong:
        # Its runs say so, too; others have nothing to do with it.
        get_run_logger().warning("%s", wrong)
        return None


def _willing(session: Any) -> Sequence[Reader]:
    try:
        return [reader for reader in recipients.testers(session) if reader.opted_in_at and not reader.opted_out_at]
    except ReaderError:
        return []
