"""Looking after what is not over: deliveries, runs and replies whose processes died, or of which Meta told later."""

from prefect import get_run_logger
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateName,
)
from prefect.client.schemas.objects import FlowRun
from prefect.states import Scheduled

from pulse.delivery import recovery, restarts
from pulse.delivery.events import alarms
from pulse.delivery.recovery import Open
from pulse.store import inbox
from pulse.store.columns import utc_now
from pulse.store.identity import Identity
from pulse.store.tables import Run
from tasks import flowruns
from tasks.emit import emit
from tasks.report import WAITING_NAMES, report_failure
from tasks.stored import in_store, stored


@stored
async def find_open() -> list[Open]:
    """Deliveries that may move: not confirmed, or waiting though the window is open. Retried as any read is."""
    return await in_store(recovery.find_open, utc_now())


@stored
async def find_changed() -> list[str]:
    """Runs of which something is new that nobody was told of. Retried as any read is."""
    return await in_store(recovery.find_changed, utc_now())


@stored
async def restart_replies() -> int:
    """Have what was asked and never answered started again; how many. Retried: what waits already is left alone.

    A run that the owner cancelled stays cancelled.
    """
    asked, count = await in_store(restarts.replies), 0
    async with get_client() as client:
        for row in asked:
            flow_run = await flowruns.find(client, row.flow_run_id)
            if flowruns.is_cancelled(flow_run):
                await in_store(restarts.cancel_reply, row.id)
            elif await flowruns.died(client, flow_run, row.dispatched_at):
                count += 1
                if not await in_store(inbox.restart, row.id):
                    emit(alarms.unanswered(row.id))
    return count


@stored
async def find_settled() -> list[str]:
    """Runs that Prefect shows as waiting and that wait no more: they were settled while their flow run ended.

    Retried as any read is.
    """
    named = FlowRunFilterState(name=FlowRunFilterStateName(any_=[*WAITING_NAMES]))
    async with get_client() as client:
        found = await client.read_flow_runs(
            flow_filter=FlowFilter(name=FlowFilterName(any_=["send-pulse"])), flow_run_filter=FlowRunFilter(state=named)
        )
    return await in_store(restarts.settled, [str(run.id) for run in found if run.run_count])


@stored
async def cancel_waiting() -> None:
    """Send nothing more of a run that waited when its owner cancelled it. Retried: it is cancelled once."""
    async with get_client() as client:
        for run in await in_store(restarts.waiting):
            if flowruns.is_cancelled(await flowruns.find(client, run.flow_run_id)):
                await in_store(restarts.cancel, run.id)


@stored
async def restart_runs() -> int:
    """Start anew what died before anything was frozen; how many. Retried: each try has its own idempotency key.

    A run that the owner cancelled stays cancelled, and one that died again and again is told as failed.
    """
    begun, count = await in_store(restarts.unfinished), 0
    async with get_client() as client:
        for run, planned in begun:
            flow_run = await flowruns.find(client, run.flow_run_id)
            if flowruns.is_cancelled(flow_run):
                await in_store(restarts.cancel, run.id)
            elif not planned and await flowruns.died(client, flow_run, run.created_at):
                count += await _again_or_failed(client, run, flow_run)
    return count


async def _again_or_failed(client: PrefectClient, run: Run, flow_run: FlowRun | None) -> bool:
    now = utc_now()
    if not restarts.is_due(run, now):
        return False
    if restarts.is_worth_it(run, now) and await _start_again(client, run, flow_run):
        await in_store(restarts.count, run.id, run.restarts)
        return True
    await report_failure(run.id, restarts.GIVEN_UP)
    return False


async def _start_again(client: PrefectClient, run: Run, died: FlowRun | None) -> bool:
    if died is None or died.deployment_id is None:
        return False
    await client.create_flow_run_from_deployment(
        died.deployment_id,
        # The owner's own schedule names no time zone, and what is started by hand goes to all.
        parameters=died.parameters | ({"zone": zone} if (zone := Identity.read(run.identity).zone) else {}),
        # The slot's own moment: that is what makes it the same run.
        state=Scheduled(scheduled_time=run.slot),
        idempotency_key=f"restart:{run.id}:{run.restarts}",
    )
    get_run_logger().warning("%s for %s died and was started again", run.pulse, run.slot)
    return True
