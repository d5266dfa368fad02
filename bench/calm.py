"""Panels of every shape: none makes the read fail, and of those without a story few sound an alarm."""

import os
import random
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import get_args

from bench.stories.judge import says
from bench.stories.story import ALARMS, Planted, Rule, Values, periods, smooth, table
from pulse.definition.catalogue import Grain, Unit
from pulse.errors import ChartcastrError
from pulse.insight import InsightOptions, find_facts
from pulse.narration import NarrationContext, write_plainly
from pulse.narration.freeze import frozen
from pulse.series.periods import step
from pulse.sources.gather import gather
from pulse.sources.rows import Rows

PANELS = 20_000
_WORKERS, _BATCH = 2, 500
_SHAPES = ("noise", "constant", "tiny", "zero", "negative", "gaps", "huge", "small", "jump", "one")
_UNITS: tuple[Unit, ...] = get_args(Unit)
_GRAINS: tuple[Grain, ...] = ("hour", "day", "week", "month", "quarter", "year")
_NEWEST = {
    "week": date(2026, 11, 16),
    "month": date(2026, 10, 1),
    "quarter": date(2026, 7, 1),
    "year": date(2025, 1, 1),
}


def measure_calm() -> dict[str, float]:
    """How many panels there were, failed without a sentence, were refused in one, and sounded an alarm over noise."""
    panels = int(os.environ.get("CHARTCASTR_CALM_PANELS", PANELS))
    began, found = time.perf_counter(), Counter[str]()
    with ProcessPoolExecutor(_WORKERS) as pool:
        for counts in pool.map(_batch, pairwise([*range(0, panels, _BATCH), panels])):
            found.update(counts)
    alarms = found["alarms"] / max(1, found["noise"])
    names = ("panels", "crashed", "refused in a sentence", "sentences not proven", "noise")
    return {
        **{name: float(found[name]) for name in names},
        "alarms over noise": alarms,
        "seconds": time.perf_counter() - began,
    }


def _batch(seeds: tuple[int, int]) -> Counter[str]:
    found = Counter[str]()
    for seed in range(*seeds):
        found["panels"] += 1
        try:
            found.update(_tried(seed))
        except ChartcastrError:
            found["refused in a sentence"] += 1
        except Exception as wrong:  # noqa: BLE001 - that is what is counted
            found["crashed"] += 1
            print(f"{seed}: {type(wrong).__name__}: {wrong}")
    return found


def _tried(seed: int) -> list[str]:
    dice = random.Random(seed)  # noqa: S311 - it makes up sales
    shape = dice.choice(_SHAPES)
    planted = _panel(dice, shape)
    pulse = planted.definition()
    rows = Rows("story.csv", {name: list(cells) for name, cells in planted.rows.items()}, seek_copies=False)
    result = gather(rows, pulse, planted.as_of)
    facts = find_facts(result, InsightOptions.of(pulse))
    context = NarrationContext.of(pulse, result.measure)
    read, refused = frozen(write_plainly(context, facts), facts, context)
    known = {fact.id: fact for fact in facts}
    sentences = (*read.summary.sentences, *read.highlights.sentences)
    alarm = any(says(sentences, known, wanted) for wanted in ALARMS)
    for refusal in refused:
        print(f"{seed}: {refusal}")
    noted = ["sentences not proven"] * len(refused)
    return noted + (["noise"] + ["alarms"] * alarm if shape == "noise" else [])


def _panel(dice: random.Random, shape: str) -> Planted:
    grain, unit = dice.choice(_GRAINS), dice.choice(_UNITS)
    count = 1 if shape == "one" else dice.randrange(2, 30 if grain in {"quarter", "year"} else 200)
    parts = [*"ABCDEF"[: dice.randrange(2, 7)]] if unit != "percent" and dice.choice([True, False]) else [""]
    at, end = _times(grain, count)
    values: Values = {part: _course(dice, shape, count) for part in parts}
    measure = {"name": "Figure", "unit": unit} | ({"currency": "EUR"} if unit == "currency" else {})
    measure |= {"aggregate": "mean"} if unit == "percent" else {}
    whole = unit in {"count", "points"} or shape == "tiny"
    return Planted(table(at, values, 0 if whole else 3), Rule(first=[]), {"grain": grain, "measure": measure}, end)


def _times(grain: Grain, count: int) -> tuple[list[date] | list[datetime], datetime]:
    if grain == "hour":
        end = datetime(2026, 11, 24, 8, tzinfo=UTC)
        return [end - timedelta(hours=count - at) for at in range(count)], end
    newest = _NEWEST.get(grain, date(2026, 11, 23))
    after = step(newest, grain)
    return periods(count, grain, newest), datetime(after.year, after.month, after.day, 8, tzinfo=UTC)


def _course(dice: random.Random, shape: str, count: int) -> list[float]:
    level = {"huge": 10.0 ** dice.randrange(9, 15), "small": 0.004}.get(shape, 10.0 ** dice.uniform(1, 5))
    course = smooth(dice, count, level, 0.0, dice.choice([0.01, 0.05, 0.2]))
    if shape in {"constant", "zero"}:
        course = [0.0 if shape == "zero" else round(level)] * count
    elif shape == "tiny":
        course = [float(dice.choice([0, 0, 1, 1, 2, 3])) for _ in range(count)]
    elif shape == "negative":
        course = [value - level for value in course]
    elif shape == "gaps":
        course = [float("nan") if dice.random() < 0.3 and at else value for at, value in enumerate(course)]  # noqa: PLR2004
    elif shape == "jump":
        course[-1] *= dice.choice([-1, 0, 0.01, 2, 100, 1000])
    return course
