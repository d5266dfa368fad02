"""From cells to stretches of time: days, weekdays, weeks, months, the last seven days, since March, three weeks ago.

The same grammar serves every language, as each says the same pieces in some order: a number, a length of time and
"ago"; "last" and a length. Articles between them count for nothing. A stretch is held against the chart: its newest
complete period ends what is "last", and its day is today.
"""

from collections.abc import Sequence
from datetime import timedelta

from pulse.conversation.cells import Cell
from pulse.conversation.counted import Counts
from pulse.conversation.cursor import is_day, is_end, year_before
from pulse.conversation.moment import Clock, Found, Moment
from pulse.conversation.query import Stretch


def moments(said: Sequence[Cell], clock: Clock) -> list[Found]:
    """Every stretch of time that is named, in order."""
    reader = Reader(said, clock)
    found: list[Found] = []
    place = 0
    while place < len(said):
        read = reader.read(place)
        if read is None:
            place += 1
        else:
            moment, end = read
            end = reader.with_weekday(moment, end)
            found.append(Found(moment, place, end))
            place = end
    return found


class Reader(Counts):
    """Reads a moment at a place: a range, what is open to one side, or a single one."""

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

    def with_weekday(self, moment: Moment, end: int) -> int:
        """The place after a day whose weekday follows it: 10/11, Tuesday."""
        if moment.span is None or moment.unit != "day" or moment.count is not None:
            return end
        at = end + 1 if self._cell(end).said in {(",",), ("-",)} else end
        weekday = self._cell(at).numbered("d")
        return at + 1 if weekday is not None and weekday == moment.span.first.weekday() else end

    def _range(self, place: int) -> tuple[Moment, int] | None:
        """Between one and another, from one to another, 2 to 8 November, November 2-8."""
        cell = self._cell(place)
        opens = cell.means("between", "from")
        start = self._next(place + 1) if opens else place
        return self._days_of_month(start) or self._from_to(start, is_between=cell.means("between"), opens=opens)

    def _from_to(self, start: int, *, is_between: bool, opens: bool) -> tuple[Moment, int] | None:
        """From one moment to another, the first of which begins at a place."""
        first = self._simple(start)
        if first is None or first[0].span is None:
            return None
        if opens and self._cell(first[1]).means("so_far") and first[0].span.first <= self._clock.newest:
            # From July until now.
            return Moment(Stretch(first=first[0].span.first, last=self._clock.newest)), first[1] + 1
        last = self._after_joint(first[1], is_between=is_between)
        if last is None or last[0].span is None or _is_reversed(first[0].span, last[0].span):
            return None
        begin, end = first[0].span.first, last[0].span.last
        weekday = self._cell(last[1] - 1).numbered("d")
        if first[0].unit == "week" and last[0].unit == "day" and weekday is not None:
            # Last week until Wednesday: that of the same week.
            return Moment(Stretch(first=begin, last=begin + timedelta(days=weekday))), last[1]
        if begin > end:
            begin = year_before(begin)
        ends = (first[0].span, last[0].span) if first[0].unit == last[0].unit != "day" else None
        return Moment(Stretch(first=begin, last=end), ends=ends), last[1]

    def _after_joint(self, place: int, *, is_between: bool) -> tuple[Moment, int] | None:
        """The moment after a "to", which may have been passed over; "May" is also a word that says nothing."""
        for at in (place, place - 1):
            joint = self._cell(at)
            if joint.means("to", "until") or joint.said == ("-",) or (is_between and joint.means("and")):
                after = self._next(at + 1)
                if is_end(self._cell(after)):
                    # To the end of June: June is in it.
                    after = self._next(after + 1)
                return self._simple(at + 1) or self._simple(after) or self._until_now(after)
        return None

    def _until_now(self, place: int) -> tuple[Moment, int] | None:
        """Now, as the end of a stretch: the newest there is."""
        cell = self._cell(place)
        if not cell.means("now", "so_far"):
            return None
        return Moment(Stretch(first=self._clock.newest, last=self._clock.newest)), place + 1

    def _days_of_month(self, place: int) -> tuple[Moment, int] | None:
        """Two numbers and one month, in either order."""
        month_first = self._month_at(place)
        at = self._next(place + 1) if month_first else place
        first, joint_at = self._cell(at), self._joint(at + 1)
        if joint_at is None:
            return None
        second_at = self._next(joint_at + 1)
        second = self._cell(second_at)
        if is_day(first) and second.day is not None and first.number is not None and not month_first:
            # 10 to 14/11.
            if first.number > second.day.day:
                return None
            return Moment(Stretch(first=second.day.replace(day=first.number), last=second.day)), second_at + 1
        if not (is_day(first) and is_day(second)):
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

    def _joint(self, place: int) -> int | None:
        """Where "to", "and" or a stroke stands from ``place`` on, with nothing but fillers before it."""
        while place < len(self._said):
            cell = self._cell(place)
            if cell.means("to", "until", "and") or cell.said == ("-",):
                return place
            if self._next(place) == place:
                return None
            place += 1
        return None

    def _open(self, place: int) -> tuple[Moment, int] | None:
        """Since something, until something, after it, before it."""
        cell = self._cell(place)
        if cell.means("after", "earlier_than"):
            return self._beyond(place)
        if not cell.means("since", "until"):
            return None
        after = self._next(place + 1)
        read = self._simple(after)
        unit = self._unit_of(after)
        if read is None and unit is not None and cell.means("since"):
            return self._to_date(unit, after + 1)
        if (
            read is None
            and cell.means("since")
            and self._cell(after).means("part_of")
            and not is_end(self._cell(after))
        ):
            # Since the beginning of March.
            read = self._simple(self._next(after + 1))
        if read is None and cell.means("until") and is_end(self._cell(after)):
            read = self._simple(self._next(after + 1))
        if read is None or read[0].span is None or read[0].ahead:
            return None
        if cell.means("until") and not cell.means("since"):
            until = Stretch(first=self._clock.oldest, last=read[0].span.last)
            return Moment(until, unit=read[0].unit, is_open=True), read[1]
        first = read[0].span.first
        whole = Stretch(first=first, last=max(first, self._clock.newest))
        return Moment(whole, since=read[0].span), read[1]

    def _beyond(self, place: int) -> tuple[Moment, int] | None:
        """After October: from the day that follows it; before October: up to the day before it."""
        after = self._next(place + 1)
        read = self._dated(after) if after < len(self._said) else None
        if read is None or read[0].span is None:
            return None
        span = read[0].span
        if self._cell(place).means("after"):
            first = span.last + timedelta(days=1)
            whole = Stretch(first=first, last=max(first, self._clock.newest))
        else:
            last = span.first - timedelta(days=1)
            whole = Stretch(first=min(self._clock.oldest, last), last=last)
        return Moment(whole, is_open=True), read[1]

    def _simple(self, place: int) -> tuple[Moment, int] | None:
        for rule in (self._dated, self._fixed, self._ago, self._counted, self._unit, self._weekday):
            if (found := rule(place)) is not None:
                return found
        return None


def _is_reversed(first: Stretch, last: Stretch) -> bool:
    """Whether two days of one month are named the wrong way round; from November to February is no such thing."""
    return first.first > last.last and first.first.month == last.last.month


def overlaps(found: Sequence[Found], place: int) -> bool:
    """Whether a cell is part of a moment."""
    return any(item.start <= place < item.end for item in found)
