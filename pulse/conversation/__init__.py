"""Conversation: what a reader asks about a chart, answered from the very data that the chart shows."""

from pulse.conversation.answer import Answer, answer
from pulse.conversation.query import Operation, Query
from pulse.conversation.scope import Scope
from pulse.conversation.understand import Outcome, Understood, understand

__all__ = ["Answer", "Operation", "Outcome", "Query", "Scope", "Understood", "answer", "understand"]
