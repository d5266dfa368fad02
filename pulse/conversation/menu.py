"""Questions as readers see them: what may be meant, and what can be asked of this chart."""

from collections.abc import Sequence

from pulse.conversation.asking import stretch_period
from pulse.conversation.query import Against, FormOfAnswer, Operation, Over, Query
from pulse.conversation.scope import Scope, covered
from pulse.conversation.select import adds_up, member_names, year_before
from pulse.definition.catalogue import LanguageCode
from pulse.insight.fact import Fact
from pulse.insight.names import names
from pulse.narration import NarrationContext
from pulse.text import Gap, Text
from pulse.text.render import Renderer
from pulse.text.spans import own

CHOICE = "choice/"
"""Begins the id of a button that picks one of the questions offered; the message answered and its number follow."""
_SHOWN = 3


def offered(queries: Sequence[Query], scope: Scope, language: LanguageCode, heading: str) -> Text:
    """Up to three questions, numbered, under a heading of ours."""
    text = _renderer(scope, queries[0] if queries else None, language).say(heading)
    for number, query in enumerate(queries[:_SHOWN], start=1):
        text += own(f"{number}.", "number", gap=Gap.LINE) + question(query, scope, language)
    return text


def buttons(queries: Sequence[Query], asked: str) -> tuple[tuple[str, Text], ...]:
    """A button for each of them, with its number, offered in the answer to the message ``asked``."""
    count = min(len(queries), _SHOWN)
    return tuple((f"{CHOICE}{asked}/{number}", own(str(number), "number")) for number in range(1, count + 1))


def question(query: Query, scope: Scope, language: LanguageCode) -> Text:
    """A query as the question that asks it."""
    renderer = _renderer(scope, query, language)
    text = renderer.say(_key(query), given={"subject": _subject(query, scope, language)})
    if query.span is not None:
        fact = Fact(
            id="Q",
            kind="quality",
            about="asked",
            unit="count",
            times={"when": stretch_period(scope.result(), query.span)},
        )
        renderer.facts[fact.id] = fact
        text += renderer.say("q_when", fact.id)
    return text


def _renderer(scope: Scope, query: Query | None, language: LanguageCode) -> Renderer:
    figure = scope.figures[query.figure if query else 0]
    return Renderer(NarrationContext.of(figure.pulse, figure.result.measure, language), ())


def _subject(query: Query, scope: Scope, language: LanguageCode) -> str:
    result = scope.result(query.figure)
    if not query.members:
        return names(result)[""]
    called = member_names(result, query.members).split("\n")
    words = _renderer(scope, query, language).language.words
    if query.without:
        return words["all_but"].format(names=", ".join(called))
    return ", ".join(called)


def _key(query: Query) -> str:
    if query.operation is Operation.CHANGE and query.against is Against.YEAR:
        return "q_change_year"
    if query.operation is Operation.RANK and query.over is Over.WEEKDAYS and not query.lowest:
        return "q_rank_weekdays"
    if query.operation is Operation.RANK:
        return "q_worst" if query.lowest else "q_rank"
    if query.operation is Operation.EXTREME:
        return "q_lowest" if query.lowest else "q_extreme"
    return f"q_{query.operation.value}"


def own_questions(scope: Scope, turn: int) -> list[Query]:
    """Three questions that this chart can answer, others each time: ``turn`` counts the menus of the thread."""
    pool = _pool(scope)
    start = (turn * _SHOWN) % len(pool)
    return [*pool[start:], *pool[:start]][:_SHOWN]


def _pool(scope: Scope) -> list[Query]:
    figure = scope.figures[0]
    result = figure.result
    known = covered(result)
    breaks_down = bool(result.members)
    found = [Query(operation=Operation.WHY)] if breaks_down and result.whole.additive else []
    found.append(Query(operation=Operation.CHANGE))
    if breaks_down:
        found.append(Query(operation=Operation.RANK, over=Over.MEMBERS))
    found += [Query(operation=Operation.TREND, form=FormOfAnswer.CHART), Query(operation=Operation.EXTREME)]
    if any(fact.kind in {"pace", "goal"} for fact in figure.facts):
        found.insert(1, Query(operation=Operation.GOAL))
    if year_before(result, known).last >= known.first and (known.last - known.first).days > 400:  # noqa: PLR2004 - a year and more
        found.append(Query(operation=Operation.CHANGE, against=Against.YEAR))
    if breaks_down and result.whole.additive:
        found.append(Query(operation=Operation.SHARE, over=Over.MEMBERS))
    if adds_up(result) and result.grain == "day":
        found.append(Query(operation=Operation.RANK, over=Over.WEEKDAYS))
    return [*found, Query(operation=Operation.USUAL), Query(operation=Operation.QUALITY)]
