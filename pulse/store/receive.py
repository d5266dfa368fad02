"""One body of Meta's webhook: every item once, and one bad item never costs the others."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.exc import DataError, DBAPIError
from sqlmodel import Session

from pulse.store import readers, statuses, templates
from pulse.store.columns import utc_now
from pulse.store.engine import insert_once
from pulse.store.hear import hear, move
from pulse.store.states import InboundState
from pulse.store.tables import OtherEvent
from pulse.whatsapp import events

_Event = TypeVar("_Event", events.Status, events.Inbound, events.Other)


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
    every = list(told)
    counts = _each(session, [item for item in every if isinstance(item, events.Status)], _statuses)
    counts.update(_each(session, [item for item in every if isinstance(item, events.Inbound)], _inbound))
    for event in every:
        if isinstance(event, events.Other):
            counts.update(_each(session, [event], _other))
    return Received(**counts)


def _each(
    session: Session, told: Sequence[_Event], keep: Callable[[Session, Sequence[_Event]], Counter[str]]
) -> Counter[str]:
    """All of them at once; only where one cannot be held as what it says it is, each for itself."""
    try:
        with session.begin_nested():
            return keep(session, told) if told else Counter()
    except Exception as wrong:
        if isinstance(wrong, DBAPIError) and not isinstance(wrong, DataError):
            # The database, and not the item, is what is wrong.
            raise
    if len(told) == 1:
        # It is kept as it came, and costs the others nothing.
        return _other(session, [events.Other("malformed", told[0].raw)])
    counts: Counter[str] = Counter()
    for event in told:
        counts.update(_each(session, [event], keep))
    return counts


def _statuses(session: Session, told: Sequence[events.Status]) -> Counter[str]:
    new, failures = statuses.keep(session, told)
    statuses.draw(session, failures)
    return Counter(statuses=new)


def _inbound(session: Session, told: Sequence[events.Inbound]) -> Counter[str]:
    states = hear(session, told)
    return Counter(inbound=len(states), pending=states.count(InboundState.PENDING))


def _other(session: Session, told: Sequence[events.Other]) -> Counter[str]:
    """Keep what is new; what it counts as."""
    kept = 0
    for event in told:
        digest = hashlib.sha256(f"{event.kind}\n{event.raw}".encode()).hexdigest()
        row = OtherEvent(digest=digest, kind=event.kind, raw=event.raw, received_at=utc_now())
        if insert_once(session, row):
            kept += 1
            for news in event.news:
                _news(session, news)
    return Counter(other=kept)


def _news(session: Session, news: events.News) -> None:
    """Act on what a field besides messages told."""
    if isinstance(news, events.TemplateNews):
        templates.hear(session, news)
    elif isinstance(news, events.AccountNews):
        templates.apply_account_news(session, news)
    elif isinstance(news, events.Preference):
        reader = readers.find(session, news.phone, news.user_id)
        if reader is not None and news.value in {"stop", "resume"}:
            at = min(news.at or utc_now(), utc_now())
            readers.consent(session, reader.id, at, out=news.value == "stop", by="preference")
    else:
        move(session, news)
