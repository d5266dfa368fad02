"""One question of a message: which operation, of what, when, against what, in which form."""

from collections.abc import Sequence
from datetime import date, timedelta

from pulse.conversation.cells import Cell
from pulse.conversation.doubts import is_doubtful
from pulse.conversation.leftover import leaves_over, unknown_words
from pulse.conversation.moment import Found
from pulse.conversation.moments import moments
from pulse.conversation.named import (
    corrected,
    find_lack,
    find_names,
    is_broken_down,
    is_left_out_of,
    of_dimension,
    of_members,
    of_money,
)
from pulse.conversation.operate import find_form, find_operation, is_plan
from pulse.conversation.ordered import find_count, find_order, is_last, is_lowest, ranks_at, ranks_weekday
from pulse.conversation.query import Against, FormOfAnswer, Operation, Over, Query
from pulse.conversation.reading import Clause, Reading
from pulse.languages.asking.narrowing import WITH
from pulse.conversation.timed import a_year_later, find_time, innermost, joined_to_one
from pulse.series.periods import floor_day, step


def read(clause: Clause) -> Reading:
    """What a clause asks, by itself."""
    said = clause.said
    every = moments(said, clause.clock)
    times = every if ranks_weekday(clause, every) else innermost(every)
    for found in every:
        clause.used |= {*range(found.start, found.end)}
    figures, members = find_names(clause)
    kept = corrected(clause, members)
    without = is_left_out_of(clause, members) if kept == members else False
    members = kept
    lacks = find_lack(clause, figures)
    ranks = any(ranks_at(clause, place) for place in range(len(said)))
    over, each, times = find_order(clause, times, ranks=ranks)
    count = find_count(clause, times)
    operation, asks = find_operation(clause, times, members, over, ranks=ranks)
    form, operation, asks = find_form(clause, operation, asks=asks)
    span, against, against_span, moment = find_time(clause, times, operation, asks=asks, several=len(members) > 1)
    figures = figures or of_money(clause) or of_dimension(clause) or of_members(clause)
    low = (is_lowest(clause) or is_last(clause, times)) and ranks
    drafted = Query(
        operation=operation,
        figure=figures[0] if figures else 0,
        members=tuple(members),
        without=without,
        span=span,
        against=against,
        against_span=against_span,
        unit=_unit(clause, operation),
        count=count,
        lowest=low and operation in {Operation.RANK, Operation.EXTREME},
        over=over or _over_members(clause, members),
        each=each,
        form=form,
    )
    query = _with_fitting_times(_with_fitting_operation(drafted, clause, len(times), asks=asks), clause, times)
    asks = asks or (query.operation is Operation.AVERAGE and drafted.operation is not Operation.AVERAGE)
    return Reading(
        query,
        asks=asks,
        joins=_is_joined(clause),
        others=clause.has("other_one") and clause.has("by_name"),
        goes_on=bool(said)
        and (
            said[0].means("follow", "and", "only", "without", "by", "compare")
            or _refers(clause)
            or clause.has("meant")
            or any(found.moment.same for found in times)
        ),
        named=_named(
            query, has_figure=bool(figures), has_time=moment is not None, has_now=_is_of_now(clause, asks=asks)
        )
        | ({"whole"} if clause.has("everything") else frozenset()),
        moment=moment,
        unknown=unknown_words(clause),
        lacks=lacks or _too_fine(clause, times, query),
        further=(
            *(query.model_copy(update={"figure": figure}) for figure in figures[1:]),
            *_other_end(clause, query),
        ),
        content=sum(_says(cell) for cell in said),
        compares=clause.has("compare"),
        points_back=clause.has("refer"),
        refers=any(found.moment.same for found in times),
        unsure=_is_at_odds(query) or leaves_over(clause, times, query.operation) or is_doubtful(clause, times, query),
    )


