"""From the store to a thread: what was asked, by whom, and about which chart."""

from sqlmodel import Session

from pulse.conversation.thread import Thread
from pulse.definition import Pulse
from pulse.errors import ChartcastrError
from pulse.store import inbox, numbers, readers, runs, threads
from pulse.store.columns import utc_now
from pulse.store.tables import Inbound, Reader, Snapshot
from pulse.store.threads import Chart

_DEFAULT = "default"
"""Name of the block where nothing was sent from a number yet, so that nothing tells which one it is."""


def look_up(session: Session, inbound_id: str) -> Thread:
    """The message with its fragments, and all that its answer is made from.

    Raises:
        ChartcastrError: There is no such message, or nobody to answer it.
    """
    row = inbox.compose(session, inbound_id, utc_now()) if session.get(Inbound, inbound_id) else None
    reader = _sender(session, row) if row else None
    if row is None or reader is None:
        raise ChartcastrError(f"Inbound message {inbound_id} belongs to no reader of ours.")
    charts: list[Chart] = []
    if row.payload == inbox.WHICH and row.reader_id:
        newest = threads.newest(session, row.reader_id, row.phone_number_id, row.received_at)
        charts = threads.in_question(session, row, row.reader_id, newest)
        row.run_id = charts[0].run_id if len(charts) == 1 else None
    snapshot = runs.snapshot(session, row.run_id) if row.run_id else None
    further = tuple(runs.figures(session, row.run_id)) if row.run_id else ()
    return Thread(row, reader, _connection(session, row, snapshot), snapshot, further, tuple(charts))


def _sender(session: Session, row: Inbound) -> Reader | None:
    """Who wrote; somebody who is no reader gets an answer to a wrong code, and only there."""
    if row.reader_id:
        return session.get(Reader, row.reader_id)
    return readers.stranger(session) if row.payload == inbox.WRONG_CODE else None


def _connection(session: Session, row: Inbound, snapshot: Snapshot | None) -> str:
    """Name of the block that answers: the number's own, or the one that sent the chart."""
    number = numbers.get(session, row.phone_number_id) if row.phone_number_id else None
    if number:
        return number.connection
    return Pulse.model_validate_json(snapshot.definition).connection if snapshot else _DEFAULT
