"""What is known of numbers and templates, and what keeps the house."""

from datetime import datetime

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from pulse.store.columns import moment as _time
from pulse.store.columns import new_id, utc_now


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
