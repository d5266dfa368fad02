"""One body of Meta's webhook: every item once, and one bad item never costs the others."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.exc import DataError, DBAPIError
from sqlmodel import Session

from pulse.store import readers, statuses, templates
from pulse.store.columns import utc_now
from pulse.store.engine import insert_once
from pulse.store.hear import hear, move
from pulse.store.tables import OtherEvent
from pulse.whatsapp import events


@dataclass(frozen=True)
class Received:
    """How many items of a body were new, by what they are."""

    inbound: int = 0
    pending: int = 0
    statuses: int = 0
    other: int = 0


def receive(session: Session, told: Iterable[events.Event]) -> Received:
    """Keep every item that is new; a batch may hold the same one twice, and Meta sends bodies again.

    Statuses first: one may make the message known that a reply in the same body is about. What people sent stays in
    the order in which it came.
    """
    events_ = list(told)
    news = [one for one in events_ if isinstance(one, events.Status)]
    counts = _statuses(session, news)
    for event in events_:
        if not isinstance(event, events.Status):
            counts.update(_carefully(session, event))
    return Received(**counts)


def _statuses(session: Session, told: Sequence[events.Status]) -> Counter[str]:
    """All of them at once; only where one cannot be held, each for itself."""
    try:
        with session.begin_nested():
            new, failures = statuses.keep(session, told)
            statuses.draw(session, failures)
            return Counter(statuses=new)
    except Exception as wrong:
        if _is_of_the_database(wrong):
            raise
    if len(told) == 1:
        return _malformed(session, told[0])
    return sum((_statuses(session, [one]) for one in told), Counter())


def _carefully(session: Session, event: events.Inbound | events.Other) -> Counter[str]:
    try:
        with session.begin_nested():
            return _keep(session, event)
    except Exception as wrong:
        if _is_of_the_database(wrong):
            raise
    return _malformed(session, event)


def _is_of_the_database(wrong: Exception) -> bool:
    """Whether the database, and not the item, is what is wrong."""
    return isinstance(wrong, DBAPIError) and not isinstance(wrong, DataError)


def _malformed(session: Session, event: events.Event) -> Counter[str]:
    """It cannot be held as what it says it is; it is kept as it came, and costs the others nothing."""
    return _keep(session, events.Other("malformed", event.raw))


def _keep(session: Session, event: events.Inbound | events.Other) -> Counter[str]:
    """Keep one item if it is new; what it counts as."""
    if isinstance(event, events.Inbound):
        state = hear(session, event)
        return Counter() if state is None else Counter(inbound=1, pending=int(state == "pending"))
    digest = hashlib.sha256(f"{event.kind}\n{event.raw}".encode()).hexdigest()
    row = OtherEvent(digest=digest, kind=event.kind, raw=event.raw, received_at=utc_now())
    if not insert_once(session, row):
        return Counter()
    for news in event.news:
        _news(session, news)
    return Counter(other=1)


def _news(session: Session, news: events.News) -> None:
    """Act on what a field besides messages told."""
    if isinstance(news, events.TemplateNews):
        templates.note(
            session, news.waba_id, news.name, news.language, status=news.status, category=news.category,
            quality=news.quality, reason=news.reason, at=news.at,
        )  # fmt: skip
    elif isinstance(news, events.Preference):
        reader = readers.find(session, news.phone, news.user_id)
        if reader is not None and news.value in {"stop", "resume"}:
            at = min(news.at or utc_now(), utc_now())
            readers.consent(session, reader.id, at, out=news.value == "stop", by="preference")
    else:
        move(session, news)
