"""The store, one for a process and database address."""

from functools import cache

from pulse.store import Store, database_url


@cache
def _store(url: str) -> Store:
    store = Store(url)
    store.prepare()
    return store


def open_store() -> Store:
    """The store of ``DATABASE_URL``, its tables up to date."""
    return _store(database_url())
