"""What readers set for themselves: when they get pulses, which, and in which language; and what they tell owners."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict
from sqlmodel import Session, col, select

from pulse.languages.calendar import weekday_name
from pulse.store.columns import utc_now
from pulse.store.engine import insert_once
from pulse.store.tables import Preference, Reader, ReaderNote, Run


class Wishes(BaseModel):
    """What a reader wants to get.

    Args:
        paused_until: The last day without a pulse, by the reader's clock.
        muted: Whether they want none until they say so.
        weekdays: On which days alone, 0 is Monday; empty for all.
        weekly: Whether they want one of each pulse a week at most.
        alarms: Whether they want only pulses with something unusual.
        not_before: Before which time of the day they want none, by their clock, such as ``07:30``.
        locale: Their locale when these wishes were made, for undoing a change of language.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    paused_until: date | None = None
    muted: bool = False
    weekdays: tuple[int, ...] = ()
    weekly: bool = False
    alarms: bool = False
    not_before: time | None = None
    locale: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether every pulse is wanted as it is due."""
        return self.model_copy(update={"locale": ""}) == Wishes()

    def __str__(self) -> str:
        """For the owner, in a few words; empty where every pulse is wanted."""
        said = []
        if self.muted:
            said.append("muted")
        if self.paused_until:
            said.append(f"paused to {self.paused_until:%d %b %Y}")
        if self.weekdays:
            said.append("only " + ", ".join(weekday_name(day, "en")[:3] for day in self.weekdays))
        if self.weekly:
            said.append("weekly")
        if self.alarms:
            said.append("only what is unusual")
        if self.not_before:
            said.append(f"from {self.not_before:%H:%M}")
        return "; ".join(said)


def of(session: Session, reader_id: str) -> Wishes:
    """What a reader wants."""
    row = session.get(Preference, reader_id, populate_existing=True)
    return Wishes.model_validate_json(row.wishes) if row else Wishes()


def change(session: Session, reader: Reader, wishes: Wishes, *, by: str = "", locale: str | None = None) -> None:
    """Keep what a reader wants from now on, and what they wanted before, so that it can be undone.

    Args:
        session: The transaction.
        reader: Who wants it.
        wishes: What they want.
        by: Id of the message that says so; one message changes it once. Empty where none does.
        locale: Their locale from now on; None where that stays.
    """
    insert_once(session, Preference(reader_id=reader.id, wishes=Wishes().model_dump_json()))
    row = session.get_one(Preference, reader.id, with_for_update=True, populate_existing=True)
    if by and row.changed_by == by:
        return
    kept = session.get_one(Reader, reader.id)
    before = Wishes.model_validate_json(row.wishes).model_copy(update={"locale": kept.locale})
    row.before, row.wishes = before.model_dump_json(), wishes.model_dump_json()
    row.changed_by, row.changed_at = by, utc_now()
    if locale is not None:
        kept.locale = locale
        session.add(kept)
    session.add(row)


def can_undo(session: Session, reader_id: str) -> bool:
    """Whether a reader has changed anything that can be taken back."""
    row = session.get(Preference, reader_id, populate_existing=True)
    return row is not None and bool(row.before)


def wake(session: Session, reader: Reader) -> None:
    """End a pause of a reader who wants pulses again."""
    wanted = of(session, reader.id)
    if wanted.muted or wanted.paused_until is not None:
        change(session, reader, wanted.model_copy(update={"muted": False, "paused_until": None}))


def undo(session: Session, reader: Reader, *, by: str = "") -> bool:
    """Take the last change back, once for the message ``by``; whether there was one."""
    row = session.get(Preference, reader.id, with_for_update=True, populate_existing=True)
    if row is None or not row.before or (by and row.changed_by == by):
        return False
    before = Wishes.model_validate_json(row.before)
    kept = session.get_one(Reader, reader.id)
    kept.locale = before.locale
    row.wishes, row.before = before.model_dump_json(), ""
    row.changed_by, row.changed_at = by, utc_now()
    session.add(kept)
    session.add(row)
    return True


def note(session: Session, found: ReaderNote) -> None:
    """Keep what a reader tells the owner; the same message is one note."""
    insert_once(session, found)


def notes(session: Session, pulse: str) -> list[tuple[ReaderNote, str]]:
    """The notes that readers left on a pulse, with who left them, the newest first."""
    found = (
        select(ReaderNote, Reader.name)
        .join(Run, col(Run.id) == ReaderNote.run_id)
        .join(Reader, col(Reader.id) == ReaderNote.reader_id)
        .where(Run.pulse == pulse)
    )
    return [(note_, name) for note_, name in session.exec(found.order_by(col(ReaderNote.at).desc()))]


def zone_of(reader: Reader) -> ZoneInfo:
    """The zone whose clocks a reader's wishes go by."""
    return ZoneInfo(reader.timezone or "UTC")


def opens_at(wishes: Wishes, reader: Reader, slot: datetime) -> datetime | None:
    """From which moment on a pulse of ``slot`` may come; None where at once."""
    if wishes.not_before is None:
        return None
    zone = zone_of(reader)
    return datetime.combine(slot.astimezone(zone).date(), wishes.not_before, zone)
