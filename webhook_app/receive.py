"""The two requests Meta makes: the handshake, and a signed body of news."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pulse.errors import WebhookError
from pulse.store import Store
from pulse.store.states import ARRIVED
from pulse.whatsapp import webhook
from pulse.whatsapp.events import Status
from webhook_app.settings import Settings
from webhook_app.writer import Writer

_SMALL = 64 * 1024
BODY_SECONDS = 20.0
"""From the end of the headers to the end of the body."""
Handler = Callable[[Request], Awaitable[Response]]


def handshake(settings: Settings) -> Handler:
    """GET: give the challenge back to whoever knows the verify token; 403 to anybody else."""

    async def answer(request: Request) -> Response:
        query = request.query_params
        known = hmac.compare_digest(query.get("hub.verify_token", "").encode(), settings.verify_token.encode())
        if query.get("hub.mode") != "subscribe" or not known:
            return PlainTextResponse("The verify token is not ours.\n", 403)
        return PlainTextResponse(query.get("hub.challenge", ""))

    return answer


def news(
    settings: Settings,
    store: Store,
    wake: Callable[[], None],
    broken: Callable[[], None],
    arrived: Callable[[], None] = lambda: None,
) -> Handler:
    """POST: check the signature over the raw bytes, keep every item, and only then say 200.

    A body that is refused changes nothing. If the store fails, the answer is 503 and Meta sends the body again, some
    time later: until then some of its news is missing, as after an outage, and what was kept of it is known then.
    """
    writer = Writer(store, wake)

    async def answer(request: Request) -> Response:
        try:
            signature = request.headers.get("x-hub-signature-256")
            # Of what is not signed at all, not a byte is read.
            webhook.require_signature(signature)
            raw = await _body(request, settings.most_body)
            webhook.verify(raw, signature, settings.app_secrets)
            # A large body is read beside the others, so that they need not wait for it.
            events = webhook.parse(raw) if len(raw) < _SMALL else await run_in_threadpool(webhook.parse, raw)
        except WebhookError as wrong:
            return PlainTextResponse(f"{wrong}\n", wrong.status)
        try:
            await writer.keep(events)
        except Exception as wrong:  # noqa: BLE001 - whatever it is, Meta has to send it again
            # Its kind only: what a database says of a row may hold somebody's number.
            name, items = type(wrong).__name__, len(events)
            request.app.state.log.error("The store did not take a webhook of %d items (%s)", items, name)  # noqa: TRY400
            broken()
            return PlainTextResponse("The store is not available; send it again.\n", 503)
        if any(isinstance(item, Status) and item.status in ARRIVED for item in events):
            arrived()
        return PlainTextResponse("ok\n")

    return answer


async def _body(request: Request, most: int) -> bytes:
    """The raw body.

    Raises:
        WebhookError: 413: it is larger than ``most`` bytes; no more of it is read. 408: it does not come to an end.
    """
    announced = request.headers.get("content-length", "0")
    body = bytearray()
    if announced.isdigit() and int(announced) > most:
        raise WebhookError("The body is too large.", 413)
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > most:
                    raise WebhookError("The body is too large.", 413)
    except TimeoutError:
        raise WebhookError(f"The body was not there within {BODY_SECONDS:.0f} s.", 408) from None
    return bytes(body)
