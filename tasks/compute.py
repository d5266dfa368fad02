"""Computing and drawing, beside the event loop and in one thread of the process."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


async def compute(work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """``work`` in the thread that computes.

    The same one in every run of a process: matplotlib opens its fonts, and we keep a board to draw on, once a thread.
    """
    return await asyncio.get_running_loop().run_in_executor(_thread(), partial(work, *args, **kwargs))


@cache
def _thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, "compute")
