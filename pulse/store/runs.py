"""Runs, their frozen snapshots, and their deliveries."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from pulse.store.engine import insert_once
from pulse.store.tables import Delivery, Message, Run, Snapshot, new_id, utc_now

LATEST = timedelta(hours=12)
"""A slot that is further past is not sent any more."""


@dataclass(frozen=True)
class Started:
    """A run, and whether this caller has it to do; if not, ``why``."""

    run: Run
    ours: bool
    why: str = ""


def start(session: Session, pulse: str, slot: datetime, flow_run_id: str | None) -> Started:
    """The run of ``pulse`` for ``slot``: a new one, or the one that exists.

    It is ours to do if it is new, or if this very flow run (a retry of it) began it before. A slot that is long past,
    or that a newer one has overtaken, is not: after a night without workers, readers get the newest pulse and not
    one for each slot that was missed.
    """
    before = None
    if flow_run_id:
        before = session.exec(select(Run).where(Run.flow_run_id == flow_run_id, Run.pulse == pulse)).first()
    if before is not None:
        return Started(before, ours=True)
    new = Run(id=new_id(), pulse=pulse, slot=slot, flow_run_id=flow_run_id, created_at=utc_now())
    if not insert_once(session, new):
        run = session.exec(select(Run).where(Run.pulse == pulse, Run.slot == slot)).one()
        return Started(run, ours=False, why="was sent for this slot before")
    run = session.get_one(Run, new.id)
    newer = session.exec(select(Run.id).where(Run.pulse == pulse, Run.slot > slot, Run.state != "skipped")).first()
    if newer or utc_now() - slot > LATEST:
        finish(session, run.id, "skipped")
        why = "was overtaken by a newer slot" if newer else f"is more than {LATEST.total_seconds() / 3600:g} hours late"
        return Started(run, ours=False, why=why)
    return Started(run, ours=True)


def finish(session: Session, run_id: str, state: str) -> None:
    """Note how the run ended: ``done``, ``incomplete``, ``skipped`` or ``failed``."""
    run = session.get_one(Run, run_id)
    run.state, run.finished_at = state, utc_now()
    session.add(run)


def freeze(session: Session, snapshot: Snapshot) -> Snapshot:
    """Keep ``snapshot`` unless the run has one; what is kept is what counts."""
    insert_once(session, snapshot)
    return session.get_one(Snapshot, snapshot.run_id)


def snapshot(session: Session, run_id: str) -> Snapshot | None:
    """The snapshot of a run, if it was frozen."""
    return session.get(Snapshot, run_id)


def deliver_to(session: Session, run_id: str, reader_id: str) -> Delivery:
    """The delivery of a run to a reader; made if there is none."""
    insert_once(session, Delivery(id=new_id(), run_id=run_id, reader_id=reader_id, created_at=utc_now()))
    return session.exec(select(Delivery).where(Delivery.run_id == run_id, Delivery.reader_id == reader_id)).one()


def settle(session: Session, delivery_id: str, state: str, reason: str = "") -> None:
    """Note where a delivery stands: ``complete``, ``skipped``, ``unknown`` or ``failed``, and why."""
    delivery = session.get_one(Delivery, delivery_id)
    delivery.state, delivery.reason = state, reason
    session.add(delivery)


def newest_for(session: Session, reader_id: str, since: datetime) -> str | None:
    """The run whose chart the reader got last, if that was after ``since``."""
    sent = (
        select(Message.run_id)
        .where(Message.reader_id == reader_id, Message.kind == "image", col(Message.wamid).is_not(None))
        .where(Message.created_at >= since)
        .order_by(col(Message.created_at).desc())
    )
    return session.exec(sent).first()
