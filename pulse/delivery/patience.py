"""How long is waited before something counts as stuck. One setting hurries all of it, for a harness that kills runs."""

import os
from dataclasses import dataclass
from datetime import timedelta

from pulse.delivery.message import Timing


@dataclass(frozen=True)
class Patience:
    """What the watch waits for.

    Args:
        young: What is younger is still somebody's, who waits for it.
        stuck: A run of which nothing is frozen after this, or an answer that is not there, has died or hangs.
        pending: A run that was handed to a process has begun by then, or the process is gone.
        dispatched: So long the run of a reply is left to itself.
        arrival: So long a run waits for a phone; one that is off must not hold a place that others wait for.
        timing: What a sender waits for.
    """

    young: timedelta = timedelta(minutes=5)
    stuck: timedelta = timedelta(minutes=15)
    pending: timedelta = timedelta(minutes=5)
    dispatched: timedelta = timedelta(seconds=20)
    arrival: timedelta = timedelta(seconds=2)
    timing: Timing = Timing()  # noqa: RUF009 - it is frozen


def patience() -> Patience:
    """The waits of this process; CHARTCASTR_HURRY divides all of them, and is never set in earnest."""
    usual, hurry = Patience(), float(os.environ.get("CHARTCASTR_HURRY") or 1)
    if hurry == 1:
        return usual
    timing = usual.timing
    return Patience(
        usual.young / hurry,
        usual.stuck / hurry,
        usual.pending / hurry,
        usual.dispatched / hurry,
        usual.arrival,
        Timing(timing.settle / hurry, tuple(number / hurry for number in timing.back_off), timing.pair, timing.look),
    )
