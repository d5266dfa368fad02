"""A person is forgotten: every row of theirs, and every text that names them, their number or what they wrote."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col, or_, select

from pulse.errors import ReaderError
from pulse.store import readers, retention
from pulse.store.retention import Counts
from pulse.store.tables import (
    Delivery,
    Inbound,
    Message,
    Notice,
    OtherEvent,
    Preference,
    RateLimit,
    Reader,
    ReaderNote,
    Run,
    Snapshot,
    SnapshotFigure,
    StatusChange,
    Window,
)

NOBODY = "forgotten"
"""What stands in old definitions where their name stood."""
_SENDER = ("from", "from_user_id", "recipient_id", "recipient_user_id")
"""Keys of Meta's items that hold whoever sent or gets them."""


def find(session: Session, name: str) -> list[Reader]:
    """Whoever has that name, or had it until they were removed.

    Raises:
        ReaderError: Nobody has or had it.
    """
    before = col(Reader.name).startswith(f"{name[:40]} (removed ", autoescape=True)
    found = session.exec(select(Reader).where(or_(Reader.name == name, before))).all()
    if not found:
        raise ReaderError(readers.unknown_name(session, name))
    return list(found)


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
    # As JSON has it: a number that is a part of another one is somebody else's.
    traces = [json.dumps(trace) for trace in _traces(session, reader)]
    _unname(session, reader)
    theirs = or_(
        col(Inbound.reader_id) == reader.id, *(col(Inbound.raw).contains(item, autoescape=True) for item in traces)
    )
    retention.forget_inbound(session, counts, session.exec(select(Inbound.id).where(theirs)).all())
    sent = session.exec(select(Message.id).where(Message.reader_id == reader.id)).all()
    retention.forget_messages(session, counts, sent)
    for table in (Delivery, ReaderNote, Preference, Window):
        retention.remove(session, counts, table, col(table.reader_id) == reader.id)
    for item in traces:
        retention.remove(session, counts, StatusChange, col(StatusChange.raw).contains(item, autoescape=True))
        retention.remove(session, counts, OtherEvent, col(OtherEvent.raw).contains(item, autoescape=True))
    retention.remove(session, counts, RateLimit, col(RateLimit.key).contains(reader.id, autoescape=True))
    retention.remove(session, counts, Notice, col(Notice.key).contains(reader.id, autoescape=True))
    session.connection().execute(delete(Reader).where(col(Reader.id) == reader.id))
    counts["reader"] += 1
    return Counter({name: count for name, count in counts.items() if count})


def _traces(session: Session, reader: Reader) -> set[str]:
    """Numbers and ids that are theirs, also of one whose row has them no more."""
    found = {reader.phone, (reader.phone or "").lstrip("+"), reader.wa_id, reader.user_id}
    for raw in session.exec(select(Inbound.raw).where(Inbound.reader_id == reader.id)):
        found |= set(_senders(raw))
    return {trace for trace in found if trace}


def _senders(raw: str) -> Iterator[str]:
    try:
        item: Any = json.loads(raw)
    except ValueError:
        return
    if isinstance(item, dict):
        yield from (str(item[key]) for key in _SENDER if item.get(key))


def _unname(session: Session, reader: Reader) -> None:
    """Take a name out of the definitions that runs were frozen with, and out of what is said of a run.

    In what was sent to them, every name that nobody else has may have been theirs, before they were renamed.
    """
    others = set(session.exec(select(Reader.name).where(Reader.id != reader.id)))
    got = set(session.exec(select(Delivery.run_id).where(Delivery.reader_id == reader.id)))
    name = reader.name.partition(" (removed ")[0]
    table: Any
    for table in (Snapshot, SnapshotFigure):
        named = (
            col(table.definition).contains(json.dumps(name, ensure_ascii=form), autoescape=True)
            for form in (True, False)
        )
        for row in session.exec(select(table).where(or_(col(table.run_id).in_(got), *named))).all():
            definition = json.loads(row.definition)
            given = definition.get("readers", ())
            definition["readers"] = [
                NOBODY if item == name or (row.run_id in got and item not in others) else item for item in given
            ]
            row.definition = json.dumps(definition, ensure_ascii=False)
            session.add(row)
    whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    mentioned = or_(
        col(Run.id).in_(got), *(col(text).contains(name, autoescape=True) for text in (Run.unknown_readers, Run.why))
    )
    for run in session.exec(select(Run).where(mentioned)).all():
        run.unknown_readers, run.why = whole.sub(NOBODY, run.unknown_readers), whole.sub(NOBODY, run.why)
        session.add(run)
    session.flush()
