"""``/metrics`` for Prometheus: figures from the store, for whoever has the token."""

import hmac
from collections.abc import Awaitable, Callable, Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pulse.store import Store
from pulse.store.columns import utc_now
from pulse.store.metrics import collect

PREFIX = "chartcastr_"


class _FromStore(Collector):
    def __init__(self, store: Store) -> None:
        self._store = store

    def collect(self) -> Iterator[GaugeMetricFamily]:
        with self._store.begin() as session:
            found = collect(session, utc_now())
        for metric in found:
            family = GaugeMetricFamily(f"{PREFIX}{metric.name}", metric.help, labels=metric.labels)
            for labels, value in metric.samples:
                family.add_metric(labels, value)
            yield family


def metrics(token: str, store: Store) -> Callable[[Request], Awaitable[Response]]:
    """GET: the metrics, to a request with ``Authorization: Bearer TOKEN``; 404 to any other, and where none is set.

    The address is as public as Meta's, and how many readers somebody has is nobody's business.
    """
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_FromStore(store))

    async def answer(request: Request) -> Response:
        given = request.headers.get("authorization", "")
        if not token or not hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
            return PlainTextResponse("There is nothing here.\n", 404)
        content = await run_in_threadpool(generate_latest, registry)
        return Response(content, media_type=CONTENT_TYPE_LATEST)

    return answer
