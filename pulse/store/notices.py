"""What was noted once: that the owner was told of something, or that something was counted."""

from collections.abc import Iterable

from sqlmodel import Session, col, func, select

from pulse.store.columns import utc_now
from pulse.store.engine import insert_once
from pulse.store.notes import Notice


def unnoted(session: Session, keys: Iterable[str]) -> list[str]:
    """Those of ``keys`` that were not noted yet."""
    return [key for key in keys if session.get(Notice, key) is None]


def note(session: Session, keys: Iterable[str]) -> None:
    """Note each of ``keys``; one that is noted stays as it is."""
    for key in keys:
        insert_once(session, Notice(key=key, at=utc_now()))


def forget(session: Session, key: str) -> None:
    """``key`` counts as not noted, so that the next time is told again."""
    if (known := session.get(Notice, key)) is not None:
        session.delete(known)


def count(session: Session, begins: str) -> int:
    """How many keys that begin with ``begins`` are noted."""
    return session.exec(select(func.count()).select_from(Notice).where(col(Notice.key).startswith(begins))).one()
