"""Runs, their frozen snapshots, and their deliveries."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, or_, select

from pulse.store.columns import new_id, utc_now
from pulse.store.engine import insert_once
from pulse.store.identity import Identity, of_any_zone, same_pulse
from pulse.store.states import TAKEN, UNCONFIRMED, WAITING, DeliveryState, MessageKind, RunState
from pulse.store.tables import Asset, Delivery, Edition, Message, Run, Snapshot, SnapshotFigure

LATEST = timedelta(hours=12)
"""A slot that is further past is not sent any more."""
NOT_NAMED = "the pulse does not name this reader any more"


@dataclass(frozen=True)
class Started:
    """A run, and whether this caller has it to do; if not, ``why``."""

    run: Run
    ours: bool
    why: str = ""


def start(
    session: Session,
    pulse: str,
    slot: datetime,
    flow_run_id: str | None,
    deployment_id: str | None = None,
    *,
    zone: str = "",
    test: bool = False,
) -> Started:
    """The run of ``pulse`` for ``slot``: a new one, or the one that exists.

    A pulse is known by its deployment, so that it stays the same one under another name, and so that two deployments
    which gave theirs one name are both sent.

    It is ours to do if it is new or not done yet: a retry, a second scheduler or a second worker completes what is
    missing, and the outbox sees to it that nothing goes out twice. A slot that is long past, or that a newer one has
    overtaken, is not begun: after a night without workers, readers get the newest pulse and not one for each slot
    was missed.

    Args:
        session: The transaction.
        pulse: Its name.
        slot: The moment it is due.
        flow_run_id: What does it.
        deployment_id: What it is known by.
        zone: The time zone whose readers get it now; empty where all do.
        test: Whether it goes to testers only.
    """
    identity, before = str(Identity(deployment_id or pulse, zone, test)), None
    if flow_run_id:
        before = session.exec(select(Run).where(Run.flow_run_id == flow_run_id, Run.pulse == pulse)).first()
    if before is None and deployment_id and not (zone or test):
        # Begun before runs were known by their deployments, and started again since.
        legacy = select(Run).where(Run.pulse == pulse, Run.identity == pulse, Run.slot == slot)
        identity = pulse if session.exec(legacy).first() is not None else deployment_id
    if before is not None:
        return Started(before, ours=before.state is not RunState.SKIPPED, why="was skipped before")
    new = Run(
        id=new_id(),
        pulse=pulse,
        identity=identity,
        pulse_key=Identity.read(identity).pulse_key,
        slot=slot,
        flow_run_id=flow_run_id,
        created_at=utc_now(),
    )
    if not insert_once(session, new):
        run = session.exec(select(Run).where(Run.identity == identity, Run.slot == slot)).one()
        if run.state in {RunState.DONE, RunState.SKIPPED}:
            why = (
                (run.why or "was skipped before") if run.state is RunState.SKIPPED else "was sent for this slot before"
            )
            return Started(run, ours=False, why=why)
        # From here on this flow run is the one that tells what became of it.
        run.flow_run_id = flow_run_id or run.flow_run_id
        session.add(run)
        return Started(run, ours=True)
    run = session.get_one(Run, new.id)
    newer = session.exec(select(Run.id).where(same_pulse(run), Run.slot > slot, Run.state != RunState.SKIPPED)).first()
    if newer or utc_now() - slot > LATEST:
        why = "was overtaken by a newer slot" if newer else f"is more than {LATEST.total_seconds() / 3600:g} hours late"
        finish(session, run.id, RunState.SKIPPED, why)
        return Started(run, ours=False, why=why)
    return Started(run, ours=True)


def get(session: Session, run_id: str) -> Run:
    """A run that is there."""
    return session.get_one(Run, run_id)


def finish(session: Session, run_id: str, state: RunState, why: str = "") -> None:
    """Note how the run ended, and why it was skipped or failed."""
    run = session.get_one(Run, run_id)
    run.state, run.finished_at, run.why = state, utc_now(), why
    session.add(run)


def freeze(session: Session, snapshot: Snapshot, beside: Iterable[Edition | SnapshotFigure] = ()) -> Snapshot:
    """Keep ``snapshot`` with what stands ``beside`` it unless the run has one; what is kept is what counts."""
    if insert_once(session, snapshot):
        session.add_all(beside)
    return session.get_one(Snapshot, snapshot.run_id)


def keep_assets(session: Session, files: Iterable[Asset]) -> None:
    """Keep files that charts were drawn with; each once."""
    for file in files:
        insert_once(session, file)


def assets(session: Session, digests: Collection[str]) -> dict[str, bytes]:
    """Files that charts were drawn with, by their digests."""
    found = session.exec(select(Asset).where(col(Asset.digest).in_(digests)))
    return {item.digest: item.content for item in found}


def snapshot(session: Session, run_id: str) -> Snapshot | None:
    """The snapshot of a run, if it was frozen."""
    return session.get(Snapshot, run_id)


def edition(session: Session, run_id: str, language: str) -> Snapshot | Edition | None:
    """What a run says in ``language``, and in its pulse's own where it was not frozen in that one."""
    return session.get(Edition, (run_id, language)) or session.get(Snapshot, run_id)


def figures(session: Session, run_id: str) -> list[SnapshotFigure]:
    """The further figures of a run, in order."""
    found = select(SnapshotFigure).where(SnapshotFigure.run_id == run_id).order_by(col(SnapshotFigure.number))
    return list(session.exec(found))


