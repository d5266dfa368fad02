"""Moments that are counted from today."""

from dataclasses import replace
from datetime import date, timedelta

from pulse.conversation.cursor import is_day
from pulse.conversation.dated import Dates
from pulse.conversation.moment import UNITS, Moment
from pulse.conversation.query import Stretch
from pulse.definition.catalogue import Grain
from pulse.series.periods import floor_day, step

_SATURDAY, _DAYS = 5, 31
_TO_DATE: dict[str, Grain] = {"ytd": "year", "mtd": "month", "wtd": "week", "qtd": "quarter"}
_MOST, _TWO_MONTHS = 1500, 62


class Counts(Dates):
    """Reads what is counted from today or from the newest period: yesterday, last week, three weeks ago."""

    def _fixed(self, place: int) -> tuple[Moment, int] | None:  # noqa: C901, PLR0911, PLR0912 - a table
        """Today, yesterday, the weekend, the year to date, ever, the same a year ago."""
        cell, today = self._cell(place), self._clock.today
        for word, back in (("today", 0), ("yesterday", 1), ("day_before", 2), ("tomorrow", -1)):
            if cell.means(word):
                return self._whole((self._clock.now or today) - timedelta(days=back), "day", place + 1)
        for word, unit in _TO_DATE.items():
            if cell.means(word):
                return self._to_date(unit, place + 1)
        ahead = self._next(place + 1)
        if cell.means("last", "this") and self._cell(ahead).means("weekend"):
            found = self._fixed(ahead)
            return found if cell.means("last") or found is None else self._this_weekend(ahead)
        if cell.means("weekend") and (dated := self._weekend_of(place)) is not None:
            return dated
        if cell.means("weekend"):
            saturday = self._clock.newest - timedelta(days=(self._clock.newest.weekday() - _SATURDAY) % 7)
            before, after = self._cell(place - 1), self._cell(self._next(place + 1))
            if not (before.means("this") or after.means("this")) and saturday + timedelta(days=1) >= today:
                saturday -= timedelta(days=7)
            end = self._next(place + 1) + 1 if after.means("last", "this") else place + 1
            return Moment(Stretch(first=saturday, last=saturday + timedelta(days=1))), end
        if cell.means("year_ago"):
            return Moment(year_before=True), place + 1
        if cell.means("same") and (same := self._same(place)) is not None:
            return same
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

    def _weekend_of(self, place: int) -> tuple[Moment, int] | None:
        """The weekend of the 14th."""
        at = self._next(place + 1)
        while self._cell(at).means("from", "filler", "to") and self._cell(at).number is None:
            at += 1
        dated = self._day_and_month(at) or self._day_of_month(at)
        if self._cell(at).day is not None:
            dated = self._whole(self._cell(at).day or self._clock.today, "day", at + 1)
        if dated is None or dated[0].span is None:
            return None
        day = dated[0].span.first
        saturday = day - timedelta(days=(day.weekday() - _SATURDAY) % 7)
        return Moment(Stretch(first=saturday, last=saturday + timedelta(days=1))), dated[1]

    def _same(self, place: int) -> tuple[Moment, int] | None:
        """The same week last year; the same period: what is spoken of already."""
        at = self._next(place + 1)
        cell = self._cell(at)
        if not (cell.means(*UNITS, "stretch") or cell.numbered("d") is not None or cell.numbered("m") is not None):
            return None
        last_year = self._last_year(at + 1)
        if last_year is not None:
            return Moment(year_before=True), last_year
        year, end = self._year_at(at + 1)
        if year == self._clock.today.year - 1:
            return Moment(year_before=True), end
        after = self._cell(self._next(at + 1))
        if after.means("last", "before", *UNITS) or after.numbered("m") is not None or after.number is not None:
            return None
        return Moment(same=True, unit=self._unit_of(at)), at + 1

    def _this_weekend(self, place: int) -> tuple[Moment, int]:
        """The weekend that is, or the last one that was."""
        newest = self._clock.newest
        saturday = newest - timedelta(days=(newest.weekday() - _SATURDAY) % 7)
        return Moment(Stretch(first=saturday, last=saturday + timedelta(days=1))), place + 1

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

    def _counted(self, place: int) -> tuple[Moment, int] | None:  # noqa: PLR0911 - a table
        """The last seven days, les 3 derniers mois; or bare: 7 days, which may be how many are wanted."""
        cell = self._cell(place)
        if cell.means("last", "this") and not self._unit_of(place):
            at = self._next(place + 1)
            number, unit_at = self._number(at)
            unit = self._unit_of(unit_at)
            if number is not None and 0 < number <= _MOST and unit is not None:
                return self._newest(number, unit, unit_at + 1)
            ends = unit_at >= len(self._said) or self._cell(unit_at).means("mark")
            counted = number is not None and 0 < number <= _MOST and self._cell(at).means("number")
            if number is not None and counted and cell.means("last") and ends:
                return self._newest(number, self._clock.grain, unit_at)
        number, at = self._number(place)
        if number is None or not 0 < number <= _MOST or cell.means("a"):
            return None
        if self._cell(at).means("last") and (unit := self._unit_of(self._next(at + 1))):
            return self._newest(number, unit, self._next(at + 1) + 1)
        if unit := self._unit_of(at):
            after = self._cell(at + 1)
            if after.means("last"):
                return self._newest(number, unit, at + 2)
            if after.means("ahead_of") and not after.means("filler"):
                # The 7 days before that.
                return Moment(same_before=True), at + 2
            moment, end = self._newest(number, unit, at + 1)
            return Moment(moment.span, bare=True, unit=unit, count=number), end
        return None

    def _newest(self, number: int, unit: Grain, end: int) -> tuple[Moment, int]:
        """So many newest days, or whole periods where the chart has those."""
        last = self._clock.newest
        first = self._stepped(last + timedelta(days=1), unit, -number)
        if unit == self._clock.grain == "month":
            first = step(floor_day(last, "month"), "month", 1 - number)
        return Moment(Stretch(first=min(first, last), last=last), unit=unit, count=number), end

    def _unit(self, place: int) -> tuple[Moment, int] | None:  # noqa: C901, PLR0911, PLR0912 - a table
        """Last week, this month so far, the week before, next quarter; in either order."""
        alone = self._unit_of(place)
        ranked = self._cell(place - 1).means("rank", "worst")
        if alone is not None and self._cell(place + 1).means("so_far") and not ranked:
            return self._to_date(alone, place + 2)
        if (last_but_one := self._last_but_one(place)) is not None:
            return last_but_one
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
            if word.means("this") and unit == "week" and (week := self._week_of(unit_place)) is not None:
                # This week of the 9th, ce jour-là: one that was.
                return week
            if word.means("this"):
                return self._to_date(unit, end + 1 if self._cell(end).means("so_far") else end)
            if word.means("before", "ahead_of") and not word.means("last"):
                return Moment(back=unit), end
            if unit == "day":
                return self._whole(self._clock.newest, "day", end)
            if unit == "year" and self._is_at_end(place):
                return self._whole(date(floor.year - 1, 12, 1), "month", end)
            read = self._whole(self._stepped(floor, unit, -1), unit, end)
            return Moment(read[0].span, year_before=unit == "year", unit=unit), end
        return None

    def _last_but_one(self, place: int) -> tuple[Moment, int] | None:
        """The week before last, vorletzte Woche: two before the one that is."""
        for shift, unit_place in ((place, self._next(place + 1)), (self._next(place + 1), place)):
            unit = self._unit_of(unit_place)
            if unit is not None and self._cell(shift).means("before_last"):
                first = self._stepped(floor_day(self._clock.today, unit), unit, -2)
                return self._whole(first, unit, max(shift, unit_place) + 1)
        return None

    def _weekday(self, place: int) -> tuple[Moment, int] | None:  # noqa: PLR0911 - a table
        cell = self._cell(place)
        several = cell.numbered("ds")
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
        if (dated := self._day_after(at + 1, weekday)) is not None:
            return dated
        end = at + 1
        if self._cell(end).means("before", "ahead_of") and not self._counts_unit(end):
            return Moment(back="week", before=weekday), end + 1
        if self._cell(end).means("last") and not self._counts_unit(end):
            end += 1
        if cell.means("next"):
            ahead = self._clock.today + timedelta(days=(weekday - self._clock.today.weekday() - 1) % 7 + 1)
            return Moment(Stretch(first=ahead, last=ahead), ahead=True, unit="day"), end
        newest = min(self._clock.newest, self._clock.today - timedelta(days=1))
        if self._clock.grain != "day":
            newest = self._clock.today - timedelta(days=1)
        return self._whole(newest - timedelta(days=(newest.weekday() - weekday) % 7), "day", end)

    def _day_after(self, place: int, weekday: int) -> tuple[Moment, int] | None:
        """The date that stands after a weekday: Saturday, 14.11.; Saturday 14, if that was one."""
        at = self._next(place)
        if self._cell(at).said == (",",):
            at = self._next(at + 1)
        dated = self._day_and_month(at)
        cell = self._cell(at)
        if dated is not None or cell.day is not None:
            moment, end = dated or self._whole(cell.day or self._clock.today, "day", at + 1)
            return replace(moment, odd=moment.span is not None and moment.span.first.weekday() != weekday), end
        if not is_day(cell) or self._counts(at) or cell.number is None:
            return None
        for back in range(_TWO_MONTHS):
            day = self._clock.today - timedelta(days=back)
            if day.day == cell.number and day.weekday() == weekday:
                return self._whole(day, "day", at + 1)
        return None

    def _weekday_of(self, place: int) -> int | None:
        return self._cell(place).numbered("d")
