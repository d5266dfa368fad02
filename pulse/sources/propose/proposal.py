"""One pulse that could be had, as an owner would write it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pulse.definition.catalogue import Grain

MOST = 4


@dataclass(frozen=True)
class Proposal:
    """One pulse that could be had.

    Args:
        pulse: As an owner would write it, but for its readers.
        why: What it rests on, a sentence or more.
        left_out: What else is there and why it was not chosen, by column.
    """

    pulse: dict[str, Any]
    why: str
    left_out: Mapping[str, str] = field(default_factory=dict)


def pulse_of(
    name: str, title: str, source: dict[str, Any], measure: dict[str, Any] | None, grain: Grain, timezone: str
) -> dict[str, Any]:
    """The pulse with a short name made of ``name``."""
    plain = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in name.lower())
    slug = "-".join(plain.split())
    known = {"measure": measure} if measure else {}
    return {
        "name": slug[:60].strip("-") or "pulse",
        "title": " ".join("".join(letter for letter in title if letter not in "*_~`").split())[:80],
        "source": source,
        **known,
        "grain": grain,
        "timezone": timezone,
    }
