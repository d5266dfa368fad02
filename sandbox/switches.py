"""Faults over HTTP: what can go wrong, what does, and switching it on and off."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.faults import Fault
from sandbox.world import World


class Switches:
    """``GET``, ``POST`` and ``DELETE /faults``.

    Args:
        world: Where they happen.
    """

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        """The addresses."""
        return [
            Route("/faults", self._faults, methods=["GET", "POST", "DELETE"]),
            Route("/faults/{name}", self._off, methods=["DELETE"]),
        ]

    async def _faults(self, request: Request) -> Response:
        """POST takes ``name`` and, if wanted, what else a fault has: ``times``, ``code``, ``value``, ``to`` ..."""
        if request.method == "POST":
            try:
                self._world.faults.switch_on(Fault(**await request.json()))
            except (TypeError, ValueError) as wrong:
                return JSONResponse({"error": str(wrong)}, 400)
        elif request.method == "DELETE":
            self._world.faults.switch_off()
        return JSONResponse(self._world.faults.shown())

    async def _off(self, request: Request) -> Response:
        self._world.faults.switch_off(request.path_params["name"])
        return JSONResponse(self._world.faults.shown())
