"""Pulses whose flow run died before it had begun: nothing in the store tells of them, only Prefect does."""

import asyncio

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.states import Crashed, Scheduled
from sqlmodel import and_, col, func, or_, select

from pulse.store import runs
from pulse.store.columns import utc_now
from pulse.store.engine import insert_once
from pulse.store.notes import Notice
from pulse.store.tables import Run
from tasks.patience import patience
from tasks.retries import if_not_ours
from tasks.stored import open_store
from tasks.watch import hangs

_MOST = 3
"""How often a flow run is put back to be begun; tasks/quiet.py tells the owner that it has not begun."""
_STATES = [StateType.PENDING, StateType.RUNNING, StateType.CRASHED]


@task(
    name="put back what never began",
    cache_policy=NO_CACHE,
    retries=2,
    retry_delay_seconds=2,
    retry_condition_fn=if_not_ours,
)
async def put_back() -> int:
    """Have workers take again what died between being taken and being begun; how many.

    The same flow run is put back, so that its slot stays its slot and Prefect counts it once. Retried: what was put
    back is Scheduled, and is not found again.
    """
    async with get_client() as client:
        found = await client.read_flow_runs(
            flow_filter=FlowFilter(name=FlowFilterName(any_=["send-pulse"])),
            flow_run_filter=FlowRunFilter(
                state=FlowRunFilterState(type=FlowRunFilterStateType(any_=_STATES)),
                expected_start_time=FlowRunFilterExpectedStartTime(after_=utc_now() - runs.LATEST),
            ),
        )
        count = 0
        for run in found:
            if _gone(run) and not await asyncio.to_thread(_known, run):
                count += await _again(client, run)
        return count


def _gone(run: FlowRun) -> bool:
    """Whether nobody is about to do it, as far as Prefect can tell."""
    if run.state is None or run.deployment_id is None:
        return False
    if run.state.is_running():
        return run.state.timestamp < utc_now() - patience().stuck
    return run.state.is_crashed() or hangs(run)


def _known(run: FlowRun) -> bool:
    """Whether it has begun, so that restart_runs looks after it; one that hangs again after a retry has not."""
    if run.state is not None and run.state.is_pending():
        return False
    pulse = run.parameters.get("pulse")
    name = pulse.get("name") if isinstance(pulse, dict) else None
    # Another flow run may have taken the slot over.
    same_slot = and_(Run.pulse == name, Run.slot == run.expected_start_time)
    with open_store().begin() as session:
        known = select(Run.id).where(or_(Run.flow_run_id == str(run.id), same_slot))
        return session.exec(known).first() is not None


async def _again(client: PrefectClient, run: FlowRun) -> bool:
    found = await client.read_flow_run(run.id)
    if found.state is None or run.state is None or found.state.id != run.state.id:
        # Another look was faster, or it has begun after all.
        return False
    if await asyncio.to_thread(_tries, run) >= _MOST:
        if not run.state.is_final():
            await client.set_flow_run_state(run.id, Crashed(message=f"It did not begin in {_MOST + 1} tries."))
        return False
    due = run.expected_start_time or utc_now()
    await client.set_flow_run_state(run.id, Scheduled(scheduled_time=due), force=True)
    await asyncio.to_thread(_count, f"{_key(run)}{run.state.id}")
    get_run_logger().warning("%s was taken and never begun; it is put back", run.name)
    return True


def _key(run: FlowRun) -> str:
    return f"begin/{run.id}/"


def _tries(run: FlowRun) -> int:
    """How often it was put back."""
    with open_store().begin() as session:
        counted = select(func.count()).select_from(Notice).where(col(Notice.key).startswith(_key(run)))
        return session.exec(counted).one()


def _count(key: str) -> None:
    """Looks that overlap count the same death once: its state has the same id for all of them."""
    with open_store().begin() as session:
        insert_once(session, Notice(key=key))
