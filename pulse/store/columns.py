"""What columns are made of: ids, and moments that are UTC and aware on every database."""

import base64
import zlib
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import DateTime, Dialect, Text, text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field

_PACKED = "zlib:"


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


class PackedText(TypeDecorator[str]):
    """Long text that is read whole and never searched, compressed; what was kept before it was stays readable.

    It stays text, so that nothing of a store has to be rewritten: ``zlib:`` and base 85. What is kept is JSON, which
    begins otherwise.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Compressed, where that is shorter."""
        if value is None:
            return None
        packed = f"{_PACKED}{base64.b85encode(zlib.compress(value.encode())).decode()}"
        return packed if len(packed) < len(value) or value.startswith(_PACKED) else value

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """As it was given."""
        if value is None or not value.startswith(_PACKED):
            return value
        return zlib.decompress(base64.b85decode(value.removeprefix(_PACKED))).decode()


def moment(**more: Any) -> Any:
    """A column of aware moments."""
    return Field(sa_type=UtcDateTime, **more)


NEWS = text("state <> reported")
"""For indexes of rows of which Prefect was not told yet: few, however many there are."""
AHEAD = timedelta(minutes=10)
"""Nothing of ours is due later than this after now, and clocks of two machines differ by less."""


def is_ahead(moment: datetime | None, now: datetime) -> bool:
    """Whether a stored moment was written by a clock that was ahead: it says nothing, and must stop nothing."""
    return moment is not None and moment > now + AHEAD


def is_newer(at: datetime, known: datetime | None) -> bool:
    """Whether what is told of ``at`` stands against what is known since ``known``.

    Meta's webhooks tell whole seconds, and our own looks parts of them; within one second the news counts.
    """
    return known is None or at >= known.replace(microsecond=0)
