"""A planted story and its rule: which facts a text has to hold where, and which would mislead."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from pulse.definition import Pulse, read_pulse
from pulse.definition.catalogue import Grain
from pulse.series.periods import step

AS_OF = datetime(2026, 11, 24, 8, tzinfo=UTC)
"""A Tuesday morning, from which most stories are looked at."""


@dataclass(frozen=True)
class Says:
    """Something that a text may say: a fact of one of ``kinds``, and more of it where more is given.

    Args:
        kinds: Kinds of facts, parted by spaces; empty for any.
        about: What the fact is about, as :class:`pulse.insight.fact.Fact` has it; several are parted by spaces.
        way: Its direction.
        member: Its member.
        key: A phrase by the beginning of its key, such as ``others.flat``.
    """

    kinds: str = ""
    about: str = ""
    way: str = ""
    member: str = ""
    key: str = ""


@dataclass(frozen=True)
class Rule:
    """What is right and what misleads.

    Args:
        first: The first line says one of these.
        caption: Of each of these groups, the caption says one.
        anywhere: Of each of these groups, caption or analysis says one.
        never: The caption says none of these: it would be true and mislead.
        calm: Whether the caption has no alarm: nothing is called unusual, a record or a new level.
    """

    first: Sequence[Says]
    caption: Sequence[Sequence[Says]] = ()
    anywhere: Sequence[Sequence[Says]] = ()
    never: Sequence[Says] = ()
    calm: bool = False


@dataclass(frozen=True)
class Planted:
    """Data with a story in it.

    Args:
        rows: Columns by name, all of one length.
        rule: What is to be said of it.
        pulse: What differs from a pulse of orders by day and region.
        as_of: From when it is looked at.
    """

    rows: Mapping[str, list[str]]
    rule: Rule
    pulse: Mapping[str, Any] = field(default_factory=dict)
    as_of: datetime = AS_OF

    def definition(self) -> Pulse:
        """The pulse."""
        measure = {"name": "Orders", "value": "n", "period": "at", "unit": "count", "by": "part"}
        if "part" not in self.rows:
            del measure["by"]
        written = {
            "name": "story",
            "title": "Story",
            "source": {"kind": "file", "at": "story.csv"},
            "grain": "day",
            "timezone": "UTC",
            "readers": ["ada"],
            **self.pulse,
            "measure": measure | dict(self.pulse.get("measure", {})),
        }
        return read_pulse(written, "bench/stories")


Make = Callable[[random.Random], Planted]
STORIES: dict[str, Make] = {}


def story(make: Make) -> Make:
    """Register a story by its function's name."""
    STORIES[make.__name__.replace("_", " ")] = make
    return make


_TODAY = AS_OF.date()
WEEK = (1.0, 0.95, 0.97, 1.02, 1.15, 1.3, 0.8)
"""Monday to Sunday of a shop."""
PARTS = ("North", "South", "East", "West")
Values = dict[str, list[float]]


def days(count: int, until: date = _TODAY) -> list[date]:
    """``count`` days, the last of them the day before ``until``."""
    return [until - timedelta(days=count - at) for at in range(count)]


def periods(count: int, grain: Grain, newest: date) -> list[date]:
    """``count`` periods of one grain by their first days, up to ``newest``."""
    return [day for day in (step(newest, grain, at - count + 1) for at in range(count)) if isinstance(day, date)]


def shop(dice: random.Random, at: Sequence[date], parts: Sequence[str] = PARTS, level: float = 0.0) -> Values:
    """Figures by day of a shop with a week's rhythm and some noise, for each part."""
    level = level or dice.choice([60.0, 300.0, 1500.0])
    noise = dice.choice([0.04, 0.07])
    shares = [1.0 + 0.5 * place for place in range(len(parts))]
    return {
        part: [level * share * WEEK[day.weekday()] * dice.gauss(1, noise) for day in at]
        for part, share in zip(parts, shares, strict=True)
    }


def smooth(dice: random.Random, count: int, level: float, growth: float = 0.0, noise: float = 0.03) -> list[float]:
    """Figures without a rhythm, growing by ``growth`` from one to the next."""
    return [level * (1 + growth) ** at * dice.gauss(1, noise) for at in range(count)]


def table(at: Sequence[date | datetime], values: Values, places: int = 0) -> dict[str, list[str]]:
    """A row for each period and part; a part named ``""`` has no column of its own; nan leaves the row out."""
    rows: dict[str, list[str]] = {"at": [], "n": []}
    if "" not in values:
        rows["part"] = []
    for place, moment in enumerate(at):
        for part, course in values.items():
            if course[place] != course[place]:
                continue
            rows["at"].append(moment.isoformat())
            rows["n"].append(f"{course[place]:.{places}f}")
            if part:
                rows["part"].append(part)
    return rows


def scale(values: Values, place: int, by: float, parts: Sequence[str] = ()) -> None:
    """Multiply the figures of one period, of some parts or of all."""
    for part in parts or values:
        values[part][place] *= by


def moment(day: date, hour: int = 8) -> datetime:
    """An hour of a day."""
    return datetime.combine(day, time(hour), UTC)


GAP = float("nan")
ALARMS = (Says("unusual", way="up"), Says("unusual", way="down"), Says("record"), Says("break"), Says("turn"))
"""What sounds an alarm."""
USUAL = Says("unusual", about="usual")
SEASON = Says("season")
