"""Tasks over the store: how they open it, leave the event loop for it, and are tried again."""

import asyncio
from collections.abc import Callable
from functools import cache
from typing import Any, Concatenate, ParamSpec, TypeVar

from prefect import Task, task
from prefect.cache_policies import NO_CACHE
from sqlmodel import Session

from pulse.errors import StoreError
from pulse.store import Store, database_url
from tasks.retries import if_not_ours

_P = ParamSpec("_P")
_T = TypeVar("_T")


def stored_task(name: str, **more: Any) -> Callable[[Callable[_P, _T]], Task[_P, _T]]:
    """A task that reads or writes the store, and is tried twice again if that fails.

    A database that restarts is back in seconds. Whatever such a task does is the same done twice: it reads, or it
    writes what is unique or what stands there already. An error of ours is none of the database's and is not repeated.

    Args:
        name: As Prefect shows it.
        more: Further arguments of Prefect's ``task``.
    """
    return task(
        name=name, cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours, **more
    )


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
