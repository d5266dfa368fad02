"""The measure: how often the first line, the caption and the analysis say what the rule asks for."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bench.stories import calendar, course, doubts, goals, parts  # noqa: F401 - they register their stories
from bench.stories.story import ALARMS, STORIES, Planted, Rule, Says
from bench.truth.write import random_read
from pulse.insight import InsightOptions, find_facts
from pulse.insight.fact import Fact
from pulse.narration import NarrationContext, Read, write_plainly
from pulse.sources.gather import gather
from pulse.sources.rows import Rows
from pulse.text import Sentence, Text

SEEDS, LOOKED_AT = 20, 10
"""Of so many seeds, the rest are not looked at while anything is tuned."""


def facts_of(planted: Planted) -> tuple[tuple[Fact, ...], NarrationContext]:
    """The facts of a story, and what they are written with."""
    pulse = planted.definition()
    rows = Rows("story.csv", {name: list(cells) for name, cells in planted.rows.items()}, seek_copies=False)
    result = gather(rows, pulse, planted.as_of)
    return find_facts(result, InsightOptions.of(pulse)), NarrationContext.of(pulse, result.measure)


def read_of(planted: Planted) -> tuple[Read, tuple[Fact, ...]]:
    """The plain read of a story, and its facts."""
    facts, context = facts_of(planted)
    return write_plainly(context, facts), facts


def says(sentences: Iterable[Sentence], facts: dict[str, Fact], wanted: Says) -> bool:
    """Whether some sentence says it."""
    for sentence in sentences:
        for part in sentence.saying.parts:
            if wanted.key and not part.key.startswith(wanted.key):
                continue
            fact = facts.get(part.fact)
            if fact is None:
                if wanted.key and not wanted.kinds:
                    return True
                continue
            if _fits(fact, wanted):
                return True
    return False


def _fits(fact: Fact, wanted: Says) -> bool:
    return (
        (not wanted.kinds or fact.kind in wanted.kinds.split())
        and (not wanted.about or fact.about in wanted.about.split())
        and (not wanted.way or fact.direction == wanted.way)
        and (not wanted.member or wanted.member in fact.words.values())
    )


def faults(read: Read, facts: Sequence[Fact], rule: Rule) -> list[str]:
    """What is wrong with a read: ``first``, ``caption``, ``analysis`` or ``misleading``, each once."""
    known = {fact.id: fact for fact in facts}
    caption = (*read.summary.sentences, *read.highlights.sentences)
    everything = (*caption, *read.analysis.sentences)
    found = []
    if not any(says(read.summary.sentences[:1], known, wanted) for wanted in rule.first):
        found.append("first")
    if not _all(caption, known, rule.caption):
        found.append("caption")
    if not _all(everything, known, rule.anywhere):
        found.append("analysis")
    never = (*rule.never, *(ALARMS if rule.calm else ()))
    if any(says(caption, known, wanted) for wanted in never):
        found.append("misleading")
    return found


def _all(sentences: Sequence[Sentence], facts: dict[str, Fact], groups: Sequence[Sequence[Says]]) -> bool:
    return all(any(says(sentences, facts, wanted) for wanted in group) for group in groups)


def judged(seeds: Iterable[int], names: Iterable[str] = ()) -> dict[str, Counter[str]]:
    """By story: how many reads there were (``reads``), and how many had each fault."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names or STORIES:
        for seed in seeds:
            planted = STORIES[name](random.Random(f"{name} {seed}"))  # noqa: S311 - it makes up sales
            read, facts = read_of(planted)
            found[name].update(["reads", *faults(read, facts, planted.rule)])
    return dict(found)


def badly_planned(seeds: Iterable[int]) -> Counter[str]:
    """As :func:`judged`, over all stories, of plans drawn by lot and mended as a model's would be."""
    found = Counter[str]()
    for name, make in STORIES.items():
        for seed in seeds:
            dice = random.Random(f"{name} {seed}")  # noqa: S311 - it makes up sales
            planted = make(dice)
            facts, context = facts_of(planted)
            read = random_read(dice, context, facts)
            if read is not None:
                found.update(["reads", *faults(read, facts, planted.rule)])
    return found


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
    drawn = badly_planned(range(SEEDS))
    for fault in ("first", "caption", "analysis"):
        figures[f"plans by lot: {fault} right"] = 1 - drawn[fault] / drawn["reads"]
    figures["plans by lot: misleading"] = drawn["misleading"]
    return figures


def shown(name: str, seed: int) -> str:
    """One story as its reader gets it, to be looked at."""
    planted = STORIES[name](random.Random(f"{name} {seed}"))  # noqa: S311
    read, facts = read_of(planted)
    wrong = ", ".join(faults(read, facts, planted.rule)) or "right"
    text: Text = read.summary + read.highlights
    return f"== {name} ({seed}): {wrong}\n{text}\n--\n{read.analysis}\n"
