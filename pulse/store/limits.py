"""How much is sent, answered, guessed and asked of models: every limit that all processes keep together.

The pace of sending is the generic cell rate algorithm in one row a key: what is kept is the moment at which the next
message would be due if they went out evenly, and a burst may run ahead of it.
"""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from sqlmodel import Session, and_, case, col, func, select

from pulse.autoreply import is_auto_reply
from pulse.errors import DefinitionError
from pulse.store.engine import insert_once
from pulse.store.inbox import ENOUGH, OPT_IN, UNSURE, WRONG_CODE
from pulse.store.states import InboundState
from pulse.store.tables import Inbound, ModelCall, RateLimit, Reader
from pulse.whatsapp import events

MOST_AHEAD = 300.0
"""Seconds beyond a whole burst; whoever would have to wait for longer comes again instead of taking a moment."""


def acquire(session: Session, key: str, now: float, *, every: float, burst: int) -> float:
    """Take the next free moment; how many seconds after ``now`` it is.

    Args:
        session: The transaction; the row stays locked until it ends.
        key: What is paced: a number, or a number and a reader.
        now: Seconds since 1970.
        every: Seconds from one message to the next, if they go on for long.
        burst: How many may go at once after a rest; at least 1.
    """
    insert_once(session, RateLimit(key=key, free_at=now))
    mine = select(RateLimit).where(RateLimit.key == key).with_for_update()
    row = session.exec(mine, execution_options={"populate_existing": True}).one()
    due = _due(row, now, every, burst)
    row.free_at = due + every
    session.add(row)
    return max(0.0, due - now - (burst - 1) * every)


def wait(session: Session, key: str, now: float, *, every: float, burst: int) -> float:
    """How many seconds after ``now`` the next free moment is, without taking it."""
    row = session.get(RateLimit, key, populate_existing=True)
    return max(0.0, _due(row, now, every, burst) - now - (burst - 1) * every) if row else 0.0


def _due(row: RateLimit, now: float, every: float, burst: int) -> float:
    """When the next message is due; a moment further ahead than anybody waits was written by a clock that was wrong."""
    full = now + burst * every
    return full if row.free_at > full + MOST_AHEAD else max(row.free_at, now)


WRONG_CODES = 5
"""Wrong codes of one sender, after which it is quiet for :data:`QUIET`."""
QUIET = timedelta(hours=1)
STRANGE_CODE = "a code that fits nobody"
TOO_MANY_CODES = f"{WRONG_CODES} wrong codes within an hour"
_SAME = 3
_NEWEST = 100
_SAME_WITHIN = timedelta(minutes=10)
DAY = timedelta(hours=24)


def sender_of(event: events.Inbound) -> str:
    """A digest of a sender's address: strangers are counted, and not kept by number."""
    return hashlib.sha256((event.user_id or event.phone or "").encode()).hexdigest()


def wrong_codes(session: Session, sender: str, now: datetime) -> int:
    """How many codes that fit nobody a sender has tried within the last hour."""
    tried = (
        select(func.count())
        .select_from(Inbound)
        .where(
            Inbound.sender == sender,
            Inbound.payload == WRONG_CODE,
            Inbound.reason != TOO_MANY_CODES,
            col(Inbound.received_at) > now - QUIET,
        )
    )
    return session.exec(tried).one()


def guessers(session: Session, now: datetime) -> list[tuple[str, datetime]]:
    """Senders whose wrong codes of the last hour are as many as are listened to, each with the first one's moment."""
    tried = (
        select(Inbound.sender, Inbound.received_at)
        .where(Inbound.payload == WRONG_CODE, Inbound.reason != TOO_MANY_CODES)
        .where(col(Inbound.received_at) > now - QUIET)
        .order_by(col(Inbound.received_at))
    )
    # Counted here: to group them a database would go through every message by its sender.
    moments: dict[str, list[datetime]] = {}
    for sender, at in session.exec(tried):
        moments.setdefault(sender, []).append(at)
    return [(sender, found[0]) for sender, found in moments.items() if len(found) >= WRONG_CODES]


def answers_a_day(environment: Mapping[str, str] = os.environ) -> int:
    """``CHARTCASTR_ANSWERS_A_DAY``: how many answers one reader gets in 24 hours; 30 if it is not set.

    Raises:
        DefinitionError: It is no whole number above 0.
    """
    given = environment.get("CHARTCASTR_ANSWERS_A_DAY", "").strip() or "30"
    if not given.isdecimal() or int(given) < 1:
        raise DefinitionError(f"CHARTCASTR_ANSWERS_A_DAY is {given!r}; write a whole number above 0, such as 30.")
    return int(given)


