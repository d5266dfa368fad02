"""From the store to a thread: what was asked, by whom, and about which chart."""

from datetime import timedelta

from sqlmodel import Session, col, select

from pulse.chart.look import Look, digests_of, look_of
from pulse.conversation.memory import Memory, remembered
from pulse.conversation.menu import CHOICE
from pulse.conversation.thread import Thread
from pulse.definition import Pulse
from pulse.errors import ChartcastrError
from pulse.store import inbox, numbers, outbox, readers, runs, threads, wishes
from pulse.store.columns import utc_now
from pulse.store.tables import Correction, Inbound, Reader, Snapshot
from pulse.store.threads import Chart

_REMEMBERED = 20
_MENUS = frozenset({"menu", "decline", "lacks"})
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
    before, menus = _before(session, row)
    return Thread(
        row,
        reader,
        _connection(session, row, snapshot),
        snapshot,
        further,
        tuple(charts),
        before,
        menus,
        wishes.of(session, reader.id),
        wishes.can_undo(session, reader.id),
        _look(session, snapshot),
        _told_unreadable(session, row),
        _corrections(session, row),
    )


def _before(session: Session, row: Inbound) -> tuple[Memory, int]:
    """What the sender asked last about the same chart, and how often they were given a list of questions."""
    if not row.reader_id or not row.run_id:
        return Memory(), 0
    earlier = (
        select(Inbound.understood)
        .where(
            Inbound.reader_id == row.reader_id,
            Inbound.run_id == row.run_id,
            Inbound.id != row.id,
            col(Inbound.understood) != "",
            col(Inbound.received_at) <= row.received_at,
        )
        .order_by(col(Inbound.received_at).desc())
        .limit(_REMEMBERED)
    )
    found = [remembered(raw) for raw in session.exec(earlier)]
    menus = sum(memory.outcome in _MENUS for memory in found)
    if not found:
        return Memory(), menus
    offered = _offered(session, row)
    if offered is not None:
        found[0] = found[0].model_copy(update={"choices": offered.choices, "language": offered.language})
    # What was asked back asks nothing yet; the question before it goes on.
    asked = next((memory.queries for memory in found if memory.queries), ())
    # Of one list several questions may be picked, one after the other.
    choices = next((memory.choices for memory in found if memory.choices), ())
    return found[0].model_copy(update={"queries": found[0].queries or asked, "choices": choices}), menus


def _offered(session: Session, row: Inbound) -> Memory | None:
    """What was offered in the answer whose button was tapped, or that is quoted; None where it is not known."""
    asked = row.payload.removeprefix(CHOICE).partition("/")[0] if row.payload.startswith(CHOICE) else ""
    if not asked and row.context:
        quoted = outbox.by_wamid(session, row.context)
        asked = (quoted.inbound_id or "") if quoted else ""
    answered = session.get(Inbound, asked) if asked else None
    if answered is None or answered.reader_id != row.reader_id:
        return None
    kept = remembered(answered.understood)
    return kept if kept.choices else None


def _look(session: Session, snapshot: Snapshot | None) -> Look:
    """What the chart was drawn with."""
    described = snapshot.look if snapshot else ""
    return look_of(described, runs.assets(session, digests_of(described)))


def _corrections(session: Session, row: Inbound) -> tuple[Correction, ...]:
    """What was found otherwise since the chart was sent."""
    if not row.run_id:
        return ()
    found = select(Correction).where(Correction.run_id == row.run_id).order_by(col(Correction.created_at))
    return tuple(session.exec(found))


def _told_unreadable(session: Session, row: Inbound) -> bool:
    """Whether the sender was told within a day that only text is read."""
    if not row.reader_id:
        return False
    told = select(Inbound.id).where(
        Inbound.reader_id == row.reader_id,
        Inbound.id != row.id,
        col(Inbound.received_at) > row.received_at - timedelta(days=1),
        col(Inbound.understood).contains('"outcome":"unreadable"'),
    )
    return session.exec(told.limit(1)).first() is not None


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
