"""When the webhook was there to be told: silence proves nothing of the time in which nobody listened.

Meta sends again what it could not deliver, ever more rarely. So after an outage news may still be under way for about
as long as the outage lasted, while fresh news comes at once.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from pulse.store.columns import is_ahead, new_id
from pulse.store.tables import Uptime


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
    for one in session.exec(stretches):
        if is_ahead(one.until, now):
            # Written by a clock that was ahead: it proves nothing.
            continue
        if one.since > covered:
            gaps.append((covered, min(one.since, now)))
        covered = max(covered, one.until)
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
