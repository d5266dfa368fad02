"""What goes out and comes in, and how far it is."""

from datetime import datetime

from sqlalchemy import Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from pulse.store.columns import NEWS, PackedText, new_id, utc_now
from pulse.store.columns import moment as _time
from pulse.store.states import InboundState, MessageState
from pulse.store.states import state as _state


class Media(SQLModel, table=True):
    """An upload: one for a number and a content, however many readers get it."""

    __table_args__ = (UniqueConstraint("phone_number_id", "sha256"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    phone_number_id: str = Field(max_length=40)
    sha256: str = Field(max_length=64)
    media_id: str = Field(max_length=80)
    uploaded_at: datetime = _time(default_factory=utc_now)


class Message(SQLModel, table=True):
    """One WhatsApp message of ours, however often sending it is tried."""

    __table_args__ = (
        Index("ix_message_reached", "phone_number_id", "kind", "created_at"),
        Index("ix_message_lately", "reader_id", "kind", "created_at"),
        Index("ix_message_news", "run_id", sqlite_where=NEWS, postgresql_where=NEWS),
    )

    id: str = Field(default_factory=new_id, primary_key=True)
    purpose: str = Field(unique=True, max_length=120)
    """What it is for; only one message ever has it: ``image/DELIVERY``, ``analysis/DELIVERY``,
    ``template/DELIVERY``, ``answer/INBOUND``."""
    kind: str = Field(max_length=20)
    run_id: str | None = Field(default=None, foreign_key="run.id", index=True)
    reader_id: str = Field(foreign_key="reader.id")
    delivery_id: str | None = Field(default=None, foreign_key="delivery.id", index=True)
    inbound_id: str | None = Field(default=None, foreign_key="inbound.id", index=True)
    phone_number_id: str = Field(max_length=40)
    text: str = Field(sa_type=PackedText)
    context: str | None = Field(default=None, sa_type=Text)
    wamid: str | None = Field(default=None, sa_type=Text, unique=True)
    state: MessageState = _state(MessageState.PLANNED)
    error_code: int | None = None
    reason: str = Field(default="", sa_type=Text)
    created_at: datetime = _time(default_factory=utc_now)
    accepted_at: datetime | None = _time(default=None)
    reported: str = Field(default="", max_length=20)
    """The state that Prefect was last told of."""


class Attempt(SQLModel, table=True):
    """One try to send a message. Its row is there before the POST; its id travels with it and comes back."""

    __table_args__ = (UniqueConstraint("message_id", "number"), Index("ix_attempt_ended", "ended_at"))

    id: str = Field(default_factory=new_id, primary_key=True)
    message_id: str = Field(foreign_key="message.id")
    number: int
    """1 for the first."""
    via: str = Field(default="", max_length=540)
    """What carried it: ``upload`` or ``link`` for a chart, ``NAME/LANGUAGE`` for a template."""
    state: MessageState = _state(MessageState.BEGUN)
    wamid: str | None = Field(default=None, sa_type=Text, unique=True)
    error_code: int | None = None
    reason: str = Field(default="", sa_type=Text)
    retry_at: datetime | None = _time(default=None)
    """Before this moment it is not tried again."""
    begun_at: datetime = _time(default_factory=utc_now)
    ended_at: datetime | None = _time(default=None)
    """When Meta answered, or the answer was given up on."""
    failed_at: datetime | None = _time(default=None)
    """When Meta said, after taking it, that it cannot be delivered."""


class StatusChange(SQLModel, table=True):
    """One status webhook; the same one twice is one row, and a second reason of a failure is another."""

    __table_args__ = (
        UniqueConstraint("wamid", "status", "error_key"),
        Index("ix_statuschange_heard", "phone_number_id", "at"),
        Index("ix_statuschange_received", "received_at"),
    )

    id: str = Field(default_factory=new_id, primary_key=True)
    wamid: str = Field(sa_type=Text)
    status: str = Field(max_length=40)
    phone_number_id: str = Field(default="", max_length=40)
    at: datetime | None = _time(default=None)
    tracker: str = Field(default="", sa_type=Text, index=True)
    error_code: int | None = None
    error_key: int = 0
    """The error code, and 0 where there is none: part of what is unique, where NULL would be like nothing else."""
    reason: str = Field(default="", sa_type=Text)
    category: str = Field(default="", max_length=60)
    raw: str = Field(sa_type=Text)
    """As it came, where it failed or is of no message that we know; else its columns say all of it."""
    received_at: datetime = _time(default_factory=utc_now)


class Inbound(SQLModel, table=True):
    """What a person sent, and what we do about it."""

    __table_args__ = (
        Index("ix_inbound_heard", "phone_number_id", "at"),
        Index("ix_inbound_lately", "reader_id", "received_at"),
        Index("ix_inbound_received", "received_at"),
    )

    id: str = Field(default_factory=new_id, primary_key=True)
    wamid: str = Field(sa_type=Text, unique=True)
    phone_number_id: str | None = Field(default=None, max_length=40)
    reader_id: str | None = Field(default=None, foreign_key="reader.id", index=True)
    sender: str = Field(default="", max_length=64, index=True)
    """Digest of the sender's address, by which a stranger's tries are counted."""
    run_id: str | None = Field(default=None, foreign_key="run.id", index=True)
    joined_id: str | None = Field(default=None, max_length=32, index=True)
    """The message whose question it is a fragment of."""
    kind: str = Field(max_length=40)
    text: str = Field(sa_type=Text)
    payload: str = Field(default="", sa_type=Text)
    emoji: str = Field(default="", max_length=80)
    context: str | None = Field(default=None, sa_type=Text)
    state: InboundState = _state(InboundState.IGNORED, index=True)
    reason: str = Field(default="", sa_type=Text)
    flow: str = Field(default="answer-reply", max_length=20)
    """The flow that deals with it: ``answer-reply``, or ``release-held`` where something waits for its sender."""
    flow_run_id: str | None = Field(default=None, max_length=40)
    dispatched_at: datetime | None = _time(default=None)
    understood: str = Field(default="", sa_type=Text, sa_column_kwargs={"server_default": ""})
    """What it was taken to mean and what it was offered, as JSON of :class:`pulse.conversation.memory.Memory`."""
    composed_at: datetime | None = _time(default=None)
    """Since when its answer is being made: fragments that come later are not part of the question."""
    starts: int = 0
    """How many flow runs were started for it."""
    attempts: int = 0
    """How often starting its answer failed."""
    postponed: int = 0
    """How often its answer was put off, as its reader had got many messages just then."""
    next_try_at: datetime = _time(default_factory=utc_now)
    at: datetime | None = _time(default=None)
    received_at: datetime = _time(default_factory=utc_now)
    raw: str = Field(sa_type=Text)
