"""What Prefect tells of a flow run: whether it is late, hangs, has died or was cancelled."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.exceptions import ObjectNotFound
from prefect.states import Crashed

from pulse.delivery.patience import patience
from pulse.store.columns import utc_now
from pulse.store.identity import Identity

LATE = timedelta(minutes=10)
"""A scheduled pulse that has not begun after this is told of."""


def plain(moment: datetime) -> datetime:
    """``moment`` as the standard library's, in UTC: Prefect's own kind of datetime warns of what that one may do."""
    return datetime.fromtimestamp(moment.timestamp(), UTC)


def due(run: FlowRun) -> datetime | None:
    """When it was to begin; None where Prefect does not say."""
    return plain(run.expected_start_time) if run.expected_start_time else None


async def of_pulses(
    client: PrefectClient, states: Sequence[StateType], *, after: datetime, before: datetime | None = None
) -> list[FlowRun]:
    """Flow runs of pulses that stand in one of ``states`` and were due between two moments."""
    between = FlowRunFilterExpectedStartTime(after_=after, before_=before)
    state = FlowRunFilterState(type=FlowRunFilterStateType(any_=list(states)))
    return await client.read_flow_runs(
        flow_filter=FlowFilter(name=FlowFilterName(any_=["send-pulse"])),
        flow_run_filter=FlowRunFilter(state=state, expected_start_time=between),
    )


async def find(client: PrefectClient, flow_run_id: str | None) -> FlowRun | None:
    """A flow run by its id; None where Prefect knows of none."""
    try:
        return await client.read_flow_run(UUID(str(flow_run_id)))
    except (ObjectNotFound, ValueError):
        return None


def pulse_of(run: FlowRun) -> str | None:
    """Name of the pulse that it sends."""
    pulse = run.parameters.get("pulse")
    return pulse.get("name") if isinstance(pulse, dict) else None


def identities_of(run: FlowRun) -> list[str]:
    """What the store may know its run by: its deployment in its time zone, or its pulse's name where it has none."""
    pulse, given = run.parameters.get("pulse"), run.parameters.get("zone") or ""
    of, test = str(run.deployment_id or pulse_of(run)), bool(run.parameters.get("test"))
    own = pulse.get("timezone", "") if isinstance(pulse, dict) else ""
    zones = {given} if given else {"", own}
    return [*(str(Identity(of, zone, test)) for zone in sorted(zones)), pulse_of(run) or ""]


def is_late(run: FlowRun, now: datetime) -> bool:
    """Whether it waits for its first beginning for too long; one that is started again, since it was."""
    again = (run.idempotency_key or "").startswith("restart:")
    since = (run.created if again else run.expected_start_time) or now
    return not run.run_count and run.start_time is None and now - since > LATE


def hangs(run: FlowRun) -> bool:
    """Whether a worker took it so long ago that the process it was for must have begun."""
    state = run.state
    if state is None or not state.is_pending():
        return False
    # A worker takes runs a little before they are due.
    taken = max(state.timestamp, run.expected_start_time or state.timestamp)
    return taken < utc_now() - patience().pending


def is_gone(run: FlowRun) -> bool:
    """Whether nobody is about to do it, as far as Prefect can tell."""
    if run.state is None or run.deployment_id is None:
        return False
    if run.state.is_running():
        return run.state.timestamp < utc_now() - patience().stuck
    return run.state.is_crashed() or hangs(run)


def is_cancelled(run: FlowRun | None) -> bool:
    """Whether the owner cancelled it."""
    return run is not None and run.state is not None and (run.state.is_cancelled() or run.state.is_cancelling())


async def died(client: PrefectClient, run: FlowRun | None, since: datetime | None) -> bool:
    """Whether it is over, is not known, or stands where it is ``since`` so long that its process must be gone."""
    if run is None or run.state is None or run.state.is_final():
        return True
    if hangs(run):
        # Its place among those that may run at once is free again, and who begins it late is refused.
        await client.set_flow_run_state(run.id, Crashed(message="Its process never began."))
        return True
    return run.state.is_running() and since is not None and since < utc_now() - patience().stuck
