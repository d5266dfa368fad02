"""Which operation a clause asks for, and in which form."""

from collections.abc import Sequence

from pulse.conversation.cells import Cell
from pulse.conversation.moment import Found
from pulse.conversation.moments import overlaps
from pulse.conversation.ordered import is_better, ranked_operation
from pulse.conversation.query import FormOfAnswer, Operation, Over
from pulse.conversation.reading import Clause

_STRONG_TABLE = {"table", "tabelle", "tabla", "tableau", "tabela", "tabella", "list", "liste", "lista", "elenco"}


def find_operation(  # noqa: C901, PLR0911, PLR0912 - a table
    clause: Clause, times: Sequence[Found], members: Sequence[str], over: Over | None, *, ranks: bool
) -> tuple[Operation, bool]:
    """What is asked, and whether it is said: a name or a day alone asks how much."""
    spans = [found for found in times if found.moment.span is not None]
    if clause.has("document"):
        return Operation.DOCUMENT, True
    if clause.has("definition") and not clause.has("why") and not (ranks and clause.has("when")) and over is None:
        return Operation.DEFINITION, True
    if clause.has("members") and clause.has_dimension and not (ranks or members or spans or clause.has("why")):
        return Operation.MEMBERS, True
    if clause.has("forecast") or (clause.has("unit_end") and not spans) or any(found.moment.ahead for found in times):
        return (Operation.GOAL if clause.has("goal") and not spans else Operation.FORECAST), True
    if clause.has("goal") and not is_plan(clause) and not (ranks and clause.has("when")):
        return Operation.GOAL, True
    if _asks_quality(clause) and not clause.has("count_of", "why", "rank", "worst", "average"):
        return Operation.QUALITY, True
    if clause.has("share") and not clause.has("why"):
        return Operation.SHARE, True
    if clause.has("why"):
        return Operation.WHY, True
    if clause.has("average") and not ranks:
        return Operation.AVERAGE, True
    if clause.has("usual") and (not ranks or _than_usual(clause)):
        return Operation.USUAL, True
    compares = _compares(clause, times)
    if len(members) > 1 and (compares or clause.has("change", "rank", "worst")) and not clause.has("without"):
        return Operation.COMPARE, True
    if (
        not ranks
        and clause.has("who")
        and clause.has("change")
        and over is None
        and not (compares or times_compare(times))
    ):
        return Operation.WHY, True
    if ranks and _moves(clause) and (over is not Over.PERIODS) and clause.has("who", "by_name") and not compares:
        return Operation.WHY, True
    if ranks:
        return ranked_operation(clause, over)
    if over is None and clause.has("who", "by_name") and not compares and is_better(clause):
        return Operation.RANK, True
    if clause.has("when"):
        return Operation.EXTREME, True
    if clause.has("average"):
        return Operation.AVERAGE, True
    if clause.has("trend") and not (compares and times):
        return Operation.TREND, True
    if len(spans) > 1 and (compares or clause.has("and", "change")) and not clause.has("total"):
        return Operation.COMPARE, True
    if compares and (times or clause.has("change") or not members):
        return Operation.CHANGE, True
    if clause.has("change"):
        return Operation.CHANGE, True
    if clause.has("members") and clause.has("by_name", "who") and not clause.has("value"):
        return Operation.MEMBERS, True
    if any(found.moment.weekday is not None for found in times) or over is Over.WEEKDAYS:
        return Operation.VALUE, clause.has("value", "total")
    if clause.has("value", "total"):
        return Operation.VALUE, True
    if clause.has("more") and not times and not members:
        return Operation.MORE, True
    return Operation.VALUE, False


def _than_usual(clause: Clause) -> bool:
    """Whether it is held against what is usual: higher or lower than usual."""
    return any(cell.means("usual") and not _THAN.isdisjoint(cell.said[:-1]) for cell in clause.said)


_THAN = frozenset(["than", "als", "del", "que", "do", "d", "dal"])


def _moves(clause: Clause) -> bool:
    """Whether it asks for a movement: "worse" alone, as "the worst", only puts in order."""
    return any(
        clause.means(place, "change") and not clause.means(place, "rank", "worst") for place in range(len(clause.said))
    )


def times_compare(times: Sequence[Found]) -> bool:
    """Whether a moment is one that something is compared with by itself."""
    return any(found.moment.year_before or found.moment.back is not None for found in times)


def _compares(clause: Clause, times: Sequence[Found]) -> bool:
    """Whether it compares; of words such as "als" or "que" only where a time, a member or a goal follows."""
    for place, cell in enumerate(clause.said):
        if cell.called is not None or not cell.means("compare"):
            continue
        if not any(word in _WEAK for word in cell.said):
            return True
        after = place + 1
        while after < len(clause.said) and _is_article(clause.said[after]) and not overlaps(times, after):
            after += 1
        if after < len(clause.said) and (
            overlaps(times, after) or clause.said[after].called or clause.said[after].means("goal")
        ):
            return True
    return False


def _is_article(cell: Cell) -> bool:
    return cell.means("filler") and sum(map(len, cell.said)) <= 3  # noqa: PLR2004 - letters of an article


_WEAK = frozenset(
    ["than", "or", "als", "zu", "oder", "o", "que", "con", "ou", "com", "che", "oppure", "con", "v", "face", "as"]
)


def _asks_quality(clause: Clause) -> bool:
    """Whether it asks how good the data is; a complete week is only a week."""
    units = ("day", "week", "month", "quarter", "year")
    return any(
        clause.means(place, "quality")
        and not (
            place
            and clause.said[place - 1].means(*units)
            and clause.said[place].said[0].startswith("complet")
            and not any(cell.said[-1] in _DATA for cell in clause.said)
        )
        and not (clause.said[place].said[0] in _CURRENT and clause.has("value", "count_of"))
        for place in range(len(clause.said))
    )


_DATA = frozenset(["data", "daten", "donnees", "datos", "dados", "dati", "numbers", "zahlen", "chiffres", "numeros"])
_CURRENT = frozenset(["aktuell", "current", "aktuelle"])
"""Of the figure as it stands now, and not of how fresh the data is: "wie hoch ist der MRR aktuell"."""


def is_plan(clause: Clause) -> bool:
    """Whether "plan" is the break-down and no goal."""
    return all(clause.is_dimension(place) for place in range(len(clause.said)) if clause.means(place, "goal"))


def find_form(clause: Clause, operation: Operation, *, asks: bool) -> tuple[FormOfAnswer, Operation, bool]:
    """How the answer is wanted; a form alone is what is asked."""
    if operation is Operation.DOCUMENT:
        return FormOfAnswer.DOCUMENT, operation, True
    if clause.has("chart"):
        plain = (operation is Operation.VALUE and not asks) or operation is Operation.MORE
        return FormOfAnswer.CHART, (Operation.CHART if plain else operation), True if plain else asks
    strong = any(
        cell.means("table") and cell.called is None and cell.said[0].rstrip("s") in _STRONG_TABLE
        for cell in clause.said
    )
    if clause.has("table") and (strong or not asks):
        plain = operation in {Operation.VALUE, Operation.MEMBERS}
        return FormOfAnswer.TABLE, (Operation.TABLE if plain else operation), True
    return FormOfAnswer.TEXT, operation, asks
