"""Estimates of one series, by the published definitions: what is usual, trends, breaks, swings, forecasts.

Written from the definitions in the product's documentation, with pandas where it has the tool: medians of the same
season (`rolling`), Theil and Sen's slope, Mann and Kendall's test, an optimal partition.
"""

import math
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_SIGMA, _CLIP, _CLIPPED = 1.4826, 1.5, 0.8822
_SLOTS, _SHIFT, _SPREAD, _LEAST = 6, 14, 56, 8
_NEWEST, _ORIGINS = 60, 12
_PENALTY, _STILL = 3.0, 0.001
WINDOW = 26


class Trend(NamedTuple):
    """A slope for each period, how easily chance makes one like it, and of how many points."""

    slope: float
    p: float
    known: int


def seasonal(values: Floats, season: int, at: int) -> float:
    """The median of the last six values before ``at`` of its season; nan where fewer than two are known."""
    same = values[list(range(at - season, -1, -season))[:_SLOTS]]
    return _median(same, 2)


def _median(values: Floats, least: int) -> float:
    known = values[~np.isnan(values)]
    return float(np.median(known)) if len(known) >= least else math.nan


class Likely(NamedTuple):
    """What was likely for the newest point, its distance from that in spreads, and what lies two spreads away."""

    middle: float
    z: float
    low: float
    high: float


def fitted(values: Floats, season: int, least: float, *, logs: bool = False) -> Likely:
    """What was likely for the newest point as it is given, plain or as its logarithm; ``least`` is the least spread."""
    n = len(values)
    base = np.array([seasonal(values, season, at) for at in range(n)])
    away = values - base
    likely = np.array([base[at] + _median(away[max(0, at - _SHIFT) : at], 3) for at in range(n)])
    off = values - likely
    past = np.abs(off[max(0, n - 1 - _SPREAD) : n - 1])
    past = past[~np.isnan(past)]
    if n - 1 < 5 * season or len(past) < _LEAST:
        return Likely(math.nan if n - 1 < 5 * season else float(likely[-1]), math.nan, math.nan, math.nan)
    clipped = np.minimum(past, _CLIP * _SIGMA * float(np.median(past)))
    spread = math.sqrt(float((clipped**2).mean())) / _CLIPPED
    middle = float(likely[-1])
    spread = max(spread, _STILL if logs else _STILL * abs(middle), least / math.exp(middle) if logs else least)
    z = float(off[-1]) / spread if spread > 0 else math.nan
    return Likely(middle, z, middle - 2 * spread, middle + 2 * spread)


def usual(values: Floats, season: int, least: float) -> Likely:
    """What was likely for the newest point; by percentages where it moves by those."""
    late = values[-(_SPREAD + _SHIFT + _SLOTS * season + 1) :]
    past = np.sort(values[-121:-1][~np.isnan(values[-121:-1])])
    if len(past) and bool((late[~np.isnan(late)] > 0).all()):
        low, high = past[int((len(past) - 1) * 0.1)], past[int((len(past) - 1) * 0.9)]
        if low > 0 and high > 1.3 * low:
            logs = fitted(np.log(np.where(values > 0, values, math.nan)), season, least, logs=True)
            return Likely(math.exp(logs.middle), logs.z, math.exp(logs.low), math.exp(logs.high))
    return fitted(values, season, least)


def trend(values: Floats) -> Trend:
    """Theil and Sen's slope; Mann and Kendall's p, for neighbours that resemble each other."""
    at = np.flatnonzero(~np.isnan(values))
    known, n = values[at], len(at)
    if n < 4:  # noqa: PLR2004
        return Trend(math.nan, math.nan, n)
    pairs = [(i, j) for i in range(n) for j in range(i + 1, n)]
    first, second = np.array(pairs).T
    rises = known[second] - known[first]
    slope = float(np.median(rises / (at[second] - at[first])))
    ties = pd.Series(known).value_counts().to_numpy()
    variance = (n * (n - 1) * (2 * n + 5) - float((ties * (ties - 1) * (2 * ties + 5)).sum())) / 18
    if not variance:
        return Trend(slope, 1.0, n)
    z = max(abs(float(np.sign(rises).sum())) - 1, 0) / math.sqrt(variance)
    r = _lag(values - slope * np.arange(len(values)))
    z /= math.sqrt((1 + r) / (1 - r)) if r > 0 else 1
    return Trend(slope, math.erfc(z / math.sqrt(2)), n)


def _lag(values: Floats) -> float:
    centred = values - np.nanmean(values)
    products = (centred[1:] * centred[:-1])[~np.isnan(centred[1:] * centred[:-1])]
    n, square = int(np.sum(~np.isnan(values))), float(np.nanmean(centred**2))
    if len(products) < 3 or not square:  # noqa: PLR2004
        return 0.0
    return min((float(products.sum()) / square + 2) / max(n - 4, 1), 0.99)


def level(values: Floats, season: int) -> Floats:
    """The course without its season: each place of it less its own median, once a steady slope is taken out."""
    if season == 1 or len(values) < 3 * season:
        return values
    slope = trend(values[-WINDOW * season :]).slope
    flat = values - (0 if math.isnan(slope) else slope) * np.arange(len(values))
    slots = pd.Series(flat).groupby(np.arange(len(values)) % season).transform("median")
    found = values - (slots.to_numpy() - float(np.nanmedian(flat)))
    return np.asarray(np.where(slots.isna(), values, found), dtype=np.float64)


