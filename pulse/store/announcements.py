"""What the owner is still to be told about numbers and templates: a row for each change, told once."""

from datetime import datetime

from sqlmodel import Session, col, select

from pulse.store.columns import utc_now
from pulse.store.engine import insert_once
from pulse.store.tables import Announcement, PhoneNumber, Template


def of_number(session: Session, number: PhoneNumber, what: str, said: str, at: datetime, about: str = "") -> None:
    """Have the owner told of a change of ``number``, once for what it is ``about`` (the moment, if left out).

    Args:
        session: The transaction in which it changes.
        number: The number.
        what: The last part of the event's name: ``quality``, ``limit``, ``alert`` ...
        said: One sentence.
        at: When it changed.
        about: What makes it the same change.
    """
    resource = f"chartcastr.connection.{number.connection}"
    key = f"{number.phone_number_id}/{what}/{about or at.isoformat()}"
    _keep(session, f"chartcastr.connection.{what}", resource, number.connection, said, key)


def of_template(session: Session, template: Template, what: str, said: str, at: datetime) -> None:
    """The same for a template."""
    resource = f"chartcastr.template.{template.name}.{template.language}"
    key = f"{template.id}/{what}/{at.isoformat()}"
    _keep(session, f"chartcastr.template.{what}", resource, f"{template.name} ({template.language})", said, key)


def untold(session: Session) -> list[Announcement]:
    """Everything that the owner was not told of yet, in the order in which it came."""
    found = select(Announcement).where(col(Announcement.told_at).is_(None))
    return list(session.exec(found.order_by(col(Announcement.at))))


def told(session: Session, keys: list[str]) -> None:
    """The owner was told of these."""
    for key in keys:
        row = session.get_one(Announcement, key)
        row.told_at = utc_now()
        session.add(row)


def _keep(session: Session, event: str, resource: str, name: str, said: str, key: str) -> None:
    row = Announcement(key=key[:200], event=event, resource=resource[:700], name=name[:600], said=said, at=utc_now())
    insert_once(session, row)
