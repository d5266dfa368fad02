"""One question of a message: which operation, of what, when, against what, in which form."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from pulse.conversation.cells import Cell
from pulse.conversation.moments import UNITS, Clock, Found, Moment, moments, overlaps
from pulse.conversation.query import Against, FormOfAnswer, Operation, Over, Query, Stretch
from pulse.conversation.scope import Scope
from pulse.definition.catalogue import Grain

_MOST_COUNT = 31
_TALK = frozenset({"filler", "ack", "follow", "mark", "and"})
_EXPLAINS_NOTHING = frozenset({"pause", "weekly", "daily", "clock", "language", "note", "resume", "mute", "undo"})
_STRONG_TABLE = {"table", "tabelle", "tabla", "tableau", "tabela", "tabella", "list", "liste", "lista", "elenco"}
_ORDER: tuple[Grain, ...] = UNITS


@dataclass(frozen=True)
class Reading:
    """What a clause was read as.

    Args:
        query: What it asks; None where it says nothing.
        asks: Whether it names an operation, and not only what narrows one.
        goes_on: Whether it begins as what goes on with a question does.
        named: Which slots it fills.
        moments: The moments that are left for whoever knows what was asked before.
        unknown: Words that have no place.
        lacks: What the chart has not.
        further: More questions of the same clause, of other figures.
        content: How many words or phrases say something.
    """

    query: Query | None
    asks: bool = False
    goes_on: bool = False
    named: frozenset[str] = frozenset()
    moment: Moment | None = None
    unknown: tuple[str, ...] = ()
    lacks: str = ""
    further: tuple[Query, ...] = ()
    content: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it says anything."""
        return self.content == 0 and not self.unknown

    @property
    def is_about_data(self) -> bool:
        """Whether any word of it is of the chart."""
        return self.asks or bool(self.named)

    @property
    def queries(self) -> tuple[Query, ...]:
        """What it asks, in order."""
        return (self.query, *self.further) if self.query else ()

    @property
    def choices(self) -> tuple[Query, ...]:
        """What it may mean, the likeliest first."""
        if self.query is None:
            return ()
        first = self.query
        others = (Operation.VALUE, Operation.CHANGE, Operation.WHY)
        return (first, *(first.model_copy(update={"operation": other}) for other in others if other != first.operation))


@dataclass
class Clause:
    """The cells of a question, and what was made of them."""

    said: Sequence[Cell]
    scope: Scope
    clock: Clock
    used: set[int] = field(default_factory=set)

    def has(self, *meanings: str) -> bool:
        """Whether a word means one of these and is no name."""
        return any(self._means(place, *meanings) for place in range(len(self.said)))

    def _means(self, place: int, *meanings: str) -> bool:
        cell = self.said[place]
        return cell.called is None and cell.means(*meanings)

    def place_of(self, *meanings: str) -> int | None:
        """Where the first such word is."""
        return next((place for place in range(len(self.said)) if self._means(place, *meanings)), None)


