"""Conversation: what a reader asks about a chart, answered from the very data that the chart shows."""

from pulse.conversation.answer import Answer, answer
from pulse.conversation.route import Ask, route

__all__ = ["Answer", "Ask", "answer", "route"]
