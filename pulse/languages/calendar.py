"""Names of months and weekdays, and plurals, as Unicode's CLDR has them for every language."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Literal

from babel import Locale
from babel.dates import get_day_names, get_month_names
from babel.lists import format_list


@cache
def _months(language: str, width: Literal["abbreviated", "wide"]) -> dict[int, str]:
    return dict(get_month_names(width, locale=language))


@cache
def _weekdays(language: str) -> dict[int, str]:
    return dict(get_day_names("wide", locale=language))


@cache
def _short_weekdays(language: str) -> dict[int, str]:
    return dict(get_day_names("abbreviated", locale=language))


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


def month_name(month: int, language: str, *, short: bool = False) -> str:
    """A month by its number, 1 to 12."""
    return _months(language, "abbreviated" if short else "wide")[month]


def weekday_name(weekday: int, language: str) -> str:
    """A weekday by its number, 0 (Monday) to 6."""
    return _weekdays(language)[weekday]


def short_weekday(weekday: int, language: str) -> str:
    """A weekday in short, such as ``Mon``, by its number, 0 (Monday) to 6."""
    return _short_weekdays(language)[weekday]


def is_one(value: Decimal, language: str) -> bool:
    """Whether a noun beside ``value`` stands in the singular: 1 in English, 0 and 1.5 as well in French."""
    return bool(_locale(language).plural_form(value) == "one")


def listed(names: Sequence[str], language: str) -> str:
    """Names as the language lists them, such as ``Revenue and Orders``."""
    return str(format_list([*names], locale=_locale(language)))
