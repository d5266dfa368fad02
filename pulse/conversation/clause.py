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
        compares: Whether a word of it compares.
        unsure: Whether something of it fits to nothing else.
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
    compares: bool = False
    unsure: bool = False

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
        return any(self.means(place, *meanings) for place in range(len(self.said)))

    def means(self, place: int, *meanings: str) -> bool:
        """Whether the word at a place means one of these and is no name."""
        cell = self.said[place]
        return cell.called is None and cell.means(*meanings)

    def place_of(self, *meanings: str) -> int | None:
        """Where the first such word is."""
        return next((place for place in range(len(self.said)) if self.means(place, *meanings)), None)


def read(clause: Clause) -> Reading:
    """What a clause asks, by itself."""
    said = clause.said
    times = _innermost(moments(said, clause.clock))
    for found in moments(said, clause.clock):
        clause.used |= {*range(found.start, found.end)}
    figures, members = _names(clause)
    without = _without(clause, members)
    lacks = _lacks(clause, figures, times)
    ranks = any(_ranks(clause, place) for place in range(len(said)))
    over, each, times = _over(clause, times, ranks=ranks)
    count = _count(clause, times)
    operation, asks = _operation(clause, times, members, over, ranks=ranks)
    form, operation, asks = _form(clause, operation, asks=asks)
    span, against, against_span, moment = _when(clause, times, operation, asks=asks, several=len(members) > 1)
    if operation is Operation.VALUE and span and against_span and clause.has("total"):
        span, against_span = _joined(span, against_span), None
    if operation is Operation.VALUE and not asks and against is not None:
        operation = Operation.CHANGE
    counts = clause.has("count_of") and not clause.has("percent")
    if operation is Operation.CHANGE and counts and against is None and against_span is None:
        operation = Operation.VALUE
    if operation is Operation.CHANGE and span and against_span and len(times) > 1:
        operation = Operation.COMPARE
    if operation is Operation.GOAL:
        against, against_span = None, None
    if operation is Operation.FORECAST and span is not None and span.last < clause.clock.today:
        span = _ahead(span)
    if operation is Operation.DOCUMENT and span and against_span:
        span, against_span = _joined(span, against_span), None
    figures = figures or _of_money(clause) or _of_dimension(clause)
    if (
        against is None
        and against_span is None
        and operation is Operation.CHANGE
        and clause.has("goal")
        and not _is_plan(clause)
    ):
        against = Against.GOAL
    by = _by(clause)
    if by and over is None and not (members and not clause.has("by", "each")):
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
        lowest=(_is_lowest(clause) or _is_last(clause, times))
        and ranks
        and operation in {Operation.RANK, Operation.EXTREME},
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
    content = sum(_says(cell) for cell in said)
    return Reading(
        query,
        asks=asks,
        goes_on=bool(said) and (said[0].means("follow", "and", "only", "without", "by", "compare") or _refers(clause)),
        named=frozenset(key for key, filled in named.items() if filled),
        moment=moment,
        unknown=_unknown(clause),
        lacks=lacks,
        further=tuple(query.model_copy(update={"figure": figure}) for figure in figures[1:]),
        content=content,
        compares=clause.has("compare"),
        unsure=(operation is Operation.VALUE and (against is not None or against_span is not None))
        or _leaves_over(clause, times, operation),
    )


def _says(cell: Cell) -> bool:
    """Whether a cell says anything by itself."""
    return cell.called is not None or not (cell.is_filler or cell.means("mark", "follow", "ack", "and"))


def _refers(clause: Clause) -> bool:
    """Whether it points back at what was spoken of, and names nothing of its own."""
    times = [found for found in moments(clause.said, clause.clock) if found.moment.span is not None]
    named = any(cell.called is not None for cell in clause.said) or times
    return clause.has("refer") and not named


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


def _of_dimension(clause: Clause) -> list[int]:
    """The figure that is broken down by what is asked for, where no figure is named."""
    if len(clause.scope.figures) == 1:
        return []
    asked = {item for cell in clause.said if cell.called is None for item in cell.meanings if item[:10] == "dimension/"}
    found = clause.scope.broken_down_by(asked) if asked else None
    return [] if found is None else [found]


def _names(clause: Clause) -> tuple[list[int], list[str]]:
    """Figures and members that are named, each once, in order."""
    figures: list[int] = []
    members: list[str] = []
    for place, cell in enumerate(clause.said):
        if cell.called is not None:
            clause.used.add(place)
            if cell.called.key is None and _is_left_out(clause, place):
                continue
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
                if number not in figures and not _is_left_out(clause, place):
                    figures.append(number)
    return figures, members


