"""The holidays that a calendar knows, by day, and what they are called in other languages."""

from datetime import date, timedelta
from functools import cache

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from pulse.definition import Calendar

_OF_EASTER = {"Good Friday": -2, "Easter Sunday": 0, "Easter Monday": 1}
_NAMED_IN = "en_US"


def holidays(calendar: Calendar, first: date, last: date) -> dict[date, str]:
    """The holidays from ``first`` to ``last``, both included, by day."""
    found: dict[date, str] = {}
    years = range(first.year, last.year + 1)
    if calendar.country:
        for year in years:
            found |= public_holidays(calendar.country, calendar.region, year)
    if calendar.easter:
        kind = EASTER_WESTERN if calendar.easter == "western" else EASTER_ORTHODOX
        for year in years:
            sunday = easter(year, kind)
            found |= {sunday + timedelta(days=after): called for called, after in _OF_EASTER.items()}
    found |= {day: holiday.name for holiday in calendar.holidays for day in holiday.days}
    return {day: called for day, called in sorted(found.items()) if first <= day <= last}


def names_of(calendar: Calendar, day: date, called: str) -> dict[str, str]:
    """What the holiday ``called`` on ``day`` is called, as the words of a fact: by itself, and by language."""
    words = {"holiday": called}
    if calendar.country and public_holidays(calendar.country, calendar.region, day.year).get(day) == called:
        for language in _spoken(calendar.country):
            named = public_holidays(calendar.country, calendar.region, day.year, language).get(day)
            if named and named != called:
                words[f"holiday.{language.split('_')[0]}"] = named
    return words


@cache
def public_holidays(country: str, region: str | None, year: int, language: str = _NAMED_IN) -> dict[date, str]:
    """The public holidays of a year by day, named in ``language`` (such as ``de``) where the country's list has it."""
    # Forty milliseconds, and few pulses name a country.
    from holidays import country_holidays

    spoken = language if language in _spoken(country) else None
    return dict(country_holidays(country, subdiv=region, years=year, language=spoken))


@cache
def _spoken(country: str) -> tuple[str, ...]:
    from holidays import country_holidays

    return tuple(country_holidays(country).supported_languages)
