"""The plain narrator: facts into words without a model. The same facts always give the same text."""

from collections.abc import Sequence

from pulse.insight import headline_change
from pulse.insight.fact import Fact
from pulse.narrator.read import Read, Voice
from pulse.narrator.sentences import headline, member_line, sentence

HIGHLIGHTS = 2
_WORTH = 0.5
_SAY_FIRST = {"stale", "empty"}
INVITATION = "_Reply with a question, such as why, top or compare, or react to the chart._"


def write_plainly(voice: Voice, facts: Sequence[Fact], *, fell_back: str = "") -> Read:
    """The read of ``facts`` (ranked, as find_facts returns them)."""
    level = facts[0]
    change = headline_change(facts)
    first = [fact for fact in facts if fact.kind == "quality" and fact.about in _SAY_FIRST]
    highlights = _choose(facts, {fact.id for fact in (level, change, *first) if fact})
    summary = " ".join([*(sentence(voice, fact) for fact in first), headline(voice, level, change)])
    used = [fact.id for fact in (*first, level, change, *highlights) if fact]
    return Read(
        summary=summary,
        highlights=tuple(sentence(voice, fact) for fact in highlights),
        analysis=tuple(_analysis(voice, facts, summary)),
        facts=tuple(dict.fromkeys(used)),
        fell_back=fell_back,
    )


def _choose(facts: Sequence[Fact], said: set[str]) -> list[Fact]:
    chosen: list[Fact] = []
    candidates = (f for f in facts if f.id not in said and f.score >= _WORTH and f.kind != "level")
    for fact in sorted(candidates, key=lambda f: -f.score):
        if len(chosen) < HIGHLIGHTS and all((fact.kind, fact.about) != (c.kind, c.about) for c in chosen):
            chosen.append(fact)
    return chosen


def _analysis(voice: Voice, facts: Sequence[Fact], summary: str) -> list[str]:
    changes = [f for f in facts if f.kind == "change" and sentence(voice, f)[:-1].lower() not in summary.lower()]
    drivers = [f for f in facts if f.kind == "driver"]
    context = [f for f in facts if f.kind in {"record", "streak", "share"}]
    data = [f for f in facts if f.kind == "quality" and f.about not in _SAY_FIRST]
    paragraphs = ["*What changed*\n" + " ".join([summary, *(sentence(voice, fact) for fact in changes)])]
    if drivers:
        lines = "\n".join(f"- {member_line(fact)}" for fact in drivers)
        paragraphs.append(f"*By {voice.dimension}*, against {drivers[0].words['base_period']}\n{lines}")
    if context:
        paragraphs.append("*In context*\n" + " ".join(sentence(voice, fact) for fact in context))
    paragraphs.append("*About the data*\n" + " ".join(sentence(voice, fact) for fact in data))
    return [*paragraphs, INVITATION]
