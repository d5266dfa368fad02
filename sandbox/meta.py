"""Meta's side: media, messages, number, token and subscription, checked as Meta checks them."""

import asyncio
import hashlib
import hmac
import json
import re
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox import refusals
from sandbox.hooks import Hooks
from sandbox.refusals import Refusal
from sandbox.world import TYPING_SECONDS, Message, Person, World

MOST_IMAGE = 5 * 1024 * 1024
MOST_CAPTION, MOST_TEXT, MOST_TRACKER = 1024, 4096, 512
_MAGIC = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
_NUMBER = re.compile(r"\+?[1-9]\d{6,14}")
_DELAY = 0.05

Handler = Callable[[Request], Awaitable[Response]]


class Meta:
    """The Graph API of one business."""

    def __init__(self, world: World, hooks: Hooks) -> None:
        self._world, self._hooks = world, hooks

    def routes(self) -> list[Route]:
        """Every address, under any version."""
        return [
            Route("/{version}/debug_token", self._guard(self._debug_token), methods=["GET"]),
            Route("/{version}/{number}/media", self._guard(self._upload), methods=["POST"]),
            Route("/{version}/{number}/messages", self._guard(self._messages), methods=["POST"]),
            Route("/{version}/{waba}/subscribed_apps", self._guard(self._subscribed_apps), methods=["GET", "POST"]),
            Route("/{version}/{waba}/phone_numbers", self._guard(self._phone_numbers), methods=["GET"]),
            Route("/{version}/{object}", self._guard(self._object), methods=["GET", "DELETE"]),
        ]

    def _guard(self, handler: Handler) -> Handler:
        async def guarded(request: Request) -> Response:
            try:
                self._check_token(request)
                return await handler(request)
            except Refusal as refusal:
                return refusal.response()

        return guarded

    def _check_token(self, request: Request) -> None:
        account = self._world.account
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if not token or kind.lower() != "bearer":
            raise refusals.no_token()
        if token != account.token:
            raise refusals.bad_token()
        proof = request.query_params.get("appsecret_proof")
        known = hmac.new(account.app_secret.encode(), account.token.encode(), hashlib.sha256).hexdigest()
        if proof is not None and proof != known:
            raise refusals.bad_proof()

    def _is_ours(self, name: str, ours: str) -> None:
        if name != ours:
            raise refusals.unknown_object(name)

    async def _debug_token(self, request: Request) -> Response:
        account = self._world.account
        scopes = ["whatsapp_business_management", "whatsapp_business_messaging"]
        data = {
            "app_id": account.app_id,
            "type": "SYSTEM_USER",
            "application": account.name,
            "expires_at": 0,
            "is_valid": request.query_params.get("input_token") == account.token,
            "scopes": scopes,
            "granular_scopes": [{"scope": scope, "target_ids": [account.waba_id]} for scope in scopes],
        }
        return JSONResponse({"data": data})

    async def _phone_numbers(self, request: Request) -> Response:
        self._is_ours(request.path_params["waba"], self._world.account.waba_id)
        return JSONResponse({"data": [self._number()], "paging": {}})

    def _number(self) -> dict[str, Any]:
        account = self._world.account
        return {
            "id": account.phone_number_id,
            "display_phone_number": f"+{account.display_number}",
            "verified_name": account.name,
            "quality_rating": "GREEN",
            "status": "CONNECTED",
            "platform_type": "CLOUD_API",
        }

    async def _object(self, request: Request) -> Response:
        name = request.path_params["object"]
        if name == self._world.account.phone_number_id and request.method == "GET":
            return JSONResponse(self._number())
        media = self._world.find_media(name)
        if media is None:
            raise refusals.unknown_object(name)
        if request.method == "DELETE":
            del self._world.media[name]
            return JSONResponse({"success": True})
        return JSONResponse({
            "messaging_product": "whatsapp",
            "url": str(request.url_for("media", media_id=media.id)),
            "mime_type": media.mime,
            "sha256": self._world.sha256(media),
            "file_size": str(len(media.content)),
            "id": media.id,
        })  # fmt: skip

    async def _subscribed_apps(self, request: Request) -> Response:
        account = self._world.account
        self._is_ours(request.path_params["waba"], account.waba_id)
        if request.method == "GET":
            app = {"id": account.app_id, "name": account.name}
            override = {"override_callback_uri": self._world.callback} if self._world.callback else {}
            return JSONResponse({"data": [{"whatsapp_business_api_data": app, **override}]})
        body = await _json(request)
        callback = body.get("override_callback_uri")
        if callback:
            if not await self._hooks.handshake(str(callback), str(body.get("verify_token", ""))):
                raise refusals.invalid("The callback did not give the challenge back; check the URL and verify token.")
            self._world.callback = str(callback)
        return JSONResponse({"success": True})

    async def _upload(self, request: Request) -> Response:
        self._is_ours(request.path_params["number"], self._world.account.phone_number_id)
        async with request.form() as form:
            file = form.get("file")
            if form.get("messaging_product") != "whatsapp":
                raise refusals.missing("messaging_product")
            if not isinstance(file, UploadFile):
                raise refusals.missing("file")
            content = await file.read()
            mime = str(form.get("type") or file.content_type)
            if mime not in _MAGIC or file.content_type != mime or not content.startswith(_MAGIC[mime]):
                raise refusals.media_type()
        if len(content) > MOST_IMAGE:
            raise refusals.media_size(MOST_IMAGE)
        return JSONResponse({"id": self._world.add_media(content, mime).id})

    async def _messages(self, request: Request) -> Response:
        self._is_ours(request.path_params["number"], self._world.account.phone_number_id)
        body = await _json(request)
        if body.get("messaging_product") != "whatsapp":
            raise refusals.missing("messaging_product")
        if body.get("status") == "read":
            return await self._mark_read(body)
        person, wa_id = self._recipient(body)
        message = self._message(body, person, wa_id)
        if person is None:
            # Meta takes it all the same, and says later that nobody is there.
            person = Person(wa_id, "nobody")
            self._hooks.later(self._fail(person, message, 131026, "Message undeliverable"))
        elif not person.window_open(self._world.clock()):
            self._hooks.later(
                self._fail(
                    person, message, 131047, "Re-engagement message",
                    "Message failed to send because more than 24 hours have passed since the customer last replied "
                    "to this number.",
                )
            )  # fmt: skip
        else:
            self._hooks.later(self._deliver(person, message))
        contact = {"input": str(body.get("to") or body.get("recipient")), "wa_id": wa_id}
        return JSONResponse(
            {"messaging_product": "whatsapp", "contacts": [contact], "messages": [{"id": message.wamid}]}
        )

    def _recipient(self, body: dict[str, Any]) -> tuple[Person | None, str]:
        to = re.sub(r"[\s()\-]", "", str(body.get("to") or ""))
        if not to:
            raise refusals.missing("to")
        if not _NUMBER.fullmatch(to):
            raise refusals.bad_value("to is no phone number.")
        wa_id = to.lstrip("+")
        return self._world.people.get(wa_id), wa_id

    def _message(self, body: dict[str, Any], person: Person | None, wa_id: str) -> Message:
        kind = body.get("type", "text")
        content = body.get(str(kind))
        if kind not in {"text", "image"}:
            raise refusals.unsupported(kind)
        if not isinstance(content, dict):
            raise refusals.missing(str(kind))
        tracker = str(body.get("biz_opaque_callback_data", ""))
        if len(tracker) > MOST_TRACKER:
            raise refusals.invalid(f"biz_opaque_callback_data is longer than {MOST_TRACKER}.")
        context = body.get("context")
        quoted = context.get("message_id") if isinstance(context, dict) else None
        if quoted is not None and (person is None or quoted not in person.messages):
            raise refusals.bad_value("context.message_id is no message of this conversation.")
        made = Message(self._world.new_wamid(wa_id), "out", str(kind), "", self._world.clock(), quoted, tracker=tracker)
        if kind == "text":
            made.text = _within(content.get("body"), MOST_TEXT, "text['body']", least=1)
        else:
            made.text = _within(content.get("caption", ""), MOST_CAPTION, "image['caption']", least=0)
            media = self._world.find_media(str(content.get("id", "")))
            if media is None:
                raise refusals.bad_value("image.id is no media of this number, or older than 30 days.")
            made.media = media.id
        return made

    async def _mark_read(self, body: dict[str, Any]) -> Response:
        wamid = str(body.get("message_id", ""))
        person = self._world.holder(wamid)
        if person is None or person.messages[wamid].direction != "in":
            raise refusals.bad_value("message_id is no message that this number received.")
        for message in person.messages.values():
            if message.direction == "in" and "read" not in message.statuses:
                message.statuses.append("read")
            if message.wamid == wamid:
                break
        if body.get("typing_indicator"):
            person.typing_until = self._world.clock() + TYPING_SECONDS
        await person.touch()
        return JSONResponse({"success": True})

    async def _deliver(self, person: Person, message: Message) -> None:
        person.messages[message.wamid] = message
        person.typing_until = 0.0
        await self._hooks.status(person, message, "sent")
        await asyncio.sleep(_DELAY)
        await self._hooks.status(person, message, "delivered")

    async def _fail(self, person: Person, message: Message, code: int, title: str, details: str = "") -> None:
        error: dict[str, Any] = {"code": code, "title": title, "message": title}
        if details:
            error["error_data"] = {"details": details}
        await self._hooks.status(person, message, "failed", errors=[error])


async def _json(request: Request) -> dict[str, Any]:
    try:
        body = json.loads(await request.body() or b"{}")
    except ValueError:
        raise refusals.invalid("The body is not JSON.") from None
    if not isinstance(body, dict):
        raise refusals.invalid("The body is not a JSON object.")
    return body


def _within(value: object, most: int, name: str, *, least: int) -> str:
    if not isinstance(value, str):
        raise refusals.invalid(f"Param {name} must be a string.")
    length = len(value.encode("utf-16-le", "surrogatepass")) // 2
    if not least <= length <= most:
        raise refusals.invalid(f"Param {name} must be between {least} and {most} characters long.")
    return value
