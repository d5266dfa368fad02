"""What every call to the Graph API goes through: the token, the proof of the app secret, and whose object it is."""

import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from sandbox import refusals
from sandbox.number import PhoneNumber
from sandbox.refusals import Refusal
from sandbox.world import World

MAGIC = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff", "application/pdf": b"%PDF"}
"""How a file of each type begins, where that can be told."""
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
        raise refusals.revoked_token()
    if world.faults.happens("expired-token"):
        raise refusals.expired_token()
    proof = request.query_params.get("appsecret_proof")
    known = hmac.new(account.app_secret.encode(), account.token.encode(), hashlib.sha256).hexdigest()
    if proof is not None and proof != known:
        raise refusals.bad_proof()


def number_of(world: World, name: str, edge: str) -> PhoneNumber:
    """Our number of this id; ``edge`` is what is asked of it.

    Raises:
        Refusal: There is none, or the id is the account's.
    """
    account, number = account_and_number_ids(world)
    if name == account:
        raise refusals.unknown_field(edge, "WhatsAppBusinessAccount")
    found = world.numbers.get(world.account.phone_number_id if name == number else name)
    if found is None:
        raise refusals.unknown_object(name)
    return found


def is_account(world: World, name: str, edge: str) -> None:
    """See that an id is the account's; ``edge`` is what is asked of it.

    Raises:
        Refusal: It is not.
    """
    account, number = account_and_number_ids(world)
    if name == number or (name in world.numbers and name != account):
        raise refusals.unknown_field(edge, "WhatsAppBusinessPhoneNumber")
    if name != account:
        raise refusals.unknown_object(name)


def account_and_number_ids(world: World) -> tuple[str, str]:
    """The ids of the account and its first number, exchanged while ``swapped-ids`` is on."""
    ids = world.account.waba_id, world.account.phone_number_id
    return (ids[1], ids[0]) if world.faults.happens("swapped-ids") else ids


async def json_of(request: Request) -> dict[str, Any]:
    """The fields of a body, which is a JSON object or a form (then with JSON in its fields).

    Raises:
        Refusal: It is neither.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    raw = await request.body()
    try:
        if kind == "application/x-www-form-urlencoded":
            body: Any = {name: _field(value) for name, value in parse_qsl(raw.decode())}
        elif kind == "multipart/form-data":
            form = await request.form()
            body = {name: _field(value) for name, value in form.items() if isinstance(value, str)}
        else:
            body = json.loads(raw or b"{}")
        # Half a surrogate pair and an endless number can be written, and be sent to nobody.
        json.dumps(body, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):
        raise refusals.invalid("The body is not JSON.") from None
    if not isinstance(body, dict):
        raise refusals.invalid("The body is not a JSON object.")
    return body


def _field(value: str) -> Any:
    """A field of a form; objects and arrays are written in it as JSON."""
    if value[:1] not in {"{", "["}:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
