"""Planners of other quality than the plain one: by lot, as the worst model would, and with the rule before its eyes."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from bench.stories.judge import facts_of, faults
from bench.stories.story import STORIES, Rule
from bench.truth.write import random_read
from pulse.insight.fact import Fact
from pulse.languages import Form
from pulse.narration import NarrationContext, Plan, Read, write
from pulse.narration.check import check
from pulse.narration.plain import plan_plainly
from pulse.narration.plan import HIGHLIGHTS, PlannedSentence

_TRIED = 14
"""Facts that the perfect planner chooses its highlights from, the best first."""


def by_lot(seeds: Iterable[int]) -> Counter[str]:
    """Faults over all stories of plans drawn by lot and mended as a model's would be."""
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


def perfect(seeds: Iterable[int]) -> Counter[str]:
    """Faults over all stories of the best plan there is: what the rules and the words of the program leave possible."""
    found = Counter[str]()
    for name, make in STORIES.items():
        for seed in seeds:
            planted = make(random.Random(f"{name} {seed}"))  # noqa: S311 - it makes up sales
            facts, context = facts_of(planted)
            found.update(["reads", *_least_faults(facts, context, planted.rule)])
    return found


def _least_faults(facts: Sequence[Fact], context: NarrationContext, rule: Rule) -> list[str]:
    least: list[str] | None = None
    for read in _reads(facts, context):
        wrong = faults(read, facts, rule)
        if least is None or len(wrong) < len(least):
            least = wrong
        if not least:
            break
    return least or []


def _reads(facts: Sequence[Fact], context: NarrationContext) -> Iterator[Read]:
    """The plain plan, then each other choice of highlights in its place, as :func:`check` lets them be written."""
    plain = plan_plainly(facts)
    tried = sorted((fact for fact in facts if fact.kind not in {"level", "quality"}), key=lambda fact: -fact.score)
    for count in range(HIGHLIGHTS, -1, -1):
        for chosen in combinations(tried[:_TRIED], count):
            highlights = tuple(PlannedSentence(fact=fact.id, form=Form.SENTENCE) for fact in chosen)
            checked = check(_with(plain, highlights), context, facts)
            if checked is not None:
                yield write(checked.plan, context, facts)


def _with(plan: Plan, highlights: tuple[PlannedSentence, ...]) -> Plan:
    """``plan`` with other highlights; what it said there may be said in the analysis."""
    left = (*plan.highlights, *plan.analysis)
    said = {fact for item in highlights for fact in item.facts}
    rest = tuple(item for item in left if not said.intersection(item.facts))
    return plan.model_copy(update={"highlights": highlights, "analysis": rest})
