"""What people sent, and how far the answer to it is: waiting, started, answered or left alone."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from pulse.store.columns import utc_now
from pulse.store.tables import Inbound

THREAD_DAYS = 7
"""A message that quotes nothing belongs to the newest chart its sender got in this many days."""
ANSWERED_KINDS = frozenset({
    "text", "reaction", "button", "interactive", "image", "audio", "video", "document", "sticker", "location",
    "contacts", "unsupported",
})  # fmt: skip
RELEASE = "release-held"
"""The flow that deals with a message whose sender something waits for."""
OPT_IN = "opt-in"
"""Payload of a message that held the right code."""
SHOW = "show/"
"""Begins the payload of a template's button; the delivery's id follows."""
MOST_STARTS = 3
"""Flow runs that are started for one message before it is given up."""
LONG_KIND = 40
"""Letters of a kind, a status or a number's id that are kept."""


def pending(session: Session, limit: int = 50) -> list[Inbound]:
    """What waits for an answer to be started and may be tried now, longest waiting first."""
    waiting = select(Inbound).where(Inbound.state == "pending", Inbound.next_try_at <= utc_now())
    return list(session.exec(waiting.order_by(col(Inbound.next_try_at), col(Inbound.received_at)).limit(limit)))


def postpone(session: Session, inbound_id: str) -> None:
    """Starting an answer failed: it is tried again after 1 s, 2 s, 4 s ... at most 5 minutes, behind all others."""
    row = session.get_one(Inbound, inbound_id, with_for_update=True)
    row.next_try_at = utc_now() + timedelta(seconds=min(2**row.attempts, 300))
    row.attempts += 1
    session.add(row)


def dispatched(session: Session, inbound_id: str, flow_run_id: str) -> None:
    """An answer was started; one that is answered by now stays so."""
    row = session.get_one(Inbound, inbound_id, with_for_update=True)
    if row.flow_run_id != flow_run_id:
        row.flow_run_id, row.dispatched_at, row.starts = flow_run_id, utc_now(), row.starts + 1
    if row.state == "pending":
        row.state = "dispatched"
    session.add(row)


def in_progress(session: Session, before: datetime) -> list[Inbound]:
    """What was started before ``before`` and is not answered yet."""
    started = select(Inbound).where(Inbound.state == "dispatched", col(Inbound.dispatched_at) < before)
    return list(session.exec(started.order_by(col(Inbound.dispatched_at)).limit(100)))


def restart(session: Session, inbound_id: str) -> bool:
    """Its flow run died: it waits to be started again, or is given up after three times; whether it waits."""
    row = session.get_one(Inbound, inbound_id, with_for_update=True, populate_existing=True)
    if row.state != "dispatched":
        return True
    again = row.starts < MOST_STARTS
    row.state, row.reason = ("pending", "") if again else ("ignored", f"its flow run failed {row.starts} times")
    row.next_try_at = utc_now()
    session.add(row)
    return again


def answered(session: Session, inbound_id: str) -> None:
    """It was answered."""
    _state(session, inbound_id, "answered", "")


def ignored(session: Session, inbound_id: str, reason: str) -> None:
    """It gets no answer, for ``reason``."""
    _state(session, inbound_id, "ignored", reason)


def _state(session: Session, inbound_id: str, state: str, reason: str) -> None:
    row = session.get_one(Inbound, inbound_id, with_for_update=True)
    row.state, row.reason = state, reason
    session.add(row)
