"""Meta's side of messages: what a number sends, marks as read, and is answered."""

import asyncio
import re
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from sandbox import described, outgoing, refusals, shapes
from sandbox.chat import TYPING_SECONDS
from sandbox.fate import Fate
from sandbox.guard import guarded, json_of, number_of
from sandbox.hooks import Hooks
from sandbox.world import Message, Person, PhoneNumber, World

_USER_ID = re.compile(r"[A-Z]{2}\.[A-Za-z0-9]{1,128}")
_REFUSALS = {
    "missing-permission": 10,
    "paused-template": 132015,
    "rate-limit": 130429,
    "pair-rate": 131056,
    "error-before": 131000,
}
_NUMBER = re.compile(r"\+?[1-9][0-9]{6,14}")


class Hangup(Response):
    """No answer at all: the connection is closed."""

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """Begin an answer and never end it; the server then closes the connection."""
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"100")]})


class Meta:
    """The messages of the business."""

    def __init__(self, world: World, hooks: Hooks) -> None:
        self._world, self._fate = world, Fate(world, hooks)

    def routes(self) -> list[Route]:
        """Its address, under any version."""
        return [Route("/{version}/{number}/messages", guarded(self._world, self._messages), methods=["POST"])]

    async def _messages(self, request: Request) -> Response:
        number = number_of(self._world, request.path_params["number"], "messages")
        body = await json_of(request)
        if body.get("messaging_product") != "whatsapp":
            raise refusals.missing("messaging_product")
        self._may_send(number)
        if body.get("status") == "read":
            return await self._mark_read(number, body)
        person, wa_id = self._recipient(body)
        await self._before(number, body, person)
        message = outgoing.read(self._world, body, wa_id)
        self._fate.take(person or Person(wa_id, ""), number, message)
        return self._answered(body, person, wa_id, message)

    def _may_send(self, number: PhoneNumber) -> None:
        state = described.state(self._world, number)
        if state == "BANNED":
            raise refusals.coded(131031)
        if state != "CONNECTED":
            raise refusals.coded(133010)

    async def _before(self, number: PhoneNumber, body: dict[str, Any], person: Person | None) -> None:
        """Everything that goes wrong before a message is taken."""
        faults, who = self._world.faults, person.wa_id if person else None
        if fault := faults.happens("slow", who):
            await asyncio.sleep(fault.seconds)
        if fault := faults.happens("refuse", who):
            raise refusals.coded(fault.code)
        for name, code in _REFUSALS.items():
            if (name != "paused-template" or body.get("type") == "template") and faults.happens(name, who):
                raise refusals.coded(code)
        if person is not None and not person.chat(number.id).paced(self._world.clock()):
            raise refusals.coded(131056)

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
        sent: dict[str, Any] = {"id": message.wamid}
        if message.kind == "template":
            sent["message_status"] = "accepted"
        return JSONResponse({"messaging_product": "whatsapp", "contacts": [contact], "messages": [sent]})

    def _recipient(self, body: dict[str, Any]) -> tuple[Person | None, str]:
        for name in ("to", "recipient"):
            if not isinstance(body.get(name) or "", str | int) or body.get(name) is True:
                raise refusals.invalid(f"Param {name} must be a string.")
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
        person = self._world.find(wa_id)
        return person, person.wa_id if person else wa_id

    async def _mark_read(self, number: PhoneNumber, body: dict[str, Any]) -> Response:
        wamid = shapes.text(body.get("message_id", ""), 1000, "message_id", least=0)
        found = self._world.holder(wamid)
        if found is None or wamid not in found[0].chat(number.id).messages:
            raise refusals.bad_value("message_id is no message that this number received.")
        person, chat = found
        if chat.messages[wamid].direction != "in":
            raise refusals.bad_value("message_id is no message that this number received.")
        for message in chat.messages.values():
            if message.direction == "in" and "read" not in message.statuses:
                message.statuses.append("read")
            if message.wamid == wamid:
                break
        if body.get("typing_indicator"):
            chat.typing_until = self._world.clock() + TYPING_SECONDS
        await person.touch()
        return JSONResponse({"success": True})
