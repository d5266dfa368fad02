"""Runs of pulses: what was frozen, and whom it goes to."""

from datetime import date, datetime

from sqlalchemy import Index, LargeBinary, Text, UniqueConstraint, false
from sqlmodel import Field, SQLModel

from pulse.store.columns import NEWS, PackedText, new_id, utc_now
from pulse.store.columns import moment as _time
from pulse.store.states import DeliveryState, RunState
from pulse.store.states import state as _state


class Run(SQLModel, table=True):
    """One execution of a pulse for one slot; there is never a second for the same."""

    __table_args__ = (
        UniqueConstraint("identity", "slot"),
        Index("ix_run_created", "created_at"),
        Index("ix_run_pulse_key", "pulse_key", "slot"),
    )

    id: str = Field(default_factory=new_id, primary_key=True)
    pulse: str = Field(max_length=60, index=True)
    identity: str = Field(default="", max_length=120, index=True)
    """What stays where the pulse is renamed; :class:`pulse.store.identity.Identity` says how it is written."""
    pulse_key: str = Field(default="", max_length=60, sa_column_kwargs={"server_default": ""})
    """What all runs of one pulse have in common, whichever readers' clocks they go by: its identity without a zone."""
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
    result: str = Field(sa_type=PackedText)
    facts: str = Field(sa_type=PackedText)
    read: str = Field(sa_type=PackedText)
    chart: bytes = Field(sa_type=LargeBinary)
    caption: str = Field(sa_type=Text)
    analysis: str = Field(sa_type=Text)
    look: str = Field(default="", sa_type=PackedText, sa_column_kwargs={"server_default": ""})
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
    result: str = Field(sa_type=PackedText)
    facts: str = Field(sa_type=PackedText)


class Edition(SQLModel, table=True):
    """What a run says in another language than its pulse's: the same facts by the same plan."""

    run_id: str = Field(foreign_key="snapshot.run_id", primary_key=True)
    language: str = Field(primary_key=True, max_length=8)
    read: str = Field(sa_type=PackedText)
    chart: bytes = Field(sa_type=LargeBinary)
    caption: str = Field(sa_type=Text)
    analysis: str = Field(sa_type=Text)


class Delivery(SQLModel, table=True):
    """One run to one reader."""

    __table_args__ = (
        UniqueConstraint("run_id", "reader_id"),
        Index("ix_delivery_news", "run_id", sqlite_where=NEWS, postgresql_where=NEWS),
    )

    id: str = Field(default_factory=new_id, primary_key=True)
    run_id: str = Field(foreign_key="run.id")
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
