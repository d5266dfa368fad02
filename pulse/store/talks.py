"""A thread as a talk: what each reader wrote about a chart, what it was taken to mean, and what they were answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from pulse.store import inbox
from pulse.store.states import InboundState
from pulse.store.tables import Inbound, Message, Reader


@dataclass(frozen=True)
class Turn:
    """A message of a reader and what came of it.

    Args:
        at: When it came in.
        reader: Who wrote it.
        said: Their words, or what they sent instead of words.
        understood: What it was taken to mean, as it was kept.
        state: How far its answer is, with the reason where it gets none.
        answers: What they were sent, first to last.
    """

    at: datetime
    reader: str
    said: str
    understood: str
    state: str
    answers: tuple[str, ...]


def of_run(session: Session, run_id: str) -> list[Turn]:
    """Everything that was written about the chart of a run, first to last."""
    found = (
        select(Inbound, Reader.name)
        .join(Reader, col(Reader.id) == Inbound.reader_id)
        .where(Inbound.run_id == run_id, Inbound.state != InboundState.JOINED)
        .order_by(col(Inbound.received_at))
    )
    return [_turn(session, row, name) for row, name in session.exec(found)]


def _turn(session: Session, row: Inbound, name: str) -> Turn:
    said = inbox.text_of(session, row) or row.emoji or f"({row.kind})"
    state = f"{row.state}: {row.reason}" if row.reason else row.state.value
    return Turn(row.received_at, name, said, row.understood, state, tuple(_answers(session, row.id)))


def _answers(session: Session, inbound_id: str) -> Sequence[str]:
    sent = select(Message.text).where(Message.inbound_id == inbound_id).order_by(col(Message.created_at))
    return session.exec(sent).all()
