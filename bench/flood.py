"""Whether one reader who writes without end delays a pulse or another reader's answer: the same, without and with."""

import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cli import lock, stack
from cli.phone import Phone
from cli.processes import Children, free_port
from cli.pulses import deployed_pulses
from cli.runs import Runs
from pulse.store import Store, readers
from pulse.store.columns import utc_now
from webhook_app.app import PATH

FLOODER, OTHER = "12025550143", "12025550144"
MESSAGES, SECONDS = 500, 60
TIMES = 3
"""Each is timed so often without the flood, and so often while it goes on; the median counts."""
PATIENCE = 180.0


def measure_flood() -> dict[str, float]:
    """Seconds until a pulse and an answer are on the other reader's phone, without and beside the flood."""
    with tempfile.TemporaryDirectory(prefix="chartcastr-flood-") as folder:
        return _Stage(Path(folder)).measure()


class _Stage:
    """The whole of ``up`` against the sandbox, with two readers."""

    def __init__(self, folder: Path) -> None:
        self._ports = {name: free_port() for name in ("prefect", "sandbox", "webhook")}
        self._url = f"http://{stack.HOST}:{self._ports['sandbox']}"
        self._lock = lock.Lock(folder, stack.api(self._ports["prefect"]), {})
        self._runs = Runs(stack.api(self._ports["prefect"]), self._lock.auth)
        self._database = f"sqlite:///{folder / 'chartcastr.db'}"
        self._children = Children(
            folder,
            {
                **stack.prefect_environment(self._ports["prefect"]),
                **self._lock.environment,
                "PREFECT_HOME": str(folder / "prefect"),
                "DATABASE_URL": self._database,
                "GRAPH_API_URL": self._url,
                "META_APP_SECRET": "sandbox-app-secret",
                "META_WHATSAPP_WEBHOOK_VERIFY_TOKEN": "bench",
            },
        )
        self._other = Phone(self._url, OTHER)
        self._sent = 0

    def measure(self) -> dict[str, float]:
        with self._children as children:
            self._start(children)
            self._pulse(["demo", "other"], "warm-up")
            alone = [self._timed(number) for number in range(TIMES)]
            over = threading.Event()
            flood = threading.Thread(target=self._flood, args=(over,))
            flood.start()
            try:
                beside = [self._timed(TIMES + number) for number in range(TIMES)]
            finally:
                over.set()
                flood.join()
            figures = {"messages_of_the_flood": float(self._sent)}
            for place, what in enumerate(("pulse", "answer")):
                before = sorted(pair[place] for pair in alone)[TIMES // 2]
                during = sorted(pair[place] for pair in beside)[TIMES // 2]
                figures |= {f"{what}_alone_s": before, f"{what}_beside_flood_s": during}
                figures[f"{what}_later_s"] = during - before
            return figures

    def _start(self, children: Children) -> None:
        stack.start_sandbox(children, self._ports["sandbox"], f"{FLOODER}=Flora")
        stack.start_prefect(children, self._ports["prefect"])
        stack.start_webhook(children, self._ports["webhook"])
        children.wait_for("sandbox", f"{self._url}/people")
        stack.wait_for_webhook(children, self._ports["webhook"])
        stack.wait_for_prefect(children, self._ports["prefect"])
        callback = f"http://{stack.HOST}:{self._ports['webhook']}{PATH}"
        stack.provision(children, "--callback", callback, "--reader", f"+{FLOODER}")
        store = Store(self._database)
        with store.begin() as session:
            readers.add(session, "other", f"+{OTHER}")
            session.flush()
            for reader in readers.everybody(session):
                reader.opted_in_at = utc_now()
        store.close()
        for phone in (Phone(self._url, FLOODER), self._other):
            phone.write("Hello, here I am.")
        stack.start_worker(children)
        stack.deploy(children)

    def _timed(self, number: int) -> tuple[float, float]:
        """Seconds until a pulse is on the other's phone, and until a question about it is answered."""
        began = time.monotonic()
        chart = self._pulse(["other"], f"timed-{number}")
        sent = time.monotonic()
        asked = self._other.write(f"Why did it change, number {number}?", chart)
        self._wait(lambda: self._other.reply_to(asked))
        return sent - began, time.monotonic() - sent

    def _pulse(self, names: list[str], name: str) -> str:
        """Send a pulse; the wamid of its chart on the other's phone."""
        definition = {**deployed_pulses()["shop-orders"], "name": name, "title": f"Orders {name}", "readers": names}
        self._runs.start("send-pulse", "shop-orders", {"pulse": definition})
        return str(self._wait(lambda: self._other.image(f"Orders {name}"))["wamid"])

    def _wait(self, done: Callable[[], Any]) -> Any:
        found: list[Any] = []

        def look() -> bool:
            found[:] = [done()]
            return bool(found[0])

        self._children.wait_until("worker", look, seconds=PATIENCE)
        return found[0]

    def _flood(self, over: threading.Event) -> None:
        phone, began = Phone(self._url, FLOODER), time.monotonic()
        while not over.is_set() and self._sent < MESSAGES:
            phone.write(f"Why did region number {self._sent} change so much?")
            self._sent += 1
            over.wait(max(0.0, began + self._sent * SECONDS / MESSAGES - time.monotonic()))
