"""The tidy result that every source returns: long format, one point per series and period."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from pulse.definition.catalogue import Grain, Unit
from pulse.series import periods, sketch
from pulse.series.periods import Start
from pulse.series.sketch import Sketch


@dataclass(frozen=True)
class Series:
    """One line of figures in one unit.

    Args:
        key: ``""`` for the whole, else the member of the break-down.
        title: What readers call it.
        unit: Percent values are fractions; money is in ``currency``.
        currency: ISO 4217 letters for money, else None.
        additive: Whether the members' values add up to the whole's.
    """

    key: str
    title: str
    unit: Unit
    currency: str | None
    additive: bool
    merged: bool = False
    """Whether it stands for all the smaller members together."""
    companion: bool = False
    """Whether it is no part of the whole but a figure that is shown beside it."""


@dataclass(frozen=True)
class Point:
    """One figure.

    Args:
        at: First moment of its period.
        value: None where nothing is known; zero only where the source says zero.
        series: Key of its series.
        partial: The period was not over, or its data not all there, when it was read.
        rows: How many rows of the source it was made from.
    """

    at: Start
    value: Decimal | None
    series: str = ""
    partial: bool = False
    rows: int = 0


@dataclass(frozen=True)
class Quality:
    """What a source noticed about its data while reading it; all counts, none negative.

    Args:
        rows: Rows that were read and used.
        copies_dropped: Rows dropped because they repeated a key.
        copies_kept: Rows that are exact copies of another and were counted, for want of a key to tell.
        future_rows: Rows dated after the moment the data was looked at from; not used.
        missing: Periods between the first and the newest without any row.
        unknown_values: Rows whose figure was empty.
        empty_by: Whole periods after the newest with a figure of which there is nothing to make one.
        late_by: Whole periods between the newest complete one and the one that should be there.
    """

    rows: int = 0
    copies_dropped: int = 0
    copies_kept: int = 0
    future_rows: int = 0
    missing: tuple[Start, ...] = ()
    unknown_values: int = 0
    late_by: int = 0
    empty_by: int = 0


@dataclass(frozen=True)
class Span:
    """A period of no fixed length, such as a team's cycle.

    Args:
        at: Its first moment, which names it.
        end: The first moment after it (aware).
        name: What readers call it, such as ``Cycle 42``.
    """

    at: Start
    end: datetime
    name: str
    weekday: int | None = None
    """The one weekday that counts, where it is put together for an answer."""


@dataclass(frozen=True)
class Dataset:
    """What a source found.

    Args:
        measure: What readers call the figure.
        dimension: Column of the break-down, or None.
        grain: Length of a period.
        timezone: Where periods begin and end.
        as_of: The moment the data was looked at from (aware).
        series: The whole first (key ``""``), then the members in order of size, largest first.
        points: By series in that order, then by time; every period between first and last is there.
        quality: What was noticed while reading.
        notes: What a reader should know of how the figures came about, a sentence each, without figures.
        snapshot: Whether the source told only how it stood at ``as_of``.
        spans: The periods, in time order, where they are not the plain calendar's; else empty.
        sketch: The chart as its owner drew it elsewhere, if it is to be drawn that way.
        warnings: What the owner should know and mend; no reader is told.
        days: The whole's days in time order, where periods were put together from days; else empty.
        stock: Whether the figure stands at a moment, so that nothing is added up over time.
        week: What a Monday, a Tuesday ... makes on average, where longer periods are made of rows by day; else empty.
    """

    measure: str
    dimension: str | None
    grain: Grain
    timezone: str
    as_of: datetime
    series: tuple[Series, ...]
    points: tuple[Point, ...]
    quality: Quality
    notes: tuple[str, ...] = ()
    snapshot: bool = False
    spans: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = ()
    sketch: Sketch | None = None
    days: tuple[Point, ...] = ()
    week: tuple[Decimal, ...] = ()
    stock: bool = False

    @property
    def zone(self) -> ZoneInfo:
        """The time zone itself."""
        return ZoneInfo(self.timezone)

    @property
    def whole(self) -> Series:
        """The series of the whole."""
        return self.series[0]

    @property
    def members(self) -> tuple[Series, ...]:
        """The series of the break-down; empty without one."""
        return tuple(series for series in self.series[1:] if not series.companion)

    @property
    def companions(self) -> tuple[Series, ...]:
        """The series that are shown beside the whole and are no part of it."""
        return tuple(series for series in self.series[1:] if series.companion)

    @property
    def stands(self) -> bool:
        """Whether it is of a moment: no week's rhythm, nothing to forecast, held against the period before."""
        return self.snapshot or self.stock

    @cached_property
    def table(self) -> dict[str, dict[Start, Point]]:
        """Points by series key, then by period, in time order."""
        found: dict[str, dict[Start, Point]] = {series.key: {} for series in self.series}
        for point in self.points:
            found[point.series][point.at] = point
        return found

    def step(self, at: Start, count: int = 1) -> Start:
        """The period ``count`` after ``at``, before it when negative.

        Of cycles, one that nothing is known of is the first day there is.
        """
        if not self.spans:
            return date.min if self.grain == "cycle" else periods.step(at, self.grain, count)
        starts = [span.at for span in self.spans]
        place = starts.index(at) + count if at in starts else -1
        return starts[place] if 0 <= place < len(starts) else date.min

    def between(self, first: Start, last: Start) -> list[Start]:
        """Every period from ``first`` to ``last``, both included, in order."""
        if not self.spans:
            return [] if self.grain == "cycle" else periods.between(first, last, self.grain)
        return [span.at for span in self.spans if first <= span.at <= last]

    def like(self, at: Start) -> Start:
        """The like-for-like period before ``at``; a cycle's is the cycle before."""
        if not self.spans and self.grain != "cycle":
            return periods.comparable_period(at, self.grain, self.zone)
        return self.step(at, {"month": -12, "quarter": -4}.get(self.grain, -1))

    def describe(self, at: Start, *, beside: Start | None = None) -> str:
        """A period as a reader says it."""
        if self.grain != "cycle" and not self.spans:
            return periods.describe(at, self.grain, self.zone, beside=beside)
        return self.name_of(at) or "the one before"

    def stretch_of(self, at: Start) -> Span | None:
        """The stretch of days that begins a period which was put together for an answer; None of all others."""
        return next((span for span in self.spans if span.at == at and not span.name), None)

    def name_of(self, at: Start) -> str:
        """What the period is called, where it is not the plain calendar's; else empty."""
        return next((span.name for span in self.spans if span.at == at), "")

    def end(self, at: Start) -> datetime:
        """The aware moment at which the period is over."""
        named = next((span.end for span in self.spans if span.at == at), None)
        return named or periods.end(at, self.grain, self.zone)

    def value(self, at: Start, key: str = "") -> Decimal | None:
        """The figure of a complete period, or None if there is none or the period is partial."""
        point = self.table[key].get(at)
        return None if point is None or point.partial else point.value

    @cached_property
    def complete(self) -> tuple[Point, ...]:
        """The whole's points of complete periods with a known figure, in time order."""
        return tuple(p for p in self.table[""].values() if p.value is not None and not p.partial)


