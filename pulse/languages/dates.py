"""Periods and moments as readers say them."""

from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from pulse.definition.catalogue import LanguageCode
from pulse.languages import LANGUAGES
from pulse.languages.calendar import month_name, weekday_name
from pulse.languages.ranges import RANGES
from pulse.series.periods import Period, begin

PeriodForm = Literal["in", "since", "bare"]
"""How it stands in a sentence: what happened ``in`` it, counted ``since`` it, or by itself."""


def say(period: Period, language: LanguageCode, form: PeriodForm = "bare") -> str:
    """The period in words, such as ``on Saturday 21 November 2026``."""
    dates = LANGUAGES[language].dates
    if period.name:
        return dates.named(period.name, form)
    if period.grain == "hour":
        at, clock = _clock(period)
        return dates.hour(clock, _day(at, language, year=period.year), form)
    at = date.fromisoformat(period.at)
    if period.until:
        return _between(period, at, date.fromisoformat(period.until), language, form)
    if period.grain == "day":
        return dates.day(_day(at, language, year=period.year), at.weekday(), form)
    if period.grain == "week":
        return dates.week(_day(at, language, weekday=False, year=period.year), form)
    month = dates.month(month_name(at.month, language), at.year, form)
    return {"month": month, "quarter": dates.quarter((at.month + 2) // 3, at.year, form)}.get(
        period.grain, dates.year(at.year, form)
    )


def _between(period: Period, first: date, last: date, language: LanguageCode, form: PeriodForm) -> str:
    """A stretch of days, and the weekday that is meant of it."""
    years = period.year or first.year != last.year
    begin_, end_ = (
        _day(at, language, weekday=False, year=said)
        for at, said in ((first, years and first.year != last.year), (last, years))
    )
    ranges = RANGES[language]
    if form == "bare":
        said = f"{begin_} – {end_}"
        return said if period.weekday is None else f"{ranges.each[period.weekday]}, {said}"
    said = ranges.between(begin_, end_)
    return said if period.weekday is None else f"{ranges.on[period.weekday]} {said}"


def moment(at: datetime, language: LanguageCode) -> str:
    """A moment of a day as readers say it, such as ``22 November 2026, 08:00``."""
    return f"{_day(at.date(), language, weekday=False, year=True)}, {at:%H:%M}"


def brief(at: date, language: LanguageCode) -> str:
    """A day as an axis shows it, such as ``21 Nov``."""
    return f"{at.day}{'.' if language == 'de' else ''} {month_name(at.month, language, short=True)}"


def brief_month(at: date, language: LanguageCode) -> str:
    """A month as an axis shows it, such as ``Dec 2015``."""
    return f"{month_name(at.month, language, short=True)} {at.year}"


def _day(at: date, language: LanguageCode, *, year: bool, weekday: bool = True) -> str:
    named = weekday_name(at.weekday(), language) if weekday else ""
    return LANGUAGES[language].dates.date(at, named, str(at.year) if year else "")


def _clock(period: Period) -> tuple[date, str]:
    """The day of an hour, and its time by the clock; with the zone's letters where the clock shows it twice."""
    local = begin(datetime.fromisoformat(period.at), ZoneInfo(period.zone)).astimezone(ZoneInfo(period.zone))
    twice = local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()
    return local.date(), f"{local:%H:%M}" + (f" ({local:%Z})" if twice else "")
