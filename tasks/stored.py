"""The store, one for a process and database address."""

from functools import cache

from pulse.errors import StoreError
from pulse.store import Store, database_url


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


def open_store() -> Store:
    """The store of ``DATABASE_URL``, its tables up to date."""
    return _store(database_url())
