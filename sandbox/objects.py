"""Whatever has an id: the numbers, the account, templates and media, looked up and deleted; numbers registered."""

import re

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox import described, refusals, uploads
from sandbox.guard import account_and_number_ids, guarded, json_of, number_of
from sandbox.world import World

_PIN = re.compile(r"[0-9]{6}")


class Objects:
    """``/{id}`` of the Graph API."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        """Every address, under any version; they come last, as they fit almost anything."""
        return [
            Route("/{version}/{number}/register", guarded(self._world, self._register), methods=["POST"]),
            Route("/{version}/{number}/deregister", guarded(self._world, self._deregister), methods=["POST"]),
            Route("/{version}/{object}", guarded(self._world, self._object), methods=["GET", "DELETE"]),
        ]

    async def _object(self, request: Request) -> Response:
        name, world = request.path_params["object"], self._world
        account, number = account_and_number_ids(world)
        media = world.find_media(name)
        if request.method == "DELETE":
            if media is None:
                raise refusals.unknown_object(name)
            del world.media[name]
            return JSONResponse({"success": True})
        if media is not None:
            return JSONResponse(uploads.shown(world, media, request))
        if name == account:
            return JSONResponse(described.asked(request, described.account(world, name), described.ACCOUNT))
        if name == number or name in world.numbers:
            phone_number = number_of(world, name, "")
            return JSONResponse(described.asked(request, described.number(world, phone_number, name), described.NUMBER))
        for template in world.templates.values():
            if template.id == name:
                return JSONResponse(described.asked(request, template.shown(), described.TEMPLATE))
        raise refusals.unknown_object(name)

    async def _register(self, request: Request) -> Response:
        number = number_of(self._world, request.path_params["number"], "register")
        body = await json_of(request)
        if body.get("messaging_product") != "whatsapp":
            raise refusals.missing("messaging_product")
        pin = str(body.get("pin", ""))
        if not _PIN.fullmatch(pin):
            raise refusals.Refusal(400, 100, "(#100) Param pin must be 6 characters long.")
        if number.pin and pin != number.pin:
            raise refusals.coded(133005, "Two-step verification PIN is not the one that was set.")
        number.pin, number.registered = pin, True
        for name in ("unregistered", "pending", "disconnected"):
            self._world.faults.switch_off(name)
        return JSONResponse({"success": True})

    async def _deregister(self, request: Request) -> Response:
        number_of(self._world, request.path_params["number"], "deregister").registered = False
        return JSONResponse({"success": True})
