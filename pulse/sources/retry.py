"""The one retry loop: what is busy is asked again until a deadline, after pauses that grow."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from pulse.errors import SourceBusy

TRIES = 6
_MOST_BACK_OFF = 64.0
_T = TypeVar("_T")


@dataclass(frozen=True)
class Busy:
    """The answer says to come again.

    Args:
        seconds: After how long; None where it does not say.
        said: Why, for an error.
    """

    seconds: float | None
    said: str


def retry(name: str, deadline: float, ask: Callable[[float], _T | Busy]) -> _T:
    """The first answer that is not busy.

    Args:
        name: What to call the system in an error.
        deadline: On the monotonic clock; no pause goes beyond it.
        ask: Asks once, and may take as many seconds as it is given.

    Raises:
        SourceBusy: It stayed busy or out of reach until the deadline, or for six tries.
    """
    said = "no time was left"
    for number in range(TRIES):
        left = deadline - time.monotonic()
        if left <= 0:
            break
        answer = ask(left)
        if not isinstance(answer, Busy):
            return answer
        said = answer.said
        pause = answer.seconds if answer.seconds is not None else _back_off(number)
        if time.monotonic() + pause >= deadline:
            break
        time.sleep(pause)
    raise SourceBusy(f"{name} is busy or out of reach: {said}.")


def _back_off(number: int) -> float:
    """Twice as long each time, and a part of it by chance, so that many do not come back at once."""
    return min(_MOST_BACK_OFF, 2.0**number) * random.uniform(0.5, 1.0)  # noqa: S311 - it spreads, it hides nothing