def _is_left_out(clause: Clause, place: int) -> bool:
    """Whether a figure is named as what is not meant: "cash, not orders"."""
    before = clause.said[place - 1] if place else None
    return before is not None and before.called is None and before.means("without") and len(clause.scope.figures) > 1


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
    named = [place for place, cell in enumerate(clause.said) if cell.called is not None and cell.called.key]
    first, behind = named[0], clause.place_of("without_after")
    if behind is not None and behind > named[-1]:
        return True
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
    defines = clause.has("definition")
    for place, cell in enumerate(clause.said):
        if cell.called is not None or place in clause.used:
            continue
        strange = [meaning for meaning in cell.meanings if meaning.startswith("figure/")]
        if defines and "figure/tax" in strange:
            continue
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
    if clause.clock.grain != "hour" and any(cell.clock is not None for cell in clause.said):
        return "time"
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
        number = cell.number if cell.means("number") else named if named != 1 else None
        if number is not None and 1 <= number <= _MOST_COUNT and clause.has("rank", "worst", "table"):
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
    if clause.has("definition") and not clause.has("why") and not (ranks and clause.has("when")) and over is None:
        return Operation.DEFINITION, True
    if clause.has("members") and clause.has("who") and clause.has("by_name") and not ranks:
        return Operation.MEMBERS, True
    if clause.has("forecast") or (clause.has("unit_end") and not spans) or any(found.moment.ahead for found in times):
        return (Operation.GOAL if clause.has("goal") and not spans else Operation.FORECAST), True
    if clause.has("goal") and not _is_plan(clause) and not (ranks and clause.has("when")):
        return Operation.GOAL, True
    if _asks_quality(clause) and not clause.has("why", "rank", "worst", "average"):
        return Operation.QUALITY, True
    if clause.has("share") and not clause.has("why"):
        return Operation.SHARE, True
    if clause.has("why"):
        return Operation.WHY, True
    if clause.has("average") and not ranks:
        return Operation.AVERAGE, True
    if clause.has("usual") and not ranks:
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


def _innermost(times: Sequence[Found]) -> list[Found]:
    """Moments without those that only say in which longer one another lies: the third quarter of this year."""
    kept = list(times)
    for found in times:
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
        if inner and found in kept and not found.moment.year_before and len(kept) > 1:
            kept.remove(found)
    return kept


def _lies_in(inner: Stretch, outer: Stretch) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last and inner.weekday is None


def times_compare(times: Sequence[Found]) -> bool:
    """Whether a moment is one that something is compared with by itself."""
    return any(found.moment.year_before or found.moment.back is not None for found in times)


_MORE = frozenset({("mas",), ("mais",), ("piu",), ("menos",), ("meno",), ("less",), ("more",)})
_SORTED = ("rank", "sort", "order", "orden", "clas", "rang", "reihen", "liste", "tri")


def _ranks(clause: Clause, place: int) -> bool:
    """Whether the word at a place puts in order; "more" alone only where somebody or a day is asked for."""
    if not clause.means(place, "rank", "worst") or place in clause.used:
        return False
    return clause.said[place].said not in _MORE or clause.has("who", "when", "weekday", "by_name")


def _is_lowest(clause: Clause) -> bool:
    """Whether the least is wanted first: the first word that says which end of the order."""
    for place in range(len(clause.said)):
        if clause.means(place, "worst") and place not in clause.used:
            return True
        if clause.means(place, "rank") and not clause.said[place].said[0].startswith(_SORTED):
            return False
    return False


def _is_last(clause: Clause, times: Sequence[Found]) -> bool:
    """Whether the last of a ranking is asked for."""
    return any(clause.means(place, "last") and not overlaps(times, place) for place in range(len(clause.said)))


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
_BETTER = frozenset(["better", "meglio", "besser", "mieux", "mejor", "melhor"])


def _asks_quality(clause: Clause) -> bool:
    """Whether it asks how good the data is; a complete week is only a week."""
    units = ("day", "week", "month", "quarter", "year")
    return any(
        clause.means(place, "quality")
        and not (place and clause.said[place - 1].means(*units) and clause.said[place].said[0].startswith("complet"))
        for place in range(len(clause.said))
    )


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
    [
        "peak",
        "record",
        "max",
        "maximum",
        "min",
        "minimum",
        "trough",
        "pico",
        "maximo",
        "maxima",
        "minimo",
        "minima",
        "pic",
        "creux",
        "rekord",
        "spitzenwert",
        "hochststand",
        "recorde",
        "picco",
        "massimo",
    ]
)


