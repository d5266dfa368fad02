"""What keeps one sender from being answered without end, and a stranger from guessing codes."""

import hashlib
import os
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlmodel import Session, and_, case, col, func, select

from pulse.autoreply import is_auto_reply
from pulse.errors import DefinitionError
from pulse.store.inbox import ENOUGH, OPT_IN, UNSURE, WRONG_CODE
from pulse.store.states import InboundState
from pulse.store.tables import Inbound, Reader
from pulse.whatsapp import events

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
        select(Inbound.sender, func.min(Inbound.received_at))
        .where(Inbound.payload == WRONG_CODE, Inbound.reason != TOO_MANY_CODES)
        .where(col(Inbound.received_at) > now - QUIET)
        .group_by(Inbound.sender)
        .having(func.count() >= WRONG_CODES)
    )
    return list(session.exec(tried))


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
        return over(most)
    row.payload = ENOUGH
    return ""


def over(most: int) -> str:
    """Why whoever had ``most`` answers, and was told so, gets none."""
    return f"more than {most} answers in 24 hours"


def _mine(reader: Reader, since: datetime):  # type: ignore[no-untyped-def]
    return select(Inbound.text).where(Inbound.reader_id == reader.id, col(Inbound.received_at) > since)


def _said(session: Session, row: Inbound, reader: Reader, now: datetime) -> int:
    # The newest are enough: whoever writes more has long had their answers of a day.
    newest = _mine(reader, now - _SAME_WITHIN).where(Inbound.kind == "text").order_by(col(Inbound.received_at).desc())
    plain = _plain(row.text)
    return sum(one == row.text or _plain(one) == plain for one in session.exec(newest.limit(_NEWEST)))


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
