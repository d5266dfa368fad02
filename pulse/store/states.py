"""Every state of what is stored, and the groups of states that decisions are made by."""

from enum import StrEnum
from typing import Any

from sqlalchemy import Dialect, String
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field

_LONGEST = 20


class RunState(StrEnum):
    """What became of a run."""

    RUNNING = "running"
    DONE = "done"
    """Every delivery may rest where it stands."""
    WAITING = "waiting"
    """Its flow run is over, and something of it is still to be sent or about to arrive; the watch goes on with it."""
    UNCONFIRMED = "unconfirmed"
    """Nobody can tell yet whether everybody has it."""
    FAILED = "failed"
    SKIPPED = "skipped"
    """Nobody was to get anything."""


class DeliveryState(StrEnum):
    """Where one run to one reader stands."""

    OPEN = "open"
    COMPLETE = "complete"
    """All of it arrived."""
    SENT = "sent"
    """Meta took all of it, and has not said yet that it arrived."""
    LATE = "late"
    """Meta took it long ago, and never said that it arrived."""
    HELD = "held"
    """It waits until the reader writes, or the owner sees to something."""
    OFFERED = "offered"
    """A template arrived; the rest follows when the reader taps it."""
    OVERTAKEN = "overtaken"
    """A newer one of the same pulse took its place."""
    SKIPPED = "skipped"
    """The reader is to get nothing."""
    UNKNOWN = "unknown"
    """Nobody can tell whether Meta took it."""
    FAILED = "failed"


SENT_STATES = (
    DeliveryState.COMPLETE,
    DeliveryState.SENT,
    DeliveryState.LATE,
    DeliveryState.OFFERED,
    DeliveryState.HELD,
    DeliveryState.UNKNOWN,
)
"""Of deliveries that their reader has, or is to have as soon as they write."""


class MessageState(StrEnum):
    """Where a message, or one attempt to send it, stands."""

    PLANNED = "planned"
    BEGUN = "begun"
    UNKNOWN = "unknown"
    """Nobody can tell whether Meta took it; a status may still settle it."""
    REFUSED = "refused"
    """Meta did not take it, or nothing left this machine."""
    ACCEPTED = "accepted"
    SENT = "sent"
    FAILED = "failed"
    """Meta took it, and said later that it cannot be delivered."""
    DELIVERED = "delivered"
    READ = "read"


class InboundState(StrEnum):
    """How far the answer to what somebody sent is."""

    PENDING = "pending"
    DISPATCHED = "dispatched"
    ANSWERED = "answered"
    IGNORED = "ignored"
    JOINED = "joined"
    """It is a fragment of what was asked before it."""


class MessageKind(StrEnum):
    """The messages of a delivery."""

    IMAGE = "image"
    ANALYSIS = "analysis"
    TEMPLATE = "template"


RANK = {
    MessageState.BEGUN: 0,
    MessageState.UNKNOWN: 0,
    MessageState.REFUSED: 0,
    MessageState.ACCEPTED: 1,
    MessageState.SENT: 2,
    MessageState.FAILED: 3,
    MessageState.DELIVERED: 4,
    MessageState.READ: 5,
}
"""Order of an attempt's states. Delivered counts above failed: on several devices both come, and the person has it."""
ARRIVED = frozenset({MessageState.DELIVERED, MessageState.READ})
UNDERWAY = frozenset({MessageState.ACCEPTED, MessageState.SENT})
"""Meta took it, and has not said what became of it."""
TAKEN = UNDERWAY | ARRIVED
"""Meta took it, and has not said that it failed."""
UNSETTLED = frozenset({MessageState.BEGUN, MessageState.UNKNOWN})
"""Nobody can tell yet whether Meta took it."""
WAITING = (DeliveryState.HELD, DeliveryState.OFFERED)
"""Of a delivery that goes on when the reader writes."""
UNCONFIRMED = (DeliveryState.SENT, DeliveryState.LATE, DeliveryState.UNKNOWN)
"""Of a delivery of which Meta has yet to tell what became of it."""
PUSHED = (MessageKind.IMAGE, MessageKind.TEMPLATE)
"""What a delivery begins with."""


class StateColumn(TypeDecorator[StrEnum]):
    """A state as its word; a word that is none of them is refused, in and out."""

    impl = String(_LONGEST)
    cache_ok = True

    def __init__(self, states: type[StrEnum]) -> None:
        super().__init__()
        self.states = states

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Its word."""
        return None if value is None else self.states(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002
        """The state of that word."""
        return None if value is None else self.states(value)


def state(first: StrEnum, *, index: bool = False) -> Any:
    """A column of the states that ``first`` is one of; it is what a new row begins as."""
    column: Any = StateColumn(type(first))
    return Field(default=first, sa_type=column, index=index)
