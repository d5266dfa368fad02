"""Periods as readers say them, in every language we write."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo

from babel.dates import get_day_names, get_month_names
from pydantic import BaseModel, ConfigDict

from pulse.catalogue import Grain, Language
from pulse.periods import begin

Form = Literal["in", "since", "bare"]
"""How it stands in a sentence: what happened ``in`` it, counted ``since`` it, or by itself."""


class Period(BaseModel):
    """One period, with all that is needed to say it.

    Args:
        at: First moment, in ISO form: a date, or an aware moment for an hour.
        grain: Its length.
        zone: Time zone whose clocks count.
        year: Whether the year is said; it is left out beside another period of the same year.
        name: What it is called, where it has no fixed length or is of the owner's own calendar.
    """

    model_config = ConfigDict(frozen=True)

    at: str
    grain: Grain
    zone: str
    year: bool = True
    name: str = ""

    def say(self, language: Language, form: Form = "bare") -> str:
        """The period in words, such as ``on Saturday 21 November 2026``."""
        return _SAY[language](self, form)


def moment(at: datetime, language: Language) -> str:
    """A moment of a day as readers say it, such as ``22 November 2026, 08:00``."""
    return f"{_day(at.date(), language, weekday=False, year=True)}, {at:%H:%M}"


def brief(at: date, language: Language) -> str:
    """A day as an axis shows it, such as ``21 Nov``."""
    month = months(language, "abbreviated")[at.month]
    return f"{at.day}. {month}" if language == "de" else f"{at.day} {month}"


def brief_month(at: date, language: Language) -> str:
    """A month as an axis shows it, such as ``Dec 2015``."""
    return f"{months(language, 'abbreviated')[at.month]} {at.year}"


@cache
def months(language: Language, width: Literal["wide", "abbreviated"] = "wide") -> dict[int, str]:
    """Names of the months by number, 1 to 12."""
    return dict(get_month_names(width, locale=language))


@cache
def weekdays(language: Language) -> dict[int, str]:
    """Names of the weekdays by number, 0 (Monday) to 6."""
    return dict(get_day_names("wide", locale=language))


def _day(at: date, language: Language, *, year: bool, weekday: bool = True) -> str:
    month, name = months(language)[at.month], weekdays(language)[at.weekday()]
    if language == "en":
        said, before, end = f"{at.day} {month}", f"{name} ", f" {at.year}"
    elif language == "de":
        said, before, end = f"{at.day}. {month}", f"{name}, ", f" {at.year}"
    elif language == "fr":
        said, before, end = f"{'1er' if at.day == 1 else at.day} {month}", f"{name} ", f" {at.year}"
    else:
        comma = "," if language == "pt" else ""
        first = "1º" if language == "pt" and at.day == 1 else f"{at.day}"
        said, before, end = f"{first} de {month}", f"{name}{comma} ", f" de {at.year}"
    return f"{before if weekday else ''}{said}{end if year else ''}"


def _clock(period: Period) -> tuple[date, str]:
    """The day of an hour, and its time by the clock; with the zone's letters where the clock shows it twice."""
    local = begin(datetime.fromisoformat(period.at), ZoneInfo(period.zone)).astimezone(ZoneInfo(period.zone))
    twice = local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()
    return local.date(), f"{local:%H:%M}" + (f" ({local:%Z})" if twice else "")


def _quarter(at: date) -> int:
    return (at.month + 2) // 3


def _en(one: Period, form: Form) -> str:
    if one.name:
        return f"in {one.name}" if form == "in" else one.name
    if one.grain == "hour":
        at, clock = _clock(one)
        said = f"{clock} on {_day(at, 'en', year=one.year)}"
        return f"at {said}" if form == "in" else said
    at = date.fromisoformat(one.at)
    if one.grain == "day":
        said = _day(at, "en", year=one.year)
        return f"on {said}" if form == "in" else said
    said = {
        "week": f"the week of {_day(at, 'en', weekday=False, year=one.year)}",
        "month": f"{months('en')[at.month]} {at.year}",
        "quarter": f"Q{_quarter(at)} {at.year}",
    }.get(one.grain, str(at.year))
    return f"in {said}" if form == "in" else said


