"""A deadline for a call that has none of its own: time limits of reads are for each part, and an answer may drip."""

import contextvars
import threading
from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")


def within(seconds: float, call: Callable[[], _T]) -> _T:
    """What ``call`` returns or raises. It runs in a thread of its own.

    Raises:
        TimeoutError: It has not ended in time. It is left alone and forgotten; its thread ends with its connection.
    """
    returned: list[_T] = []
    raised: list[BaseException] = []

    def run() -> None:
        try:
            returned.append(call())
        except BaseException as wrong:  # noqa: BLE001 - it is raised where it is waited for
            raised.append(wrong)

    context = contextvars.copy_context()
    thread = threading.Thread(target=context.run, args=(run,), daemon=True)
    thread.start()
    thread.join(max(0.0, seconds))
    if raised:
        raise raised[0]
    if not returned:
        raise TimeoutError
    return returned[0]
