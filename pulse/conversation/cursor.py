"""Cells by place, and the small pieces that moments are made of: numbers, lengths of time, years."""

from collections.abc import Sequence
from datetime import date, timedelta

from pulse.conversation.cells import Cell
from pulse.conversation.moment import UNITS, Clock, Moment
from pulse.conversation.query import Stretch
from pulse.definition.catalogue import Grain
from pulse.series.periods import floor_day

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_LAST, _SHORT = 9998, (15, 60)
_DAYS_OF = {"day": 1, "week": 7}
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}
_SATURDAY, _DAYS = 5, 31
_NOTHING = Cell(frozenset(), ("",))
"""What stands before the first word and after the last: one word, as every cell has, that is empty."""


class Cursor:
    """Looks at cells by place; places of fillers between the pieces of one moment are passed over."""

    def __init__(self, said: Sequence[Cell], clock: Clock) -> None:
        self._said, self._clock = said, clock
        self._halved: Stretch | None = None
        self._week_spoken = False

    def _cell(self, place: int) -> Cell:
        return self._said[place] if 0 <= place < len(self._said) else _NOTHING

    def _next(self, place: int) -> int:
        """The place of the next cell that says something, from ``place`` on."""
        while place < len(self._said) and (
            self._said[place].is_filler or self._said[place].meanings in ({"filler", "from"}, {"filler", "to"})
        ):
            place += 1
        return place

    def _number(self, place: int) -> tuple[int | None, int]:
        """The number at a place and the place of what follows it."""
        cell = self._cell(place)
        if cell.means("number") and cell.number is not None:
            return cell.number, self._next(place + 1)
        named = cell.numbered("n")
        if named is None and cell.means("a"):
            named = 1
        return named, self._next(place + 1)

    def _unit_of(self, place: int) -> Grain | None:
        cell = self._cell(place)
        return next((unit for unit in UNITS if cell.means(unit)), None)

    def _counts_unit(self, place: int) -> bool:
        after = self._cell(self._next(place + 1))
        return after.means(*UNITS) or after.number is not None

    def _counts(self, place: int) -> bool:
        """Whether a number counts lengths of time: "in October 3 days"."""
        after = self._cell(self._next(place + 1))
        return after.means(*UNITS)

    def _year_at(self, place: int) -> tuple[int | None, int]:
        """The year at a place, and the place after it; None and the place itself where there is none."""
        at = self._next(place)
        cell = self._cell(at)
        if cell.means("number") and cell.number is not None and _FIRST_YEAR <= cell.number <= _LAST_YEAR:
            return cell.number, at + 1
        return None, place

    def _short_year_at(self, place: int) -> tuple[int | None, int]:
        """A year with two digits, where a quarter or a half stands before it: Q3 25."""
        year, end = self._year_at(place)
        cell = self._cell(self._next(place))
        if year is None and cell.means("number") and cell.number is not None and _SHORT[0] <= cell.number <= _SHORT[1]:
            return cell.number + 2000, self._next(place) + 1
        return year, end

    def _is_at_end(self, place: int) -> bool:
        """Whether "end of" stands before a place."""
        before = place - 1
        while (
            before > 0
            and (self._cell(before).is_filler or self._cell(before).meanings == {"filler", "from"})
            and not is_end(self._cell(before))
        ):
            before -= 1
        return is_end(self._cell(before))

    def _last_year(self, place: int) -> int | None:
        """The place after "last year", "of last year", "a year ago" at a place; None where nothing says so."""
        at = self._next(place)
        cell, after = self._cell(at), self._cell(self._next(at + 1))
        if cell.means("year_ago"):
            return at + 1
        before = ("last", "before")
        if (cell.means(*before) and after.means("year")) or (cell.means("year") and after.means(*before)):
            return self._next(at + 1) + 1
        return None

    @staticmethod
    def _stepped(at: date, unit: Grain, count: int) -> date:
        if unit in _MONTHS_OF:
            months = at.year * 12 + at.month - 1 + count * _MONTHS_OF[unit]
            year, month = min(max(1, months // 12), _LAST), months % 12 + 1
            return date(year, month, min(at.day, length_of(year, month)))
        try:
            return at + timedelta(days=count * _DAYS_OF.get(unit, 1))
        except OverflowError:
            return date.max if count > 0 else date.min

    def _of(self, at: date, unit: Grain) -> Stretch:
        last = self._stepped(at, unit, 1)
        return Stretch(first=at, last=max(at, last - timedelta(days=1)))

    def _whole(self, at: date, unit: Grain, end: int) -> tuple[Moment, int]:
        span = self._of(at, unit)
        return Moment(span, ahead=at > (self._clock.now or self._clock.today), unit=unit), end

    def _to_date(self, unit: Grain, end: int) -> tuple[Moment, int]:
        today = self._clock.today
        first = floor_day(today, unit)
        return Moment(Stretch(first=first, last=max(first, min(today, self._clock.newest))), unit=unit), end


_ENDS = frozenset(["end", "ende", "fin", "fins", "fine", "fim", "final", "finales", "finais", "cierre", "cloture"])


def is_end(cell: Cell) -> bool:
    """Whether a cell says that it is the end of what follows."""
    return cell.called is None and cell.means("part_of", "filler") and not _ENDS.isdisjoint(cell.said)


def is_day(cell: Cell) -> bool:
    """Whether a cell may be a day of a month."""
    return cell.means("number") and cell.number is not None and 1 <= cell.number <= _DAYS


def length_of(year: int, month: int) -> int:
    """How many days a month has."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def year_before(at: date) -> date:
    """The same day a year before."""
    try:
        return at.replace(year=at.year - 1)
    except ValueError:
        return at.replace(year=at.year - 1, day=28)
