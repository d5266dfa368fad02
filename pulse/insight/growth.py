"""Growth over longer horizons than the headline's: the average of many periods against that of as many before."""

from decimal import ROUND_HALF_UP, Decimal

from pulse.definition import Grain, Unit
from pulse.insight.change import ratio_of
from pulse.insight.fact import Evidence, Fact, direction, period
from pulse.series import Dataset
from pulse.series.periods import Start

_HORIZONS: dict[Grain, tuple[int, ...]] = {"day": (28, 364), "week": (13, 52), "month": (3, 12), "quarter": (4,)}
"""Periods in one horizon: whole weeks of days, so that every weekday counts alike; years, so that every season does."""
_LEAST = Decimal("0.02")
_LARGE, _LARGE_COUNT, _SHORTENED = 1_000, 100, 99_999


def growth(result: Dataset, at: Start) -> list[Fact]:
    """Each horizon of which all is known twice over and whose average moved by 2 % or more; a plain average."""
    if result.snapshot or result.spans or not result.whole.additive:
        # A plain average of means would weigh a quiet week as much as a busy one.
        return []
    starts = [start for start in result.table[""] if start <= at]
    found = []
    for count in _HORIZONS.get(result.grain, ()):
        now, base = _average(result, starts[-count:], count), _average(result, starts[-2 * count : -count], count)
        if now is None or base is None or abs(now - base) < _LEAST * abs(base) or now == base:
            continue

        shown, shown_base = _shown(now, base, result.whole.unit)
        numbers = {
            "now": shown,
            "base": shown_base,
            "diff": now - base,
            "count": Decimal(count),
        }
        if (ratio := ratio_of(result, now, base)) is not None:
            numbers["ratio"] = ratio
        found.append(
            Fact(
                kind="growth",
                about=str(count),
                unit=result.whole.unit,
                currency=result.whole.currency,
                numbers=numbers,
                times={"when": period(result, at), "since": period(result, starts[-count], beside=at)},
                direction=direction(now - base),
                surprise=0.5,
                freshness=0.5,
                evidence=(
                    Evidence(series="", at=starts[-count].isoformat(), value=now),
                    Evidence(series="", at=starts[-2 * count].isoformat(), value=base),
                ),
            )
        )
    return found


def _average(result: Dataset, starts: list[Start], count: int) -> Decimal | None:
    values = [value for value in (result.value(start) for start in starts) if value is not None]
    return sum(values, Decimal(0)) / count if len(values) == count else None


def _shown(now: Decimal, base: Decimal, unit: Unit) -> tuple[Decimal, Decimal]:
    """Two averages without what stands after the point, where they are large and their change still reads the same.

    What is larger is shortened where it is shown; rounded twice it could be off.
    """
    least = _LARGE_COUNT if unit == "count" else _LARGE
    if unit not in {"count", "number", "currency"} or min(now, base) < least or max(now, base) >= _SHORTENED:
        return now, base
    whole = now.quantize(Decimal(1), rounding=ROUND_HALF_UP), base.quantize(Decimal(1), rounding=ROUND_HALF_UP)
    alike = _percent(*whole) == _percent(now, base)
    return whole if alike else (now, base)


def _percent(now: Decimal, base: Decimal) -> Decimal:
    """The change in per cent, as it is shown."""
    return ((now / base - 1) * 100).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
