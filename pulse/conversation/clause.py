"""One question of a message: which operation, of what, when, against what, in which form."""

from collections.abc import Sequence

from pulse.conversation.cells import Cell
from pulse.conversation.doubts import is_doubtful
from pulse.conversation.fitting import with_fitting_operation, with_fitting_times
from pulse.conversation.innermost import innermost
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
from pulse.conversation.operate import find_form, find_operation
from pulse.conversation.ordered import find_count, find_order, is_last, is_lowest, ranks_at, ranks_weekday
from pulse.conversation.query import FormOfAnswer, Operation, Over, Query
from pulse.conversation.reading import Clause, Reading
from pulse.conversation.timed import find_time
from pulse.languages.asking.narrowing import WITH


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
    taken = find_time(clause, times, operation, asks=asks, several=len(members) > 1)
    figures = figures or of_money(clause) or of_dimension(clause) or of_members(clause)
    low = (is_lowest(clause) or is_last(clause, times)) and ranks
    drafted = Query(
        operation=operation,
        figure=figures[0] if figures else 0,
        members=tuple(members),
        without=without,
        span=taken.span,
        against=taken.against,
        against_span=taken.against_span,
        unit=_unit(clause, operation),
        count=count,
        lowest=low and operation in {Operation.RANK, Operation.EXTREME},
        over=over or _over_members(clause, members),
        each=each,
        form=form,
    )
    query = with_fitting_times(with_fitting_operation(drafted, clause, len(times), asks=asks), clause, times)
    asks = asks or (query.operation is Operation.AVERAGE and drafted.operation is not Operation.AVERAGE)
    return Reading(
        query,
        asks=asks,
        joins=_is_joined(clause),
        picks=clause.has("who") and not clause.has("why"),
        same=next((found.moment.unit for found in times if found.moment.same), None),
        others=clause.has("other_one") and clause.has("by_name"),
        goes_on=bool(said)
        and (
            said[0].means("follow", "and", "only", "without", "by", "compare")
            or _refers(clause)
            or clause.has("meant")
            or any(found.moment.same for found in times)
        ),
        named=_named(query, has_figure=bool(figures), has_time=taken.left is not None, has_now=_is_of_now(clause))
        | ({"whole"} if clause.has("everything") or _is_of_all(clause, query) else frozenset()),
        moment=taken.left,
        unknown=unknown_words(clause),
        lacks=lacks or _too_fine(clause, times, query),
        further=(
            *(query.model_copy(update={"figure": figure}) for figure in figures[1:]),
            *_other_end(clause, query),
        ),
        content=sum(_says(cell) for cell in said),
        compares=clause.has("compare"),
        points_back=clause.has("refer"),
        refers=query.span is None and any(found.moment.same for found in times),
        unsure=(_is_at_odds(query) and taken.left is None)
        or leaves_over(clause, times, query.operation)
        or is_doubtful(clause, times, query),
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


def _is_of_all(clause: Clause, query: Query) -> bool:
    """The total of the three shops: the whole, whoever was spoken of."""
    return not query.members and clause.has("total") and is_broken_down(clause)


def _is_joined(clause: Clause) -> bool:
    """Whether "with" stands right before the first member."""
    named = [place for place, cell in enumerate(clause.said) if cell.called is not None and cell.called.key]
    return bool(named) and named[0] > 0 and clause.said[named[0] - 1].said[-1] in WITH


def _is_of_now(clause: Clause) -> bool:
    """Whether "now" is a time: at the beginning it often only goes on, "now as a picture"."""
    says = [place for place, cell in enumerate(clause.said) if _says(cell)]
    nows = [place for place in says if clause.means(place, "now")]
    return bool(nows) and (len(says) == 1 or nows[0] != says[0])


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
