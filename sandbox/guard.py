"""What every call to the Graph API goes through: the token, the proof of the app secret, and whose object it is."""

import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from sandbox import refusals
from sandbox.refusals import Refusal
from sandbox.world import World

MAGIC = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
"""How an image of each type that Meta takes begins."""
Handler = Callable[[Request], Awaitable[Response]]


def guarded(world: World, handler: Handler) -> Handler:
    """``handler`` behind the checks; a refusal becomes its answer."""

    async def answer(request: Request) -> Response:
        try:
            _check_token(world, request)
            return await handler(request)
        except Refusal as refusal:
            return refusal.response()

    return answer


def _check_token(world: World, request: Request) -> None:
    account = world.account
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if not token or kind.lower() not in {"bearer", "oauth"}:
        raise refusals.no_token()
    if token != account.token:
        raise refusals.bad_token()
    if world.faults.happens("revoked-token"):
        raise refusals.coded(190)
    proof = request.query_params.get("appsecret_proof")
    known = hmac.new(account.app_secret.encode(), account.token.encode(), hashlib.sha256).hexdigest()
    if proof is not None and proof != known:
        raise refusals.bad_proof()


def is_ours(name: str, ours: str) -> None:
    """See that an id is ours.

    Raises:
        Refusal: It is not.
    """
    if name != ours:
        raise refusals.unknown_object(name)


async def json_of(request: Request) -> dict[str, Any]:
    """The JSON object of a body.

    Raises:
        Refusal: It is none.
    """
    try:
        body = json.loads(await request.body() or b"{}")
    except ValueError:
        raise refusals.invalid("The body is not JSON.") from None
    if not isinstance(body, dict):
        raise refusals.invalid("The body is not a JSON object.")
    return body
