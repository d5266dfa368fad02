"""Everything but the core for a burst: PostgreSQL, the sandbox with several numbers, the webhook app, readers."""

from pathlib import Path
from typing import Any

import httpx

from cli import stack
from cli.postgres import Cluster
from cli.processes import Children, free_port
from pulse.store import Store, numbers, readers
from pulse.store.columns import utc_now
from sandbox.world import Account
from webhook_app.app import PATH

NUMBERS, READERS = 4, 5
"""Numbers of ours, each with Meta's 80 messages a second; readers of each pulse."""
DATA = "deployments/data/shop-orders.csv"
_SECRET, _TOKEN = "sandbox-app-secret", "bench"


def number_of(place: int) -> str:
    """The id of one of our numbers, from 0."""
    return str(int(Account.phone_number_id) + place)


def name_of(pulse: int, place: int) -> str:
    """A reader's name."""
    return f"reader-{pulse}-{place}"


def wa_id_of(pulse: int, place: int) -> str:
    """A reader's number."""
    return f"1202{2_000_000 + pulse * READERS + place:07}"


def definition(pulse: int) -> dict[str, Any]:
    """A pulse as an owner would write it."""
    return {
        "name": f"pulse-{pulse}",
        "title": f"Coffee shop orders {pulse}",
        "source": {"at": DATA},
        "measure": {"name": "Orders", "value": "orders", "period": "date", "by": "region", "unit": "count"},
        "grain": "day",
        "timezone": "Europe/Berlin",
        "as_of": "2026-11-22T08:00:00+01:00",
        "chart": {"kind": "bar", "periods": 28},
        "readers": [name_of(pulse, place) for place in range(READERS)],
    }


class Ground:
    """What the core is started against; :meth:`start` and :meth:`fill` make it ready."""

    def __init__(self, folder: Path, children: Children) -> None:
        self._folder, self._children = folder, children
        self._cluster = Cluster(folder / "postgres")
        self.ports = {name: free_port() for name in ("sandbox", "webhook")}
        self.sandbox = f"http://{stack.HOST}:{self.ports['sandbox']}"
        self.database = ""

    def start(self) -> None:
        """Start the processes, each known to the others."""
        kept = ("--folder", str(self._cluster.folder), "--database", "chartcastr")
        self._children.start("database", "cli.postgres", *kept)
        self._children.wait_until("database", self._cluster.is_ready, seconds=90)
        self.database = self._cluster.url("chartcastr")
        store = Store(self.database)
        store.prepare()
        store.close()
        more = [part for place in range(1, NUMBERS) for part in ("--number", f"1202555{place:04}=Bench {place}")]
        self._children.start("sandbox", "sandbox", "--port", str(self.ports["sandbox"]), *more)
        self._children.wait_for("sandbox", f"{self.sandbox}/people")
        settings = self._children.environment | {
            "DATABASE_URL": self.database,
            "META_APP_SECRET": _SECRET,
            "META_WHATSAPP_WEBHOOK_VERIFY_TOKEN": _TOKEN,
            # Nobody writes during a burst, so that no run is started.
            "PREFECT_API_URL": "http://127.0.0.1:9/api",
        }
        door = ("--port", str(self.ports["webhook"]))
        self._children.start("webhook", "webhook_app", *door, environment=settings)
        stack.wait_for_webhook(self._children, self.ports["webhook"])
        httpx.post(
            f"{self.sandbox}/v25.0/{Account.waba_id}/subscribed_apps",
            json={
                "override_callback_uri": f"http://{stack.HOST}:{self.ports['webhook']}{PATH}",
                "verify_token": _TOKEN,
            },
            headers={"Authorization": f"Bearer {Account.token}"},
        ).raise_for_status()

    def fill(self, pulses: int) -> None:
        """Readers who have opted in and just written, each known to the sandbox."""
        store, now = Store(self.database), utc_now()
        with store.begin() as session:
            for place in range(NUMBERS):
                numbers.upsert(session, number_of(place), connection=f"number-{place}", waba_id=Account.waba_id)
            for pulse in range(pulses):
                for place in range(READERS):
                    reader = readers.add(session, name_of(pulse, place), f"+{wa_id_of(pulse, place)}")
                    reader.opted_in_at = now
                    session.flush()
                    readers.heard_from(session, reader.id, now, number=number_of(pulse % NUMBERS))
        store.close()
        with httpx.Client(base_url=self.sandbox, timeout=60) as http:
            for pulse in range(pulses):
                for place in range(READERS):
                    person = {"wa_id": wa_id_of(pulse, place), "wrote": True, "number": number_of(pulse % NUMBERS)}
                    http.post("/people", json=person).raise_for_status()
