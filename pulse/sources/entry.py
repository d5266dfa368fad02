"""Rows of one moment and one member, on their way into a tally."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True)
class Entry:
    """Rows of one moment and one member.

    Args:
        naive: The moment as the source's clock shows it, where no offset says which clock.
        when: The moment itself (aware).
        timed: Whether it has a time of day.
        member: The member, or None without a break-down.
        total: The sum of their figures.
        largest: The largest of their figures.
        some: How many of their figures are not zero.
        known: How many have a figure.
        unknown: How many have none.
    """

    naive: datetime | None
    when: datetime
    timed: bool
    member: str | None
    total: Decimal
    largest: Decimal
    some: int
    known: int
    unknown: int


def joined(entry: Entry, other: Entry) -> Entry:
    """Two of the same moment and member as one."""
    return replace(
        entry,
        total=entry.total + other.total,
        largest=max(entry.largest, other.largest),
        some=entry.some + other.some,
        known=entry.known + other.known,
        unknown=entry.unknown + other.unknown,
    )
