"""The time that a clause is about, and what it is compared with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pulse.conversation.moment import UNITS, Clock, Found, Moment
from pulse.conversation.moments import overlaps
from pulse.conversation.operate import is_plan
from pulse.conversation.ordered import ranks_weekday
from pulse.conversation.query import Against, Operation, Stretch
from pulse.conversation.reading import Clause
from pulse.definition.catalogue import Grain
from pulse.series.periods import floor_day, step


@dataclass(frozen=True)
class Taken:
    """The time a clause is about, what is compared with, and what is left to an earlier question.

    Args:
        span: The days it is about; None for the newest period.
        against: What is compared with, where it is no time that was named.
        against_span: The time that is compared with.
        left: A moment that only an earlier question can tell.
        weekday: Of the days only those of one name.
    """

    span: Stretch | None = None
    against: Against | None = None
    against_span: Stretch | None = None
    left: Moment | None = None
    weekday: int | None = None


def a_year_later(span: Stretch) -> Stretch:
    """The same days a year later: of what is asked ahead, December is the next one."""
    return Stretch(first=_year_later(span.first), last=_year_later(span.last))


def _year_later(at: date) -> date:
    return at.replace(year=at.year + 1, day=28) if (at.month, at.day) == (2, 29) else at.replace(year=at.year + 1)


def joined_to_one(first: Stretch, second: Stretch) -> Stretch:
    """From the first day of two stretches to the last."""
    return Stretch(first=min(first.first, second.first), last=max(first.last, second.last))


def find_time(  # noqa: C901, PLR0912 - a table
    clause: Clause, times: Sequence[Found], operation: Operation, *, asks: bool, several: bool
) -> Taken:
    """The time it is about, and what is compared with; what only an earlier question can tell is left as a moment."""
    span: Stretch | None = None
    against: Against | None = None
    against_span: Stretch | None = None
    left: Moment | None = None
    weekday = next((found.moment.weekday for found in times if found.moment.weekday is not None), None)
    if clause.has("compare") and clause.has("goal") and not is_plan(clause):
        against = Against.GOAL
    for found in times:
        moment = found.moment
        compared = (_compared(clause, found) and not _is_first_of_two(clause, found, times)) or (
            operation in {Operation.CHANGE, Operation.COMPARE} and span is not None
        )
        if moment.year_before and not compared and operation is Operation.VALUE and not asks:
            left = moment
        if moment.year_before and (compared or operation is Operation.CHANGE or moment.span is None):
            against = Against.YEAR
        elif moment.same_before:
            if compared or operation is Operation.CHANGE:
                against = Against.PREVIOUS
            else:
                left = moment
        elif moment.ends is not None and operation in {Operation.CHANGE, Operation.WHY} and span is None:
            against_span, span = moment.ends
        elif moment.back is not None:
            if compared or operation in {Operation.CHANGE, Operation.COMPARE} or not asks:
                against = Against.PREVIOUS
                against, against_span = _back(clause, moment.back)
                if moment.before is not None and clause.clock.grain == "day":
                    against, against_span = None, weekday_before(clause.clock, span, moment.before)
                    left = moment if span is None else left
            left = left if moment.before is not None else None if compared or asks else moment
        elif moment.since is not None and operation is Operation.CHANGE and not compared:
            against_span = moment.since
        elif moment.span is not None and compared and not (operation is Operation.COMPARE and several):
            against_span = moment.span
        elif moment.span is not None:
            if span is None:
                span = moment.span
            else:
                against_span = moment.span
    taken = Taken(span, against, against_span, left, weekday)
    return _settled(clause, times, operation, taken)


def _settled(clause: Clause, times: Sequence[Found], operation: Operation, taken: Taken) -> Taken:
    """What the moments together mean: which of two is held against which, days of one name, the end of a forecast."""
    span, against_span = _in_order(clause, times, operation, taken)
    span, against_span, weekday = _by_weekday(
        clause, times, operation, replace(taken, span=span, against_span=against_span)
    )
    against = taken.against
    if operation is Operation.FORECAST and span is None:
        span = _ends_of(clause)
    if against is None and against_span is None and _stands_alone(clause, times):
        against = Against.PREVIOUS
    over_all = operation in {Operation.RANK, Operation.EXTREME} and clause.has("so_far") and not times
    if (clause.has("long_ago") or over_all) and span is None:
        span = Stretch(first=clause.clock.oldest, last=clause.clock.newest)
    if weekday is not None:
        whole = span or Stretch(first=clause.clock.oldest, last=clause.clock.newest)
        span = whole.model_copy(update={"weekday": weekday})
    return Taken(span, against, against_span, taken.left, weekday)


def _in_order(
    clause: Clause, times: Sequence[Found], operation: Operation, taken: Taken
) -> tuple[Stretch | None, Stretch | None]:
    """The time that is asked about and the one it is held against, the right way round."""
    span, against_span = taken.span, taken.against_span
    if against_span is not None and span is None and len([item for item in times if item.moment.span]) > 1:
        span = next(item.moment.span for item in times if item.moment.span)
    if span is not None and span == against_span and operation is Operation.VALUE:
        against_span = None
    if span is None and against_span is not None and _is_newest(clause, against_span):
        # The newest day against "last Saturday", which it is itself: the Saturday before.
        span = against_span
    if span is not None and against_span is not None and _is_listed(clause, span, against_span, operation):
        span, against_span = against_span, span
    if span is not None and span == against_span and span.first == span.last:
        against_span = Stretch(first=span.first - timedelta(days=7), last=span.last - timedelta(days=7))
    return span, against_span


def _by_weekday(
    clause: Clause, times: Sequence[Found], operation: Operation, taken: Taken
) -> tuple[Stretch | None, Stretch | None, int | None]:
    """The times, and the weekday they are limited to: the best Saturday since June; on a Monday, on average."""
    span, weekday = taken.span, taken.weekday
    if weekday is None and operation in {Operation.RANK, Operation.EXTREME} and ranks_weekday(clause, times):
        return taken.against_span, None, span.first.weekday() if span else None
    habit = operation is Operation.AVERAGE or (operation is Operation.USUAL and _is_habit(clause, times))
    if weekday is None and habit and _is_weekday(clause, times):
        return taken.against_span, None, span.first.weekday() if span else None
    return span, taken.against_span, weekday


def weekday_before(clock: Clock, span: Stretch | None, weekday: int) -> Stretch:
    """The last such weekday before the day that is spoken of."""
    base = (span.first if span else clock.newest) - timedelta(days=1)
    at = base - timedelta(days=(base.weekday() - weekday) % 7)
    return Stretch(first=at, last=at)


def _ends_of(clause: Clause) -> Stretch | None:
    """The month, quarter or year that a forecast is about, where only its end is named; of a stock its last period."""
    clock = clause.clock
    for unit in reversed(UNITS[1:]):
        for place, cell in enumerate(clause.said):
            named = any(word.startswith(_UNIT_WORDS.get(unit, ())) for word in cell.said)
            if cell.called is None and ((cell.means("unit_end") and named) or (cell.means(unit) and place)):
                first = floor_day(clock.today, unit)
                last = step(first, unit, 1) - timedelta(days=1)
                stands = clause.scope.result().stands
                return Stretch(first=floor_day(last, clock.grain) if stands else first, last=last)
    return None


_UNIT_WORDS: dict[str, tuple[str, ...]] = {
    "week": ("week", "woche", "semaine", "semana", "settiman"),
    "month": ("month", "eom", "monat", "mois", "mes", "mese"),
    "quarter": ("quarter", "eoq", "quartal", "trimestre"),
    "year": ("year", "eoy", "jahr", "annee", "ano", "anno", "ejercicio", "exercice"),
}


def _stands_alone(clause: Clause, times: Sequence[Found]) -> bool:
    """Whether "versus last" ends it: this week versus last."""
    for place in range(1, len(clause.said)):
        ends = place + 1 == len(clause.said) or clause.means(place + 1, "mark")
        before = clause.means(place - 1, "compare")
        if ends and before and clause.means(place, "last", "before") and not overlaps(times, place):
            clause.used.add(place)
            return True
    return False


def _is_newest(clause: Clause, span: Stretch) -> bool:
    return clause.clock.grain == "day" and span.first == span.last == clause.clock.newest


def _is_listed(clause: Clause, span: Stretch, other: Stretch, operation: Operation) -> bool:
    """Whether an earlier and a later time only stand beside each other: then the later is held against the earlier."""
    return operation is Operation.COMPARE and span.last < other.first and not clause.has("compare")


def _is_first_of_two(clause: Clause, found: Found, times: Sequence[Found]) -> bool:
    """Whether a word at the beginning compares this and a later time: compare October with September."""
    later = any(other.start > found.start and _is_a_time(other.moment) for other in times)
    earlier = any(other.start < found.start for other in times)
    words = [place for place in range(found.start) if clause.means(place, "compare")]
    return later and not earlier and bool(words) and clause.said[words[0]].said[0].startswith(_VERBS)


def _is_a_time(moment: Moment) -> bool:
    return moment.span is not None or moment.same_before or moment.year_before or moment.back is not None


_VERBS = ("compar", "confront", "vergleich", "contrast", "gegenuberstell", "stell")


def _is_habit(clause: Clause, times: Sequence[Found]) -> bool:
    """Whether "a Monday" is any such day, and no certain one."""
    return bool(times) and times[0].start > 0 and clause.said[times[0].start - 1].means("a")


def _is_weekday(clause: Clause, times: Sequence[Found]) -> bool:
    """Whether the first moment is a bare weekday: "on a Monday"."""
    if not times:
        return False
    here = clause.said[times[0].start : times[0].end]
    return len(here) == 1 and here[0].numbered("d") is not None


def _back(clause: Clause, unit: Grain) -> tuple[Against | None, Stretch | None]:
    """One period before, or of a day the one that is like it; of other lengths the days themselves."""
    grain = clause.clock.grain
    if unit == grain or (grain == "day" and unit == "week"):
        if unit == "day":
            at = clause.clock.newest - timedelta(days=1)
            return None, Stretch(first=at, last=at)
        return Against.PREVIOUS, None
    if unit == "year":
        return Against.YEAR, None
    return Against.PREVIOUS, None


def _compared(clause: Clause, found: Found) -> bool:
    """Whether a moment stands after "versus", "than" or their like."""
    for place in range(found.start - 1, -1, -1):
        cell = clause.said[place]
        if cell.called is None and cell.means("compare") and not cell.means("filler"):
            return True
        if cell.called is None and cell.means("compare") and clause.has("change"):
            return True
        if not cell.means("filler", "to", "from", "and", "follow"):
            return False
    return False
