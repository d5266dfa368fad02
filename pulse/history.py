"""The history of what a source tells only as it stands now: kept by us, a day at a time."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256

from sqlmodel import Session

from pulse.definition import Pulse
from pulse.periods import Start, between, floor_day
from pulse.series import Point, Result
from pulse.store import kept


def key_of(pulse: Pulse) -> str:
    """What the history of a pulse's figures is kept under: another question has another history."""
    measure = pulse.measure
    asked = f"{pulse.source.model_dump_json()}|{measure.value}|{measure.by}|{measure.aggregate}|{pulse.timezone}"
    return sha256(asked.encode()).hexdigest()


def keep(session: Session, pulse: Pulse, result: Result) -> None:
    """Keep how it stands; once more on the same day replaces it."""
    figures = {point.series: point.value for point in result.points}
    kept.keep(session, key_of(pulse), _day(result), figures)


def extend(session: Session, pulse: Pulse, result: Result) -> Result:
    """``result`` with what was kept of the days before; a longer period has the figure of its last kept day."""
    before = kept.history(session, key_of(pulse), _day(result))
    if not before or result.grain == "hour":
        return result
    now = {point.series: point.value for point in result.points}
    table: dict[Start, dict[str, Decimal | None]] = {
        floor_day(day, result.grain): dict(figures) for day, figures in before.items()
    }
    today = floor_day(_day(result), result.grain)
    table[today] = now
    starts = between(min(table), today, result.grain)
    points = [
        Point(at, _figure(table.get(at), one.key, additive=one.additive), one.key, rows=int(at in table))
        for one in result.series
        for at in starts
    ]
    return replace(result, points=tuple(points))


def _figure(figures: dict[str, Decimal | None] | None, key: str, *, additive: bool) -> Decimal | None:
    """A member that a kept day does not have was nothing then, if members add up; of other days nothing is known."""
    if figures is None:
        return None
    return figures.get(key, Decimal(0) if additive and key else None)


def _day(result: Result) -> date:
    return result.as_of.astimezone(result.zone).date()