def editions(session: Session, run_id: str) -> list[Edition]:
    """What a run says in other languages than its pulse's."""
    return list(session.exec(select(Edition).where(Edition.run_id == run_id).order_by(Edition.language)))


def last_snapshots(session: Session, run: Run, count: int) -> list[Snapshot]:
    """The newest snapshots of the pulse of ``run`` that its readers were sent, of earlier slots, newest first."""
    arrived = select(Message.id).where(
        Message.run_id == Run.id, Message.kind == MessageKind.IMAGE, col(Message.state).in_(TAKEN)
    )
    found = (
        select(Snapshot)
        .join(Run, col(Run.id) == Snapshot.run_id)
        .where(same_pulse(run), Run.slot < run.slot, arrived.exists())
        .order_by(col(Run.slot).desc())
    )
    return list(session.exec(found.limit(count)))


def ended_since(session: Session, since: datetime) -> list[Run]:
    """Runs whose slot lies after ``since``, by pulse and slot; tests are none of a pulse's own."""
    mine = select(Run).where(Run.slot > since, col(Run.identity).not_like("test/%"))
    return list(session.exec(mine.order_by(Run.pulse, col(Run.slot))))


def deliver_to(session: Session, run_id: str, reader_id: str, phone_number_id: str) -> Delivery:
    """The delivery of a run to a reader; made if there is none. One that had failed is tried again.

    Older ones of the same pulse that still wait for the reader are overtaken: nobody wants last week's chart too.
    """
    new = Delivery(
        id=new_id(), run_id=run_id, reader_id=reader_id, phone_number_id=phone_number_id, created_at=utc_now()
    )
    fresh = insert_once(session, new)
    mine = select(Delivery).where(Delivery.run_id == run_id, Delivery.reader_id == reader_id).with_for_update()
    delivery = session.exec(mine, execution_options={"populate_existing": True}).one()
    if fresh:
        _overtake(session, delivery)
    elif delivery.state is DeliveryState.FAILED:
        delivery.state, delivery.reason, delivery.reopened_at = DeliveryState.OPEN, "", utc_now()
        session.add(delivery)
    return delivery


def _overtake(session: Session, delivery: Delivery) -> None:
    run = session.get_one(Run, delivery.run_id)
    waiting = (
        select(Delivery)
        .join(Run, col(Delivery.run_id) == Run.id)
        .where(of_any_zone(run), Run.slot < run.slot, Delivery.reader_id == delivery.reader_id)
        .where(_waits())
        .order_by(Delivery.id)
    )
    for older in session.exec(waiting.with_for_update(of=Delivery)):
        older.state, older.reason = DeliveryState.OVERTAKEN, "a newer one of the same pulse took its place"
        session.add(older)


def note_unknown(session: Session, run_id: str, names: Collection[str]) -> None:
    """Names in the definition that no reader has: each fails for itself, and loudly."""
    run = session.get_one(Run, run_id)
    run.unknown_readers = "\n".join(names)
    session.add(run)


def leave_out(session: Session, run: Run, reader_ids: Collection[str]) -> None:
    """Whoever the pulse names no longer gets nothing more of it, also not what waits for them.

    Args:
        session: The transaction.
        run: A run of the pulse; what newer ones hold is decided by those.
        reader_ids: Whom it names.
    """
    waiting = (
        select(Delivery)
        .join(Run, col(Delivery.run_id) == Run.id)
        .where(of_any_zone(run), Run.slot <= run.slot, col(Delivery.reader_id).not_in(reader_ids))
        .where(_waits())
        .order_by(Delivery.id)
    )
    for delivery in session.exec(waiting.with_for_update(of=Delivery)):
        delivery.state, delivery.reason = DeliveryState.SKIPPED, NOT_NAMED
        session.add(delivery)


def deliveries(session: Session, run_id: str) -> list[Delivery]:
    """The deliveries of a run."""
    return list(session.exec(select(Delivery).where(Delivery.run_id == run_id).order_by(col(Delivery.created_at))))


def waiting_for(session: Session, reader_id: str, phone_number_id: str) -> list[Delivery]:
    """What waits until a reader writes to a number, oldest first."""
    where = (Delivery.reader_id == reader_id, Delivery.phone_number_id == phone_number_id)
    return list(session.exec(select(Delivery).where(*where, _waits()).order_by(col(Delivery.created_at))))


def _waits() -> ColumnElement[bool]:
    """Deliveries that go on when the reader writes: held, offered, or with a template of which nothing was told yet."""
    template = select(Message.id).where(Message.delivery_id == Delivery.id, Message.kind == MessageKind.TEMPLATE)
    image = select(Message.id).where(
        Message.delivery_id == Delivery.id, Message.kind == MessageKind.IMAGE, col(Message.state).in_(TAKEN)
    )
    announced = and_(col(Delivery.state).in_(UNCONFIRMED), template.exists(), ~image.exists())
    return or_(col(Delivery.state).in_(WAITING), announced)


def settle(session: Session, delivery_id: str, state: DeliveryState, reason: str = "") -> None:
    """Note where a delivery stands, and why."""
    delivery = session.get_one(Delivery, delivery_id)
    if (delivery.state, delivery.reason) != (state, reason):
        delivery.state, delivery.reason = state, reason
        session.add(delivery)
