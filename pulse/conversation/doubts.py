"""What was said and has no part in a query: a word that narrows, turns round or adds, so that it is asked back."""

from collections.abc import Sequence

from pulse.conversation.cursor import is_end
from pulse.conversation.moment import UNITS, Found
from pulse.conversation.moments import overlaps
from pulse.conversation.query import Operation, Over, Query
from pulse.conversation.reading import Clause

_COMPARES = frozenset({Operation.CHANGE, Operation.COMPARE, Operation.WHY, Operation.TREND, Operation.DEFINITION})
_OF_THE_DATA = frozenset(
    [Operation.QUALITY, Operation.DEFINITION, Operation.USUAL, Operation.GOAL, Operation.FORECAST, Operation.MORE]
)
_LONG = frozenset({"week", "month", "quarter", "year"})
_ONE_FIGURE = frozenset({Operation.VALUE, Operation.CHANGE, Operation.COMPARE})


def is_doubtful(clause: Clause, times: Sequence[Found], query: Query) -> bool:
    """Whether a part of what was said is not in ``query``, though it would change the answer."""
    if _cuts(clause, times, query) or (query.operation is Operation.DEFINITION and query.span is not None):
        return True
    rules = (_leaves_out, _counts_on, _adds, _has_spare_times, _is_of_weekdays, _is_broken_down)
    return query.operation not in _OF_THE_DATA and any(rule(clause, times, query) for rule in rules)


def _leaves_out(clause: Clause, times: Sequence[Found], query: Query) -> bool:
    """Something is left out, and not the members: not on Mondays, in Spain and not in Italy."""
    named = [place for place, cell in enumerate(clause.said) if cell.called is not None and cell.called.key]
    for place in range(len(clause.said)):
        if not clause.means(place, "without") or clause.means(place, "follow", "worst", "rank"):
            continue
        is_strong = not clause.said[place].is_filler and not clause.means(place, "filler")
        after = is_strong or any(place < found.start for found in times)
        between = bool(named) and named[0] < place < named[-1]
        if between or (place not in clause.used and after and not query.without):
            return True
    return False


def _counts_on(clause: Clause, times: Sequence[Found], query: Query) -> bool:  # noqa: ARG001 - rules look alike
    """The second best, the first week of: an ordinal that nothing was made of."""
    for place, cell in enumerate(clause.said):
        if place in clause.used or cell.numbered("d") is not None or cell.is_filler or overlaps(times, place):
            continue
        if clause.means(place, "o2", "o3", "o4") or (clause.means(place, "o1") and _is_time(clause, place + 1)):
            return True
    return False


def _is_time(clause: Clause, place: int) -> bool:
    if place >= len(clause.said):
        return False
    cell = clause.said[place]
    return cell.means(*UNITS) or cell.numbered("d") is not None


def _adds(clause: Clause, times: Sequence[Found], query: Query) -> bool:
    """Several are to be put together, and are listed or compared."""
    several = len(query.members) > 1 or sum(found.moment.span is not None for found in times) > 1
    if not (several and query.operation in _ONE_FIGURE and clause.has("together")):
        return False
    if not query.members:
        return not clause.has("everything")
    # The answer about several members says what they make together, where they add up.
    adds_up = clause.scope.result(query.figure).whole.additive and query.operation is Operation.VALUE
    return not adds_up or query.against_span is not None


def _cuts(clause: Clause, times: Sequence[Found], query: Query) -> bool:
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
    if compared and query.operation not in _COMPARES:
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


def _is_of_weekdays(clause: Clause, times: Sequence[Found], query: Query) -> bool:  # noqa: ARG001 - rules look alike
    """Weekdays are named, and the answer is of all days."""
    return query.over is Over.WEEKDAYS and query.operation in {Operation.VALUE, Operation.AVERAGE, Operation.COMPARE}


def _is_broken_down(clause: Clause, times: Sequence[Found], query: Query) -> bool:
    """A figure for each week is asked for, and one of all is answered."""
    for place in range(len(clause.said) - 1):
        following = clause.said[place + 1]
        unit = next((unit for unit in UNITS if following.means(unit)), None)
        if clause.means(place, "by", "each") and unit is not None and not overlaps(times, place + 1):
            grain = clause.scope.result(query.figure).grain
            if query.operation in _ONE_FIGURE or (query.operation is Operation.TABLE and unit != grain):
                return True
    return False
