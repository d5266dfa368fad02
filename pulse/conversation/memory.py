"""What is kept of a message: what it was taken to mean, and what it was offered, for what follows in the thread."""

from pydantic import BaseModel, ConfigDict

from pulse.conversation.query import Query
from pulse.conversation.setting import Steer


class Memory(BaseModel):
    """What a message was understood as.

    Args:
        outcome: What was done about it.
        language: The language that it was answered in.
        queries: What it asks.
        choices: What was offered with 1, 2 and 3.
        steer: What its sender set.
        by: ``grammar`` or ``model``: who read it.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    outcome: str = ""
    language: str = ""
    queries: tuple[Query, ...] = ()
    choices: tuple[Query, ...] = ()
    steer: Steer | None = None
    by: str = "grammar"

    def __str__(self) -> str:
        """In a line, for the owner."""
        if self.steer is not None:
            return f"{self.outcome}: {self.steer.setting}"
        asked = "; ".join(_shown(query) for query in self.queries)
        offered = "; ".join(_shown(query) for query in self.choices)
        return asked or (f"{self.outcome}: {offered}" if offered else self.outcome)


def _shown(query: Query) -> str:
    raw = query.model_dump(mode="json", exclude_defaults=True)
    parts = [str(raw.pop("operation"))]
    for key, value in raw.items():
        if isinstance(value, dict):
            days = " to ".join(str(value[day]) for day in ("first", "last"))
            value = days + (f", weekday {value['weekday']}" if value.get("weekday") is not None else "")  # noqa: PLW2901
        parts.append(f"{key.replace('_', ' ')}: {', '.join(value) if isinstance(value, list) else value}")
    return ", ".join(parts)


def remembered(raw: str) -> Memory:
    """What was kept; nothing where it was kept by another version, or is none."""
    try:
        return Memory.model_validate_json(raw) if raw else Memory()
    except ValueError:
        return Memory()
