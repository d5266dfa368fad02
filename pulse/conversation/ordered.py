"""What is put in order, how many of it, and from which end."""

from collections.abc import Sequence

from pulse.conversation.moment import UNITS, Found, Moment
from pulse.conversation.moments import overlaps
from pulse.conversation.query import Operation, Over, Stretch
from pulse.conversation.reading import Clause
from pulse.definition.catalogue import Grain
from pulse.series.periods import floor_day

_MOST_COUNT = 31


_ORDER: tuple[Grain, ...] = UNITS


def find_order(clause: Clause, times: Sequence[Found], *, ranks: bool) -> tuple[Over | None, Grain | None, list[Found]]:
    """What is put in order or averaged, in periods of which length, and the moments that are left."""
    left = list(times)
    if ranks and ranks_weekday(clause, times):
        return Over.PERIODS, None, left
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
        span = Stretch(first=floor_day(clause.clock.today, units[-1][0]), last=clause.clock.newest)
        left.append(Found(Moment(span, unit=units[-1][0]), units[-1][1], units[-1][1] + 1))
    return (Over.PERIODS if ranks or clause.has("when") else None), each, left


def ranks_weekday(clause: Clause, times: Sequence[Found]) -> bool:
    """Whether days of one name are put in order: the best Saturday."""
    for found in times:
        here = clause.said[found.start : found.end]
        bare = len(here) == 1 and here[0].numbered("d") is not None
        if bare and found.start and clause.means(found.start - 1, "rank", "worst"):
            return True
    return False


def find_count(clause: Clause, times: Sequence[Found]) -> int | None:
    """How many are asked for; "the three shops" are all of them."""
    for place, cell in enumerate(clause.said):
        if overlaps(times, place) or cell.called is not None:
            continue
        named = cell.numbered("n")
        number = cell.number if cell.means("number") else named if named != 1 else None
        ranks = clause.has("rank", "worst")
        every = number == len(clause.scope.result().members) and clause.is_dimension(place + 1)
        if number is not None and every and not ranks:
            clause.used.add(place)
            continue
        if number is not None and 1 <= number <= _MOST_COUNT and clause.has("rank", "worst", "table"):
            clause.used.add(place)
            return number
    for place, cell in enumerate(clause.said):
        if place in clause.used and cell.means("number") and cell.number and clause.has("rank", "worst"):
            after = clause.said[place + 1] if place + 1 < len(clause.said) else None
            if after is not None and after.means(*UNITS) and not overlaps(times, place):
                return min(cell.number, _MOST_COUNT)
    return None


_MORE = frozenset({("mas",), ("mais",), ("piu",), ("menos",), ("meno",), ("less",), ("more",)})


_SORTED = ("rank", "sort", "order", "orden", "clas", "rang", "reihen", "liste", "tri")


def ranks_at(clause: Clause, place: int) -> bool:
    """Whether the word at a place puts in order; "more" alone only where somebody or a day is asked for."""
    if clause.means(place, "ascending", "descending"):
        return True
    if not clause.means(place, "rank", "worst") or place in clause.used:
        return False
    return clause.said[place].said not in _MORE or clause.has("who", "when", "weekday", "by_name")


def is_lowest(clause: Clause) -> bool:
    """Whether the least is wanted first: the first word that says which end of the order."""
    if clause.has("ascending") or clause.has("descending"):
        return clause.has("ascending")
    for place in range(len(clause.said)):
        if clause.means(place, "worst") and place not in clause.used:
            return True
        if clause.means(place, "rank") and not clause.said[place].said[0].startswith(_SORTED):
            return False
    return False


def is_last(clause: Clause, times: Sequence[Found]) -> bool:
    """Whether the last of a ranking is asked for."""
    return any(clause.means(place, "last") and not overlaps(times, place) for place in range(len(clause.said)))


_BETTER = frozenset(["better", "meglio", "besser", "mieux", "mejor", "melhor"])


def is_better(clause: Clause) -> bool:
    """Whether it asks who does better."""
    return any(cell.said[-1] in _BETTER for cell in clause.said if cell.called is None)


def ranked_operation(clause: Clause, over: Over | None) -> tuple[Operation, bool]:
    """Members or periods in order, or the one best period."""
    members = clause.scope.result().members
    names_members = clause.has("who") or clause.has_dimension
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
    if (peaks or named or clause.has("when", "long_ago") or not members) and not names_members:
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
