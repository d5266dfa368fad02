"""How fast messages go out, for all processes together: every sender takes the next free moment and waits for it.

The generic cell rate algorithm in one row a key: what is kept is the moment at which the next message would be due if
they went out evenly, and a burst may run ahead of it.
"""

from sqlmodel import Session, select

from pulse.store.engine import insert_once
from pulse.store.tables import RateLimit

MOST_AHEAD = 300.0
"""Seconds beyond a whole burst; whoever would have to wait for longer comes again instead of taking a moment."""


def acquire(session: Session, key: str, now: float, *, every: float, burst: int) -> float:
    """Take the next free moment; how many seconds after ``now`` it is.

    Args:
        session: The transaction; the row stays locked until it ends.
        key: What is paced: a number, or a number and a reader.
        now: Seconds since 1970.
        every: Seconds from one message to the next, if they go on for long.
        burst: How many may go at once after a rest; at least 1.
    """
    insert_once(session, RateLimit(key=key, free_at=now))
    mine = select(RateLimit).where(RateLimit.key == key).with_for_update()
    row = session.exec(mine, execution_options={"populate_existing": True}).one()
    due = _due(row, now, every, burst)
    row.free_at = due + every
    session.add(row)
    return max(0.0, due - now - (burst - 1) * every)


def wait(session: Session, key: str, now: float, *, every: float, burst: int) -> float:
    """How many seconds after ``now`` the next free moment is, without taking it."""
    row = session.get(RateLimit, key, populate_existing=True)
    return max(0.0, _due(row, now, every, burst) - now - (burst - 1) * every) if row else 0.0


def _due(row: RateLimit, now: float, every: float, burst: int) -> float:
    """When the next message is due; a moment further ahead than anybody waits was written by a clock that was wrong."""
    full = now + burst * every
    return full if row.free_at > full + MOST_AHEAD else max(row.free_at, now)
