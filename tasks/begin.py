"""Pulses whose flow run died before it had begun: nothing in the store tells of them, only Prefect does."""

from prefect import get_run_logger
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.states import Crashed, Scheduled

from pulse.delivery import restarts
from pulse.delivery.restarts import MOST_BEGINS
from pulse.store import runs
from pulse.store.columns import utc_now
from tasks import flowruns
from tasks.stored import in_store, stored

_STATES = [StateType.PENDING, StateType.RUNNING, StateType.CRASHED]


@stored
async def put_back() -> int:
    """Have workers take again what died between being taken and being begun; how many.

    The same flow run is put back, so that its slot stays its slot and Prefect counts it once. Retried: what was put
    back is Scheduled, and is not found again.
    """
    async with get_client() as client:
        found, count = await flowruns.of_pulses(client, _STATES, after=utc_now() - runs.LATEST), 0
        for run in found:
            if flowruns.is_gone(run) and not await _has_begun(run):
                count += await _again(client, run)
        return count


async def _has_begun(run: FlowRun) -> bool:
    """Whether restart_runs looks after it; one that hangs again after a retry has not begun."""
    if run.state is not None and run.state.is_pending():
        return False
    return await in_store(restarts.is_known, str(run.id), flowruns.identities_of(run), flowruns.due(run))


async def _again(client: PrefectClient, run: FlowRun) -> bool:
    found = await client.read_flow_run(run.id)
    if found.state is None or run.state is None or found.state.id != run.state.id:
        # Another look was faster, or it has begun after all.
        return False
    begins = await in_store(restarts.begins, str(run.id), str(run.state.id))
    if begins is None:
        return False
    if begins >= MOST_BEGINS:
        if not run.state.is_final():
            # That it has not begun is told by tasks/quiet.py.
            await client.set_flow_run_state(run.id, Crashed(message=f"It did not begin in {MOST_BEGINS + 1} tries."))
        return False
    due = flowruns.due(run) or utc_now()
    await client.set_flow_run_state(run.id, Scheduled(scheduled_time=due), force=True)
    await in_store(restarts.count_begin, str(run.id), str(run.state.id))
    get_run_logger().warning("%s was taken and never begun; it is put back", run.name)
    return True
