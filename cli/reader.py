"""``chartcastr reader``: who receives."""

import typer
from sqlmodel import select

from pulse.store import Store, database_url, readers
from pulse.store.readers import masked
from pulse.store.tables import Reader


def _store() -> Store:
    store = Store(database_url())
    store.prepare()
    return store


def add_reader(name: str, phone: str) -> None:
    """Add a reader and say what has to happen next.

    Raises:
        ReaderError: The name or number is taken or not valid.
    """
    with _store().begin() as session:
        reader = readers.add(session, name, phone)
        typer.echo(f"{reader.name} ({masked(reader.phone)}) is a reader now. Ask them to write to your number once.")


def list_readers() -> None:
    """One line for each reader."""
    with _store().begin() as session:
        found = session.exec(select(Reader).order_by(Reader.name)).all()
    for reader in found:
        wrote = (
            f"wrote {reader.last_inbound_at:%Y-%m-%d %H:%M} UTC" if reader.last_inbound_at else "has not written yet"
        )
        out = ", wants no pulses" if reader.opted_out_at else ""
        typer.echo(f"{reader.name}  {masked(reader.phone)}  {wrote}{out}")
    if not found:
        typer.echo("Nobody yet. Add one: chartcastr reader add NAME '+49 170 1234567'")
