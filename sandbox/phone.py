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

from sandbox.acts import number_in, person_in
from sandbox.alt import description_of
from sandbox.asked import answering, body_of, digits
from sandbox.hooks import Hooks
from sandbox.world import Person, PhoneNumber, World

_PAGE = Path(__file__).parent / "page"
_STILL_THERE_SECONDS = 15


class Phone:
    """Pages and actions of the people in the sandbox."""

    def __init__(self, world: World, hooks: Hooks) -> None:
        self._world, self._hooks = world, hooks

    def routes(self) -> list[Route | Mount]:
        """Every address a phone uses."""
        return [
            Route("/", self._home),
            Route("/people", answering(self._people), methods=["GET", "POST"]),
            Route("/phone/{wa_id}", answering(self._page)),
            Route("/phone/{wa_id}/chat", answering(self._chat)),
            Route("/phone/{wa_id}/events", answering(self._events)),
            Route("/phone/{wa_id}/read", answering(self._read), methods=["POST"]),
            Route("/media/{media_id}", self._media, name="media"),
            Mount("/page", StaticFiles(directory=_PAGE)),
        ]

    async def _home(self, _request: Request) -> Response:
        first = next(iter(self._world.people), None)
        return RedirectResponse(f"/phone/{first}") if first else RedirectResponse("/people")

    async def _people(self, request: Request) -> Response:
        if request.method == "POST":
            body = await body_of(request)
            person = self._world.person(digits(body.get("wa_id"), "wa_id"), str(body.get("name") or ""))
            if body.get("wrote"):
                person.chat(number_in(self._world, request, body).id).wrote_at = self._world.clock()
        now = self._world.clock()
        return JSONResponse(
            [
                {"wa_id": person.wa_id, "name": person.name, "window_open": person.chat(person.home).window_open(now)}
                for person in self._world.people.values()
            ]
        )

    def _person(self, request: Request) -> Person:
        return person_in(self._world, request)

    async def _page(self, request: Request) -> Response:
        self._person(request)
        return FileResponse(_PAGE / "phone.html")

    async def _chat(self, request: Request) -> Response:
        return JSONResponse(self._shown(self._person(request), number_in(self._world, request)))

    def _shown(self, person: Person, number: PhoneNumber) -> dict[str, Any]:
        chat = person.chat(number.id)
        shown = [message.shown() | {"alt": self._alt(message.media)} for message in chat.messages.values()]
        return {
            "name": number.name,
            "me": person.name,
            "version": person.version,
            "typing": self._world.clock() < chat.typing_until,
            "messages": [message for message in shown if message["type"] != "reaction"],
            "reactions": [message for message in shown if message["type"] == "reaction"],
        }

    def _alt(self, media_id: str | None) -> str:
        media = self._world.media.get(media_id or "")
        return description_of(media.content) if media else ""

    async def _events(self, request: Request) -> Response:
        stream = self._stream(self._person(request), number_in(self._world, request))
        return StreamingResponse(stream, media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def _stream(self, person: Person, number: PhoneNumber) -> AsyncIterator[str]:
        seen = -1
        while True:
            if person.version != seen:
                seen = person.version
                yield f"data: {json.dumps(self._shown(person, number))}\n\n"
            try:
                async with asyncio.timeout(_STILL_THERE_SECONDS), person.changed:
                    while person.version == seen:
                        await person.changed.wait()
            except TimeoutError:
                yield ": still there\n\n"

    async def _read(self, request: Request) -> Response:
        """The person looks at the chat: every message of the business in it is read."""
        person, number = self._person(request), number_in(self._world, request, await body_of(request))
        unread = [
            message
            for message in person.chat(number.id).messages.values()
            if message.direction == "out" and "delivered" in message.statuses and "read" not in message.statuses
        ]
        if self._world.faults.happens("no-read-receipts", person.wa_id):
            unread = []
        for message in unread:
            self._hooks.later(self._hooks.status(person, number, message, "read"))
        return JSONResponse({"read": [message.wamid for message in unread]})

    async def _media(self, request: Request) -> Response:
        media = self._world.find_media(request.path_params["media_id"])
        if media is None:
            return Response(status_code=404)
        return Response(media.content, media_type=media.mime)
