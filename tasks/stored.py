"""Steps over the store: how they open it, leave the event loop for it, and are tried again."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from functools import cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from prefect.logging import get_logger
from sqlmodel import Session

from pulse.errors import ChartcastrError, StoreError
from pulse.store import Store, database_url

_TRIES = 3
_PAUSE_SECONDS = 2.0
_LOG = get_logger("chartcastr.store")
_P = ParamSpec("_P")
_T = TypeVar("_T")


def stored(step: Callable[_P, Awaitable[_T]]) -> Callable[_P, Coroutine[Any, Any, _T]]:
    """A step that reads or writes the store, and is tried twice again if that fails.

    A database that restarts is back in seconds. Whatever such a step does is the same done twice: it reads, or it
    writes what is unique or what stands there already. An error of ours is none of the database's and is not repeated.
    It is no task of Prefect's: one costs the server more than the step itself, and tells its owner nothing.
    """

    @wraps(step)
    async def tried(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        for left in reversed(range(_TRIES)):
            try:
                return await step(*args, **kwargs)
            except ChartcastrError:
                raise
            except Exception as wrong:
                if not left:
                    raise
                _LOG.warning("%s failed (%s) and is tried again", step.__name__, type(wrong).__name__)
                await asyncio.sleep(_PAUSE_SECONDS)
        raise AssertionError

    return tried


async def in_store(work: Callable[Concatenate[Session, _P], _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """``work(session, ...)`` in one transaction, in a thread: a database blocks, and the event loop is everybody's."""

    def do() -> _T:
        with open_store().begin() as session:
            return work(session, *args, **kwargs)

    return await asyncio.to_thread(do)


def open_store() -> Store:
    """The store of ``DATABASE_URL``, its tables up to date."""
    return _store(database_url())


@cache
def _store(url: str) -> Store:
    store = Store(url)
    if not store.exists():
        # A run that made it would hide that the readers and all that they were sent are gone.
        raise StoreError(
            f"There is no store at {store.file}. Start the webhook app, which makes it, or put the file back; "
            f"DATABASE_URL says where it is."
        )
    store.prepare()
    return store
