"""The course of the figure: what is unusual, where it is heading, where it turned or broke, how much it swings."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import numpy as np

from pulse.definition import Unit
from pulse.definition.rounding import printed
from pulse.insight import outlook, signals
from pulse.insight.change import LAST_PLACE, impact, ratio_of
from pulse.insight.fact import Fact, direction, evidence, period
from pulse.insight.signals import FloatArray
from pulse.series import Dataset
from pulse.series.periods import Start

SEASONS = {"hour": 168, "day": 7, "week": 1, "month": 12, "quarter": 4, "year": 1, "cycle": 1}
"""Periods after which the figure's rhythm begins again, by grain."""
LEAST_Z = 4.0
_LEAST_SHARE = 0.02
_TREND_OVER, _TREND_LEAST = 26, 8
_TREND_P, _TREND_MOVE = 0.05, 0.05
_SLOW_FRESHNESS = 0.7
_TURNS_OVER = (26, 20, 14)
_SLOW_P, _SLOW_MOVE = 0.01, 0.1
"""What is asked of a trend over the whole history: the move is a share of the level for each year, and in all."""
_A_YEAR = {"hour": 8760, "day": 365, "week": 52, "month": 12, "quarter": 4, "year": 1, "cycle": 26}
_WHOLE_STEP = 0.5
"""What counts whole things is not taken to be steadier than half of one."""
_BREAK_LEAST, _BREAK_JUMP = 5, 2.0
_SWINGS = 2.0
_LEAST_OF_LEVEL, _LEAST_SEASONS, _MOST_POINTS = 2, 3, 1000
_STEP_BEATS_LINE = 0.8
_CLOCK_DAYS = 42
_HOURS = 24


def values_of(result: Dataset, until: Start, key: str = "") -> tuple[list[Start], FloatArray]:
    """Every period up to ``until`` (included) and its figure; nan where it is not known or not complete."""
    points = [point for point in result.table[key].values() if point.at <= until]
    known = [float(p.value) if p.value is not None and not p.partial else np.nan for p in points]
    return [point.at for point in points], np.array(known)


def course(result: Dataset, at: Start, leave_out: Sequence[Start] = ()) -> list[Fact]:
    """Everything the course says of the newest complete period ``at``.

    Args:
        result: The data.
        at: The newest complete period.
        leave_out: Periods that are unusual by nature, such as holidays; they are no part of what is usual.
    """
    if result.snapshot:
        return []
    starts, values = values_of(result, at)
    apart = {*leave_out} - {at}
    values[[place for place, start in enumerate(starts) if start in apart]] = np.nan
    season = SEASONS[result.grain]
    short = season > 1 and len(values) < _LEAST_OF_LEVEL * season
    level = deseasonalised(values, season)
    return [
        *_unusual(result, at, values, season),
        *([] if short else _trends(result, at, starts, level)),
        *([] if short else _break(result, at, starts, level)),
        *_volatile(result, at, values, season),
    ]


def _fact(result: Dataset, at: Start, kind: str, numbers: dict[str, Decimal], **more: object) -> Fact:
    times = {"when": period(result, at)}
    return Fact.model_validate(
        {
            "kind": kind,
            "unit": result.whole.unit,
            "currency": result.whole.currency,
            "numbers": numbers,
            "evidence": (evidence(result, at),),
            **more,
            "times": times | more.get("times", {}),  # type: ignore[operator]
        }
    )


def exact(value: float) -> Decimal:
    """A computed figure, to eight digits that count."""
    return Decimal(f"{value:.8g}")


def estimate(value: float, unit: Unit) -> Decimal:
    """A figure that nobody measured: to three digits that count, since more would claim what it does not know."""
    found = Decimal(f"{value:.3g}")
    return found.quantize(Decimal(1)) if unit in {"count", "points"} else found + 0