def to_json(result: Dataset) -> dict[str, Any]:
    """``result`` as JSON values; decimals stay exact as text. :func:`from_json` is its inverse."""
    return {
        "measure": result.measure,
        "dimension": result.dimension,
        "grain": result.grain,
        "timezone": result.timezone,
        "as_of": result.as_of.isoformat(),
        "series": [vars(series) for series in result.series],
        "points": [
            [p.series, p.at.isoformat(), None if p.value is None else str(p.value), p.partial, p.rows]
            for p in result.points
        ],
        "quality": {**vars(result.quality), "missing": [at.isoformat() for at in result.quality.missing]},
        "notes": list(result.notes),
        "warnings": list(result.warnings),
        "sketch": sketch.to_json(result.sketch),
        "snapshot": result.snapshot,
        **({"stock": True} if result.stock else {}),
        **({"week": [str(value) for value in result.week]} if result.week else {}),
        "days": [[p.at.isoformat(), None if p.value is None else str(p.value), p.partial] for p in result.days],
        "spans": [[span.at.isoformat(), span.end.isoformat(), span.name] for span in result.spans],
    }


def from_json(raw: dict[str, Any]) -> Dataset:
    """The result that :func:`to_json` wrote."""
    grain: Grain = raw["grain"]
    start = datetime.fromisoformat if grain == "hour" else date.fromisoformat
    return Dataset(
        measure=raw["measure"],
        dimension=raw["dimension"],
        grain=grain,
        timezone=raw["timezone"],
        as_of=datetime.fromisoformat(raw["as_of"]).astimezone(ZoneInfo(raw["timezone"])),
        series=tuple(Series(**series) for series in raw["series"]),
        points=tuple(
            Point(
                at=start(at),
                value=None if value is None else Decimal(value),
                series=key,
                partial=partial,
                rows=rows,
            )
            for key, at, value, partial, rows in raw["points"]
        ),
        quality=Quality(**{**raw["quality"], "missing": tuple(start(at) for at in raw["quality"]["missing"])}),
        notes=tuple(raw.get("notes", ())),
        snapshot=raw.get("snapshot", False),
        stock=raw.get("stock", False),
        week=tuple(Decimal(value) for value in raw.get("week", ())),
        warnings=tuple(raw.get("warnings", ())),
        sketch=sketch.from_json(raw.get("sketch")),
        days=tuple(
            Point(date.fromisoformat(at), None if value is None else Decimal(value), partial=partial)
            for at, value, partial in raw.get("days", ())
        ),
        spans=tuple(Span(start(at), datetime.fromisoformat(end), name) for at, end, name in raw.get("spans", ())),
    )
