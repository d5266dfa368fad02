"""Meta's side: media, messages and the number, checked as Meta checks them."""

import asyncio
import re
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from sandbox import outgoing, refusals
from sandbox.guard import MAGIC, guarded, is_ours, json_of
from sandbox.hooks import Hooks
from sandbox.manage import number
from sandbox.world import TYPING_SECONDS, Message, Person, World

MOST_IMAGE = 5 * 1024 * 1024
_USER_ID = re.compile(r"[A-Z]{2}\.[A-Za-z0-9]{1,128}")
_REFUSALS = {
    "missing-permission": 10, "paused-template": 132015, "rate-limit": 130429, "pair-rate": 131056,
    "error-before": 131000,
}  # fmt: skip
_NUMBER = re.compile(r"\+?[1-9]\d{6,14}")
_DELAY = 0.05


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
            Route("/{version}/{number}/media", guarded(self._world, self._upload), methods=["POST"]),
            Route("/{version}/{number}/messages", guarded(self._world, self._messages), methods=["POST"]),
            Route("/{version}/{object}", guarded(self._world, self._object), methods=["GET", "DELETE"]),
        ]

    async def _object(self, request: Request) -> Response:
        name = request.path_params["object"]
        if name == self._world.account.phone_number_id and request.method == "GET":
            return JSONResponse(number(self._world))
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

    async def _upload(self, request: Request) -> Response:
        is_ours(request.path_params["number"], self._world.account.phone_number_id)
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
            if mime not in MAGIC or file.content_type != mime or not content.startswith(MAGIC[mime]):
                raise refusals.media_type()
        if len(content) > MOST_IMAGE:
            raise refusals.media_size(MOST_IMAGE)
        return JSONResponse({"id": self._world.add_media(content, mime).id})

    async def _messages(self, request: Request) -> Response:
        is_ours(request.path_params["number"], self._world.account.phone_number_id)
        body = await json_of(request)
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
