"""From cells to stretches of time: days, weekdays, weeks, months, the last seven days, since March, three weeks ago.

The same grammar serves every language, as each says the same pieces in some order: a number, a length of time and
"ago"; "last" and a length. Articles between them count for nothing. A stretch is held against the chart: its newest
complete period ends what is "last", and its day is today.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from pulse.conversation.cells import Cell
from pulse.conversation.feasts import day_of
from pulse.conversation.query import Stretch
from pulse.definition.catalogue import Grain
from pulse.series.periods import floor_day, step

UNITS: tuple[Grain, ...] = ("hour", "day", "week", "month", "quarter", "year")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_DAYS_OF = {"day": 1, "week": 7}
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}
_SATURDAY, _DAYS = 5, 31
_TO_DATE: dict[str, Grain] = {"ytd": "year", "mtd": "month", "wtd": "week", "qtd": "quarter"}
_MOST = 1500
_ENDS = {("end",), ("ende",), ("fin",), ("fine",), ("fim",), ("final",), ("finales",), ("finais",)}


@dataclass(frozen=True)
class Clock:
    """What stretches are held against.

    Args:
        today: The day it is for the chart.
        newest: The last day of the newest complete period.
        grain: Of the chart.
        oldest: The first day that there is.
        now: The day it is for the reader, where that is another.
    """

    today: date
    newest: date
    grain: Grain
    oldest: date
    now: date | None = None


@dataclass(frozen=True)
class Moment:
    """A stretch of time that was named.

    Args:
        span: The days; None where only a weekday is named, or only how far back.
        ahead: Whether it is still to come.
        year_before: Whether it is last year, or the same a year before, which may be a comparison as well.
        back: A length of time that is stepped back from what is spoken of, such as "the week before".
        same_before: Whether it is the stretch before, as long as the one that is spoken of.
        unit: The length of time that it is a whole of, or was counted in.
        weekday: A weekday named in the plural, to choose from the rest.
        bare: Whether it is a number of periods without "last", which may be how many are wanted.
        since: Of what is counted since something, that.
        count: How many.
        ends: Of what reaches from one month, quarter or year to another, those two.
    """

    span: Stretch | None = None
    ahead: bool = False
    year_before: bool = False
    back: Grain | None = None
    same_before: bool = False
    unit: Grain | None = None
    weekday: int | None = None
    bare: bool = False
    since: Stretch | None = None
    count: int | None = None
    ends: tuple[Stretch, Stretch] | None = None


@dataclass(frozen=True)
class Found:
    """A moment with the places of the cells that it is said with, the first and one after the last."""

    moment: Moment
    start: int
    end: int


def moments(said: Sequence[Cell], clock: Clock) -> list[Found]:
    """Every stretch of time that is named, in order."""
    reader = _Reader(said, clock)
    found: list[Found] = []
    place = 0
    while place < len(said):
        read = reader.read(place)
        if read is None:
            place += 1
        else:
            moment, end = read
            found.append(Found(moment, place, end))
            place = end
    return found


class _Reader:
    """Reads moments at places; places of fillers between the pieces of one are passed over."""

    def __init__(self, said: Sequence[Cell], clock: Clock) -> None:
        self._said, self._clock = said, clock

    def _cell(self, place: int) -> Cell:
        return self._said[place] if 0 <= place < len(self._said) else Cell(frozenset(), ())

    def _next(self, place: int) -> int:
        """The place of the next cell that says something, from ``place`` on."""
        while place < len(self._said) and (
            self._said[place].is_filler or self._said[place].meanings in ({"filler", "from"}, {"filler", "to"})
        ):
            place += 1
        return place

    def read(self, place: int) -> tuple[Moment, int] | None:
        """The moment that begins at ``place``, and the place after it."""
        for rule in (
            self._range,
            self._open,
            self._dated,
            self._fixed,
            self._ago,
            self._counted,
            self._unit,
            self._weekday,
        ):
            if (found := rule(place)) is not None:
                return found
        return None

    # Ranges.

    def _range(self, place: int) -> tuple[Moment, int] | None:
        """Between one and another, from one to another, 2 to 8 November, November 2-8."""
        cell = self._cell(place)
        opens = cell.means("between", "from")
        start = self._next(place + 1) if opens else place
        days = self._days_of_month(start)
        if days is not None:
            return days
        first = self._simple(start)
        if first is None or first[0].span is None:
            return None
        joint = self._cell(first[1])
        joins = joint.means("to", "until") or joint.said == ("-",) or (cell.means("between") and joint.means("and"))
        if not joins:
            return None
        last = self._simple(self._next(first[1] + 1))
        if last is None or last[0].span is None:
            return None
        begin, end = first[0].span.first, last[0].span.last
        if begin > end:
            begin = _year_before(begin)
        ends = (first[0].span, last[0].span) if first[0].unit == last[0].unit != "day" else None
        return Moment(Stretch(first=min(begin, end), last=end), ends=ends), last[1]

    def _days_of_month(self, place: int) -> tuple[Moment, int] | None:
        """Two numbers and one month, in either order."""
        month_first = self._month_at(place)
        at = self._next(place + 1) if month_first else place
        first, joint = self._cell(at), self._cell(self._next(at + 1))
        joins = joint.means("to", "until", "and") or joint.said == ("-",)
        second_at = self._next(self._next(at + 1) + 1)
        second = self._cell(second_at)
        if not (_is_day(first) and joins and _is_day(second)):
            return None
        month, end = month_first, second_at + 1
        if not month:
            month_at = self._next(second_at + 1)
            month, end = self._month_at(month_at, beside_number=True), month_at + 1
        if not month or first.number is None or second.number is None:
            return None
        year, end = self._year_at(end)
        begin = self._day(first.number, month, year)
        last = self._day(second.number, month, year or (begin.year if begin else None))
        return (Moment(Stretch(first=begin, last=last)), end) if begin and last and begin <= last else None

    def _open(self, place: int) -> tuple[Moment, int] | None:
        """Since something, until something."""
        cell = self._cell(place)
        if not cell.means("since", "until", "from"):
            return None
        after = self._next(place + 1)
        read = self._simple(after)
        unit = self._unit_of(after)
        if read is None and unit is not None and cell.means("since"):
            return self._to_date(unit, after + 1)
        if read is None or read[0].span is None or read[0].ahead:
            return None
        if cell.means("until") and not cell.means("since"):
            return Moment(Stretch(first=self._clock.oldest, last=read[0].span.last), unit=read[0].unit), read[1]
        if cell.means("from") and not cell.means("since"):
            return None
        first = read[0].span.first
        whole = Stretch(first=first, last=max(first, self._clock.newest))
        return Moment(whole, since=read[0].span), read[1]

    def _simple(self, place: int) -> tuple[Moment, int] | None:
        for rule in (self._dated, self._fixed, self._ago, self._counted, self._unit, self._weekday):
            if (found := rule(place)) is not None:
                return found
        return None

    # Dates.

    def _dated(self, place: int) -> tuple[Moment, int] | None:
        """A date, a day and a month, a month, a quarter, a week by its number, a year."""
        cell = self._cell(place)
        if cell.day is not None:
            return self._whole(cell.day, "day", place + 1)
        for rule in (
            self._day_and_month,
            self._feast,
            self._month,
            self._quarter,
            self._half,
            self._week_of,
            self._week_number,
            self._year,
            self._day_of_month,
        ):
            if (found := rule(place)) is not None:
                return found
        return None

    def _day_and_month(self, place: int) -> tuple[Moment, int] | None:
        cell, beside = self._cell(place), self._next(place + 1)
        if _is_day(cell) and cell.number is not None:
            month = self._month_at(beside, beside_number=True)
            if month:
                year, end = self._year_at(beside + 1)
                return self._named_day(cell.number, month, year, end)
        month = self._month_at(place)
        other = self._cell(beside)
        if month and _is_day(other) and other.number is not None and not self._counts(beside):
            if self._clock.grain in {"month", "quarter", "year"} and other.number >= 20:  # noqa: PLR2004 - "Jan 25"
                return self._whole(date(2000 + other.number, month, 1), "month", beside + 1)
            year, end = self._year_at(beside + 1)
            return self._named_day(other.number, month, year, end)
        return None

    def _feast(self, place: int) -> tuple[Moment, int] | None:
        """Christmas, Black Friday last year."""
        feast = next((item[6:] for item in self._cell(place).meanings if item.startswith("feast/")), None)
        if feast is None:
            return None
        year, end = self._year_at(place + 1)
        last_year = None if year else self._last_year(end)
        if last_year is not None:
            return self._whole(day_of(feast, self._clock.today.year - 1), "day", last_year)
        at = day_of(feast, year or self._clock.today.year)
        if not year and at > self._clock.today and not self._cell(place - 1).means("next", "this"):
            at = day_of(feast, self._clock.today.year - 1)
        return self._whole(at, "day", end)

    def _half(self, place: int) -> tuple[Moment, int] | None:
        """The first or second half of a year, as H1 and H2."""
        cell, after = self._cell(place), self._next(place + 1)
        ordinal = next((int(item[1]) for item in cell.meanings if item in {"o1", "o2"}), None)
        if ordinal is None and not cell.said[0].isdigit() and cell.number in {1, 2}:
            ordinal = cell.number
        if ordinal is not None and self._cell(after).means("half"):
            number, end = ordinal, after + 1
        elif cell.means("half_number") and cell.number is not None:
            number, end = cell.number, place + 1
        else:
            return None
        year, end = self._year_at(end)
        last_year = None if year else self._last_year(end)
        if last_year is not None:
            year, end = self._clock.today.year - 1, last_year
        first = date(year or self._clock.today.year, 1 if number == 1 else 7, 1)
        if not year and first > self._clock.today:
            first = _year_before(first)
        last = self._stepped(first, "quarter", 2) - timedelta(days=1)
        return Moment(Stretch(first=first, last=last)), end

    def _day_of_month(self, place: int) -> tuple[Moment, int] | None:
        """The 12th, le 12, am 12.: the latest such day that is not in the future."""
        cell, before = self._cell(place), self._cell(place - 1)
        after = self._cell(self._next(place + 1))
        if not _is_day(cell) or after.means(*UNITS, "last", "o1", "quarter") or after.number is not None:
            return None
        ordinal = not cell.said[0].isdigit()
        framed = before.said in {("the",), ("el",), ("le",), ("il",), ("am",), ("dia",), ("den",), ("vom",), ("del",)}
        ends = place + 1 == len(self._said) or self._cell(place + 1).means("mark")
        if not (ordinal or (framed and ends)) or cell.number is None:
            return None
        today = self._clock.today
        for months in range(2):
            at = self._stepped(today.replace(day=1), "month", -months)
            if cell.number <= _length(at.year, at.month) and at.replace(day=cell.number) <= today:
                return self._whole(at.replace(day=cell.number), "day", place + 1)
        return None

    def _counts(self, place: int) -> bool:
        """Whether a number counts lengths of time: "in October 3 days"."""
        after = self._cell(self._next(place + 1))
        return after.means(*UNITS)

    def _named_day(self, number: int, month: int, year: int | None, end: int) -> tuple[Moment, int] | None:
        at = self._day(number, month, year)
        if at is None:
            return None
        last_year = self._last_year(end)
        if last_year is not None and year is None:
            at, end = self._day(number, month, self._clock.today.year - 1) or at, last_year
        return self._whole(at, "day", end)

    def _day(self, number: int, month: int, year: int | None) -> date | None:
        """A day of a month; without a year the latest that is not in the future."""
        for guess in [year] if year else [self._clock.today.year, self._clock.today.year - 1]:
            try:
                at = date(guess, month, number)
            except ValueError:
                continue
            if year or at <= self._clock.today:
                return at
        return None

    def _month_at(self, place: int, *, beside_number: bool = False) -> int:
        """The month that is named at a place; a word that is also another only beside a number or a preposition."""
        cell = self._cell(place)
        whole = next((int(item[1:]) for item in cell.meanings if item[:1] == "m" and item[1:].isdigit()), 0)
        short = next((int(item[2:]) for item in cell.meanings if item[:2] == "ms" and item[2:].isdigit()), 0)
        if whole and (not cell.means("filler", "ack") and cell.said != ("may",)):
            return whole
        if not (whole or short):
            return 0
        before, after = self._cell(place - 1), self._cell(self._next(place + 1))
        framed = before.means("since", "until", "from", "last", "this", "compare", "between", "and", "number")
        framed = framed or before.said in {("in",), ("for",), ("of",), ("im",), ("en",), ("de",), ("em",), ("a",)}
        framed = framed or (after.number is not None) or beside_number or len(self._said) <= 2  # noqa: PLR2004
        if cell.said == ("may",) and before.means("this", "last"):
            return 0
        ambiguous = cell.said in {("may",), ("mar",)} or cell.means("filler", "ack")
        return whole or short if framed or not ambiguous else 0

    def _month(self, place: int) -> tuple[Moment, int] | None:
        month = self._month_at(place)
        if not month:
            return None
        year, end = self._year_at(place + 1)
        last_year = None if year else self._last_year(end)
        if last_year is not None:
            return self._whole(date(self._clock.today.year - 1, month, 1), "month", last_year)
        after = self._cell(end)
        if after.means("last", "this") and not self._counts_unit(end):
            end += 1
        first = date(year or self._clock.today.year, month, 1)
        if not year and first > self._clock.today:
            first = _year_before(first)
        return self._whole(first, "month", end)

    def _counts_unit(self, place: int) -> bool:
        after = self._cell(self._next(place + 1))
        return after.means(*UNITS) or after.number is not None

    def _year_at(self, place: int) -> tuple[int | None, int]:
        """The year at a place, and the place after it; None and the place itself where there is none."""
        at = self._next(place)
        cell = self._cell(at)
        if cell.means("number") and cell.number is not None and _FIRST_YEAR <= cell.number <= _LAST_YEAR:
            return cell.number, at + 1
        return None, place

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

    def _quarter(self, place: int) -> tuple[Moment, int] | None:
        cell = self._cell(place)
        number, end = (cell.number, place + 1) if cell.means("quarter_number") else (None, place)
        after = self._next(place + 1)
        if number is None and self._cell(after).means("quarter"):
            ordinal = next((int(item[1]) for item in cell.meanings if item in {"o1", "o2", "o3", "o4"}), None)
            plain = cell.number if cell.number in {1, 2, 3, 4} and not cell.means("last") else None
            dotted = self._cell(place + 1).said == (".",)
            number, end = ordinal or (plain if cell.said[-1:] != (str(plain),) or dotted else None), after + 1
        if number is None and cell.means("number") and self._cell(place + 1).said == (".",):
            after = self._next(place + 2)
            if self._cell(after).means("quarter") and cell.number in {1, 2, 3, 4}:
                number, end = cell.number, after + 1
        if number is None:
            return None
        year, end = self._year_at(end)
        last_year = None if year else self._last_year(end)
        if last_year is not None:
            year, end = self._clock.today.year - 1, last_year
        first = date(year or self._clock.today.year, 3 * number - 2, 1)
        if not year and first > self._clock.today:
            first = _year_before(first)
        return self._whole(first, "quarter", end)

    def _week_of(self, place: int) -> tuple[Moment, int] | None:
        """The week of 9 November."""
        if not self._cell(place).means("week") or self._cell(place).means("weekly"):
            return None
        at = place + 1
        while self._cell(at).means("filler", "from", "since") and self._cell(at).number is None:
            at += 1
        dated = self._day_and_month(at) if self._cell(at).day is None else self._dated(at)
        if dated is None or dated[0].span is None:
            return None
        return self._whole(floor_day(dated[0].span.first, "week"), "week", dated[1])

    def _week_number(self, place: int) -> tuple[Moment, int] | None:
        cell, after = self._cell(place), self._next(place + 1)
        number, end = (cell.number, place + 1) if cell.means("week_number") else (None, place)
        if number is None and cell.means("week") and self._cell(after).means("number"):
            number, end = self._cell(after).number, after + 1
        if number is None:
            return None
        year, end = self._year_at(end)
        for guess in [year] if year else [self._clock.today.year, self._clock.today.year - 1]:
            try:
                monday = date.fromisocalendar(guess or 0, number, 1)
            except ValueError:
                continue
            if year or monday <= self._clock.today:
                return self._whole(monday, "week", end)
        return None

    def _year(self, place: int) -> tuple[Moment, int] | None:
        year, end = self._year_at(place)
        if not year or self._cell(place).number != year:
            return None
        if self._cell(place - 1).said[-1:] in _ENDS:
            return self._whole(date(year, 12, 1), "month", end)
        return self._whole(date(year, 1, 1), "year", end)

    # What is counted from today.

    def _fixed(self, place: int) -> tuple[Moment, int] | None:
        """Today, yesterday, the weekend, the year to date, ever, the same a year ago."""
        cell, today = self._cell(place), self._clock.today
        for word, back in (("today", 0), ("yesterday", 1), ("day_before", 2)):
            if cell.means(word):
                return self._whole((self._clock.now or today) - timedelta(days=back), "day", place + 1)
        for word, unit in _TO_DATE.items():
            if cell.means(word):
                return self._to_date(unit, place + 1)
        ahead = self._next(place + 1)
        if cell.means("last", "this") and self._cell(ahead).means("weekend"):
            found = self._fixed(ahead)
            return found if cell.means("last") or found is None else self._this_weekend(ahead)
        if cell.means("weekend"):
            saturday = self._clock.newest - timedelta(days=(self._clock.newest.weekday() - _SATURDAY) % 7)
            before, after = self._cell(place - 1), self._cell(self._next(place + 1))
            if not (before.means("this") or after.means("this")) and saturday + timedelta(days=1) >= today:
                saturday -= timedelta(days=7)
            end = self._next(place + 1) + 1 if after.means("last", "this") else place + 1
            return Moment(Stretch(first=saturday, last=saturday + timedelta(days=1))), end
        if cell.means("year_ago"):
            return Moment(year_before=True), place + 1
        if cell.means("number") and self._cell(self._next(place + 1)).means("ahead_of"):
            return Moment(same_before=True), self._next(place + 1) + 1
        beside = self._unit_of(self._next(place + 1)) or self._unit_of(place - 1)
        if cell.means("before") and not cell.means("filler", "o1") and not beside:
            return Moment(same_before=True), place + 1
        backs: tuple[tuple[str, Grain], ...] = (("week_ago", "week"), ("month_ago", "month"), ("day_ago", "day"))
        for word, length in backs:
            if cell.means(word):
                return Moment(back=length), place + 1
        return None

    def _this_weekend(self, place: int) -> tuple[Moment, int]:
        """The weekend that is, or the last one that was."""
        newest = self._clock.newest
        saturday = newest - timedelta(days=(newest.weekday() - _SATURDAY) % 7)
        return Moment(Stretch(first=saturday, last=saturday + timedelta(days=1))), place + 1

    def _to_date(self, unit: Grain, end: int) -> tuple[Moment, int]:
        today = self._clock.today
        first = floor_day(today, unit)
        return Moment(Stretch(first=first, last=max(first, min(today, self._clock.newest))), unit=unit), end

    def _ago(self, place: int) -> tuple[Moment, int] | None:
        """Three weeks ago, vor drei Wochen, il y a trois semaines: the whole of that day, week or month."""
        cell = self._cell(place)
        at = self._next(place + 1) if cell.means("ago") else place
        number, unit_at = self._number(at)
        unit = self._unit_of(unit_at)
        if number is None or unit is None:
            return None
        after = self._next(unit_at + 1)
        ends = self._cell(after).means("ago")
        if not (cell.means("ago") or ends) or number > _MOST:
            return None
        end = after + 1 if ends else unit_at + 1
        if unit == "year" and number == 1:
            return Moment(year_before=True), end
        return self._whole(self._stepped(floor_day(self._clock.today, unit), unit, -number), unit, end)

    def _counted(self, place: int) -> tuple[Moment, int] | None:
        """The last seven days, les 3 derniers mois; or bare: 7 days, which may be how many are wanted."""
        cell = self._cell(place)
        if cell.means("last", "this") and not self._unit_of(place):
            at = self._next(place + 1)
            number, unit_at = self._number(at)
            unit = self._unit_of(unit_at)
            if number is not None and unit is not None:
                return self._newest(number, unit, unit_at + 1)
            ends = unit_at >= len(self._said) or self._cell(unit_at).means("mark")
            if number is not None and self._cell(at).means("number") and cell.means("last") and ends:
                return self._newest(number, self._clock.grain, unit_at)
        number, at = self._number(place)
        if number is None or cell.means("a"):
            return None
        if self._cell(at).means("last") and (unit := self._unit_of(self._next(at + 1))):
            return self._newest(number, unit, self._next(at + 1) + 1)
        if unit := self._unit_of(at):
            after = self._cell(at + 1)
            if after.means("last"):
                return self._newest(number, unit, at + 2)
            moment, end = self._newest(number, unit, at + 1)
            return Moment(moment.span, bare=True, unit=unit, count=number), end
        return None

    def _newest(self, number: int, unit: Grain, end: int) -> tuple[Moment, int]:
        """So many newest days, or whole periods where the chart has those."""
        last = self._clock.newest
        number = min(number, _MOST)
        first = self._stepped(last + timedelta(days=1), unit, -number)
        if unit == self._clock.grain == "month":
            first = step(floor_day(last, "month"), "month", 1 - number)
        return Moment(Stretch(first=min(first, last), last=last), unit=unit, count=number), end

    @staticmethod
    def _stepped(at: date, unit: Grain, count: int) -> date:
        if unit in _MONTHS_OF:
            months = at.year * 12 + at.month - 1 + count * _MONTHS_OF[unit]
            year, month = max(1, months // 12), months % 12 + 1
            return date(year, month, min(at.day, _length(year, month)))
        return at + timedelta(days=count * _DAYS_OF.get(unit, 1))

    def _number(self, place: int) -> tuple[int | None, int]:
        """The number at a place and the place of what follows it."""
        cell = self._cell(place)
        if cell.means("number") and cell.number is not None:
            return cell.number, self._next(place + 1)
        named = next((int(item[1:]) for item in cell.meanings if item[:1] == "n" and item[1:].isdigit()), None)
        if named is None and cell.means("a"):
            named = 1
        return named, self._next(place + 1)

    def _unit_of(self, place: int) -> Grain | None:
        cell = self._cell(place)
        return next((unit for unit in UNITS if cell.means(unit)), None)

    def _unit(self, place: int) -> tuple[Moment, int] | None:
        """Last week, this month so far, the week before, next quarter; in either order."""
        alone = self._unit_of(place)
        if alone is not None and self._cell(place + 1).means("so_far"):
            return self._to_date(alone, place + 2)
        for shift, unit_place in ((place, self._next(place + 1)), (self._next(place + 1), place)):
            word, unit = self._cell(shift), self._unit_of(unit_place)
            if unit is None or not word.means("last", "this", "next", "before", "ahead_of"):
                continue
            if word.means("ahead_of") and not word.means("before") and shift < unit_place:
                continue
            if shift > unit_place and self._unit_of(self._next(shift + 1)) is not None:
                # "Die Monate dieses Jahres": the word goes with what follows.
                continue
            if shift > unit_place and self._cell(self._next(shift + 1)).number is not None:
                continue
            end = max(shift, unit_place) + 1
            floor = floor_day(self._clock.today, unit)
            if word.means("next"):
                return Moment(self._of(self._stepped(floor, unit, 1), unit), ahead=True, unit=unit), end
            if word.means("this"):
                return self._to_date(unit, end + 1 if self._cell(end).means("so_far") else end)
            if word.means("before", "ahead_of") and not word.means("last"):
                return Moment(back=unit), end
            if unit == "day":
                return self._whole(self._clock.newest, "day", end)
            if unit == "year" and self._cell(place - 1).said[-1:] in _ENDS:
                return self._whole(date(floor.year - 1, 12, 1), "month", end)
            read = self._whole(self._stepped(floor, unit, -1), unit, end)
            return Moment(read[0].span, year_before=unit == "year", unit=unit), end
        return None

    # Weekdays.

    def _weekday(self, place: int) -> tuple[Moment, int] | None:
        cell = self._cell(place)
        several = next((int(item[2:]) for item in cell.meanings if item[:2] == "ds" and item[2:].isdigit()), None)
        if several is not None:
            return Moment(weekday=several), place + 1
        each = cell.means("each")
        at = self._next(place + 1) if cell.means("last", "this", "each", "next") else place
        weekday = self._weekday_of(at)
        if weekday is None:
            return None
        if each:
            return Moment(weekday=weekday), at + 1
        week = self._unit(self._next(at + 1)) if self._cell(self._next(at + 1)).means("last", "week") else None
        if week is not None and week[0].span is not None and week[0].unit == "week":
            return self._whole(week[0].span.first + timedelta(days=weekday), "day", week[1])
        dated = self._day_and_month(self._next(at + 1))
        if dated is not None:
            return dated
        end = at + 1
        if self._cell(end).means("before", "ahead_of") and not self._counts_unit(end):
            return Moment(back="week"), end + 1
        if self._cell(end).means("last") and not self._counts_unit(end):
            end += 1
        if cell.means("next"):
            ahead = self._clock.today + timedelta(days=(weekday - self._clock.today.weekday() - 1) % 7 + 1)
            return Moment(Stretch(first=ahead, last=ahead), ahead=True, unit="day"), end
        newest = min(self._clock.newest, self._clock.today - timedelta(days=1))
        if self._clock.grain != "day":
            newest = self._clock.today - timedelta(days=1)
        return self._whole(newest - timedelta(days=(newest.weekday() - weekday) % 7), "day", end)

    def _weekday_of(self, place: int) -> int | None:
        cell = self._cell(place)
        return next((int(item[1:]) for item in cell.meanings if item[:1] == "d" and item[1:].isdigit()), None)

    # A whole day, week, month, quarter or year.

    def _of(self, at: date, unit: Grain) -> Stretch:
        return Stretch(first=at, last=self._stepped(at, unit, 1) - timedelta(days=1))

    def _whole(self, at: date, unit: Grain, end: int) -> tuple[Moment, int]:
        span = self._of(at, unit)
        return Moment(span, ahead=at > (self._clock.now or self._clock.today), unit=unit), end


def _is_day(cell: Cell) -> bool:
    return cell.means("number") and cell.number is not None and 1 <= cell.number <= _DAYS


def _length(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def _year_before(at: date) -> date:
    try:
        return at.replace(year=at.year - 1)
    except ValueError:
        return at.replace(year=at.year - 1, day=28)


def overlaps(found: Sequence[Found], place: int) -> bool:
    """Whether a cell is part of a moment."""
    return any(item.start <= place < item.end for item in found)


def in_order(found: Sequence[Found]) -> bool:
    """Whether the moments stand one after the other."""
    return all(before.end <= after.start for before, after in pairwise(found))
