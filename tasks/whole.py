"""Handing a task what Prefect need not look into."""

from typing import TypeVar, cast

from prefect.utilities.annotations import quote

_T = TypeVar("_T")


def whole(value: _T) -> _T:
    """``value`` as the task gets it, without Prefect looking through all of it for futures and states.

    It looks twice a call, at every point of a data set; that takes longer than what most tasks do with it.
    """
    return cast(_T, quote(value))