def _unusual(result: Dataset, at: Start, values: FloatArray, season: int) -> list[Fact]:
    """The newest figure against what the same weekday or month, and the level of late, made likely."""
    least = _WHOLE_STEP if result.whole.unit in {"count", "points"} else 0.0
    judged = signals.judged(values, season, least)
    usual, z, now = float(judged.expected[-1]), float(judged.z[-1]), result.value(at)
    if now is None or np.isnan(z) or _clocks_changed(result, at):
        return []
    if (hours := hours_of(result, at)) and abs(z) > signals.SWING:
        values = values.copy()
        values[-1] *= _HOURS / hours
        if abs(float(signals.surprise(values, season)[-1])) <= LEAST_Z:
            # By the hour it is not unusual.
            return []
    bottom = 0.0 if np.nanmin(values) >= 0 else -np.inf
    # A share that never was above all is not expected to be.
    top = 1.0 if result.whole.unit == "percent" and np.nanmax(values) <= 1 else np.inf
    if abs(z) <= signals.SWING:
        ends = (min(max(float(end[-1]), bottom), top) for end in (judged.low, judged.high))
        low, high = (estimate(end, result.whole.unit) for end in ends)
        alike = printed(low, result.whole.unit) == printed(high, result.whole.unit)
        if alike or high - low <= 2 * LAST_PLACE.get(result.whole.unit, Decimal(0)):
            # Its ends would read alike.
            return []
        # Rounding must not put the figure outside.
        numbers = {"now": now, "low": min(low, now), "high": max(high, now)}
        return [_fact(result, at, "unusual", numbers, about="usual", impact=0.2, surprise=0.2)]
    expected = estimate(max(usual, bottom), result.whole.unit)
    diff = now - expected
    # One more or less is chance, however steady a count was.
    hardly = abs(diff) <= (1 if result.whole.unit == "count" else 0)
    if hardly or not abs(z) > LEAST_Z or not abs(float(now) - usual) > _LEAST_SHARE * abs(usual):
        # The second figure is rounded: what reads alike is not told apart.
        return []
    numbers = {"now": now, "usual": expected, "diff": diff, "z": exact(abs(z))}
    if (ratio := ratio_of(result, now, expected)) is not None:
        numbers["ratio"] = ratio
    sure = float(abs(z) / (abs(z) + 4))
    found = _fact(result, at, "unusual", numbers, about="", direction=direction(diff), surprise=sure)
    return [found.model_copy(update={"impact": impact(result, diff)})]


def _clocks_changed(result: Dataset, at: Start) -> bool:
    """Whether the hours of late are by other clocks than this one, so that they are not alike."""
    if not isinstance(at, datetime):
        return False
    now, before = (moment.astimezone(result.zone).utcoffset() for moment in (at, at - timedelta(days=_CLOCK_DAYS)))
    return now != before


def hours_of(result: Dataset, at: Start) -> float:
    """How many hours a day has on which the clocks are changed; 0 of other days and periods."""
    if result.grain != "day" or isinstance(at, datetime):
        return 0.0
    ends, begins = (result.end(day).astimezone(UTC) for day in (at, at - timedelta(days=1)))
    hours = (ends - begins) / timedelta(hours=1)
    return 0.0 if hours == _HOURS else hours


def deseasonalised(values: FloatArray, season: int) -> FloatArray:
    """``values`` less the median of their place in the season, with trend and level kept."""
    if season == 1 or len(values) < _LEAST_SEASONS * season:
        return values
    slope = signals.slope(values[-min(_TREND_OVER * season, _MOST_POINTS) :]).slope
    flat = values - (0.0 if np.isnan(slope) else slope) * np.arange(len(values))
    found, middle = values.copy(), np.nanmedian(flat)
    for place in range(season):
        slot = flat[place::season]
        if not np.all(np.isnan(slot)):
            found[place::season] -= np.nanmedian(slot) - middle
    return found


def _trends(result: Dataset, at: Start, starts: list[Start], level: FloatArray) -> list[Fact]:
    """The trend of the whole useful history where there is one, else of the newest periods; and whether it turned."""
    for window in _TURNS_OVER:
        now = _significant(level[-window:])
        before = _significant(level[-2 * window : -window]) if len(level) >= 2 * window else None
        if now and before and before[0] * now[0] < 0:
            return _trend(result, at, "turn", starts[-window], level[-window:], now)
    window, since = min(_TREND_OVER, len(level)), min(len(level), _MOST_POINTS)
    now = _significant(level[-window:])
    share = _SLOW_MOVE * max(1.0, since / _A_YEAR[result.grain])
    slow = _significant(level[-since:], p=_SLOW_P, share=share) if since > window else None
    if slow and (now is None or slow[0] * now[0] > 0) and not _is_step(level[-since:]):
        return _trend(result, at, "trend", starts[-since], level[-since:], slow, freshness=_SLOW_FRESHNESS)
    return _trend(result, at, "trend", starts[-window], level[-window:], now, freshness=0.5) if now else []


