"""What an answer is made from: the frozen data and facts, and how they are said."""

from collections.abc import Iterable, Mapping, Sequence

from pulse.insight.change import level
from pulse.insight.fact import Fact
from pulse.insight.names import words_of
from pulse.languages import Form, Joint
from pulse.narration.sentence import Phrasing
from pulse.narration.write import member_line
from pulse.series import Dataset
from pulse.text import Gap, Part, Saying, Shape, Text
from pulse.text.context import NarrationContext
from pulse.text.render import Renderer


class Talk:
    """What an answer is made from.

    Args:
        context: The owner's words, and the language.
        result: The data of the chart the reader sees.
        facts: The facts that were frozen with it, ranked.
        said: Ids of those that the pulse's caption gave already.
        source: How the figure is made, for whoever asks.
    """

    def __init__(
        self, context: NarrationContext, result: Dataset, facts: tuple[Fact, ...], said: frozenset[str], source: Text
    ) -> None:
        self.context, self.result, self.facts, self.said, self.source = context, result, facts, said, source
        self.renderer = Renderer(context, facts)
        self._phrasing = Phrasing(self.renderer)

    def add(self, fact: Fact) -> Fact:
        """Let a fact that was found for this answer be said."""
        self.renderer.facts[fact.id] = fact
        return fact

    def line(
        self,
        key: str,
        fact: str = "",
        *,
        gap: Gap = Gap.LINE,
        shape: Shape = Shape.PLAIN,
        given: Mapping[str, str] | None = None,
    ) -> Text:
        """Words of the program's own, in the language of the pulse, on a line of their own."""
        return self.renderer.say(key, fact, gap=gap, shape=shape, given=given)

    def sentence(self, fact: Fact, *, gap: Gap = Gap.SPACE, shape: Shape = Shape.SENTENCE) -> Text:
        """What a fact says."""
        return Text(sentences=(self._phrasing.sentence(fact, shape=shape, gap=gap),))

    def sentences(self, facts: Iterable[Fact], *, first: Gap = Gap.LINE, then: Gap = Gap.SPACE) -> Text:
        """What several facts say, one after the other."""
        text = Text()
        for fact in facts:
            text += self.sentence(fact, gap=then if text else first)
        return text

    def headline(self, level_: Fact, change: Fact | None, *, gap: Gap = Gap.LINE) -> Text:
        """A level and what it is compared with, in one sentence."""
        parts = self._phrasing.parts(level_.id, Form.CLAUSE)
        if change is not None:
            parts += self._phrasing.parts(change.id, Form.NOUN, joint=Joint.COMMA)
        return Text(sentences=(self.renderer.render(Saying(parts=parts, gap=gap)),))

    def part(self, key: str, fact: Fact) -> Text:
        """What one phrase says of a fact, as a sentence on a line of its own."""
        part = Part(key=key, form=Form.SENTENCE, fact=fact.id)
        return Text(sentences=(self.renderer.render(Saying(parts=(part,), gap=Gap.LINE)),))

    def item(self, key: str, fact: Fact) -> Text:
        """A line of a list."""
        part = Part(key=key, form=Form.NOUN, fact=fact.id)
        return Text(sentences=(self.renderer.render(Saying(parts=(part,), shape=Shape.ITEM, gap=Gap.LINE)),))

    def moves(self, facts: Sequence[Fact]) -> Text:
        """Members' moves as lines of a list."""
        return Text(sentences=tuple(member_line(self.renderer, fact) for fact in facts))


def level_of(result: Dataset, key: str) -> Fact | None:
    """The level of a member in the newest complete period, or None where it is not known."""
    at = result.complete[-1].at
    if result.value(at, key) is None:
        return None
    return level(result, at, key).model_copy(update={"id": f"level-{key}", "words": words_of(result, key)})
