"""What was said and has no part in a query: a word that narrows, turns round or adds, so that it is asked back."""

from collections.abc import Callable, Sequence

from pulse.conversation.cursor import is_end
from pulse.conversation.moment import UNITS, Found
from pulse.conversation.moments import overlaps
from pulse.conversation.query import Operation, Over, Query
from pulse.conversation.reading import Clause
from pulse.languages.asking.narrowing import ABOVE, BOTH, THE
from pulse.languages.asking.wishing import DENIES

_COMPARES = frozenset({Operation.CHANGE, Operation.COMPARE, Operation.WHY, Operation.TREND, Operation.DEFINITION})
_OF_THE_DATA = frozenset([Operation.QUALITY, Operation.DEFINITION, Operation.USUAL, Operation.FORECAST, Operation.MORE])
_ORDERED = frozenset({Operation.RANK, Operation.EXTREME})
_LONG = frozenset({"week", "month", "quarter", "year"})
_ONE_FIGURE = frozenset({Operation.VALUE, Operation.CHANGE, Operation.COMPARE})
_OF_UNITS = _ONE_FIGURE | {Operation.DOCUMENT, Operation.SHARE, Operation.CHART}


def is_doubtful(clause: Clause, times: Sequence[Found], query: Query) -> bool:
    """Whether a part of what was said is not in ``query``, though it would change the answer."""
    if _cuts(clause, times, query) or (query.operation is Operation.DEFINITION and query.span is not None):
        return True
    return query.operation not in _OF_THE_DATA and any(rule(clause, times, query) for rule in _rules())


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


def _rules() -> tuple[Callable[[Clause, Sequence[Found], Query], bool], ...]:
    return (
        _averages_some,
        _denies,
        _is_bounded,
        _is_of_now,
        _has_no_goal,
        _filters,
        _means_both,
        _is_same_elsewhere,
        _leaves_out,
        _counts_on,
        _adds,
        _has_spare_times,
        _has_spare_units,
        _is_of_weekdays,
        _is_broken_down,
    )


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


def _averages_some(clause: Clause, times: Sequence[Found], query: Query) -> bool:  # noqa: ARG001 - rules look alike
    """The average of the five best days."""
    return query.operation in _ORDERED and clause.has("average") and query.over is Over.PERIODS


def _denies(clause: Clause, times: Sequence[Found], query: Query) -> bool:  # noqa: ARG001 - rules look alike
    """A "not" that nothing was made of; at the beginning or the end it is only said: "no, ...", "... or not"."""
    if query.without or query.operation is Operation.WHY:
        return False
    says = [place for place, cell in enumerate(clause.said) if not cell.means("mark")]
    for place in says[1:-1]:
        cell = clause.said[place]
        if place in clause.used or cell.called is not None or DENIES.isdisjoint(cell.said) or cell.means("in"):
            continue
        tag, following = clause.said[place - 1], clause.said[place + 1]
        if tag.said[-1] in _OR or following.means("percent", "absolute", "chart", "table", "mark"):
            continue
        if len(cell.said) == 1 and cell.said[0] in _OTHERWISE.get(clause.language, frozenset()):
            continue
        return True
    return False


_OR = frozenset(["or", "oder", "ou", "o", "oppure"])
_OTHERWISE = {"pt": frozenset({"no", "nos"}), "en": frozenset({"mai"}), "fr": frozenset({"sin", "don"})}
"""What denies in one language and is another word in this one: "no" is "in the" in Portuguese."""


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


def _has_no_goal(clause: Clause, times: Sequence[Found], query: Query) -> bool:  # noqa: ARG001 - rules look alike
    """The goal of a member: goals are of the whole."""
    return query.operation is Operation.GOAL and bool(query.members)


def _filters(clause: Clause, times: Sequence[Found], query: Query) -> bool:  # noqa: ARG001 - rules look alike
    """Days above the average, more than 500: only some of the periods."""
    for place, cell in enumerate(clause.said[:-1]):
        above = cell.said[-1] in ABOVE and cell.called is None
        more = cell.means("change") and cell.means("compare")
        at = place + 1
        while at < len(clause.said) - 1 and clause.said[at].is_filler:
            at += 1
        following = clause.said[at]
        amount = following.means("amount") or (following.means("number") and not overlaps(times, at))
        if (above and (amount or following.means("average"))) or (more and amount):
            return True
    return False


def _means_both(clause: Clause, times: Sequence[Found], query: Query) -> bool:
    """Both of them, the two: of what was spoken of before, where this names no two of anything."""
    both = any(
        not BOTH.isdisjoint(cell.said) or (place and cell.numbered("n") == 2 and clause.said[place - 1].said[-1] in THE)  # noqa: PLR2004 - the two
        for place, cell in enumerate(clause.said)
        if cell.called is None
    )
    return both and len(query.members) < 2 and len(times) < 2 and query.against_span is None  # noqa: PLR2004


def _is_same_elsewhere(clause: Clause, times: Sequence[Found], query: Query) -> bool:  # noqa: ARG001 - rules look alike
    """The same days in October: a part of a time that was read as all of it."""
    return any(
        clause.means(place, "same") and not overlaps(times, place) and clause.means(place + 1, *UNITS, "stretch")
        for place in range(len(clause.said) - 1)
    )


def _counts_on(clause: Clause, times: Sequence[Found], query: Query) -> bool:  # noqa: ARG001 - rules look alike
    """The second best, the first week of: an ordinal that nothing was made of."""
    for place, cell in enumerate(clause.said):
        if cell.numbered("d") is not None or cell.is_filler or overlaps(times, place):
            continue
        many = clause.means(place, "o1") and place + 2 < len(clause.said) and clause.said[place + 1].number is not None
        if many and _is_time(clause, place + 2):
            return True
        after = clause.said[place + 1] if place + 1 < len(clause.said) else cell
        if (
            cell.means("number")
            and (cell.number or 0) > 1
            and not cell.said[0].isdigit()
            and after.means("rank", "worst")
        ):
            return True
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
