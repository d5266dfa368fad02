"""Numbers as a reader sees them: one formatter for charts, captions, analyses and answers.

Rounding is half away from zero everywhere, so that a figure is the same wherever it stands. A minus is U+2212.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from babel.numbers import get_currency_symbol

from pulse.catalogue import Unit

LOCALE = "en"
MINUS = "\N{MINUS SIGN}"
_TICK_ERROR = 0.02
"""A mark on an axis is off by at most this share of the step between two."""
_TWO_PLACES, _ONE_PLACE, _WHOLE = Decimal("0.01"), Decimal("0.1"), Decimal(1)
_SCALES = (
    (Decimal(10) ** 9, "B", _ONE_PLACE),
    (Decimal(10) ** 6, "M", _ONE_PLACE),
    (Decimal(10) ** 3, "k", _WHOLE),
)
_SHORTEN_FROM = Decimal(100_000)
_SPANS = ((Decimal(86_400), "day"), (Decimal(3_600), "hour"), (Decimal(60), "minute"))


def rounded(value: Decimal, to: Decimal) -> Decimal:
    """``value`` to the places of ``to``, half away from zero."""
    return value.quantize(to, rounding=ROUND_HALF_UP)


def amount(value: Decimal, unit: Unit, currency: str | None = None) -> str:
    """A level, such as ``1,532``, ``€8,204.50``, ``143.1M``, ``2.31%``, ``3.4 days`` or ``34 points``.

    Percent values are fractions, durations seconds.
    """
    return _signed(value, _size(abs(value), unit, currency))


def size(value: Decimal, unit: Unit, currency: str | None = None) -> str:
    """A difference without its sign: as :func:`amount`, but a difference of percents is in points (``0.18 pp``)."""
    if unit == "percent":
        return f"{rounded(abs(value) * 100, _TWO_PLACES):,.2f} pp"
    return _size(abs(value), unit, currency)


def _duration(value: Decimal) -> str:
    """Seconds in the largest of minutes, hours and days that gives at least one and a half."""
    for seconds, name in _SPANS:
        if value >= seconds * Decimal("1.5") or seconds == _SPANS[-1][0]:
            shown = rounded(value / seconds, _ONE_PLACE)
            text = f"{shown:,.0f}" if shown == shown.to_integral_value() else f"{shown:,.1f}"
            return f"{text} {name if shown == 1 else name + 's'}"
    raise AssertionError(value)


def ratio(value: Decimal) -> str:
    """A relative change or a share without its sign: ``12.4%``; whole percents from 100 on."""
    percent = abs(value) * 100
    if rounded(percent, _ONE_PLACE) < 100:  # noqa: PLR2004 - per cent
        return f"{rounded(percent, _ONE_PLACE):.1f}%"
    return f"{rounded(percent, _WHOLE):,.0f}%"


def ticks(values: Sequence[float], unit: Unit, currency: str | None = None) -> list[str]:
    """Marks of an axis: as short as keeps them true and apart, such as ``150``, ``€1.5k``, ``140M`` or ``2.5%``."""
    if unit == "duration":
        return _duration_ticks(values)
    gap = min((abs(a - b) for a, b in pairwise(sorted(values))), default=0.0)
    shown: list[str] = []
    for digits in range(4, 13):
        marks = [_tick(value, unit, currency, digits) for value in values]
        shown = [text for text, _ in marks]
        if all(abs(said - value) <= gap * _TICK_ERROR for value, (_, said) in zip(values, marks, strict=True)):
            break
    return shown


def _duration_ticks(values: Sequence[float]) -> list[str]:
    largest = Decimal(max(map(abs, values), default=0.0))
    seconds, name = next((one for one in _SPANS if largest >= one[0] * Decimal("1.5")), _SPANS[-1])
    return [f"{mark} {name[0]}" for mark in ticks([value / float(seconds) for value in values], "number")]


def _tick(value: float, unit: Unit, currency: str | None, digits: int) -> tuple[str, float]:
    """A mark in so many digits, and what it then says exactly."""
    sign = MINUS if value < 0 else ""
    symbol = get_currency_symbol(currency, locale=LOCALE) if currency else ""
    fits = ((float(scale), letter) for scale, letter, _ in _SCALES if abs(value) >= float(scale))
    scale, letter = (0.01, "%") if unit == "percent" else next(fits, (1.0, ""))
    number = f"{abs(value) / scale:.{digits}g}"
    return f"{sign}{symbol}{number}{letter}", (-1 if value < 0 else 1) * float(number) * scale


def is_nothing(shown: str) -> bool:
    """Whether a shown figure is zero once rounded, so that no direction may be said of it."""
    return not any(digit in shown for digit in "123456789")


def _signed(value: Decimal, shown: str) -> str:
    return MINUS + shown if value < 0 and not is_nothing(shown) else shown


def _size(value: Decimal, unit: Unit, currency: str | None) -> str:
    if unit == "percent":
        return f"{rounded(value * 100, _TWO_PLACES):,.2f}%"
    if unit == "duration":
        return _duration(value)
    if unit == "points":
        shown = _short(value, unit)
        return f"{shown} point" if shown == "1" else f"{shown} points"
    symbol = get_currency_symbol(currency, locale=LOCALE) if currency else ""
    if len(symbol) > 1 and symbol[-1].isalpha():
        symbol += " "
    return symbol + _short(value, unit)


def _short(value: Decimal, unit: Unit) -> str:
    for scale, letter, places in _SCALES:
        # Rounded first: 999,950 is 1.0M, not 1,000k.
        shown = rounded(value / scale, places)
        if value >= _SHORTEN_FROM and shown >= 1:
            return f"{shown:,}{letter}"
    if unit == "currency" and value != value.to_integral_value():
        return f"{rounded(value, _TWO_PLACES):,.2f}"
    if value == value.to_integral_value():
        return f"{value:,.0f}"
    if value < 1:
        # Three digits that count: 0.0012 must not read as 0.00.
        digits = -value.adjusted() + 2
        return f"{rounded(value, Decimal(1).scaleb(-digits)):f}"
    return f"{rounded(value, _TWO_PLACES):,.2f}"
