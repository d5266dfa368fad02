"""The application: Meta's two addresses, and three for whoever watches it."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pulse.store import Store
from pulse.whatsapp import link
from webhook_app.charts import charts
from webhook_app.dispatch import Dispatch, Dispatcher
from webhook_app.heartbeat import Heartbeat
from webhook_app.metrics import metrics
from webhook_app.receive import handshake, news
from webhook_app.settings import Settings
from webhook_app.watch import Watch

PATH = "/webhook/integrations/whatsapp"


async def _nothing() -> None:
    """Where no look is started, none holds a place."""


def create_app(
    settings: Settings,
    store: Store,
    dispatch: Dispatch,
    watch: Callable[[], Awaitable[object]] | None = None,
    free: Callable[[], Awaitable[object]] = _nothing,
) -> Starlette:
    """The webhook.

    Args:
        settings: Secrets and limits.
        store: Where everything is kept.
        dispatch: What starts an answer; one that holds a connection is an async context manager, and is ended with
            the app.
        watch: What starts a look after deliveries, where there is something to do.
        free: What frees the places that such looks hold whose processes are gone.
    """
    dispatcher, uptime = Dispatcher(store, dispatch, settings.look_every), Heartbeat(store, settings.look_every)

    looks = Watch(store, watch, free) if watch is not None else None

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await run_in_threadpool(store.prepare)
        holds = dispatch if isinstance(dispatch, contextlib.AbstractAsyncContextManager) else contextlib.nullcontext()
        async with holds:
            app.state.loop = asyncio.create_task(dispatcher.run())
            others = [asyncio.create_task(uptime.run())]
            if looks is not None:
                others.append(asyncio.create_task(looks.run()))
            yield
            for task in (app.state.loop, *others):
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task

    told = [looks.arrived] if looks is not None else []

    async def healthz(_request: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def readyz(request: Request) -> Response:
        try:
            await run_in_threadpool(store.check)
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it is not ready
            return PlainTextResponse("the store cannot be written to\n", 503)
        if request.app.state.loop.done():
            return PlainTextResponse("replies are not being dispatched\n", 503)
        return PlainTextResponse("ok\n")

    app = Starlette(
        routes=[
            Route(PATH, handshake(settings), methods=["GET"]),
            Route(PATH, news(settings, store, dispatcher.wake, uptime.broken, *told), methods=["POST"]),
            Route(link.PATH, charts(settings, store)),
            Route("/healthz", healthz),
            Route("/readyz", readyz),
            Route("/metrics", metrics(settings.metrics_token, store)),
        ],
        lifespan=lifespan,
    )
    app.state.log = logging.getLogger("chartcastr.webhook")
    return app
