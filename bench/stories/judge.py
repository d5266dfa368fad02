"""Whether a read says what the rule of its story asks for."""

from collections.abc import Iterable, Sequence

from bench.stories.story import ALARMS, Planted, Rule, Says
from pulse.insight import InsightOptions, find_facts
from pulse.insight.fact import Fact
from pulse.narration import NarrationContext, Read
from pulse.sources.gather import gather
from pulse.sources.rows import Rows
from pulse.text import Sentence


def facts_of(planted: Planted) -> tuple[tuple[Fact, ...], NarrationContext]:
    """The facts of a story, and what they are written with."""
    pulse = planted.definition()
    rows = Rows("story.csv", {name: list(cells) for name, cells in planted.rows.items()}, seek_copies=False)
    result = gather(rows, pulse, planted.as_of)
    return find_facts(result, InsightOptions.of(pulse)), NarrationContext.of(pulse, result.measure)


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
