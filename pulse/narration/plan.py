"""A document plan: which facts are said, in which order and form, and what joins them. It holds no word of its own."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from pulse.insight.fact import Fact, Kind
from pulse.languages import Form, Joint

HIGHLIGHTS, QUESTIONS = 2, 3
"""How many highlights and next questions a plan has at most."""


ASKED = "ask/"
"""Before a question, in the id of its button."""


class Question(StrEnum):
    """What a reader may want to ask next."""

    WHY = "why"
    MORE = "more"
    COMPARE = "compare"
    TREND = "trend"
    TOP = "top"
    BOTTOM = "bottom"
    TABLE = "table"
    WHEN = "when"
    UNUSUAL = "unusual"
    QUALITY = "quality"
    DEFINITION = "definition"
    GOAL = "cannot"


class Group(StrEnum):
    """A paragraph of the analysis."""

    CHANGED = "changed"
    WHO = "who"
    CONTEXT = "context"
    AHEAD = "ahead"
    DATA = "data"


_GROUPS: dict[Kind, Group] = {
    **dict.fromkeys(("beside", "without", "mix", "factor", "driver"), Group.WHO),
    **dict.fromkeys(
        ("unusual", "record", "streak", "break", "share", "concentration", "extreme", "volatility"), Group.CONTEXT
    ),
    **dict.fromkeys(("trend", "turn", "pace", "goal", "forecast"), Group.AHEAD),
    "quality": Group.DATA,
}


def group_of(fact: Fact) -> Group:
    """The paragraph that ``fact`` belongs to."""
    return _GROUPS.get(fact.kind, Group.CHANGED)


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PlannedSentence(_Frozen):
    """One sentence of a plan, on one fact or two.

    Args:
        fact: Id of the first fact.
        form: In which form it is said, where it has phrases in that form.
        style: Which of the phrasings; counted on from the first again where there are fewer.
        joint: What joins the second fact; ``NONE`` where there is none.
        beside: Id of the second fact, or empty.
        beside_style: Which of its phrasings.
        meaning: Id of a third fact, on the same subject, which says what the two mean; or empty.
    """

    fact: str
    form: Form = Form.SENTENCE
    style: int = 0
    joint: Joint = Joint.NONE
    beside: str = ""
    beside_style: int = 0
    meaning: str = ""

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of its facts."""
        return tuple(fact for fact in (self.fact, self.beside, self.meaning) if fact)


class Plan(_Frozen):
    """What a text says, in order.

    Args:
        headline: First of all: the level, what it is compared with, and what that means.
        highlights: At most two more, each on other facts.
        analysis: The sentences of the deeper text, in order; those of one paragraph follow each other.
        questions: Three questions that the reader may want to ask next.
    """

    headline: PlannedSentence
    highlights: tuple[PlannedSentence, ...] = ()
    analysis: tuple[PlannedSentence, ...] = ()
    questions: tuple[Question, ...] = ()
