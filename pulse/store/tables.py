"""Tables. Times are UTC and aware, in and out, on every database."""

from datetime import date, datetime

from sqlalchemy import Index, LargeBinary, Text, UniqueConstraint, false
from sqlmodel import Field, SQLModel

from pulse.store.columns import moment as _time
from pulse.store.columns import new_id, utc_now
from pulse.store.states import DeliveryState, InboundState, MessageState, RunState
from pulse.store.states import state as _state

__all__ = [
    "Announcement",
    "Attempt",
    "Delivery",
    "Edition",
    "Inbound",
    "Media",
    "Message",
    "MetricHistory",
    "OtherEvent",
    "PhoneNumber",
    "RateLimit",
    "Reader",
    "Run",
    "Snapshot",
    "SnapshotFigure",
    "StatusChange",
    "Template",
    "Uptime",
    "Window",
]


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


class Run(SQLModel, table=True):
    """One execution of a pulse for one slot; there is never a second for the same."""

    __table_args__ = (UniqueConstraint("identity", "slot"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    pulse: str = Field(max_length=60, index=True)
    identity: str = Field(default="", max_length=60, index=True)
    """What stays where the pulse is renamed: its deployment's id, or its name where it was run without one."""
    slot: datetime = _time()
    flow_run_id: str | None = Field(default=None, max_length=40, index=True)
    state: RunState = _state(RunState.RUNNING)
    why: str = Field(default="", sa_type=Text)
    """Why it was skipped, in words for the owner."""
    unknown_readers: str = Field(default="", sa_type=Text)
    """Names in its definition that no reader has, one a line."""
    reported: str = Field(default="", max_length=20)
    """The state that Prefect was last told of."""
    restarts: int = 0
    """How often it was started anew because its flow run died before anything was frozen."""
    streak_told: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """Whether the owner knows of the failure streak that it is part of."""
    created_at: datetime = _time(default_factory=utc_now)
    finished_at: datetime | None = _time(default=None)


class Snapshot(SQLModel, table=True):
    """The frozen data, facts, chart and texts of a run, and what the chart was drawn with; JSON in text columns."""

    run_id: str = Field(foreign_key="run.id", primary_key=True)
    definition: str = Field(sa_type=Text)
    result: str = Field(sa_type=Text)
    facts: str = Field(sa_type=Text)
    read: str = Field(sa_type=Text)
    chart: bytes = Field(sa_type=LargeBinary)
    caption: str = Field(sa_type=Text)
    analysis: str = Field(sa_type=Text)
    look: str = Field(default="", sa_type=Text, sa_column_kwargs={"server_default": ""})
    created_at: datetime = _time(default_factory=utc_now)


class Asset(SQLModel, table=True):
    """A file that charts were drawn with, such as a logo; kept once, however many runs have it."""

    digest: str = Field(primary_key=True, max_length=64)
    content: bytes = Field(sa_type=LargeBinary)


class SnapshotFigure(SQLModel, table=True):
    """The frozen data and facts of a run's further figures, counted from 2; its snapshot has the first."""

    __tablename__ = "figure"

    run_id: str = Field(foreign_key="snapshot.run_id", primary_key=True)
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    definition: str = Field(sa_type=Text)
    """As if it were the pulse's only figure."""
    result: str = Field(sa_type=Text)
    facts: str = Field(sa_type=Text)


class Edition(SQLModel, table=True):
    """What a run says in another language than its pulse's: the same facts by the same plan."""

    run_id: str = Field(foreign_key="snapshot.run_id", primary_key=True)
    language: str = Field(primary_key=True, max_length=8)
    read: str = Field(sa_type=Text)
    chart: bytes = Field(sa_type=LargeBinary)
    caption: str = Field(sa_type=Text)
    analysis: str = Field(sa_type=Text)


class Delivery(SQLModel, table=True):
    """One run to one reader."""

    __table_args__ = (UniqueConstraint("run_id", "reader_id"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    run_id: str = Field(foreign_key="run.id", index=True)
    reader_id: str = Field(foreign_key="reader.id", index=True)
    phone_number_id: str = Field(default="", max_length=40)
    state: DeliveryState = _state(DeliveryState.OPEN, index=True)
    reason: str = Field(default="", sa_type=Text)
    route: str = Field(default="", max_length=20)
    """How it was planned: ``free``, ``template`` or ``hold``."""
    charged: int = 0
    """How many messages Meta is expected to charge for."""
    reopened_at: datetime | None = _time(default=None)
    """When the owner had it tried again; what was refused or failed before that counts no more."""
    reported: str = Field(default="", max_length=20)
    """The state that Prefect was last told of."""
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
    """One WhatsApp message of ours, however often sending it is tried."""

    id: str = Field(default_factory=new_id, primary_key=True)
    purpose: str = Field(unique=True, max_length=120)
    """What it is for; only one message ever has it: ``image/DELIVERY``, ``analysis/DELIVERY``,
    ``template/DELIVERY``, ``answer/INBOUND``."""
    kind: str = Field(max_length=20)
    run_id: str | None = Field(default=None, foreign_key="run.id", index=True)
    reader_id: str = Field(foreign_key="reader.id", index=True)
    delivery_id: str | None = Field(default=None, foreign_key="delivery.id", index=True)
    inbound_id: str | None = Field(default=None, foreign_key="inbound.id", index=True)
    phone_number_id: str = Field(max_length=40)
    text: str = Field(sa_type=Text)
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

    __table_args__ = (UniqueConstraint("message_id", "number"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    message_id: str = Field(foreign_key="message.id", index=True)
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
    )

    id: str = Field(default_factory=new_id, primary_key=True)
    wamid: str = Field(sa_type=Text, index=True)
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
    received_at: datetime = _time(default_factory=utc_now)


class Inbound(SQLModel, table=True):
    """What a person sent, and what we do about it."""

    __table_args__ = (
        Index("ix_inbound_heard", "phone_number_id", "at"),
        Index("ix_inbound_lately", "reader_id", "received_at"),
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


class PhoneNumber(SQLModel, table=True):
    """What is known of a number of ours, and whether it may send."""

    __tablename__ = "number"

    phone_number_id: str = Field(primary_key=True, max_length=40)
    connection: str = Field(max_length=100)
    """Name of the WhatsApp block."""
    waba_id: str = Field(max_length=40, index=True)
    display_number: str = Field(default="", max_length=30)
    stopped_at: datetime | None = _time(default=None)
    """Since when nothing is sent from it, because Meta refused the token, the number or the account."""
    error_code: int | None = None
    reason: str = Field(default="", sa_type=Text)
    told_at: datetime | None = _time(default=None)
    """When the owner was told of the stop."""
    state_at: datetime | None = _time(default=None)
    """When it was last known whether it may send; older news of that changes nothing."""
    restricted_until: datetime | None = _time(default=None)
    """Until when Meta lets it write first to nobody."""
    business_id: str = Field(default="", max_length=40)
    """The portfolio that owns its account; empty where not known."""
    status: str = Field(default="", max_length=40)
    """Meta's word: CONNECTED, FLAGGED, RESTRICTED, BANNED ..."""
    quality: str = Field(default="", max_length=20)
    quality_at: datetime | None = _time(default=None)
    tier: int | None = None
    """How many people it may reach outside their windows in 24 hours; None where not known or without limit."""
    tier_at: datetime | None = _time(default=None)
    per_second: float | None = None
    """How many messages a second Meta lets it send; None where not known."""
    token_ends: datetime | None = _time(default=None)
    """When the token that it sends with ends; None where never, or not known."""
    asked_at: datetime | None = _time(default=None)
    """When Meta was last asked, by the daily look, how it stands."""
    checked_at: datetime | None = _time(default=None)


class Template(SQLModel, table=True):
    """A message template of an account in one language, as Meta last told of it."""

    __table_args__ = (UniqueConstraint("waba_id", "name", "language"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    waba_id: str = Field(max_length=40)
    name: str = Field(max_length=512)
    language: str = Field(max_length=20)
    status: str = Field(default="", max_length=40)
    """Meta's word: APPROVED, PENDING, PAUSED, DISABLED, REJECTED ...; MISSING where a send found none."""
    category: str = Field(default="", max_length=40)
    quality: str = Field(default="", max_length=40)
    reason: str = Field(default="", sa_type=Text)
    reported: str = Field(default="", max_length=100)
    """Status and category that Prefect was last told of."""
    updated_at: datetime = _time(default_factory=utc_now)
    """When its status was last told of; likewise the next two."""
    category_at: datetime | None = _time(default=None)
    quality_at: datetime | None = _time(default=None)


class Announcement(SQLModel, table=True):
    """Something about a number or a template that the owner is told of, once."""

    key: str = Field(primary_key=True, max_length=200)
    """The same change has the same."""
    event: str = Field(max_length=80)
    resource: str = Field(max_length=700)
    name: str = Field(max_length=600)
    said: str = Field(sa_type=Text)
    at: datetime = _time(default_factory=utc_now)
    told_at: datetime | None = _time(default=None, index=True)


class RateLimit(SQLModel, table=True):
    """How fast messages go out, for all processes together: one row a number, one a number and reader."""

    __tablename__ = "pace"

    key: str = Field(primary_key=True, max_length=120)
    free_at: float
    """Seconds since 1970 when the next message would be due if they went out evenly."""


class Uptime(SQLModel, table=True):
    """A stretch of time in which a webhook app was there to be told."""

    id: str = Field(default_factory=new_id, primary_key=True)
    since: datetime = _time()
    until: datetime = _time(index=True)


class OtherEvent(SQLModel, table=True):
    """Anything else that Meta sent, kept as it came; the same one twice is one row."""

    digest: str = Field(primary_key=True, max_length=64)
    kind: str = Field(max_length=80, index=True)
    raw: str = Field(sa_type=Text)
    received_at: datetime = _time(default_factory=utc_now)


class MetricHistory(SQLModel, table=True):
    """One figure of one day, of which the source tells only how it stands now."""

    __tablename__ = "kept"

    key: str = Field(primary_key=True, max_length=64)
    day: date = Field(primary_key=True)
    member: str = Field(primary_key=True, sa_type=Text)
    value: str | None = Field(default=None, max_length=60)
    """An exact decimal as text; None where it was not known."""
    title: str | None = Field(default=None, sa_type=Text)
    """What readers called the member then, where that is another text."""


class Notice(SQLModel, table=True):
    """Something the owner was told of, so that it is told once."""

    key: str = Field(primary_key=True, max_length=120)
    at: datetime = _time(default_factory=utc_now)


class Streak(SQLModel, table=True):
    """What the owner was last told of something that may fail for a while: a pulse, or a number's webhook."""

    key: str = Field(primary_key=True, max_length=120)
    """``pulse/NAME`` or ``webhook/NUMBER``."""
    failing: bool = False
    """Whether the owner thinks that it fails."""
    told: int = 0
    """How often something was told of it."""
    at: datetime = _time(default_factory=utc_now)


class ModelCall(SQLModel, table=True):
    """One use of a language model: what the breaker and the caps count, and the words it was told what to do with."""

    id: str = Field(default_factory=new_id, primary_key=True)
    run_id: str = Field(foreign_key="run.id", index=True)
    model_key: str = Field(max_length=16, index=True)
    prompt_version: str = Field(max_length=40)
    prompt: str = Field(sa_type=Text)
    tokens: int = 0
    """In and out."""
    money: str = Field(default="", max_length=40)
    """Exact, in the currency of the price table; empty where there was no price."""
    outcome: str = Field(max_length=20)
    created_at: datetime = _time(default_factory=utc_now)
