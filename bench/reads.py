"""What a read makes of made-up panels: whether it says what was planted, and how long it takes."""

import random
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import numpy as np

from bench.panels import Panel, result_of
from pulse.definition import read_pulse
from pulse.insight import find_facts, headline_change
from pulse.insight.fact import Fact
from pulse.narration import NarrationContext, write_plainly
from pulse.narration.lead import leads, meaning
from pulse.narration.plain import choose
from pulse.sources.gather import gather
from pulse.sources.rows import Rows

_TIMES = 5


def hits(panels: Sequence[Panel]) -> tuple[float, float]:
    """How often the planted thing is in the first line or the first highlight, and how often in the caption at all."""
    first = second = 0
    for panel in panels:
        line, highlights = _said(find_facts(result_of(panel)))
        first += any(_is_planted(fact, panel) for fact in [*line, *highlights[:1]])
        second += any(_is_planted(fact, panel) for fact in [*line, *highlights])
    return first / len(panels), second / len(panels)


def _said(facts: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """What the first line says beside level and change, and the highlights."""
    change, means = headline_change(facts), meaning(facts)
    line = [*leads(facts), *([means] if means else [])]
    return line, choose(facts, {fact.id for fact in (facts[0], change, *line) if fact})


def _is_planted(fact: Fact, panel: Panel) -> bool:
    what = panel.planted
    if what.kind == "driver":
        return fact.kind in {"driver", "share"} and fact.about == what.member
    if what.kind == "mix" and fact.kind == "offset":
        return {what.member, what.other} == {*fact.words.values()}
    if what.kind == "mix":
        return fact.kind in {"driver", "share"} and fact.about in {what.member, what.other}
    if what.kind == "break":
        return fact.kind in {"break", "turn"}
    return fact.about in {"stale", "empty", "no_base"}


def milliseconds(rows: int) -> float:
    """Median time from ``rows`` rows in memory to ranked facts and plain texts."""
    chance = random.Random(1)  # noqa: S311 - it makes up sales
    begin, every = datetime(2026, 1, 1, tzinfo=UTC), timedelta(days=200) / rows
    stamps = [(begin + every * number).isoformat() for number in range(rows)]
    table = Rows(
        "sales.csv",
        {
            "at": stamps,
            "n": [str(chance.randrange(100)) for _ in stamps],
            "who": [chance.choice("NSEW") for _ in stamps],
        },
    )
    pulse = read_pulse(
        {
            "name": "b",
            "title": "B",
            "source": {"kind": "file", "at": "sales.csv"},
            "grain": "day",
            "timezone": "UTC",
            "measure": {"name": "Sales", "value": "n", "period": "at", "by": "who"},
            "readers": ["x"],
        },
        "bench",
    )
    now, found = begin + timedelta(days=200, hours=8), []
    for _ in range(_TIMES):
        began = time.perf_counter()
        result = gather(table, pulse, now)
        write_plainly(NarrationContext.of(pulse), find_facts(result))
        found.append((time.perf_counter() - began) * 1000)
    return float(np.median(found))
