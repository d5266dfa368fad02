"""``chartcastr reader``: who receives."""

from datetime import datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

import typer
from sqlmodel import Session, select

from pulse.store import Store, database_url, numbers, readers, windows, wishes
from pulse.store.columns import utc_now
from pulse.store.readers import CODE_DAYS
from pulse.store.tables import Reader, Window
from pulse.whatsapp.phone import is_in_use, masked


def open_store() -> Store:
    """The store of ``DATABASE_URL``, its tables up to date."""
    store = Store(database_url())
    store.prepare()
    return store


def add_reader(name: str, phone: str, locale: str, timezone: str) -> None:
    """Add a reader and say what has to happen next.

    Raises:
        ReaderError: The name or number is taken or not valid.
    """
    with open_store().begin() as session:
        reader = readers.add(session, name, phone, locale=locale, timezone=timezone)
        typer.echo(f"{reader.name} ({masked(reader.phone)}) is a reader now, and gets nothing before opting in.")
        if reader.phone and not is_in_use(reader.phone):
            typer.echo("As far as is known, no such number is given out in its country; look at it once more.")
        typer.echo(_how(session, reader))


def rename_reader(name: str, to: str) -> None:
    """Give a reader another name.

    Raises:
        ReaderError: There is no such reader, or the new name is taken.
    """
    with open_store().begin() as session:
        reader = readers.rename(session, name, to)
        typer.echo(f"{name} is {reader.name} now; pulses that name {name!r} have to say {reader.name!r} instead.")


def pause_reader(name: str, *, paused: bool) -> None:
    """Have a reader get nothing for a while, or all again.

    Raises:
        ReaderError: There is no such reader.
    """
    with open_store().begin() as session:
        reader = readers.pause(session, name, paused=paused)
        if paused:
            typer.echo(
                f"{reader.name} gets nothing, also not what waits for them. Go on: chartcastr reader go-on {name}"
            )
        else:
            typer.echo(f"{reader.name} gets pulses again, from the next one on.")


def mark_tester(name: str, *, tester: bool) -> None:
    """Have a reader get new and changed pulses as a test, or no more.

    Raises:
        ReaderError: There is no such reader.
    """
    with open_store().begin() as session:
        reader = readers.get(session, name)
        reader.tester = tester
        session.add(reader)
        session.flush()
        now = ", ".join(found.name for found in readers.everybody(session) if found.tester)
        typer.echo(f"Tests go to: {now or 'whoever was added first, of pulses that name them'}.")


def remove_reader(name: str) -> None:
    """Forget a reader.

    Raises:
        ReaderError: There is no such reader.
    """
    with open_store().begin() as session:
        readers.remove(session, name)
        typer.echo(f"{name} gets nothing more, and the number is forgotten. Take the name out of your pulses as well.")


def renew_code(name: str) -> None:
    """Give a reader a new code.

    Raises:
        ReaderError: There is no such reader.
    """
    with open_store().begin() as session:
        reader = readers.get(session, name)
        readers.new_code(reader)
        session.add(reader)
        typer.echo(_how(session, reader))


def _how(session: Session, reader: Reader) -> str:
    said = f"Ask them to send {reader.code} to your WhatsApp number within {CODE_DAYS} days."
    for number in numbers.everything(session):
        digits = "".join(letter for letter in number.display_number if letter.isdigit())
        if digits:
            said += f"\nOr to tap this on their phone: https://wa.me/{digits}?text={quote(reader.code)}"
    return said


def list_readers() -> None:
    """One line for each reader."""
    with open_store().begin() as session:
        found = readers.everybody(session)
        for reader in found:
            wanted = str(wishes.of(session, reader.id))
            said = f"; asked for: {wanted}" if wanted else ""
            said += "; gets tests" if reader.tester else ""
            typer.echo(f"{reader.name}  {masked(reader.phone)}  {_stands(session, reader, utc_now())}{said}")
    if not found:
        typer.echo("Nobody yet. Add one: chartcastr reader add NAME '+49 170 1234567'")


def _stands(session: Session, reader: Reader, now: datetime) -> str:
    if reader.paused_at is not None:
        return f"paused by you since {reader.paused_at:%Y-%m-%d}"
    if reader.opted_out_at is not None:
        return "wants no pulses"
    if reader.unsure_since is not None:
        return "was asked whether to end it, and has not said; nothing is sent until then"
    if reader.opted_in_at is None:
        return f"has not opted in; the code is {reader.code}" if reader.code else "has not opted in"
    return describe_window(session, reader, now)


def describe_window(session: Session, reader: Reader, now: datetime) -> str:
    """Until when free-form messages reach a reader, in their own time zone; the latest where there are several."""
    clocks = session.exec(select(Window).where(Window.reader_id == reader.id)).all()
    until = max((end for clock in clocks if (end := windows.open_until(clock))), default=None)
    if until is None:
        return "has opted in; window closed (has not written)"
    here = f"{until.astimezone(ZoneInfo(reader.timezone or 'UTC')):%a %H:%M} {reader.timezone or 'UTC'}"
    return f"has opted in; window {'open until' if until > now else 'closed since'} {here}"
