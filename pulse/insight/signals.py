"""What a series says about itself: surprise, breaks, slope, outlook and volatility.

Pure functions over one regular series, oldest point first. `nan` marks a period that is unknown; it is skipped and
never filled. Nothing here knows of metrics, periods or wording, and nothing random happens: the same values give the
same answer.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

SAME_SLOT = 6
"""Same-season values whose median is a point's usual value."""
SHIFT = 14
"""Points whose median distance from their usual values is the present level shift."""
SPREAD = 56
"""Past residuals that say how far a point usually strays."""
SEASONS = 5
"""Seasons of history before a point is judged."""
RESIDUALS = 8
"""Known past residuals before a point is judged."""
STILL = 0.001
"""No series is taken to be steadier than this part of its level."""
MAD_TO_SIGMA = 1.4826
"""MAD to standard deviation, of a normal distribution."""
SWING = 2.0
"""Standard deviations to either side that a figure usually swings by; of normal noise 95 in 100 lie within them."""
CLIP = 1.5
"""Spreads beyond which a past residual counts as this many (Huber's k)."""
CLIPPED_SIGMA = 0.8822
"""Root mean square of a standard normal clipped at `CLIP`."""

RANGE, RANGE_TAIL, RANGE_OVER = 1.3, 0.1, 120
"""A series moves by percentages where, of the last 120 values, the 90 % quantile is over 1.3 times the 10 % one."""

PENALTY = 3.0
"""Cost of one more segment, times ln n, on values of variance 1."""


class Judged(NamedTuple):
    """What the past of every point made likely for it, each of shape (n,); nan without enough history.

    Args:
        expected: The likeliest figure, in the series' unit.
        z: How far the point lies from that, in robust standard deviations; nan where it is unknown.
        low, high: The usual swing: what lies `SWING` standard deviations below and above the likeliest figure.
    """

    expected: FloatArray
    z: FloatArray
    low: FloatArray
    high: FloatArray


class Trend(NamedTuple):
    """A monotonic trend: slope in the series' unit per period, two-sided p in [0, 1], and n known points."""

    slope: float
    p: float
    n: int


def surprise(values: FloatArray, season: int) -> FloatArray:
    """Say how far every point lies from what its own past made likely.

    The residual of a point is its value less the median of its last 6 same-season values, less the median level shift
    of the 14 points before (each one's value less its own such median). Its z is the residual over the spread of the 56
    residuals before: 1.4826 MAD about 0, made steadier by one step of Huber's estimate of scale. On the logarithms
    where all values that bear on a point are above 0 and those of late lie far apart, else on the values: a series of
    which the high figures are several times the low ones moves by percentages, a steady one by amounts.

    Args:
        values: shape (n,), oldest first; nan where unknown.
        season: points per season, at least 1; 1 is none.

    Returns:
        Shape (n,), signed, in robust standard deviations: above 0 is more than likely, about 4 and beyond is unusual.
        nan where the point is unknown, and where fewer than 5 seasons of points or 8 residuals lie before it.
    """
    return judged(values, season).z


def usual(values: FloatArray, season: int) -> FloatArray:
    """Return what the past of every point made likely for it: the figure that `surprise` compares it with.

    Args:
        values: shape (n,), oldest first; nan where unknown.
        season: points per season, at least 1; 1 is none.

    Returns:
        Shape (n,), in the series' unit; known also where the point itself is unknown; nan without enough history.
    """
    return judged(values, season).expected


