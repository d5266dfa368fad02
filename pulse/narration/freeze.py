"""What of a read may be kept and sent: the sentences that can be proven."""

from collections.abc import Sequence

from pulse.errors import NarratorError
from pulse.insight.fact import Fact
from pulse.narration.lead import leads
from pulse.narration.read import Read
from pulse.text.context import NarrationContext
from pulse.text.proof import Refusal, prove


def frozen(read: Read, facts: Sequence[Fact], context: NarrationContext) -> tuple[Read, list[Refusal]]:
    """``read`` without the sentences that cannot be proven, and those.

    Raises:
        NarratorError: The level, or a doubt that has to be said, cannot be proven, so that there is nothing to send.
    """
    summary, refused = prove(read.summary, facts, context)
    highlights, more = prove(read.highlights, facts, context)
    analysis, most = prove(read.analysis, facts, context)
    refused += [*more, *most]
    first = {fact.id for fact in leads(facts) if fact.kind == "quality"}
    if not {facts[0].id, *first} <= {*summary.facts}:
        why = "; ".join(map(str, refused)) or "it is not said"
        raise NarratorError(f"The headline of {context.title!r} cannot be proven: {why}. Nothing was sent.")
    said = tuple(dict.fromkeys((*summary.facts, *highlights.facts)))
    proven = read.model_copy(update={"summary": summary, "highlights": highlights, "analysis": analysis, "facts": said})
    return proven, refused
