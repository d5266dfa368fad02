"""What Meta's webhook brought: every item once, and what is to be done about it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.exc import DataError, DBAPIError
from sqlmodel import Session, col, func, select

from pulse.consent import asks_to_start, asks_to_stop
from pulse.store import outbox, readers, runs, templates
from pulse.store.columns import new_id, utc_now
from pulse.store.engine import insert_once
from pulse.store.tables import Delivery, Inbound, OtherEvent, Reader, StatusChange
from pulse.whatsapp import events

THREAD_DAYS = 7
"""A message that quotes nothing belongs to the newest chart its sender got in this many days."""
ANSWERED_KINDS = frozenset({
    "text", "reaction", "button", "interactive", "image", "audio", "video", "document", "sticker", "location",
    "contacts", "unsupported",
})  # fmt: skip
RELEASE = "release-held"
"""The flow that deals with a message whose sender something waits for."""
OPT_IN = "opt-in"
"""Payload of a message that held the right code."""
SHOW = "show/"
"""Begins the payload of a template's button; the delivery's id follows."""
MOST_STARTS = 3
"""Flow runs that are started for one message before it is given up."""
_GUESSES = 20
"""Codes that fit nobody in a day, after which no stranger's code is looked at: six digits are soon guessed."""
_LONG_KIND = 40


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
    # Statuses first: one may make the message known that a reply in the same body is about. And in one order
    # everywhere, so that two bodies about the same messages wait for each other and never both.
    for event in sorted(told, key=lambda one: (not isinstance(one, events.Status), getattr(one, "wamid", ""))):
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
        state = _inbound(session, event)
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
        templates.note(
            session, news.waba_id, news.name, news.language, status=news.status, category=news.category,
            quality=news.quality, reason=news.reason, at=news.at,
        )  # fmt: skip
    elif isinstance(news, events.Preference):
        reader = readers.find(session, news.phone, news.user_id)
        if reader is not None and news.value in {"stop", "resume"}:
            readers.consent(session, reader.id, min(news.at or utc_now(), utc_now()), out=news.value == "stop")
    else:
        _move(session, news)


def _move(session: Session, news: events.Moved) -> Reader | None:
    return readers.moved(
        session, old_phone=news.old_phone, phone=news.phone, old_user_id=news.old_user_id, user_id=news.user_id
    )


def pending(session: Session, limit: int = 50) -> list[Inbound]:
    """What waits for an answer to be started and may be tried now, longest waiting first."""
    waiting = select(Inbound).where(Inbound.state == "pending", Inbound.next_try_at <= utc_now())
    return list(session.exec(waiting.order_by(col(Inbound.next_try_at), col(Inbound.received_at)).limit(limit)))


def postpone(session: Session, inbound_id: str) -> None:
    """Starting an answer failed: it is tried again after 1 s, 2 s, 4 s ... at most 5 minutes, behind all others."""
    row = session.get_one(Inbound, inbound_id, with_for_update=True)
    row.next_try_at = utc_now() + timedelta(seconds=min(2**row.attempts, 300))
    row.attempts += 1
    session.add(row)


def dispatched(session: Session, inbound_id: str, flow_run_id: str) -> None:
    """An answer was started; one that is answered by now stays so."""
    row = session.get_one(Inbound, inbound_id, with_for_update=True)
    if row.flow_run_id != flow_run_id:
        row.flow_run_id, row.dispatched_at, row.starts = flow_run_id, utc_now(), row.starts + 1
    if row.state == "pending":
        row.state = "dispatched"
    session.add(row)


def in_progress(session: Session, before: datetime) -> list[Inbound]:
    """What was started before ``before`` and is not answered yet."""
    started = select(Inbound).where(Inbound.state == "dispatched", col(Inbound.dispatched_at) < before)
    return list(session.exec(started.order_by(col(Inbound.dispatched_at)).limit(100)))


def restart(session: Session, inbound_id: str) -> bool:
    """Its flow run died: it waits to be started again, or is given up after three times; whether it waits."""
    row = session.get_one(Inbound, inbound_id, with_for_update=True, populate_existing=True)
    if row.state != "dispatched":
        return True
    again = row.starts < MOST_STARTS
    row.state, row.reason = ("pending", "") if again else ("ignored", f"its flow run failed {row.starts} times")
    row.next_try_at = utc_now()
    session.add(row)
    return again


def answered(session: Session, inbound_id: str) -> None:
    """It was answered."""
    _state(session, inbound_id, "answered", "")


def ignored(session: Session, inbound_id: str, reason: str) -> None:
    """It gets no answer, for ``reason``."""
    _state(session, inbound_id, "ignored", reason)


def _state(session: Session, inbound_id: str, state: str, reason: str) -> None:
    row = session.get_one(Inbound, inbound_id, with_for_update=True)
    row.state, row.reason = state, reason
    session.add(row)


def _status(session: Session, event: events.Status, failures: list[outbox.Failure]) -> bool:
    change = StatusChange(
        id=new_id(),
        wamid=event.wamid,
        status=event.status[:_LONG_KIND],
        at=event.at,
        tracker=event.tracker,
        error_code=event.code,
        reason=event.reason,
        category=event.category[:60],
        phone_number_id=event.number[:_LONG_KIND],
        raw=event.raw,
        received_at=utc_now(),
    )
    fresh = insert_once(session, change)
    if fresh:
        outbox.apply(session, change, failures)
    return fresh