def _other_end(clause: Clause, query: Query) -> tuple[Query, ...]:
    """The other end of an order, where both are asked for: the best and the worst week."""
    if query.operation not in {Operation.RANK, Operation.EXTREME}:
        return ()
    for place in range(len(clause.said) - 2):
        ends = (clause.means(place, "rank"), clause.means(place + 2, "worst"))
        turned = (clause.means(place, "worst"), clause.means(place + 2, "rank"))
        if clause.means(place + 1, "and") and (all(ends) or all(turned)):
            return (query.model_copy(update={"lowest": not query.lowest}),)
    return ()


def _unit(clause: Clause, operation: Operation) -> str:
    """In what the answer is wanted; a share is in per cent by itself."""
    if clause.has("per_day") and operation in {Operation.VALUE, Operation.AVERAGE}:
        return "per_day"
    if clause.has("percent") and clause.has("absolute"):
        return _chosen_unit(clause)
    if clause.has("percent"):
        return "" if operation is Operation.SHARE else "percent"
    return "amount" if clause.has("absolute") else ""


def _chosen_unit(clause: Clause) -> str:
    """Of both units the one that is wanted: in euros instead of per cent."""
    place = clause.place_of("percent") or 0
    refused = any(clause.means(before, "compare", "without", "follow") for before in range(max(0, place - 2), place))
    return "amount" if refused else "percent"


def _over_members(clause: Clause, members: Sequence[str]) -> Over | None:
    """Members where it is to be broken down; "the store in Lyon" is one of them."""
    by = is_broken_down(clause)
    if clause.has("total", "together") and not clause.has("by", "each"):
        # The total of the three shops.
        return None
    return Over.MEMBERS if by and not (members and not _is_divided(clause)) else None


def _is_divided(clause: Clause) -> bool:
    """Whether "by" or "each" stands right before what it is broken down by: not of "by how much has the Team plan"."""
    for place, cell in enumerate(clause.said):
        by = cell.means("by_name") or any(item.startswith("dimension/") for item in cell.meanings)
        if cell.called is None and by:
            return any(clause.means(before, "by", "each") for before in range(max(0, place - 2), place))
    return clause.has("by", "each")


def _with_fitting_operation(query: Query, clause: Clause, times: int, *, asks: bool) -> Query:
    """The operation that fits what is compared with, where the words alone do not tell."""
    operation = query.operation
    compared = query.against is not None or query.against_span is not None
    if query.unit == "per_day":
        return query.model_copy(update={"operation": Operation.AVERAGE, "each": "day"})
    if operation is Operation.VALUE and query.against is not None and not asks:
        operation = Operation.CHANGE
    counts = any(not _COUNTS.isdisjoint(cell.said) for cell in clause.said if cell.means("count_of"))
    if operation is Operation.CHANGE and not compared and counts and query.unit != "percent":
        # "How many fell away" counts.
        operation = Operation.VALUE
    if operation is Operation.CHANGE and query.span and query.against_span and times > 1:
        operation = Operation.COMPARE
    if operation is Operation.VALUE and query.span is not None and _is_period_by_period(clause):
        return query.model_copy(update={"operation": Operation.TABLE, "form": FormOfAnswer.TABLE})
    if operation is Operation.VALUE and query.unit == "percent" and query.members and not query.without:
        percent = clause.scope.result(query.figure).whole.unit == "percent"
        if not compared and (percent or query.operation is Operation.VALUE):
            return query.model_copy(update={"operation": operation if percent else Operation.SHARE, "unit": ""})
    return query.model_copy(update={"operation": operation})


def _is_period_by_period(clause: Clause) -> bool:
    """Whether each of the chart's own periods is wanted: per week, of a weekly chart."""
    grain = clause.clock.grain
    return any(
        clause.means(place, "by", "each") and clause.means(place + 1, grain) for place in range(len(clause.said) - 1)
    )


_COUNTS = frozenset(
    ["many", "viele", "wieviele", "cuantos", "cuantas", "quantos", "quantas", "quanti", "quante", "de", "d"]
)
"""What asks for a number of things, and not for how much something moved."""


def _end_of_period(first: date, clause: Clause) -> date:
    """The first day after the period of the chart that begins on a day."""
    grain = clause.clock.grain
    return step(floor_day(first, grain), grain, 1) if grain != "hour" else first + timedelta(days=1)


