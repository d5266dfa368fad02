"""Requests to the sandbox itself, which are not Meta's: the phone's, and those about its numbers and news."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

Handler = Callable[[Request], Awaitable[Response]]


class Wrong(Exception):
    """What was asked cannot be done.

    Args:
        said: Why.
        status: HTTP status.
    """

    def __init__(self, said: str, status: int = 400) -> None:
        super().__init__(said)
        self.said, self.status = said, status


def answering(handler: Handler) -> Handler:
    """``handler``, with what it cannot do as its answer."""

    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except Wrong as wrong:
            return JSONResponse({"error": wrong.said}, wrong.status)

    return answer


async def body_of(request: Request) -> dict[str, Any]:
    """The JSON object of a body; an empty body is an empty one.

    Raises:
        Wrong: It is none.
    """
    try:
        body = json.loads(await request.body() or b"{}")
        json.dumps(body, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise Wrong("the body is not JSON") from None
    if not isinstance(body, dict):
        raise Wrong("the body is not a JSON object")
    return body


def digits(value: object, name: str) -> str:
    """The digits of a phone number.

    Raises:
        Wrong: It is none.
    """
    found = str(value).lstrip("+")
    if not (isinstance(value, str | int) and found.isascii() and found.isdigit() and 5 <= len(found) <= 15):  # noqa: PLR2004 - E.164
        raise Wrong(f"{name} must be a phone number, digits only")
    return found
