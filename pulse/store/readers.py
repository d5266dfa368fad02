"""Readers: who they are, where they are reached, and whether they want to be."""

import re
from datetime import datetime

from sqlmodel import Session, select

from pulse.errors import ReaderError
from pulse.store.tables import Reader

_PHONE = re.compile(r"\+[1-9]\d{6,14}")
_PUNCTUATION = re.compile(r"[\s().\-]")
_USER_ID = re.compile(r"[A-Z]{2}\.[A-Za-z0-9.]{1,132}")


def phone_number(text: str) -> str:
    """``text`` as an E.164 number with ``+``; spaces, dots, dashes and brackets are taken out.

    Raises:
        ReaderError: It is none. Without ``+`` Meta would put our own country's code before it.
    """
    number = _PUNCTUATION.sub("", text)
    if not _PHONE.fullmatch(number):
        raise ReaderError(
            f"{masked(text)!r} is no phone number; write it with + and country code, such as +49 170 1234567."
        )
    return number


def masked(phone: str | None) -> str:
    """A phone number as it may be shown: its last four digits."""
    return f"…{phone[-4:]}" if phone else "(no phone)"


def add(session: Session, name: str, phone: str | None = None, user_id: str | None = None) -> Reader:
    """A new reader.

    Raises:
        ReaderError: The name, the number or the user id is taken or not valid.
    """
    if not name.strip():
        raise ReaderError("A reader needs a name.")
    number = phone_number(phone) if phone else None
    if user_id and not _USER_ID.fullmatch(user_id):
        raise ReaderError(f"{user_id[:6]!r}… is no WhatsApp user id; those look like US.1349…")
    if not number and not user_id:
        raise ReaderError(f"Reader {name!r} needs a phone number or a WhatsApp user id.")
    if session.exec(select(Reader).where(Reader.name == name.strip())).first():
        raise ReaderError(f"There is a reader {name.strip()!r} already; choose another name.")
    if (taken := find(session, number, user_id)) is not None:
        raise ReaderError(f"That address belongs to reader {taken.name!r} already.")
    reader = Reader(name=name.strip(), phone=number, user_id=user_id)
    session.add(reader)
    return reader


def named(session: Session, names: tuple[str, ...]) -> list[Reader]:
    """The readers of these names, in their order.

    Raises:
        ReaderError: One is not known; the sentence says how to add it.
    """
    found = {reader.name: reader for reader in session.exec(select(Reader))}
    unknown = [name for name in names if name not in found]
    if unknown:
        known = ", ".join(sorted(found)) or "nobody yet"
        raise ReaderError(
            f"There is no reader {unknown[0]!r} (known: {known}). Add one: chartcastr reader add {unknown[0]} +PHONE."
        )
    return [found[name] for name in names]


def find(session: Session, phone: str | None, user_id: str | None) -> Reader | None:
    """The reader with this WhatsApp user id or, failing that, this number."""
    if user_id and (reader := session.exec(select(Reader).where(Reader.user_id == user_id)).first()):
        return reader
    if phone:
        return session.exec(select(Reader).where(Reader.phone == phone)).first()
    return None


def heard_from(session: Session, reader_id: str, at: datetime, *, out: bool | None) -> None:
    """Note that a reader wrote at ``at``, and whether that took them out of every pulse (or, False, back in).

    An older message that comes later changes nothing: what a person asked last is what holds.
    """
    reader = session.get_one(Reader, reader_id, with_for_update=True, populate_existing=True)
    if reader.last_inbound_at is None or at > reader.last_inbound_at:
        reader.last_inbound_at = at
    if out is not None and (reader.consent_at is None or at >= reader.consent_at):
        reader.consent_at = at
        reader.opted_out_at = at if out else None
    session.add(reader)