def breaks(values: FloatArray) -> list[int]:
    """Find where the mean changes: the exact least-squares segmentation at a penalty of 3 ln n.

    Optimal partitioning of the z-scored values (Jackson et al. 2005; PELT, Killick et al. 2012, finds the same).

    Args:
        values: shape (n,), oldest first, deseasonalised if there is a season; nan where unknown.

    Returns:
        Indexes at which a new segment begins, ascending, 0-based, without 0; none for a constant series.
    """
    at = np.flatnonzero(~np.isnan(values))
    n = len(at)
    spread = float(values[at].std()) if n > 1 else 0.0
    if spread == 0:
        return []
    known = (values[at] - values[at].mean()) / spread
    penalty = PENALTY * math.log(n)
    # A segment's cost is its sum of squares (the same for every segmentation, so left out) less its sum^2 / length.
    sums = np.concatenate([[0.0], np.cumsum(known)])
    starts = np.arange(n + 1, dtype=np.float64)
    best = np.empty(n + 1)  # of everything before an index, penalties included
    best[0] = -penalty
    begin = np.zeros(n + 1, dtype=np.intp)
    for end in range(1, n + 1):
        gain = sums[end] - sums[:end]
        gain *= gain
        gain /= end - starts[:end]
        cost = best[:end] - gain
        begin[end] = cost.argmin()
        best[end] = cost[begin[end]] + penalty
    found = []
    start = int(begin[n])
    while start > 0:
        found.append(int(at[start]))
        start = int(begin[start])
    return found[::-1]


def slope(values: FloatArray) -> Trend:
    """Estimate a trend and how easily chance makes one like it.

    Theil-Sen slope; Mann-Kendall p with ties and continuity, its z divided by sqrt((1 + r) / (1 - r)) for the lag-1
    autocorrelation r > 0 of what the slope leaves, corrected for its bias: neighbours that resemble each other count
    as fewer points.

    Args:
        values: shape (n,), oldest first; nan where unknown. Time and memory grow with n^2 (0.02 s at 1,000).

    Returns:
        Slope and p are nan with fewer than 4 known points; p is 1 for a constant series.
    """
    at = np.flatnonzero(~np.isnan(values))
    known = values[at]
    n = len(known)
    if n < 4:  # noqa: PLR2004
        return Trend(math.nan, math.nan, n)
    early, late = np.triu_indices(n, 1)
    rises = known[late] - known[early]
    steepness = float(np.median(rises / (at[late] - at[early])))
    score = float(np.sign(rises).sum())
    _, ties = np.unique(known, return_counts=True)
    variance = (n * (n - 1) * (2 * n + 5) - float((ties * (ties - 1) * (2 * ties + 5)).sum())) / 18
    if variance == 0:
        return Trend(steepness, 1.0, n)
    z = max(abs(score) - 1, 0.0) / math.sqrt(variance)
    r = _lag_one(values - steepness * np.arange(len(values)))
    if r > 0:
        z /= math.sqrt((1 + r) / (1 - r))
    return Trend(steepness, math.erfc(z / math.sqrt(2)), n)


def judged(values: FloatArray, season: int, least: float = 0.0) -> Judged:
    """Return what was likely for every point, its z and its usual swing; see `surprise`.

    Args:
        values: shape (n,), oldest first; nan where unknown.
        season: points per season, at least 1; 1 is none.
        least: no standard deviation is taken to be less, in the series' unit.
    """
    plain = _fit(values, season, least)
    # The oldest value that bears on a point, through its spread, its level shift and their usual values.
    positive = np.where(np.isnan(values), np.inf, values) > 0
    reach = SPREAD + SHIFT + SAME_SLOT * season + 1
    padded = np.concatenate([np.ones(reach, dtype=bool), positive])
    where = sliding_window_view(padded, reach)[1:].all(axis=1)
    where &= _far_apart(values)
    if not where.any():
        return plain
    logs = _fit(np.log(np.where(positive, values, np.nan)), season, least, logs=True)
    with np.errstate(over="ignore"):
        # Of a swing beyond all figures there is no end.
        scaled = Judged(np.exp(logs.expected), logs.z, np.exp(logs.low), np.exp(logs.high))
    return Judged(
        *(np.where(where, by_percent, by_amount) for by_percent, by_amount in zip(scaled, plain, strict=True))
    )


