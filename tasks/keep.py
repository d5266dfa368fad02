"""What a run leaves: its row, its frozen snapshot, and the artifacts that the Prefect UI shows."""

import asyncio
import base64
import json
from datetime import datetime
from uuid import NAMESPACE_OID, UUID, uuid5

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client

from pulse.definition import Pulse
from pulse.insight import REMEMBERED
from pulse.insight.fact import Fact, Key
from pulse.narration import NarrationContext, Read
from pulse.narration.freeze import frozen
from pulse.narration.prompt import instructions
from pulse.narration.read import told
from pulse.series import Dataset, to_json
from pulse.store import runs
from pulse.store.columns import utc_now
from pulse.store.engine import insert_once
from pulse.store.notes import ModelCall
from pulse.store.runs import Started
from pulse.store.tables import Run, Snapshot
from tasks.retries import if_not_ours
from tasks.show import show
from tasks.stored import open_store


@task(name="start run", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def start_run(pulse: Pulse, slot: datetime, flow_run_id: str | None, deployment_id: str | None = None) -> Started:
    """The run for this slot. Retried because a database that restarts is back in seconds; the row is unique."""

    def begin() -> Started:
        with open_store().begin() as session:
            return runs.start(session, pulse.name, slot, flow_run_id, deployment_id)

    return await asyncio.to_thread(begin)


@task(
    name="look for a snapshot", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours
)
async def find_snapshot(run_id: str) -> Snapshot | None:
    """What an earlier try of this run froze, so that a retry sends the same. Retried as any read is."""

    def look() -> Snapshot | None:
        with open_store().begin() as session:
            return runs.snapshot(session, run_id)

    return await asyncio.to_thread(look)


@task(
    name="recall what was told", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours
)
async def find_told(run: Run) -> frozenset[Key]:
    """What the last three pulses said, so that news comes first. Retried as any read is."""

    def look() -> frozenset[Key]:
        with open_store().begin() as session:
            found = runs.last_snapshots(session, run.pulse, run.slot, REMEMBERED)
            return frozenset().union(*(told(one.facts, one.read) for one in found))

    return await asyncio.to_thread(look)


@task(name="check and freeze", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def freeze(
    run_id: str, pulse: Pulse, result: Dataset, facts: tuple[Fact, ...], chart: bytes, read: Read
) -> Snapshot:
    """Prove the texts, then keep data, facts, chart and texts. Retried: it writes once only.

    Raises:
        NarratorError: The headline cannot be proven; nothing is sent.
    """
    proven, refused = frozen(read, facts, NarrationContext.of(pulse, result.measure))
    for one in refused:
        get_run_logger().warning("Left out of the text: %s", one)
    new = Snapshot(
        run_id=run_id,
        definition=pulse.model_dump_json(),
        result=json.dumps(to_json(result)),
        facts=json.dumps([fact.model_dump(mode="json") for fact in facts]),
        read=proven.model_dump_json(exclude_defaults=True),
        chart=chart,
        caption=str(proven.caption(pulse.title)),
        analysis=str(proven.long_text()),
    )

    def keep() -> Snapshot:
        with open_store().begin() as session:
            return runs.freeze(session, new)

    return await asyncio.to_thread(keep)


@task(name="note what the model took", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2)
async def note_usage(run_id: str, pulse: Pulse, read: Read) -> None:
    """Keep what a use of the model took, for its caps and breaker. Retried: what is not kept is not counted."""
    used = read.usage
    if used is None:
        return
    call = ModelCall(
        id=uuid5(NAMESPACE_OID, f"{run_id}/{used.seconds}/{used.outcome}").hex,
        run_id=run_id,
        model_key=used.key,
        prompt_version=used.prompt,
        created_at=utc_now(),
        prompt=instructions(NarrationContext.of(pulse)),
        tokens=used.tokens_in + used.tokens_out,
        money="" if used.money is None else str(used.money),
        outcome=used.outcome,
    )

    def note() -> None:
        with open_store().begin() as session:
            insert_once(session, call)

    try:
        await asyncio.to_thread(note)
    except Exception as wrong:  # noqa: BLE001 - bookkeeping keeps no pulse from being sent
        get_run_logger().warning("What the model took could not be kept (%s)", type(wrong).__name__)


@task(name="show in Prefect", cache_policy=NO_CACHE)
async def publish(pulse: Pulse, snapshot: Snapshot, flow_run_id: str | None) -> None:
    """Chart, caption and analysis as artifacts of the run. Not retried, and never in the way of sending."""
    if flow_run_id is None:
        return
    image, run = base64.b64encode(snapshot.chart).decode(), UUID(flow_run_id)
    caption, analysis = as_written(snapshot.caption), as_written(snapshot.analysis)
    try:
        async with get_client() as client:
            await show(
                client,
                run,
                f"{pulse.name}-chart",
                "image",
                f"data:image/png;base64,{image}",
                f"Chart of {pulse.title}",
            )
            await show(client, run, f"{pulse.name}-caption", "markdown", caption, "Caption, as sent")
            await show(client, run, f"{pulse.name}-analysis", "markdown", analysis, "Analysis, as sent in the thread")
    except Exception as wrong:  # noqa: BLE001 - they are for looking at
        get_run_logger().warning("Prefect did not take the artifacts (%s); the pulse is sent", type(wrong).__name__)


def as_written(text: str) -> str:
    """WhatsApp text as Markdown shows it: a code block, so that its marks stay what they are."""
    return f"```\n{text.replace('```', '` ` `')}\n```"
