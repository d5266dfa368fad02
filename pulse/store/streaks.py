"""The history that failure streaks are found in, and what the owner was told of them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from pulse.store.columns import utc_now
from pulse.store.engine import insert_once
from pulse.store.notes import Streak
from pulse.store.states import PUSHED, TAKEN, RunState
from pulse.store.tables import Message, Run

HISTORY = timedelta(days=30)
"""Meta tries to deliver for 30 days; what became of an older run changes no more."""


def find(session: Session, key: str) -> Streak:
    """What the owner was last told of ``key``; nothing yet if there is no row."""
    return session.get(Streak, key) or Streak(key=key)


def note(session: Session, before: Streak, count: int, *, failing: bool) -> None:
    """Note that ``count`` things were told, unless somebody noted it since ``before`` was found."""
    insert_once(session, Streak(key=before.key))
    row = session.get_one(Streak, before.key, with_for_update=True, populate_existing=True)
    if row.told == before.told:
        row.failing, row.told, row.at = failing, row.told + count, utc_now()
        session.add(row)


def history(session: Session, pulse: str, now: datetime) -> list[tuple[Run, bool]]:
    """A pulse's runs in the order of their slots, each with whether anything of it was sent."""
    sent = select(Message.id).where(
        Message.run_id == Run.id, col(Message.kind).in_(PUSHED), col(Message.state).in_(TAKEN)
    )
    found = select(Run, sent.exists()).where(Run.pulse == pulse, Run.slot > now - HISTORY).order_by(col(Run.slot))
    return [(run, bool(something)) for run, something in session.exec(found)]


def known(session: Session, run_ids: Iterable[str]) -> None:
    """The owner knows of the streak that these runs are part of."""
    for run_id in run_ids:
        run = session.get_one(Run, run_id)
        run.streak_told = True
        session.add(run)


def lasting(session: Session, before: datetime, now: datetime) -> list[str]:
    """Pulses with a run that nobody could confirm since ``before``, and that the owner does not know of."""
    unconfirmed = select(Run.pulse).where(
        Run.state == RunState.UNCONFIRMED, col(Run.streak_told).is_(False), Run.slot <= before, Run.slot > now - HISTORY
    )
    return sorted(set(session.exec(unconfirmed)))
