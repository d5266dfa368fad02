"""When the days are that people name: Christmas, Black Friday, Easter."""

from datetime import date, timedelta

from dateutil.easter import easter

_FIXED = {
    "christmas": (12, 25),
    "christmas eve": (12, 24),
    "new year": (1, 1),
    "new years eve": (12, 31),
    "valentine": (2, 14),
    "halloween": (10, 31),
}
_THURSDAY, _FOURTH = 3, 22


def day_of(feast: str, year: int) -> date:
    """The day of a feast in a year; Black Friday follows the fourth Thursday of November."""
    if feast == "easter":
        return date.fromordinal(easter(year).toordinal())
    if feast in _FIXED:
        return date(year, *_FIXED[feast])
    from_fourth = date(year, 11, _FOURTH)
    thursday = from_fourth + timedelta(days=(_THURSDAY - from_fourth.weekday()) % 7)
    return thursday + timedelta(days=1 if feast == "black friday" else 4)
