"""Which of two pieces of news is the newer one."""

from datetime import datetime


def is_newer(at: datetime, known: datetime | None) -> bool:
    """Whether what is told of ``at`` stands against what is known since ``known``.

    Meta's webhooks tell whole seconds, and our own looks parts of them; within one second the news counts.
    """
    return known is None or at >= known.replace(microsecond=0)
