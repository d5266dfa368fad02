"""Tables of what is kept beside the runs: what the owner was told of, and what uses of language models took."""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from pulse.store.columns import moment as _time
from pulse.store.columns import new_id, utc_now


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
