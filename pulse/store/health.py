"""Whether the webhook is there and hears of our numbers, and what Meta says of each number once a day.

Silence proves nothing of the time in which nobody listened. Meta sends again what it could not deliver, ever more
rarely; so after an outage news may still be under way for about as long as the outage lasted, while fresh news comes at
once.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlmodel import Session, col, func, select

from pulse.store import alerts, numbers
from pulse.store.columns import is_ahead, new_id, utc_now
from pulse.store.tables import Attempt, Inbound, Message, PhoneNumber, StatusChange, Uptime
from pulse.whatsapp.standing import Standing
from pulse.whatsapp.token import Token


def beat(session: Session, uptime_id: str | None, now: datetime) -> str:
    """Note that a webhook is there at ``now``, and was since its last beat; the stretch that this belongs to.

    Args:
        session: The transaction.
        uptime_id: The stretch that goes on, or None to begin one.
        now: The moment, aware.
    """
    known = session.get(Uptime, uptime_id) if uptime_id else None
    if known is not None and is_ahead(known.until, now):
        # The clock was ahead; nothing is known of the time that has not come yet.
        known.until = max(known.since, now)
        session.add(known)
        known = None
    if known is None:
        known = Uptime(id=new_id(), since=now, until=now)
    known.until = now
    session.add(known)
    return known.id


def outages(session: Session, since: datetime, now: datetime) -> list[tuple[datetime, datetime]]:
    """The gaps between ``since`` and ``now`` in which no webhook was there, in order; the last may reach to ``now``."""
    stretches = select(Uptime).where(col(Uptime.until) >= since).order_by(col(Uptime.since))
    gaps, covered = [], since
    for uptime in session.exec(stretches):
        if is_ahead(uptime.until, now):
            # Written by a clock that was ahead: it proves nothing.
            continue
        if uptime.since > covered:
            gaps.append((covered, min(uptime.since, now)))
        covered = max(covered, uptime.until)
    if covered < now:
        gaps.append((covered, now))
    return gaps


def told_by(begun: datetime, settle: timedelta, gaps: Sequence[tuple[datetime, datetime]]) -> datetime:
    """By when news of what began at ``begun`` must have come: after ``settle``, or long after an outage in between."""
    due = begun + settle
    for start, end in gaps:
        if end > begun and start < due:
            # Whoever tries again after ever longer pauses has paused for no longer than it has tried.
            due = max(due, end + (end - begun) + settle)
    return due


_SILENT = timedelta(hours=24)
_CLOCKS = timedelta(minutes=10)
"""So far Meta's clock, which tells whole seconds, and ours may be apart."""


def why_silent(session: Session, phone_number_id: str, now: datetime) -> str:
    """Why the webhook counts as dead, in words for the owner; empty if it does not."""
    heard = _newest_news(session, phone_number_id)
    unheard = _first_sent_after(session, phone_number_id, heard)
    if unheard is None:
        return ""
    there = session.exec(select(func.max(Uptime.until))).one_or_none()
    if there is None or there < now - _SILENT:
        since = f"since {there:%Y-%m-%d %H:%M} UTC" if there else "at all"
        if unheard < now - _SILENT or there is not None:
            return f"The webhook app has not run {since}, though messages were sent."
        return ""
    if unheard < now - _SILENT:
        return (
            f"Meta has told of nothing since {unheard:%Y-%m-%d %H:%M} UTC, though it took messages: chartcastr doctor"
        )
    return ""


def _newest_news(session: Session, phone_number_id: str) -> datetime | None:
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


_EVERY = timedelta(days=1)
_DAYS_BEFORE = (1, 3, 14)
"""So many days before a token ends the owner is told; once each."""


def due_for_check(session: Session) -> list[PhoneNumber]:
    """The numbers that Meta was not asked about today; noted before it is asked, so that failing asks no more often."""
    now, found = utc_now(), []
    for number in session.exec(select(PhoneNumber).with_for_update()):
        if number.asked_at is None or now - number.asked_at > _EVERY:
            number.asked_at = now
            session.add(number)
            found.append(number)
    return found


def note_check(session: Session, phone_number_id: str, standing: Standing, token: Token) -> None:
    """What Meta said; the owner is told of what is news, and of a token that ends soon."""
    numbers.checked(session, phone_number_id, standing)
    number = session.get_one(PhoneNumber, phone_number_id)
    number.token_ends = token.ends
    session.add(number)
    if token.ends is not None:
        _warn(session, number, token.ends)


def _warn(session: Session, number: PhoneNumber, ends: datetime) -> None:
    left = ends - utc_now()
    within = next((days for days in _DAYS_BEFORE if left <= timedelta(days=days)), None)
    if within is not None:
        said = (
            f"Its token ends on {ends.astimezone(UTC):%Y-%m-%d %H:%M} UTC; nothing is sent after that. Make a system "
            "user token that never expires, then run: chartcastr connect whatsapp."
        )
        alerts.announce_number(session, number, "token-ends", said, ends, f"{ends.isoformat()}/{within}")
