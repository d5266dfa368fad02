"""Random panels of a whole and its members, each with exactly one thing planted that a read has to find."""

import math
import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

import numpy as np

from pulse.definition import Calendar, Context, Event, Goal
from pulse.definition.catalogue import Grain, Unit
from pulse.insight import InsightOptions
from pulse.series import Dataset, Point, Quality, Series
from pulse.series.periods import between, step

WEEK = 7
KINDS = ("driver", "mix", "break", "missing")
NAMES = ["North", "South", "East", "Books", "Home & Garden", "Q4 team", "3rd party", "EMEA", "Direct"]
_FIRST = date(2023, 1, 2)
_GAPS, _ALONE, _PARTIAL, _DOUBTS = 0.02, 0.2, 0.2, 0.3


class Planted(NamedTuple):
    """What was planted into a panel: `driver`, `mix`, `break` or `missing`, in whom, where, and how much."""

    kind: str
    member: str | None
    other: str | None
    start: int
    effect: float


class Panel(NamedTuple):
    """A whole and its members, oldest period first, None where unknown, and the one thing planted into them."""

    values: dict[str, list[float | None]]
    season: int
    planted: Planted


def planted(seed: int, panels: int) -> list[Panel]:
    """Make random panels of a whole and 3 to 6 members over 60 to 200 days, each with exactly one thing planted.

    `driver`: one member moves by 40 to 80 % of itself on the newest day (up to 90 % where that is under 6 % of the
    whole). `mix`: on the newest day one member takes 30 to 60 % of another, the whole stays. `break`: from a day 5 to
    29 before the newest, all members lie 25 to 60 % higher, or the inverse of that lower. `missing`: the newest day is
    unknown in all of them.

    Args:
        seed: the same panels for the same seed.
        panels: how many; the kinds take turns.
    """
    dice = np.random.default_rng(seed)
    return [_panel(dice, KINDS[i % len(KINDS)]) for i in range(panels)]


def _panel(dice: np.random.Generator, kind: str) -> Panel:
    n, size = int(dice.integers(60, 201)), int(dice.integers(3, 7))
    names = [f"member {chr(ord('A') + i)}" for i in range(size)]
    shares = dice.dirichlet(np.full(size, 4.0)) * 0.6 + 0.4 / size
    week = 1 + dice.uniform(0.05, 0.35) * np.sin(2 * math.pi * (np.arange(n) + dice.integers(WEEK)) / WEEK)
    level = 10 ** dice.uniform(2, 5) * (1 + dice.uniform(-0.1, 0.1) * np.arange(n) / n)
    noise = np.exp(dice.uniform(0.02, 0.06) * dice.standard_normal((size, n)))
    values = shares[:, None] * (level * week) * noise
    sign = -1.0 if dice.random() < 0.5 else 1.0  # noqa: PLR2004
    number, other = (int(i) for i in dice.permutation(size)[:2])
    if kind == "driver":
        effect = sign * max(dice.uniform(0.4, 0.8), 0.06 / float(shares[number]))
        values[number, -1] *= 1 + effect
        label = Planted(kind, names[number], None, n - 1, effect)
    elif kind == "mix":
        effect = dice.uniform(0.3, 0.6)
        moved = effect * values[other, -1]
        values[number, -1] += moved
        values[other, -1] -= moved
        label = Planted(kind, names[number], names[other], n - 1, effect)
    elif kind == "break":
        start = n - int(dice.integers(6, 31))
        effect = dice.uniform(0.25, 0.6)
        effect = effect if sign > 0 else 1 / (1 + effect) - 1
        values[:, start:] *= 1 + effect
        label = Planted(kind, None, None, start, effect)
    else:
        values[:, -1] = np.nan
        label = Planted(kind, None, None, n - 1, 0.0)
    rows = {"whole": values.sum(axis=0)} | dict(zip(names, values, strict=True))
    plain = {name: [None if math.isnan(v) else float(v) for v in row.tolist()] for name, row in rows.items()}
    return Panel(plain, WEEK, label)


def result_of(panel: Panel) -> Dataset:
    """A panel as a source would give it: counts by day, looked at on the morning after the newest."""
    values = {("" if name == "whole" else name): row for name, row in panel.values.items()}
    length = len(values[""])
    days = between(_FIRST, step(_FIRST, "day", length - 1), "day")
    members = [name for name in values if name]
    exact = {name: [None if v is None else Decimal(round(v)) for v in values[name]] for name in members}
    whole = [_sum([exact[name][at] for name in members]) for at in range(length)]
    rows = {"": whole, **exact}
    known = max(at for at in range(length) if whole[at] is not None)
    points = tuple(
        Point(day, rows[name][at], name, rows=0 if rows[name][at] is None else 1)
        for name in rows
        for at, day in enumerate(days)
        if at <= known
    )
    end = step(days[-1], "day")
    return Dataset(
        measure="Orders",
        dimension="member",
        grain="day",
        timezone="UTC",
        as_of=datetime(end.year, end.month, end.day, tzinfo=UTC) + timedelta(hours=8),
        series=tuple(Series(name, name or "Orders", "count", None, additive=True) for name in rows),
        points=points,
        quality=Quality(rows=length, late_by=length - 1 - known),
    )


