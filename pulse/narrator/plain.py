"""The plain narrator: facts into words without a model. The same facts always give the same text."""

from collections.abc import Sequence

from pulse.insight import headline_change
from pulse.insight.fact import Fact
from pulse.narrator.read import NarrationContext, Read
from pulse.narrator.sentences import heading, headline, member_line, rest_of_list, sentence
from pulse.narrator.tongues import TONGUES

HIGHLIGHTS = 2
_WORTH = 0.4
_SAY_FIRST = {"stale", "empty"}
_COURSE = frozenset({"record", "streak", "unusual", "trend", "turn", "break"})
"""Kinds that say much the same of the newest figure; one of them is enough for a caption."""
_CONTEXT = frozenset({"unusual", "record", "streak", "break", "share", "concentration", "extreme", "volatility"})
_WHO = frozenset({"beside", "mix", "factor"})
_AHEAD = frozenset({"trend", "turn", "pace", "goal", "forecast"})
_MOST_LINES = 12


def write_plainly(voice: NarrationContext, facts: Sequence[Fact], *, fell_back: str = "") -> Read:
    """The read of ``facts`` (ranked, as find_facts returns them)."""
    level = facts[0]
    change = headline_change(facts)
    first = [fact for fact in facts if fact.kind == "quality" and fact.about in _SAY_FIRST]
    # What is of the whole stands first: after a line on a member it would read as that member's.
    chosen = choose(facts, {fact.id for fact in (level, change, *first) if fact})
    highlights = sorted(chosen, key=lambda fact: "member" in fact.words)
    summary = [*(sentence(voice, fact) for fact in first), headline(voice, level, change)]
    calm = [fact for fact in facts if fact.kind == "unusual" and fact.about == "usual"]
    if not highlights:
        # Nothing is worth a highlight, and that is worth saying.
        summary += [sentence(voice, fact) for fact in calm]
    used = [fact.id for fact in (*first, level, change, *highlights, *(() if highlights else calm)) if fact]
    return Read(
        summary=" ".join(summary),
        highlights=tuple(sentence(voice, fact) for fact in highlights),
        analysis=tuple(_analysis(voice, facts, " ".join(summary))),
        facts=tuple(dict.fromkeys(used)),
        fell_back=fell_back,
    )


def write_briefly(voice: NarrationContext, facts: Sequence[Fact], *, fell_back: str = "") -> Read:
    """Level, change and the doubts about the data alone: what is said where more cannot be proven."""
    level, change = facts[0], headline_change(facts)
    first = [fact for fact in facts if fact.kind == "quality" and fact.about in _SAY_FIRST]
    span = [fact for fact in facts if fact.about == "span"]
    summary = " ".join([*_all(voice, first), headline(voice, level, change)])
    return Read(
        summary=summary,
        highlights=(),
        analysis=(about_data(voice, span), TONGUES[voice.language].invitation),
        facts=tuple(fact.id for fact in (*first, level, change) if fact),
        fell_back=fell_back,
    )


def choose(facts: Sequence[Fact], said: set[str]) -> list[Fact]:
    """The highlights: the two that deserve it most, each of something else."""
    chosen: list[Fact] = []
    candidates = (f for f in facts if f.id not in said and f.score >= _WORTH and f.kind != "level")
    for fact in sorted(candidates, key=lambda f: -f.score):
        if len(chosen) < HIGHLIGHTS and all(_subject(fact) != _subject(one) for one in chosen):
            chosen.append(fact)
    return chosen


def _subject(fact: Fact) -> tuple[str, ...]:
    """What two highlights may not both be of."""
    if member := fact.words.get("member"):
        return ("member", member)
    return ("course", fact.direction or "") if fact.kind in _COURSE else (fact.kind, fact.about)


def _analysis(voice: NarrationContext, facts: Sequence[Fact], summary: str) -> list[str]:
    """What happened, against what, who moved it, whether it is usual, where it is heading, and the doubts."""
    changes = [
        f for f in facts if f.kind in {"change", "to_date"} and sentence(voice, f)[:-1].lower() not in summary.lower()
    ]
    occasions = [f for f in facts if f.kind == "occasion"]
    drivers = [f for f in facts if f.kind == "driver"]
    data = [f for f in facts if f.kind == "quality" and f.about not in _SAY_FIRST]
    said = " ".join([summary, *_all(voice, changes), *_all(voice, occasions)])
    paragraphs = [f"*{heading(voice, 'changed')}*\n{said}"]
    if drivers:
        lines = [f"- {member_line(voice, fact)}" for fact in drivers[:_MOST_LINES]]
        lines += [f"- {rest_of_list(voice)}"] if len(drivers) > _MOST_LINES else []
        head = f"*{heading(voice, 'by')}*, {heading(voice, 'against', drivers[0])}"
        paragraphs.append(head + "\n" + "\n".join(lines))
    who = _all(voice, [f for f in facts if f.kind in _WHO])
    context = _all(voice, [f for f in facts if f.kind in _CONTEXT and sentence(voice, f) not in summary])
    ahead = _all(voice, [f for f in facts if f.kind in _AHEAD])
    if who:
        paragraphs.append(" ".join(who))
    if context:
        paragraphs.append(f"*{heading(voice, 'context')}*\n" + " ".join(context))
    if ahead:
        paragraphs.append(f"*{heading(voice, 'ahead')}*\n" + " ".join(ahead))
    paragraphs.append(about_data(voice, data))
    return [*paragraphs, TONGUES[voice.language].invitation]


def about_data(voice: NarrationContext, data: Sequence[Fact]) -> str:
    """The paragraph on what the figures rest on."""
    return f"*{heading(voice, 'data')}*\n" + " ".join(_all(voice, data))


def _all(voice: NarrationContext, facts: Sequence[Fact]) -> list[str]:
    return [sentence(voice, fact) for fact in facts]
