"""What of a read may be kept and sent: the sentences that can be proven."""

from collections.abc import Sequence

from pulse.errors import NarratorError
from pulse.insight.fact import Fact
from pulse.insight.figure import is_across
from pulse.narration.lead import leads
from pulse.narration.read import Read
from pulse.text.context import NarrationContext
from pulse.text.proof import Refusal, prove


def frozen(read: Read, facts: Sequence[Fact], context: NarrationContext) -> tuple[Read, list[Refusal]]:
    """``read`` without the sentences that cannot be proven, and those.

    Raises:
        NarratorError: The level of a figure, or a doubt that has to be said, cannot be proven, so that there is nothing
            to send.
    """
    summary, refused = prove(read.summary, facts, context)
    highlights, more = prove(read.highlights, facts, context)
    analysis, most = prove(read.analysis, facts, context)
    refused += [*more, *most]
    proven = read.model_copy(update={"summary": summary, "highlights": highlights, "analysis": analysis})
    levels, doubts = _needed(facts)
    caption = {*proven.caption(context.title).facts}
    # Of several figures the caption names those in doubt, and may leave what the doubt is to the deeper text.
    said_of_doubts = caption | ({*analysis.facts} if context.further else set())
    if not (levels <= caption and doubts <= said_of_doubts):
        why = "; ".join(map(str, refused)) or "it is not said"
        raise NarratorError(f"The headline of {context.title!r} cannot be proven: {why}. Nothing was sent.")
    said = tuple(dict.fromkeys((*summary.facts, *highlights.facts)))
    return proven.model_copy(update={"facts": said}), refused


def _needed(facts: Sequence[Fact]) -> tuple[set[str], set[str]]:
    """What has to be said of each figure: its level, which stands first, and the doubts that lead."""
    figures: dict[str, list[Fact]] = {}
    for fact in facts:
        if not is_across(fact):
            figures.setdefault(fact.id.rpartition(".")[0], []).append(fact)
    doubts = {fact.id for found in figures.values() for fact in leads(found) if fact.kind == "quality"}
    return {found[0].id for found in figures.values()}, doubts