def _form(clause: Clause, operation: Operation, *, asks: bool) -> tuple[FormOfAnswer, Operation, bool]:
    """How the answer is wanted; a form alone is what is asked."""
    if operation is Operation.DOCUMENT:
        return FormOfAnswer.DOCUMENT, operation, True
    if clause.has("chart"):
        plain = operation is Operation.VALUE and not asks
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
    clause: Clause, times: Sequence[Found], operation: Operation, *, asks: bool, several: bool
) -> tuple[Stretch | None, Against | None, Stretch | None, Moment | None]:
    """The time it is about, and what is compared with; what only an earlier question can tell is left as a moment."""
    span: Stretch | None = None
    against: Against | None = None
    against_span: Stretch | None = None
    left: Moment | None = None
    weekday = next((found.moment.weekday for found in times if found.moment.weekday is not None), None)
    if clause.has("compare") and clause.has("goal") and not _is_plan(clause):
        against = Against.GOAL
    for found in times:
        moment = found.moment
        compared = _compared(clause, found) or (operation in {Operation.CHANGE, Operation.COMPARE} and span is not None)
        if moment.year_before and not compared and operation is Operation.VALUE and not asks:
            left = moment
        if moment.year_before and (compared or operation is Operation.CHANGE or moment.span is None):
            against = Against.YEAR
        elif moment.same_before:
            if compared or operation is Operation.CHANGE:
                against = Against.PREVIOUS
            else:
                left = moment
        elif moment.ends is not None and operation in {Operation.CHANGE, Operation.WHY} and span is None:
            against_span, span = moment.ends
        elif moment.back is not None:
            if compared or operation in {Operation.CHANGE, Operation.COMPARE} or not asks:
                against = Against.PREVIOUS
                against, against_span = _back(clause, moment.back)
            left = None if compared or asks else moment
        elif moment.since is not None and operation is Operation.CHANGE and not compared:
            against_span = moment.since
        elif moment.span is not None and compared and not (operation is Operation.COMPARE and several):
            against_span = moment.span
        elif moment.span is not None:
            if span is None:
                span = moment.span
            else:
                against_span = moment.span
    if against_span is not None and span is None and len([item for item in times if item.moment.span]) > 1:
        span = next(item.moment.span for item in times if item.moment.span)
    if span is not None and span == against_span and operation is Operation.VALUE:
        against_span = None
    if span is not None and span == against_span and span.first == span.last:
        against_span = Stretch(first=span.first - timedelta(days=7), last=span.last - timedelta(days=7))
    if weekday is None and operation in {Operation.AVERAGE, Operation.USUAL} and _is_weekday(clause, times):
        weekday = span.first.weekday() if span else None
        span = against_span
        against_span = None
    if clause.has("long_ago") and span is None:
        span = Stretch(first=clause.clock.oldest, last=clause.clock.newest)
    if weekday is not None:
        whole = span or Stretch(first=clause.clock.oldest, last=clause.clock.newest)
        span = whole.model_copy(update={"weekday": weekday})
    return span, against, against_span, left


def _is_weekday(clause: Clause, times: Sequence[Found]) -> bool:
    """Whether the first moment is a bare weekday: "on a Monday"."""
    if not times:
        return False
    here = clause.said[times[0].start : times[0].end]
    return len(here) == 1 and any(item[:1] == "d" and item[1:].isdigit() for item in here[0].meanings)


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
    """Words that have no place in what was read, and may change it."""
    found: list[int] = []
    for place, cell in enumerate(clause.said):
        if place in clause.used or cell.called is not None or cell.means("mark"):
            continue
        if not cell.meanings or cell.meanings <= _EXPLAINS_NOTHING or (cell.meanings <= {"number"}):
            found.append(place)
    if len(found) <= _MOST_STRANGE and len(clause.said) >= 2 * len(found) + 2:
        found = [place for place in found if _narrows(clause, place)]
    return tuple(" ".join(clause.said[place].said) for place in found)


