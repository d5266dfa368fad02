"""One message of a person: who sent it, what it asks for, and which chart it is about."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from pulse.consent import Verdict, judge
from pulse.optin import codes_in
from pulse.store import inbox, limits, readers, runs, threads, wishes
from pulse.store.columns import new_id, utc_now
from pulse.store.crowd import Crowd
from pulse.store.inbox import (
    ABOUT,
    ANSWERED_KINDS,
    GO_ON_TAP,
    LONG_KIND,
    OPT_IN,
    RELEASE,
    SHOW,
    STOP_TAP,
    UNSURE,
    WHICH,
    WRONG_CODE,
)
from pulse.store.states import DeliveryState, InboundState
from pulse.store.tables import Delivery, Inbound, Reader
from pulse.whatsapp import events

WANTS_NOTHING = "the sender wants nothing"
_SPOKEN = frozenset({"text", "button", "interactive"})
"""Kinds of messages whose words may ask for an end."""


def hear(session: Session, told: Sequence[events.Inbound]) -> list[str]:
    """Keep inbound messages, in their order, and do what they say at once; the states of those that are new."""
    rows = [(_row(event, utc_now()), event) for event in told]
    crowd = Crowd(session, [row for row, _ in rows], told)
    heard = [_hear(session, crowd, crowd.rows[row.id], event) for row, event in rows if row.id in crowd.rows]
    crowd.close()
    return heard


def _hear(session: Session, crowd: Crowd, row: Inbound, event: events.Inbound) -> str:
    now = row.received_at
    codes = codes_in(event.text) if event.kind == "text" and not event.group else ()
    tried = limits.wrong_codes(session, row.sender, now) if codes else 0
    if event.moved is None:
        reader = crowd.reader(event.phone, event.user_id)
    else:
        # News of a new address come from the one that its sender had until now.
        reader = move(session, event.moved)
        crowd.moved()
    if reader is None and codes and tried < limits.WRONG_CODES:
        # The code says who they are, whatever number it comes from.
        reader = readers.of_code(session, codes)
        if reader is not None:
            readers.takes_over(session, reader, event.phone, event.user_id)
            crowd.moved()
    if reader is None:
        _stranger(row, event, codes, tried)
    else:
        row.reader_id = reader.id
        _reader_wrote(session, crowd, row, event, reader, codes, tried)
    if (row.state == InboundState.PENDING or row.reader_id) and not crowd.connected(row.phone_number_id):
        row.state, row.reason = InboundState.IGNORED, "no block is connected to the number that was written to"
    session.add(row)
    session.flush()
    return row.state


def move(session: Session, news: events.Moved) -> Reader | None:
    """Somebody has a new number or user id."""
    return readers.moved(
        session, old_phone=news.old_phone, phone=news.phone, old_user_id=news.old_user_id, user_id=news.user_id
    )


def _row(event: events.Inbound, now: datetime) -> Inbound:
    return Inbound(
        id=new_id(),
        wamid=event.wamid,
        phone_number_id=event.number[:LONG_KIND] if event.number else None,
        sender=limits.sender_of(event),
        kind=event.kind[:LONG_KIND],
        text=event.text,
        payload=event.payload,
        emoji=event.emoji[:80],
        context=event.context,
        state=InboundState.IGNORED,
        reason="the sender is no reader",
        at=event.at,
        received_at=now,
        next_try_at=now,
        raw=event.raw,
    )


def _stranger(row: Inbound, event: events.Inbound, codes: tuple[str, ...], tried: int) -> None:
    if event.group:
        row.reason = "sent in a group"
    elif codes:
        _wrong_code(row, tried)


def _wrong_code(row: Inbound, tried: int) -> None:
    """It is told once what to do about a code that fits nobody; who tries on is left without an answer for a while."""
    row.reason, row.payload = limits.STRANGE_CODE, WRONG_CODE
    row.state = InboundState.PENDING if tried < limits.WRONG_CODES else InboundState.IGNORED
    if row.state == InboundState.IGNORED:
        # Not counted as a try: the hour ends, however often it is tried meanwhile.
        row.reason = limits.TOO_MANY_CODES


def _reader_wrote(
    session: Session,
    crowd: Crowd,
    row: Inbound,
    event: events.Inbound,
    reader: Reader,
    codes: tuple[str, ...],
    tried: int,
) -> None:
    at = min(event.at or row.received_at, row.received_at)
    first = crowd.is_first(reader)
    if event.group:
        row.reason = "sent in a group"
        return
    if event.moved is None:
        readers.learn(session, reader, event.phone, event.user_id)
    own_words = event.kind in ANSWERED_KINDS and (event.kind != "reaction" or bool(event.emoji))
    if own_words:
        # System messages, edits and deletions open no window.
        crowd.heard(reader, row.phone_number_id, at)
    verdict = _consent(session, row, event, reader, at)
    if codes and reader.code and tried < limits.WRONG_CODES and readers.opt_in(session, reader, codes, at):
        row.state, row.reason, row.payload = InboundState.PENDING, "", OPT_IN
        _release(session, crowd, row, reader)
        return
    if codes and reader.opted_in_at is None:
        _wrong_code(row, tried)
        return
    row.run_id, row.reason = _about(session, crowd, row, event, reader, verdict)
    row.state = InboundState.IGNORED if row.reason else InboundState.PENDING
    if row.state == InboundState.PENDING and verdict is Verdict.NONE and row.payload in {"", WHICH}:
        _brake(session, crowd, row, reader, first=first)
    if own_words:
        _release(session, crowd, row, reader)


def _consent(session: Session, row: Inbound, event: events.Inbound, reader: Reader, at: datetime) -> Verdict:
    """What the message says of wanting more; obeyed as it comes, whatever is answered."""
    if event.payload in {STOP_TAP, GO_ON_TAP}:
        verdict = Verdict.STOP if event.payload == STOP_TAP else Verdict.START
    elif event.kind not in _SPOKEN or event.payload.startswith((ABOUT, SHOW)):
        return Verdict.NONE
    else:
        verdict = judge(event.text)
    if verdict is Verdict.UNCLEAR:
        if reader.opted_out_at is None and reader.opted_in_at is not None:
            readers.unsure(session, reader.id, at)
            row.payload = UNSURE
            return verdict
        return Verdict.NONE
    if verdict is not Verdict.NONE:
        readers.consent(session, reader.id, at, out=verdict is Verdict.STOP)
        if verdict is Verdict.START:
            wishes.wake(session, reader)
        if verdict is Verdict.STOP and reader.opted_out_at is not None:
            # Nothing is sent after a stop but that it was heard.
            inbox.leave(session, reader.id, WANTS_NOTHING, besides=row.id)
    return verdict


def _about(
    session: Session, crowd: Crowd, row: Inbound, event: events.Inbound, reader: Reader, verdict: Verdict
) -> tuple[str | None, str]:
    """The run that a message is about, and why it gets no answer (empty if it does)."""
    if why := _unanswerable(event, reader, verdict):
        return None, why
    if event.payload.startswith(ABOUT):
        return _chosen(session, row, event.payload, reader)
    run_id = _shown(session, event, reader)
    if run_id is None and event.context:
        run_id = threads.quoted(session, event.context, reader.id, row.phone_number_id)
    if run_id is not None:
        return run_id, ""
    if event.kind == "reaction":
        return None, "a reaction to no message of ours"
    charts = threads.in_question(session, row, reader.id, crowd.charts(reader, row.phone_number_id))
    if len(charts) > 1 and verdict is Verdict.NONE:
        row.payload = WHICH
        return None, ""
    why = "" if charts or verdict is not Verdict.NONE else "no chart to talk about"
    return (charts[0].run_id if charts else None), why


def _shown(session: Session, event: events.Inbound, reader: Reader) -> str | None:
    """The run whose template was tapped."""
    if not event.payload.startswith(SHOW):
        return None
    tapped = session.get(Delivery, event.payload.removeprefix(SHOW))
    return tapped.run_id if tapped is not None and tapped.reader_id == reader.id else None


def _chosen(session: Session, row: Inbound, payload: str, reader: Reader) -> tuple[str | None, str]:
    """The reader tapped which chart their question is about: it is asked again, of that chart."""
    asked_id, _, run_id = payload.removeprefix(ABOUT).partition("/")
    asked = session.get(Inbound, asked_id)
    if asked is None or asked.reader_id != reader.id or not threads.was_sent(session, run_id, reader.id):
        return None, "a button that is not of ours"
    row.text, row.emoji, row.payload = inbox.text_of(session, asked), asked.emoji, ""
    return run_id, ""


def _unanswerable(event: events.Inbound, reader: Reader, verdict: Verdict) -> str:
    """Why a message gets no answer whatever it is about; empty if it may get one."""
    if reader.paused_at is not None:
        return "the owner has paused the sender"
    if reader.opted_out_at is not None and verdict is Verdict.NONE:
        return WANTS_NOTHING
    if event.kind not in ANSWERED_KINDS:
        return f"{event.kind} needs no answer"
    return "a reaction taken back" if event.kind == "reaction" and not event.emoji else ""


def _brake(session: Session, crowd: Crowd, row: Inbound, reader: Reader, *, first: bool) -> None:
    if row.kind == "text" and not first and inbox.join(session, row):
        return
    if first:
        row.reason = limits.why_not_alone(row)
    else:
        row.reason = crowd.had_enough(reader) or limits.why_not(session, row, reader, row.received_at)
    if row.reason:
        row.state = InboundState.IGNORED
        crowd.note_enough(reader, row.reason)
    elif row.kind == "text":
        inbox.wait_for_more(row, row.text, row.received_at)


def _release(session: Session, crowd: Crowd, row: Inbound, reader: Reader) -> None:
    """Where something waits for its sender, a message sets it free; so does the tap on an older template's button."""
    if row.payload.startswith(SHOW):
        tapped = session.get(Delivery, row.payload.removeprefix(SHOW), with_for_update=True, populate_existing=True)
        if tapped is not None and tapped.reader_id == reader.id and tapped.state == DeliveryState.OVERTAKEN:
            tapped.state, tapped.reason, tapped.reopened_at = (
                DeliveryState.OFFERED,
                "the reader asked for it",
                utc_now(),
            )
            session.add(tapped)
        row.state, row.reason = InboundState.IGNORED, "what it asks for was sent"
    session.flush()
    if reader.opted_out_at is not None or reader.opted_in_at is None or reader.unsure_since is not None:
        return
    if reader.paused_at is not None or not crowd.may_wait(reader):
        return
    waiting = runs.waiting_for(session, reader.id, row.phone_number_id or "")
    if waiting:
        row.flow, row.state, row.reason, row.joined_id = RELEASE, InboundState.PENDING, "", None
        row.next_try_at = row.received_at
        if row.context is None:
            # What they ask is about the chart that they are about to get.
            row.run_id = waiting[-1].run_id
            row.payload = "" if row.payload == WHICH else row.payload
        row.run_id = row.run_id or waiting[-1].run_id
