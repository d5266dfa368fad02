"""What an answer is made from: the voice, the frozen data and facts, and the lines that need no proof."""

from dataclasses import dataclass, field

from pulse.conversation.phrases import PHRASES
from pulse.insight.change import level
from pulse.insight.fact import Fact
from pulse.insight.names import names
from pulse.narrator.read import NarrationContext
from pulse.narrator.tongues import TONGUES
from pulse.series import Dataset


@dataclass(frozen=True)
class Talk:
    """What an answer is made from; ``fixed`` collects the lines of it that need no proof."""

    voice: NarrationContext
    result: Dataset
    facts: tuple[Fact, ...]
    said: frozenset[str]
    source: str
    fixed: list[str] = field(default_factory=list)

    def line(self, key: str, **slots: str) -> str:
        """A line of the program's own, in the language of the pulse."""
        known = {
            "measure": self.voice.measure,
            "title": self.voice.title,
            "dimension": self.voice.dimension or "",
            "grain": TONGUES[self.voice.language].nouns[self.voice.grain].one,
        }
        text = PHRASES[self.voice.language][key].format_map(known | slots)
        self.fixed.append(text)
        return text


def level_of(result: Dataset, key: str) -> Fact | None:
    """The level of a member in the newest complete period, or None where it is not known."""
    at = result.complete[-1].at
    if result.value(at, key) is None:
        return None
    return level(result, at, key).model_copy(update={"id": f"level-{key}", "words": {"member": names(result)[key]}})
