"""Readers, and the clock between each of them and a number."""

from datetime import datetime

from sqlalchemy import UniqueConstraint, false
from sqlmodel import Field, SQLModel

from pulse.store.columns import moment as _time
from pulse.store.columns import new_id, utc_now


class Reader(SQLModel, table=True):
    """A person who receives. At least one of ``phone`` and ``user_id`` is known."""

    id: str = Field(default_factory=new_id, primary_key=True)
    name: str = Field(unique=True, max_length=60)
    locale: str = Field(default="", max_length=20)
    """Language, and country where it matters, such as ``de`` or ``pt_BR``; English where empty."""
    timezone: str = Field(default="", max_length=60)
    """Such as Europe/Berlin; UTC where empty. Clock times shown about the reader are in it."""
    phone: str | None = Field(default=None, unique=True, max_length=20)
    """As it was given, with ``+``."""
    wa_id: str | None = Field(default=None, unique=True, max_length=20)
    """The number's digits as WhatsApp knows it, which some countries write otherwise; Meta tells it."""
    user_id: str | None = Field(default=None, unique=True, max_length=140)
    created_at: datetime = _time(default_factory=utc_now)
    last_inbound_at: datetime | None = _time(default=None)
    opted_out_at: datetime | None = _time(default=None)
    """When they asked for no more pulses, if that is what they asked last."""
    opted_out_by: str = Field(default="", max_length=20)
    """``words`` where they wrote or tapped it, ``preference`` where they told WhatsApp of marketing messages."""
    unsure_since: datetime | None = _time(default=None)
    """Since when it is open whether they want to end it: they were asked, and have not said."""
    consent_at: datetime | None = _time(default=None)
    """When they last asked for none or for some, by their own clock."""
    code: str = Field(default="", max_length=6)
    """Six digits that they send to opt in; empty once they have."""
    code_until: datetime | None = _time(default=None)
    opted_in_at: datetime | None = _time(default=None)
    tester: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """Whether they get new pulses as a test, before anybody else."""
    paused_at: datetime | None = _time(default=None)
    """Since when the owner has them get nothing."""
    removed_at: datetime | None = _time(default=None)
    """When the owner removed them; only the name of what they were sent stays."""


class Window(SQLModel, table=True):
    """The clock between one reader and one number of ours. A hint: only Meta knows whether the window is open."""

    __tablename__ = "readerwindow"  # a window is something else in SQL
    __table_args__ = (UniqueConstraint("reader_id", "phone_number_id"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    reader_id: str = Field(foreign_key="reader.id", index=True)
    phone_number_id: str = Field(max_length=40)
    last_inbound_at: datetime | None = _time(default=None)
    closed_at: datetime | None = _time(default=None)
    """When Meta last said that it is closed; that holds until the reader writes again."""
