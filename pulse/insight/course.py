"""The course of the figure: what is unusual, where it is heading, where it turned or broke, how much it swings."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

import numpy as np

from pulse.definition import Unit
from pulse.insight import outlook, signals
from pulse.insight.change import impact
from pulse.insight.fact import Fact, direction, evidence, period
from pulse.insight.signals import FloatArray
from pulse.series import Dataset
from pulse.series.periods import Start

SEASONS = {"hour": 168, "day": 7, "week": 1, "month": 12, "quarter": 4, "year": 1, "cycle": 1}
"""Periods after which the figure's rhythm begins again, by grain."""
LEAST_Z = 4.0
_USUAL_Z = 2.0
_LEAST_SHARE = 0.02
_TREND_OVER, _TREND_LEAST = 26, 8
_TREND_P, _TREND_MOVE = 0.05, 0.05
_BREAK_LEAST, _BREAK_JUMP = 5, 2.0
_SWINGS = 2.0
_LEAST_OF_LEVEL, _LEAST_SEASONS, _MOST_POINTS = 2, 3, 1000
_STEP_BEATS_LINE = 0.8
_CLOCK_DAYS = 42


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
    expectations, surprises = signals.judged(values, season)
    usual, z, now = expectations[-1], surprises[-1], result.value(at)
    if now is None or np.isnan(z):
        return []
    if _clocks_changed(result, at):
        return []
    expected = estimate(max(usual, 0.0) if np.nanmin(values) >= 0 else usual, result.whole.unit)
    diff = now - expected
    if abs(z) <= _USUAL_Z:
        return [_fact(result, at, "unusual", {"now": now, "usual": expected}, about="usual", impact=0.2, surprise=0.2)]
    if not diff or not abs(z) > LEAST_Z or not abs(float(now) - usual) > _LEAST_SHARE * abs(usual):
        # The second figure is rounded: what reads alike is not told apart.
        return []
    numbers = {"now": now, "usual": expected, "diff": diff, "z": exact(abs(z))}
    if expected > 0 and result.whole.unit != "percent":
        numbers["ratio"] = diff / expected
    sure = float(abs(z) / (abs(z) + 4))
    found = _fact(result, at, "unusual", numbers, about="", direction=direction(diff), surprise=sure)
    return [found.model_copy(update={"impact": impact(result, diff)})]


def _clocks_changed(result: Dataset, at: Start) -> bool:
    """Whether the hours of late are by other clocks than this one, so that they are not alike."""
    if not isinstance(at, datetime):
        return False
    now, before = (moment.astimezone(result.zone).utcoffset() for moment in (at, at - timedelta(days=_CLOCK_DAYS)))
    return now != before


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
    """The trend of the newest periods, and whether it turned against that of as many before."""
    window = min(_TREND_OVER, len(level))
    now = _significant(level[-window:])
    if now is None:
        return []
    move, p, count = now
    first = starts[-window]
    if not estimate(move, result.whole.unit):
        return []
    numbers = {"diff": estimate(move, result.whole.unit), "count": Decimal(count)}
    if (middle := float(np.nanmedian(level[-window:]))) > 0 and result.whole.unit != "percent":
        numbers["ratio"] = exact(move / middle)
    common = {
        "direction": direction(exact(move)),
        "surprise": 1 - p,
        "times": {"since": period(result, first, beside=at)},
    }
    worth = impact(result, numbers["diff"])
    before = _significant(level[-2 * window : -window]) if len(level) >= 2 * window else None
    if before is not None and before[0] * move < 0:
        return [_fact(result, at, "turn", numbers, impact=worth, **common)]
    return [_fact(result, at, "trend", numbers, impact=worth, freshness=0.5, **common)]


def _significant(values: FloatArray) -> tuple[float, float, int] | None:
    """Total move, p and number of known points, if a trend may be said of them."""
    found, known = signals.slope(values), np.flatnonzero(~np.isnan(values))
    if found.n < max(_TREND_LEAST, len(values) / 2) or not found.p < _TREND_P:
        return None
    move = found.slope * float(known[-1] - known[0])
    return (move, found.p, found.n) if abs(move) > _TREND_MOVE * abs(float(np.nanmedian(values))) else None


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


def _is_step(values: FloatArray, begin: int) -> bool:
    """Whether two levels tell the course clearly better than one straight line: steady growth is no new level."""
    at = np.flatnonzero(~np.isnan(values))
    known = values[at]
    slope, start = np.polyfit(at, known, 1)
    line = float(((known - slope * at - start) ** 2).sum())
    sides = (known[at < begin], known[at >= begin])
    steps = sum(float(((side - side.mean()) ** 2).sum()) for side in sides)
    return steps < _STEP_BEATS_LINE * line


def _volatile(result: Dataset, at: Start, values: FloatArray, season: int) -> list[Fact]:
    ratio = outlook.volatility(values, season)
    if not ratio > _SWINGS:
        return []
    numbers = {"times": exact(ratio)}
    return [_fact(result, at, "volatility", numbers, impact=0.5, surprise=1 - 1 / ratio, freshness=0.5)]
