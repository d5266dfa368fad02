"""What people sent, whole or in fragments, and how far the answer is: waiting, started, answered or left alone."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, or_, select

from pulse.store.columns import AHEAD, utc_now
from pulse.store.states import InboundState
from pulse.store.tables import Inbound

ANSWERED_KINDS = frozenset(
    {
        "text",
        "reaction",
        "button",
        "interactive",
        "image",
        "audio",
        "video",
        "document",
        "sticker",
        "location",
        "contacts",
        "unsupported",
    }
)
RELEASE = "release-held"
"""The flow that deals with a message whose sender something waits for."""
OPT_IN = "opt-in"
"""Payload of a message that held the right code."""
WRONG_CODE = "wrong-code"
"""Payload of a message that held a code which fits nobody, or is over."""
UNSURE = "unsure"
"""Payload of a message of which it is not clear whether its sender wants to end it: they are asked."""
WHICH = "which"
"""Payload of a message that may be about several charts: its sender is asked which."""
ENOUGH = "enough"
"""Payload of the first message that is one too many for a day."""
ABOUT = "about/"
"""Begins the payload of a button that says which chart is meant; the message's id and the run's follow."""
STOP_TAP, GO_ON_TAP = "consent/stop", "consent/go-on"
"""Payloads of the two buttons under the question whether to stop."""
SHOW = "show/"
"""Begins the payload of a template's button; the delivery's id follows."""
HANGS = timedelta(minutes=15)
"""An answer that is not there after this hangs, and its sender's next question waits for it no longer."""
MANY, PAUSE = 6, timedelta(seconds=15)
"""Answers of one sender within a minute, after which the next begins so long after the last did."""
MOST_STARTS = 3
"""Flow runs that are started for one message before it is given up."""
LONG_KIND = 40
"""Letters of a kind, a status or a number's id that are kept."""


def pending(session: Session, limit: int = 50) -> list[Inbound]:
    """What waits for an answer to be started and may be tried now, longest waiting first.

    At most one for a sender, and none while another of theirs is being answered: whoever writes a lot waits for
    themselves, and not the others for them.
    """
    now = utc_now()
    sender = func.coalesce(Inbound.reader_id, Inbound.sender)
    begun = select(sender).where(
        Inbound.state == InboundState.DISPATCHED, col(Inbound.dispatched_at).between(*_lately(now))
    )
    busy = {*session.exec(begun), *_paced(session, now)}
    due = (Inbound.state == InboundState.PENDING, _is_due(now))
    oldest = select(sender, func.min(Inbound.received_at)).where(*due).group_by(sender)
    found: list[Inbound] = []
    for who, at in sorted(session.exec(oldest.order_by(func.min(Inbound.received_at))), key=lambda pair: pair[1]):
        if who not in busy and len(found) < limit:
            first = select(Inbound).where(*due, sender == who, Inbound.received_at == at).order_by(Inbound.id)
            found += session.exec(first.limit(1))
    return sorted(found, key=lambda inbound: (inbound.next_try_at, inbound.received_at))


def _paced(session: Session, now: datetime) -> list[str]:
    """Senders who had many answers just now: their next one waits, so that the runs of others have the machine."""
    sender, begun = func.coalesce(Inbound.reader_id, Inbound.sender), col(Inbound.dispatched_at)
    lately = select(sender).where(begun.between(now - timedelta(minutes=1), now + AHEAD)).group_by(sender)
    return list(session.exec(lately.having(func.count() >= MANY, func.max(begun) > now - PAUSE)))


def _is_due(now: datetime) -> ColumnElement[bool]:
    """What may be tried now; a moment that nobody waits for was written by a clock that was ahead."""
    return or_(col(Inbound.next_try_at) <= now, col(Inbound.next_try_at) > now + AHEAD)


def _lately(now: datetime) -> tuple[datetime, datetime]:
    return now - HANGS, now + AHEAD


def postpone(session: Session, inbound_id: str) -> None:
    """Starting an answer failed: it is tried again after 1 s, 2 s, 4 s ... at most 5 minutes, behind all others."""
    row = session.get_one(Inbound, inbound_id, with_for_update=True)
    row.next_try_at = utc_now() + timedelta(seconds=min(2**row.attempts, 300))
    row.attempts += 1
    session.add(row)


def put_off(session: Session, inbound_id: str, until: datetime) -> None:
    """Its answer may not be sent yet: it is started again at ``until``, which is no failure."""
    row = session.get_one(Inbound, inbound_id, with_for_update=True, populate_existing=True)
    if row.state == InboundState.IGNORED:
        return
    row.state, row.next_try_at = InboundState.PENDING, until
    row.starts, row.postponed = row.starts - 1, row.postponed + 1
    session.add(row)


def going_on(session: Session) -> int:
    """How many answers are started and not there yet, those that hang left out."""
    begun = (
        select(func.count())
        .select_from(Inbound)
        .where(Inbound.state == InboundState.DISPATCHED, col(Inbound.dispatched_at).between(*_lately(utc_now())))
    )
    return session.exec(begun).one()


def backlog(session: Session) -> tuple[int, datetime | None]:
    """How many messages wait for their answers to be started, and since when the first does."""
    waiting = select(func.count(), func.min(Inbound.received_at)).where(
        Inbound.state == InboundState.PENDING, _is_due(utc_now())
    )
    count, oldest = session.exec(waiting).one()
    return count, oldest


