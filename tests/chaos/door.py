"""The webhook app as a process of its own, with marks often enough for tests that cannot wait for minutes."""

import argparse
import time
from collections import deque

import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pulse.store import Store, database_url
from pulse.store.tables import Inbound
from sandbox.world import Account
from webhook_app.app import create_app
from webhook_app.settings import Settings

REMEMBERED = 20.0


async def _start_nothing(inbound: Inbound) -> str:
    return f"not-started-{inbound.id}"


class Slowness:
    """Serves ``/slowness``: seconds that the slowest body took of late, or takes already.

    Args:
        app: What the bodies are for.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._begun: dict[int, float] = {}
        self._took: deque[tuple[float, float]] = deque()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "POST":
            if scope.get("path") == "/slowness":
                await PlainTextResponse(str(self._slowest()))(scope, receive, send)
                return
            await self._app(scope, receive, send)
            return
        begun = time.monotonic()
        self._begun[id(scope)] = begun
        try:
            await self._app(scope, receive, send)
        finally:
            del self._begun[id(scope)]
            now = time.monotonic()
            self._took.append((now, now - begun))

    def _slowest(self) -> float:
        now = time.monotonic()
        while self._took and self._took[0][0] < now - REMEMBERED:
            self._took.popleft()
        going_on = [now - begun for begun in self._begun.values()]
        return max([*going_on, *(took for _, took in self._took)], default=0.0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int)
    settings = Settings("t", (Account.app_secret,), database_url(), look_every=0.4)
    app = create_app(settings, Store(settings.database_url), _start_nothing)
    uvicorn.run(
        Slowness(app),
        host="127.0.0.1",
        port=parser.parse_args().port,
        log_level="warning",
        access_log=False,
        lifespan="on",
    )
