"""One warm send_pulse against a bare script, the webhook under load, and the chart."""

import asyncio
import hashlib
import hmac
import json
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import httpx

from bench.measure import percentile
from cli import stack
from cli.demo import READER
from cli.phone import Phone
from cli.processes import Children, free_port
from cli.pulses import load_pulse
from pulse.chart import draw
from pulse.insight import find_facts
from pulse.sources import fetch
from pulse.store import Store, readers
from pulse.store.columns import utc_now
from webhook_app.app import PATH

RUNS = 7
RATE, SECONDS = 200, 10
SECRET = "sandbox-app-secret"  # noqa: S105 - the sandbox's


def measure_pulse() -> dict[str, float]:
    """Every figure, measured side by side in one run on this machine."""
    with tempfile.TemporaryDirectory(prefix="chartcastr-bench-") as folder:
        return _measure(Path(folder)) | _chart()


def _measure(folder: Path) -> dict[str, float]:
    ports = {name: free_port() for name in ("prefect", "sandbox", "webhook")}
    sandbox, webhook = (f"http://{stack.HOST}:{ports[name]}" for name in ("sandbox", "webhook"))
    settings = {
        **stack.prefect_environment(ports["prefect"]),
        "PREFECT_LOGGING_LEVEL": "ERROR",
        "PREFECT_HOME": str(folder / "prefect"),
        "DATABASE_URL": f"sqlite:///{folder / 'chartcastr.db'}",
        "GRAPH_API_URL": sandbox,
        "META_APP_SECRET": SECRET,
        "META_WHATSAPP_WEBHOOK_VERIFY_TOKEN": "bench",
    }
    with Children(folder, settings) as children:
        children.start("sandbox", "sandbox", "--port", str(ports["sandbox"]), "--person", f"{READER}=Ada")
        stack.start_prefect(children, ports["prefect"])
        stack.start_webhook(children, ports["webhook"])
        children.wait_for("sandbox", f"{sandbox}/people")
        stack.wait_for_webhook(children, ports["webhook"])
        stack.wait_for_prefect(children, ports["prefect"])
        children.run("provision", "cli.provision", "--callback", f"{webhook}{PATH}", "--reader", f"+{READER}")
        _opt_in(settings["DATABASE_URL"], Phone(sandbox, READER))
        figures: dict[str, float] = {}
        found = {name: _child(children, name) for name in ("ours", "bare")}
        for figure, value in found["ours"].items():
            figures[f"ours_{figure}"] = value
            figures[f"bare_{figure}"] = found["bare"][figure]
            figures[f"ratio_{figure.rsplit('_', 1)[0]}"] = value / found["bare"][figure]
        return figures | asyncio.run(_load(f"{webhook}{PATH}"))


def _opt_in(database: str, phone: Phone) -> None:
    store = Store(database)
    with store.begin() as session:
        phone.write(readers.get(session, "demo").code)
    while not _opted_in(store):
        time.sleep(0.1)
    store.close()


def _opted_in(store: Store) -> bool:
    with store.begin() as session:
        return readers.get(session, "demo").opted_in_at is not None


def _child(children: Children, name: str) -> dict[str, float]:
    children.run(name, f"bench.{name}", str(RUNS), seconds=300)
    printed: dict[str, float] = json.loads(children.log(name).read_text(encoding="utf-8").splitlines()[-1])
    return printed


async def _load(url: str) -> dict[str, float]:
    """Milliseconds of the webhook's answer while ``RATE`` requests a second arrive, however slow it is."""
    taken: list[float] = []
    refused = 0
    limits = httpx.Limits(max_connections=100, max_keepalive_connections=100)
    async with httpx.AsyncClient(limits=limits, timeout=30) as http:

        async def post(number: int) -> None:
            nonlocal refused
            raw = json.dumps(_body(number)).encode()
            signature = hmac.new(SECRET.encode(), raw, hashlib.sha256).hexdigest()
            began = time.perf_counter()
            answer = await http.post(url, content=raw, headers={"X-Hub-Signature-256": f"sha256={signature}"})
            taken.append((time.perf_counter() - began) * 1000)
            refused += answer.status_code != httpx.codes.OK

        began = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for number in range(RATE * SECONDS):
                await asyncio.sleep(max(0.0, began + number / RATE - time.perf_counter()))
                group.create_task(post(number))
        wall = time.perf_counter() - began
    return {
        "webhook_requests_per_s": len(taken) / wall,
        "webhook_refused": float(refused),
        "webhook_p50_ms": percentile(taken, 0.5),
        "webhook_p99_ms": percentile(taken, 0.99),
    }


def _body(number: int) -> dict[str, Any]:
    """Three statuses for every message that comes in, as Meta says to size for."""
    at = str(int(time.time()))
    if number % 4:
        item: dict[str, Any] = {"id": f"wamid.{number // 4}", "status": ("sent", "delivered", "read")[number % 4 - 1]}
        told = {"statuses": [item | {"timestamp": at}]}
    else:
        item = {"id": f"wamid.in{number}", "from": "12025559999", "type": "text", "text": {"body": "hello"}}
        told = {"messages": [item | {"timestamp": at}]}
    value = {"metadata": {"phone_number_id": "100000000000001"}, **told}
    return {
        "object": "whatsapp_business_account",
        "entry": [{"id": "1", "changes": [{"field": "messages", "value": value}]}],
    }


def _chart() -> dict[str, float]:
    figures = {}
    for name in ("us-jobs", "shop-orders"):
        pulse = load_pulse(name)
        result = fetch(pulse, utc_now())
        facts = find_facts(result)
        taken = []
        for _ in range(12):
            began = time.perf_counter()
            png = draw(result, facts, pulse.chart, title=pulse.title, good=pulse.measure.good)
            taken.append((time.perf_counter() - began) * 1000)
        figures[f"chart_{pulse.chart.kind}_ms"] = median(taken[2:])
        figures[f"chart_{pulse.chart.kind}_kb"] = len(png) / 1000
    return figures