def _trend(
    result: Dataset,
    at: Start,
    kind: str,
    first: Start,
    values: FloatArray,
    found: tuple[float, float, int],
    **more: object,
) -> list[Fact]:
    move, p, count = found
    diff = estimate(move, result.whole.unit)
    if not diff:
        return []
    numbers = {"diff": diff, "count": Decimal(count)}
    if (middle := float(np.nanmedian(values))) > 0 and result.whole.unit != "percent":
        numbers["ratio"] = exact(move / middle)
    times = {"since": period(result, first, beside=at)}
    way, worth = direction(exact(move)), impact(result, diff)
    return [_fact(result, at, kind, numbers, direction=way, surprise=1 - p, impact=worth, times=times, **more)]


def _significant(
    values: FloatArray, p: float = _TREND_P, share: float = _TREND_MOVE
) -> tuple[float, float, int] | None:
    """Total move, p and number of known points, if a trend may be said of them: chance and size are given."""
    found, known = signals.slope(values), np.flatnonzero(~np.isnan(values))
    if found.n < max(_TREND_LEAST, len(values) / 2) or not found.p < p:
        return None
    move = found.slope * float(known[-1] - known[0])
    return (move, found.p, found.n) if abs(move) > share * abs(float(np.nanmedian(values))) else None


def _break(result: Dataset, at: Start, starts: list[Start], level: FloatArray) -> list[Fact]:
    """The newest change of level: at least five periods old, in the newer half, and larger than the usual noise."""
    found = signals.breaks(level)
    if not found:
        return []
    begin = found[-1]
    before_from = found[-2] if len(found) > 1 else 0
    after, before = level[begin:], level[before_from:begin]
    known_after, known_before = after[~np.isnan(after)], before[~np.isnan(before)]
    if len(known_after) < _BREAK_LEAST or len(known_before) < _BREAK_LEAST or begin < len(level) / 2:
        return []
    now, base = float(np.median(known_after)), float(np.median(known_before))
    noise = np.concatenate([known_after - now, known_before - base])
    spread = signals.MAD_TO_SIGMA * float(np.median(np.abs(noise)))
    if abs(now - base) <= _BREAK_JUMP * spread or not _is_step(level[before_from:], begin - before_from):
        return []
    near, far = estimate(now, result.whole.unit), estimate(base, result.whole.unit)
    diff = near - far
    if not diff:
        return []
    size = abs(now - base) / spread if spread else 100.0
    return [
        _fact(
            result,
            at,
            "break",
            {"now": near, "base": far, "diff": diff},
            direction=direction(diff),
            impact=impact(result, diff),
            surprise=size / (size + 4),
            times={"since": period(result, starts[begin], beside=at)},
        )
    ]


def _is_step(values: FloatArray, begin: int = 0) -> bool:
    """Whether two levels tell the course clearly better than one straight line: steady growth is no new level.

    Args:
        values: The course.
        begin: Where the second level begins; 0 for the newest break that there is.
    """
    begin = begin or next(iter(signals.breaks(values)[::-1]), 0)
    if not begin:
        return False
    at = np.flatnonzero(~np.isnan(values))
    known = values[at]
    slope, start = np.polyfit(at, known, 1)
    line = float(((known - slope * at - start) ** 2).sum())
    sides = (known[at < begin], known[at >= begin])
    steps = sum(float(((side - side.mean()) ** 2).sum()) for side in sides if len(side))
    return steps < _STEP_BEATS_LINE * line


def _volatile(result: Dataset, at: Start, values: FloatArray, season: int) -> list[Fact]:
    ratio = outlook.volatility(values, season)
    if not ratio > _SWINGS:
        return []
    numbers = {"times": exact(ratio)}
    return [_fact(result, at, "volatility", numbers, impact=0.5, surprise=1 - 1 / ratio, freshness=0.5)]
