"""What the owner is told of: what was noted once, announcements of numbers and templates, streaks of failures."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from pulse.store.columns import utc_now
from pulse.store.engine import insert_once
from pulse.store.states import PUSHED, TAKEN, RunState
from pulse.store.tables import Announcement, Message, Notice, PhoneNumber, Run, Streak, Template

TESTED = "tested/"
"""Begins the keys of pulses that were sent as a test."""


def unnoted(session: Session, keys: Iterable[str]) -> list[str]:
    """Those of ``keys`` that were not noted yet."""
    return [key for key in keys if session.get(Notice, key) is None]


def note_once(session: Session, keys: Iterable[str]) -> None:
    """Note each of ``keys``; one that is noted stays as it is."""
    for key in keys:
        insert_once(session, Notice(key=key, at=utc_now()))


def forget(session: Session, key: str) -> None:
    """``key`` counts as not noted, so that the next time is told again."""
    if (known := session.get(Notice, key)) is not None:
        session.delete(known)


def count_noted(session: Session, begins: str) -> int:
    """How many keys that begin with ``begins`` are noted."""
    return session.exec(select(func.count()).select_from(Notice).where(col(Notice.key).startswith(begins))).one()


def announce_number(session: Session, number: PhoneNumber, what: str, said: str, at: datetime, about: str = "") -> None:
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
    _announce(session, f"chartcastr.connection.{what}", resource, number.connection, said, key)


def announce_template(session: Session, template: Template, what: str, said: str, at: datetime) -> None:
    """The same for a template."""
    resource = f"chartcastr.template.{template.name}.{template.language}"
    key = f"{template.id}/{what}/{at.isoformat()}"
    _announce(session, f"chartcastr.template.{what}", resource, f"{template.name} ({template.language})", said, key)


def unannounced(session: Session) -> list[Announcement]:
    """Everything that the owner was not told of yet, in the order in which it came."""
    found = select(Announcement).where(col(Announcement.told_at).is_(None))
    return list(session.exec(found.order_by(col(Announcement.at))))


def announced(session: Session, keys: list[str]) -> None:
    """The owner was told of these."""
    for key in keys:
        row = session.get_one(Announcement, key)
        row.told_at = utc_now()
        session.add(row)


def _announce(session: Session, event: str, resource: str, name: str, said: str, key: str) -> None:
    row = Announcement(key=key[:200], event=event, resource=resource[:700], name=name[:600], said=said, at=utc_now())
    insert_once(session, row)


HISTORY = timedelta(days=30)
"""Meta tries to deliver for 30 days; what became of an older run changes no more."""


def find_streak(session: Session, key: str) -> Streak:
    """What the owner was last told of ``key``; nothing yet if there is no row."""
    return session.get(Streak, key) or Streak(key=key)


def note_streak(session: Session, before: Streak, count: int, *, failing: bool) -> None:
    """Note that ``count`` things were told, unless somebody noted it since ``before`` was found."""
    insert_once(session, Streak(key=before.key))
    row = session.get_one(Streak, before.key, with_for_update=True, populate_existing=True)
    if row.told == before.told:
        row.failing, row.told, row.at = failing, row.told + count, utc_now()
        session.add(row)


def run_history(session: Session, pulse: str, now: datetime) -> list[tuple[Run, bool]]:
    """A pulse's runs in the order of their slots, each with whether anything of it was sent."""
    sent = select(Message.id).where(
        Message.run_id == Run.id, col(Message.kind).in_(PUSHED), col(Message.state).in_(TAKEN)
    )
    mine = (Run.pulse == pulse, Run.slot > now - HISTORY, col(Run.identity).not_like("test/%"))
    found = select(Run, sent.exists()).where(*mine).order_by(col(Run.slot))
    return [(run, bool(something)) for run, something in session.exec(found)]


def streak_known(session: Session, run_ids: Iterable[str]) -> None:
    """The owner knows of the streak that these runs are part of."""
    for run_id in run_ids:
        run = session.get_one(Run, run_id)
        run.streak_told = True
        session.add(run)


def lasting_streaks(session: Session, before: datetime, now: datetime) -> list[str]:
    """Pulses with a run that nobody could confirm since ``before``, and that the owner does not know of."""
    unconfirmed = select(Run.pulse).where(
        col(Run.identity).not_like("test/%"),
        Run.state == RunState.UNCONFIRMED,
        col(Run.streak_told).is_(False),
        Run.slot <= before,
        Run.slot > now - HISTORY,
    )
    return sorted(set(session.exec(unconfirmed)))
