"""Until when somebody wants to hear nothing: two weeks, until Monday, until 7 December, until January."""

from collections.abc import Sequence
from datetime import date, timedelta

from pulse.conversation.cells import Cell
from pulse.conversation.moment import Found
from pulse.languages.asking.wishing import TOMORROW

LONGEST_PAUSE = 366
"""Days that a pause lasts at most."""


def quiet_until(said: Sequence[Cell], found: Sequence[Found], today: date) -> date | None:
    """The last quiet day: so many days, weeks or months from today; until a day or a weekday to come."""
    lengths = {"day": 1, "week": 7, "month": 30, "year": 365}
    stated = _stated_day(said, found, today)
    if stated is not None:
        return stated - timedelta(days=1)
    for place, cell in enumerate(said):
        weekday = cell.numbered("d")
        if weekday is not None:
            return today + timedelta(days=(weekday - today.weekday() - 1) % 7)
        unit = next((unit for unit in lengths if cell.means(unit)), None)
        if unit is not None:
            number = next((_number(before) for before in reversed(said[max(0, place - 2) : place])), 1) or 1
            after = said[place + 1] if place + 1 < len(said) else Cell(frozenset(), ())
            before = said[place - 1] if place else Cell(frozenset(), ())
            if before.means("next") or after.means("next"):
                number = 1
            return today + timedelta(days=min(lengths[unit] * max(number, 1), LONGEST_PAUSE))
        if cell.means("today"):
            return today
        if place and cell.said[-1] in TOMORROW:
            return today
    return None


def _stated_day(said: Sequence[Cell], found: Sequence[Found], today: date) -> date | None:
    """The day or month to come that is named: until 7 December, until January, until Monday the 30th."""
    weekday = any(cell.numbered("d") is not None for cell in said)
    for item in found:
        span, unit = item.moment.span, item.moment.unit
        if span is None or unit not in {"day", "month", None} or item.moment.bare or item.moment.count:
            continue
        at = span.last if said[item.start].means("until") else span.first
        if unit == "month":
            at = at.replace(day=1)
        if at <= today and not said[item.start].means("today", "this"):
            at = at.replace(year=at.year + 1)
        if not (weekday and at.year > today.year):
            return at
    number = next((cell.number for cell in said if cell.means("number") and cell.number), None)
    if number is None or not weekday:
        return None
    ahead = (today + timedelta(days=count) for count in range(1, 62))
    return next((at for at in ahead if at.day == number), None)


def _number(cell: Cell) -> int | None:
    return cell.number if cell.number is not None else cell.numbered("n")
