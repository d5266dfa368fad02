"""The history of what a source tells only as it stands now: kept by us, a day at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256

from pulse.definition import Pulse
from pulse.series import Dataset, Point, Series
from pulse.series.periods import Start, between, floor_day
from pulse.series.titles import folded, free

_Day = dict[str, Decimal | None]
MOST_MEMBERS = 12
OTHERS = "\x1fothers"
"""No cell can hold this key: control characters are taken out of names."""


def key_of(pulse: Pulse) -> str:
    """What the history of a pulse's figures is kept under: another question has another history."""
    measure = pulse.measure
    asked = f"{pulse.source.model_dump_json()}|{measure.value}|{measure.by}|{measure.aggregate}|{pulse.timezone}"
    return sha256(asked.encode()).hexdigest()


def extend(result: Dataset, before: Mapping[date, _Day], called: Mapping[str, str]) -> Dataset:
    """``result`` with what was kept of the days before; a longer period has the figure of its last kept day.

    Args:
        result: How it stands today.
        before: The figures of each day before, oldest first; the whole's key is "".
        called: What members were called last that are called otherwise than their key.
    """
    if not before or result.grain == "hour":
        return result
    days = {day: _by_key(figures, result, called) for day, figures in before.items()}
    now = {point.series: point.value for point in result.points}
    table: dict[Start, _Day] = {floor_day(day, result.grain): figures for day, figures in days.items()}
    today = floor_day(day_of(result), result.grain)
    table[today] = now
    starts = between(min(table), today, result.grain)
    known = {item.key for item in result.series}
    gone = sorted({key for figures in table.values() for key in figures} - known) if result.members else []
    series = (*result.series, *_gone(result, gone, called))
    points = [
        Point(at, _figure(table.get(at), item.key, additive=item.additive), item.key, rows=int(at in table))
        for item in series
        for at in starts
    ]
    return replace(result, series=series, points=tuple(points))


def fold(result: Dataset) -> Dataset:
    """``result`` with its smaller members as one, where there are more than a reader can take in.

    Only after the days that were kept are added: what is small today may have been large.
    """
    members = result.members
    if len(members) <= MOST_MEMBERS or not result.snapshot:
        return result
    sizes = {
        member.key: sum(abs(p.value or Decimal(0)) for p in result.table[member.key].values()) for member in members
    }
    largest = sorted(members, key=lambda member: -sizes[member.key])
    if not result.whole.additive:
        kept = {"", *(item.key for item in largest[:MOST_MEMBERS])}
        series = tuple(item for item in result.series if item.key in kept)
        return replace(result, series=series, points=tuple(p for p in result.points if p.series in kept))
    shown, small = largest[: MOST_MEMBERS - 1], largest[MOST_MEMBERS - 1 :]
    others = replace(result.whole, key=OTHERS, title="all others", merged=True)
    points = [point for point in result.points if point.series in {"", *(item.key for item in shown)}]
    for at in result.table[""]:
        values = [result.table[item.key][at].value for item in small]
        known = [value for value in values if value is not None]
        points.append(Point(at, sum(known, Decimal(0)) if len(known) == len(values) else None, OTHERS, rows=len(known)))
    return replace(result, series=(result.whole, *shown, others), points=tuple(points))


def _by_key(figures: Mapping[str, Decimal | None], result: Dataset, called: Mapping[str, str]) -> _Day:
    """The figures of a day by today's keys: members were once kept by what they were called."""
    keys = {member.title: member.key for member in result.members}
    known = {series.key for series in result.series} | called.keys()
    return {member if member in known else keys.get(member, member): value for member, value in figures.items()}


def _gone(result: Dataset, keys: Sequence[str], called: Mapping[str, str]) -> list[Series]:
    """Members that were kept and are not there today, by the title they had last."""
    taken = {folded(member.title) for member in result.members}
    return [replace(result.whole, key=key, title=free(called.get(key, key), taken)) for key in keys]


def _figure(figures: dict[str, Decimal | None] | None, key: str, *, additive: bool) -> Decimal | None:
    """A member that a kept day does not have was nothing then, if members add up; of other days nothing is known."""
    if figures is None:
        return None
    return figures.get(key, Decimal(0) if additive and key else None)


def day_of(result: Dataset) -> date:
    """The day on which it was read, by the clocks of its time zone."""
    return result.as_of.astimezone(result.zone).date()
