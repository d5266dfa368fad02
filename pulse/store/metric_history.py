"""Figures of which a source tells only how they stand now, kept so that history grows."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import delete
from sqlmodel import Session, col, select

from pulse.definition import Pulse
from pulse.series import Dataset, history
from pulse.store.tables import MetricHistory

Day = Mapping[str, Decimal | None]
"""Figures of one day by member; the whole's member is ``""``."""


def upsert(session: Session, key: str, day: date, figures: Day, titles: Mapping[str, str]) -> None:
    """Keep the figures of a day, and what their members are called; those kept before for it are replaced."""
    session.execute(delete(MetricHistory).where(col(MetricHistory.key) == key, col(MetricHistory.day) == day))
    session.add_all(
        [
            MetricHistory(
                key=key, day=day, member=member, value=None if value is None else str(value), title=titles.get(member)
            )
            for member, value in figures.items()
        ]
    )
    session.flush()


def before(session: Session, key: str, day: date) -> dict[date, dict[str, Decimal | None]]:
    """Everything kept under ``key`` of the days before ``day``, oldest first."""
    found: dict[date, dict[str, Decimal | None]] = {}
    rows = session.exec(
        select(MetricHistory)
        .where(MetricHistory.key == key, col(MetricHistory.day) < day)
        .order_by(col(MetricHistory.day))
    )
    for row in rows:
        found.setdefault(row.day, {})[row.member] = None if row.value is None else Decimal(row.value)
    return found


def titles(session: Session, key: str, day: date) -> dict[str, str]:
    """What each member was called last before ``day``, where that is another text than its name here."""
    rows = session.exec(
        select(MetricHistory)
        .where(MetricHistory.key == key, col(MetricHistory.day) < day)
        .order_by(col(MetricHistory.day))
    )
    return {row.member: row.title for row in rows if row.title is not None}


def remember(session: Session, pulse: Pulse, result: Dataset) -> Dataset:
    """Keep how it stands now, unless an earlier day was asked for; ``result`` with the days before as its history."""
    if pulse.as_of is None:
        keep(session, pulse, result)
    return history.fold(extend(session, pulse, result))


def keep(session: Session, pulse: Pulse, result: Dataset) -> None:
    """Keep how it stands; once more on the same day replaces it."""
    figures = {point.series: point.value for point in result.points}
    called = {member.key: member.title for member in result.members if member.title != member.key}
    upsert(session, history.key_of(pulse), history.day_of(result), figures, called)


def extend(session: Session, pulse: Pulse, result: Dataset) -> Dataset:
    """``result`` with what was kept of the days before."""
    key, day = history.key_of(pulse), history.day_of(result)
    return history.extend(result, before(session, key, day), titles(session, key, day))
