"""The quiet report: what a week's runs came to, and why each that sent nothing sent nothing."""

from collections import Counter
from datetime import datetime, timedelta

from sqlmodel import Session

from pulse.delivery.events import event
from pulse.delivery.events.event import Event
from pulse.store import runs
from pulse.store.states import DeliveryState, RunState
from pulse.store.tables import Run

WEEK = timedelta(days=7)
_COLUMNS = ("arrived", "waiting", "not sent", "failed", "going on")
_COLUMN = {RunState.SKIPPED: "not sent", RunState.FAILED: "failed", RunState.UNCONFIRMED: "failed"}


def look(session: Session, now: datetime) -> list[tuple[Run, int]]:
    """The runs of the week before ``now``, each with how many of its deliveries arrived."""
    return [
        (run, sum(delivery.state is DeliveryState.COMPLETE for delivery in runs.deliveries(session, run.id)))
        for run in runs.ended_since(session, now - WEEK)
    ]


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


def event_of(text: str) -> Event:
    """The report as an event."""
    resource = event.resource("quiet-report", "quiet report")
    return Event("chartcastr.quiet-report", resource, [], {"said": text})


def _column(state: RunState, arrived: int) -> str:
    if state is RunState.DONE:
        return "arrived" if arrived else "waiting"
    return _COLUMN.get(state, "going on")