def breaks(values: Floats) -> list[int]:
    """Where the mean changes: the cheapest cut into pieces, each of which costs three times the logarithm of n."""
    at = np.flatnonzero(~np.isnan(values))
    n = len(at)
    if n < 2 or not float(values[at].std()):  # noqa: PLR2004
        return []
    known = (values[at] - values[at].mean()) / values[at].std()
    penalty = _PENALTY * math.log(n)

    @cache
    def cost(first: int, end: int) -> float:
        part = known[first:end]
        return float(((part - part.mean()) ** 2).sum())

    best: list[tuple[float, int]] = [(-penalty, 0)]
    for end in range(1, n + 1):
        best.append(min((best[first][0] + cost(first, end) + penalty, first) for first in range(end)))
    found, place = [], n
    while place:
        place = best[place][1]
        found.append(int(at[place]))
    return sorted(number for number in found if number != at[0])


class Outlook(NamedTuple):
    """A forecast, the interval that its own past errors give it, and whether it beats the last value."""

    total: float
    low: float
    high: float
    beats: bool = True


def outlook(values: pd.Series, season: int, horizon: int) -> Outlook | None:
    """The sum of the next points by the method that erred least, from the newest sixty origins."""
    logs = not bool((values <= 0).any())
    x = (pd.Series(np.log(values)) if logs else values).to_numpy()
    totals: dict[str, list[float]] = {}
    for end in range(len(x) + 1):
        for name, points in _origin(x[:end], season, horizon).items():
            totals.setdefault(name, []).append(float((np.exp(points) if logs else points).sum()))
    came = [float(values.iloc[at : at + horizon].sum(skipna=False)) for at in range(len(x) - horizon + 1)]
    errors = {
        name: [abs(math.log(true / said) if logs else true - said) for true, said in zip(came, row, strict=False)]
        for name, row in totals.items()
    }
    at = [place for place, error in enumerate(errors["naive"]) if not math.isnan(error)][-_NEWEST:]
    if len(at) < _ORIGINS:
        return None
    looked = {name: [row[place] for place in at] for name, row in errors.items()}
    whole = {name: row for name, row in looked.items() if not any(map(math.isnan, row))}
    half = len(at) // 2
    best = min(whole, key=lambda name: float(np.mean(whole[name][:half])))
    beats = best != "naive" and np.mean(whole[best][half:]) <= 0.95 * np.mean(whole["naive"][half:])
    name = best if beats else "naive"
    total, reach = totals[name][-1], 1.4 * float(np.quantile(whole[name], 0.95))
    if math.isnan(total) or reach <= 1e-9 * (1 if logs else abs(total)):
        return None
    if logs:
        return Outlook(total, total * math.exp(-reach), total * math.exp(reach), bool(beats))
    return Outlook(total, total - reach, total + reach, bool(beats))


def _origin(past: Floats, season: int, horizon: int) -> dict[str, Floats]:
    """What each method forecasts for the coming points from what is past."""
    known = pd.Series(past, dtype=float).ffill().to_numpy()
    n, ahead = len(past), np.arange(horizon)

    def back(count: int) -> float:
        return float(known[n - count]) if n >= count else math.nan

    over = season if season > 1 else 12
    drift = (back(1) - back(1 + over)) / over
    found = {"naive": np.full(horizon, back(1)), "drift": back(1) + drift * (ahead + 1)}
    found["median"] = _medians(past, season, horizon)
    if season > 1:
        found["season"] = np.array([back(season - place % season) for place in range(horizon)])
        found["both"] = found["season"] + (back(1) - back(1 + season)) * (1 + ahead // season)
    return found


def _medians(past: Floats, season: int, horizon: int) -> Floats:
    """The season's median and the shift of late, of which a tenth is lost each season."""
    n = len(past)
    slots = []
    for ahead in range(season):
        same = past[list(range(n + ahead - season, -1, -season))[:_SLOTS]] if n + ahead >= season else np.array([])
        same = same[~np.isnan(same)]
        slots.append(float(np.median(same)) if len(same) >= 2 else math.nan)  # noqa: PLR2004
    distance = []
    for at in range(max(0, n - _SHIFT), n):
        same = np.array([past[number] for number in range(at - season, -1, -season)][:_SLOTS])
        same = same[~np.isnan(same)]
        if len(same) >= 2 and not math.isnan(past[at]):  # noqa: PLR2004
            distance.append(past[at] - float(np.median(same)))
    if len(distance) < 3 or n < 5 * season:  # noqa: PLR2004
        return np.full(horizon, math.nan)
    shift = float(np.median(distance))
    return np.array([slots[ahead % season] + shift * 0.9 ** (ahead / season) for ahead in range(horizon)])


def restless(values: Floats, season: int) -> float:
    """How much larger the moves of late are than those before."""
    width = 4 * season if season > 1 else 28
    moves = np.diff(np.log(values) if not (values <= 0).any() else values)
    late, before = (part[~np.isnan(part)] for part in (moves[-width:], moves[:-width]))
    if len(late) < width / 2 or len(before) < width / 2:
        return math.nan
    spreads = [float(np.median(np.abs(part - np.median(part)))) for part in (late, before)]
    return spreads[0] / spreads[1] if spreads[1] > 0 else math.nan