def random_result(chance: random.Random, grain: Grain) -> Dataset:
    """A panel of any shape: gaps, zeros, sudden moves, one to five members or none, an unfinished newest period."""
    length = chance.choice([12, 20, 40, 60, 90, 150])
    names = chance.sample(NAMES, chance.randint(1, 5))
    week = [1 + chance.random() * 0.5 for _ in range(WEEK)]
    rows: dict[str, list[Decimal | None]] = {}
    for name in names:
        size = chance.choice([30, 300, 30_000])
        made = [max(0, int(size * week[at % WEEK] * chance.gauss(1, 0.1))) for at in range(length)]
        rows[name] = [Decimal(value) if chance.random() > _GAPS else None for value in made]
        rows[name][-2:] = [Decimal(max(value, 7)) for value in made[-2:]]
    if chance.random() < 0.5:  # noqa: PLR2004 - every other panel
        rows[names[0]][-1] = Decimal(int((rows[names[0]][-1] or 0) * Decimal(chance.choice(["0.3", "2.5"]))))
    if chance.random() < _ALONE:
        rows = {"": rows[names[0]]}
    return _made(rows, grain, chance, partial=chance.random() < _PARTIAL)


def _quality(chance: random.Random, length: int) -> Quality:
    """What a source may have noticed: mostly nothing, now and then anything."""
    if chance.random() > _DOUBTS:
        return Quality(rows=length)
    late = chance.choice([0, 0, 1, 3])
    return Quality(
        rows=length,
        copies_dropped=chance.choice([0, 1, 7]),
        copies_kept=chance.choice([0, 1, 2]),
        future_rows=chance.choice([0, 1, 9]),
        unknown_values=chance.choice([0, 1, 4]),
        late_by=late,
        empty_by=0 if late else chance.choice([0, 1]),
    )


UNITS: tuple[tuple[Unit, str | None, Decimal], ...] = (
    ("count", None, Decimal(1)),
    ("currency", "EUR", Decimal("1.01")),
    ("number", None, Decimal("0.37")),
    ("duration", None, Decimal(97)),
    ("points", None, Decimal(1)),
    ("currency", "USD", Decimal(-13)),
    ("percent", None, Decimal("0.00003")),
)


def random_aims(chance: random.Random, result: Dataset) -> InsightOptions:
    """Goals of either kind, moving holidays, and an event, now and then."""
    at = result.complete[-1].at
    last = at.date() if isinstance(at, datetime) else at
    now = result.value(at) or Decimal(1)
    level = Goal(
        value=now * Decimal(chance.choice(["0.9", "1", "1.2"])), kind="level", by=last, name=chance.choice(["", "Cap"])
    )
    total = Goal(
        value=abs(now) * 30 + 1, start=last - timedelta(days=20), by=last + timedelta(days=chance.choice([0, 30]))
    )
    event = Event(name="Autumn 24", first=last, last=last + timedelta(days=chance.choice([0, 3])))
    return InsightOptions(
        goals=chance.choice([(), (level,), (total,), (level, total)]),
        calendar=Calendar(easter=chance.choice([None, "western"])),
        context=Context(events=chance.choice([(), (event,)])),
    )


def _made(rows: dict[str, list[Decimal | None]], grain: Grain, chance: random.Random, *, partial: bool) -> Dataset:
    unit, currency, size = chance.choice(UNITS)
    additive = unit != "percent"
    rows = {name: [None if value is None else value * size for value in row] for name, row in rows.items()}
    day = _FIRST if grain in {"hour", "day", "week"} else date(1990, 1, 1)
    first = datetime(day.year, day.month, day.day, tzinfo=UTC) if grain == "hour" else day
    length = len(next(iter(rows.values())))
    periods = between(first, step(first, grain, length - 1), grain)
    parts = [row for name, row in rows.items() if name]
    whole = rows.get("") or [_sum([row[at] for row in parts]) for at in range(length)]
    table = {"": whole, **{name: row for name, row in rows.items() if name}}
    end = step(periods[-1], grain)
    moment = end if isinstance(end, datetime) else datetime(end.year, end.month, end.day, 8, tzinfo=UTC)
    return Dataset(
        measure="Orders",
        dimension="region" if parts else None,
        grain=grain,
        timezone="UTC",
        as_of=moment,
        series=tuple(Series(name, name or "Orders", unit, currency, additive=additive) for name in table),
        points=tuple(
            Point(at, row[place], name, partial=partial and at == periods[-1], rows=row[place] is not None)
            for name, row in table.items()
            for place, at in enumerate(periods)
        ),
        quality=_quality(chance, length),
    )


def _sum(values: list[Decimal | None]) -> Decimal | None:
    return (
        None if any(value is None for value in values) else sum((value or Decimal(0) for value in values), Decimal(0))
    )
