"""The operations that answer a question from frozen data: pick periods, cut off, put together, filter, step back.

Each takes a data set and gives one; none asks the source anything.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from pulse.conversation.query import Stretch
from pulse.conversation.scope import covered, day_of, last_day
from pulse.definition.catalogue import Grain
from pulse.insight.names import names
from pulse.series import Dataset, Point, Quality, Series, Span
from pulse.series.periods import Start, begin, floor_day, step

COMBINED = "\N{SYMBOL FOR UNIT SEPARATOR}"
"""Key of several members together."""
Aggregation = Literal["sum", "last", "mean"]
_YEAR_OF_DAYS = 364
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class Picked:
    """The periods of a data set that a stretch of time is about.

    Args:
        periods: Their first moments, in order; empty where there are none.
        asked: The stretch, without the days that are not there.
        finer: Whether it is a part of one period only, which stands for it.
        before, after: Whether some of its days lie before the first period, or after the newest complete one.
    """

    periods: tuple[Start, ...]
    asked: Stretch
    finer: bool = False
    before: bool = False
    after: bool = False


def pick(result: Dataset, span: Stretch) -> Picked:
    """The complete periods inside ``span``, or the one that holds it."""
    known = covered(result)
    before, after = span.first < known.first, span.last > known.last
    asked = span.model_copy(update={"first": max(span.first, known.first), "last": min(span.last, known.last)})
    if asked.first > asked.last:
        return Picked((), span, before=before, after=after)
    complete = [point.at for point in result.table[""].values() if not point.partial]
    inside = [
        at
        for at in complete
        if day_of(result, at) >= asked.first
        and last_day(result, at) <= asked.last
        and (span.weekday is None or day_of(result, at).weekday() == span.weekday)
    ]
    if inside:
        return Picked(tuple(inside), asked, before=before, after=after)
    holding = [at for at in complete if day_of(result, at) <= asked.first <= last_day(result, at)]
    return Picked(tuple(holding[:1]), asked, finer=True, before=before, after=after)


def adds_up(result: Dataset) -> bool:
    """Whether its figures of several periods add up to one of all of them."""
    return result.whole.additive and not result.stands and result.whole.unit != "percent"


def aggregation(result: Dataset) -> Aggregation:
    """How several periods become one: their sum, the last of what stands at a moment, else their mean."""
    return "sum" if adds_up(result) else "last" if result.stands else "mean"


def until(result: Dataset, at: Start) -> Dataset:
    """``result`` as if ``at`` were its newest period: nothing after it is known."""
    points = tuple(point for point in result.points if point.at <= at)
    last = last_day(result, at)
    days = tuple(point for point in result.days if point.at <= last)
    quality = replace(
        result.quality, late_by=0, empty_by=0, missing=tuple(m for m in result.quality.missing if m <= at)
    )
    return replace(result, points=points, days=days, quality=quality, sketch=None, warnings=())


def combined(result: Dataset, keys: Sequence[str], *, without: bool) -> Dataset:
    """Some members, or all but some, as a whole of their own, with those members as its parts; they have to add up."""
    chosen = [member for member in result.members if (member.key in keys) is not without]
    whole = replace(result.whole, title=result.whole.title)
    points: list[Point] = []
    for point in result.table[""].values():
        values = [result.table[member.key].get(point.at) for member in chosen]
        known = [one.value for one in values if one is not None and one.value is not None]
        total = sum(known, Decimal(0)) if len(known) == len(chosen) else None
        points.append(replace(point, value=total))
    parts = [point for member in chosen for point in result.table[member.key].values()]
    return replace(
        result, series=(whole, *chosen), points=(*points, *parts), sketch=None, days=(), week=(), warnings=()
    )


def put_together(result: Dataset, spans: Iterable[Picked], how: Aggregation) -> Dataset:
    """One period for each of ``spans``, made of the periods that it picks, for the whole and each member.

    Those of its periods without a figure are left out; of members that add up they count nothing.
    """
    made: list[Span] = []
    points: list[Point] = []
    for picked in sorted(spans, key=lambda item: item.asked.first):
        first, last = day_of(result, picked.periods[0]), last_day(result, picked.periods[-1])
        if picked.asked.weekday is not None:
            first, last = picked.asked.first, picked.asked.last
        made.append(Span(first, begin(last + timedelta(days=1), result.zone), "", picked.asked.weekday))
        points += [Point(first, _figure(result, picked.periods, series, how), series.key) for series in result.series]
    ordered = tuple(point for series in result.series for point in points if point.series == series.key)
    return replace(
        result,
        grain="day",
        points=ordered,
        spans=tuple(made),
        days=(),
        week=(),
        sketch=None,
        quality=Quality(rows=result.quality.rows),
        warnings=(),
        notes=(),
    )


def _figure(result: Dataset, periods: Sequence[Start], series: Series, how: Aggregation) -> Decimal | None:
    known = [value for at in periods if (value := result.value(at, series.key)) is not None]
    if not known:
        return None
    if how == "last":
        return result.value(periods[-1], series.key)
    total = sum(known, Decimal(0))
    return total if how == "sum" else total / len(known)


def gaps(result: Dataset, periods: Sequence[Start], key: str = "") -> int:
    """How many of ``periods`` have no figure."""
    return sum(result.value(at, key) is None for at in periods)


def year_before(result: Dataset, span: Stretch) -> Stretch:
    """The same stretch a year before: of whole months by the calendar, else on the same weekdays."""
    if _is_whole_months(span) or result.grain in _MONTHS_OF:
        return Stretch(first=_months_back(span.first, 12), last=_last_back(span.last, 12), weekday=span.weekday)
    back = timedelta(days=_YEAR_OF_DAYS)
    return Stretch(first=span.first - back, last=span.last - back, weekday=span.weekday)


def one_before(span: Stretch) -> Stretch:
    """The stretch before: of months and their beginnings the same part of the months before, else as many days."""
    if span.first.day == 1 and span.weekday is None and (span.last - span.first).days >= 1:
        months = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
        return Stretch(first=_months_back(span.first, months), last=_last_back(span.last, months))
    days = (span.last - span.first).days + 1
    if span.weekday is not None:
        days += -days % 7
    back = timedelta(days=days)
    return Stretch(first=span.first - back, last=span.last - back, weekday=span.weekday)


def _is_whole_months(span: Stretch) -> bool:
    return span.first.day == 1 and (span.last + timedelta(days=1)).day == 1


def _months_back(at: date, months: int) -> date:
    number = at.year * 12 + at.month - 1 - months
    year, month = max(1, number // 12), number % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, min(at.day, (following - timedelta(days=1)).day))


def _last_back(at: date, months: int) -> date:
    """A last day so many months before; the end of a month stays one."""
    if (at + timedelta(days=1)).day != 1:
        return _months_back(at, months)
    following = _months_back(at + timedelta(days=1), months)
    return following - timedelta(days=1)


def each(span: Stretch, unit: Grain) -> list[Stretch]:
    """The whole weeks, months, quarters or years inside a stretch, in order."""
    found: list[Stretch] = []
    at = floor_day(span.first, unit)
    while at <= span.last:
        following = step(at, unit)
        last = following - timedelta(days=1)
        if at >= span.first and last <= span.last:
            found.append(Stretch(first=at, last=last))
        at = following
    return found


def member_names(result: Dataset, keys: Sequence[str]) -> str:
    """Names of members, a line each, as facts hold several."""
    called = names(result)
    return "\n".join(called[key] for key in keys)
