"""What is not kept for ever: the data and texts of old runs, then what was sent and what people wrote."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, update
from sqlmodel import Session, SQLModel, and_, col, or_, select

from pulse.errors import DefinitionError
from pulse.store import alerts
from pulse.store.states import UNCONFIRMED, WAITING, DeliveryState
from pulse.store.tables import (
    Attempt,
    Correction,
    Delivery,
    Edition,
    Inbound,
    Media,
    Message,
    ModelCall,
    Notice,
    OtherEvent,
    RateLimit,
    ReaderNote,
    Run,
    Snapshot,
    SnapshotFigure,
    StatusChange,
    Uptime,
)

_MOST = 5000
"""Values of one statement, and rows that are deleted by their age alone; databases take some ten thousand."""
BATCH = 50
"""Runs of one transaction: few enough that a reply that comes meanwhile waits for a moment only."""
_LEAST = 31
"""Days that are always kept: Meta tells of a message for 30 (messages/send-messages)."""
_UPLOADS = timedelta(days=31)
"""Meta keeps an upload for 30 days (business-phone-numbers/media)."""
Counts = Counter[str]


@dataclass(frozen=True)
class Keep:
    """How many days what is kept.

    Args:
        snapshots: Data, facts, chart and texts of a run, and when each of its messages was delivered and read; without
            them it can neither be explained nor asked about.
        messages: Runs, messages with their tries and what became of them, and what people wrote.
    """

    snapshots: int = 100
    messages: int = 130


def keep_of(environment: Mapping[str, str] = os.environ) -> Keep:
    """``CHARTCASTR_KEEP_SNAPSHOTS`` and ``CHARTCASTR_KEEP_MESSAGES``, in days.

    Raises:
        DefinitionError: One is no whole number from 31 on, or snapshots are to outlive their messages.
    """
    snapshots = _days(environment, "CHARTCASTR_KEEP_SNAPSHOTS", Keep.snapshots)
    messages = _days(environment, "CHARTCASTR_KEEP_MESSAGES", max(Keep.messages, snapshots))
    if snapshots > messages:
        raise DefinitionError(
            f"CHARTCASTR_KEEP_SNAPSHOTS is {snapshots} days and CHARTCASTR_KEEP_MESSAGES {messages}: a snapshot goes "
            f"with its run at the latest, so write no more days for it."
        )
    return Keep(snapshots, messages)


def _days(environment: Mapping[str, str], name: str, usual: int) -> int:
    given = environment.get(name, "").strip()
    if not given:
        return usual
    if not given.isdecimal() or int(given) < _LEAST:
        raise DefinitionError(f"{name} is {given!r}; write a whole number of days from {_LEAST} on.")
    return int(given)


def described(counts: Counts) -> str:
    """What was deleted, in words for the owner."""
    return ", ".join(f"{count:,} of {name}" for name, count in sorted(counts.items())) or "nothing"


def purge(session: Session, now: datetime, keep: Keep) -> Counts:
    """Delete one batch of what is too old; how many rows of each table. Nothing is left once it is empty.

    What still waits for its reader, or of which Meta has yet to tell, stays whole however old it is.
    """
    counts: Counts = Counter()
    old = now - timedelta(days=keep.messages)
    _snapshots(session, counts, now - timedelta(days=keep.snapshots))
    _runs(session, counts, old)
    _inbound(session, counts, old)
    stray = select(StatusChange.id).where(col(StatusChange.received_at) < old).limit(_MOST)
    remove_all(session, counts, StatusChange, col(StatusChange.id), session.exec(stray).all())
    for table, moment, days in (
        (OtherEvent, OtherEvent.received_at, keep.snapshots),
        (Uptime, Uptime.until, keep.snapshots),
    ):
        remove(session, counts, table, col(moment) < now - timedelta(days=days))
    # That a pulse was tested is known as long as it is there.
    forgotten = col(Notice.key).not_like(f"{alerts.TESTED}%")
    remove(session, counts, Notice, and_(col(Notice.at) < old, forgotten))
    remove(session, counts, Media, col(Media.uploaded_at) < now - _UPLOADS)
    remove(session, counts, RateLimit, col(RateLimit.free_at) < (now - timedelta(days=1)).timestamp())
    return Counter({name: count for name, count in counts.items() if count})


def _snapshots(session: Session, counts: Counts, before: datetime) -> None:
    old = select(Snapshot.run_id).where(col(Snapshot.created_at) < before, ~_is_open(col(Snapshot.run_id)))
    ids = session.exec(old.order_by(col(Snapshot.created_at)).limit(BATCH)).all()
    _forget_snapshots(session, counts, ids)
    remove(session, counts, ModelCall, col(ModelCall.run_id).in_(ids))
    pushed = (col(Message.run_id).in_(ids), col(Message.delivery_id).is_not(None))
    session.connection().execute(update(Message).where(*pushed).values(text=""))
    # What became of each message stands on the message itself.
    tried = select(Attempt.wamid).join(Message, col(Message.id) == Attempt.message_id)
    theirs = tried.where(col(Message.run_id).in_(ids), col(Attempt.wamid).is_not(None))
    remove_all(session, counts, StatusChange, col(StatusChange.wamid), session.exec(theirs).all())


def _forget_snapshots(session: Session, counts: Counts, run_ids: Sequence[str]) -> None:
    for table in (Edition, SnapshotFigure, Snapshot):
        remove(session, counts, table, col(table.run_id).in_(run_ids))


def _runs(session: Session, counts: Counts, before: datetime) -> None:
    old = select(Run.id).where(col(Run.created_at) < before, ~_is_open(col(Run.id)))
    ids = session.exec(old.order_by(col(Run.created_at)).limit(BATCH)).all()
    asked = session.exec(select(Inbound.id).where(col(Inbound.run_id).in_(ids))).all()
    forget_inbound(session, counts, asked)
    sent = session.exec(select(Message.id).where(col(Message.run_id).in_(ids))).all()
    forget_messages(session, counts, sent)
    _forget_snapshots(session, counts, ids)
    remove(session, counts, ModelCall, col(ModelCall.run_id).in_(ids))
    remove(session, counts, Correction, or_(col(Correction.run_id).in_(ids), col(Correction.found_by).in_(ids)))
    remove(session, counts, ReaderNote, col(ReaderNote.run_id).in_(ids))
    remove(session, counts, Delivery, col(Delivery.run_id).in_(ids))
    remove(session, counts, Run, col(Run.id).in_(ids))


def _inbound(session: Session, counts: Counts, before: datetime) -> None:
    old = select(Inbound.id).where(col(Inbound.received_at) < before)
    forget_inbound(session, counts, session.exec(old.order_by(col(Inbound.received_at)).limit(BATCH)).all())


def forget_inbound(session: Session, counts: Counts, ids: Sequence[str]) -> None:
    """Delete what people wrote, with the answers to it."""
    for part in _parts(ids):
        answers = select(Message.id).where(col(Message.inbound_id).in_(part))
        forget_messages(session, counts, session.exec(answers).all())
        remove(session, counts, ReaderNote, col(ReaderNote.inbound_id).in_(part))
        remove(session, counts, Inbound, col(Inbound.id).in_(part))


def forget_messages(session: Session, counts: Counts, ids: Sequence[str]) -> None:
    """Delete messages of ours, with their tries and what Meta told of them."""
    for part in _parts(ids):
        tried = select(Attempt.wamid).where(col(Attempt.message_id).in_(part), col(Attempt.wamid).is_not(None))
        remove_all(session, counts, StatusChange, col(StatusChange.wamid), session.exec(tried).all())
        remove(session, counts, Attempt, col(Attempt.message_id).in_(part))
        remove(session, counts, Message, col(Message.id).in_(part))


def remove_all(session: Session, counts: Counts, table: type[SQLModel], column: Any, values: Sequence[Any]) -> None:
    """Delete the rows that have one of ``values``."""
    for part in _parts(values):
        remove(session, counts, table, column.in_(part))


def _parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), _MOST):
        yield values[start : start + _MOST]


def _is_open(run_id: Any) -> ColumnElement[bool]:
    """Whether something of a run waits for its reader, or may still be told of."""
    states = (*WAITING, *UNCONFIRMED, DeliveryState.OPEN)
    recent = select(Delivery.id).where(Delivery.run_id == run_id, col(Delivery.state).in_(states))
    return recent.exists()


def remove(session: Session, counts: Counts, table: type[SQLModel], which: ColumnElement[bool]) -> None:
    """Delete rows, and count them."""
    done: Any = session.connection().execute(delete(table).where(which))
    counts[str(table.__tablename__)] += done.rowcount
