"""What reading the source again brought: what is new, what was corrected, or that nothing changed."""

from pulse.conversation.talk import Talk
from pulse.definition.catalogue import LanguageCode
from pulse.insight import find_facts, headline_change
from pulse.insight.correct import correction
from pulse.insight.fact import Fact
from pulse.insight.figure import Figure
from pulse.narration import NarrationContext
from pulse.series import Dataset
from pulse.series.periods import Start
from pulse.text import Text
from pulse.text.proof import prove


def read_again(figure: Figure, fresh: Dataset, language: LanguageCode) -> Text:
    """What ``fresh`` says that the chart did not: a newer period, or another figure for the one that it showed."""
    context = NarrationContext.of(figure.pulse, figure.result.measure, language)
    sent = figure.result.complete[-1].at
    facts = find_facts(fresh) if fresh.complete else ()
    talk = Talk(context, fresh, facts, frozenset(), Text())
    text = Text()
    if (moved := corrected(figure.result, fresh, sent)) is not None:
        text += talk.line("corrected", talk.add(moved).id)
    if facts and fresh.complete[-1].at > sent:
        text += talk.headline(facts[0], headline_change(facts))
    proven, _ = prove(text or talk.line("refreshed"), talk.renderer.facts.values(), context)
    return proven


def corrected(sent: Dataset, fresh: Dataset, at: Start) -> Fact | None:
    """That the figure of a period was another one when it was sent; None where it is the same, or not known now."""
    was, now = sent.value(at), fresh.value(at)
    if was is None or now is None or was == now:
        return None
    return correction(sent, at, was, now)
