"""Uploads: one for a number and a content, however many readers get it, for as long as Meta keeps it."""

from datetime import timedelta

from sqlmodel import Session, select

from pulse.store.columns import new_id, utc_now
from pulse.store.engine import insert_once
from pulse.store.tables import Media

KEPT = timedelta(days=29)
"""Meta keeps an upload for 30 days (business-phone-numbers/media); a day less is safe."""


def find(session: Session, phone_number_id: str, sha256: str) -> str | None:
    """The id of an upload of this content to this number that Meta still has."""
    kept = _row(session, phone_number_id, sha256)
    return kept.media_id if kept and utc_now() - kept.uploaded_at < KEPT else None


def uploaded(session: Session, phone_number_id: str, sha256: str, media_id: str) -> None:
    """Keep the id of an upload; a newer one takes its place."""
    row = Media(id=new_id(), phone_number_id=phone_number_id, sha256=sha256, media_id=media_id, uploaded_at=utc_now())
    if insert_once(session, row):
        return
    if kept := _row(session, phone_number_id, sha256):
        kept.media_id, kept.uploaded_at = media_id, utc_now()
        session.add(kept)


def forget(session: Session, phone_number_id: str, sha256: str) -> None:
    """Meta no longer knows an upload: the next send makes a new one."""
    if kept := _row(session, phone_number_id, sha256):
        session.delete(kept)


def _row(session: Session, phone_number_id: str, sha256: str) -> Media | None:
    where = (Media.phone_number_id == phone_number_id, Media.sha256 == sha256)
    return session.exec(select(Media).where(*where)).first()
