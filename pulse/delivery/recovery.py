"""What is not over, and is to be looked after: deliveries that may still move, and runs of which something is new."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped
from sqlmodel import Session, and_, col, or_, select

from pulse.delivery.patience import patience
from pulse.store import runs, windows
from pulse.store.states import TAKEN, UNCONFIRMED, UNDERWAY, WAITING, DeliveryState, MessageKind, MessageState, RunState
from pulse.store.tables import Delivery, Message, PhoneNumber, Reader, Run

OLD = timedelta(days=30)
"""Meta tries to deliver for 30 days (messages/send-messages); after that nothing more is told."""


@dataclass(frozen=True)
class Open:
    """A delivery that is not over, and the block it goes out through."""

    id: str
    run_id: str
    reader: str
    connection: str
    phone_number_id: str
    waits: bool
    """Whether it waits for its reader's word."""


def find_open(session: Session, now: datetime) -> list[Open]:
    """Deliveries that may move: not confirmed, or waiting though something can be done about them, oldest first."""
    return [
        _open(session, delivery, number)
        for delivery, number in _unfinished(session, now)
        if _moves(session, delivery, now)
    ]


def find_changed(session: Session, now: datetime) -> list[str]:
    """Runs of which something is new that nobody was told of."""
    recent = (col(Run.created_at) > now - OLD, _is_left(col(Run.created_at), now))
    of_run = select(Run.id).join(Delivery, col(Delivery.run_id) == Run.id)
    by_delivery = of_run.where(Delivery.state != Delivery.reported, *recent)
    by_message = (
        select(Run.id).join(Message, col(Message.run_id) == Run.id).where(Message.state != Message.reported, *recent)
    )
    died = of_run.where(Run.state == RunState.RUNNING, *recent)
    return sorted({run_id for found in (by_delivery, by_message, died) for run_id in session.exec(found)})


def _is_left(since: Mapped[datetime], now: datetime) -> ColumnElement[bool]:
    """Whether nobody works on it any more: its run is over, or too much time has passed ``since`` for that."""
    return or_(col(Run.state) != RunState.RUNNING, since < now - patience().young)


def _unfinished(session: Session, now: datetime) -> list[tuple[Delivery, PhoneNumber]]:
    found = (
        select(Delivery, PhoneNumber)
        .join(Run, col(Run.id) == Delivery.run_id)
        .join(PhoneNumber, col(PhoneNumber.phone_number_id) == Delivery.phone_number_id)
        .where(
            col(Delivery.created_at) > now - OLD,
            or_(
                col(Delivery.state).in_((*UNCONFIRMED, *WAITING)),
                # What was called failed and is on the phone all the same, as happens with several devices.
                and_(col(Delivery.state) == DeliveryState.FAILED, _taken_after_all()),
                and_(col(Delivery.state) == DeliveryState.OPEN, _is_left(col(Delivery.created_at), now)),
            ),
        )
        .order_by(col(Delivery.created_at))
    )
    return list(session.exec(found))


def _taken_after_all() -> ColumnElement[bool]:
    # Asked of the messages and not of what is new: news may have been told between a look and the next.
    of_delivery = select(Message.id).where(Message.delivery_id == Delivery.id)
    taken = of_delivery.where(col(Message.state).in_(TAKEN))
    return and_(taken.exists(), ~of_delivery.where(Message.state == MessageState.FAILED).exists())


def _moves(session: Session, delivery: Delivery, now: datetime) -> bool:
    """Whether a look can change anything; what waits for its reader is not sent at any odd hour."""
    if delivery.state not in WAITING:
        return True
    window = windows.find(session, delivery.reader_id, delivery.phone_number_id)
    until = windows.open_until(window)
    if until is not None and now < until and window is not None and window.last_inbound_at is not None:
        # Whoever wrote just now is being answered by release-held.
        return window.last_inbound_at < now - patience().young
    if delivery.created_at > now - runs.LATEST:
        # A template may have been approved, or more people may be reached, since; the decision says.
        return True
    template = select(Message.id).where(Message.delivery_id == delivery.id, Message.kind == MessageKind.TEMPLATE)
    return session.exec(template.where(col(Message.state).in_((MessageState.FAILED, *UNDERWAY)))).first() is not None


def _open(session: Session, delivery: Delivery, number: PhoneNumber) -> Open:
    reader = session.get_one(Reader, delivery.reader_id)
    waits = delivery.state in WAITING
    return Open(delivery.id, delivery.run_id, reader.name, number.connection, number.phone_number_id, waits)
