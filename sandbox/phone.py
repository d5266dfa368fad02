"""The phone: a page that shows one person's chat as WhatsApp does, live, and lets them write and react."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from sandbox.hooks import Hooks
from sandbox.world import Message, Person, World

_PAGE = Path(__file__).parent / "page"
_STILL_THERE_SECONDS = 15
_MOST_TEXT = 4096


class Phone:
    """Pages and actions of the people in the sandbox."""

    def __init__(self, world: World, hooks: Hooks) -> None:
        self._world, self._hooks = world, hooks

    def routes(self) -> list[Route | Mount]:
        """Every address a phone uses."""
        return [
            Route("/", self._home),
            Route("/people", self._people, methods=["GET", "POST"]),
            Route("/phone/{wa_id}", self._page),
            Route("/phone/{wa_id}/chat", self._chat),
            Route("/phone/{wa_id}/events", self._events),
            Route("/phone/{wa_id}/messages", self._write, methods=["POST"]),
            Route("/phone/{wa_id}/reactions", self._react, methods=["POST"]),
            Route("/phone/{wa_id}/taps", self._tap, methods=["POST"]),
            Route("/phone/{wa_id}/read", self._read, methods=["POST"]),
            Route("/media/{media_id}", self._media, name="media"),
            Mount("/page", StaticFiles(directory=_PAGE)),
        ]

    async def _home(self, _request: Request) -> Response:
        first = next(iter(self._world.people), None)
        return RedirectResponse(f"/phone/{first}") if first else RedirectResponse("/people")

    async def _people(self, request: Request) -> Response:
        if request.method == "POST":
            body = await request.json()
            person = self._world.person(str(body["wa_id"]).lstrip("+"), str(body.get("name", "")))
            if body.get("wrote"):
                person.wrote_at = self._world.clock()
        return JSONResponse([
            {"wa_id": person.wa_id, "name": person.name, "window_open": person.window_open(self._world.clock())}
            for person in self._world.people.values()
        ])  # fmt: skip

    def _person(self, request: Request) -> Person:
        return self._world.person(request.path_params["wa_id"])

    async def _page(self, request: Request) -> Response:
        self._person(request)
        return FileResponse(_PAGE / "phone.html")

    async def _chat(self, request: Request) -> Response:
        return JSONResponse(self._shown(self._person(request)))

    def _shown(self, person: Person) -> dict[str, Any]:
        return {
            "name": self._world.account.name,
            "me": person.name,
            "version": person.version,
            "typing": self._world.clock() < person.typing_until,
            "messages": [message.shown() for message in person.messages.values() if message.kind != "reaction"],
            "reactions": [message.shown() for message in person.messages.values() if message.kind == "reaction"],
        }

    async def _events(self, request: Request) -> Response:
        person = self._person(request)

        return StreamingResponse(
            self._stream(person), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )

    async def _stream(self, person: Person) -> AsyncIterator[str]:
        seen = -1
        while True:
            if person.version != seen:
                seen = person.version
                yield f"data: {json.dumps(self._shown(person))}\n\n"
            try:
                async with asyncio.timeout(_STILL_THERE_SECONDS), person.changed:
                    while person.version == seen:
                        await person.changed.wait()
            except TimeoutError:
                yield ": still there\n\n"

    async def _write(self, request: Request) -> Response:
        """The person writes; ``context`` is the message they swipe to quote."""
        person, body = self._person(request), await request.json()
        text, context = str(body.get("text", "")).strip()[:_MOST_TEXT], body.get("context")
        if not text:
            return JSONResponse({"error": "write something"}, 400)
        told: dict[str, Any] = {"type": "text", "text": {"body": text}}
        if context in person.messages:
            told["context"] = {"from": self._world.account.display_number, "id": context}
        message = await self._from(person, told, kind="text", text=text, context=context)
        return JSONResponse(message.shown())

    async def _react(self, request: Request) -> Response:
        """The person reacts to a message, or takes the reaction back with an empty emoji."""
        person, body = self._person(request), await request.json()
        target, emoji = person.messages.get(str(body.get("message_id"))), str(body.get("emoji", ""))
        if target is None:
            return JSONResponse({"error": "no such message"}, 404)
        reaction = {"message_id": target.wamid} | ({"emoji": emoji} if emoji else {})
        if emoji:
            target.reactions["me"] = emoji
        else:
            target.reactions.pop("me", None)
        message = await self._from(
            person, {"type": "reaction", "reaction": reaction}, kind="reaction", emoji=emoji, context=target.wamid
        )
        return JSONResponse(message.shown())

    async def _tap(self, request: Request) -> Response:
        """The person taps a button of a message, the first being 0."""
        person, body = self._person(request), await request.json()
        target, index = person.messages.get(str(body.get("message_id"))), int(body.get("button", 0))
        if target is None or not 0 <= index < len(target.buttons):
            return JSONResponse({"error": "no such button"}, 404)
        payload, title = target.buttons[index]
        told: dict[str, Any] = {"context": {"from": self._world.account.display_number, "id": target.wamid}}
        if target.kind == "template":
            told |= {"type": "button", "button": {"payload": payload, "text": title}}
        else:
            reply = {"type": "button_reply", "button_reply": {"id": payload, "title": title}}
            told |= {"type": "interactive", "interactive": reply}
        message = await self._from(person, told, kind="text", text=title, context=target.wamid)
        return JSONResponse(message.shown())

    async def _from(
        self, person: Person, told: dict[str, Any], *, kind: str, text: str = "", emoji: str = "", context: str | None
    ) -> Message:
        now = self._world.clock()
        message = Message(self._world.new_wamid(person.wa_id), "in", kind, text, now, context, emoji=emoji)
        message.statuses.append("sent")
        person.messages[message.wamid] = message
        person.wrote_at = now
        told = {**self._hooks.sender(person), "id": message.wamid, "timestamp": str(int(now)), **told}
        self._hooks.later(self._hooks.inbound(person, message, told))
        await person.touch()
        return message

    async def _read(self, request: Request) -> Response:
        """The person looks at the chat: every message of the business in it is read."""
        person = self._person(request)
        unread = [
            message
            for message in person.messages.values()
            if message.direction == "out" and "delivered" in message.statuses and "read" not in message.statuses
        ]
        if self._world.faults.happens("no-read-receipts", person.wa_id):
            unread = []
        for message in unread:
            self._hooks.later(self._hooks.status(person, message, "read"))
        return JSONResponse({"read": [message.wamid for message in unread]})

    async def _media(self, request: Request) -> Response:
        media = self._world.find_media(request.path_params["media_id"])
        if media is None:
            return Response(status_code=404)
        return Response(media.content, media_type=media.mime)