def why_not_alone(row: Inbound) -> str:
    """Why a message gets no answer, whatever its sender wrote before; empty where it may have one."""
    return "an answer that a program wrote" if row.kind == "text" and is_auto_reply(row.text) else ""


def why_not(session: Session, row: Inbound, reader: Reader, now: datetime) -> str:
    """Why a message gets no further answer; empty where it may have one. The first too many has a sentence of its own.

    The row's payload says so then: :data:`~pulse.store.inbox.ENOUGH`.
    """
    if why := why_not_alone(row):
        return why
    if row.kind == "text" and row.text.strip() and _said(session, row, reader, now) >= _SAME:
        return f"the same text for the third time in {_SAME_WITHIN.seconds // 60} minutes"
    most = answers_a_day()
    answers, told = _answers(session, row, reader, now)
    if answers < most:
        return ""
    if told:
        return too_many_answers(most)
    row.payload = ENOUGH
    return ""


def too_many_answers(most: int) -> str:
    """Why whoever had ``most`` answers, and was told so, gets none."""
    return f"more than {most} answers in 24 hours"


def _texts_since(reader: Reader, since: datetime):  # type: ignore[no-untyped-def]
    return select(Inbound.text).where(Inbound.reader_id == reader.id, col(Inbound.received_at) > since)


def _said(session: Session, row: Inbound, reader: Reader, now: datetime) -> int:
    # The newest are enough: whoever writes more has long had their answers of a day.
    newest = (
        _texts_since(reader, now - _SAME_WITHIN).where(Inbound.kind == "text").order_by(col(Inbound.received_at).desc())
    )
    plain = _plain(row.text)
    return sum(item == row.text or _plain(item) == plain for item in session.exec(newest.limit(_NEWEST)))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _answers(session: Session, row: Inbound, reader: Reader, now: datetime) -> tuple[int, int]:
    """How many answers a reader had within a day, and how often they were told that it was enough."""
    answered = and_(
        col(Inbound.state).in_((InboundState.PENDING, InboundState.DISPATCHED, InboundState.ANSWERED)),
        col(Inbound.payload).not_in((OPT_IN, WRONG_CODE, UNSURE)),
        Inbound.id != row.id,
    )
    found = select(func.count(case((answered, 1))), func.count(case((col(Inbound.payload) == ENOUGH, 1)))).where(
        Inbound.reader_id == reader.id, col(Inbound.received_at) > now - DAY
    )
    return session.exec(found).one()


BREAK = timedelta(hours=1)
"""How long a model is left alone after it refused the key, or had no quota left."""
_TOKEN_DAY, _MONTH = timedelta(days=1), timedelta(days=30)
_OPENS, _CLOSES = frozenset({"auth", "quota"}), frozenset({"ok", "rewritten", "refused"})


@dataclass(frozen=True)
class Caps:
    """What a model may take: tokens in 24 hours, money in 30 days; None is without limit."""

    tokens_a_day: int | None = None
    money_a_month: Decimal | None = None


def model_refusal(session: Session, model_key: str, caps: Caps, now: datetime) -> str:
    """Why the model is not to be asked at ``now``, in words for the owner; empty where it may."""
    mine = select(ModelCall).where(ModelCall.model_key == model_key)
    newest = session.exec(mine.where(ModelCall.created_at > now - BREAK).order_by(col(ModelCall.created_at).desc()))
    # What began before the key was refused may end after it; only a success closes the breaker.
    last = next((call for call in newest if call.outcome in _OPENS | _CLOSES), None)
    if last and last.outcome in _OPENS:
        what = "refused the key" if last.outcome == "auth" else "had no quota left"
        return f"the model {what} at {last.created_at:%H:%M} UTC; it is asked again an hour later"
    recent = list(session.exec(mine.where(ModelCall.created_at > now - _MONTH)))
    tokens = sum(call.tokens for call in recent if call.created_at > now - _TOKEN_DAY)
    if caps.tokens_a_day is not None and tokens >= caps.tokens_a_day:
        return f"the model has used {tokens:,} tokens in 24 hours, and may use {caps.tokens_a_day:,}"
    money = sum((Decimal(call.money) for call in recent if call.money), Decimal(0))
    if caps.money_a_month is not None and money >= caps.money_a_month:
        return f"the model has cost {money:.2f} in 30 days, and may cost {caps.money_a_month}"
    return ""
