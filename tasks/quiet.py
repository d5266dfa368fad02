"""Silence with proof: a run that sends nothing says why, a pulse that does not come is told of, a week is counted."""

from datetime import timedelta

from prefect.artifacts import acreate_markdown_artifact
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import StateType

from pulse.delivery import weekly
from pulse.delivery.events import alarms
from pulse.store import alerts, runs
from pulse.store.columns import utc_now
from pulse.store.states import RunState
from tasks import flowruns
from tasks.emit import emit, tell
from tasks.stored import in_store, stored

_OLDEST = timedelta(days=7)


@stored
async def skip(run_id: str, why: str) -> None:
    """Note that a run sends nothing, and why. Retried: the same note twice is one."""
    await in_store(runs.finish, run_id, RunState.SKIPPED, why)


async def tell_of_late() -> int:
    """Tell once of each scheduled pulse that has not begun in time; how many. Not retried: the next look does it.

    The look itself dies with the worker; docs/troubleshooting.md has the automation that notices that.
    """
    now, states = utc_now(), [StateType.SCHEDULED, StateType.PENDING]
    async with get_client() as client:
        found = await flowruns.of_pulses(client, states, after=now - _OLDEST, before=now - flowruns.LATE)
    late = {alarms.late_key(str(run.id)): run for run in found if flowruns.is_late(run, now)}
    keys = await in_store(alerts.unnoted, late)
    told = [
        alarms.late(flowruns.pulse_of(run) or run.name, flowruns.due(run) or now, str(run.id), now)
        for run in map(late.__getitem__, keys)
    ]
    if told and await tell(told):
        await in_store(alerts.note_once, keys)
    return len(told)


@stored
async def count_week() -> str:
    """The quiet report of the last seven days: an artifact, an event, and its text. Retried as any read is."""
    now = utc_now()
    text = weekly.report(await in_store(weekly.look, now), now)
    await acreate_markdown_artifact(text, key="quiet-report", description="What was sent and what was not, and why")
    emit(weekly.event_of(text))
    return text
