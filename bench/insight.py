"""How well the insight engine finds what is known to be there, beside the figures it is to hold.

The data is read in place; nothing is tuned here: each detector is the engine's own, with its own settings.
"""

import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from bench.panels import planted
from bench.reads import hits, milliseconds
from bench.scorers import BoolArray, covering, f_measure, nab_points
from pulse.insight import outlook, signals
from pulse.insight.course import LEAST_Z
from pulse.insight.signals import FloatArray

FOLDER = Path("../shared/contracts/insight")

DAILY = {"pedestrians": "pedestrians_covid", "wp_peyton": "wp_log_peyton_manning", "wp_R": "wp_log_R"}
WEEK = 7
NOTICEABLE = 0.02
TOGETHER, NEAR = 3, 1
LENGTH, WINDOWS = 120, 140
DROPS = (0.3, 0.5)
FALSE_ALARMS = 0.05
ROUNDED = 0.5001e-4
COOLDOWN = 1 / 12
HORIZON, HELD_OUT_EVERY, TRAINING = 14, 28, 365
PANELS = 400
ROWS = (400, 100_000)


class Injection(NamedTuple):
    """The injection table: shares of windows, in [0, 1], and how many windows there were."""

    windows: int
    false_alarms: float
    recall: dict[float, float]
    recall_at_5: dict[float, float]
    threshold: float


def daily_series(folder: Path) -> dict[str, pd.Series]:
    """Read the four daily series, nan on missing days, those published as logarithms as the counts they were."""
    found: dict[str, pd.Series] = {}
    for name, file in DAILY.items():
        frame = pd.read_csv(folder / f"series/prophet_example_{file}.csv", parse_dates=["ds"])
        values = frame.set_index("ds")["y"].sort_index().asfreq("D").astype(float)
        found[name] = values.map(math.exp) if "log" in file else values
    taxi = _nab_series(folder, "realKnownCause/nyc_taxi.csv")
    found["nyc_taxi"] = taxi.resample("D").sum().astype(float)
    return found


def taxi_event_f1(taxi: pd.Series, events: Iterable[str]) -> float:
    """Return the F1, in [0, 1], of flags merged into events against the days known to be unusual.

    Args:
        taxi: one value a day.
        events: ISO dates.
    """
    values = taxi.to_numpy(float)
    z = signals.surprise(values, WEEK)
    change = np.abs(values / signals.usual(values, WEEK) - 1)
    days = np.flatnonzero((np.abs(z) > LEAST_Z) & (change > NOTICEABLE))
    flagged: list[list[int]] = []
    for day in days.tolist():
        if flagged and day - flagged[-1][-1] <= TOGETHER:
            flagged[-1].append(day)
        else:
            flagged.append([day])
    true = [int(taxi.index.searchsorted(pd.Timestamp(event))) for event in events]

    def meet(event: int, flags: list[int]) -> bool:
        return any(abs(event - flag) <= NEAR for flag in flags)

    precision = sum(any(meet(event, flags) for event in true) for flags in flagged) / max(len(flagged), 1)
    recall = sum(any(meet(event, flags) for flags in flagged) for event in true) / len(true)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def injection(series: Iterable[FloatArray]) -> Injection:
    """Take windows of 120 days, lower the newest day, and see how often that is found, and found where nothing is.

    Up to 140 windows a series, evenly spaced; a window whose newest day is unknown is left out.
    """
    clean: list[float] = []
    lowered: dict[float, list[float]] = {drop: [] for drop in DROPS}
    for values in series:
        last = len(values) - LENGTH
        for start in np.unique(np.linspace(0, last, min(WINDOWS, last + 1)).round().astype(int)).tolist():
            window = values[start : start + LENGTH]
            if np.isnan(window[-1]):
                continue
            clean.append(abs(float(signals.surprise(window, WEEK)[-1])))
            for drop in DROPS:
                changed = window.copy()
                changed[-1] *= 1 - drop
                lowered[drop].append(abs(float(signals.surprise(changed, WEEK)[-1])))
    threshold = float(np.quantile(clean, 1 - FALSE_ALARMS))

    def beyond(scores: list[float], limit: float) -> float:
        return float((np.asarray(scores) > limit).mean())

    return Injection(
        windows=len(clean),
        false_alarms=beyond(clean, LEAST_Z),
        recall={drop: beyond(scores, LEAST_Z) for drop, scores in lowered.items()},
        recall_at_5={drop: beyond(scores, threshold) for drop, scores in lowered.items()},
        threshold=threshold,
    )


def change_points(folder: Path) -> dict[str, tuple[float, float]]:
    """Return mean F1 and covering of ours, of our scorer's `zero`, and of every published method, on the series here.

    Raises:
        ValueError: The scorer does not give the published `zero` row to 4 decimals.
    """
    annotations: dict[str, dict[str, list[int]]] = _json(folder / "tcpd/annotations.json")
    published: dict[str, dict[str, dict[str, float]]] = _json(folder / "tcpd/published_default_scores.json")["scores"]
    rows: dict[str, list[tuple[float, float]]] = {}
    for path in sorted((folder / "tcpd/series").glob("*.json")):
        series = _json(path)
        name = series["name"]
        if series["n_dim"] != 1 or name not in published:
            continue
        values = np.array([math.nan if value is None else value for value in series["series"][0]["raw"]], dtype=float)
        marked = list(annotations[name].values())
        for method, found in (("ours", signals.breaks(values)), ("zero (ours)", [])):
            scores = f_measure(marked, found), covering(marked, found, len(values))
            rows.setdefault(method, []).append(scores)
        for method in published[name]["f1"]:
            rows.setdefault(method, []).append((published[name]["f1"][method], published[name]["cover"][method]))
        if any(abs(a - b) > ROUNDED for a, b in zip(rows["zero (ours)"][-1], rows["zero"][-1], strict=True)):
            raise ValueError(f"{name}: the scorer gives {rows['zero (ours)'][-1]}, published is {rows['zero'][-1]}")
    means = {method: np.mean(scores, axis=0) for method, scores in rows.items()}
    return {method: (float(mean[0]), float(mean[1])) for method, mean in means.items()} | {
        "series": (float(len(rows["ours"])), float(len(rows["ours"])))
    }


