"""Readers: who they are, where they are reached, and whether they want to be."""

import re
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, or_, select

from pulse.errors import ReaderError
from pulse.store import windows
from pulse.store.columns import utc_now
from pulse.store.engine import insert_once
from pulse.store.tables import Reader
from pulse.whatsapp.messages import Address
from pulse.whatsapp.phone import parse_phone, spellings

_USER_ID = re.compile(r"[A-Z]{2}\.[A-Za-z0-9.]{1,132}")
_LOCALE = re.compile(r"[a-z]{2,3}([_-][A-Z]{2})?")
_STRANGER = "0" * 32
CODE_DAYS = 7
"""How long an opt-in code may be sent."""


def add(
    session: Session,
    name: str,
    phone: str | None = None,
    user_id: str | None = None,
    *,
    locale: str = "",
    timezone: str = "",
) -> Reader:
    """A new reader, with a code that they have to send before they get anything.

    Raises:
        ReaderError: The name, the number, the user id, the locale or the time zone is taken or not valid.
    """
    if not name.strip():
        raise ReaderError("A reader needs a name.")
    number = parse_phone(phone) if phone else None
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
    )
    new_code(reader)
    session.add(reader)
    return reader


def new_code(reader: Reader) -> None:
    """Give ``reader`` six digits to opt in with, good for a week; an older code is good no more."""
    reader.code, reader.code_until = f"{secrets.randbelow(900_000) + 100_000}", utc_now() + timedelta(days=CODE_DAYS)


def opt_in(session: Session, reader: Reader, codes: Collection[str], at: datetime) -> bool:
    """Take ``reader`` in if one of ``codes`` is theirs and still good; whether it was."""
    if not reader.code or not any(secrets.compare_digest(reader.code.encode(), code.encode()) for code in codes):
        return False
    if reader.code_until is None or reader.code_until < utc_now():
        return False
    reader.opted_in_at, reader.code, reader.code_until = at, "", None
    session.add(reader)
    session.flush()
    # Whoever opts in takes an earlier stop back.
    consent(session, reader.id, at, out=False)
    return True


def of_code(session: Session, codes: Collection[str]) -> Reader | None:
    """The one reader who was given one of ``codes`` and has not used it."""
    good = select(Reader).where(col(Reader.code).in_(codes), col(Reader.code_until) >= utc_now())
    found = session.exec(good).all()
    return found[0] if len(found) == 1 else None


def address(reader: Reader) -> Address:
    """Where ``reader`` is reached: as WhatsApp knows their number, once that is known."""
    return Address(f"+{reader.wa_id}" if reader.wa_id else reader.phone, reader.user_id)


def learn(session: Session, reader: Reader, phone: str | None, user_id: str | None) -> None:
    """Keep an address that Meta names ``reader`` by, unless somebody else has it.

    Args:
        session: The transaction.
        reader: Who was seen.
        phone: The number as WhatsApp knows it, with or without ``+``; None where it is hidden.
        user_id: The business-scoped user id, or None.
    """
    digits = phone.lstrip("+") if phone else None
    if digits and digits != reader.wa_id and (find(session, digits, None) or reader) is reader:
        reader.wa_id = digits
        if reader.phone is None:
            reader.phone = f"+{digits}"
        session.add(reader)
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
        reader.phone, reader.wa_id = phone, phone.lstrip("+")
    if user_id and (find(session, None, user_id) or reader) is reader:
        reader.user_id = user_id
    session.add(reader)
    return reader


def takes_over(session: Session, reader: Reader, phone: str | None, user_id: str | None) -> None:
    """Whoever sent a reader's code is that reader, also from another number or user id than was known."""
    if phone:
        reader.phone, reader.wa_id = f"+{phone.lstrip('+')}", phone.lstrip("+")
    if user_id:
        reader.user_id = user_id
    session.add(reader)


def named(session: Session, names: Collection[str]) -> tuple[list[Reader], list[str]]:
    """The readers of these names, in their order, and the names that nobody has."""
    known = {reader.name: reader for reader in everybody(session)}
    return [known[name] for name in names if name in known], [name for name in names if name not in known]


def get(session: Session, name: str) -> Reader:
    """The reader of a name.

    Raises:
        ReaderError: There is none; the sentence says who there is, and how to add one.
    """
    found, unknown = named(session, (name,))
    if unknown:
        raise ReaderError(unknown_name(session, name))
    return found[0]


def unknown_name(session: Session, name: str) -> str:
    """One sentence for the owner of a name that no reader has."""
    known = ", ".join(reader.name for reader in everybody(session)) or "nobody yet"
    return f"There is no reader {name!r} (known: {known}). Add one: chartcastr reader add {name} +PHONE."


