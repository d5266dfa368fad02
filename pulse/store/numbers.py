"""Our numbers: which block sends from each, whether Meta lets it, and how many people it may reach."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from pulse.store.columns import utc_now
from pulse.store.engine import insert_once
from pulse.store.tables import Message, Number

_DAY = timedelta(hours=24)


def know(session: Session, phone_number_id: str, *, connection: str, waba_id: str, display_number: str = "") -> Number:
    """The row of a number, brought up to date with the block it is sent from."""
    insert_once(session, Number(phone_number_id=phone_number_id, connection=connection, waba_id=waba_id))
    number = session.get_one(Number, phone_number_id, populate_existing=True)
    number.connection, number.waba_id = connection, waba_id
    number.display_number = display_number or number.display_number
    session.add(number)
    return number


def get(session: Session, phone_number_id: str) -> Number | None:
    """What is known of a number."""
    return session.get(Number, phone_number_id, populate_existing=True)


def everything(session: Session) -> list[Number]:
    """Every number that was ever connected or sent from."""
    return list(session.exec(select(Number).order_by(Number.connection)))


def stop(session: Session, phone_number_id: str, reason: str, code: int | None) -> None:
    """Nothing more goes out from it until :func:`resume`. The first reason stays, and the owner is told once."""
    number = session.get(Number, phone_number_id, with_for_update=True, populate_existing=True)
    if number is not None and number.stopped_at is None:
        now = utc_now()
        # The same trouble again within a day is the same streak: the owner knows.
        if number.error_code != code or number.told_at is None or now - number.told_at > _DAY:
            number.told_at = None
        number.stopped_at, number.reason, number.error_code = now, reason, code
        session.add(number)


def resume(session: Session, phone_number_id: str, stopped_at: datetime | None = None) -> None:
    """Meta takes messages from it again; with ``stopped_at``, only if it was not stopped anew since."""
    number = session.get(Number, phone_number_id, with_for_update=True, populate_existing=True)
    if number is not None and number.stopped_at is not None and stopped_at in {None, number.stopped_at}:
        number.stopped_at, number.reason = None, ""
        session.add(number)


def checked(session: Session, phone_number_id: str, *, quality: str, tier: int | None) -> None:
    """What Meta says of it now."""
    number = session.get(Number, phone_number_id, with_for_update=True, populate_existing=True)
    if number is not None:
        number.quality, number.tier, number.checked_at = quality, tier, utc_now()
        session.add(number)


def reached(session: Session, phone_number_id: str, now: datetime, *, besides: str | None = None) -> int:
    """How many people got a template from it in the 24 hours before ``now``, not counting reader ``besides``.

    Meta counts the people whom a business reaches outside their windows (messaging-limits).
    """
    found = select(func.count(func.distinct(Message.reader_id))).where(
        Message.phone_number_id == phone_number_id,
        Message.kind == "template",
        col(Message.created_at) > now - _DAY,
        col(Message.state).not_in(("planned", "refused", "failed")),
        Message.reader_id != (besides or ""),
    )
    return session.exec(found).one()
