"""How a delivery is meant to go, and what Meta is expected to charge for it.

Each delivered message is charged since 1 October 2026, also inside the window (pricing/non-template-messages).
"""

from dataclasses import dataclass
from enum import StrEnum

from pulse.delivery.message import Wait
from pulse.delivery.step import Send, Style, View, next_step
from pulse.store.states import DeliveryState, MessageKind


class Route(StrEnum):
    """How a delivery is meant to go."""

    FREE = "free"
    """Chart and texts now."""
    TEMPLATE = "template"
    """A template now, the rest when the reader taps it."""
    HOLD = "hold"
    """All of it when the reader writes."""
    NONE = "none"
    """Nothing, ever."""


MESSAGES: dict[Style, int] = {"image+thread": 2, "buttons": 1, "image": 1}


@dataclass(frozen=True)
class Plan:
    """What is going to happen.

    Args:
        route: Which way.
        later: Messages that are charged once the reader taps or writes.
        reason: Why it is held or not sent at all.
    """

    route: Route
    charged: int
    later: int
    reason: str = ""

    def __str__(self) -> str:
        """One line for the owner."""
        if self.route is Route.FREE:
            return f"free-form inside the window, {_messages(self.charged)} charged"
        if self.route is Route.TEMPLATE:
            return f"template, {_messages(self.charged)} charged, {self.later} more when the reader taps it"
        if self.route is Route.HOLD:
            return f"held, nothing charged, {_messages(self.later)} when the reader writes: {self.reason}"
        return f"not sent, nothing charged: {self.reason}"


def plan(view: View) -> Plan:
    """The plan for a delivery of which nothing was sent yet."""
    step, messages = next_step(view), MESSAGES[view.style]
    if isinstance(step, Send):
        return Plan(Route.TEMPLATE, 1, messages) if step.kind is MessageKind.TEMPLATE else Plan(Route.FREE, messages, 0)
    if isinstance(step, Wait):
        return Plan(Route.FREE, messages, 0)
    if step.state is DeliveryState.HELD:
        return Plan(Route.HOLD, 0, messages, step.reason)
    return Plan(Route.NONE, 0, 0, step.reason)


def _messages(count: int) -> str:
    return f"{count} message{'s' if count != 1 else ''}"
