"""How a delivery is meant to go, and what Meta is expected to charge for it.

Each delivered message is charged since 1 October 2026, also inside the window (pricing/non-template-messages).
"""

from dataclasses import dataclass
from typing import Literal

from pulse.delivery.message import Wait
from pulse.delivery.step import Send, Style, View, next_step

Route = Literal["free", "template", "hold", "none"]
MESSAGES: dict[Style, int] = {"image+thread": 2, "buttons": 1, "image": 1}


@dataclass(frozen=True)
class Plan:
    """What is going to happen.

    Args:
        route: ``free``: chart and texts now; ``template``: a template now, the rest when the reader taps it;
            ``hold``: all of it when the reader writes; ``none``: nothing, ever.
        charged: Messages that are charged now.
        later: Messages that are charged once the reader taps or writes.
        reason: Why it is held or not sent at all.
    """

    route: Route
    charged: int
    later: int
    reason: str = ""

    def __str__(self) -> str:
        """One line for the owner."""
        if self.route == "free":
            return f"free-form inside the window, {_messages(self.charged)} charged"
        if self.route == "template":
            return f"template, {_messages(self.charged)} charged, {self.later} more when the reader taps it"
        if self.route == "hold":
            return f"held, nothing charged, {_messages(self.later)} when the reader writes: {self.reason}"
        return f"not sent, nothing charged: {self.reason}"


def plan(view: View) -> Plan:
    """The plan for a delivery of which nothing was sent yet."""
    step, messages = next_step(view), MESSAGES[view.style]
    if isinstance(step, Send):
        return Plan("template", 1, messages) if step.kind == "template" else Plan("free", messages, 0)
    if isinstance(step, Wait):
        return Plan("free", messages, 0)
    if step.state == "held":
        return Plan("hold", 0, messages, step.reason)
    return Plan("none", 0, 0, step.reason)


def _messages(count: int) -> str:
    return f"{count} message{'s' if count != 1 else ''}"
