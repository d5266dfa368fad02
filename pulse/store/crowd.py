"""What many messages of one transaction have in common, looked up and locked once."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from pulse.store import limits, readers, threads
from pulse.store.columns import new_id, utc_now
from pulse.store.engine import insert_new
from pulse.store.states import UNCONFIRMED, WAITING, DeliveryState
from pulse.store.tables import Delivery, Inbound, PhoneNumber, Reader, Window
from pulse.whatsapp import events

_MAY_WAIT = (*WAITING, *UNCONFIRMED, DeliveryState.OVERTAKEN)
"""States of deliveries that may be waiting for their reader; looking at each is only worth it where there is one."""
_Address = tuple[str | None, str | None]


class Crowd:
    """The messages that are new, and who sent them.

    Every transaction locks in the same order, the messages by their wamid, then their senders by their id, then the
    windows; so two that bring the same messages wait for each other and never both.

    Args:
        session: The transaction.
        rows: The messages as they are to be kept.
        told: What they are made of.
    """

    def __init__(self, session: Session, rows: Sequence[Inbound], told: Sequence[events.Inbound]) -> None:
        self._session = session
        by_wamid: list[Inbound] = sorted(rows, key=lambda row: row.wamid)
        new = insert_new(session, by_wamid)
        self.rows = {row.id: row for row in session.exec(select(Inbound).where(col(Inbound.id).in_(new)))}
        self._readers: dict[_Address, Reader] = {}
        self._heard: dict[tuple[str, str | None], datetime] = {}
        self._charts: dict[tuple[str, str | None], list[threads.Chart]] = {}
        for event in told:
            self.reader(event.phone, event.user_id)
        ids = {reader.id for reader in self._readers.values()}
        mine = select(Reader).where(col(Reader.id).in_(ids)).order_by(col(Reader.id)).with_for_update()
        session.exec(mine, execution_options={"populate_existing": True}).all()
        waiting = select(Delivery.reader_id).where(col(Delivery.reader_id).in_(ids), col(Delivery.state).in_(_MAY_WAIT))
        self._waited_for = set(session.exec(waiting))
        lately = select(Inbound.reader_id).where(
            col(Inbound.reader_id).in_(ids), col(Inbound.received_at) > utc_now() - limits.DAY
        )
        self._spoke = set(session.exec(lately.distinct()))
        self._over, self._enough = limits.too_many_answers(limits.answers_a_day()), set[str]()
        self._numbers = set(session.exec(select(PhoneNumber.phone_number_id)))

    def reader(self, phone: str | None, user_id: str | None) -> Reader | None:
        """The reader of an address."""
        address = (phone, user_id)
        if address not in self._readers:
            found = readers.find(self._session, phone, user_id)
            if found is None:
                return None
            self._readers[address] = found
        return self._readers[address]

    def moved(self) -> None:
        """Somebody's address is another now."""
        self._readers.clear()

    def is_first(self, reader: Reader) -> bool:
        """Whether a reader wrote nothing within a day before this; asked once for each message."""
        first = reader.id not in self._spoke
        self._spoke.add(reader.id)
        return first

    def had_enough(self, reader: Reader) -> str:
        """Why a reader gets no more answers, if one of these messages was too many already."""
        return self._over if reader.id in self._enough else ""

    def note_enough(self, reader: Reader, reason: str) -> None:
        """If ``reason`` is that a reader had all answers of a day, it holds for the next of these messages, too."""
        if reason == self._over:
            self._enough.add(reader.id)

    def may_wait(self, reader: Reader) -> bool:
        """Whether something may wait for a reader to write."""
        return reader.id in self._waited_for

    def connected(self, number: str | None) -> bool:
        """Whether a block sends from a number; where none is known yet, the run that answers finds out."""
        return number is None or number in self._numbers or not self._numbers

    def charts(self, reader: Reader, number: str | None) -> list[threads.Chart]:
        """The newest charts that a reader was sent by a number; nothing is sent while these messages are kept."""
        key = (reader.id, number)
        if key not in self._charts:
            self._charts[key] = threads.newest(self._session, reader.id, number, utc_now())
        return self._charts[key]

    def heard(self, reader: Reader, number: str | None, at: datetime) -> None:
        """A reader wrote to a number, which :meth:`close` notes."""
        key = (reader.id, number)
        self._heard[key] = max(at, self._heard.get(key, at))

    def close(self) -> None:
        """Note when each reader wrote last; an older message that comes later changes nothing."""
        session = self._session
        for (reader_id, _), at in self._heard.items():
            reader = session.get_one(Reader, reader_id)
            if reader.last_inbound_at is None or at > reader.last_inbound_at:
                reader.last_inbound_at = at
                session.add(reader)
        keys = sorted((reader_id, number) for reader_id, number in self._heard if number)
        insert_new(session, [Window(id=new_id(), reader_id=key, phone_number_id=number) for key, number in keys])
        mine = select(Window).where(col(Window.reader_id).in_({key for key, _ in keys})).order_by(col(Window.id))
        for window in session.exec(mine.with_for_update(), execution_options={"populate_existing": True}):
            heard = self._heard.get((window.reader_id, window.phone_number_id))
            if heard is not None and (window.last_inbound_at is None or heard > window.last_inbound_at):
                window.last_inbound_at = heard
                session.add(window)
        session.flush()
