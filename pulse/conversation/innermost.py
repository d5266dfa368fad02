"""Of the times of a clause those that count: cut by each other, the inner of two, the year that only says which."""

from collections.abc import Sequence
from itertools import pairwise

from pulse.conversation.moment import Found, Moment
from pulse.conversation.query import Stretch


def innermost(times: Sequence[Found]) -> list[Found]:
    """Moments without those that only say in which longer one another lies: the third quarter of this year."""
    kept = _a_year_before(_cut(times))
    for found in list(kept):
        span = found.moment.span
        inner = [
            other
            for other in kept
            if other is not found
            and not other.moment.bare
            and other.moment.span is not None
            and span is not None
            and _lies_in(other.moment.span, span)
        ]
        if inner and found in kept and not (found.moment.year_before or found.moment.since) and len(kept) > 1:
            kept.remove(found)
    return kept


def _a_year_before(times: Sequence[Found]) -> list[Found]:
    """Last year, the same day: that day a year before, and not the year."""
    same = [found for found in times if found.moment.same]
    if not same:
        return list(times)
    return [
        Found(Moment(year_before=True), found.start, found.end) if found.moment.year_before else found
        for found in times
        if not (found.moment.same and any(other.moment.year_before for other in times))
    ]


def _cut(times: Sequence[Found]) -> list[Found]:
    """Of this year and "before March" that part which is both."""
    kept = list(times)
    for one, other in pairwise(times):
        open_one, closed = (one, other) if one.moment.is_open else (other, one)
        a, b = open_one.moment.span, closed.moment.span
        if not open_one.moment.is_open or closed.moment.is_open or a is None or b is None or closed.moment.year_before:
            continue
        first, last = max(a.first, b.first), min(a.last, b.last)
        if first <= last and (first, last) != (b.first, b.last) and one in kept and other in kept:
            cut = Found(Moment(Stretch(first=first, last=last)), one.start, other.end)
            kept = [cut if item is one else item for item in kept if item is not other]
    return kept


def _lies_in(inner: Stretch, outer: Stretch) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last and inner.weekday is None
