"""Whom this process trusts when it calls others."""

import ssl
from functools import cache

import httpx


@cache
def trusted() -> ssl.SSLContext:
    """The certificates that httpx would trust, read once: a new client would read them anew, 16 ms each time.

    They are certifi's, or those that ``SSL_CERT_FILE`` or ``SSL_CERT_DIR`` name when this is first asked.
    """
    return httpx.create_ssl_context()