def read(clause: Clause) -> Reading:
    """What a clause asks, by itself."""
    said = clause.said
    times = moments(said, clause.clock)
    for found in times:
        clause.used |= {*range(found.start, found.end)}
    figures, members = _names(clause)
    without = _without(clause, members)
    lacks = _lacks(clause, figures, times)
    ranks = clause.has("rank", "worst") and not without
    over, each, times = _over(clause, times, ranks=ranks)
    count = _count(clause, times)
    operation, asks = _operation(clause, times, members, over, ranks=ranks)
    form, operation, asks = _form(clause, operation, asks=asks)
    span, against, against_span, moment = _when(clause, times, operation, asks=asks)
    if operation is Operation.VALUE and not asks and against is not None:
        operation = Operation.CHANGE
    if operation is Operation.CHANGE and span and against_span and len(times) > 1:
        operation = Operation.COMPARE
    if operation is Operation.GOAL:
        against, against_span = None, None
    if operation is Operation.FORECAST and span is not None and span.last < clause.clock.today:
        span = _ahead(span)
    if operation is Operation.DOCUMENT and span and against_span:
        span, against_span = _joined(span, against_span), None
    figures = figures or _of_money(clause)
    if against is None and against_span is None and operation is Operation.CHANGE and clause.has("goal"):
        against = Against.GOAL
    by = _by(clause)
    if by and over is None:
        over = Over.MEMBERS
    unit = "percent" if clause.has("percent") and operation is not Operation.SHARE else ""
    unit = "amount" if clause.has("absolute") and not unit else unit
    if clause.has("per_day") and operation in {Operation.VALUE, Operation.AVERAGE}:
        operation, asks, unit, each = Operation.AVERAGE, True, "per_day", "day"
    if operation is Operation.SHARE and clause.has("percent"):
        unit = ""
    query = Query(
        operation=operation,
        figure=figures[0] if figures else 0,
        members=tuple(members),
        without=without,
        span=span,
        against=against,
        against_span=against_span,
        unit=unit,
        count=count,
        lowest=clause.has("worst") and ranks and operation in {Operation.RANK, Operation.EXTREME},
        over=over,
        each=each,
        form=form,
    )
    named = {
        "members": bool(members),
        "figure": bool(figures),
        "span": span is not None or moment is not None,
        "against": against is not None or against_span is not None,
        "unit": bool(unit),
        "over": over is not None,
        "form": form is not FormOfAnswer.TEXT,
        "count": count is not None,
    }
    content = sum(not (cell.is_filler or cell.means("mark", "follow", "ack", "and")) for cell in said)
    return Reading(
        query,
        asks=asks,
        goes_on=bool(said) and said[0].means("follow", "and", "only", "without", "by", "compare"),
        named=frozenset(key for key, filled in named.items() if filled),
        moment=moment,
        unknown=_unknown(clause),
        lacks=lacks,
        further=tuple(query.model_copy(update={"figure": figure}) for figure in figures[1:]),
        content=content,
    )


def _ahead(span: Stretch) -> Stretch:
    """The same days a year later: of what is asked ahead, December is the next one."""
    return Stretch(first=_year_later(span.first), last=_year_later(span.last))


def _year_later(at: date) -> date:
    return at.replace(year=at.year + 1, day=28) if (at.month, at.day) == (2, 29) else at.replace(year=at.year + 1)


def _joined(first: Stretch, second: Stretch) -> Stretch:
    return Stretch(first=min(first.first, second.first), last=max(first.last, second.last))


def _of_money(clause: Clause) -> list[int]:
    """The one figure in money, where none is named and money is asked for."""
    asks = any(word in {"euro", "euros", "eur", "money"} for cell in clause.said for word in cell.said)
    figures = clause.scope.figures
    found = [number for number, figure in enumerate(figures) if figure.result.whole.unit == "currency"]
    return found if asks and len(figures) > 1 and len(found) == 1 else []


def _names(clause: Clause) -> tuple[list[int], list[str]]:
    """Figures and members that are named, each once, in order."""
    figures: list[int] = []
    members: list[str] = []
    for place, cell in enumerate(clause.said):
        if cell.called is not None:
            clause.used.add(place)
            if cell.called.key is None and cell.called.figure not in figures:
                figures.append(cell.called.figure)
            elif cell.called.key is not None and cell.called.key not in members:
                members.append(cell.called.key)
            continue
        for meaning in cell.meanings:
            if (
                meaning.startswith("figure/")
                and _is_named(clause, place)
                and (number := clause.scope.concept(meaning)) is not None
            ):
                clause.used.add(place)
                if number not in figures:
                    figures.append(number)
    return figures, members


def _is_named(clause: Clause, place: int) -> bool:
    """Whether a word is a figure's name: of "ca" only where it is written so, or something of it follows."""
    cell = clause.said[place]
    if cell.said != ("ca",):
        return True
    after = clause.said[place + 1] if place + 1 < len(clause.said) else None
    return (
        after is None
        or after.said[0] in {"de", "du", "d", "des", "par", "hier"}
        or overlaps(moments(clause.said, clause.clock), place + 1)
    )


def _without(clause: Clause, members: Sequence[str]) -> bool:
    """Whether the members are those to leave out: such a word stands before the first of them."""
    if not members:
        return False
    first = next(place for place, cell in enumerate(clause.said) if cell.called is not None and cell.called.key)
    for place in range(first - 1, -1, -1):
        cell = clause.said[place]
        if cell.called is None and cell.means("without") and (place or not cell.means("follow")):
            clause.used.add(place)
            return True
        if not cell.means(*_TALK, "by", "only", "everything", "from", "to"):
            return False
    return False


