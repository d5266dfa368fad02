"""Times of a question that found no place in what was read: a part of one, one too many, one counted from another."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from pulse.conversation.cursor import is_end
from pulse.conversation.moment import UNITS, Found
from pulse.conversation.moments import overlaps
from pulse.conversation.query import Operation, Over, Query
from pulse.conversation.reading import Clause
from pulse.languages.asking.narrowing import DAYPARTS

COMPARES = frozenset({Operation.CHANGE, Operation.COMPARE, Operation.WHY, Operation.TREND, Operation.DEFINITION})
ONE_FIGURE = frozenset({Operation.VALUE, Operation.CHANGE, Operation.COMPARE})
_OF_UNITS = ONE_FIGURE | {Operation.DOCUMENT, Operation.SHARE, Operation.CHART}
_LONG = frozenset({"week", "month", "quarter", "year"})
_NEAR, _UNLIKE = 2, 4


def of_time() -> tuple[Callable[[Clause, Sequence[Found], Query], bool], ...]:
    """The rules, each of which says whether a time is doubtful."""
    return (
        _is_beside,
        _is_odd,
        _is_halved,
        _is_bounded,
        _is_of_now,
        _is_same_elsewhere,
        _has_spare_times,
        _has_spare_units,
    )


def _is_beside(clause: Clause, times: Sequence[Found], query: Query) -> bool:  # noqa: ARG001 - rules look alike
    """The week before Christmas, the day after: a time that is counted from another."""
    for one, other in pairwise(times):
        if one.moment.back is not None and 0 <= other.start - one.end <= _NEAR:
            return True
    return any(
        found.moment.is_open and any(clause.means(near, *UNITS) for near in range(max(0, found.start - 1), found.start))
        for found in times
    )


def _is_odd(clause: Clause, times: Sequence[Found], query: Query) -> bool:
    """A weekday that is not that of its date; a part of a day; a month against a whole year."""
    for found in times:
        after = clause.said[found.end] if found.end < len(clause.said) else None
        part = after is not None and after.called is None and after.said[-1] in DAYPARTS
        if found.moment.odd or (part and found.moment.unit == "day"):
            return True
    if query.span is None or query.against_span is None or query.operation not in COMPARES:
        return False
    days = [(span.last - span.first).days + 1 for span in (query.span, query.against_span)]
    return max(days) > _UNLIKE * min(days)


def _is_halved(clause: Clause, times: Sequence[Found], query: Query) -> bool:  # noqa: ARG001 - rules look alike
    """Half of October: a part that was read as all of it."""
    halves = [place for place in range(len(clause.said)) if clause.means(place, "half") and place not in clause.used]
    return bool(halves) and query.operation in ONE_FIGURE


def _has_spare_units(clause: Clause, times: Sequence[Found], query: Query) -> bool:
    """A length of time stands by itself and nothing was made of it: "csv week", "the month of it"."""
    if query.each is not None or query.over in {Over.PERIODS, Over.WEEKDAYS} or query.operation not in _OF_UNITS:
        return False
    for place in range(len(clause.said)):
        if place in clause.used or not clause.means(place, *UNITS) or clause.said[place].is_filler:
            continue
        beside = any(overlaps(times, near) for near in range(place - 2, place + 3))
        framed = place and clause.means(place - 1, "each", "by", "per_day", "to", "from", "without")
        if not beside and not framed and not clause.means(place, clause.clock.grain, "filler"):
            return True
    return False


def _is_bounded(clause: Clause, times: Sequence[Found], query: Query) -> bool:
    """Until, since, between: with a time that was not read with it."""
    for place, cell in enumerate(clause.said):
        if place in clause.used or cell.called is not None or cell.is_filler or cell.means("filler"):
            continue
        if cell.means("until", "between", "since") and not (overlaps(times, place) or cell.means("from")):
            return query.operation is not Operation.GOAL
    return False


def _is_of_now(clause: Clause, times: Sequence[Found], query: Query) -> bool:
    """December and now: two times, of which one has no days."""
    spans = [found for found in times if found.moment.span is not None]
    places = [place for place in range(1, len(clause.said)) if clause.means(place, "now")]
    return bool(spans and query.span) and any(clause.means(place - 1, "and") for place in places)


def _is_same_elsewhere(clause: Clause, times: Sequence[Found], query: Query) -> bool:  # noqa: ARG001 - rules look alike
    """The same days in October: a part of a time that was read as all of it."""
    return any(
        clause.means(place, "same") and not overlaps(times, place) and clause.means(place + 1, *UNITS, "stretch")
        for place in range(len(clause.said) - 1)
    )


def cuts(clause: Clause, times: Sequence[Found], query: Query) -> bool:
    """The end of October, early this week: a part of a time that was read as all of it."""
    result = clause.scope.result(query.figure)
    for found in times:
        if result.stands and found.moment.unit == result.grain:
            # What is counted at the end of a month is the month's.
            continue
        before = found.start - 1
        while before >= 0 and clause.said[before].is_filler and not clause.means(before, "part_of"):
            before -= 1
        long = found.moment.unit in _LONG and found.moment.since is None and found.moment.span is not None
        ends = query.operation is Operation.FORECAST and is_end(clause.said[before])
        if long and before >= 0 and clause.means(before, "part_of") and not ends:
            return True
    return False


def _has_spare_times(clause: Clause, times: Sequence[Found], query: Query) -> bool:
    """More times are named than the query has, or one is compared with where nothing compares."""
    spans = [found for found in times if found.moment.span is not None and not found.moment.bare]
    compared = query.against is not None or query.against_span is not None
    if compared and query.operation not in COMPARES:
        return True
    if query.operation is Operation.COMPARE and len(query.members) > 1 and len(spans) > 1:
        return True
    if query.operation is Operation.EXTREME and query.span is not None and query.span.first == query.span.last:
        return True
    joined = query.operation is Operation.DOCUMENT or clause.has("total")
    return len(spans) > (2 if compared or joined else 1) and not _is_within(spans)


def _is_within(spans: Sequence[Found]) -> bool:
    """Whether one of the times holds all others: yesterday, Saturday the 21st."""
    whole = [found.moment.span for found in spans if found.moment.span is not None]
    return any(all(other.first <= one.first and one.last <= other.last for one in whole) for other in whole)
