"""One computed, provable statement."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pulse.definition import Grain, Unit
from pulse.series import Dataset, Span
from pulse.series.periods import Period, Start, floor_day, step
from pulse.wording import sanitize_name

Kind = Literal[
    "level",
    "change",
    "beside",
    "to_date",
    "growth",
    "record",
    "streak",
    "driver",
    "offset",
    "without",
    "debut",
    "share",
    "concentration",
    "mix",
    "factor",
    "unusual",
    "season",
    "per_day",
    "trend",
    "turn",
    "break",
    "volatility",
    "extreme",
    "pace",
    "goal",
    "forecast",
    "occasion",
    "across",
    "average",
    "peak",
    "gap",
    "correction",
    "quality",
]
Direction = Literal["up", "down", "flat"]
Key = tuple[str, str, str]
"""What makes a fact the same as one of an earlier pulse: kind, what it is about, and which way it goes."""


class Evidence(BaseModel):
    """One figure of the frozen result that a fact was made from."""

    model_config = ConfigDict(frozen=True)

    series: str
    at: str
    value: Decimal | None


class Comparison(BaseModel):
    """What a figure is compared with: how far back, in which periods.

    Args:
        grain: Length of the periods counted.
        offset: How many periods before, as a negative number: with ``day``, -7 is the same weekday a week before.
        holiday: Whether it is the same moving holiday a year before, however many days that is.
    """

    model_config = ConfigDict(frozen=True)

    grain: Grain
    offset: int
    holiday: bool = False

    @property
    def key(self) -> str:
        """As languages list it, such as ``day:-7`` or ``day:holiday``."""
        return f"{self.grain}:{'holiday' if self.holiday else self.offset}"


class Fact(BaseModel):
    """One computed, provable statement about a result.

    Args:
        id: ``F1``, ``F2`` ... within one run.
        kind: What sort of statement it is.
        about: Which one of its kind, such as ``previous`` or ``like`` for a change, ``stale`` for quality.
        unit: Unit of ``now``, ``base``, ``diff``, ``rest`` and their like.
        currency: Letters of the currency for money.
        numbers: Exact values by name, in the unit; ``ratio``, ``share`` and their like as fractions; ``count`` whole.
        words: Names of members and owner's words, by name.
        times: Periods it speaks of, by name.
        compared: What it is compared with; None where with nothing, or with what has no such distance.
        direction: Which way it goes, where it goes any way.
        impact: The effect against the figure's usual move from period to period, 0 to 1.
        surprise: How little chance alone explains it, 0 to 1.
        freshness: 1 for the newest period, 0.5 for what lies further back.
        novelty: 0.3 where one of the last three pulses said the same, else 1.
        weight: How much the owner wants to hear of it, 0 to 1.
        score: The five multiplied; how much it deserves to be said. A doubt about the data that could explain the
            headline has 1.
        evidence: The figures it was made from.
        more: Digits that its figures are printed with beyond the usual ones, so that they agree with their change.
    """

    model_config = ConfigDict(frozen=True)

    id: str = ""
    kind: Kind
    about: str = ""
    unit: Unit
    currency: str | None = None
    numbers: dict[str, Decimal] = {}
    words: dict[str, str] = {}
    times: dict[str, Period] = {}
    compared: Comparison | None = None
    direction: Direction | None = None
    impact: float = 1.0
    surprise: float = 1.0
    freshness: float = 1.0
    novelty: float = 1.0
    weight: float = 1.0
    score: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    more: int = 0

    @property
    def doubt(self) -> str:
        """Which doubt about the data it is, or empty: ``about`` alone may be a member that is called so."""
        return self.about if self.kind == "quality" else ""

    @property
    def key(self) -> Key:
        """What an earlier pulse would have had to say for this to be no news."""
        return self.kind, self.about, self.direction or ""


def direction(diff: Decimal) -> Direction:
    """Which way a difference goes."""
    return "up" if diff > 0 else "down" if diff < 0 else "flat"


def period(result: Dataset, at: Start, *, beside: Start | None = None) -> Period:
    """The period ``at`` for a fact; its year is left out where it stands ``beside`` one of the same year."""
    if (stretch := result.stretch_of(at)) is not None:
        return _stretch(result, stretch, beside)
    local = at.astimezone(result.zone) if hasattr(at, "astimezone") else at
    other = beside.astimezone(result.zone) if beside is not None and hasattr(beside, "astimezone") else beside
    called = result.name_of(at)
    if not called and result.grain == "cycle":
        called = result.describe(at)
    return Period(
        at=at.isoformat(),
        grain=result.grain,
        zone=result.timezone,
        year=other is None or local.year != other.year,
        name=sanitize_name(called) if called else "",
    )


def _stretch(result: Dataset, span: Span, beside: Start | None) -> Period:
    """A stretch of days: as the week, month, quarter or year that it is, else from its first to its last day."""
    first, last = day_of(span.at), (span.end.astimezone(result.zone) - timedelta(microseconds=1)).date()
    other = day_of(beside) if beside is not None else None
    shown = Period(
        at=first.isoformat(), grain="day", zone=result.timezone, year=other is None or other.year != last.year
    )
    for grain in ("day", "week", "month", "quarter", "year"):
        if floor_day(first, grain) == first and step(first, grain) == last + timedelta(days=1) and span.weekday is None:
            return shown.model_copy(update={"grain": grain})
    return shown.model_copy(update={"until": last.isoformat(), "weekday": span.weekday})


def comparison(result: Dataset, at: Start, base: Start) -> Comparison | None:
    """How far ``base`` lies before ``at``; None where that is no whole number of periods."""
    if result.stretch_of(at) is not None:
        return None
    if result.grain == "cycle":
        return Comparison(grain="cycle", offset=-1) if result.step(at, -1) == base else None
    if isinstance(at, datetime) and isinstance(base, datetime):
        return Comparison(grain="hour", offset=-round((at - base) / timedelta(hours=1)))
    at, base = day_of(at), day_of(base)
    days = (at - base).days
    months = (at.year - base.year) * 12 + at.month - base.month
    counted = {"day": days, "week": days // 7, "month": months, "quarter": months // 3, "year": at.year - base.year}
    return Comparison(grain=result.grain, offset=-counted[result.grain])


def day_of(at: Start) -> date:
    """The day on which a period begins."""
    return at.date() if isinstance(at, datetime) else at


def evidence(result: Dataset, at: Start, key: str = "") -> Evidence:
    """The figure of ``at`` as it stands in the result."""
    return Evidence(series=key, at=at.isoformat(), value=result.value(at, key))
