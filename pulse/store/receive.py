"""One body of Meta's webhook: every item once, and one bad item never costs the others."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.exc import DataError, DBAPIError
from sqlmodel import Session

from pulse.store import accounts, outbox, readers, templates
from pulse.store.columns import new_id, utc_now
from pulse.store.engine import insert_once
from pulse.store.hear import hear, move
from pulse.store.inbox import LONG_KIND
from pulse.store.tables import OtherEvent, StatusChange
from pulse.whatsapp import events


@dataclass(frozen=True)
class Received:
    """How many items of a body were new, by what they are."""

    inbound: int = 0
    pending: int = 0
    statuses: int = 0
    other: int = 0


def receive(session: Session, told: Iterable[events.Event]) -> Received:
    """Keep every item that is new; a batch may hold the same one twice, and Meta sends bodies again."""
    counts = {"inbound": 0, "pending": 0, "statuses": 0, "other": 0}
    # What follows from failures is drawn when all messages are locked: whoever locks one and then its number, as a
    # courier does, and whoever locks many would else wait for each other.
    failures: list[outbox.Failure] = []
    # Statuses first: one may make the message known that a reply in the same body is about. And those in one order
    # everywhere, so that two bodies about the same messages wait for each other and never both. What people sent stays
    # in the order in which it came.
    for event in sorted(told, key=lambda one: (0, one.wamid) if isinstance(one, events.Status) else (1, "")):
        try:
            with session.begin_nested():
                kept = _keep(session, event, failures)
        except Exception as wrong:
            if isinstance(wrong, DBAPIError) and not isinstance(wrong, DataError):
                # The database, and not the item, is what is wrong.
                raise
            # It cannot be held as what it says it is; it is kept as it came, and costs the others nothing.
            kept = _keep(session, events.Other("malformed", event.raw), failures)
        for what in kept:
            counts[what] += 1
    for failure in failures:
        failure.draw(session)
    return Received(**counts)


def _keep(session: Session, event: events.Event, failures: list[outbox.Failure]) -> tuple[str, ...]:
    """Keep one item if it is new; what it counts as."""
    if isinstance(event, events.Status):
        return ("statuses",) if _status(session, event, failures) else ()
    if isinstance(event, events.Inbound):
        state = hear(session, event)
        return () if state is None else ("inbound", "pending") if state == "pending" else ("inbound",)
    digest = hashlib.sha256(f"{event.kind}\n{event.raw}".encode()).hexdigest()
    row = OtherEvent(digest=digest, kind=event.kind, raw=event.raw, received_at=utc_now())
    if not insert_once(session, row):
        return ()
    for news in event.news:
        _news(session, news)
    return ("other",)


def _news(session: Session, news: events.News) -> None:
    """Act on what a field besides messages told."""
    if isinstance(news, events.TemplateNews):
        templates.hear(session, news)
    elif isinstance(news, events.AccountNews):
        accounts.note(session, news)
    elif isinstance(news, events.Preference):
        reader = readers.find(session, news.phone, news.user_id)
        if reader is not None and news.value in {"stop", "resume"}:
            at = min(news.at or utc_now(), utc_now())
            readers.consent(session, reader.id, at, out=news.value == "stop", by="preference")
    else:
        move(session, news)


def _status(session: Session, event: events.Status, failures: list[outbox.Failure]) -> bool:
    change = StatusChange(
        id=new_id(),
        wamid=event.wamid,
        status=event.status[:LONG_KIND],
        at=event.at,
        tracker=event.tracker,
        error_code=event.code,
        reason=event.reason,
        category=event.category[:60],
        phone_number_id=event.number[:LONG_KIND],
        raw=event.raw,
        received_at=utc_now(),
    )
    fresh = insert_once(session, change)
    if fresh:
        outbox.apply(session, change, failures)
    return fresh