def _lacks(clause: Clause, figures: Sequence[int], times: Sequence[Found]) -> str:
    """What is asked for and is not in the chart: another figure, another break-down, finer periods."""
    if clause.has("definition"):
        return ""
    for place, cell in enumerate(clause.said):
        if cell.called is not None or place in clause.used:
            continue
        strange = [meaning for meaning in cell.meanings if meaning.startswith("figure/")]
        known = {meaning.partition("/")[0] for meaning in cell.meanings} - {"figure", "dimension"}
        if not _is_named(clause, place):
            continue
        if cell.means("other_member"):
            return "member"
        if strange and not figures and not known - {"filler"}:
            return "figure"
        if strange and figures and not known:
            return "figure"
        by = [meaning for meaning in cell.meanings if meaning.startswith("dimension/")]
        if by and not any(clause.scope.is_dimension(meaning) for meaning in by) and not known and not strange:
            return "dimension"
    if clause.clock.grain != "hour" and clause.has("hour") and not clause.has("refresh"):
        return "time"
    return ""


def _by(clause: Clause) -> bool:
    """Whether it is to be broken down: by region, per channel, regions."""
    for place, cell in enumerate(clause.said):
        if cell.called is None and (
            cell.means("by_name")
            or any(item.startswith("dimension/") and clause.scope.is_dimension(item) for item in cell.meanings)
        ):
            clause.used.add(place)
            return True
    return clause.has("by") and any(
        cell.said[0].startswith(("break", "desglos", "aufschl", "ventil", "suddiv")) for cell in clause.said
    )


def _over(clause: Clause, times: Sequence[Found], *, ranks: bool) -> tuple[Over | None, Grain | None, list[Found]]:
    """What is put in order or averaged, in periods of which length, and the moments that are left."""
    left = list(times)
    if clause.has("weekday"):
        return Over.WEEKDAYS, None, left
    units = [
        (unit, place)
        for place, cell in enumerate(clause.said)
        for unit in UNITS
        if cell.called is None and cell.means(unit) and not overlaps(times, place)
    ]
    bare = [found for found in times if found.moment.bare]
    asks_periods = ranks or clause.has("when", "average", "table", "per_day", "each")
    if bare and ranks:
        left = [found for found in times if found is not bare[0]]
        return Over.PERIODS, bare[0].moment.unit, left
    if not units or not asks_periods:
        return None, None, left
    units.sort(key=lambda pair: _ORDER.index(pair[0]))
    each = units[0][0]
    if ranks and len(units) > 1:
        # The best week of the year: of this one, so far.
        span = Stretch(first=_floor(clause, units[-1][0]), last=clause.clock.newest)
        left.append(Found(Moment(span, unit=units[-1][0]), units[-1][1], units[-1][1] + 1))
    return (Over.PERIODS if ranks or clause.has("when") else None), each, left


def _floor(clause: Clause, unit: Grain):  # type: ignore[no-untyped-def]
    from pulse.series.periods import floor_day

    return floor_day(clause.clock.today, unit)


def _count(clause: Clause, times: Sequence[Found]) -> int | None:
    """How many are asked for."""
    for place, cell in enumerate(clause.said):
        if overlaps(times, place) or cell.called is not None:
            continue
        named = next((int(item[1:]) for item in cell.meanings if item[:1] == "n" and item[1:].isdigit()), None)
        number = cell.number if cell.means("number") else named
        if (
            number is not None
            and 1 <= number <= _MOST_COUNT
            and clause.has("rank", "worst", "table", "more", "when", "who")
        ):
            clause.used.add(place)
            return number
    for place, cell in enumerate(clause.said):
        if place in clause.used and cell.means("number") and cell.number and clause.has("rank", "worst"):
            after = clause.said[place + 1] if place + 1 < len(clause.said) else None
            if after is not None and after.means(*UNITS) and not overlaps(times, place):
                return min(cell.number, _MOST_COUNT)
    return None


