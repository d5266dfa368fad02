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
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from sandbox import outgoing, refusals
from sandbox.hooks import Hooks
from sandbox.refusals import Refusal
from sandbox.world import TYPING_SECONDS, Message, Person, World

MOST_IMAGE = 5 * 1024 * 1024
_MAGIC = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
_USER_ID = re.compile(r"[A-Z]{2}\.[A-Za-z0-9]{1,128}")
_REFUSALS = {
    "missing-permission": 10, "paused-template": 132015, "rate-limit": 130429, "pair-rate": 131056,
    "error-before": 131000,
}  # fmt: skip
_BLOCKED = {
    "can_send_message": "BLOCKED",
    "entities": [
        {
            "entity_type": "WABA", "id": "100000000000010", "can_send_message": "BLOCKED",
            "errors": [
                {
                    "error_code": 141006, "error_description": "There is an error with your payment method",
                    "possible_solution": "Add or update the payment method of the account",
                }
            ],
        }
    ],
}  # fmt: skip
_NUMBER = re.compile(r"\+?[1-9]\d{6,14}")
_DELAY = 0.05

Handler = Callable[[Request], Awaitable[Response]]


class Hangup(Response):
    """No answer at all: the connection is closed."""

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """Begin an answer and never end it; the server then closes the connection."""
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"100")]})


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
            Route("/{version}/{waba}/message_templates", self._guard(self._templates), methods=["GET", "POST"]),
            Route("/{version}/{app}/subscriptions", self._fields, methods=["GET"]),
            Route("/{version}/{app}/uploads", self._guard(self._begin_upload), methods=["POST"]),
            Route("/{version}/upload:{upload}", self._guard(self._finish_upload), methods=["POST"]),
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
        if not token or kind.lower() not in {"bearer", "oauth"}:
            raise refusals.no_token()
        if token != account.token:
            raise refusals.bad_token()
        if self._world.faults.happens("revoked-token"):
            raise refusals.coded(190)
        proof = request.query_params.get("appsecret_proof")
        known = hmac.new(account.app_secret.encode(), account.token.encode(), hashlib.sha256).hexdigest()
        if proof is not None and proof != known:
            raise refusals.bad_proof()

    def _is_ours(self, name: str, ours: str) -> None:
        if name != ours:
            raise refusals.unknown_object(name)

    async def _debug_token(self, request: Request) -> Response:
        account, faults = self._world.account, self._world.faults
        scopes = ["whatsapp_business_management", "whatsapp_business_messaging"]
        if faults.happens("missing-scope"):
            scopes.remove("whatsapp_business_management")
        data = {
            "app_id": account.app_id,
            "type": "SYSTEM_USER",
            "application": account.name,
            "expires_at": int(self._world.clock()) + 3 * 86400 if faults.happens("expiring-token") else 0,
            "is_valid": request.query_params.get("input_token") == account.token,
            "scopes": scopes,
            "granular_scopes": [{"scope": scope, "target_ids": [account.waba_id]} for scope in scopes],
        }
        return JSONResponse({"data": data})

    async def _phone_numbers(self, request: Request) -> Response:
        self._is_ours(request.path_params["waba"], self._world.account.waba_id)
        return JSONResponse({"data": [self._number()], "paging": {}})

    def _number(self) -> dict[str, Any]:
        account, faults = self._world.account, self._world.faults
        return {
            "id": account.phone_number_id,
            "display_phone_number": f"+{account.display_number}",
            "verified_name": account.name,
            "quality_rating": "RED" if faults.happens("low-quality") else "GREEN",
            "status": "CONNECTED",
            "platform_type": "CLOUD_API",
            "whatsapp_business_manager_messaging_limit": account.tier,
            "health_status": _BLOCKED if faults.happens("account-blocked") else {"can_send_message": "AVAILABLE"},
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
            if self._world.faults.happens("not-subscribed"):
                return JSONResponse({"data": []})
            app = {"id": account.app_id, "name": account.name}
            override = {"override_callback_uri": self._world.callback} if self._world.callback else {}
            return JSONResponse({"data": [{"whatsapp_business_api_data": app, **override}]})
        body = await _json(request)
        callback = body.get("override_callback_uri")
        if callback:
            if not await self._hooks.handshake(str(callback), str(body.get("verify_token", ""))):
                raise refusals.invalid("The callback did not give the challenge back; check the URL and verify token.")
            self._world.callback = str(callback)
        self._world.faults.switch_off("not-subscribed")
        return JSONResponse({"success": True})

    async def _fields(self, request: Request) -> Response:
        """What the app is subscribed to; only its own token (id and secret) may ask."""
        account = self._world.account
        if request.headers.get("authorization") != f"Bearer {account.app_id}|{account.app_secret}":
            return refusals.bad_token().response()
        names = ["messages", "message_template_status_update", "message_template_quality_update"]
        names += ["template_category_update", "user_preferences"]
        if self._world.faults.happens("unsubscribed-field"):
            names.remove("messages")
        fields = [{"name": name, "version": "v25.0"} for name in names]
        return JSONResponse({"data": [{"object": "whatsapp_business_account", "active": True, "fields": fields}]})

    async def _upload(self, request: Request) -> Response:
        self._is_ours(request.path_params["number"], self._world.account.phone_number_id)
        async with request.form() as form:
            file = form.get("file")
            if form.get("messaging_product") != "whatsapp":
                raise refusals.missing("messaging_product")
            if not isinstance(file, UploadFile):
                raise refusals.missing("file")
            content = await file.read()
            if self._world.faults.happens("upload-failure"):
                raise refusals.coded(131053)
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
        await self._before(str(body.get("type")), person)
        message = outgoing.read(self._world, body, person, wa_id)
        self._take(person or Person(wa_id, "nobody"), message, known=person is not None)
        return self._answered(body, person, wa_id, message)

    async def _before(self, kind: str, person: Person | None) -> None:
        """Everything that goes wrong before a message is taken."""
        faults, who = self._world.faults, person.wa_id if person else None
        if fault := faults.happens("slow", who):
            await asyncio.sleep(fault.seconds)
        if fault := faults.happens("refuse", who):
            raise refusals.coded(fault.code)
        for name, code in _REFUSALS.items():
            if (name != "paused-template" or kind == "template") and faults.happens(name, who):
                raise refusals.coded(code)
        if person is not None and not person.paced(self._world.clock()):
            raise refusals.coded(131056)

    def _take(self, person: Person, message: Message, *, known: bool) -> None:
        """Take the message; what becomes of it is told later."""
        faults = self._world.faults
        if not known:
            # Meta takes it all the same, and says later that nobody is there.
            self._hooks.later(self._fail(person, message, 131026, "Message undeliverable"))
        elif fault := faults.happens("fail", person.wa_id):
            title = refusals.CODED.get(fault.code, (400, "Failed on request"))[1]
            self._hooks.later(self._fail(person, message, fault.code, title))
        elif message.kind != "template" and (
            not person.window_open(self._world.clock()) or faults.happens("closed-window", person.wa_id)
        ):
            self._hooks.later(
                self._fail(
                    person, message, 131047, "Re-engagement message",
                    "Message failed to send because more than 24 hours have passed since the customer last replied "
                    "to this number.",
                )
            )  # fmt: skip
        else:
            person.messages[message.wamid] = message
            self._hooks.later(self._deliver(person, message))

    def _answered(self, body: dict[str, Any], person: Person | None, wa_id: str, message: Message) -> Response:
        """Meta's answer to a message that it took, or what comes in its place."""
        faults = self._world.faults
        if faults.happens("timeout-after", wa_id):
            return Hangup()
        if faults.happens("error-after", wa_id):
            raise refusals.coded(131000)
        if faults.happens("garbage-after", wa_id):
            return HTMLResponse("<html><body>502 Bad Gateway</body></html>", 502)
        contact = {"input": str(body.get("to") or body.get("recipient"))}
        if body.get("to"):
            contact["wa_id"] = wa_id
        elif person is not None:
            contact["user_id"] = person.user_id
        return JSONResponse(
            {"messaging_product": "whatsapp", "contacts": [contact], "messages": [{"id": message.wamid}]}
        )

    def _recipient(self, body: dict[str, Any]) -> tuple[Person | None, str]:
        user_id = str(body.get("recipient") or "")
        to = re.sub(r"[\s()\-]", "", str(body.get("to") or ""))
        if not to and not user_id:
            raise refusals.missing("to")
        if not to:
            person = self._world.reachable(user_id)
            return person, person.wa_id if person else "0"
        if _USER_ID.fullmatch(to):
            # Taken, and dropped in silence: a user id belongs into "recipient".
            return None, "0"
        if not _NUMBER.fullmatch(to):
            raise refusals.bad_value("to is no phone number.")
        wa_id = to.lstrip("+")
        return self._world.people.get(wa_id), wa_id

    async def _templates(self, request: Request) -> Response:
        self._is_ours(request.path_params["waba"], self._world.account.waba_id)
        if request.method == "POST":
            made = outgoing.template(self._world, await _json(request))
            await self._hooks.field(
                "message_template_status_update",
                {
                    "event": made.status, "message_template_id": int(made.id), "message_template_name": made.name,
                    "message_template_language": made.language, "reason": "NONE",
                    "message_template_category": made.category,
                },
            )  # fmt: skip
            return JSONResponse({"id": made.id, "status": "PENDING", "category": made.category})
        found = [
            {
                "id": one.id, "name": one.name, "language": one.language, "category": one.category,
                "status": "PAUSED" if self._world.faults.happens("paused-template") else one.status,
                "quality_score": {"score": one.quality}, "components": one.components,
            }
            for one in self._world.templates.values()
        ]  # fmt: skip
        return JSONResponse({"data": found, "paging": {}})

    async def _begin_upload(self, request: Request) -> Response:
        self._is_ours(request.path_params["app"], self._world.account.app_id)
        if request.query_params.get("file_type") not in _MAGIC:
            raise refusals.media_type()
        name = self._world.new_id()
        self._world.handles[name] = b""
        return JSONResponse({"id": f"upload:{name}"})

    async def _finish_upload(self, request: Request) -> Response:
        name, content = request.path_params["upload"], await request.body()
        if name not in self._world.handles:
            raise refusals.unknown_object(f"upload:{name}")
        if not content.startswith(tuple(_MAGIC.values())):
            raise refusals.media_type()
        self._world.handles[name] = content
        return JSONResponse({"h": f"4::{name}"})

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
        person.typing_until = 0.0
        await self._hooks.status(person, message, "sent")
        if self._world.faults.happens("phone-off", person.wa_id):
            return
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
