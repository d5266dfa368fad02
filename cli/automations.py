"""Automations that a Prefect server of ours has: what nobody else would notice is noticed there."""

from datetime import timedelta

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.objects import StateType
from prefect.events.actions import ChangeFlowRunState
from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture

SILENT = "Chartcastr: a run whose process is gone has crashed"
HEARTBEAT_SECONDS = 30
"""Seconds between two heartbeats of a run, the least that Prefect allows."""
_WITHIN = timedelta(seconds=3 * HEARTBEAT_SECONDS)


def of_silent_runs(within: timedelta = _WITHIN) -> AutomationCore:
    """A run that sent a heartbeat and then says nothing has lost its process, and whoever watched that.

    Prefect, "How to detect zombie flows", has the trigger.

    Args:
        within: So long it may be silent.
    """
    said = "Its process, and the worker that watched it, are gone: no heartbeat came."
    return AutomationCore(
        name=SILENT,
        description="A host that is lost tells nobody. What had begun is gone on with by watch-deliveries.",
        trigger=EventTrigger(
            after={"prefect.flow-run.heartbeat"},
            expect={"prefect.flow-run.*"},
            match={"prefect.resource.id": ["prefect.flow-run.*"]},
            for_each={"prefect.resource.id"},
            posture=Posture.Proactive,
            threshold=1,
            within=within,
        ),
        actions=[ChangeFlowRunState(state=StateType.CRASHED, message=said)],
    )


async def make_automations(client: PrefectClient) -> None:
    """Make them where they are not there; what the owner changed stays as it is."""
    if not await client.read_automations_by_name(SILENT):
        await client.create_automation(of_silent_runs())
