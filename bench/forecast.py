"""Forecasts against the last value, the season before and AutoETS, on published series: errors, and the interval."""

import csv
import json
import math
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from pulse.insight import outlook
from pulse.insight.signals import FloatArray

FOLDER = Path(__file__).parents[2] / "shared" / "contracts" / "insight" / "series"
_ETS = Path(__file__).parents[1] / ".venv" / "ets" / "bin" / "python"
"""The environment of :mod:`bench.autoets`; ``make bench ONLY=forecast`` makes it."""
_MONTHS, _LEAST, _SERIES = 12, 60, 24
_POINTS, _AGAINST_ETS = 200, 25
"""Points of a series that are forecast, and those of them that AutoETS forecasts, too."""
_HISTORY = 400


class Origin(NamedTuple):
    """A point that was forecast from what lay before it."""

    before: FloatArray
    season: int
    came: float
    forecast: outlook.Outlook

    @property
    def is_inside(self) -> bool:
        """Whether what came is in the interval."""
        return self.forecast.low <= self.came <= self.forecast.high

    def error(self, said: float) -> float:
        """How far off, as a part of what came."""
        return abs(said / self.came - 1)


def measure_forecast(folder: Path = FOLDER) -> dict[str, float]:
    """Median error of the forecasts that are said, beside the others' at the same points.

    Raises:
        SystemExit: The data is not there.
    """
    if not folder.exists():
        raise SystemExit(f"bench: the data of this benchmark is not at {folder}.")
    figures: dict[str, float] = {}
    for name, season, several in [*_series(folder), *_of_packages()]:
        origins = [origin for values in several for origin in _origins(values, season)]
        said = [origin for origin in origins if origin.forecast.beats]
        figures |= {
            f"{name}: said": len(said) / len(origins),
            f"{name}: median error %": _median([item.error(item.forecast.total) for item in said]),
            f"{name}: last value %": _median([item.error(item.before[-1]) for item in said]),
            f"{name}: season before %": _median([item.error(item.before[-item.season]) for item in said]),
            f"{name}: inside its interval": sum(item.is_inside for item in said) / max(1, len(said)),
        }
        figures |= _against_ets(name, said)
    return figures


def _against_ets(name: str, said: list[Origin]) -> dict[str, float]:
    """Ours and AutoETS at up to so many of the same points."""
    if not _ETS.exists() or not said:
        return {}
    chosen = [said[at] for at in np.unique(np.linspace(0, len(said) - 1, _AGAINST_ETS).astype(int))]
    asked = [(item.season, item.before[~np.isnan(item.before)].tolist()) for item in chosen]
    theirs = _ask("forecast", asked)
    pairs = list(zip(chosen, theirs, strict=True))
    return {
        f"{name}: {len(pairs)} points, median error %": _median([item.error(item.forecast.total) for item, _ in pairs]),
        f"{name}: {len(pairs)} points, AutoETS %": _median([item.error(other) for item, other in pairs]),
    }


def _ask(what: str, asked: Any = None) -> Any:
    script = Path(__file__).with_name("autoets.py")
    told = json.dumps(asked) if asked is not None else ""
    done = subprocess.run(
        [str(_ETS), "-W", "ignore", str(script), what], input=told, capture_output=True, check=True, text=True
    )
    return json.loads(done.stdout)


def _median(errors: list[float]) -> float:
    """In per cent; nan where nothing was said."""
    return 100 * float(np.median(errors or [math.nan]))


def _of_packages() -> Iterator[tuple[str, int, list[FloatArray]]]:
    if not _ETS.exists():
        print("AutoETS is not installed: make bench ONLY=forecast installs it.")
        return
    for name, (season, values) in _ask("series").items():
        yield name, season, [np.array(values, dtype=float)]


def _series(folder: Path) -> Iterator[tuple[str, int, list[FloatArray]]]:
    with (folder / "us-employment.csv").open() as file:
        rows = list(csv.DictReader(file))
    kept = [name for name in rows[0] if name not in {"month", "nonfarm_change"}][:_SERIES]
    yield "US employment, monthly", _MONTHS, [np.array([float(row[name]) for row in rows]) for name in kept]
    for name, season in (("air_passengers", 12), ("retail_sales", 12), ("wp_log_R", 7), ("wp_log_peyton_manning", 7)):
        with (folder / f"prophet_example_{name}.csv").open() as file:
            values = [float(row["y"]) if row["y"] else math.nan for row in csv.DictReader(file)]
        yield name, season, [np.exp(values) if "log" in name else np.array(values)]


def _origins(values: FloatArray, season: int) -> Iterator[Origin]:
    """Up to 200 points, evenly spaced, of which at least 60 lie before, each with the forecast of it."""
    for at in np.unique(np.linspace(_LEAST, len(values) - 1, _POINTS).astype(int)).tolist():
        if math.isnan(values[at] + values[at - 1] + values[at - season]) or not values[at]:
            continue
        before = values[max(0, at - _HISTORY) : at]
        yield Origin(before, season, float(values[at]), outlook.outlook(before, season, 1))
