"""Random raw rows: small tables of (moment, member, figure) with gaps, zeros, empty cells, late and future rows."""

import math
import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

GRAINS = ("day", "week", "month", "quarter", "year")
LENGTHS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
NAMES: dict[str, str] = {
    "North": "North", "South": "South", "East": "East", "Home & Garden": "Home & Garden", "Q4 team": "Q4 team",
    "3rd party": "3rd party", "EMEA": "EMEA", "São Paulo": "São Paulo", "L'Oréal": "L'Oréal", "iPhone": "iPhone",
    "Zürich-West": "Zürich-West", "": "(none)", "a_b c": "a b c", "Café*Bar": "Café Bar", "Rise": "Rise",
    "Team 7": "Team 7", "May": "May", "Up 20%": "Up 20%", "Is it? No!": "Is it? No!",
}  # fmt: skip
"""Members as rows have them, and as a reader may see them, quotation marks apart."""
MEASURES = (
    ("Orders", "sum", "count", ""),
    ("Sign-ups", "count", "count", ""),
    ("Net revenue", "sum", "currency", "EUR"),
    ("Gross profit", "sum", "currency", "USD"),
    ("Basket", "mean", "currency", "EUR"),
    ("Conversion rate", "mean", "percent", ""),
    ("Time to resolve", "mean", "duration", ""),
    ("Hours logged", "sum", "duration", ""),
    ("Story points", "sum", "points", ""),
    ("Weight (kg)", "sum", "number", ""),
    ("temperature", "mean", "number", ""),
)
_PLACES = {"count": 0, "currency": 2, "percent": 4, "duration": 0, "points": 0, "number": 2}


@dataclass(frozen=True)
class Goal:
    """A goal of the owner's."""

    name: str
    value: Decimal
    kind: str
    start: date | None
    by: date
    direction: str


@dataclass(frozen=True)
class Case:
    """Raw rows, and everything that is said about them in a pulse."""

    seed: int
    grain: str
    measure: str
    aggregate: str
    unit: str
    currency: str
    zone: str
    good: str
    dimension: str
    as_of: datetime
    rows: list[tuple[str, str, str]]
    so_far: bool = False
    each: str = ""
    goals: tuple[Goal, ...] = ()
    event: tuple[str, date, date] | None = None
    easter: bool = False
    names: dict[str, str] = field(default_factory=lambda: NAMES)

    @property
    def additive(self) -> bool:
        """Whether members add up to the whole."""
        return self.aggregate in {"sum", "count"}


def make(seed: int) -> Case:
    """The case of ``seed``, always the same."""
    dice = random.Random(seed)  # noqa: S311 - it makes up sales
    measure, aggregate, unit, currency = dice.choice(MEASURES)
    grain = dice.choice(("day", "day", *GRAINS))
    so_far = grain in {"week", "month"} and aggregate != "mean" and dice.random() < 0.5  # noqa: PLR2004
    names = dice.sample(sorted(NAMES), dice.choice((0, 0, 0, 1, 2, 2, 3, 4, 6)))
    zone = dice.choice(("UTC", "Europe/Berlin", "America/New_York"))
    first = date(2023, 1, 1) + timedelta(days=dice.randrange(1000))
    days = _days(dice, first, grain, so_far=so_far)
    rows = _rows(dice, days, names, aggregate, unit, fine=so_far or grain == "day")
    as_of = _as_of(dice, days[-1], ZoneInfo(zone))
    rows += _strays(dice, days[-1], names, aggregate)
    newest = days[-1] if grain == "day" else days[-1] - timedelta(days=LENGTHS[grain])
    event = ("Autumn sale", newest - timedelta(days=dice.randrange(3)), newest) if dice.random() < 0.2 else None  # noqa: PLR2004
    return Case(
        seed=seed,
        grain=grain,
        measure=measure,
        aggregate=aggregate,
        unit=unit,
        currency=currency,
        zone=zone,
        good=dice.choice(("up", "down", "neither")),
        dimension="region" if names else "",
        as_of=as_of,
        rows=rows,
        so_far=so_far,
        each="receipts" if aggregate == "sum" and dice.random() < 0.3 else "",  # noqa: PLR2004
        goals=_goals(dice, rows, days, aggregate, grain),
        event=event,
        easter=dice.random() < 0.2,  # noqa: PLR2004
    )


def _days(dice: random.Random, first: date, grain: str, *, so_far: bool) -> list[date]:
    """The days on which rows may lie."""
    if so_far:
        length = dice.choice((24, 40, 80)) if grain == "week" else dice.choice((70, 130))
    else:
        length = {
            "day": dice.choice((9, 16, 25, 40, 55)),
            "week": 7 * dice.choice((8, 14, 30, 56)),
            "month": 30 * dice.choice((6, 14, 27, 40)),
            "quarter": 91 * dice.choice((6, 12, 20)),
            "year": 365 * dice.choice((4, 9, 14)),
        }[grain]
        length += dice.randrange(LENGTHS[grain])
    return [first + timedelta(days=count) for count in range(length)]


