"""A correction in words: what a figure was when it was sent, what it is, and why."""

from decimal import Decimal

from pulse.definition.catalogue import LanguageCode
from pulse.insight.correct import correction
from pulse.insight.figure import Figure
from pulse.narration import NarrationContext
from pulse.text import Text
from pulse.text.proof import prove
from pulse.text.render import Renderer


def say_correction(sent: Figure, was: Decimal, now: Decimal, rows: int, language: LanguageCode) -> Text:
    """What the newest figure of ``sent`` was, what it is now, and how many more rows it has (below zero: fewer)."""
    context = NarrationContext.of(sent.pulse, sent.result.measure, language)
    fact = correction(sent.result, sent.result.complete[-1].at, was, now, rows)
    renderer = Renderer(context, [fact])
    why = renderer.say(f"corrected_{fact.about}", fact.id) if rows else renderer.say("corrected_why")
    proven, _ = prove(renderer.say("corrected", fact.id) + why, [fact], context)
    return proven
