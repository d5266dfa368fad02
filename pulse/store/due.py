"""Whether there is something to look after now, so that nothing has to look every minute whether there is."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, or_, select

from pulse.store.states import ARRIVED, UNDERWAY, DeliveryState, InboundState, RunState
from pulse.store.tables import Delivery, Inbound, Message, Run

_OLD = timedelta(days=30)
_YOUNG = timedelta(minutes=5)
"""A run that is younger is somebody's, who tells of it."""
_ANSWERED = timedelta(minutes=1)
"""An answer that takes longer may have lost its process."""
_CONFIRMED = timedelta(minutes=10)
"""What Meta has not confirmed by then is looked at by the schedule only."""
_UNSETTLED = timedelta(hours=1)
"""The same for what was broken off, or of which nobody knows whether Meta took it."""


def is_urgent(session: Session, now: datetime) -> bool:
    """Whether a phone has what it was waited for, so that what follows it can be sent."""
    arrived = select(Message.id).where(Message.delivery_id == Delivery.id, col(Message.state).in_(ARRIVED))
    underway = select(Message.id).where(Message.delivery_id == Delivery.id, col(Message.state).in_(UNDERWAY))
    waits = (
        select(Delivery.id)
        .join(Run, col(Delivery.run_id) == Run.id)
        .where(Run.state == RunState.WAITING, col(Run.created_at) > now - _UNSETTLED)
        .where(Delivery.state == DeliveryState.OPEN, arrived.exists(), ~underway.exists())
    )
    return session.exec(waits.limit(1)).first() is not None


def is_due(session: Session, now: datetime) -> bool:
    """Whether there is news that Prefect was not told of, or something that may have been broken off.

    What moves slowly, such as a phone that is off or a template that waits for Meta, is left to the watch's schedule.
    """
    recent = col(Run.created_at) > now - _OLD
    left = or_(col(Run.state) != RunState.RUNNING, col(Run.created_at) < now - _YOUNG)
    of_delivery = select(Run.id).join(Delivery, col(Delivery.run_id) == Run.id)
    asked = (
        select(Inbound.id).where(
            Inbound.state == InboundState.DISPATCHED, col(Inbound.dispatched_at) < now - _ANSWERED
        ),
        of_delivery.where(Delivery.state != Delivery.reported, recent, left),
        select(Run.id)
        .join(Message, col(Message.run_id) == Run.id)
        .where(Message.state != Message.reported, recent, left),
        select(Run.id).where(Run.state == RunState.RUNNING, recent, col(Run.created_at) < now - _YOUNG),
        # Each by itself: of two that are joined by "or" a database looks through all that is kept.
        of_delivery.where(col(Delivery.state) == DeliveryState.SENT, col(Delivery.created_at) > now - _CONFIRMED, left),
        *(
            of_delivery.where(col(Delivery.state) == state, col(Delivery.created_at) > now - _UNSETTLED, left)
            for state in (DeliveryState.OPEN, DeliveryState.UNKNOWN)
        ),
    )
    return any(session.exec(one.limit(1)).first() is not None for one in asked)
