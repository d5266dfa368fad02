"""The periods that a plot shows, and which of them is what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import isnan, nan

from pulse.chart.label import period_label
from pulse.chart.page import Box
from pulse.chart.type import Drawn, Weight, drawable, width
from pulse.definition.catalogue import LanguageCode
from pulse.insight import headline_change
from pulse.insight.fact import Fact
from pulse.series import Dataset, Point
from pulse.series.periods import Start

_NAME = 34.0
_GAP = 22.0


@dataclass(frozen=True)
class Span:
    """The newest periods of a result.

    Args:
        points: In order of time.
        values: Their figures; nan where there is none.
        newest: Place of the newest complete period.
        base: Place of what it is held against, or None where that lies before.
        like: Places of periods that are alike: the same weekday, or the same month.
        names: What an axis calls each.
    """

    points: tuple[Point, ...]
    values: tuple[float, ...]
    newest: int
    base: int | None
    like: frozenset[int]
    names: tuple[Drawn, ...]

    @property
    def partial(self) -> list[int]:
        """Places of periods that are not complete."""
        return [place for place, point in enumerate(self.points) if point.partial and not isnan(self.values[place])]

    @property
    def known(self) -> list[float]:
        """Figures of complete periods."""
        return [v for p, v in zip(self.points, self.values, strict=True) if not p.partial and not isnan(v)]


def span_of(result: Dataset, facts: Sequence[Fact], count: int, language: LanguageCode) -> Span:
    """The newest ``count`` periods; more where the base of the headline lies a little further back."""
    everything = list(result.table[""].values())
    points = tuple(everything[-count:])
    newest = result.complete[-1].at
    starts = [point.at for point in points]
    if newest not in starts:
        place = [point.at for point in everything].index(newest)
        points = tuple(everything[max(0, place - count + 1) : place + 1])
        starts = [point.at for point in points]
    change = headline_change(facts)
    base = change.evidence[1].at if change else None
    places = [place for place, start in enumerate(starts) if start.isoformat() == base]
    return Span(
        points,
        tuple(nan if point.value is None else float(point.value) for point in points),
        starts.index(newest),
        places[0] if places else None,
        frozenset(place for place, start in enumerate(starts) if _alike(start, newest, result.grain)),
        tuple(drawable(period_label(result, start, language)) for start in starts),
    )


def _alike(start: Start, newest: Start, grain: str) -> bool:
    if start >= newest:
        return False
    if grain == "hour" and isinstance(start, datetime) and isinstance(newest, datetime):
        return start.hour == newest.hour
    if grain == "day":
        return start.weekday() == newest.weekday()
    return grain in {"month", "quarter"} and _month(start) == _month(newest)


def _month(start: date) -> int:
    return start.month


def axis_names(span: Span, middles: Sequence[float], box: Box) -> list[tuple[int, float, Drawn]]:
    """Which periods are named: place, where the name begins, and the name; none touches another or leaves ``box``.

    The newest always is, then its base, then the first, then as many as have room.

    Args:
        span: The periods.
        middles: Where each of them is on the page.
        box: Between whose left and right names stand.
    """
    wanted = [span.newest]
    if span.base is not None:
        wanted.append(span.base)
    wanted += [0, *sorted(span.like, reverse=True), *range(len(span.points) - 1, -1, -1)]
    taken: list[tuple[float, float]] = []
    found: list[tuple[int, float, Drawn]] = []
    for place in dict.fromkeys(wanted):
        heavy = Weight.BOLD if place == span.newest else Weight.REGULAR
        room = width(span.names[place], _NAME, heavy)
        left = min(max(box.left, middles[place] - room / 2), box.right - room)
        if room and all(left > end + _GAP or left + room < begin - _GAP for begin, end in taken):
            taken.append((left, left + room))
            found.append((place, left, span.names[place]))
    return found
