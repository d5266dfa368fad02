"""The store, one for a process and database address."""

import os
from functools import cache
from pathlib import Path

from pulse.store import Store


def database_url() -> str:
    """``DATABASE_URL``, or a SQLite file in the home folder."""
    return os.environ.get("DATABASE_URL") or f"sqlite:///{Path.home() / '.chartcastr' / 'chartcastr.db'}"


@cache
def _store(url: str) -> Store:
    store = Store(url)
    store.prepare()
    return store


def open_store() -> Store:
    """The store of ``DATABASE_URL``, its tables up to date."""
    return _store(database_url())
