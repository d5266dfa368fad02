"""A GraphQL endpoint: what is asked is judged by the schema, if there is one, before it is answered."""

import json
import re
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox.accounts.schema import Schema
from sandbox.accounts.script import Script

Resolve = Callable[[str, dict[str, Any]], dict[str, Any]]
_OPERATION = re.compile(r"\b(?:query|mutation)\s+(\w+)")


class Refused(Exception):
    """The stand-in does not answer this.

    Args:
        message: Why.
        code: The system's own code.
        status: HTTP status.
    """

    def __init__(self, message: str, code: str, status: int = 200) -> None:
        super().__init__(message)
        self.code, self.status = code, status


async def answer(
    request: Request,
    script: Script,
    schema: Schema | None,
    resolve: Resolve,
    extensions: dict[str, Any] | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    """The answer to one POST.

    Args:
        request: It.
        script: What is answered first.
        schema: Judges question and answer; without it the answer holds more fields than were asked for.
        resolve: From the name of the operation and its variables to the fields of the root.
        extensions: Stand beside the data.
        headers: Of the answer.
    """
    scripted = await script.first(request)
    if scripted is not None:
        return scripted
    asked = json.loads(await request.body())
    query, variables = str(asked["query"]), dict(asked.get("variables") or {})
    if schema is not None and (wrong := schema.problems(query, variables)):
        errors = [{"message": item, "extensions": {"code": "GRAPHQL_VALIDATION_FAILED"}} for item in wrong]
        return JSONResponse({"errors": errors}, 400, headers)
    named = _OPERATION.search(query)
    try:
        root = resolve(named[1] if named else "", variables)
    except Refused as refused:
        error = {"message": str(refused), "extensions": {"code": refused.code}}
        return JSONResponse({"data": None, "errors": [error]}, refused.status, headers)
    found = schema.execute(query, variables, root) if schema is not None else {"data": root}
    return JSONResponse({**found, **({"extensions": extensions} if extensions else {})}, headers=headers)


def page(nodes: list[dict[str, Any]], after: str | None, size: int) -> dict[str, Any]:
    """One page of a connection; a cursor is how many nodes came before."""
    first = int(after or 0)
    part = nodes[first : first + size]
    more = first + len(part) < len(nodes)
    return {"nodes": part, "pageInfo": {"hasNextPage": more, "endCursor": str(first + len(part)) if part else None}}
