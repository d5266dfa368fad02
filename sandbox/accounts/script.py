"""What goes wrong next, on request: answers that are given before the true one."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response


@dataclass(frozen=True)
class Answer:
    """An answer that stands ready.

    Args:
        status: HTTP status.
        body: JSON, or text that is none.
        headers: Sent with it.
    """

    status: int
    body: Any
    headers: dict[str, str] = field(default_factory=dict)


class Script:
    """Answers to give first, and what was asked; both kept for each system by itself."""

    def __init__(self) -> None:
        self.ready: deque[Answer] = deque()
        self.asked: list[dict[str, Any]] = []

    async def first(self, request: Request) -> Response | None:
        """The next answer that stands ready; None if the true one is to be given."""
        self.asked.append(
            {
                "path": request.url.path,
                "query": request.url.query,
                "body": (await request.body()).decode(errors="replace"),
                "authorization": request.headers.get(
                    "authorization", request.headers.get("x-shopify-access-token", "")
                ),
            }
        )
        if not self.ready:
            return None
        answer = self.ready.popleft()
        if isinstance(answer.body, str):
            return Response(answer.body, answer.status, answer.headers)
        return JSONResponse(answer.body, answer.status, answer.headers)
