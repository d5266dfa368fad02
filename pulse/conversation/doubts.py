"""What was said and has no part in a query: a word that narrows, turns round or adds, so that it is asked back."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from pulse.conversation.doubts_of_time import COMPARES, ONE_FIGURE, cuts, of_time
from pulse.conversation.moment import UNITS, Found
from pulse.conversation.moments import overlaps
from pulse.conversation.query import Operation, Over, Query
from pulse.conversation.reading import Clause
from pulse.languages.asking.narrowing import ABOVE, BOTH, THE, WAYS
from pulse.languages.asking.wishing import DENIES

_OF_THE_DATA = frozenset([Operation.QUALITY, Operation.DEFINITION, Operation.USUAL, Operation.FORECAST, Operation.MORE])
_FIRST = ("primer", "premier", "prim", "erst")
_ORDERED = frozenset({Operation.RANK, Operation.EXTREME})


def is_doubtful(clause: Clause, times: Sequence[Found], query: Query) -> bool:
    """Whether a part of what was said is not in ``query``, though it would change the answer."""
    if query.operation is Operation.USUAL and query.over is Over.MEMBERS:
        # Which region is weak: of members nothing says what is usual.
        return True
    if cuts(clause, times, query) or (query.operation is Operation.DEFINITION and query.span is not None):
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
        *of_time(),
        _averages_some,
        _moves_in_order,
        _crosses,
        _denies,
        _has_no_goal,
        _filters,
        _means_both,
        _leaves_out,
        _counts_on,
        _adds,
        _is_of_weekdays,
        _is_broken_down,
    )


def _moves_in_order(clause: Clause, times: Sequence[Found], query: Query) -> bool:  # noqa: ARG001 - rules look alike
    """The biggest drop: movements put in order, and not figures."""
    return query.operation in _ORDERED and any(
        clause.means(place, "rank") and clause.means(place + 1, "change") and not clause.means(place + 1, "rank")
        for place in range(len(clause.said) - 1)
    )


def _crosses(clause: Clause, times: Sequence[Found], query: Query) -> bool:  # noqa: ARG001 - rules look alike
    """Orders in Lyon and revenue in Paris; North against the rest; not only North; ways of the compass in one."""
    called = [(place, cell.called) for place, cell in enumerate(clause.said) if cell.called is not None]
    members = [place for place, name in called if name.key]
    figures = [place for place, name in called if not name.key]
    figures += [at for at, cell in enumerate(clause.said) if any("figure/" in item for item in cell.meanings)]
    if len(members) > 1 and len(figures) > 1 and members[0] < max(figures) < members[-1]:
        return True
    rest = any(clause.means(place, "compare") for place in range(len(clause.said))) and clause.has("everything")
    if len(members) == 1 and rest and query.operation in COMPARES:
        return True
    only = any(clause.means(at, "without") and clause.means(at + 1, "only") for at in range(len(clause.said) - 1))
    ways = any(
        second - first == 1 and {clause.said[first].said[0], clause.said[second].said[0]} <= WAYS
        for first, second in pairwise(members)
    )
    return only or ways


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
        aside = following.means("mark") and tag.called is None
        if tag.said[-1] in _OR or aside or following.means("percent", "absolute", "chart", "table"):
            continue
        if len(cell.said) == 1 and cell.said[0] in _OTHERWISE.get(clause.language, frozenset()):
            continue
        return True
    return False


_OR = frozenset(["or", "oder", "ou", "o", "oppure"])
_OTHERWISE = {"pt": frozenset({"no", "nos"}), "en": frozenset({"mai"}), "fr": frozenset({"sin", "don"})}
"""What denies in one language and is another word in this one: "no" is "in the" in Portuguese."""


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


def _counts_on(clause: Clause, times: Sequence[Found], query: Query) -> bool:  # noqa: ARG001 - rules look alike
    """The second best, the first week of: an ordinal that nothing was made of."""
    for place, cell in enumerate(clause.said):
        if cell.numbered("d") is not None or cell.is_filler or overlaps(times, place):
            continue
        near = range(max(0, place - 2), min(place + 3, len(clause.said)))
        counted = any(clause.said[at].means("number") or clause.said[at].numbered("n") is not None for at in near)
        first = clause.means(place, "o1") or (clause.means(place, "rank") and cell.said[-1].startswith(_FIRST))
        if first and counted and any(clause.means(at, *UNITS) for at in near):
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
    if not (several and query.operation in ONE_FIGURE and clause.has("together")):
        return False
    if not query.members:
        return not clause.has("everything")
    # The answer about several members says what they make together, where they add up.
    adds_up = clause.scope.result(query.figure).whole.additive and query.operation is Operation.VALUE
    return not adds_up or query.against_span is not None


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
            if query.operation in ONE_FIGURE or (query.operation is Operation.TABLE and unit != grain):
                return True
    return False
