"""What the Prefect UI shows of a run: one artifact of a kind and run, kept current in its place."""

from typing import NamedTuple
from uuid import UUID

from prefect import get_run_logger
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.actions import ArtifactCreate, ArtifactUpdate
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterFlowRunId
from prefect.client.schemas.objects import Artifact as Found


class Artifact(NamedTuple):
    """Something to look at.

    Args:
        key: Lower case, digits and dashes; the same for each run of a pulse.
        kind: ``image``, ``markdown`` or ``table``.
        data: As Prefect keeps it for that kind.
        description: One line.
    """

    key: str
    kind: str
    data: str
    description: str


async def show(flow_run_id: str | None, *artifacts: Artifact) -> None:
    """Make artifacts of a run, or bring those that are there up to date.

    They are for looking at: that Prefect does not take them is logged, and stops nothing.
    """
    if flow_run_id is None:
        return
    try:
        async with get_client() as client:
            run = UUID(flow_run_id)
            mine = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[run]))
            there = {found.key: found for found in await client.read_artifacts(artifact_filter=mine)}
            for artifact in artifacts:
                await _show(client, run, artifact, there.get(artifact.key))
    except Exception as wrong:  # noqa: BLE001 - as above
        get_run_logger().warning("Prefect did not take the artifacts (%s)", type(wrong).__name__)


async def _show(client: PrefectClient, run: UUID, shown: Artifact, found: Found | None) -> None:
    if found is None:
        await client.create_artifact(
            ArtifactCreate(
                key=shown.key, type=shown.kind, data=shown.data, flow_run_id=run, description=shown.description
            )
        )
    elif (found.data, found.description) != (shown.data, shown.description):
        await client.update_artifact(found.id, ArtifactUpdate(data=shown.data, description=shown.description))


def as_written(text: str) -> str:
    """WhatsApp text as Markdown shows it: a code block, so that its marks stay what they are."""
    return f"```\n{text.replace('```', '` ` `')}\n```"
