"""Silence with proof: a run that sends nothing says why, a pulse that does not come is told of, a week is counted."""

import asyncio
from collections import Counter
from datetime import datetime, timedelta

from prefect import task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, StateType

from pulse.store import runs
from pulse.store.columns import utc_now
from pulse.store.engine import insert_once
from pulse.store.notes import Notice
from pulse.store.states import DeliveryState, RunState
from pulse.store.tables import Run
from tasks.report import Told, emit, have_left
from tasks.retries import if_not_ours
from tasks.stored import open_store

WEEK = timedelta(days=7)
LATE = timedelta(minutes=10)
"""A scheduled pulse that has not begun after this is told of."""
_OLDEST = timedelta(days=7)
_COLUMNS = ("arrived", "waiting", "not sent", "failed", "going on")
_COLUMN = {RunState.SKIPPED: "not sent", RunState.FAILED: "failed", RunState.UNCONFIRMED: "failed"}


@task(name="note the silence", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def skip(run_id: str, why: str) -> None:
    """Note that a run sends nothing, and why. Retried: the same note twice is one."""

    def note() -> None:
        with open_store().begin() as session:
            runs.finish(session, run_id, RunState.SKIPPED, why)

    await asyncio.to_thread(note)


@task(name="find late pulses", cache_policy=NO_CACHE)
async def tell_of_late() -> int:
    """Tell once of each scheduled pulse that has not begun in time; how many. Not retried: the next look does it.

    The look itself dies with the worker; docs/troubleshooting.md has the automation that notices that.
    """
    now = utc_now()
    async with get_client() as client:
        found = await client.read_flow_runs(
            flow_filter=FlowFilter(name=FlowFilterName(any_=["send-pulse"])),
            flow_run_filter=FlowRunFilter(
                state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED, StateType.PENDING])),
                expected_start_time=FlowRunFilterExpectedStartTime(after_=now - _OLDEST, before_=now - LATE),
            ),
        )
    late = [run for run in found if _waits(run, now) and not await asyncio.to_thread(_told, f"late/{run.id}")]
    for run in late:
        emit(_late(run, now))
    left = bool(late) and await asyncio.to_thread(have_left)
    if left:
        for run in late:
            await asyncio.to_thread(_note, f"late/{run.id}")
    return len(late)


def _waits(run: FlowRun, now: datetime) -> bool:
    """Whether a run waits for its first beginning for too long; one that is started again, since it was."""
    again = (run.idempotency_key or "").startswith("restart:")
    since = (run.created if again else run.expected_start_time) or now
    return not run.run_count and run.start_time is None and now - since > LATE


def _told(key: str) -> bool:
    with open_store().begin() as session:
        return session.get(Notice, key) is not None


def _note(key: str) -> None:
    with open_store().begin() as session:
        insert_once(session, Notice(key=key, at=utc_now()))


def _late(run: FlowRun, now: datetime) -> Told:
    pulse = run.parameters.get("pulse") or {}
    name = str(pulse.get("name", run.name))
    due = run.expected_start_time or now
    minutes = int((now - due).total_seconds() // 60)
    said = f"{name} was due at {due:%Y-%m-%d %H:%M} UTC and has not begun after {minutes} minutes. Is a worker running?"
    resource = {"prefect.resource.id": f"chartcastr.pulse.{name}", "prefect.resource.name": name}
    related = [{"prefect.resource.id": f"prefect.flow-run.{run.id}", "prefect.resource.role": "flow-run"}]
    return Told("chartcastr.pulse.late", resource, related, {"pulse": name, "said": said})


@task(name="count the week", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def count_week() -> str:
    """The quiet report of the last seven days: an artifact, an event, and its text. Retried as any read is."""
    now = utc_now()

    def look() -> list[tuple[Run, int]]:
        with open_store().begin() as session:
            found = runs.ended_since(session, now - WEEK)
            return [
                (run, sum(one.state is DeliveryState.COMPLETE for one in runs.deliveries(session, run.id)))
                for run in found
            ]

    text = report(await asyncio.to_thread(look), now)
    await acreate_markdown_artifact(text, key="quiet-report", description="What was sent and what was not, and why")
    resource = {"prefect.resource.id": "chartcastr.quiet-report", "prefect.resource.name": "quiet report"}
    emit(Told("chartcastr.quiet-report", resource, [], {"said": text}))
    return text


def report(found: list[tuple[Run, int]], now: datetime) -> str:
    """A week in Markdown: for each pulse how many runs reached somebody, wait, sent nothing, failed or go on, and why.

    Args:
        found: Runs, each with how many of its deliveries arrived.
        now: The end of the week.
    """
    head = f"## {now - WEEK:%d %B} to {now:%d %B %Y}"
    if not found:
        return f"{head}\n\nNo pulse ran."
    lines = [head, "", "| pulse | arrived | waiting | not sent | failed | going on | why not |", "|" + "---|" * 7]
    for name in sorted({run.pulse for run, _ in found}):
        mine = [(run, arrived) for run, arrived in found if run.pulse == name]
        counts = Counter(_column(run.state, arrived) for run, arrived in mine)
        reasons = Counter(
            run.why or "no reason is kept" for run, _ in mine if run.state in {RunState.SKIPPED, RunState.FAILED}
        )
        why = "; ".join(f"{count} × {reason}" for reason, count in reasons.most_common()).replace("|", "/")
        cells = " | ".join(str(counts[column]) for column in _COLUMNS)
        lines.append(f"| {name} | {cells} | {why} |")
    return "\n".join(lines)


def _column(state: RunState, arrived: int) -> str:
    if state is RunState.DONE:
        return "arrived" if arrived else "waiting"
    return _COLUMN.get(state, "going on")
