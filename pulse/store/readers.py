"""Readers: who they are, where they are reached, and whether they want to be."""

import re
import secrets
import unicodedata
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from pulse.errors import ReaderError
from pulse.store import windows
from pulse.store.columns import utc_now
from pulse.store.tables import Reader

_PHONE = re.compile(r"\+[1-9]\d{6,14}")
_PUNCTUATION = re.compile(r"[\s().\-]")
_USER_ID = re.compile(r"[A-Z]{2}\.[A-Za-z0-9.]{1,132}")
_LOCALE = re.compile(r"[a-z]{2,3}([_-][A-Z]{2})?")
_CODE = re.compile(r"[^0-9]*([0-9]{6})[^0-9]*")
CODE_DAYS = 7
"""How long an opt-in code may be sent."""


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


def add(
    session: Session, name: str, phone: str | None = None, user_id: str | None = None, *, locale: str = "",
    timezone: str = "",
) -> Reader:  # fmt: skip
    """A new reader, with a code that they have to send before they get anything.

    Raises:
        ReaderError: The name, the number, the user id, the locale or the time zone is taken or not valid.
    """
    if not name.strip():
        raise ReaderError("A reader needs a name.")
    number = phone_number(phone) if phone else None
    if user_id and not _USER_ID.fullmatch(user_id):
        raise ReaderError(f"{user_id[:6]!r}… is no WhatsApp user id; those look like US.1349…")
    if not number and not user_id:
        raise ReaderError(f"Reader {name!r} needs a phone number or a WhatsApp user id.")
    if locale and not _LOCALE.fullmatch(locale):
        raise ReaderError(f"{locale!r} is no locale; write one such as de, en_US or pt_BR.")
    try:
        ZoneInfo(timezone or "UTC")
    except (KeyError, ValueError, OSError):
        raise ReaderError(f"{timezone!r} is no time zone; write one such as Europe/Berlin.") from None
    if session.exec(select(Reader).where(Reader.name == name.strip())).first():
        raise ReaderError(f"There is a reader {name.strip()!r} already; choose another name.")
    if (taken := find(session, number, user_id)) is not None:
        raise ReaderError(f"That address belongs to reader {taken.name!r} already.")
    reader = Reader(
        name=name.strip(), phone=number, user_id=user_id, locale=locale.replace("-", "_"), timezone=timezone
    )  # fmt: skip
    new_code(reader)
    session.add(reader)
    return reader


def new_code(reader: Reader) -> None:
    """Give ``reader`` six digits to opt in with, good for a week; an older code is good no more."""
    reader.code, reader.code_until = f"{secrets.randbelow(900_000) + 100_000}", utc_now() + timedelta(days=CODE_DAYS)


def code_in(text: str) -> str | None:
    """The six digits that ``text`` consists of, but for words around them; None if it holds other digits or none."""
    # Keyboards of many scripts write digits of their own.
    found = _CODE.fullmatch("".join(str(unicodedata.decimal(one, one)) for one in text))
    return found[1] if found else None


def opt_in(session: Session, reader: Reader, code: str, at: datetime) -> bool:
    """Take ``reader`` in if ``code`` is theirs and still good; whether it was."""
    if not reader.code or not secrets.compare_digest(reader.code.encode(), code.encode()):
        return False
    if reader.code_until is None or reader.code_until < utc_now():
        return False
    reader.opted_in_at, reader.code, reader.code_until = at, "", None
    session.add(reader)
    session.flush()
    # Whoever opts in takes an earlier stop back.
    consent(session, reader.id, at, out=False)
    return True


def of_code(session: Session, code: str) -> Reader | None:
    """The one reader who was given ``code`` and has not used it."""
    found = session.exec(select(Reader).where(Reader.code == code, col(Reader.code_until) >= utc_now())).all()
    return found[0] if len(found) == 1 else None


def learn(session: Session, reader: Reader, phone: str | None, user_id: str | None) -> None:
    """Keep an address that ``reader`` was seen with, where none of that kind is known yet and nobody else has it."""
    if phone and reader.phone is None and find(session, phone, None) is None:
        reader.phone = phone
    if user_id and reader.user_id is None and find(session, None, user_id) is None:
        reader.user_id = user_id
    session.add(reader)


def moved(
    session: Session, *, old_phone: str | None, phone: str | None, old_user_id: str | None, user_id: str | None
) -> Reader | None:
    """A person has a new number or user id: the reader stays who they are. None if nobody here was meant."""
    reader = find(session, old_phone, old_user_id)
    if reader is None:
        return None
    # An address has one owner. Where another reader has it, that is a question for the owner, not for a guess.
    if phone and (find(session, phone, None) or reader) is reader:
        reader.phone = phone
    if user_id and (find(session, None, user_id) or reader) is reader:
        reader.user_id = user_id
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


def heard_from(session: Session, reader_id: str, at: datetime, *, number: str | None, out: bool | None) -> None:
    """Note that a reader wrote at ``at`` to ``number``, and whether that took them out (or, False, back in).

    An older message that comes later changes nothing: what a person asked last is what holds.
    """
    reader = session.get_one(Reader, reader_id, with_for_update=True, populate_existing=True)
    if reader.last_inbound_at is None or at > reader.last_inbound_at:
        reader.last_inbound_at = at
    if number:
        windows.heard(session, reader_id, number, at)
    session.add(reader)
    if out is not None:
        consent(session, reader_id, at, out=out)


def consent(session: Session, reader_id: str, at: datetime, *, out: bool) -> None:
    """A reader asked for no more pulses, or (``out`` False) for some again; what was asked last is what holds."""
    reader = session.get_one(Reader, reader_id, with_for_update=True)
    if reader.consent_at is None or at >= reader.consent_at:
        reader.consent_at = at
        reader.opted_out_at = at if out else None
        session.add(reader)
