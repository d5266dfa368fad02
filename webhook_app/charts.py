"""A chart by its signed address, for Meta to fetch where an upload failed."""

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pulse.store import Store, runs
from pulse.store.columns import utc_now
from pulse.whatsapp.link import chart_of
from webhook_app.settings import Settings


def charts(settings: Settings, store: Store) -> Callable[[Request], Awaitable[Response]]:
    """GET: the PNG of whoever holds a token of ours that is not over; 404 to anybody else, whatever is wrong."""

    def find(token: str) -> bytes | None:
        found = chart_of(token, utc_now(), settings.app_secrets)
        if found is None:
            return None
        with store.begin() as session:
            edition = runs.edition(session, *found)
            return edition.chart if edition else None

    async def answer(request: Request) -> Response:
        content = await run_in_threadpool(find, request.path_params["token"])
        if content is None:
            return PlainTextResponse("There is nothing here.\n", 404)
        return Response(content, media_type="image/png", headers={"Cache-Control": "private, max-age=600"})

    return answer