def _with_fitting_times(query: Query, clause: Clause, times: Sequence[Found]) -> Query:
    """The times that fit the operation: of a goal none to compare with, of a forecast none that is over."""
    span, other = query.span, query.against_span
    if query.operation is Operation.GOAL:
        now = span is not None and span.first == span.last == (clause.clock.now or clause.clock.today)
        return query.model_copy(update={"against": None, "against_span": None, "span": None if now else span})
    if query.operation in {Operation.DEFINITION, Operation.QUALITY, Operation.MORE}:
        return query.model_copy(update={"over": None})
    if query.operation is Operation.MEMBERS and clause.has("long_ago"):
        return query.model_copy(update={"span": None})
    if query.operation is Operation.FORECAST and span is not None and span.last < clause.clock.today:
        return query.model_copy(update={"span": a_year_later(span)})
    adds = query.operation is Operation.DOCUMENT or (query.operation is Operation.VALUE and clause.has("total"))
    if adds and span is not None and other is not None:
        return query.model_copy(update={"span": joined_to_one(span, other), "against_span": None})
    to_goal = clause.has("goal") and not is_plan(clause)
    since = next((found.moment for found in times if found.moment.since is not None), None)
    if query.operation is Operation.CHANGE and since is not None and other == since.since and span is None:
        long = since.since.last >= _end_of_period(since.since.first, clause)
        if long:
            # Since September, of days: its course, as one day and a month are not alike.
            return query.model_copy(update={"operation": Operation.TREND, "span": since.span, "against_span": None})
    if query.operation is Operation.CHANGE and query.against is None and other is None and to_goal:
        return query.model_copy(update={"against": Against.GOAL})
    return query


def _is_joined(clause: Clause) -> bool:
    """Whether "with" stands right before the first member."""
    named = [place for place, cell in enumerate(clause.said) if cell.called is not None and cell.called.key]
    return bool(named) and named[0] > 0 and clause.said[named[0] - 1].said[-1] in WITH


def _is_of_now(clause: Clause, *, asks: bool) -> bool:
    """Whether "now" is a time: at the beginning it often only goes on, "now as a picture"."""
    says = [place for place, cell in enumerate(clause.said) if _says(cell)]
    nows = [place for place in says if clause.means(place, "now")]
    return bool(nows) and (asks or len(says) == 1 or nows[0] != says[0])


def _named(query: Query, *, has_figure: bool, has_time: bool, has_now: bool) -> frozenset[str]:
    """Which slots a clause fills."""
    filled = {
        "members": bool(query.members),
        "figure": has_figure,
        "span": query.span is not None or has_time,
        "against": query.against is not None or query.against_span is not None,
        "unit": bool(query.unit),
        "over": query.over is not None,
        "form": query.form is not FormOfAnswer.TEXT,
        "count": query.count is not None,
        "now": has_now and query.span is None,
    }
    return frozenset(key for key, is_filled in filled.items() if is_filled)


def _too_fine(clause: Clause, times: Sequence[Found], query: Query) -> str:
    """That weekdays are asked of, and a period holds several."""
    weekdays = any(found.moment.weekday is not None for found in times) or query.over is Over.WEEKDAYS
    return "time" if weekdays and clause.scope.result(query.figure).grain not in {"hour", "day"} else ""


def _is_at_odds(query: Query) -> bool:
    """Whether something is compared with and nothing is compared."""
    return query.operation is Operation.VALUE and (query.against is not None or query.against_span is not None)


def _says(cell: Cell) -> bool:
    """Whether a cell says anything by itself."""
    says = cell.means("now") or not (cell.is_filler or cell.means("mark", "follow", "ack", "and"))
    return cell.called is not None or says


def _refers(clause: Clause) -> bool:
    """Whether it points back at what was spoken of, and names nothing of its own."""
    times = [found for found in moments(clause.said, clause.clock) if found.moment.span is not None]
    named = any(cell.called is not None for cell in clause.said) or times
    return clause.has("refer") and not named