def _inbound(session: Session, event: events.Inbound) -> str | None:
    """Keep one inbound message; its state, or None if it was known."""
    now = utc_now()
    reader = readers.find(session, event.phone, event.user_id)
    code = readers.code_in(event.text) if event.kind == "text" and not event.group else None
    if reader is None and code is not None and event.phone is None and not _guessing(session, now):
        # Somebody whose number WhatsApp hides: the code says who they are.
        reader = readers.of_code(session, code)
    run_id, reason = _thread(session, event, reader, now)
    row = Inbound(
        id=new_id(),
        wamid=event.wamid,
        phone_number_id=event.number[:_LONG_KIND] if event.number else None,
        reader_id=reader.id if reader else None,
        run_id=run_id,
        kind=event.kind[:_LONG_KIND],
        text=event.text,
        payload=event.payload,
        emoji=event.emoji[:80],
        context=event.context,
        state="ignored" if reason else "pending",
        reason=_STRANGE_CODE if code and reader is None and event.phone is None else reason,
        at=event.at,
        received_at=now,
        next_try_at=now,
        raw=event.raw,
    )
    if not insert_once(session, row):
        return None
    if event.moved is not None:
        _move(session, event.moved)
    if reader is None or event.group:
        return row.state
    readers.learn(session, reader, event.phone, event.user_id)
    readers.heard_from(session, reader.id, min(event.at or now, now), number=row.phone_number_id, out=_consent(event))
    kept = session.get_one(Inbound, row.id)
    if code is not None and readers.opt_in(session, reader, code, min(event.at or now, now)):
        kept.state, kept.reason, kept.payload = "pending", "", OPT_IN
    if event.kind in ANSWERED_KINDS and (event.kind != "reaction" or event.emoji):
        _release(session, kept, reader)
    session.add(kept)
    return kept.state


def _release(session: Session, row: Inbound, reader: Reader) -> None:
    """Where something waits for its sender, a message sets it free; so does the tap on an older template's button."""
    number = row.phone_number_id or ""
    if row.payload.startswith(SHOW):
        tapped = session.get(Delivery, row.payload.removeprefix(SHOW), with_for_update=True, populate_existing=True)
        if tapped is not None and tapped.reader_id == reader.id and tapped.state == "overtaken":
            tapped.state, tapped.reason, tapped.reopened_at = "offered", "the reader asked for it", utc_now()
            session.add(tapped)
            session.flush()
        row.state, row.reason = "ignored", "what it asks for was sent"
    session.flush()
    waiting = runs.waiting_for(session, reader.id, number)
    if waiting and reader.opted_out_at is None and reader.opted_in_at is not None:
        row.flow, row.state, row.reason = RELEASE, "pending", ""
        # What they ask is about the chart that they are about to get.
        row.run_id = row.run_id or waiting[-1].run_id


_STRANGE_CODE = "a code that fits nobody"


def _guessing(session: Session, now: datetime) -> bool:
    """Whether strangers have tried so many codes that no more of theirs are looked at."""
    tried = select(func.count()).select_from(Inbound).where(
        Inbound.reason == _STRANGE_CODE, col(Inbound.received_at) > now - timedelta(days=1)
    )  # fmt: skip
    return session.exec(tried).one() >= _GUESSES


def _consent(event: events.Inbound) -> bool | None:
    """Whether the message takes its sender out (True) or back in (False). Obeyed as it comes, whatever is answered."""
    if event.kind == "reaction":
        return None
    if asks_to_stop(event.text):
        return True
    return False if asks_to_start(event.text) else None


def _thread(session: Session, event: events.Inbound, reader: Reader | None, now: datetime) -> tuple[str | None, str]:
    """The run that ``event`` is about, and why it gets no answer (empty if it does)."""
    if reader is None or (why := _unanswerable(event, reader)):
        return None, "the sender is no reader" if reader is None else why
    if event.payload.startswith(SHOW):
        shown = session.get(Delivery, event.payload.removeprefix(SHOW))
        if shown is not None and shown.reader_id == reader.id:
            return shown.run_id, ""
    quoted = outbox.by_wamid(session, event.context) if event.context else None
    if quoted is not None and quoted.reader_id == reader.id and quoted.run_id:
        return quoted.run_id, ""
    if event.kind == "reaction":
        return None, "a reaction to no message of ours"
    run_id = runs.newest_for(session, reader.id, now - timedelta(days=THREAD_DAYS))
    if run_id or _consent(event) is not None:
        return run_id, ""
    return None, "no chart to talk about"


def _unanswerable(event: events.Inbound, reader: Reader) -> str:
    """Why a message gets no answer whatever it is about; empty if it may get one."""
    if event.group:
        return "sent in a group"
    if reader.opted_out_at is not None and _consent(event) is None:
        return "the sender wants nothing"
    if event.kind not in ANSWERED_KINDS:
        return f"{event.kind} needs no answer"
    return "a reaction taken back" if event.kind == "reaction" and not event.emoji else ""