def everybody(session: Session) -> list[Reader]:
    """Every reader who was not removed, by name."""
    return list(session.exec(select(Reader).where(col(Reader.removed_at).is_(None)).order_by(Reader.name)))


def find(session: Session, phone: str | None, user_id: str | None) -> Reader | None:
    """The reader with this WhatsApp user id or, failing that, this number in any of its spellings."""
    if user_id and (reader := session.exec(select(Reader).where(Reader.user_id == user_id)).first()):
        return reader
    if not phone:
        return None
    digits = phone.lstrip("+")
    same = sorted(spellings(digits))
    typed = col(Reader.phone).in_([f"+{item}" for item in same])
    found = session.exec(select(Reader).where(or_(col(Reader.wa_id).in_(same), typed))).all()
    # Who is known to WhatsApp by this very number comes before who was typed in like it.
    return min(found, key=lambda item: (item.wa_id != digits, item.phone != f"+{digits}"), default=None)


def stranger(session: Session) -> Reader:
    """Stands for whoever wrote and is no reader; it has no address, is never shown, and gets no pulse."""
    insert_once(session, Reader(id=_STRANGER, name="(unknown sender)", removed_at=utc_now()))
    return session.get_one(Reader, _STRANGER)


def rename(session: Session, name: str, to: str) -> Reader:
    """Give a reader another name.

    Raises:
        ReaderError: There is no such reader, or the new name is taken or empty.
    """
    reader = get(session, name)
    if not to.strip():
        raise ReaderError("A reader needs a name.")
    if session.exec(select(Reader).where(Reader.name == to.strip())).first():
        raise ReaderError(f"There is a reader {to.strip()!r} already; choose another name.")
    reader.name = to.strip()
    session.add(reader)
    return reader


def pause(session: Session, name: str, *, paused: bool) -> Reader:
    """Have a reader get nothing, also not what is held for them; or (``paused`` False) all again.

    Raises:
        ReaderError: There is no such reader.
    """
    reader = get(session, name)
    reader.paused_at = (reader.paused_at or utc_now()) if paused else None
    session.add(reader)
    return reader


def remove(session: Session, name: str) -> None:
    """Forget a reader's addresses and code; they get nothing more, and their name is free.

    What they were sent stays, so that runs can be told of.

    Raises:
        ReaderError: There is no such reader.
    """
    reader = get(session, name)
    reader.name = f"{reader.name[:40]} (removed {reader.id[:6]})"
    reader.phone = reader.wa_id = reader.user_id = None
    reader.code, reader.code_until, reader.opted_in_at, reader.removed_at = "", None, None, utc_now()
    session.add(reader)


def heard_from(session: Session, reader_id: str, at: datetime, *, number: str | None) -> None:
    """Note that a reader wrote at ``at`` to ``number``; an older message that comes later changes nothing."""
    reader = session.get_one(Reader, reader_id, with_for_update=True, populate_existing=True)
    if reader.last_inbound_at is None or at > reader.last_inbound_at:
        reader.last_inbound_at = at
    if number:
        windows.heard(session, reader_id, number, at)
    session.add(reader)


def consent(session: Session, reader_id: str, at: datetime, *, out: bool, by: str = "words") -> None:
    """A reader asked for no more pulses, or (``out`` False) for some again; what was asked last is what holds.

    Args:
        session: The transaction.
        reader_id: Who.
        at: When, by their own clock.
        out: Whether they want none.
        by: ``words`` where they wrote or tapped it; ``preference`` where they told WhatsApp of marketing messages:
            what that takes back is never what they said in words.
    """
    reader = session.get_one(Reader, reader_id, with_for_update=True)
    if reader.consent_at is not None and at < reader.consent_at:
        return
    if by == "preference" and reader.opted_out_at is not None and reader.opted_out_by == "words":
        return
    reader.consent_at, reader.unsure_since = at, None
    reader.opted_out_at, reader.opted_out_by = (at, by) if out else (None, "")
    session.add(reader)


def sure(session: Session, reader_id: str) -> None:
    """What sounded like a wish for no more was none: nothing is open any more."""
    reader = session.get_one(Reader, reader_id, with_for_update=True, populate_existing=True)
    reader.unsure_since = None
    session.add(reader)


def unsure(session: Session, reader_id: str, at: datetime) -> None:
    """It is not clear whether a reader wants to end it: nothing is sent until they say."""
    reader = session.get_one(Reader, reader_id, with_for_update=True)
    if (reader.consent_at is None or at >= reader.consent_at) and reader.opted_out_at is None:
        reader.unsure_since = at
        session.add(reader)
