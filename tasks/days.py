"""Whose turn a run is, and whether its day is one on which the pulse is sent."""

from datetime import datetime
from zoneinfo import ZoneInfo

from prefect import runtime
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import FlowRun
from prefect.context import FlowRunContext
from prefect.exceptions import ObjectNotFound
from prefect.states import Scheduled

from pulse.definition import Pulse, read_pulse
from pulse.workdays import day_off, is_own_time, moved
from tasks.stored import stored

_MOVED = "moved:"
_BY_SCHEDULE = (_MOVED, "missed:", "restart:")
"""Begin the keys of runs that stand for one of a schedule."""


def is_scheduled() -> bool:
    """Whether a run was begun by its schedule, also where it was moved or is begun again; else somebody began it."""
    run = _flow_run()
    key = (run.idempotency_key if run else None) or ""
    return run is not None and (bool(run.auto_scheduled) or key.startswith(_BY_SCHEDULE))


def zone_of(pulse: Pulse, given: str, slot: datetime) -> str | None:
    """The time zone whose readers a run is for: empty for all of them, None where it is nobody's turn.

    A pulse with readers' own times has a schedule for each time zone, which gives it. Its owner's schedule is that of
    the pulse's own time zone, where it comes at that time. A run that somebody starts by hand goes to all.
    """
    if given or pulse.schedule.clock is None:
        return given
    run = _flow_run()
    if run is None or not run.auto_scheduled:
        return ""
    return pulse.timezone if is_own_time(pulse, slot) else None


@stored
async def as_it_is_now(pulse: Pulse) -> Pulse:
    """The pulse as it is deployed now, for a run that was moved: Prefect gave it the parameters of the day before.

    Retried as any read is.
    """
    run = _flow_run()
    if run is None or run.deployment_id is None or not (run.idempotency_key or "").startswith(_MOVED):
        return pulse
    async with get_client() as client:
        try:
            deployment = await client.read_deployment(run.deployment_id)
        except ObjectNotFound:
            return pulse
    return read_pulse(deployment.parameters["pulse"], deployment.name)


def _flow_run() -> FlowRun | None:
    context = FlowRunContext.get()
    return context.flow_run if context is not None else None


async def why_not(pulse: Pulse, zone: str, slot: datetime) -> str:
    """Why nothing is sent on the day of a slot, and when it is instead, in words for the owner; empty where it is.

    What somebody begins by hand is sent on any day.
    """
    if not is_scheduled():
        return ""
    clock = ZoneInfo(zone or pulse.timezone)
    why = day_off(pulse.schedule, slot.astimezone(clock).date())
    if not why or not pulse.schedule.move:
        return why
    return "; ".join(filter(None, (why, await _move(pulse, zone, slot, clock))))


@stored
async def _move(pulse: Pulse, zone: str, slot: datetime, clock: ZoneInfo) -> str:
    """Have it sent on the next day that is none of those left out; in words. Retried: Prefect has one run for a key."""
    later = moved(pulse.schedule, slot, clock)
    if later is None or runtime.deployment.id is None:
        return ""
    async with get_client() as client:
        await client.create_flow_run_from_deployment(
            runtime.deployment.id,
            parameters={"zone": zone} if zone else {},
            state=Scheduled(scheduled_time=later),
            # Saturday's and Sunday's are both Monday's; and if that has one itself, the store has one run for a slot.
            idempotency_key=f"{_MOVED}{runtime.deployment.id}:{zone}:{later.isoformat()}",
        )
    return f"it is sent on {later.astimezone(clock):%A %d %B at %H:%M}"
