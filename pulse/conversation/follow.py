"""A question that goes on with the one before it: what it does not say is kept, and only what it says is changed."""

from dataclasses import replace
from datetime import date, timedelta

from pulse.conversation.moment import Clock, Moment
from pulse.conversation.query import Against, FormOfAnswer, Operation, Over, Query, Stretch
from pulse.conversation.reading import Reading
from pulse.conversation.timed import weekday_before

_OF_NO_TIME = frozenset(
    {Operation.DEFINITION, Operation.QUALITY, Operation.MEMBERS, Operation.DOCUMENT, Operation.MORE}
)
_SHORT, _SUNDAY = 3, 6
_YEAR = timedelta(days=364)


def follow(reading: Reading, before: Query | None, clock: Clock) -> Reading:
    """``reading`` with what it leaves open taken from the question before, if it goes on with that.

    Args:
        reading: What a clause was read as, by itself.
        before: The question before it; None where there is none.
        clock: What its times are held against.
    """
    query = reading.query
    if query is None:
        return reading
    if before is None or not _goes_on(reading):
        lost = reading.refers or (reading.moment is not None and query.operation is Operation.VALUE)
        return replace(reading, unsure=True) if lost else reading
    if _is_of_the_answer(reading, before):
        return replace(reading, unsure=True)
    if reading.others and before.members and not query.members:
        # Its words leave it open which others; the question before says which not.
        kept = before.model_copy(update={"without": not before.without, "over": None})
        return replace(reading, query=kept, unsure=False)
    kept = _kept(reading, before, query)
    if reading.moment is not None:
        kept = _moved(kept, before, reading.moment, clock)
    return replace(
        reading,
        query=kept,
        further=tuple(kept.model_copy(update={"figure": one.figure, "lowest": one.lowest}) for one in reading.further),
    )


def _is_of_the_answer(reading: Reading, before: Query) -> bool:
    """Whether it speaks of what the answer told, which is not known here: the best day, and why that day."""
    long = before.span is None or before.span.first != before.span.last
    if reading.same == "day" and (long or before.operation is Operation.EXTREME):
        return before.span is not None
    ranked = before.operation in {Operation.RANK, Operation.EXTREME}
    return ranked and reading.points_back and not reading.named & {"members", "figure", "over", "whole"}


def _goes_on(reading: Reading) -> bool:
    """Whether it is no question of its own."""
    if not reading.asks:
        whole = "figure" in reading.named and "span" in reading.named and not reading.goes_on
        return not whole
    return reading.goes_on or reading.content <= _SHORT or _leaves_open(reading)


def _leaves_open(reading: Reading) -> bool:
    """Whether it names no figure and no time: in a thread it is about what was spoken of."""
    return not reading.named & {"figure", "span"}


def _kept(reading: Reading, before: Query, query: Query) -> Query:  # noqa: C901, PLR0912 - a table
    named = reading.named
    update: dict[str, object] = {}
    whole = {Operation.RANK, Operation.MEMBERS}
    ranks = reading.asks and query.operation in whole and (query.over or before.over) in {None, Over.MEMBERS}
    anew = query.over is Over.MEMBERS or ("over" in named and not reading.goes_on)
    whole_named = "whole" in named or anew
    if "members" not in named and not whole_named and not ranks:
        update |= {"members": before.members, "without": before.without}
    if "figure" not in named:
        update["figure"] = before.figure
    if not named & {"span", "now"} and before.span is not None:
        update["span"] = before.span
    if not reading.asks:
        operation = Operation.VALUE if before.operation in _OF_NO_TIME else before.operation
        if reading.query is not None and reading.query.operation is Operation.CHANGE and "against" in named:
            operation = (
                Operation.COMPARE
                if reading.query.against_span and before.operation is Operation.COMPARE
                else Operation.CHANGE
            )
        update["operation"] = operation
        if "against" not in named and "span" not in named:
            update |= {"against": before.against, "against_span": before.against_span}
        if "unit" not in named:
            update["unit"] = before.unit
        if "count" not in named:
            update["count"] = before.count
        if "over" not in named and ("members" not in named or query.without):
            update |= {"over": before.over, "each": before.each}
        elif "members" not in named and query.each is None:
            update["each"] = before.each
        update["lowest"] = before.lowest
        if "unit" in named and before.operation is Operation.VALUE and query.unit == "percent":
            update["operation"] = Operation.CHANGE
    else:
        update |= _kept_of_operation(reading, before, query)
    update |= _kept_members(reading, before, query, whole=whole_named)
    span = query.span
    if span is not None and span.weekday is not None and before.span is not None:
        long = (span.last - span.first).days > (before.span.last - before.span.first).days
        if long:
            update["span"] = before.span.model_copy(update={"weekday": span.weekday})
    return query.model_copy(update=update)


