"""One GET of a file over http(s), with a deadline and a size limit."""

import time
from typing import BinaryIO
from urllib.parse import urlsplit

import httpx

from pulse.errors import SourceBusy, SourceError

SECONDS = 60.0
"""The whole download takes at most this long."""
MOST_BYTES = 200 * 1024 * 1024


def download(address: str, into: BinaryIO, *, seconds: float = SECONDS, most: int = MOST_BYTES) -> None:
    """Write the body at ``address`` to ``into``; its query and login, which may be secret, are in no error.

    Raises:
        SourceError: Unreachable, refused, too slow (over ``seconds`` in all) or too large (over ``most`` bytes).
    """
    parts = urlsplit(address)
    shown = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
    deadline = time.monotonic() + seconds
    length = 0
    try:
        with (
            httpx.Client(timeout=min(20.0, seconds), follow_redirects=True, max_redirects=5) as client,
            client.stream("GET", address) as answer,
        ):
            if answer.status_code != httpx.codes.OK:
                raise _refused(shown, answer.status_code)
            for chunk in answer.iter_bytes():
                length += into.write(chunk)
                if length > most:
                    raise SourceError(f"{shown} is larger than {most // 2**20} MB. Give a smaller extract.")
                if time.monotonic() > deadline:
                    raise SourceError(
                        f"{shown} took longer than {seconds:.0f} s. Give a smaller file or a faster host."
                    )
    except httpx.TimeoutException:
        raise SourceBusy(f"{shown} did not answer in time. Check the address, or try again later.") from None
    except (httpx.HTTPError, httpx.InvalidURL) as wrong:
        raise SourceBusy(f"{shown} cannot be reached ({_cause(wrong)}). Check the address in source.at.") from None


def _refused(shown: str, status: int) -> SourceError:
    advice = {
        401: "It wants a login; give an address that needs none.",
        403: "It wants a login; give an address that needs none.",
        404: "Check the address in source.at.",
    }.get(status, "Try again later.")
    busy = status == httpx.codes.TOO_MANY_REQUESTS or status >= httpx.codes.INTERNAL_SERVER_ERROR
    return (SourceBusy if busy else SourceError)(f"{shown} answered {status}. {advice}")


def _cause(wrong: Exception) -> str:
    text = str(wrong).strip()
    return text.splitlines()[0] if text else type(wrong).__name__
