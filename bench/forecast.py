"""Forecasts against the last value and the season before, on published series: median errors, and the interval."""

import csv
import math
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from pulse.insight import outlook
from pulse.insight.signals import FloatArray

FOLDER = Path(__file__).parents[2] / "shared" / "contracts" / "insight" / "series"
_MONTHS, _LEAST, _SERIES = 12, 60, 24


class Tried(NamedTuple):
    """What the forecasts of one series came to, as absolute shares of what came."""

    ours: list[float]
    naive: list[float]
    seasonal: list[float]
    said: int
    inside: int
    points: int


def measure_forecast(folder: Path = FOLDER) -> dict[str, float]:
    """Median error of the forecasts that are said, beside the last value and the season before at the same points.

    Raises:
        SystemExit: The data is not there.
    """
    if not folder.exists():
        raise SystemExit(f"bench: the data of this benchmark is not at {folder}.")
    figures: dict[str, float] = {}
    for name, season, several in _series(folder):
        tried = [_try(values, season) for values in several]
        said = sum(item.said for item in tried)
        figures |= {
            f"{name}: said": said / sum(item.points for item in tried),
            f"{name}: median error %": _median([item.ours for item in tried]),
            f"{name}: last value %": _median([item.naive for item in tried]),
            f"{name}: season before %": _median([item.seasonal for item in tried]),
            f"{name}: inside its interval": sum(item.inside for item in tried) / max(1, said),
        }
    return figures


def _median(errors: list[list[float]]) -> float:
    """In per cent, over all series; nan where nothing was said."""
    return 100 * float(np.median([error for several in errors for error in several] or [math.nan]))


def _series(folder: Path) -> Iterator[tuple[str, int, list[FloatArray]]]:
    with (folder / "us-employment.csv").open() as file:
        rows = list(csv.DictReader(file))
    kept = [name for name in rows[0] if name not in {"month", "nonfarm_change"}][:_SERIES]
    yield "US employment, monthly", _MONTHS, [np.array([float(row[name]) for row in rows]) for name in kept]
    for name, season in (("air_passengers", 12), ("retail_sales", 12), ("wp_log_R", 7), ("wp_log_peyton_manning", 7)):
        with (folder / f"prophet_example_{name}.csv").open() as file:
            values = [float(row["y"]) if row["y"] else math.nan for row in csv.DictReader(file)]
        yield name, season, [np.exp(values) if "log" in name else np.array(values)]


def _try(values: FloatArray, season: int) -> Tried:
    """Forecast the next point from each of up to 200 points, evenly spaced, of which at least 60 lie before."""
    found = Tried([], [], [], 0, 0, 0)
    said = inside = 0
    points = np.unique(np.linspace(_LEAST, len(values) - 1, 200).astype(int)).tolist()
    for at in points:
        forecast = outlook.outlook(values[max(0, at - 400) : at], season, 1)
        came = values[at]
        if not forecast.beats or math.isnan(came + values[at - 1] + values[at - season]):
            continue
        said += 1
        inside += forecast.low <= came <= forecast.high
        found.ours.append(abs(forecast.total / came - 1))
        found.naive.append(abs(values[at - 1] / came - 1))
        found.seasonal.append(abs(values[at - season] / came - 1))
    return found._replace(said=said, inside=inside, points=len(points))
