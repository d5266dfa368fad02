"""A webhook to be measured, in a process of its own: ours, pywa's, or a bare one that checks the signature only."""

import hashlib
import hmac
import sys
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pulse.store import Store
from pulse.store.tables import Inbound
from webhook_app.app import PATH, create_app
from webhook_app.settings import Settings

SECRET, TOKEN = "app-secret", "verify-token"


def ours(database: str) -> Starlette:
    """Our webhook; the flow runs that it starts are only counted, so that no Prefect server is measured."""
    started = 0

    async def dispatch(inbound: Inbound) -> str:  # noqa: ARG001
        nonlocal started
        started += 1
        return f"run-{started}"

    return create_app(Settings(TOKEN, (SECRET,), database), Store(database), dispatch)


def pywa(_: str) -> Starlette:
    """pywa's, which checks the signature and reads the body; there is nothing that it stores."""
    from fastapi import FastAPI
    from pywa.client import WhatsApp
    from pywa.handlers import MessageHandler, MessageStatusHandler

    def take(_client: WhatsApp, _update: object) -> None:
        """Do nothing with it."""

    app = FastAPI()
    client = WhatsApp(
        phone_id="1", token=TOKEN, server=app, verify_token=TOKEN, app_secret=SECRET, webhook_endpoint=PATH
    )
    client.add_handlers(MessageHandler(take), MessageStatusHandler(take))
    return app


def bare(_: str) -> Starlette:
    """One route that reads the body and compares the signature."""

    async def answer(request: Request) -> Response:
        expected = hmac.new(SECRET.encode(), await request.body(), hashlib.sha256).hexdigest()
        fits = hmac.compare_digest(f"sha256={expected}", request.headers.get("x-hub-signature-256", ""))
        return PlainTextResponse("ok\n", 200 if fits else 403)

    return Starlette(routes=[Route(PATH, answer, methods=["POST"])])


DOORS: dict[str, Callable[[str], Starlette]] = {"ours": ours, "pywa": pywa, "bare": bare}


def main() -> None:
    """Serve the door that is named, on the port that is given, until a signal ends it."""
    name, port, database = sys.argv[1:]
    app = DOORS[name](database)
    uvicorn.run(app, host="127.0.0.1", port=int(port), log_level="error", access_log=False)


if __name__ == "__main__":
    main()
