"""``chartcastr forget`` and ``purge``: what is kept of a person is deleted, and what is too old."""

import asyncio
from collections import Counter
from contextlib import suppress
from uuid import UUID

import typer
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterFlowRunId, TaskRunFilter, TaskRunFilterName
from prefect.exceptions import ObjectNotFound
from prefect.settings import PREFECT_EVENTS_RETENTION_PERIOD

from cli.reader import open_store
from cli.server import require_server
from pulse.store import forget, retention
from pulse.store.columns import utc_now
from pulse.store.retention import Counts, described

_PAGE = 200


def run_forget(name: str, *, sure: bool) -> None:
    """Delete every trace of a reader, in the store and in Prefect.

    Raises:
        ReaderError: There is no such reader.
        DefinitionError: There is no Prefect server to forget them too.
    """
    require_server()
    store = open_store()
    with store.begin() as session:
        named = forget.find(session, name)
        known = [id_ for reader in named for id_ in forget.flow_runs(session, reader.id)]
    flow_runs = asyncio.run(_that_name(name, known))
    if not sure:
        typer.confirm(
            f"Everything that is kept of {name} is deleted, and {len(flow_runs)} runs of Prefect's that name them. "
            f"There is no way back. Go on?",
            abort=True,
        )
    # Prefect first: its runs are found by the store, and what breaks off here is done again by the same command.
    asyncio.run(_delete(flow_runs))
    counts: Counts = Counter()
    with store.begin() as session:
        for reader in forget.find(session, name):
            counts += forget.forget(session, reader)
    typer.echo(f"{name} is forgotten: {described(counts)}; {len(flow_runs)} runs of Prefect's.")
    days = PREFECT_EVENTS_RETENTION_PERIOD.value().days
    typer.echo(
        f"Left to do: take {name!r} out of the readers of your pulses and deploy them; Prefect drops its events, which "
        f"name tasks such as 'send image to {name}', after {days} days; delete older backups."
    )


def run_purge(*, look: bool) -> None:
    """Delete what is older than is kept; with ``look`` only say what that is.

    Raises:
        DefinitionError: A setting is no number of days.
    """
    keep, store, counts = retention.keep_of(), open_store(), Counter[str]()
    while True:
        with store.begin() as session:
            batch = retention.purge(session, utc_now(), keep)
            if look:
                session.rollback()
        counts += batch
        if look or not batch:
            break
    kept = f"snapshots are kept for {keep.snapshots} days, messages for {keep.messages}"
    typer.echo(f"{'A first batch would be' if look else 'Deleted'}: {described(counts)} ({kept}).")


async def _that_name(name: str, known: list[str]) -> list[UUID]:
    """Runs that sent or answered, and every other that has a task which is named after them."""
    found = set()
    for id_ in known:
        with suppress(ValueError):
            found.add(UUID(id_))
    after_them = TaskRunFilter(name=TaskRunFilterName(like_=f"to {name}"))
    async with get_client() as client:
        offset = 0
        while tasks := await client.read_task_runs(task_run_filter=after_them, limit=_PAGE, offset=offset):
            found |= {task.flow_run_id for task in tasks if task.flow_run_id and task.name.endswith(f" to {name}")}
            offset += _PAGE
    return sorted(found)


async def _delete(flow_runs: list[UUID]) -> None:
    """Delete runs with their artifacts, which Prefect leaves behind otherwise."""
    async with get_client() as client:
        for id_ in flow_runs:
            shown = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[id_]))
            for artifact in await client.read_artifacts(artifact_filter=shown):
                await client.delete_artifact(artifact.id)
            with suppress(ObjectNotFound):
                await client.delete_flow_run(id_)
