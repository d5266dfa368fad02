"""What the Prefect UI shows of a run: one artifact of a kind and run, kept current in its place."""

from typing import Any
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.actions import ArtifactCreate, ArtifactUpdate
from prefect.client.schemas.filters import (
    ArtifactFilter,
    ArtifactFilterFlowRunId,
    ArtifactFilterKey,
)


async def show(client: PrefectClient, flow_run_id: UUID, key: str, kind: str, data: Any, description: str) -> None:
    """Make an artifact of a run, or bring the one that is there up to date.

    Args:
        client: Prefect's.
        flow_run_id: The run.
        key: Lower case, digits and dashes; the same for each run of a pulse.
        kind: ``image``, ``markdown`` or ``table``.
        data: As Prefect keeps it for that kind.
        description: One line.
    """
    mine = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[flow_run_id]), key=ArtifactFilterKey(any_=[key]))
    found = await client.read_artifacts(artifact_filter=mine, limit=1)
    if found:
        if (found[0].data, found[0].description) != (data, description):
            await client.update_artifact(found[0].id, ArtifactUpdate(data=data, description=description))
        return
    await client.create_artifact(
        ArtifactCreate(key=key, type=kind, data=data, flow_run_id=flow_run_id, description=description)
    )


def as_written(text: str) -> str:
    """WhatsApp text as Markdown shows it: a code block, so that its marks stay what they are."""
    return f"```\n{text.replace('```', '` ` `')}\n```"