def dispatched(session: Session, inbound_id: str, flow_run_id: str) -> None:
    """An answer was started; one that is answered by now stays so."""
    row = session.get_one(Inbound, inbound_id, with_for_update=True)
    if row.flow_run_id != flow_run_id:
        row.flow_run_id, row.dispatched_at, row.starts = flow_run_id, utc_now(), row.starts + 1
    if row.state == InboundState.PENDING:
        row.state = InboundState.DISPATCHED
    session.add(row)


def in_progress(session: Session, before: datetime) -> list[Inbound]:
    """What was started before ``before`` and is not answered yet."""
    begun = col(Inbound.dispatched_at)
    started = select(Inbound).where(
        Inbound.state == InboundState.DISPATCHED, or_(begun < before, begun > utc_now() + AHEAD)
    )
    return list(session.exec(started.order_by(col(Inbound.dispatched_at)).limit(100)))


def restart(session: Session, inbound_id: str) -> bool:
    """Its flow run died: it waits to be started again, or is given up after three times; whether it waits."""
    row = session.get_one(Inbound, inbound_id, with_for_update=True, populate_existing=True)
    if row.state != InboundState.DISPATCHED:
        return True
    again = row.starts < MOST_STARTS
    row.state, row.reason = (
        (InboundState.PENDING, "") if again else (InboundState.IGNORED, f"its flow run failed {row.starts} times")
    )
    row.next_try_at = utc_now()
    session.add(row)
    return again


def answered(session: Session, inbound_id: str, understood: str = "") -> None:
    """It was answered; ``understood`` says what it was taken to mean."""
    _state(session, inbound_id, InboundState.ANSWERED, "")
    if understood:
        row = session.get_one(Inbound, inbound_id)
        row.understood = understood
        session.add(row)


def ignored(session: Session, inbound_id: str, reason: str) -> None:
    """It gets no answer, for ``reason``."""
    _state(session, inbound_id, InboundState.IGNORED, reason)


def leave(session: Session, reader_id: str, reason: str, *, besides: str) -> None:
    """Nothing that a reader sent before gets an answer any more, for ``reason``; only what has ``besides`` as its id.

    What is on its way to them just then cannot be called back.
    """
    waiting = select(Inbound).where(
        Inbound.reader_id == reader_id,
        Inbound.id != besides,
        col(Inbound.state).in_((InboundState.PENDING, InboundState.DISPATCHED)),
    )
    for row in session.exec(waiting.order_by(Inbound.id).with_for_update()):
        row.state, row.reason = InboundState.IGNORED, reason
        session.add(row)


def _state(session: Session, inbound_id: str, state: InboundState, reason: str) -> None:
    row = session.get_one(Inbound, inbound_id, with_for_update=True)
    row.state, row.reason = state, reason
    session.add(row)


BURST_WITHIN = timedelta(seconds=8)
"""A fragment belongs to a question that began at most this long before it."""
BURST_PAUSE = timedelta(seconds=4)
"""So long what looks unfinished waits for more."""
_ENDS = tuple(".!?\u2026\u3002\uff01\uff1f\u061f\u0964")
_WORDS = 4


def looks_finished(text: str) -> bool:
    """Whether ``text`` can stand alone: it ends as a sentence does, has several words, or holds no word at all."""
    bare = text.strip()
    return bare.endswith(_ENDS) or len(bare.split()) >= _WORDS or not any(item.isalpha() for item in bare)


def join(session: Session, row: Inbound) -> bool:
    """Make ``row`` a fragment of what its sender began just before, if that is not answered yet; whether it is now."""
    begun = select(Inbound).where(
        Inbound.reader_id == row.reader_id,
        Inbound.phone_number_id == row.phone_number_id,
        Inbound.kind == "text",
        col(Inbound.payload).in_(("", WHICH)),
        Inbound.flow == row.flow,
        Inbound.id != row.id,
        col(Inbound.state).in_((InboundState.PENDING, InboundState.DISPATCHED)),
        col(Inbound.composed_at).is_(None),
        col(Inbound.received_at) >= row.received_at - BURST_WITHIN,
    )
    first = session.exec(begun.order_by(col(Inbound.received_at)).with_for_update()).first()
    if first is None or (row.context is not None and row.context != first.context):
        return False
    row.state, row.joined_id, row.run_id = InboundState.JOINED, first.id, first.run_id
    if first.state == InboundState.PENDING:
        wait_for_more(first, row.text, row.received_at)
        session.add(first)
    return True


def wait_for_more(first: Inbound, text: str, now: datetime) -> None:
    """When the question that ``first`` begins may be answered, now that ``text`` was its last fragment."""
    first.next_try_at = now if looks_finished(text) else min(first.received_at + BURST_WITHIN, now + BURST_PAUSE)


def compose(session: Session, inbound_id: str, now: datetime) -> Inbound:
    """The message with its fragments as one text; what comes from now on is a question of its own."""
    row = session.get_one(Inbound, inbound_id, with_for_update=True, populate_existing=True)
    if row.composed_at is None:
        row.composed_at = now
        session.add(row)
        session.flush()
    text = text_of(session, row)
    session.expunge(row)
    row.text = text
    return row


def text_of(session: Session, row: Inbound) -> str:
    """What was asked, from the first fragment to the last."""
    parts = select(Inbound.text).where(Inbound.joined_id == row.id).order_by(col(Inbound.received_at))
    return " ".join(item.strip() for item in (row.text, *session.exec(parts)) if item.strip())
