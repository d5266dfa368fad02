"""What a run leaves: its row, its frozen snapshot, and the artifacts that the Prefect UI shows."""

import base64
from collections.abc import Sequence
from datetime import datetime

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from pulse.chart.look import Look, digest
from pulse.definition import Pulse
from pulse.delivery import snapshot as snapshots
from pulse.delivery.snapshot import Page
from pulse.errors import NarratorError
from pulse.insight.fact import Fact, Key
from pulse.insight.figure import Figure
from pulse.narration import Read
from pulse.store import runs
from pulse.store.runs import Started
from pulse.store.tables import Asset, Edition, Run, Snapshot, SnapshotFigure
from tasks.retries import if_not_ours
from tasks.show import Artifact, as_written, show
from tasks.stored import in_store, stored


@stored
async def start_run(
    pulse: Pulse,
    slot: datetime,
    flow_run_id: str | None,
    deployment_id: str | None = None,
    *,
    zone: str = "",
    test: bool = False,
) -> Started:
    """The run for this slot. Retried: its row is unique."""
    return await in_store(runs.start, pulse.name, slot, flow_run_id, deployment_id, zone=zone, test=test)


@stored
async def find_snapshot(run_id: str) -> Snapshot | None:
    """What an earlier try of this run froze, so that a retry sends the same. Retried as any read is."""
    return await in_store(runs.snapshot, run_id)


@stored
async def find_told(run: Run, number: int = 1) -> frozenset[Key]:
    """What the last three pulses said of a figure, so that news comes first. Retried as any read is."""
    return await in_store(snapshots.find_told, run, number)


@task(name="check and freeze", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def freeze(
    run_id: str, pulse: Pulse, figures: Sequence[Figure], across: Sequence[Fact], pages: Sequence[Page], look: Look
) -> Snapshot:
    """Prove the texts, then keep data, facts, charts and texts. Retried: it writes once only.

    Where a further language's headline cannot be proven, its readers get the pulse's own language.

    Raises:
        NarratorError: The headline cannot be proven; nothing is sent.
    """
    own, *others = pages
    new, further, refused = snapshots.snapshot(run_id, pulse, figures, across, own, look.described())
    await in_store(runs.keep_assets, [Asset(digest=digest(file), content=file) for file in look.files.values()])
    beside: list[Edition | SnapshotFigure] = [*further]
    for page in others:
        try:
            edition, more = snapshots.edition(run_id, pulse, figures, across, page)
        except NarratorError as wrong:
            get_run_logger().error("Not sent in %s, but in %s: %s", page.language, own.language, wrong)
            continue
        beside.append(edition)
        refused += more
    for refusal in refused:
        get_run_logger().warning("Left out of the text: %s", refusal)
    return await in_store(runs.freeze, new, beside)


@stored
async def note_usage(run_id: str, pulse: Pulse, read: Read) -> None:
    """Keep what a use of the model took, for its caps and breaker. Retried: what is not kept is not counted."""
    if read.usage is None:
        return
    try:
        await in_store(snapshots.note_usage, run_id, pulse, read.usage)
    except Exception as wrong:  # noqa: BLE001 - bookkeeping keeps no pulse from being sent
        get_run_logger().warning("What the model took could not be kept (%s)", type(wrong).__name__)


async def publish(pulse: Pulse, snapshot: Snapshot, flow_run_id: str | None) -> None:
    """Chart and texts as artifacts of the run. Not retried, and never in the way of sending."""
    try:
        editions = await in_store(runs.editions, snapshot.run_id)
    except Exception as wrong:  # noqa: BLE001 - readers get theirs all the same
        get_run_logger().warning("The run shows no texts of other languages (%s)", type(wrong).__name__)
        editions = []
    image = f"data:image/png;base64,{base64.b64encode(snapshot.chart).decode()}"
    parts = [f"Caption\n{as_written(snapshot.caption)}", f"Analysis\n{as_written(snapshot.analysis)}"]
    for edition in editions:
        parts.append(f"Caption, {edition.language}\n{as_written(edition.caption)}")
        parts.append(f"Analysis, {edition.language}\n{as_written(edition.analysis)}")
    await show(
        flow_run_id,
        Artifact(f"{pulse.name}-chart", "image", image, f"Chart of {pulse.title}"),
        Artifact(f"{pulse.name}-texts", "markdown", "\n\n".join(parts), "Caption and analysis, as sent"),
    )
