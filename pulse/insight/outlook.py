"""Where a series is heading, by the method that did best on its own past, and how restless it has become."""

import math
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from pulse.insight.signals import (
    SAME_SLOT,
    SEASONS,
    SHIFT,
    FloatArray,
    all_positive,
    before,
    medians,
    usual_slot,
)

DAMPING = 0.9
"""Part of a level shift that is left one season later."""
ERRORS, RECENT = 12, 60
"""Past errors before anything is forecast, and how many of the newest are looked at."""
TAIL, WIDER = 0.95, 1.4
"""The interval ends where 95 % of the past errors do, and 40 % farther."""
NOMINAL = 0.9
"""Part of held-out totals that the interval may be said to hold."""
STEADY = 1e-9
"""A reach of this part is the noise of reckoning."""
BETTER = 0.95
"""A method beats the last value where its mean error is at most this part of it."""
DRIFT_OVER = 12
"""Periods over which a drift is taken where there is no season."""

WINDOW_SEASONS, WINDOW_POINTS = 4, 28
"""The newest stretch whose volatility is compared, in seasons, or in points where there is no season."""


class Outlook(NamedTuple):
    """The expected sum of the coming periods, its interval, and how many past errors it rests on.

    ``beats`` says whether those are clearly smaller than the errors of repeating the last value.
    """

    total: float
    low: float
    high: float
    errors: int
    beats: bool


def outlook(values: FloatArray, season: int, horizon: int) -> Outlook:
    """Forecast the sum of the next `horizon` points, with an interval from the same method's own errors on the past.

    The methods: the last value (naive); it and the drift of a season, or of 12 points; the season before (seasonal
    naive); it and the change since then; and the median of the last 6 same-season values plus the level shift of the
    last 14 points, of which 0.9 is left after each season. Each forecasts from every earlier point, of logarithms where
    all values are above 0. Of the errors at the newest 60 points the older half chooses the method, and the newer half
    says whether it beats the last value; where it does not, the last value it is. The interval lies as far to either
    side as 95 % of the chosen method's errors reach, and 40 % farther: so it held 90 % of 226 held-out 14-day sums, on
    which that was chosen.

    Args:
        values: shape (n,), oldest first; nan where unknown.
        season: points per season, at least 1; 1 is none.
        horizon: points to sum, at least 1.

    Returns:
        In the series' unit times points. All figures nan with fewer than 12 past errors, or where it never erred.
    """
    logs = all_positive(values)
    x = np.log(values) if logs else values
    came = np.full(len(values) + 1, np.nan)
    if len(values) >= horizon:
        came[: len(values) - horizon + 1] = sliding_window_view(values, horizon).sum(axis=1)
    totals = {name: _sums(points, logs=logs) for name, points in _methods(x, season, horizon).items()}
    errors = {name: np.log(came / total) if logs else came - total for name, total in totals.items()}
    at = np.flatnonzero(~np.isnan(errors["naive"]))[-RECENT:]
    if len(at) < ERRORS:
        return Outlook(math.nan, math.nan, math.nan, len(at), beats=False)
    chosen, beats = _choose(
        {name: np.abs(found[at]) for name, found in errors.items() if not np.isnan(found[at]).any()}
    )
    total, reach = float(totals[chosen][-1]), WIDER * float(np.quantile(np.abs(errors[chosen][at]), TAIL))
    if math.isnan(total) or reach <= STEADY * (1 if logs else abs(total)):
        return Outlook(math.nan, math.nan, math.nan, len(at), beats=False)
    low, high = (total * math.exp(-reach), total * math.exp(reach)) if logs else (total - reach, total + reach)
    return Outlook(total, low, high, len(at), beats)


def _choose(errors: dict[str, FloatArray]) -> tuple[str, bool]:
    """The method that erred least in the older half, and whether it beat the last value in the newer one."""
    half = len(errors["naive"]) // 2
    best = min(errors, key=lambda name: float(errors[name][:half].mean()))
    beats = float(errors[best][half:].mean()) <= BETTER * float(errors["naive"][half:].mean())
    return (best, True) if beats and best != "naive" else ("naive", False)


def _methods(x: FloatArray, season: int, horizon: int) -> dict[str, FloatArray]:
    """Forecasts by each method, shape (n + 1, horizon): row i forecasts x[i : i + horizon] from x[:i]."""
    known = _filled(x)
    ahead = np.arange(horizon)
    last, over = _back(known, 1), season if season > 1 else DRIFT_OVER
    drift = (last - _back(known, 1 + over)) / over
    found = {
        "naive": np.repeat(last[:, None], horizon, axis=1),
        "drift": last[:, None] + drift[:, None] * (ahead + 1),
        "median": _medians(x, season, horizon),
    }
    if season > 1:
        before = np.stack([_back(known, season - place % season) for place in range(horizon)], axis=1)
        moved = last - _back(known, 1 + season)
        found["season"] = before
        found["season and drift"] = before + moved[:, None] * (1 + ahead // season)
    return found


def _filled(x: FloatArray) -> FloatArray:
    """The last known value at every point."""
    place = np.where(np.isnan(x), -1, np.arange(len(x)))
    newest = np.maximum.accumulate(place) if len(x) else place
    return np.where(newest >= 0, x[np.maximum(newest, 0)], np.nan) if len(x) else x


def _back(x: FloatArray, count: int) -> FloatArray:
    """For every origin i from 0 to n the value of x[i - count], nan where there is none."""
    return np.concatenate([np.full(count, np.nan), x])[: len(x) + 1]


def _sums(points: FloatArray, *, logs: bool) -> FloatArray:
    return np.asarray((np.exp(points) if logs else points).sum(axis=1), dtype=np.float64)


def volatility(values: FloatArray, season: int) -> float:
    """Compare how restless the series is now with how restless it was before.

    Args:
        values: shape (n,), oldest first; nan where unknown.
        season: points per season, at least 1; 1 is none.

    Returns:
        MAD of the period-to-period moves of the last 4 seasons (28 points without a season) over the MAD of all moves
        before; above 2 is worth saying. Moves of the logarithms where all values are above 0. nan where the newest
        stretch, or what lies before it, has fewer known moves than half its length, or nothing moved before.
    """
    width = WINDOW_SEASONS * season if season > 1 else WINDOW_POINTS
    moves = np.diff(np.log(values) if all_positive(values) else values)
    now, before = moves[-width:], moves[:-width]
    now, before = now[~np.isnan(now)], before[~np.isnan(before)]
    if len(now) < width / 2 or len(before) < width / 2:
        return math.nan
    base = _mad(before)
    return _mad(now) / base if base > 0 else math.nan


def _medians(x: FloatArray, season: int, horizon: int) -> FloatArray:
    """Return forecasts by the medians of the season and the level of late; nan in the first five seasons."""
    n = len(x)
    shift = medians(before(np.append(x - usual_slot(x, season), np.nan), SHIFT), least=3)
    # Row k of `slots`: the usual values of the `season` points that follow the first k.
    padded = np.concatenate([np.full(SAME_SLOT * season, np.nan), x])
    windows = sliding_window_view(padded, SAME_SLOT * season).reshape(n + 1, SAME_SLOT, season)
    slots = medians(windows.transpose(0, 2, 1).reshape(-1, SAME_SLOT), least=2).reshape(n + 1, season)
    ahead = np.arange(horizon)
    left = DAMPING ** (ahead / season)
    points = slots[:, ahead % season] + shift[:, None] * left
    points[: SEASONS * season] = np.nan
    return np.asarray(points, dtype=np.float64)


def _mad(values: FloatArray) -> float:
    return float(np.median(np.abs(values - np.median(values))))
