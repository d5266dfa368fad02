"""The periods that a plot shows, and which of them is what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import isnan, nan

from pulse.chart.brief import Brief
from pulse.chart.label import period_label, whole_period_label
from pulse.chart.type import Drawn, drawable
from pulse.definition.catalogue import Grain, LanguageCode
from pulse.insight.fact import Fact
from pulse.languages.dates import brief
from pulse.series import Dataset, Point
from pulse.series.periods import Start
from pulse.text import Text, labels

_NEAR = 10
"""A base so many periods before the window is joined to it; one farther back stands before a break of the axis."""
_REACH = 370
"""No claim makes the window longer."""
_BEFORE_A_BREAK = 10
_OUTLIER = 4.0
_A_YEAR = 300
_STEPS: dict[Grain, tuple[int, ...]] = {
    "hour": (6, 12, 24, 48),
    "day": (1, 7, 14, 28, 56, 112),
    "week": (1, 2, 4, 13, 26, 52),
    "month": (1, 2, 3, 6, 12, 24),
    "quarter": (1, 2, 4, 8, 20),
    "year": (1, 2, 5, 10),
    "cycle": (1, 2, 4, 8),
}
_SCOPES = ("scope", "known_since", "all_since", "since", "against")
_REACHING = ("record", "streak", "turn", "break")
"""Kinds of claims that are shown in full where they are said."""


@dataclass(frozen=True)
class Span:
    """The newest periods of a result.

    Args:
        points: In order of time.
        values: Their figures; nan where there is none.
        newest: Place of the newest complete period.
        base: Place of what it is held against, or None where nothing is.
        like: Places of periods that are alike: the same weekday, or the same month.
        names: What an axis calls each.
        broken: Whether the first is the base from long before, so that the axis is broken after it.
        steps: After how many periods the calendar comes round, the shortest round first.
        anchor: The place from which such rounds are counted: the newest; of hours the newest midnight.
    """

    points: tuple[Point, ...]
    values: tuple[float, ...]
    newest: int
    base: int | None
    like: frozenset[int]
    names: tuple[Drawn, ...]
    broken: bool = False
    steps: tuple[int, ...] = (1,)
    anchor: int = 0

    @property
    def partial(self) -> list[int]:
        """Places of periods that are not complete."""
        return [place for place, point in enumerate(self.points) if point.partial and not isnan(self.values[place])]

    @property
    def missing(self) -> list[int]:
        """Places of periods of which nothing is known, between those of which something is."""
        return [place for place in range(1, self.newest) if isnan(self.values[place])]

    @property
    def known(self) -> list[float]:
        """Figures of complete periods."""
        return [v for p, v in zip(self.points, self.values, strict=True) if not p.partial and not isnan(v)]

    def place_of(self, at: str) -> int | None:
        """Where a period is, by its first moment; None where it is not shown."""
        return next((place for place, point in enumerate(self.points) if point.at.isoformat() == at), None)

    @property
    def outlier(self) -> float | None:
        """What all others come to at most, where the highest figure is more than four times that; else None."""
        known = sorted(self.known)
        if len(known) < 3:  # noqa: PLR2004 - of two neither is odd
            return None
        others = max(abs(value) for value in known[:-1])
        return others if others and known[-1] > _OUTLIER * others else None


def span_of(asked: Brief) -> Span:
    """The newest periods, as many as the owner wants; more where a claim that is said reaches further back."""
    result = asked.result
    everything = list(result.table[""].values())
    newest = result.complete[-1].at
    starts = [point.at for point in everything]
    last = (
        len(everything) if starts.index(newest) >= len(everything) - asked.chart.periods else starts.index(newest) + 1
    )
    first = max(0, last - asked.chart.periods)
    first = min([first, *(_begin(fact, starts) for fact in asked.told(*_REACHING))])
    first = max(first, last - _REACH, 0)
    base = _base(asked, starts)
    if base is not None and first - _NEAR <= base < first:
        first = base
    elif base is not None and result.grain == "hour" and asked.chart.kind in {"auto", "calendar"}:
        # A calendar of hours holds all days from its base on.
        first = min(first, base)
    points = everything[first:last]
    broken = base is not None and base < first
    if broken and base is not None:
        points = [everything[base], *points]
    shown = [point.at for point in points]
    marked = {shown.index(newest), *([] if base is None else [shown.index(starts[base])])}
    return Span(
        tuple(points),
        tuple(nan if point.value is None else float(point.value) for point in points),
        shown.index(newest),
        None if base is None else shown.index(starts[base]),
        frozenset(place for place, start in enumerate(shown) if _alike(start, newest, result)),
        tuple(drawable(_name(result, start, shown.index(start) in marked, asked.language)) for start in shown),
        broken,
        _STEPS[result.grain],
        _anchor(result, shown, shown.index(newest)),
    )


def _anchor(result: Dataset, shown: Sequence[Start], newest: int) -> int:
    for place in range(newest, -1, -1):
        at = shown[place]
        if isinstance(at, datetime) and not at.astimezone(result.zone).hour:
            return place
    return newest


def _name(result: Dataset, start: Start, marked: bool, language: LanguageCode) -> Text:  # noqa: FBT001
    """What an axis calls a period: of hours the newest and its base with their day, midnight by its day."""
    if not isinstance(start, datetime):
        said = period_label(result, start, language)
        newest = result.complete[-1].at
        # The same day a year before would have the same name.
        if (
            result.grain in {"day", "week"}
            and newest.toordinal() - start.toordinal() > _A_YEAR
            and not result.name_of(start)
        ):
            return labels.period_label(f"{said} {start.year}")
        return said
    local = start.astimezone(result.zone)
    if marked:
        return whole_period_label(result, start, language)
    return labels.period_label(brief(local.date(), language) if not local.hour else f"{local:%H:%M}")


def _begin(fact: Fact, starts: Sequence[Start]) -> int:
    """Where the claim of a fact begins."""
    at = next((fact.times[key].at for key in _SCOPES if key in fact.times), "")
    place = next((place for place, start in enumerate(starts) if start.isoformat() == at), len(starts))
    return max(0, place - (_BEFORE_A_BREAK if fact.kind == "break" else 0))


def _base(asked: Brief, starts: Sequence[Start]) -> int | None:
    if asked.change is None:
        return None
    at = asked.change.evidence[1].at
    return next((place for place, start in enumerate(starts) if start.isoformat() == at), None)


def _alike(start: Start, newest: Start, result: Dataset) -> bool:
    if start >= newest or result.stands:
        return False
    if result.grain == "hour" and isinstance(start, datetime) and isinstance(newest, datetime):
        return start.astimezone(result.zone).hour == newest.astimezone(result.zone).hour
    if result.grain == "day":
        return start.weekday() == newest.weekday()
    return result.grain in {"month", "quarter"} and not result.spans and _month(start) == _month(newest)


def _month(start: date) -> int:
    return start.month
