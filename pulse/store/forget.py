"""A person is forgotten: every row of theirs, and every text that names them, their number or what they wrote."""

import json
from collections import Counter

from sqlalchemy import delete, update
from sqlmodel import Session, col, or_, select

from pulse.store import retention
from pulse.store.retention import Counts
from pulse.store.tables import (
    Delivery,
    Inbound,
    Message,
    ModelCall,
    Notice,
    OtherEvent,
    Preference,
    RateLimit,
    Reader,
    ReaderNote,
    Run,
    Snapshot,
    StatusChange,
    Window,
)

NOBODY = "forgotten"
"""What stands in old definitions where their name stood."""


def flow_runs(session: Session, reader_id: str) -> list[str]:
    """The flow runs of Prefect's that sent to them, or answered them: their logs and tables name them."""
    sent = select(Run.flow_run_id).join(Delivery, col(Delivery.run_id) == Run.id).where(Delivery.reader_id == reader_id)
    answered = select(Inbound.flow_run_id).where(Inbound.reader_id == reader_id)
    found = {*session.exec(sent), *session.exec(answered)}
    return sorted(id_ for id_ in found if id_)


def forget(session: Session, reader: Reader) -> Counts:
    """Delete all that is kept of ``reader``; how many rows of each table.

    What they were sent is no part of what others were sent: those keep theirs, and the runs stay with their counts
    for them.
    """
    counts: Counts = Counter()
    traces = [
        trace for trace in (reader.phone, (reader.phone or "").lstrip("+"), reader.wa_id, reader.user_id) if trace
    ]
    # As JSON has it: a number that is a part of another one is somebody else's.
    quoted = [json.dumps(trace) for trace in traces]
    theirs = or_(
        col(Inbound.reader_id) == reader.id, *(col(Inbound.raw).contains(item, autoescape=True) for item in quoted)
    )
    asked = session.exec(select(Inbound.id).where(theirs)).all()
    said = [text for text in session.exec(select(Inbound.text).where(Inbound.reader_id == reader.id)) if text.strip()]
    retention.forget_inbound(session, counts, asked)
    sent = session.exec(select(Message.id).where(Message.reader_id == reader.id)).all()
    retention.forget_messages(session, counts, sent)
    for table in (Delivery, ReaderNote, Preference, Window):
        retention.remove(session, counts, table, col(table.reader_id) == reader.id)
    for item in quoted:
        retention.remove(session, counts, StatusChange, col(StatusChange.raw).contains(item, autoescape=True))
        retention.remove(session, counts, OtherEvent, col(OtherEvent.raw).contains(item, autoescape=True))
    retention.remove(session, counts, RateLimit, col(RateLimit.key).contains(reader.id, autoescape=True))
    retention.remove(session, counts, Notice, col(Notice.key).contains(reader.id, autoescape=True))
    _unname(session, reader.name)
    _unsay(session, said)
    session.connection().execute(delete(Reader).where(col(Reader.id) == reader.id))
    counts["reader"] += 1
    return Counter({name: count for name, count in counts.items() if count})


def _unname(session: Session, name: str) -> None:
    """Take a name out of the definitions that runs were frozen with, and out of what a run could not find."""
    mentions = select(Snapshot.run_id, Snapshot.definition).where(
        col(Snapshot.definition).contains(json.dumps(name), autoescape=True)
    )
    for run_id, written in session.exec(mentions).all():
        definition = json.loads(written)
        definition["readers"] = [NOBODY if item == name else item for item in definition.get("readers", ())]
        changed = update(Snapshot).where(col(Snapshot.run_id) == run_id).values(definition=json.dumps(definition))
        session.connection().execute(changed)
    unknown = select(Run).where(or_(col(Run.unknown_readers).contains(name), col(Run.why).contains(name)))
    for run in session.exec(unknown).all():
        run.unknown_readers = "\n".join(
            NOBODY if item == name else item for item in run.unknown_readers.split("\n") if item
        )
        run.why = run.why.replace(name, NOBODY)
        session.add(run)


def _unsay(session: Session, said: list[str]) -> None:
    """Blank what a model was told where it was told what they had asked."""
    for text in said:
        told = col(ModelCall.prompt).contains(json.dumps(text)[1:-1], autoescape=True)
        session.connection().execute(update(ModelCall).where(told).values(prompt=""))
