"""One message of a person: who sent it, what it asks for, and which chart it is about."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from pulse.consent import Verdict, judge
from pulse.store import outbox, readers, runs
from pulse.store.columns import new_id, utc_now
from pulse.store.engine import insert_once
from pulse.store.inbox import ANSWERED_KINDS, LONG_KIND, OPT_IN, RELEASE, SHOW, THREAD_DAYS
from pulse.store.tables import Delivery, Inbound, Reader
from pulse.whatsapp import events

_GUESSES = 20
"""Codes that fit nobody in a day, after which no stranger's code is looked at: six digits are soon guessed."""


def hear(session: Session, event: events.Inbound) -> str | None:
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
        phone_number_id=event.number[:LONG_KIND] if event.number else None,
        reader_id=reader.id if reader else None,
        run_id=run_id,
        kind=event.kind[:LONG_KIND],
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
        move(session, event.moved)
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
    return {Verdict.STOP: True, Verdict.START: False}.get(judge(event.text))


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


def move(session: Session, news: events.Moved) -> Reader | None:
    """Somebody has a new number or user id."""
    return readers.moved(
        session, old_phone=news.old_phone, phone=news.phone, old_user_id=news.old_user_id, user_id=news.user_id
    )
