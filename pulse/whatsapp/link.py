"""The address of a chart for Meta to fetch where an upload failed: signed, short-lived, and not to be guessed."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime, timedelta

PATH = "/charts/{token}.png"
GOOD_FOR = timedelta(hours=24)
"""Meta fetches the image when the message is sent, and again where it sends it again."""
_PURPOSE = b"chart link 1"
_RUN, _MOMENT, _DIGEST = 16, 6, 16
"""Bytes of each part."""


def chart_token(run_id: str, language: str, until: datetime, secret: str) -> str:
    """A token for the chart of a run in a language.

    It holds the run's 32 hex digits, the second it ends, the language's letters, and a signature over all of it.

    Raises:
        ValueError: There is no secret to sign with.
    """
    if not secret:
        raise ValueError("a link needs a secret")
    what = bytes.fromhex(run_id) + int(until.timestamp()).to_bytes(_MOMENT, "big") + language.encode()
    return base64.urlsafe_b64encode(what + _sign(what, secret)).decode().rstrip("=")


def chart_of(token: str, now: datetime, secrets: Sequence[str]) -> tuple[str, str] | None:
    """The run whose chart ``token`` shows, and the language; None where it is not ours or is over.

    A token of an earlier version has no language: it shows the pulse's own.
    """
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    what, signature = raw[:-_DIGEST], raw[-_DIGEST:]
    if len(what) < _RUN + _MOMENT:
        return None
    if not any([hmac.compare_digest(signature, _sign(what, secret)) for secret in secrets]):  # noqa: C419 - as in webhook
        return None
    run_id, until = what[:_RUN].hex(), int.from_bytes(what[_RUN : _RUN + _MOMENT], "big")
    return (run_id, what[_RUN + _MOMENT :].decode()) if now.timestamp() < until else None


def _sign(what: bytes, secret: str) -> bytes:
    return hmac.new(secret.encode(), _PURPOSE + what, hashlib.sha256).digest()[:_DIGEST]
