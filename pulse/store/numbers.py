"""Our numbers: which block sends from each, whether Meta lets it, and how many people it may reach."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from pulse.store import alerts
from pulse.store.columns import is_newer, utc_now
from pulse.store.engine import insert_once
from pulse.store.states import ARRIVED, MessageKind, MessageState
from pulse.store.tables import Attempt, Message, PhoneNumber
from pulse.whatsapp.standing import UNLIMITED, Standing

_DAY = timedelta(hours=24)
_BAD = {"RED": "low", "YELLOW": "medium"}
_CALMER = "Send fewer and better wanted messages; Meta lowers the limits of a number that people block."


def upsert(
    session: Session, phone_number_id: str, *, connection: str, waba_id: str, display_number: str = ""
) -> PhoneNumber:
    """The row of a number, brought up to date with the block it is sent from."""
    insert_once(session, PhoneNumber(phone_number_id=phone_number_id, connection=connection, waba_id=waba_id))
    number = session.get_one(PhoneNumber, phone_number_id, populate_existing=True)
    if number.waba_id != waba_id:
        # It is another account's now, and that may be another portfolio's.
        number.business_id = ""
    number.connection, number.waba_id = connection, waba_id
    number.display_number = display_number or number.display_number
    session.add(number)
    return number


def register(
    session: Session,
    phone_number_id: str,
    blocks: Collection[str],
    *,
    connection: str,
    waba_id: str,
    display_number: str,
) -> None:
    """Know a number by the block ``connection``, unless it is known by another one of ``blocks``."""
    number = get(session, phone_number_id)
    if number is None or number.connection not in blocks:
        upsert(session, phone_number_id, connection=connection, waba_id=waba_id, display_number=display_number)


def get(session: Session, phone_number_id: str) -> PhoneNumber | None:
    """What is known of a number."""
    return session.get(PhoneNumber, phone_number_id, populate_existing=True)


def per_second(session: Session, phone_number_id: str) -> float | None:
    """How many messages a second it may send; None where that is not known."""
    number = get(session, phone_number_id)
    return number.per_second if number else None


def everything(session: Session) -> list[PhoneNumber]:
    """Every number that was ever connected or sent from."""
    return list(session.exec(select(PhoneNumber).order_by(PhoneNumber.connection)))


def stop(session: Session, phone_number_id: str, reason: str, code: int | None, at: datetime | None = None) -> bool:
    """Nothing more goes out from it until :func:`resume`; whether that is new.

    The first reason stays, and the owner is told once.
    """
    number = session.get(PhoneNumber, phone_number_id, with_for_update=True, populate_existing=True)
    if number is None or number.stopped_at is not None:
        return False
    now = utc_now()
    # The same trouble again within a day is the same streak: the owner knows.
    if number.error_code != code or number.told_at is None or now - number.told_at > _DAY:
        number.told_at = None
    number.stopped_at, number.reason, number.error_code, number.state_at = now, reason, code, at or now
    session.add(number)
    return True


def stopped_untold(session: Session) -> list[PhoneNumber]:
    """Every number that was stopped and of which the owner was not told."""
    stopped = select(PhoneNumber).where(col(PhoneNumber.stopped_at).is_not(None), col(PhoneNumber.told_at).is_(None))
    return list(session.exec(stopped))


def resume(
    session: Session, phone_number_id: str, stopped_at: datetime | None = None, at: datetime | None = None
) -> bool:
    """Meta takes messages from it again; with ``stopped_at``, only if it was not stopped anew since."""
    number = session.get(PhoneNumber, phone_number_id, with_for_update=True, populate_existing=True)
    if number is None or number.stopped_at is None or stopped_at not in {None, number.stopped_at}:
        return False
    number.stopped_at, number.reason, number.state_at = None, "", at or utc_now()
    session.add(number)
    return True


def checked(session: Session, phone_number_id: str, standing: Standing, business_id: str = "") -> None:
    """What Meta says of it now; the owner is told of what is news."""
    number = session.get(PhoneNumber, phone_number_id, with_for_update=True, populate_existing=True)
    if number is None:
        return
    now = utc_now()
    number.status, number.checked_at = standing.status[:40], now
    # By it webhooks name the number.
    number.display_number = standing.display[:30] or number.display_number
    number.business_id = business_id[:40] or number.business_id
    number.per_second = standing.per_second or number.per_second
    if standing.can_send == "AVAILABLE":
        number.restricted_until = None
    session.add(number)
    session.flush()
    rated(session, number, standing.quality, now)
    if standing.tier is not None:
        limited(session, number, standing.tier, now)


def rated(session: Session, number: PhoneNumber, quality: str, at: datetime) -> None:
    """Meta rates it ``quality`` since ``at``; older news changes nothing."""
    if not quality or not is_newer(at, number.quality_at):
        return
    before, number.quality, number.quality_at = number.quality, quality[:20], at
    session.add(number)
    if quality == before or (quality not in _BAD and before not in _BAD):
        return
    said = f"Meta rates it {quality}"
    said += f", {_BAD[quality]}. {_CALMER}" if quality in _BAD else f"; it was {before} before."
    alerts.announce_number(session, number, "quality", said, at)


def limited(session: Session, number: PhoneNumber, tier: int, at: datetime) -> None:
    """Its portfolio may reach ``tier`` people a day since ``at``; older news changes nothing."""
    newest = _newest(portfolio(session, number))
    if newest is not None and not is_newer(at, newest.tier_at):
        return
    told = newest is not None and newest.tier_at is not None
    before = newest.tier if newest else None
    number.tier, number.tier_at = None if tier == UNLIMITED else tier, at
    session.add(number)
    if told and before != number.tier:
        now, then = (f"{item:,} people a day" if item else "any number of people" for item in (number.tier, before))
        said = f"Meta lets you write first to {now}, and no more to {then}."
        alerts.announce_number(session, number, "limit", said, at)


def portfolio(session: Session, number: PhoneNumber) -> list[PhoneNumber]:
    """The numbers that share its limit of people: those of its business, or of its account where that is not known."""
    accounts = {number.waba_id}
    if number.business_id:
        accounts |= set(session.exec(select(PhoneNumber.waba_id).where(PhoneNumber.business_id == number.business_id)))
    found = select(PhoneNumber).where(col(PhoneNumber.waba_id).in_(accounts)).order_by(PhoneNumber.phone_number_id)
    return list(session.exec(found))


def tier(session: Session, number: PhoneNumber) -> int | None:
    """How many people its portfolio may reach outside their windows in 24 hours; None: not known, or without limit."""
    newest = _newest(portfolio(session, number))
    return newest.tier if newest else None


def reached(session: Session, phone_number_id: str, now: datetime, *, besides: str | None = None) -> int:
    """How many people got a template from its portfolio in the 24 hours before ``now``, without reader ``besides``.

    Meta counts the people whom a business reaches outside their windows (messaging-limits).
    """
    number = get(session, phone_number_id)
    ids = [phone_number.phone_number_id for phone_number in portfolio(session, number)] if number else [phone_number_id]
    found = select(func.count(func.distinct(Message.reader_id))).where(
        col(Message.phone_number_id).in_(ids),
        Message.kind == MessageKind.TEMPLATE,
        col(Message.created_at) > now - _DAY,
        col(Message.state).not_in((MessageState.PLANNED, MessageState.REFUSED, MessageState.FAILED)),
        Message.reader_id != (besides or ""),
    )
    return session.exec(found).one()


def tell_of_recovered(session: Session) -> None:
    """Have the owner told of each number that was stopped, and from which something has arrived since it goes on."""
    waiting = select(PhoneNumber).where(col(PhoneNumber.stopped_at).is_(None), col(PhoneNumber.told_at).is_not(None))
    for number in session.exec(waiting.with_for_update()):
        arrived = (
            select(Attempt.id)
            .join(Message, col(Attempt.message_id) == Message.id)
            .where(Message.phone_number_id == number.phone_number_id, col(Attempt.state).in_(ARRIVED))
        )
        since = number.state_at
        if since is not None and session.exec(arrived.where(Attempt.begun_at > since)).first():
            recovered(session, number, "Messages go out from it again.", since)


def recovered(session: Session, number: PhoneNumber, said: str, at: datetime) -> None:
    """The owner, who knows of the stop, is to be told that it is over; the next stop is told again."""
    alerts.announce_number(session, number, "resumed", said, at)
    number.told_at = None
    session.add(number)


def _newest(found: list[PhoneNumber]) -> PhoneNumber | None:
    """The one whose limit was told of last; the first that has a limit, where nobody noted when."""
    dated = [phone_number for phone_number in found if phone_number.tier_at is not None]
    if dated:
        return max(dated, key=lambda phone_number: phone_number.tier_at or utc_now())
    return next((phone_number for phone_number in found if phone_number.tier is not None), None)
