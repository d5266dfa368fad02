"""A stretch of time that was named, and what it is held against."""

from dataclasses import dataclass
from datetime import date

from pulse.conversation.query import Stretch
from pulse.definition.catalogue import Grain

UNITS: tuple[Grain, ...] = ("hour", "day", "week", "month", "quarter", "year")


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
        is_open: Whether it is open to one side: until March, after October.
        before: Of a weekday before what is spoken of, that one.
        odd: Whether a weekday and a date were named that are not the same day.
        same: Whether it is the time that is spoken of already: in the same period.
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
    is_open: bool = False
    before: int | None = None
    odd: bool = False
    same: bool = False


@dataclass(frozen=True)
class Found:
    """A moment with the places of the cells that it is said with, the first and one after the last."""

    moment: Moment
    start: int
    end: int
