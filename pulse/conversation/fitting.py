"""What fits together where the words alone do not tell: the operation to what is compared, the times to both."""

from collections.abc import Sequence
from datetime import date, timedelta

from pulse.conversation.moment import Found
from pulse.conversation.operate import is_plan
from pulse.conversation.query import Against, FormOfAnswer, Operation, Query
from pulse.conversation.reading import Clause
from pulse.conversation.timed import a_year_later, joined_to_one
from pulse.series.periods import floor_day, step


def with_fitting_operation(query: Query, clause: Clause, times: int, *, asks: bool) -> Query:
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


def with_fitting_times(query: Query, clause: Clause, times: Sequence[Found]) -> Query:
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
    return _fitting_change(query, clause, times) if query.operation is Operation.CHANGE else query


def _fitting_change(query: Query, clause: Clause, times: Sequence[Found]) -> Query:
    """A change since a time longer than a period is a course; against the goal, where one is named."""
    span, other = query.span, query.against_span
    since = next((found.moment for found in times if found.moment.since is not None), None)
    counted = since is not None and other is not None and other == since.since and span is None
    if counted and since is not None and other is not None and other.last >= _end_of_period(other.first, clause):
        # Since September, of days: one day and a month are not alike.
        return query.model_copy(update={"operation": Operation.TREND, "span": since.span, "against_span": None})
    to_goal = clause.has("goal") and not is_plan(clause)
    if query.against is None and other is None and to_goal:
        return query.model_copy(update={"against": Against.GOAL})
    return query
