"""Whether the webhook of a number is silent: messages go out, and for a day nothing has come back."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from pulse.store.tables import Attempt, Inbound, Message, StatusChange, Uptime

DAY = timedelta(hours=24)
_CLOCKS = timedelta(minutes=10)
"""So far Meta's clock, which tells whole seconds, and ours may be apart."""


def why_silent(session: Session, phone_number_id: str, now: datetime) -> str:
    """Why the webhook counts as dead, in words for the owner; empty if it does not."""
    heard = _heard(session, phone_number_id)
    unheard = _first_sent_after(session, phone_number_id, heard)
    if unheard is None:
        return ""
    there = session.exec(select(func.max(Uptime.until))).one_or_none()
    if there is None or there < now - DAY:
        since = f"since {there:%Y-%m-%d %H:%M} UTC" if there else "at all"
        if unheard < now - DAY or there is not None:
            return f"The webhook app has not run {since}, though messages were sent."
        return ""
    if unheard < now - DAY:
        return (
            f"Meta has told of nothing since {unheard:%Y-%m-%d %H:%M} UTC, though it took messages: chartcastr doctor"
        )
    return ""


def _heard(session: Session, phone_number_id: str) -> datetime | None:
    """When, by Meta's clock, the newest thing happened that it told of."""
    status = select(func.max(StatusChange.at)).where(StatusChange.phone_number_id == phone_number_id)
    inbound = select(func.max(Inbound.at)).where(Inbound.phone_number_id == phone_number_id)
    return max((at for at in (session.exec(status).one(), session.exec(inbound).one()) if at), default=None)


def _first_sent_after(session: Session, phone_number_id: str, heard: datetime | None) -> datetime | None:
    sent = (
        select(func.min(Attempt.ended_at))
        .join(Message, col(Message.id) == Attempt.message_id)
        .where(Message.phone_number_id == phone_number_id, col(Attempt.wamid).is_not(None))
    )
    return session.exec(sent if heard is None else sent.where(col(Attempt.ended_at) > heard + _CLOCKS)).one()
