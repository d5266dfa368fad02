"""Facts into words: a document plan, by rule or by a model, and the texts that it makes."""

from pulse.narration.plan import Plan, Question
from pulse.narration.read import Read
from pulse.narration.write import write, write_plainly
from pulse.text.context import NarrationContext

__all__ = ["NarrationContext", "Plan", "Question", "Read", "write", "write_plainly"]
