"""Which chart a message is about."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from pulse.store import outbox
from pulse.store.identity import Identity
from pulse.store.states import InboundState, MessageKind
from pulse.store.tables import Delivery, Inbound, Message, Run, Snapshot

DAYS = 7
"""So long, at least, a message that quotes nothing may be about a chart."""
TOGETHER = timedelta(hours=12)
"""Charts that came within this are in question together."""
TALKING = timedelta(minutes=15)
"""So long a talk about one chart goes on without naming it."""
_DAYS_OF = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
_MOST = 60


@dataclass(frozen=True)
class Chart:
    """A chart that a reader was sent, the newest of its pulse.

    Args:
        run_id: Its run.
        title: The pulse's title.
        measure: What it shows.
        sent_at: When.
    """

    run_id: str
    title: str
    measure: str
    sent_at: datetime


def quoted(session: Session, wamid: str, reader_id: str, phone_number_id: str | None) -> str | None:
    """The run that a quoted message belongs to, ours or the reader's own; None where it is about no chart."""
    ours = outbox.by_wamid(session, wamid)
    if ours is not None:
        same = ours.reader_id == reader_id and phone_number_id in {None, ours.phone_number_id}
        return ours.run_id if same else None
    own = session.exec(select(Inbound).where(Inbound.wamid == wamid, Inbound.reader_id == reader_id)).first()
    if own is not None and own.joined_id:
        own = session.get(Inbound, own.joined_id)
    return own.run_id if own is not None and own.phone_number_id == phone_number_id else None


def in_question(session: Session, row: Inbound, reader_id: str, newest: Sequence[Chart]) -> list[Chart]:
    """The charts that a message which quotes nothing may be about, newest first; more than one where it is not clear.

    Args:
        session: The transaction.
        row: The message; its text may name one of them.
        reader_id: Who wrote it.
        newest: What :func:`newest` finds for them and the number that was written to.
    """
    found = list(newest)
    if not found:
        return []
    found = [chart for chart in found if chart.sent_at > found[0].sent_at - TOGETHER]
    if len(found) == 1:
        return found
    talk = _talk(session, reader_id, row.phone_number_id, row.received_at)
    if talk is not None and found[0].sent_at < (talk.at or talk.received_at):
        going_on = [chart for chart in found if chart.run_id == talk.run_id]
        if going_on:
            return going_on
    for named in ([chart.title for chart in found], [chart.measure for chart in found]):
        meant = [
            chart for chart, name in zip(found, named, strict=True) if name and name.casefold() in row.text.casefold()
        ]
        if len(meant) == 1:
            return meant
    return found


def newest(session: Session, reader_id: str, phone_number_id: str | None, now: datetime) -> list[Chart]:
    """The newest chart of each pulse that a reader was sent, as long as no next one is due; the newest first.

    Args:
        session: The transaction.
        reader_id: Whose charts.
        phone_number_id: The number that sent them; None where Meta did not tell, and then any may be meant.
        now: The moment, aware.
    """
    sent = (
        select(Message.created_at, Run.id, Run.identity, Run.slot)
        .join(Run, col(Run.id) == Message.run_id)
        .where(Message.reader_id == reader_id, Message.kind == MessageKind.IMAGE, col(Message.wamid).is_not(None))
        .order_by(col(Message.created_at).desc())
        .limit(_MOST)
    )
    if phone_number_id:
        sent = sent.where(Message.phone_number_id == phone_number_id)
    last: dict[str, tuple[datetime, str, datetime, str]] = {}
    for at, run_id, identity, slot in session.exec(sent):
        # A test, or the chart of a time zone that its reader has left, is no other pulse.
        last.setdefault(Identity.read(identity).of, (at, run_id, slot, identity))
    found = []
    for at, run_id, slot, identity in last.values():
        told = _definition(session, run_id)
        if now - at < timedelta(days=DAYS) or now < slot + _until_next(session, identity, slot, told):
            measure = told.get("measure")
            name = str(measure.get("name", "")) if isinstance(measure, dict) else ""
            found.append(Chart(run_id, str(told.get("title", "")), name, at))
    return found


def _definition(session: Session, run_id: str) -> dict[str, Any]:
    written = session.exec(select(Snapshot.definition).where(Snapshot.run_id == run_id)).first()
    found = json.loads(written or "{}")
    return found if isinstance(found, dict) else {}


def _until_next(session: Session, identity: str, slot: datetime, told: dict[str, Any]) -> timedelta:
    """How long after a slot the next one comes: as its grain says or the last two were apart, and a day for delays."""
    before = select(Run.slot).where(Run.identity == identity, Run.slot < slot).order_by(col(Run.slot).desc())
    last = session.exec(before).first()
    apart = slot - last if last is not None else timedelta()
    return max(timedelta(days=_DAYS_OF.get(str(told.get("grain")), 1)), apart) + timedelta(days=1)


def _talk(session: Session, reader_id: str, phone_number_id: str | None, now: datetime) -> Inbound | None:
    """The last thing the reader wrote about a chart, if that was just now."""
    said = select(Inbound).where(
        Inbound.reader_id == reader_id,
        Inbound.phone_number_id == phone_number_id,
        col(Inbound.run_id).is_not(None),
        col(Inbound.state).in_((InboundState.PENDING, InboundState.DISPATCHED, InboundState.ANSWERED)),
        col(Inbound.received_at) > now - TALKING,
    )
    return session.exec(said.order_by(col(Inbound.received_at).desc())).first()


def was_sent(session: Session, run_id: str, reader_id: str) -> bool:
    """Whether the reader has a delivery of a run."""
    mine = select(Delivery.id).where(Delivery.run_id == run_id, Delivery.reader_id == reader_id)
    return session.exec(mine).first() is not None


def titles(charts: Sequence[Chart]) -> list[str]:
    """The titles of charts, made different where two are the same."""
    seen: dict[str, int] = {}
    found = []
    for chart in charts:
        seen[chart.title] = seen.get(chart.title, 0) + 1
        found.append(chart.title if seen[chart.title] == 1 else f"{chart.title} ({seen[chart.title]})")
    return found
