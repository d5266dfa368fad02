"""The measure: how often the first line, the caption and the analysis say what the rule asks for."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable

from bench.stories import calendar, course, doubts, goals, parts  # noqa: F401 - they register their stories
from bench.stories.judge import facts_of, faults
from bench.stories.planners import by_lot, perfect
from bench.stories.story import STORIES, Planted
from pulse.insight.fact import Fact
from pulse.narration import Read, write_plainly
from pulse.text import Text

SEEDS, LOOKED_AT = 20, 10
"""Of so many seeds, the rest are not looked at while anything is tuned."""


def read_of(planted: Planted) -> tuple[Read, tuple[Fact, ...]]:
    """The plain read of a story, and its facts."""
    facts, context = facts_of(planted)
    return write_plainly(context, facts), facts


def judged(seeds: Iterable[int], names: Iterable[str] = ()) -> dict[str, Counter[str]]:
    """By story: how many reads there were (``reads``), and how many had each fault."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names or STORIES:
        for seed in seeds:
            planted = STORIES[name](random.Random(f"{name} {seed}"))  # noqa: S311 - it makes up sales
            read, facts = read_of(planted)
            found[name].update(["reads", *faults(read, facts, planted.rule)])
    return dict(found)


def measure_stories() -> dict[str, float]:
    """Shares of reads that are right, over the seeds that were looked at and over those that were not."""
    figures: dict[str, float] = {"stories": len(STORIES)}
    for which, seeds in (("seen", range(LOOKED_AT)), ("unseen", range(LOOKED_AT, SEEDS))):
        found = judged(seeds)
        total = sum(found.values(), Counter[str]())
        for fault in ("first", "caption", "analysis"):
            figures[f"{which}: {fault} right"] = 1 - total[fault] / total["reads"]
        figures[f"{which}: misleading"] = total["misleading"]
        for name, counts in found.items():
            wrong = {fault: count for fault, count in counts.items() if fault != "reads"}
            if wrong:
                print(f"{which}: {name}: {wrong} of {counts['reads']}")
    for planner, planned in (("plans by lot", by_lot), ("perfect plans", perfect)):
        drawn = planned(range(LOOKED_AT, SEEDS))
        for fault in ("first", "caption", "analysis"):
            figures[f"{planner}: {fault} right"] = 1 - drawn[fault] / drawn["reads"]
        figures[f"{planner}: misleading"] = drawn["misleading"]
    return figures


def shown(name: str, seed: int) -> str:
    """One story as its reader gets it, to be looked at."""
    planted = STORIES[name](random.Random(f"{name} {seed}"))  # noqa: S311
    read, facts = read_of(planted)
    wrong = ", ".join(faults(read, facts, planted.rule)) or "right"
    text: Text = read.summary + read.highlights
    return f"== {name} ({seed}): {wrong}\n{text}\n--\n{read.analysis}\n"