def _rows(
    dice: random.Random, days: list[date], names: list[str], aggregate: str, unit: str, *, fine: bool
) -> list[tuple[str, str, str]]:
    """One row or more for each member and day, or of a coarser table for some days of each period."""
    found = []
    timed, gaps, blanks = not fine or dice.random() < 0.6, dice.choice((0, 0, 0.03)), dice.choice((0, 0, 0.004))  # noqa: PLR2004
    likely = 1.0 if fine else min(1.0, 40 / len(days))
    missing = {dice.choice(days) for _ in range(dice.choice((0, 0, 0, 1, 3)))}
    whole = _course(dice, len(days))
    for name in names or [""]:
        size, course = dice.choice((8, 60, 900, 40_000)), _course(dice, len(days))
        for place, day in enumerate(days):
            if day in missing or dice.random() < gaps or dice.random() > likely:
                continue
            level = size * whole[place] * course[place]
            for _ in range(_count(dice, level, aggregate)):
                value = "" if dice.random() < blanks else _figure(dice, level, unit)
                found.append((_moment(dice, day, timed=timed), name, value))
    return found


def _course(dice: random.Random, length: int) -> list[float]:
    """A level with a week, a trend, a step and a last day of its own, each now and then."""
    week = [1 + dice.random() * dice.choice((0, 0.4)) for _ in range(7)]
    slope = dice.choice((0, 0, 0.8, -0.6)) / length
    step, at = dice.choice((1, 1, 1.6, 0.5)), int(length * dice.uniform(0.5, 0.9))
    noise, last = dice.choice((0.0, 0.02, 0.1)), dice.choice((1, 1, 1, 2.2, 0.3, 0))
    found = [
        max(0.0, week[day % 7] * (1 + slope * day) * (step if day >= at else 1) * math.exp(dice.gauss(0, noise)))
        for day in range(length)
    ]
    return [*found[:-2], *(value * last for value in found[-2:])]


def _count(dice: random.Random, level: float, aggregate: str) -> int:
    if aggregate == "count":
        return min(4, round(level / 30))
    return dice.choice((1, 1, 2)) if aggregate == "mean" else 1


def _figure(dice: random.Random, level: float, unit: str) -> str:
    scaled = level * dice.choice((1, 1, 1.05)) / (10_000 if unit == "percent" else 1)
    return f"{scaled:.{_PLACES[unit]}f}"


def _moment(dice: random.Random, day: date, *, timed: bool) -> str:
    return f"{day}T{dice.randrange(8, 22):02}:{dice.randrange(60):02}:00" if timed else str(day)


def _as_of(dice: random.Random, last: date, zone: ZoneInfo) -> datetime:
    """Mostly the morning after the newest day; at times later, or in the middle of it."""
    late = dice.choice((1, 1, 1, 1, 2, 4, 9))
    hour = dice.choice((6, 8, 23))
    return datetime(last.year, last.month, last.day, hour, tzinfo=zone) + timedelta(days=late)


def _strays(dice: random.Random, last: date, names: list[str], aggregate: str) -> list[tuple[str, str, str]]:
    """Rows dated in the future, now and then."""
    if dice.random() > 0.1:  # noqa: PLR2004
        return []
    day = last + timedelta(days=40)
    return [(str(day), names[0] if names else "", "" if aggregate == "count" else "7")] * dice.choice((1, 3))


def _goals(
    dice: random.Random, rows: list[tuple[str, str, str]], days: list[date], aggregate: str, grain: str
) -> tuple[Goal, ...]:
    """A level near what is there, or a total of a year."""
    if dice.random() > 0.4 or not rows:  # noqa: PLR2004
        return ()
    values = [Decimal(value or 0) for _, _, value in rows] if aggregate != "count" else [Decimal(1)] * len(rows)
    mean = sum(values, Decimal(0)) / len(values)
    by = days[-1] + timedelta(days=dice.choice((20, 60)))
    level = Goal(
        dice.choice(("", "Cap")),
        (mean * dice.choice((1, 2, 4))).quantize(Decimal("0.0001")),
        "level",
        None,
        by,
        dice.choice(("at least", "at most")),
    )
    start = days[len(days) // 2]
    if grain != "day":
        start = {"week": start - timedelta(days=start.weekday()), "year": date(start.year, 1, 1)}.get(
            grain, date(start.year, start.month - (start.month - 1) % 3, 1)
        )
        by = date(days[-1].year, 12, 31)
    total = Goal(
        "Year target",
        max(Decimal(1), (sum(values, Decimal(0)) * dice.choice((1, 2)) / 2).quantize(Decimal(1))),
        "total",
        start,
        by,
        "at least",
    )
    return dice.choice(((level,), (total,), (level, total)))
