"""Moments that the calendar names."""

from datetime import date, timedelta

from pulse.conversation.cursor import Cursor, is_day, length_of, year_before
from pulse.conversation.feasts import day_of
from pulse.conversation.moment import UNITS, Moment
from pulse.conversation.query import Stretch
from pulse.series.periods import floor_day

_WEEK = frozenset(["woche", "week", "semaine", "semana", "settimana"])
_DAY = timedelta(days=1)
_MIDDLE = 15
"""The last day of the first half of a month."""


class Dates(Cursor):
    """Reads what the calendar names: days, months, quarters, weeks by their number, years, feasts."""

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
        if is_day(cell) and cell.number is not None:
            month = self._month_at(beside, beside_number=True)
            if month:
                year, end = self._year_at(beside + 1)
                return self._named_day(cell.number, month, year, end)
        if cell.means("o1") and not cell.means("last") and self._cell(beside).numbered("m") is not None:
            # The first of September.
            year, end = self._year_at(beside + 1)
            return self._named_day(1, self._month_at(beside, beside_number=True), year, end)
        month = self._month_at(place)
        other = self._cell(beside)
        if month and is_day(other) and other.number is not None and not self._counts(beside):
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
        """The first or second half of a year, as H1 and H2; of a month that was spoken of, its other half."""
        cell, after = self._cell(place), self._next(place + 1)
        ordinal = next((int(item[1]) for item in cell.meanings if item in {"o1", "o2"}), None)
        if ordinal is None and not cell.said[0].isdigit() and cell.number in {1, 2}:
            ordinal = cell.number
        if ordinal is not None and self._cell(after).means("half"):
            number, end = ordinal, after + 1
            if (part := self._half_of_month(number, end)) is not None:
                self._halved = part[0].span
                return part
            if self._halved is not None:
                return self._other_half(self._halved, number), end
        elif cell.means("half_number") and cell.number is not None:
            number, end = cell.number, place + 1
        else:
            return None
        year, end = self._short_year_at(end)
        last_year = None if year else self._last_year(end)
        if last_year is not None:
            year, end = self._clock.today.year - 1, last_year
        first = date(year or self._clock.today.year, 1 if number == 1 else 7, 1)
        if not year and first > self._clock.today:
            first = year_before(first)
        last = self._stepped(first, "quarter", 2) - timedelta(days=1)
        return Moment(Stretch(first=first, last=last)), end

    def _other_half(self, spoken: Stretch, number: int) -> Moment:
        """The first half of October against the second: that of the same month."""
        first = spoken.first.replace(day=1)
        middle = first.replace(day=_MIDDLE)
        last = first.replace(day=length_of(first.year, first.month))
        return Moment(Stretch(first=first, last=middle) if number == 1 else Stretch(first=middle + _DAY, last=last))

    def _half_of_month(self, number: int, place: int) -> tuple[Moment, int] | None:
        """The first half of October: up to the 15th; the second: from the 16th on."""
        month = self._month(self._next(place))
        if month is None or month[0].span is None:
            return None
        whole = month[0].span
        middle = whole.first.replace(day=_MIDDLE)
        first, last = (whole.first, middle) if number == 1 else (middle + timedelta(days=1), whole.last)
        return Moment(Stretch(first=first, last=last)), month[1]

    def _day_of_month(self, place: int) -> tuple[Moment, int] | None:
        """The 12th, le 12, am 12.: the latest such day that is not in the future."""
        cell, before = self._cell(place), self._cell(place - 1)
        after = self._cell(self._next(place + 1))
        if (
            not is_day(cell)
            or after.means(*UNITS, "last", "o1", "quarter", "rank", "worst")
            or after.number is not None
        ):
            return None
        ordinal = not cell.said[0].isdigit()
        framed = before.said in {("the",), ("el",), ("le",), ("il",), ("am",), ("dia",), ("den",), ("vom",), ("del",)}
        ends = place + 1 == len(self._said) or self._cell(place + 1).means("mark")
        if not (ordinal or (framed and ends) or before.said[-1:] == ("dia",)) or cell.number is None:
            return None
        today = self._clock.today
        for months in range(2):
            at = self._stepped(today.replace(day=1), "month", -months)
            if cell.number <= length_of(at.year, at.month) and at.replace(day=cell.number) <= today:
                return self._whole(at.replace(day=cell.number), "day", place + 1)
        return None

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
        whole = cell.numbered("m") or 0
        short = cell.numbered("ms") or 0
        if whole and (not cell.means("filler", "ack") and cell.said != ("may",)):
            return whole
        if not (whole or short):
            return 0
        before, after = self._cell(place - 1), self._cell(self._next(place + 1))
        framed = before.means("since", "until", "from", "last", "this", "compare", "between", "and", "number", "to")
        framed = framed or before.said in {("in",), ("for",), ("of",), ("im",), ("en",), ("de",), ("em",), ("a",)}
        framed = framed or before.said == ("-",) or (after.number is not None) or beside_number or len(self._said) <= 2  # noqa: PLR2004
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
            first = year_before(first)
        return self._whole(first, "month", end)

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
        year, end = self._short_year_at(end)
        last_year = None if year else self._last_year(end)
        if last_year is not None:
            year, end = self._clock.today.year - 1, last_year
        first = date(year or self._clock.today.year, 3 * number - 2, 1)
        if not year and first > self._clock.today:
            first = year_before(first)
        return self._whole(first, "quarter", end)

    def _week_of(self, place: int) -> tuple[Moment, int] | None:
        """The week of 9 November."""
        if not self._cell(place).means("week") or self._cell(place).means("weekly"):
            return None
        at = place + 1
        one = self._cell(place).said[-1] in _WEEK
        while (self._cell(at).means("filler", "from") or (one and self._cell(at).means("since"))) and self._cell(
            at
        ).number is None:
            at += 1
        dated = self._day_and_month(at) if self._cell(at).day is None else self._dated(at)
        if dated is None and self._cell(place - 1).means("this", "same", "filler"):
            dated = self._day_of_month(at)
        if dated is None or dated[0].span is None:
            return None
        return self._whole(floor_day(dated[0].span.first, "week"), "week", dated[1])

    def _week_number(self, place: int) -> tuple[Moment, int] | None:
        cell, after = self._cell(place), self._next(place + 1)
        number, end = (cell.number, place + 1) if cell.means("week_number") else (None, place)
        framed = any(self._cell(at).means("from") for at in range(place + 1, after))
        if number is None and cell.means("week") and self._cell(after).means("number") and not framed:
            number, end = self._cell(after).number, after + 1
        if number is None and self._week_spoken and cell.means("number") and cell.number is not None:
            before = self._cell(place - 1)
            joined = before.means("to", "until", "and", "compare", "from") or before.said == ("-",)
            number, end = (cell.number, place + 1) if joined and not self._counts_unit(place) else (None, place)
        if number is None:
            return None
        self._week_spoken = True
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
        if self._is_at_end(place):
            return self._whole(date(year, 12, 1), "month", end)
        return self._whole(date(year, 1, 1), "year", end)