def _operation(  # noqa: C901, PLR0911, PLR0912 - a table
    clause: Clause, times: Sequence[Found], members: Sequence[str], over: Over | None, *, ranks: bool
) -> tuple[Operation, bool]:
    """What is asked, and whether it is said: a name or a day alone asks how much."""
    spans = [found for found in times if found.moment.span is not None]
    if clause.has("document"):
        return Operation.DOCUMENT, True
    if clause.has("definition") and not clause.has("why"):
        return Operation.DEFINITION, True
    if clause.has("forecast", "unit_end") or any(found.moment.ahead for found in times):
        return (Operation.GOAL if clause.has("goal") and not spans else Operation.FORECAST), True
    if clause.has("goal") and not _is_plan(clause):
        return Operation.GOAL, True
    if clause.has("quality") and not clause.has("why", "rank", "worst", "average"):
        return Operation.QUALITY, True
    if clause.has("share") and not clause.has("why"):
        return Operation.SHARE, True
    if clause.has("why"):
        return Operation.WHY, True
    if clause.has("usual") and not ranks:
        return Operation.USUAL, True
    compares = _compares(clause, times)
    if len(members) > 1 and (compares or clause.has("change", "rank", "worst")) and not clause.has("without"):
        return Operation.COMPARE, True
    if ranks and clause.has("change") and (over is not Over.PERIODS) and clause.has("who", "by_name") and not compares:
        return Operation.WHY, True
    if ranks:
        return _ranked(clause, over)
    if over is None and clause.has("who", "by_name") and not compares and _is_better(clause):
        return Operation.RANK, True
    if clause.has("when"):
        return Operation.EXTREME, True
    if clause.has("average"):
        return Operation.AVERAGE, True
    if clause.has("trend") and not (compares and times):
        return Operation.TREND, True
    if len(spans) > 1 and (compares or clause.has("and", "change")):
        return Operation.COMPARE, True
    if compares and (times or clause.has("change")):
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


def _compares(clause: Clause, times: Sequence[Found]) -> bool:
    """Whether it compares; of words such as "als" or "que" only where a time, a member or a goal follows."""
    for place, cell in enumerate(clause.said):
        if cell.called is not None or not cell.means("compare"):
            continue
        if not any(word in _WEAK for word in cell.said):
            return True
        after = place + 1
        while after < len(clause.said) and clause.said[after].means("filler") and not overlaps(times, after):
            after += 1
        if after < len(clause.said) and (
            overlaps(times, after) or clause.said[after].called or clause.said[after].means("goal")
        ):
            return True
    return False


_WEAK = frozenset("than or als zu oder o que con ou com che oppure con v face as".split())
_BETTER = frozenset("better meglio besser mieux mejor melhor".split())


def _is_better(clause: Clause) -> bool:
    return any(cell.said[-1] in _BETTER for cell in clause.said if cell.called is None)


def _is_plan(clause: Clause) -> bool:
    """Whether "plan" is the break-down and no goal."""
    return all(
        cell.means("by_name")
        or any(item.startswith("dimension/") and clause.scope.is_dimension(item) for item in cell.meanings)
        for cell in clause.said
        if cell.called is None and cell.means("goal")
    )


def _ranked(clause: Clause, over: Over | None) -> tuple[Operation, bool]:
    """Members or periods in order, or the one best period."""
    members = clause.scope.result().members
    names_members = clause.has("by_name", "who") or any(
        item.startswith("dimension/") and clause.scope.is_dimension(item)
        for cell in clause.said
        for item in cell.meanings
    )
    if over is Over.WEEKDAYS:
        return Operation.RANK, True
    if over is Over.PERIODS:
        several = any(cell.means("number") or cell.means("n2", "n3", "n4", "n5", "n10") for cell in clause.said)
        ordered = any(
            cell.said[0].startswith(("rank", "sort", "orden", "class", "ordin", "tri")) for cell in clause.said
        )
        return (Operation.RANK if several or ordered else Operation.EXTREME), True
    peaks = any(cell.said[-1] in _PEAKS and cell.called is None for cell in clause.said if cell.means("rank", "worst"))
    named = any(cell.called is not None and cell.called.key is not None for cell in clause.said)
    if (peaks or named or clause.has("when") or not members) and not names_members:
        return Operation.EXTREME, True
    return Operation.RANK, True


