"""Numbers as a reader sees them: one formatter for charts, captions, analyses and answers.

Rounding is half away from zero everywhere, so that a figure is the same wherever it stands. A minus is U+2212.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from babel.numbers import get_currency_symbol, get_decimal_symbol, get_group_symbol

from pulse.definition.catalogue import LanguageCode, Unit
from pulse.definition.rounding import (
    ONE_PLACE,
    SCALES,
    SPANS,
    TWO_PLACES,
    finer,
    last_of_small,
    last_place,
    place_of_percent,
    rounded,
    scale_of,
    span_of,
)
from pulse.languages import LANGUAGES
from pulse.languages.calendar import is_one

MINUS = "\N{MINUS SIGN}"
_TIGHT, _SPACE = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
_TICK_ERROR = 0.02
"""A mark on an axis is off by at most this share of the step between two."""


@cache
def _symbols(language: LanguageCode) -> dict[int, str]:
    return str.maketrans({".": get_decimal_symbol(language), ",": get_group_symbol(language)})


@cache
def symbol_of(currency: str, language: LanguageCode) -> str:
    """The sign of a currency, such as ``€``; its letters where the language has none."""
    return str(get_currency_symbol(currency, locale=language))


def amount(
    value: Decimal, unit: Unit, currency: str | None = None, language: LanguageCode = "en", more: int = 0
) -> str:
    """A level, such as ``1,532``, ``€8,204.50``, ``143.1M``, ``2.31%``, ``3.4 days`` or ``34 points``.

    Percent values are fractions, durations seconds. What is shortened has ``more`` digits than usual.
    """
    return _signed(value, _size(abs(value), unit, currency, language, more))


def size(value: Decimal, unit: Unit, currency: str | None = None, language: LanguageCode = "en", more: int = 0) -> str:
    """A difference without its sign: as :func:`amount`, but a difference of percents is in points (``0.18 pp``)."""
    if unit == "percent":
        return _percent(abs(value), language, more) + LANGUAGES[language].numbers.points
    return _size(abs(value), unit, currency, language, more)


def ratio(value: Decimal, language: LanguageCode = "en") -> str:
    """A relative change or a share without its sign: ``12.4%``; whole percents from 100 on."""
    percent = abs(value) * 100
    shown = f"{rounded(percent, place_of_percent(percent)):,f}"
    return _number(shown, language) + LANGUAGES[language].numbers.percent


def whole(value: Decimal, language: LanguageCode = "en") -> str:
    """A count of things, such as ``1,532``."""
    return _number(f"{value:,.0f}", language)


def plain(value: Decimal, language: LanguageCode = "en") -> str:
    """A bare number to two places at most, such as ``3.4``."""
    shown = rounded(value, TWO_PLACES)
    return _number(f"{shown:,.0f}" if shown == shown.to_integral_value() else f"{shown.normalize():,f}", language)


def ticks(values: Sequence[float], unit: Unit, currency: str | None = None, language: LanguageCode = "en") -> list[str]:
    """Marks of an axis: as short as keeps them true and apart, such as ``150``, ``€1.5k``, ``140M`` or ``2.5%``."""
    if unit == "duration":
        return _duration_ticks(values, language)
    gap = min((abs(a - b) for a, b in pairwise(sorted(values))), default=0.0)
    shown: list[str] = []
    for digits in range(4, 13):
        marks = [_tick(value, unit, currency, digits, language) for value in values]
        shown = [text for text, _ in marks]
        if all(abs(said - value) <= gap * _TICK_ERROR for value, (_, said) in zip(values, marks, strict=True)):
            break
    return shown


def _duration_ticks(values: Sequence[float], language: LanguageCode) -> list[str]:
    largest = Decimal(max(map(abs, values), default=0.0))
    at = next((at for at, one in enumerate(SPANS) if largest >= one * Decimal("1.5")), len(SPANS) - 1)
    # A day by its own letter; the rest as the SI has it, in every language.
    letter = (LANGUAGES[language].numbers.units[0][0][0], "h", "min", "s")[at]
    marks = ticks([value / float(SPANS[at]) for value in values], "number", None, language)
    return [f"{mark} {letter}" for mark in marks]


def _tick(value: float, unit: Unit, currency: str | None, digits: int, language: LanguageCode) -> tuple[str, float]:
    """A mark in so many digits, and what it then says exactly."""
    style = LANGUAGES[language].numbers
    fits = ((float(scale), letter) for (scale, _), letter in zip(SCALES, style.scales, strict=True))
    large = next(((scale, letter) for scale, letter in fits if abs(value) >= scale), (1.0, ""))
    scale, letter = (0.01, style.percent) if unit == "percent" else large
    number = f"{Decimal(f'{abs(value) / scale:.{digits}g}'):f}"
    said = (-1 if value < 0 else 1) * float(number) * scale
    return (MINUS if value < 0 else "") + _money(_number(number, language) + letter, currency, language), said


def is_nothing(shown: str) -> bool:
    """Whether a shown figure is zero once rounded, so that no direction may be said of it."""
    return not any(digit in shown for digit in "123456789")


def _signed(value: Decimal, shown: str) -> str:
    return MINUS + shown if value < 0 and not is_nothing(shown) else shown


def _number(shown: str, language: LanguageCode) -> str:
    """Digits with a point and commas, as the language separates them."""
    return shown if language == "en" else shown.translate(_symbols(language))


def _money(shown: str, currency: str | None, language: LanguageCode) -> str:
    if currency is None:
        return shown
    symbol = symbol_of(currency, language)
    if not LANGUAGES[language].numbers.sign_first:
        return f"{shown}{_SPACE}{symbol}"
    spaced = language != "en" or (len(symbol) > 1 and symbol[-1].isalpha())
    return f"{symbol}{' ' if spaced and language == 'en' else _SPACE if spaced else ''}{shown}"


def _percent(value: Decimal, language: LanguageCode, more: int) -> str:
    return _number(f"{rounded(value * 100, finer(TWO_PLACES, more)):,}", language)


def _size(value: Decimal, unit: Unit, currency: str | None, language: LanguageCode, more: int) -> str:
    if unit == "percent":
        return _percent(value, language, more) + LANGUAGES[language].numbers.percent
    if unit == "duration":
        return _duration(value, language, more)
    shown = _short(value, unit, language, more)
    if unit == "points":
        return f"{shown} {_unit(4, value, language)}"
    return _money(shown, currency, language)


def _unit(which: int, value: Decimal, language: LanguageCode) -> str:
    one, several = LANGUAGES[language].numbers.units[which]
    return one if is_one(value, language) else several


def _duration(value: Decimal, language: LanguageCode, more: int) -> str:
    """Seconds in the largest of seconds, minutes, hours and days that gives at least one and a half."""
    at = span_of(value)
    exact = rounded(value / SPANS[at], finer(ONE_PLACE, more)).normalize()
    shown = f"{exact:,.0f}" if exact == exact.to_integral_value() else f"{exact:,f}"
    return f"{_number(shown, language)} {_unit(at, exact, language)}"


def _short(value: Decimal, unit: Unit, language: LanguageCode, more: int) -> str:
    at = scale_of(value, more)
    if at is not None:
        scale, place = SCALES[at]
        return _number(f"{rounded(value / scale, finer(place, more)):,}", language) + _letter(at, language)
    if unit == "currency" and value != value.to_integral_value():
        return _number(f"{rounded(value, last_place(value, unit, more)):,f}", language)
    if value == value.to_integral_value():
        return _number(f"{value:,.0f}", language)
    if value < 1:
        return _number(f"{rounded(value, last_of_small(value)):f}", language)
    return _number(f"{rounded(value, finer(TWO_PLACES, more)):,}", language)


def _letter(at: int, language: LanguageCode) -> str:
    return LANGUAGES[language].numbers.scales[at]