_ALWAYS = frozenset(
    [
        "filler",
        "ack",
        "follow",
        "and",
        "refer",
        "mark",
        "only",
        "everything",
        "each",
        "by",
        "by_name",
        "send",
        "chart",
        "table",
        "document",
        "so_far",
        "o1",
        "o2",
        "o3",
        "o4",
        "a",
        "today",
        "this",
        "from",
        "to",
        "at",
        "in",
        "without",
        "without_after",
        "value",
        "total",
        "count_of",
        "who",
        "unit_end",
        "half",
        "long_ago",
        "language",
        "help",
    ]
)
_FITS: dict[Operation, frozenset[str]] = {
    Operation.VALUE: frozenset(["percent", "absolute", "per_day", "quality", "more", "since", "until"]),
    Operation.CHANGE: frozenset(
        ["change", "compare", "percent", "absolute", "trend", "goal", "more", "rank", "worst", "year_ago", "when"]
    ),
    Operation.WHY: frozenset(
        ["why", "change", "usual", "compare", "rank", "worst", "share", "when", "quality", "more", "definition"]
    ),
    Operation.RANK: frozenset(
        ["rank", "worst", "change", "when", "share", "weekday", "average", "more", "last", "compare"]
    ),
    Operation.EXTREME: frozenset(["rank", "worst", "when", "change", "weekday", "more", "last", "goal"]),
    Operation.TREND: frozenset(["trend", "change", "compare", "rank", "worst", "forecast", "usual", "more"]),
    Operation.SHARE: frozenset(["share", "percent", "rank", "worst", "more", "change"]),
    Operation.COMPARE: frozenset(
        ["compare", "change", "rank", "worst", "percent", "absolute", "more", "share", "trend", "average", "year_ago"]
    ),
    Operation.AVERAGE: frozenset(["average", "per_day", "usual", "weekday", "absolute", "percent", "more"]),
    Operation.FORECAST: frozenset(
        ["forecast", "goal", "change", "next", "average", "more", "usual", "rank", "worst", "trend", "share"]
    ),
    Operation.GOAL: frozenset(
        ["goal", "forecast", "change", "compare", "percent", "absolute", "quality", "more", "next", "usual", "trend"]
    ),
    Operation.USUAL: frozenset(
        ["usual", "change", "rank", "worst", "quality", "more", "average", "trend", "when", "why"]
    ),
    Operation.DEFINITION: frozenset(["definition", "quality", "average", "more", "share", "compare", "why", "percent"]),
    Operation.QUALITY: frozenset(["quality", "definition", "more", "usual", "refresh", "when", "change", "last"]),
    Operation.TABLE: frozenset(["more", "rank", "last", "average"]),
    Operation.CHART: frozenset(["trend", "change", "more", "compare", "share"]),
    Operation.MEMBERS: frozenset(["members", "quality", "more", "share"]),
    Operation.DOCUMENT: frozenset(["more", "quality"]),
    Operation.MORE: frozenset(["more"]),
}
"""What may stand in a question beside its operation; a word with any other meaning may change it."""


def _leaves_over(clause: Clause, times: Sequence[Found], operation: Operation) -> bool:
    """Whether a word is understood and yet has no part in what was read."""
    fits = _ALWAYS | _FITS[operation]
    for place, cell in enumerate(clause.said):
        if place in clause.used or cell.called is not None or not cell.meanings or overlaps(times, place):
            continue
        meanings = {meaning for meaning in cell.meanings if "/" not in meaning}
        if meanings and not meanings & fits and not _is_time(meanings):
            return True
    return False


def _is_time(meanings: set[str]) -> bool:
    return bool(meanings & {*UNITS, "number", "weekend", "weekday"}) or any(
        item.rstrip("0123456789") in {"d", "ds", "m", "ms", "n"} for item in meanings
    )


_MOST_STRANGE = 0
_BEFORE_NOUNS = frozenset(
    # What a noun follows, in six languages: a word there may be another figure, or narrow this one.
    [
        "of",
        "for",
        "from",
        "in",
        "at",
        "with",
        "on",
        "by",
        "per",
        "via",
        "about",
        "to",
        "un",
        "von",
        "fur",
        "vom",
        "aus",
        "bei",
        "mit",
        "im",
        "am",
        "zum",
        "zur",
        "nach",
        "uber",
        "de",
        "del",
        "en",
        "con",
        "por",
        "para",
        "sobre",
        "al",
        "du",
        "des",
        "pour",
        "dans",
        "avec",
        "chez",
        "sur",
        "au",
        "aux",
        "par",
        "do",
        "da",
        "dos",
        "das",
        "em",
        "no",
        "na",
        "com",
        "pelo",
        "pela",
        "ao",
        "di",
        "dello",
        "della",
        "dei",
        "degli",
        "delle",
        "nel",
        "nella",
        "con",
        "per",
        "su",
        "sul",
        "sulla",
        "tra",
        "a",
        "my",
        "our",
        "your",
        "their",
        "unser",
        "unsere",
        "mein",
        "meine",
        "nuestro",
        "nuestra",
        "notre",
        "nos",
        "nosso",
        "nossa",
        "nostro",
        "nostra",
    ]
)


def _narrows(clause: Clause, place: int) -> bool:
    """Whether a word that is not known may be a figure, a name, or what narrows one: by where it stands."""
    cell = clause.said[place]
    if cell.meanings or not cell.said[0].isalpha():
        return True
    if cell.raw[:1].isupper() and place:
        return True
    before = clause.said[place - 1] if place else None
    after = clause.said[place + 1] if place + 1 < len(clause.said) else None
    if after is not None and _is_of_data(clause, after):
        return True
    if before is None:
        return False
    if before.said[-1] in _BEFORE_NOUNS or before.means(
        "value", "who", "by", "only", "without", "and", "number", "rank", "worst"
    ):
        return True
    return _is_of_data(clause, before) or not before.meanings


def _is_of_data(clause: Clause, cell: Cell) -> bool:
    return cell.called is not None or any(item.startswith(("figure/", "dimension/")) for item in cell.meanings)
