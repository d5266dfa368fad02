"""Tables. Times are UTC and aware, in and out, on every database."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import DateTime, Dialect, LargeBinary, Text, UniqueConstraint
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel


def new_id() -> str:
    """A new id: 32 hex digits."""
    return uuid4().hex


def utc_now() -> datetime:
    """The present moment, aware."""
    return datetime.now(UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment; stored as UTC, also where the database forgets the zone (SQLite)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive moments: nobody could tell what they mean later."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        stored = value.astimezone(UTC)
        return stored.replace(tzinfo=None) if dialect.name == "sqlite" else stored

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back an aware moment."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


def _time(**more: Any) -> Any:
    return Field(sa_type=UtcDateTime, **more)


class Reader(SQLModel, table=True):
    """A person who receives. At least one of ``phone`` and ``user_id`` is known."""

    id: str = Field(default_factory=new_id, primary_key=True)
    name: str = Field(unique=True, max_length=60)
    phone: str | None = Field(default=None, unique=True, max_length=20)
    user_id: str | None = Field(default=None, unique=True, max_length=140)
    created_at: datetime = _time(default_factory=utc_now)
    last_inbound_at: datetime | None = _time(default=None)
    opted_out_at: datetime | None = _time(default=None)
    """When they asked for no more pulses, if that is what they asked last."""
    consent_at: datetime | None = _time(default=None)
    """When they last asked for none or for some, by their own clock."""


class Run(SQLModel, table=True):
    """One execution of a pulse for one slot; there is never a second for the same."""

    __table_args__ = (UniqueConstraint("pulse", "slot"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    pulse: str = Field(max_length=60, index=True)
    slot: datetime = _time()
    flow_run_id: str | None = Field(default=None, max_length=40, index=True)
    state: str = Field(default="running", max_length=20)
    created_at: datetime = _time(default_factory=utc_now)
    finished_at: datetime | None = _time(default=None)


class Snapshot(SQLModel, table=True):
    """The frozen data, facts, chart and texts of a run; JSON in text columns."""

    run_id: str = Field(foreign_key="run.id", primary_key=True)
    definition: str = Field(sa_type=Text)
    result: str = Field(sa_type=Text)
    facts: str = Field(sa_type=Text)
    read: str = Field(sa_type=Text)
    chart: bytes = Field(sa_type=LargeBinary)
    caption: str = Field(sa_type=Text)
    analysis: str = Field(sa_type=Text)
    created_at: datetime = _time(default_factory=utc_now)


class Delivery(SQLModel, table=True):
    """One run to one reader."""

    __table_args__ = (UniqueConstraint("run_id", "reader_id"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    run_id: str = Field(foreign_key="run.id", index=True)
    reader_id: str = Field(foreign_key="reader.id", index=True)
    state: str = Field(default="open", max_length=20)
    reason: str = Field(default="", sa_type=Text)
    created_at: datetime = _time(default_factory=utc_now)


class Media(SQLModel, table=True):
    """An upload: one for a number and a content, however many readers get it."""

    __table_args__ = (UniqueConstraint("phone_number_id", "sha256"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    phone_number_id: str = Field(max_length=40)
    sha256: str = Field(max_length=64)
    media_id: str = Field(max_length=80)
    uploaded_at: datetime = _time(default_factory=utc_now)


class Message(SQLModel, table=True):
    """One WhatsApp message of ours. Its row is there before it is sent; its id travels with it and comes back."""

    id: str = Field(default_factory=new_id, primary_key=True)
    purpose: str = Field(unique=True, max_length=120)
    """What it is for; only one message ever has it: ``image/DELIVERY``, ``analysis/DELIVERY``, ``answer/INBOUND``."""
    kind: str = Field(max_length=20)
    run_id: str | None = Field(default=None, foreign_key="run.id", index=True)
    reader_id: str = Field(foreign_key="reader.id", index=True)
    delivery_id: str | None = Field(default=None, foreign_key="delivery.id", index=True)
    inbound_id: str | None = Field(default=None, foreign_key="inbound.id", index=True)
    phone_number_id: str = Field(max_length=40)
    text: str = Field(sa_type=Text)
    context: str | None = Field(default=None, sa_type=Text)
    wamid: str | None = Field(default=None, sa_type=Text, unique=True)
    state: str = Field(default="attempt", max_length=20)
    error_code: int | None = None
    reason: str = Field(default="", sa_type=Text)
    created_at: datetime = _time(default_factory=utc_now)
    accepted_at: datetime | None = _time(default=None)


class StatusChange(SQLModel, table=True):
    """One status webhook; the same one twice is one row."""

    __table_args__ = (UniqueConstraint("wamid", "status"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    wamid: str = Field(sa_type=Text, index=True)
    status: str = Field(max_length=40)
    at: datetime | None = _time(default=None)
    tracker: str = Field(default="", sa_type=Text, index=True)
    error_code: int | None = None
    reason: str = Field(default="", sa_type=Text)
    category: str = Field(default="", max_length=60)
    raw: str = Field(sa_type=Text)
    received_at: datetime = _time(default_factory=utc_now)


class Inbound(SQLModel, table=True):
    """What a person sent, and what we do about it: ``pending``, ``dispatched``, ``answered`` or ``ignored``."""

    id: str = Field(default_factory=new_id, primary_key=True)
    wamid: str = Field(sa_type=Text, unique=True)
    phone_number_id: str | None = Field(default=None, max_length=40)
    reader_id: str | None = Field(default=None, foreign_key="reader.id", index=True)
    run_id: str | None = Field(default=None, foreign_key="run.id", index=True)
    kind: str = Field(max_length=40)
    text: str = Field(sa_type=Text)
    payload: str = Field(default="", sa_type=Text)
    emoji: str = Field(default="", max_length=80)
    context: str | None = Field(default=None, sa_type=Text)
    state: str = Field(max_length=20, index=True)
    reason: str = Field(default="", sa_type=Text)
    flow_run_id: str | None = Field(default=None, max_length=40)
    attempts: int = 0
    """How often starting its answer failed."""
    next_try_at: datetime = _time(default_factory=utc_now)
    at: datetime | None = _time(default=None)
    received_at: datetime = _time(default_factory=utc_now)
    raw: str = Field(sa_type=Text)


class OtherEvent(SQLModel, table=True):
    """Anything else that Meta sent, kept as it came; the same one twice is one row."""

    digest: str = Field(primary_key=True, max_length=64)
    kind: str = Field(max_length=80, index=True)
    raw: str = Field(sa_type=Text)
    received_at: datetime = _time(default_factory=utc_now)
