"""What readers set for themselves, what they tell the owner, and what was corrected after it was sent."""

from datetime import datetime

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from pulse.store.columns import moment as _time
from pulse.store.columns import new_id, utc_now


class Preference(SQLModel, table=True):
    """What a reader wants to get, as JSON of :class:`pulse.store.wishes.Wishes`."""

    reader_id: str = Field(foreign_key="reader.id", primary_key=True)
    wishes: str = Field(sa_type=Text)
    before: str = Field(default="", sa_type=Text)
    """What they wanted before the last change; empty where there is nothing to undo."""
    changed_by: str = Field(default="", max_length=40)
    """The message that changed it last; the same message changes it once."""
    changed_at: datetime = _time(default_factory=utc_now)


class ReaderNote(SQLModel, table=True):
    """What a reader wants the owner of a pulse to know."""

    __tablename__ = "readernote"

    inbound_id: str = Field(foreign_key="inbound.id", primary_key=True)
    run_id: str = Field(foreign_key="run.id", index=True)
    reader_id: str = Field(foreign_key="reader.id", index=True)
    text: str = Field(sa_type=Text)
    at: datetime = _time(default_factory=utc_now)


class Correction(SQLModel, table=True):
    """A figure that was sent and was another one when its source was read again; told once, in the old thread."""

    __table_args__ = (UniqueConstraint("run_id", "figure", "now"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    run_id: str = Field(foreign_key="run.id", index=True)
    """The run that sent it."""
    figure: int = 1
    """Which of the run's figures, counted from 1."""
    found_by: str = Field(foreign_key="run.id")
    """The run that found it."""
    was: str = Field(max_length=60)
    now: str = Field(max_length=60)
    """Exact decimals as text."""
    rows: int = 0
    """How many more rows of the source the period has than it had; negative where there are fewer."""
    created_at: datetime = _time(default_factory=utc_now)
