"""Getting one run to one reader, exactly once: decide from what is stored, do one thing, store it, decide again.

Nothing is remembered between two decisions but what the store holds, so whoever is killed, whenever, anybody else goes
on from there. ``message`` decides about one message, ``step`` about a delivery, ``courier`` does what they say.
"""

from pulse.delivery.courier import Courier
from pulse.delivery.message import Outcome, Timing
from pulse.delivery.sender import Rates, Sender
from pulse.delivery.step import Send, Settled

__all__ = ["Courier", "Outcome", "Rates", "Send", "Sender", "Settled", "Timing"]
