"""Fragments that a person sends one after the other are one question."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from pulse.store.inbox import WHICH
from pulse.store.states import InboundState
from pulse.store.tables import Inbound

WITHIN = timedelta(seconds=8)
"""A fragment belongs to a question that began at most this long before it."""
PAUSE = timedelta(seconds=4)
"""So long what looks unfinished waits for more."""
_ENDS = tuple(".!?\u2026\u3002\uff01\uff1f\u061f\u0964")
_WORDS = 4


def looks_finished(text: str) -> bool:
    """Whether ``text`` can stand alone: it ends as a sentence does, has several words, or holds no word at all."""
    bare = text.strip()
    return bare.endswith(_ENDS) or len(bare.split()) >= _WORDS or not any(one.isalpha() for one in bare)


def join(session: Session, row: Inbound) -> bool:
    """Make ``row`` a fragment of what its sender began just before, if that is not answered yet; whether it is now."""
    begun = select(Inbound).where(
        Inbound.reader_id == row.reader_id,
        Inbound.phone_number_id == row.phone_number_id,
        Inbound.kind == "text",
        col(Inbound.payload).in_(("", WHICH)),
        Inbound.flow == row.flow,
        Inbound.id != row.id,
        col(Inbound.state).in_((InboundState.PENDING, InboundState.DISPATCHED)),
        col(Inbound.composed_at).is_(None),
        col(Inbound.received_at) >= row.received_at - WITHIN,
    )
    first = session.exec(begun.order_by(col(Inbound.received_at)).with_for_update()).first()
    if first is None or (row.context is not None and row.context != first.context):
        return False
    row.state, row.joined_id, row.run_id = InboundState.JOINED, first.id, first.run_id
    if first.state == InboundState.PENDING:
        wait(first, row.text, row.received_at)
        session.add(first)
    return True


def wait(first: Inbound, text: str, now: datetime) -> None:
    """When the question that ``first`` begins may be answered, now that ``text`` was its last fragment."""
    first.next_try_at = now if looks_finished(text) else min(first.received_at + WITHIN, now + PAUSE)


def compose(session: Session, inbound_id: str, now: datetime) -> Inbound:
    """The message with its fragments as one text; what comes from now on is a question of its own."""
    row = session.get_one(Inbound, inbound_id, with_for_update=True, populate_existing=True)
    if row.composed_at is None:
        row.composed_at = now
        session.add(row)
        session.flush()
    text = text_of(session, row)
    session.expunge(row)
    row.text = text
    return row


def text_of(session: Session, row: Inbound) -> str:
    """What was asked, from the first fragment to the last."""
    parts = select(Inbound.text).where(Inbound.joined_id == row.id).order_by(col(Inbound.received_at))
    return " ".join(one.strip() for one in (row.text, *session.exec(parts)) if one.strip())
