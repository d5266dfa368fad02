"""The 24 hours after a reader's last message, as far as we know: a hint with a margin, never a proof.

Meta's own clock decides (messages/send-messages). "In rare cases you may receive a message but be unable to respond",
so what Meta says of a send overrules this clock until the reader writes again.
"""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from pulse.store.columns import is_ahead, new_id, utc_now
from pulse.store.engine import insert_once
from pulse.store.tables import Window

LENGTH = timedelta(hours=24)
MARGIN = timedelta(minutes=10)


def find(session: Session, reader_id: str, phone_number_id: str) -> Window | None:
    """The clock between a reader and a number; None if they never wrote to it."""
    where = (Window.reader_id == reader_id, Window.phone_number_id == phone_number_id)
    return session.exec(select(Window).where(*where), execution_options={"populate_existing": True}).first()


def open_until(window: Window | None) -> datetime | None:
    """Until when free-form messages are sent, the margin taken off; None where the window is known to be closed."""
    if window is None or window.last_inbound_at is None or is_ahead(window.last_inbound_at, utc_now()):
        return None
    if window.closed_at is not None and window.closed_at >= window.last_inbound_at:
        return None
    return window.last_inbound_at + LENGTH - MARGIN


def heard(session: Session, reader_id: str, phone_number_id: str, at: datetime) -> None:
    """The reader wrote at ``at``; an older message that comes later changes nothing."""
    window = _locked(session, reader_id, phone_number_id)
    last = window.last_inbound_at
    if last is None or at > last or is_ahead(last, utc_now()):
        window.last_inbound_at = at
        session.add(window)


def closed(session: Session, reader_id: str, phone_number_id: str, at: datetime) -> None:
    """Meta said at ``at`` that the window is closed."""
    window = _locked(session, reader_id, phone_number_id)
    if window.closed_at is None or at > window.closed_at or is_ahead(window.closed_at, utc_now()):
        window.closed_at = at
        session.add(window)


def _locked(session: Session, reader_id: str, phone_number_id: str) -> Window:
    insert_once(session, Window(id=new_id(), reader_id=reader_id, phone_number_id=phone_number_id))
    where = (Window.reader_id == reader_id, Window.phone_number_id == phone_number_id)
    mine = select(Window).where(*where).with_for_update()
    return session.exec(mine, execution_options={"populate_existing": True}).one()
