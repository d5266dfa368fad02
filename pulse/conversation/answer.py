"""Answers from the frozen snapshot: typed queries, run on its data, with the same proof as the pulse itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pulse.chart.question import Asked, ChartQuestion, refuse_unknown
from pulse.conversation import of_average, of_course, of_figures, of_order
from pulse.conversation.asking import Asking
from pulse.conversation.query import FormOfAnswer, Operation, Over, Query
from pulse.conversation.talk import Talk
from pulse.definition.catalogue import LanguageCode
from pulse.errors import NoDataError
from pulse.insight import find_facts
from pulse.insight.fact import Fact
from pulse.insight.figure import Figure
from pulse.narration import NarrationContext
from pulse.narration.read import first_on
from pulse.narration.sentence import sayable
from pulse.text import Gap, Shape, Text
from pulse.text.proof import Refusal, prove
from pulse.text.spans import own
from pulse.wording import TEXT_LIMIT

_MOST_COMPARED = 4


@dataclass(frozen=True)
class Answer:
    """What goes back to the reader.

    Args:
        text: At most 4096 UTF-16 units.
        facts: What its figures rest on.
        query: What was understood.
        refused: Sentences that could not be proven and were left out.
        chart: The picture that says it better, where there is one.
    """

    text: Text
    facts: tuple[Fact, ...]
    query: Query
    refused: tuple[Refusal, ...] = ()
    chart: ChartQuestion | None = None


def answer(
    query: Query,
    figures: Sequence[Figure],
    language: LanguageCode,
    *,
    said: Sequence[str] = (),
    source: Callable[[Figure, NarrationContext], Text] | None = None,
) -> Answer:
    """The answer to ``query`` from the frozen ``figures``.

    Args:
        query: What is asked.
        figures: The chart's figures, in order; each with facts whose ids begin with nothing.
        language: In which language to answer.
        said: Ids of the facts that the pulse's caption gave already.
        source: Tells how a figure is made.
    """
    query = _with_members(query, figures)
    figure = figures[query.figure]
    context = NarrationContext.of(figure.pulse, figure.result.measure, language)
    facts = sayable(context, figure.facts) or find_facts(figure.result)
    origin = source(figure, context) if source else Text()
    talk = Talk(context, figure.result, facts, frozenset(said), origin)
    asking = Asking(query, figure, talk, language, tuple(item.name for item in figures))
    known = {member.key for member in figure.result.members}
    made = _ANSWERS[query.operation](asking) if known.issuperset(query.members) else of_order.parts(asking)
    text, refused = prove(made, talk.renderer.facts.values(), context)
    if not text:
        # Nothing of it can be proven, so none of it is said.
        text = talk.line("other")
    if len(figures) > 1:
        # Of several figures the reader has to see which one is spoken of.
        text = own(figure.name, "name", shape=Shape.HEADING) + first_on(text, Gap.LINE)
    used = tuple(talk.renderer.facts[fact] for fact in text.facts)
    drawn = picture(asking) if known.issuperset(query.members) else None
    return Answer(text.within(TEXT_LIMIT), used, query, tuple(refused), drawn)


def _with_members(query: Query, figures: Sequence[Figure]) -> Query:
    """The query of the figure that has the members asked for, where the one it names has not."""
    wanted = {*query.members}
    order = [query.figure, *(number for number in range(len(figures)) if number != query.figure)]
    has = [number for number in order if wanted <= {member.key for member in figures[number].result.members}]
    return query.model_copy(update={"figure": has[0]}) if has else query


def picture(asking: Asking) -> ChartQuestion | None:
    """The picture that says the answer better, or that was asked for; None where there is none to draw."""
    question = _question(asking)
    if question is None:
        return None
    try:
        refuse_unknown(asking.result, question)
    except NoDataError:
        return None
    return question


def _question(asking: Asking) -> ChartQuestion | None:  # noqa: PLR0911 - a table
    query, result = asking.query, asking.result
    wanted = query.form in {FormOfAnswer.CHART, FormOfAnswer.TABLE} or query.operation is Operation.CHART
    compares = query.operation is Operation.COMPARE and 1 < len(query.members) <= _MOST_COMPARED and not query.without
    better = compares or query.operation is Operation.TREND
    if not (wanted or better) or not asking.picked.periods:
        return None
    newest = result.complete[-1].at
    single = (asking.at,) if asking.is_single and asking.at != newest else ()
    if query.form is FormOfAnswer.TABLE and query.over is Over.MEMBERS:
        return ChartQuestion(Asked.TABLE, query.members)
    if query.form is FormOfAnswer.TABLE:
        return None
    if query.operation is Operation.SHARE:
        return ChartQuestion(Asked.SHARE, query.members, single) if asking.is_single else None
    if compares or (wanted and 1 < len(query.members) <= _MOST_COMPARED and not query.without):
        return ChartQuestion(Asked.MEMBERS, query.members)
    if query.without or len(query.members) > 1:
        return None
    by_member = query.over is Over.MEMBERS or query.operation in {Operation.RANK, Operation.WHY}
    if by_member and result.members and not query.members:
        base = of_figures.base_of(asking)
        if query.operation is Operation.WHY and base is not None and len(base.periods) == 1 and asking.is_single:
            return ChartQuestion(Asked.PERIODS, (), (base.periods[0], asking.at))
        return ChartQuestion(Asked.BY_MEMBER, (), single) if asking.is_single else None
    return ChartQuestion(Asked.OVER_TIME, query.members)


def _chart(asking: Asking) -> Text:
    """One line under a picture: the newest figure and its change, or that of the time asked for."""
    if asking.query.over is Over.MEMBERS:
        return of_order.rank(asking)
    return (
        of_course.changed_over(asking) if asking.span is not None and not asking.is_single else of_figures.value(asking)
    )


def _document(asking: Asking) -> Text:
    if not asking.picked.periods:
        return asking.outside()
    return asking.talk.line("file_caption")


_ANSWERS: dict[Operation, Callable[[Asking], Text]] = {
    Operation.VALUE: of_figures.value,
    Operation.CHANGE: of_figures.changed,
    Operation.WHY: of_course.why,
    Operation.RANK: of_order.rank,
    Operation.EXTREME: of_order.extreme,
    Operation.TREND: of_course.trend,
    Operation.SHARE: of_order.share,
    Operation.COMPARE: of_figures.compared,
    Operation.AVERAGE: of_average.average,
    Operation.FORECAST: lambda asking: of_course.ahead(asking, "forecast"),
    Operation.GOAL: lambda asking: of_course.ahead(asking, "pace", "goal"),
    Operation.USUAL: of_course.usual,
    Operation.DEFINITION: of_course.definition,
    Operation.QUALITY: of_course.quality,
    Operation.TABLE: of_order.table,
    Operation.CHART: _chart,
    Operation.MEMBERS: of_order.parts,
    Operation.DOCUMENT: _document,
    Operation.MORE: of_course.more,
}
