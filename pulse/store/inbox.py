"""What Meta's webhook brought: every item once, and what is to be done about it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.exc import DataError
from sqlmodel import Session, col, select

from pulse.consent import asks_to_start, asks_to_stop
from pulse.store import outbox, readers, runs
from pulse.store.engine import insert_once
from pulse.store.tables import Inbound, OtherEvent, Reader, StatusChange, new_id, utc_now
from pulse.whatsapp import webhook

THREAD_DAYS = 7
"""A message that quotes nothing belongs to the newest chart its sender got in this many days."""
ANSWERED_KINDS = frozenset({
    "text", "reaction", "button", "interactive", "image", "audio", "video", "document", "sticker", "location",
    "contacts", "unsupported",
})  # fmt: skip
_LONG_KIND = 40


@dataclass(frozen=True)
class Received:
    """How many items of a body were new, by what they are."""

    inbound: int = 0
    pending: int = 0
    statuses: int = 0
    other: int = 0


def receive(session: Session, events: Iterable[webhook.Event]) -> Received:
    """Keep every item that is new; a batch may hold the same one twice, and Meta sends bodies again."""
    counts = {"inbound": 0, "pending": 0, "statuses": 0, "other": 0}
    # Statuses first: one may make the message known that a reply in the same body is about. And in one order
    # everywhere, so that two bodies about the same messages wait for each other and never both.
    for event in sorted(events, key=lambda one: (not isinstance(one, webhook.Status), getattr(one, "wamid", ""))):
        try:
            with session.begin_nested():
                kept = _keep(session, event)
        except DataError:
            # The database cannot hold it as what it says it is; it is kept as it came, and costs the others nothing.
            kept = _keep(session, webhook.Other("malformed", event.raw))
        for what in kept:
            counts[what] += 1
    return Received(**counts)


def _keep(session: Session, event: webhook.Event) -> tuple[str, ...]:
    """Keep one item if it is new; what it counts as."""
    if isinstance(event, webhook.Status):
        return ("statuses",) if _status(session, event) else ()
    if isinstance(event, webhook.Inbound):
        state = _inbound(session, event)
        return () if state is None else ("inbound", "pending") if state == "pending" else ("inbound",)
    digest = hashlib.sha256(f"{event.kind}\n{event.raw}".encode()).hexdigest()
    row = OtherEvent(digest=digest, kind=event.kind, raw=event.raw, received_at=utc_now())
    return ("other",) if insert_once(session, row) else ()


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
    row.flow_run_id = flow_run_id
    if row.state == "pending":
        row.state = "dispatched"
    session.add(row)


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


def _status(session: Session, event: webhook.Status) -> bool:
    change = StatusChange(
        id=new_id(),
        wamid=event.wamid,
        status=event.status[:_LONG_KIND],
        at=event.at,
        tracker=event.tracker,
        error_code=event.code,
        reason=event.reason,
        category=event.category[:60],
        raw=event.raw,
        received_at=utc_now(),
    )
    fresh = insert_once(session, change)
    if fresh:
        outbox.apply(session, change)
    return fresh


def _inbound(session: Session, event: webhook.Inbound) -> str | None:
    """Keep one inbound message; its state, or None if it was known."""
    now = utc_now()
    reader = readers.find(session, event.phone, event.user_id)
    run_id, reason = _thread(session, event, reader, now)
    row = Inbound(
        id=new_id(),
        wamid=event.wamid,
        phone_number_id=event.number[:_LONG_KIND] if event.number else None,
        reader_id=reader.id if reader else None,
        run_id=run_id,
        kind=event.kind[:_LONG_KIND],
        text=event.text,
        payload=event.payload,
        emoji=event.emoji[:80],
        context=event.context,
        state="ignored" if reason else "pending",
        reason=reason,
        at=event.at,
        received_at=now,
        raw=event.raw,
    )
    if not insert_once(session, row):
        return None
    if reader and not event.group:
        readers.heard_from(session, reader.id, min(event.at or now, now), out=_consent(event))
    return row.state


def _consent(event: webhook.Inbound) -> bool | None:
    """Whether the message takes its sender out (True) or back in (False). Obeyed as it comes, whatever is answered."""
    if event.kind == "reaction":
        return None
    if asks_to_stop(event.text):
        return True
    return False if asks_to_start(event.text) else None


def _thread(session: Session, event: webhook.Inbound, reader: Reader | None, now: datetime) -> tuple[str | None, str]:
    """The run that ``event`` is about, and why it gets no answer (empty if it does)."""
    if reader is None or (why := _unanswerable(event)):
        return None, "the sender is no reader" if reader is None else why
    quoted = outbox.by_wamid(session, event.context) if event.context else None
    if quoted is not None and quoted.reader_id == reader.id and quoted.run_id:
        return quoted.run_id, ""
    if event.kind == "reaction":
        return None, "a reaction to no message of ours"
    run_id = runs.newest_for(session, reader.id, now - timedelta(days=THREAD_DAYS))
    return (run_id, "") if run_id else (None, "no chart to talk about")


def _unanswerable(event: webhook.Inbound) -> str:
    """Why a message gets no answer whatever it is about; empty if it may get one."""
    if event.group:
        return "sent in a group"
    if event.kind not in ANSWERED_KINDS:
        return f"{event.kind} needs no answer"
    return "a reaction taken back" if event.kind == "reaction" and not event.emoji else ""
