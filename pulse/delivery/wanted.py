"""Whether a reader wants a pulse just now: what they set for themselves, held against its slot and what it found."""

import json

from sqlmodel import Session, col, select

from pulse.insight.fact import Fact
from pulse.insight.quality import DOUBTS
from pulse.store import wishes
from pulse.store.identity import of_any_zone
from pulse.store.states import SENT_STATES
from pulse.store.tables import Delivery, Reader, Run, Snapshot, SnapshotFigure
from pulse.store.wishes import Wishes

_ALARMING = frozenset({"unusual", "break", "turn"})


def why_not(session: Session, run: Run, reader: Reader, wanted: Wishes) -> str:
    """Why a reader does not want the pulse of ``run``; empty where they do."""
    day = run.slot.astimezone(wishes.zone_of(reader)).date()
    if wanted.muted:
        return "the reader wants none until they say so"
    if wanted.paused_until is not None and day <= wanted.paused_until:
        return f"the reader paused until {wanted.paused_until:%Y-%m-%d}"
    if wanted.weekdays and day.weekday() not in wanted.weekdays:
        return "the reader wants none on that weekday"
    if wanted.weekly and _had_one_that_week(session, run, reader):
        return "the reader wants one a week, and had it"
    if wanted.alarms and not is_alarming(session, run.id):
        return "the reader wants only what is unusual"
    return ""


def _had_one_that_week(session: Session, run: Run, reader: Reader) -> bool:
    """Whether an earlier pulse of the same week went to the reader."""
    week = run.slot.astimezone(wishes.zone_of(reader)).isocalendar()[:2]
    earlier = (
        select(Run.slot)
        .join(Delivery, col(Delivery.run_id) == Run.id)
        .where(
            of_any_zone(run),
            Run.slot < run.slot,
            Delivery.reader_id == reader.id,
            col(Delivery.state).in_(SENT_STATES),
        )
        .order_by(col(Run.slot).desc())
        .limit(1)
    )
    last = session.exec(earlier).first()
    return last is not None and last.astimezone(wishes.zone_of(reader)).isocalendar()[:2] == week


def is_alarming(session: Session, run_id: str) -> bool:
    """Whether the snapshot of a run has something unusual, a doubt about its data, or a goal that was missed."""
    written = [
        *session.exec(select(Snapshot.facts).where(Snapshot.run_id == run_id)),
        *session.exec(select(SnapshotFigure.facts).where(SnapshotFigure.run_id == run_id)),
    ]
    facts = [Fact.model_validate(item) for raw in written for item in json.loads(raw or "[]")]
    return any(
        (fact.kind in _ALARMING and fact.about != "usual") or fact.doubt in DOUBTS or fact.about == "crossed"
        for fact in facts
    )