_PEAKS = frozenset(
    "peak record max maximum min minimum trough pico maximo maxima minimo minima pic creux rekord spitzenwert "
    "hochststand recorde picco massimo".split()
)


def _form(clause: Clause, operation: Operation, *, asks: bool) -> tuple[FormOfAnswer, Operation, bool]:
    """How the answer is wanted; a form alone is what is asked."""
    if operation is Operation.DOCUMENT:
        return FormOfAnswer.DOCUMENT, operation, True
    if clause.has("chart"):
        plain = operation in {Operation.VALUE, Operation.TREND} and not (asks and operation is Operation.VALUE)
        return FormOfAnswer.CHART, (Operation.CHART if plain else operation), True if plain else asks
    strong = any(
        cell.means("table") and cell.called is None and cell.said[0].rstrip("s") in _STRONG_TABLE
        for cell in clause.said
    )
    if clause.has("table") and (strong or not asks):
        plain = operation in {Operation.VALUE, Operation.MEMBERS}
        return FormOfAnswer.TABLE, (Operation.TABLE if plain else operation), True
    return FormOfAnswer.TEXT, operation, asks


def _when(
    clause: Clause, times: Sequence[Found], operation: Operation, *, asks: bool
) -> tuple[Stretch | None, Against | None, Stretch | None, Moment | None]:
    """The time it is about, and what is compared with; what only an earlier question can tell is left as a moment."""
    span: Stretch | None = None
    against: Against | None = None
    against_span: Stretch | None = None
    left: Moment | None = None
    weekday = next((found.moment.weekday for found in times if found.moment.weekday is not None), None)
    if clause.has("compare") and clause.has("goal"):
        against = Against.GOAL
    for found in times:
        moment = found.moment
        compared = _compared(clause, found) or (operation in {Operation.CHANGE, Operation.COMPARE} and span is not None)
        if moment.year_before and not compared and operation is Operation.VALUE and not asks:
            left = moment
        if moment.year_before and (compared or operation is Operation.CHANGE or moment.span is None):
            against = Against.YEAR
        elif moment.same_before:
            left = moment
        elif moment.back is not None:
            if compared or operation in {Operation.CHANGE, Operation.COMPARE} or not asks:
                against = Against.PREVIOUS
                against, against_span = _back(clause, moment.back)
            left = None if compared or asks else moment
        elif moment.span is not None and compared:
            against_span = moment.span
        elif moment.span is not None:
            if span is None:
                span = moment.span
            else:
                against_span = moment.span
    if against_span is not None and span is None and len([item for item in times if item.moment.span]) > 1:
        span = next(item.moment.span for item in times if item.moment.span)
    if clause.has("long_ago") and span is None:
        span = Stretch(first=clause.clock.oldest, last=clause.clock.newest)
    if weekday is not None:
        whole = span or Stretch(first=clause.clock.oldest, last=clause.clock.newest)
        span = whole.model_copy(update={"weekday": weekday})
    return span, against, against_span, left


def _back(clause: Clause, unit: Grain) -> tuple[Against | None, Stretch | None]:
    """One period before, or of a day the one that is like it; of other lengths the days themselves."""
    grain = clause.clock.grain
    if unit == grain or (grain == "day" and unit == "week"):
        if unit == "day":
            at = clause.clock.newest - timedelta(days=1)
            return None, Stretch(first=at, last=at)
        return Against.PREVIOUS, None
    return Against.PREVIOUS, None


def _compared(clause: Clause, found: Found) -> bool:
    """Whether a moment stands after "versus", "than" or their like."""
    for place in range(found.start - 1, -1, -1):
        cell = clause.said[place]
        if cell.called is None and cell.means("compare") and not cell.means("filler"):
            return True
        if cell.called is None and cell.means("compare") and clause.has("change"):
            return True
        if not cell.means("filler", "to", "from", "and", "follow"):
            return False
    return False


def _unknown(clause: Clause) -> tuple[str, ...]:
    """Words that have no place in what was read."""
    found = []
    for place, cell in enumerate(clause.said):
        if place in clause.used or cell.called is not None or cell.means("mark"):
            continue
        if not cell.meanings or cell.meanings <= _EXPLAINS_NOTHING or (cell.meanings <= {"number"}):
            found.append(" ".join(cell.said))
    return tuple(found)
