"""To which place a figure is printed: the one rule for texts, pictures and what is held against both."""

from decimal import ROUND_HALF_UP, Decimal

from pulse.definition.catalogue import Unit

TWO_PLACES, ONE_PLACE, WHOLE = Decimal("0.01"), Decimal("0.1"), Decimal(1)
SCALES = ((Decimal(10) ** 9, ONE_PLACE), (Decimal(10) ** 6, ONE_PLACE), (Decimal(10) ** 3, WHOLE))
"""Billions, millions and thousands, each with the last place that is printed of them."""
SPANS = (Decimal(86_400), Decimal(3_600), Decimal(60), Decimal(1))
"""Seconds in a day, an hour, a minute and a second."""
_SHORTEN_FROM = Decimal(100_000)
_SMALL_PRICE = 100


def rounded(value: Decimal, to: Decimal) -> Decimal:
    """``value`` to the places of ``to``, half away from zero."""
    return value.quantize(to, rounding=ROUND_HALF_UP)


def finer(place: Decimal, more: int) -> Decimal:
    """A last place with ``more`` digits after it."""
    return place.scaleb(-more)


def scale_of(value: Decimal, more: int = 0) -> int | None:
    """Which of ``SCALES`` a figure of no special unit is printed in, or None; rounded first: 999,950 is 1.0M."""
    if abs(value) < _SHORTEN_FROM:
        return None
    fits = (at for at, (scale, place) in enumerate(SCALES) if rounded(abs(value) / scale, finer(place, more)) >= 1)
    return next(fits, None)


def span_of(value: Decimal) -> int:
    """Which of ``SPANS`` a duration is printed in: the largest that gives at least one and a half."""
    fits = (at for at, one in enumerate(SPANS) if abs(value) >= one * Decimal("1.5"))
    return next(fits, len(SPANS) - 1)


def last_place(value: Decimal, unit: Unit, more: int = 0) -> Decimal:
    """The last place in which ``value`` is printed, in its own unit; 0 where it is printed exactly.

    Percent values are fractions, durations seconds.
    """
    if unit == "percent":
        return finer(TWO_PLACES, more) / 100
    if unit == "duration":
        return finer(ONE_PLACE, more) * SPANS[span_of(value)]
    at = scale_of(value, more)
    if at is not None:
        scale, place = SCALES[at]
        return finer(place, more) * scale
    if value == value.to_integral_value():
        return Decimal(0)
    if abs(value) < 1 and unit != "currency":
        return last_of_small(value)
    # Cents are as fine as money is paid in; only small prices, such as that of a click, are told apart by less.
    return finer(TWO_PLACES, 0 if unit == "currency" and abs(value) >= _SMALL_PRICE else more)


def printed(value: Decimal, unit: Unit, more: int = 0) -> Decimal:
    """``value`` as it reads once printed, with ``more`` digits than is usual."""
    place = last_place(value, unit, more)
    return rounded(value / place, WHOLE) * place if place else value


def last_of_small(value: Decimal) -> Decimal:
    """The last place of a figure under one, of which three digits count: 0.0012 must not read as 0.00."""
    return Decimal(1).scaleb(value.adjusted() - 2)


def printed_ratio(value: Decimal) -> tuple[Decimal, Decimal]:
    """A relative change as it reads, without its sign, and half of its last place."""
    place = place_of_percent(abs(value) * 100)
    return rounded(abs(value) * 100, place) / 100, place / 200


def place_of_percent(percent: Decimal) -> Decimal:
    """The last place of a percentage: tenths; whole ones from 100 on; and as many as tell nearly all from all."""
    if rounded(percent, ONE_PLACE) < 100:  # noqa: PLR2004 - per cent
        return ONE_PLACE
    if percent >= 100:  # noqa: PLR2004
        return WHOLE
    places = (Decimal(1).scaleb(-one) for one in range(2, 7))
    return next((place for place in places if rounded(percent, place) < 100), Decimal("0.000001"))  # noqa: PLR2004
