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
from pulse.store.tables import Notice, Run
from tasks.report import Told, emit
from tasks.retries import if_not_ours
from tasks.stored import open_store

WEEK = timedelta(days=7)
LATE = timedelta(minutes=10)
"""A scheduled pulse that has not begun after this is told of."""
_OLDEST = timedelta(days=1)


@task(name="note the silence", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def skip(run_id: str, why: str) -> None:
    """Note that a run sends nothing, and why. Retried: the same note twice is one."""

    def note() -> None:
        with open_store().begin() as session:
            runs.finish(session, run_id, "skipped", why)

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
    late = [run for run in found if await asyncio.to_thread(_first_time, f"late/{run.id}")]
    for run in late:
        emit(_late(run, now))
    return len(late)


def _first_time(key: str) -> bool:
    with open_store().begin() as session:
        return insert_once(session, Notice(key=key, at=utc_now()))


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

    def look() -> list[Run]:
        with open_store().begin() as session:
            return runs.ended_since(session, now - WEEK)

    text = report(await asyncio.to_thread(look), now)
    await acreate_markdown_artifact(text, key="quiet-report", description="What was sent and what was not, and why")
    resource = {"prefect.resource.id": "chartcastr.quiet-report", "prefect.resource.name": "quiet report"}
    emit(Told("chartcastr.quiet-report", resource, [], {"said": text}))
    return text


def report(found: list[Run], now: datetime) -> str:
    """Every pulse of a week in Markdown: how many runs sent, how many did not, and each reason with its count."""
    lines = [
        f"## {now - WEEK:%d %B} to {now:%d %B %Y}",
        "",
        "| pulse | sent | not sent | failed | why not |",
        "|" + "---|" * 5,
    ]
    for name in sorted({run.pulse for run in found}):
        mine = [run for run in found if run.pulse == name]
        states = Counter(run.state for run in mine)
        reasons = Counter(run.why or "no reason is kept" for run in mine if run.state == "skipped")
        why = "; ".join(f"{count} × {reason}" for reason, count in reasons.most_common()).replace("|", "/")
        failed = states["failed"] + states["unconfirmed"]
        lines.append(f"| {name} | {states['done']} | {states['skipped']} | {failed} | {why} |")
    return "\n".join(lines if found else [lines[0], "", "No pulse ran."])