def _kept_members(reading: Reading, before: Query, query: Query, *, whole: bool) -> dict[str, object]:
    """The members that were spoken of and those that are named now, where the words put them together."""
    both = tuple(dict.fromkeys((*before.members, *query.members)))
    pair = len(query.members) == len(before.members) == 1 and query.members != before.members
    if len(before.members) > 1 and not (query.members or before.without or whole) and reading.picks:
        # Which is better, of the two that were compared.
        return {"operation": Operation.COMPARE, "members": before.members, "over": None}
    if reading.compares and pair and not reading.named & {"against", "span"}:
        return {"operation": Operation.COMPARE, "members": both}
    added = before.operation is Operation.COMPARE and len(before.members) > 1 and not reading.asks
    alike = bool(query.members and before.members) and before.without == query.without
    return {"members": both} if alike and (reading.joins or (added and len(query.members) == 1)) else {}


def _kept_of_operation(reading: Reading, before: Query, query: Query) -> dict[str, object]:
    """What an operation that is asked anew takes from the one before it."""
    named = reading.named
    update: dict[str, object] = {}
    if query.operation is before.operation is Operation.CHANGE and not named & {"against", "span"}:
        update |= {"against": before.against, "against_span": before.against_span}
    elif query.operation in {Operation.RANK, Operation.EXTREME} and (query.over is None or query.over == before.over):
        update |= {"over": before.over, "each": before.each, "count": query.count or before.count}
        if before.operation is Operation.RANK:
            update["operation"] = Operation.RANK
    elif query.operation is Operation.CHART and before.operation not in _OF_NO_TIME:
        update |= {"operation": before.operation, "form": FormOfAnswer.CHART, "over": query.over or before.over}
        if "against" not in named:
            update |= {"against": before.against, "against_span": before.against_span}
    elif (
        query.operation is Operation.TABLE and query.over is None and before.over is not None and "members" not in named
    ):
        update |= {"over": before.over}
    elif query.operation is Operation.TABLE and before.operation is Operation.COMPARE:
        update |= {"operation": before.operation, "form": FormOfAnswer.TABLE}
    return update


def _moved(kept: Query, before: Query, moment: Moment, clock: Clock) -> Query:
    """What a moment that is counted from what was spoken of makes of it."""
    if moment.before is not None and clock.grain == "day":
        against = weekday_before(clock, before.span, moment.before)
        return kept.model_copy(update={"span": before.span, "against": None, "against_span": against})
    if moment.back is not None:
        return _stepped_back(kept, before, moment.back, clock)
    span = before.span
    if moment.same_before:
        span = span or Stretch(first=clock.newest, last=clock.newest)
        last = span.first - timedelta(days=1)
        moved = Stretch(first=last - (span.last - span.first), last=last)
        if span.first.day == 1 and (span.last + timedelta(days=1)).day == 1:
            moved = _months_back(span, _months(span))
    elif moment.span is not None and span is not None and (span.first.month, span.first.day) == (1, 1):
        # Last year, after this year so far: all of it.
        moved = moment.span
    elif span is None or before.operation in {Operation.CHANGE, Operation.COMPARE}:
        return kept.model_copy(
            update={"span": span, "against": Against.YEAR, "against_span": None, "operation": Operation.CHANGE}
        )
    elif span.first.weekday() == 0 and (span.last - span.first).days % 7 == _SUNDAY:
        # Whole weeks stay weeks.
        moved = Stretch(first=span.first - _YEAR, last=span.last - _YEAR, weekday=span.weekday)
    else:
        moved = _months_back(span, 12)
    operation = Operation.VALUE if before.operation in _OF_NO_TIME else before.operation
    return kept.model_copy(update={"span": moved, "against": None, "against_span": None, "operation": operation})


def _months(span: Stretch) -> int:
    return (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1


def _stepped_back(kept: Query, before: Query, unit: str, clock: Clock) -> Query:
    """The stretch before the one that was spoken of: the week before last week, the month before October."""
    span = before.span
    if span is None:
        if kept.operation is Operation.CHANGE or kept.against is not None:
            return kept
        last = clock.newest
        span = Stretch(first=last, last=last)
    days = {"day": 1, "week": 7}.get(unit)
    if days is not None:
        back = timedelta(days=days)
        moved = Stretch(first=span.first - back, last=span.last - back, weekday=span.weekday)
    else:
        months = {"month": 1, "quarter": 3, "year": 12}[unit]
        moved = _months_back(span, months)
    operation = Operation.VALUE if before.operation in _OF_NO_TIME else before.operation
    return kept.model_copy(update={"span": moved, "against": None, "against_span": None, "operation": operation})


def _months_back(span: Stretch, months: int) -> Stretch:
    """The same days so many months before; the end of a month stays the end of one."""
    ends = (span.last + timedelta(days=1)).day == 1

    def back(at: date) -> date:
        number = at.year * 12 + at.month - 1 - months
        year, month = number // 12, number % 12 + 1
        first_of_next = at.replace(year=year + month // 12, month=month % 12 + 1, day=1)
        return at.replace(year=year, month=month, day=min(at.day, (first_of_next - timedelta(days=1)).day))

    first, last = back(span.first), back(span.last)
    if ends:
        last = back(span.last.replace(day=1))
        last = (last.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return Stretch(first=first, last=last, weekday=span.weekday)
