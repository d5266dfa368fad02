"""What became of messages of ours, many at a time: every status is kept once, and its message moves up."""

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from sqlmodel import Session, col, select

from pulse.store import outbox, readers
from pulse.store.columns import new_id, utc_now
from pulse.store.engine import insert_new
from pulse.store.inbox import LONG_KIND
from pulse.store.tables import Attempt, Message, Reader, StatusChange
from pulse.whatsapp import events
from pulse.whatsapp.codes import look_up

_AT_ONCE = 500
"""Values in one IN; SQLite takes 32,766 in all."""
_Row = TypeVar("_Row", Attempt, Message, Reader)


def keep(session: Session, told: Sequence[events.Status]) -> tuple[int, list[outbox.Failure]]:
    """Keep statuses that are new and move their messages up; how many were new, and the failures among them.

    Every transaction does it in the same order: status rows by their key, then messages by their id, then readers. So
    two that tell of the same messages wait for each other and never both. What follows from failures is for the caller
    to :func:`draw` at the end.
    """
    ours = _known(session, told)
    changes = [(_row(event, ours), event) for event in told]
    by_key = sorted(
        (change for change, _ in changes),
        key=lambda status_change: (status_change.wamid, status_change.status, status_change.error_key),
    )
    new = insert_new(session, by_key)
    fresh = [(change, event) for change, event in changes if change.id in new]
    messages, tried = _lock(session, [change for change, _ in fresh])
    by_wamid = {item.wamid: item for attempts in tried.values() for item in attempts if item.wamid}
    by_id = {item.id: item for attempts in tried.values() for item in attempts}
    failures, seen = [], []
    for change, event in fresh:
        attempt = by_wamid.get(change.wamid) or by_id.get(change.tracker)
        if attempt is None or attempt.wamid not in {None, change.wamid}:
            continue
        attempt.wamid = change.wamid
        by_wamid[change.wamid] = attempt
        message = messages[attempt.message_id]
        if outbox.move_up(attempt, change):
            failures.append(outbox.Failure(message, attempt))
        seen.append((message.reader_id, event))
    for message_id, attempts in tried.items():
        outbox.show(messages[message_id], attempts)
    session.flush()
    _learn(session, seen)
    return len(fresh), failures


def draw(session: Session, failures: Iterable[outbox.Failure]) -> None:
    """Do what follows from failures, in one order everywhere: numbers first, then whatever is of one reader."""

    def order(failure: outbox.Failure) -> tuple[bool, str, str, str]:
        family = look_up(failure.attempt.error_code or 0).family
        return family not in {"token", "account"}, family, failure.message.phone_number_id, failure.message.reader_id

    for failure in sorted(failures, key=order):
        failure.draw(session)


def _known(session: Session, told: Sequence[events.Status]) -> set[str]:
    """The wamids and trackers among ``told`` that attempts of ours have."""
    wamids, trackers = {event.wamid for event in told}, {event.tracker for event in told if event.tracker}
    found = {item.wamid for item in _in(session, Attempt, Attempt.wamid, wamids) if item.wamid}
    # One that has another wamid by now is not taken for it, and its news stays whole.
    tried = _in(session, Attempt, Attempt.id, trackers)
    return found | {item.id for item in tried if item.wamid is None or item.wamid in wamids}


def _row(event: events.Status, ours: Collection[str]) -> StatusChange:
    said = event.code is None and (event.wamid in ours or event.tracker in ours)
    return StatusChange(
        id=new_id(),
        wamid=event.wamid,
        status=event.status[:LONG_KIND],
        at=event.at,
        tracker=event.tracker,
        error_code=event.code,
        error_key=event.code or 0,
        reason=event.reason,
        category=event.category[:60],
        phone_number_id=event.number[:LONG_KIND],
        raw="" if said else event.raw,
        received_at=utc_now(),
    )


def _lock(session: Session, changes: Sequence[StatusChange]) -> tuple[dict[str, Message], dict[str, list[Attempt]]]:
    """Every message that ``changes`` are of and its attempts, by its id; nobody else can move those messages now."""
    ids = {item.message_id for item in _in(session, Attempt, Attempt.wamid, {change.wamid for change in changes})}
    trackers = {change.tracker for change in changes if change.tracker}
    ids |= {item.message_id for item in _in(session, Attempt, Attempt.id, trackers)}
    messages = {message.id: message for message in _in(session, Message, Message.id, ids, lock=True)}
    tried: dict[str, list[Attempt]] = {message_id: [] for message_id in ids}
    for attempt in sorted(_in(session, Attempt, Attempt.message_id, ids), key=lambda item: item.number):
        tried[attempt.message_id].append(attempt)
    return messages, tried


def _in(
    session: Session, table: type[_Row], column: str | None, values: Collection[str], *, lock: bool = False
) -> list[_Row]:
    """Rows as they stand now, by their ids."""
    found: list[_Row] = []
    ordered = sorted(values)
    for start in range(0, len(ordered), _AT_ONCE):
        where = select(table).where(col(column).in_(ordered[start : start + _AT_ONCE])).order_by(col(table.id))
        if lock:
            where = where.with_for_update()
        found += session.exec(where, execution_options={"populate_existing": True})
    return found


def _learn(session: Session, seen: Sequence[tuple[str, events.Status]]) -> None:
    """Keep the addresses that Meta names readers by."""
    named = {reader_id: event for reader_id, event in seen if event.recipient or event.recipient_user_id}
    for reader in _in(session, Reader, Reader.id, named):
        event = named[reader.id]
        readers.learn(session, reader, event.recipient, event.recipient_user_id)
    session.flush()