def _far_apart(values: FloatArray) -> NDArray[np.bool_]:
    """Tell for every point whether the values before it span so much that they move by percentages."""
    past = np.sort(before(values, RANGE_OVER), axis=1)  # nan goes last
    known = np.count_nonzero(~np.isnan(past), axis=1)
    row = np.arange(len(past))
    low = past[row, (np.maximum(known - 1, 0) * RANGE_TAIL).astype(int)]
    high = past[row, (np.maximum(known - 1, 0) * (1 - RANGE_TAIL)).astype(int)]
    return np.asarray((low > 0) & (high > RANGE * low), dtype=np.bool_)


def _fit(values: FloatArray, season: int, least: float, *, logs: bool = False) -> Judged:
    """Judge every point as it is given, plain or as its logarithm; `least` is the least spread of a plain one."""
    base = usual_slot(values, season)
    expected = base + medians(before(values - base, SHIFT), least=3)
    residual = values - expected
    spread = _spread(before(residual, SPREAD))
    still = np.full(len(values), STILL) if logs else STILL * np.abs(expected)
    floor = np.maximum(still, least / np.exp(expected) if logs else least)
    enough = np.arange(len(values)) >= SEASONS * season
    spread = np.maximum(spread, floor)
    z = np.where(enough & (spread > 0), residual / np.where(spread > 0, spread, 1), np.nan)
    expected = np.where(enough, expected, np.nan)
    return Judged(expected, z, expected - SWING * spread, expected + SWING * spread)


def _spread(past: FloatArray) -> FloatArray:
    """Return the robust standard deviation about 0 of every row of shape (n, k), nan with fewer than 8 known."""
    distance = np.abs(past)
    rough = MAD_TO_SIGMA * medians(distance, least=RESIDUALS)
    clipped = np.minimum(distance, CLIP * rough[:, None])
    known = ~np.isnan(clipped)
    square = np.where(known, clipped, 0.0) ** 2
    fine = np.sqrt(square.sum(axis=1) / np.maximum(known.sum(axis=1), 1)) / CLIPPED_SIGMA
    return np.where(np.isnan(rough), np.nan, fine)


def usual_slot(values: FloatArray, season: int) -> FloatArray:
    """Return for every point the median of its last 6 same-season values, nan where fewer than 2 are known."""
    padded = np.concatenate([np.full(SAME_SLOT * season, np.nan), values])
    past = np.stack([padded[k * season : k * season + len(values)] for k in range(SAME_SLOT)], axis=1)
    return medians(past, least=2)


def before(values: FloatArray, width: int) -> FloatArray:
    """Return for every point the `width` values before it, nan where the series had not begun, shape (n, width)."""
    return sliding_window_view(np.concatenate([np.full(width, np.nan), values]), width)[: len(values)]


def medians(rows: FloatArray, least: int = 1) -> FloatArray:
    """Return the median of what is known in every row of shape (n, k), nan where that is fewer than `least` values."""
    ordered = np.sort(rows, axis=1)  # nan goes last
    count = np.count_nonzero(~np.isnan(ordered), axis=1)
    row = np.arange(len(ordered))
    middle = (ordered[row, np.maximum(count - 1, 0) // 2] + ordered[row, np.minimum(count // 2, rows.shape[1] - 1)]) / 2
    return np.where(count >= least, middle, np.nan)


def _lag_one(values: FloatArray) -> float:
    """Return the lag-1 autocorrelation of the neighbours that are known, corrected for its bias, at most 0.99."""
    centred = values - np.nanmean(values)
    products = centred[1:] * centred[:-1]
    pairs = np.count_nonzero(~np.isnan(products))
    n = int(np.count_nonzero(~np.isnan(values)))
    square = float(np.nanmean(centred**2))
    if pairs < 3 or square == 0:  # noqa: PLR2004
        return 0.0
    r = float(np.nansum(products)) / (square * n)
    corrected = (n * r + 2) / max(n - 4, 1)
    return min(corrected, 0.99)


def all_positive(values: FloatArray) -> bool:
    """Tell whether logarithms can be taken of all that is known."""
    return not bool((values <= 0).any())
