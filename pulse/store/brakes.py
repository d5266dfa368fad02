"""What keeps one sender from being answered without end, and a stranger from guessing codes."""

import hashlib
import os
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from pulse.autoreply import is_auto_reply
from pulse.errors import DefinitionError
from pulse.store.inbox import ENOUGH, OPT_IN, UNSURE, WRONG_CODE
from pulse.store.tables import Inbound, Reader
from pulse.whatsapp import events

WRONG_CODES = 5
"""Wrong codes of one sender, after which it is quiet for :data:`QUIET`."""
QUIET = timedelta(hours=1)
STRANGE_CODE = "a code that fits nobody"
TOO_MANY_CODES = f"{WRONG_CODES} wrong codes within an hour"
_SAME = 3
_SAME_WITHIN = timedelta(minutes=10)
_DAY = timedelta(hours=24)


def sender_of(event: events.Inbound) -> str:
    """A digest of a sender's address: strangers are counted, and not kept by number."""
    return hashlib.sha256((event.user_id or event.phone or "").encode()).hexdigest()


def wrong_codes(session: Session, sender: str, now: datetime) -> int:
    """How many codes that fit nobody a sender has tried within the last hour."""
    tried = select(func.count()).select_from(Inbound).where(
        Inbound.sender == sender, Inbound.payload == WRONG_CODE, Inbound.reason != TOO_MANY_CODES,
        col(Inbound.received_at) > now - QUIET,
    )  # fmt: skip
    return session.exec(tried).one()


def answers_a_day(environment: Mapping[str, str] = os.environ) -> int:
    """``CHARTCASTR_ANSWERS_A_DAY``: how many answers one reader gets in 24 hours; 30 if it is not set.

    Raises:
        DefinitionError: It is no whole number above 0.
    """
    given = environment.get("CHARTCASTR_ANSWERS_A_DAY", "").strip() or "30"
    if not given.isdecimal() or int(given) < 1:
        raise DefinitionError(f"CHARTCASTR_ANSWERS_A_DAY is {given!r}; write a whole number above 0, such as 30.")
    return int(given)


def why_not(session: Session, row: Inbound, reader: Reader, now: datetime) -> str:
    """Why a message gets no further answer; empty where it may have one. The first too many has a sentence of its own.

    The row's payload says so then: :data:`~pulse.store.inbox.ENOUGH`.
    """
    if row.kind == "text" and is_auto_reply(row.text):
        return "an answer that a program wrote"
    if row.kind == "text" and row.text.strip() and _said(session, row, reader, now) >= _SAME:
        return f"the same text for the third time in {_SAME_WITHIN.seconds // 60} minutes"
    most = answers_a_day()
    if _answers(session, row, reader, now) < most:
        return ""
    told = _mine(reader, now - _DAY).where(Inbound.payload == ENOUGH)
    if session.exec(told).first() is not None:
        return f"more than {most} answers in 24 hours"
    row.payload = ENOUGH
    return ""


def _mine(reader: Reader, since: datetime):  # type: ignore[no-untyped-def]
    return select(Inbound.text).where(Inbound.reader_id == reader.id, col(Inbound.received_at) > since)


def _said(session: Session, row: Inbound, reader: Reader, now: datetime) -> int:
    texts = session.exec(_mine(reader, now - _SAME_WITHIN).where(Inbound.kind == "text"))
    return sum(_plain(one) == _plain(row.text) for one in texts)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _answers(session: Session, row: Inbound, reader: Reader, now: datetime) -> int:
    found = select(func.count()).select_from(Inbound).where(
        Inbound.reader_id == reader.id,
        col(Inbound.received_at) > now - _DAY,
        col(Inbound.state).in_(("pending", "dispatched", "answered")),
        col(Inbound.payload).not_in((OPT_IN, WRONG_CODE, UNSURE)),
        Inbound.id != row.id,
    )  # fmt: skip
    return session.exec(found).one()