def alarms(values: pd.Series) -> BoolArray:
    """What the engine's own surprise calls unusual in a stream without a season, once in a twelfth of its length."""
    found = np.zeros(len(values), dtype=bool)
    quiet_until = 0
    for at in np.flatnonzero(np.abs(signals.surprise(values.to_numpy(float), 1)) > LEAST_Z).tolist():
        if at >= quiet_until:
            found[at] = True
            quiet_until = at + int(COOLDOWN * len(values))
    return found


def nab(folder: Path, profile: str = "standard") -> tuple[float, int]:
    """Return the NAB score over the series here, 0 for no alarm and 100 for perfect ones, and how many they are."""
    weights: dict[str, float] = _json(folder / "nab/config/profiles.json")[profile]["CostMatrix"]
    labels: dict[str, list[tuple[str, str]]] = _json(folder / "nab/labels/combined_windows.json")
    raw = least = most = 0.0
    count = 0
    for path in sorted((folder / "nab/data").glob("*/*.csv.gz")):
        name = f"{path.parent.name}/{path.name.removesuffix('.gz')}"
        values = _nab_series(folder, name)
        index = pd.DatetimeIndex(values.index)
        windows = [
            (int(index.searchsorted(pd.Timestamp(a))), int(index.searchsorted(pd.Timestamp(b), side="right")) - 1)
            for a, b in labels[name]
        ]
        raw += nab_points(alarms(values), windows, weights)
        least -= weights["fnWeight"] * len(windows)
        most += weights["tpWeight"] * len(windows)
        count += 1
    return 100 * (raw - least) / (most - least), count


def coverage(series: Iterable[FloatArray]) -> tuple[float, float, int]:
    """Return the share of held-out 14-day sums inside the interval, the median absolute % error, and their number.

    One every 28 days, forecast from at most the 365 days before.
    """
    inside: list[bool] = []
    errors: list[float] = []
    for values in series:
        for origin in range(LENGTH, len(values) - HORIZON + 1, HELD_OUT_EVERY):
            came = float(values[origin : origin + HORIZON].sum())
            said = outlook.outlook(values[max(0, origin - TRAINING) : origin], WEEK, HORIZON)
            if math.isnan(came) or math.isnan(said.total):
                continue
            inside.append(said.low <= came <= said.high)
            errors.append(abs(said.total / came - 1))
    return float(np.mean(inside)), 100 * float(np.median(errors)), len(inside)


def _nab_series(folder: Path, name: str) -> pd.Series:
    frame = pd.read_csv(folder / f"nab/data/{name}.gz", parse_dates=["timestamp"])
    return frame.set_index("timestamp")["value"].astype(float)


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def measure_insight(folder: Path = FOLDER) -> dict[str, float]:
    """Measure everything: shares in 0 to 1, ``nab_standard`` in points, and the figure to hold beside each.

    Baselines are those of baselines.json, to the two decimals it has, except TCPD's, which are the published PELT's on
    the series that are here, and the outlook's, which is the share that its interval is named for.

    Raises:
        SystemExit: The data is not there.
    """
    if not folder.exists():
        raise SystemExit(f"bench: the data of this benchmark is not at {folder}.")
    base = _json(folder / "baselines.json")
    daily = daily_series(folder)
    arrays = [series.to_numpy(float) for series in daily.values()]
    taxi = base["nyc_taxi_daily"]
    told = "same weekday x level, walk-forward, z>4"
    injected = injection(arrays)
    methods = change_points(folder)
    nab_score, nab_series = nab(folder)
    held, ape, origins = coverage(arrays)
    top = hits(planted(1, PANELS))
    return {
        "taxi_event_f1": round(taxi_event_f1(daily["nyc_taxi"], taxi["events"]), 2),
        "taxi_event_f1 baseline": taxi["event_level"][told]["f1"],
        "injection_recall_30": injected.recall_at_5[0.3],
        "injection_recall_30 baseline": base["injection_daily"]["same weekday x level (log)"][3],
        "injection false alarms at the default": injected.false_alarms,
        "injection windows": injected.windows,
        "tcpd_f1": methods["ours"][0],
        "tcpd_f1 published PELT": methods["pelt"][0],
        "tcpd_f1 zero": methods["zero"][0],
        "tcpd_cover": methods["ours"][1],
        "tcpd_cover published PELT": methods["pelt"][1],
        "tcpd_cover zero": methods["zero"][1],
        "tcpd series": methods["series"][0],
        "nab_standard": nab_score,
        "nab_standard baseline": base["nab"]["baselines_standard"]["same-slot median/MAD, past only, z>5 + cooldown"],
        "nab series": nab_series,
        "outlook coverage": held,
        "outlook coverage named": outlook.NOMINAL,
        "outlook median error %": ape,
        "outlook sums": origins,
        "planted_top1": top[0],
        "planted_top2": top[1],
        "planted panels": PANELS,
        **{f"ms_{rows}": milliseconds(rows) for rows in ROWS},
    }