def _de(one: Period, form: Form) -> str:
    if one.name:
        return f"in {one.name}" if form == "in" else one.name
    if one.grain == "hour":
        at, clock = _clock(one)
        said = f"{_day(at, 'de', year=one.year)} um {clock} Uhr"
        return f"am {said}" if form == "in" else said
    at = date.fromisoformat(one.at)
    if one.grain == "day":
        said = _day(at, "de", year=one.year)
        return f"am {said}" if form == "in" else said
    if one.grain == "week":
        article = {"in": "in der ", "since": "der ", "bare": ""}[form]
        return f"{article}Woche ab {_day(at, 'de', weekday=False, year=one.year)}"
    if one.grain == "month":
        return f"{'im ' if form == 'in' else ''}{months('de')[at.month]} {at.year}"
    if one.grain == "quarter":
        return f"{'in ' if form == 'in' else ''}Q{_quarter(at)} {at.year}"
    return f"im Jahr {at.year}" if form == "in" else str(at.year)


def _es(one: Period, form: Form) -> str:
    if one.name:
        return f"en {one.name}" if form == "in" else one.name
    if one.grain == "hour":
        at, clock = _clock(one)
        day = _day(at, "es", year=one.year)
        article = "la" if clock.startswith("01:") else "las"
        return {"in": f"a {article} {clock} del {day}", "since": f"{article} {clock} del {day}"}.get(
            form, f"{day}, {clock}"
        )
    at = date.fromisoformat(one.at)
    if one.grain == "day":
        return f"{'' if form == 'bare' else 'el '}{_day(at, 'es', year=one.year)}"
    if one.grain == "week":
        article = {"in": "en la ", "since": "la ", "bare": ""}[form]
        return f"{article}semana del {_day(at, 'es', weekday=False, year=one.year)}"
    if one.grain == "month":
        return f"{'en ' if form == 'in' else ''}{months('es')[at.month]} de {at.year}"
    if one.grain == "quarter":
        return f"{ {'in': 'en el ', 'since': 'el ', 'bare': ''}[form] }T{_quarter(at)} de {at.year}"
    return f"en {at.year}" if form == "in" else str(at.year)


def _fr(one: Period, form: Form) -> str:
    if one.name:
        return f"dans {one.name}" if form == "in" else one.name
    if one.grain == "hour":
        at, clock = _clock(one)
        day = _day(at, "fr", year=one.year)
        return f"{day}, {clock}" if form == "bare" else f"{'à ' if form == 'in' else ''}{clock} le {day}"
    at = date.fromisoformat(one.at)
    if one.grain == "day":
        return f"{'' if form == 'bare' else 'le '}{_day(at, 'fr', year=one.year)}"
    if one.grain == "week":
        article = {"in": "dans la ", "since": "la ", "bare": ""}[form]
        return f"{article}semaine du {_day(at, 'fr', weekday=False, year=one.year)}"
    if one.grain == "month":
        return f"{'en ' if form == 'in' else ''}{months('fr')[at.month]} {at.year}"
    if one.grain == "quarter":
        return f"{ {'in': 'au ', 'since': 'le ', 'bare': ''}[form] }T{_quarter(at)} {at.year}"
    return f"en {at.year}" if form == "in" else str(at.year)


def _pt(one: Period, form: Form) -> str:
    if one.name:
        return f"em {one.name}" if form == "in" else one.name
    if one.grain == "hour":
        at, clock = _clock(one)
        day = _day(at, "pt", year=one.year)
        one_o_clock = clock.startswith("01:")
        at_ = "à" if one_o_clock else "às"
        article = "a" if one_o_clock else "as"
        return {"in": f"{at_} {clock} de {day}", "since": f"{article} {clock} de {day}"}.get(form, f"{day}, {clock}")
    at = date.fromisoformat(one.at)
    if one.grain == "day":
        day = _day(at, "pt", year=one.year)
        # Saturday and Sunday are masculine, the others end in -feira.
        article = "na " if at.weekday() < 5 else "no "  # noqa: PLR2004 - Saturday
        return f"{article}{day}" if form == "in" else day
    if one.grain == "week":
        article = {"in": "na ", "since": "a ", "bare": ""}[form]
        return f"{article}semana de {_day(at, 'pt', weekday=False, year=one.year)}"
    if one.grain == "month":
        return f"{'em ' if form == 'in' else ''}{months('pt')[at.month]} de {at.year}"
    if one.grain == "quarter":
        return f"{ {'in': 'no ', 'since': 'o ', 'bare': ''}[form] }T{_quarter(at)} de {at.year}"
    return f"em {at.year}" if form == "in" else str(at.year)


_SAY: dict[Language, Callable[[Period, Form], str]] = {"en": _en, "de": _de, "es": _es, "fr": _fr, "pt": _pt}
