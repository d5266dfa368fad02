"""The shared transport: one place for deadlines, busy answers and the redaction of secrets."""

import json
import re
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from types import TracebackType
from typing import Any, Self

import httpx

from pulse.errors import SourceError
from pulse.sources.deadline import within
from pulse.sources.retry import Busy, retry
from pulse.tls import trusted

SECONDS = 180.0
"""One fetch takes at most this long, waits included."""
_LONGEST_ANSWER = 30.0
_LONG = 12
"""Letters from which a secret is known by its beginning."""
_KEY = re.compile(r"[!-~]+")
_OF_THE_WIRE = {"content-encoding", "content-length", "transfer-encoding"}
_GONE = frozenset({500, 502, 503, 504, 521, 522, 523, 524})


Verdict = Busy | SourceError | None
"""What a source makes of an answer: come again, a refusal, or an answer to read."""


class Transport:
    """HTTP for one account: repeats what is busy until the deadline, and never shows a secret.

    All calls only read, so each may be repeated.

    Args:
        name: What to call the system in an error.
        base_url: Where it is.
        headers: Sent with each call; their values are secrets.
        seconds: For everything that goes through it.
        judge: What the system makes of being busy or refusing; asked for each answer.
        secrets: What else is never shown.

    Raises:
        SourceError: A secret is none that can be sent.
    """

    def __init__(
        self,
        name: str,
        base_url: str,
        headers: Mapping[str, str],
        judge: Callable[[httpx.Response], Verdict],
        *,
        seconds: float = SECONDS,
        secrets: Sequence[str] = (),
    ) -> None:
        self._name, self._judge = name, judge
        self.headers = httpx.Headers()
        """Of the newest answer."""
        self._deadline = time.monotonic() + seconds
        self._secrets = [value.removeprefix("Bearer ") for value in (*headers.values(), *secrets) if value]
        if any(not _KEY.fullmatch(secret) for secret in self._secrets):
            raise SourceError(f"The key for {name} holds a character that no key has. Copy it again, in one piece.")
        self._client = httpx.Client(base_url=base_url, headers=dict(headers), timeout=_LONGEST_ANSWER, verify=trusted())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, where: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, path: str, **parameters: Any) -> httpx.Response:
        """The answer to a GET; raises as :meth:`call`."""
        return self.call("GET", path, params={key: value for key, value in parameters.items() if value is not None})

    def post(self, path: str, body: Mapping[str, Any]) -> httpx.Response:
        """The answer to a POST of JSON; raises as :meth:`call`."""
        return self.call("POST", path, json=body)

    def call(self, method: str, path: str, **request: Any) -> httpx.Response:
        """One answer that is not busy.

        Raises:
            SourceBusy: It stayed busy or out of reach until the deadline.
            SourceError: It was refused.
        """
        return retry(self._name, self._deadline, lambda left: self._ask(method, path, left, request))

    def _ask(self, method: str, path: str, left: float, request: dict[str, Any]) -> httpx.Response | Busy:
        """One answer, or why to come again.

        Raises:
            SourceError: It was refused.
        """
        try:
            answer = self._answer(method, path, min(_LONGEST_ANSWER, left), request)
        except httpx.TimeoutException:
            return Busy(None, "it did not answer in time")
        except httpx.HTTPError as wrong:
            return Busy(None, f"it cannot be reached ({type(wrong).__name__})")
        self.headers = answer.headers
        found = self._verdict(answer)
        if isinstance(found, SourceError):
            raise type(found)(self.redacted(str(found)))
        return answer if found is None else Busy(found.seconds, self.redacted(found.said))

    def _answer(self, method: str, path: str, seconds: float, request: dict[str, Any]) -> httpx.Response:
        """A whole answer; one that comes a byte at a time ends with the deadline too."""
        end, parts = time.monotonic() + seconds, []
        asked = self._client.build_request(method, path, timeout=seconds, **request)
        try:
            answer = within(seconds, lambda: self._client.send(asked, stream=True))
        except TimeoutError:
            raise httpx.ReadTimeout("the answer does not begin") from None
        with closing(answer):
            for part in answer.iter_bytes():
                parts.append(part)
                if time.monotonic() > end:
                    raise httpx.ReadTimeout("the answer has no end")
        kept = {key: value for key, value in answer.headers.items() if key.lower() not in _OF_THE_WIRE}
        content = b"".join(parts)
        # Parsed once: whether it is busy, what it refuses and what it says are all asked of the same object.
        return httpx.Response(
            answer.status_code, headers=kept, content=content, extensions={"object": _parsed(content)}
        )

    def _verdict(self, answer: httpx.Response) -> Verdict:
        found = self._judge(answer)
        if found is not None:
            return found
        if answer.status_code in _GONE:
            return Busy(None, f"it answered {answer.status_code}")
        if answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
            return Busy(_seconds(answer.headers.get("Retry-After")), "it was asked too often")
        if not answer.is_success:
            said = self.redacted(answer.text)[:120]
            return SourceError(f"{self._name} answered {answer.status_code}: {said!r}.")
        if answer.extensions["object"] is None:
            return Busy(None, "its answer was no JSON")
        return None

    def redacted(self, text: str) -> str:
        """``text`` without any secret; one that was cut off at its end is known by its beginning."""
        for secret in self._secrets:
            begins = re.escape(secret[:6]) + r"\S*" if len(secret) >= _LONG else re.escape(secret)
            text = re.sub(begins, "...", text)
        return text


def json_of(answer: httpx.Response) -> dict[str, Any]:
    """The answer's object; empty if it is none."""
    found: dict[str, Any] | None = answer.extensions["object"]
    return found or {}


def _parsed(content: bytes) -> dict[str, Any] | None:
    """The JSON object that a body is, or None."""
    try:
        found = json.loads(content)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _seconds(text: str | None) -> float | None:
    try:
        return max(0.0, float(text or ""))
    except ValueError:
        return None
