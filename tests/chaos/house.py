"""The processes around a schedule: a sandbox that is never killed, and a webhook app that may be."""

import contextlib
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from cli.processes import free_port
from pulse.delivery import Timing
from pulse.store import Store, numbers, readers, runs
from pulse.store.columns import utc_now
from pulse.store.tables import Snapshot
from sandbox.world import Account
from tests.conftest import ROOT

TIMING = Timing(settle=6.0, back_off=(0.05, 0.1, 0.2), pair=1.2, look=0.2)
"""As in earnest, but for tests that cannot wait for minutes: news is there within ``settle`` if the webhook is.

On a busy machine it is not, so :class:`World` measures how long news takes and has workers wait for several times that.
"""
_TIMES, _REMEMBERED = 4.0, 20.0
NUMBER = Account.phone_number_id


def _own(database: str) -> str:
    """The address for the harness itself, whose connections are named so that it does not cut its own."""
    if database.startswith("sqlite"):
        return database
    return f"{database}{'&' if '?' in database else '?'}application_name=harness"


class World:
    """A sandbox, a webhook app and a store; ``kill_webhook`` and the store's own death are part of the play."""

    def __init__(self, folder: Path, database: str) -> None:
        self.database, self._folder = database, folder
        self._ports = {"sandbox": free_port(), "webhook": free_port()}
        self.store = Store(_own(database))
        self.store.prepare()
        with self.store.begin() as session:
            numbers.upsert(session, NUMBER, connection="chaos", waba_id=Account.waba_id)
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._over = threading.Event()
        self._slow: deque[tuple[float, float]] = deque()
        self.settle = multiprocessing.get_context("forkserver").Value("d", TIMING.settle)
        """Seconds within which news comes, as the machine is now; shared with the workers."""
        self.http = httpx.Client(base_url=f"http://127.0.0.1:{self._ports['sandbox']}", timeout=30)

    @property
    def sandbox(self) -> str:
        return f"http://127.0.0.1:{self._ports['sandbox']}"

    @property
    def webhook(self) -> str:
        return f"http://127.0.0.1:{self._ports['webhook']}"

    @contextlib.contextmanager
    def running(self) -> Iterator["World"]:
        watch = threading.Thread(target=self._measure, daemon=True)
        try:
            self._start("sandbox", "sandbox")
            self.start_webhook()
            self.http.post(
                f"/v25.0/{Account.waba_id}/subscribed_apps",
                json={"override_callback_uri": f"{self.webhook}/webhook/integrations/whatsapp", "verify_token": "t"},
                headers={"Authorization": f"Bearer {Account.token}"},
            ).raise_for_status()
            watch.start()
            yield self
        finally:
            self._over.set()
            for process in self._running.values():
                process.kill()
                process.wait()
            self.http.close()
            self.store.close()

    def _measure(self) -> None:
        """Keep ``settle`` a few times what it takes until news is stored: where it began, and on its way in."""
        with httpx.Client(timeout=60) as http:
            while not self._over.wait(0.2):
                began = time.monotonic()
                with contextlib.suppress(httpx.HTTPError):
                    http.get(f"{self.sandbox}/people")
                slowest = time.monotonic() - began
                # While the webhook is away it tells nothing; that it is away is for the workers to see.
                with contextlib.suppress(httpx.HTTPError, ValueError):
                    slowest = max(slowest, float(http.get(f"{self.webhook}/slowness").text))
                slow_at_least = max(slowest, time.monotonic() - began)
                self._slow.append((time.monotonic(), slow_at_least))
                while self._slow[0][0] < time.monotonic() - _REMEMBERED:
                    self._slow.popleft()
                self.settle.value = max(TIMING.settle, _TIMES * max(slow for _, slow in self._slow))

    def start_webhook(self) -> None:
        self._start("webhook", "tests.chaos.door")

    def kill_webhook(self) -> None:
        self._running["webhook"].send_signal(signal.SIGKILL)
        self._running["webhook"].wait()

    def _start(self, name: str, module: str) -> None:
        environment = {**os.environ, "DATABASE_URL": self.database}
        with (self._folder / f"{name}.log").open("ab") as log:
            self._running[name] = subprocess.Popen(
                [sys.executable, "-m", module, "--port", str(self._ports[name])],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=log,
            )
        path = "/people" if name == "sandbox" else "/readyz"
        deadline = time.monotonic() + 60
        while True:
            with contextlib.suppress(httpx.HTTPError):
                if httpx.get(f"http://127.0.0.1:{self._ports[name]}{path}", timeout=2).is_success:
                    return
            assert time.monotonic() < deadline, f"{name} does not come up"
            time.sleep(0.02)

    def readers(self, label: int, count: int) -> list[tuple[str, str]]:
        """New people who have opted in and just written; their reader ids and numbers."""
        made = []
        for place in range(count):
            wa_id = f"1202{label:06}{place}"
            with self.store.begin() as session:
                reader = readers.add(session, f"reader-{label}-{place}", f"+{wa_id}")
                reader.opted_in_at = utc_now()
                session.flush()
                readers.heard_from(session, reader.id, utc_now(), number=NUMBER)
                made.append((reader.id, wa_id))
            self.http.post("/people", json={"wa_id": wa_id, "wrote": True}).raise_for_status()
        return made

    def run(self, label: int, reader_ids: list[str], **style: Any) -> str:
        """A run that is frozen, with a delivery for each reader; its id."""
        definition = {
            "name": f"pulse-{label}",
            "title": f"Pulse {label}",
            "source": {"at": "x.csv"},
            "measure": {"name": "Orders", "value": "n", "period": "at"},
            "grain": "day",
            "timezone": "UTC",
            "readers": ["somebody"],
            "wait_for_image": 0.5,
            **style,
        }
        from pulse.definition import read_pulse

        png = b"\x89PNG\r\n\x1a\n" + f"{label}".encode()
        with self.store.begin() as session:
            run = runs.start(session, f"pulse-{label}", utc_now(), None).run
            runs.freeze(
                session,
                Snapshot(
                    run_id=run.id,
                    definition=read_pulse(definition, "chaos").model_dump_json(),
                    result="{}",
                    facts="[]",
                    read=json.dumps({"summary": "", "highlights": [], "analysis": [f"Analysis {label}"], "facts": []}),
                    chart=png,
                    caption=f"*Pulse {label}*",
                    analysis=f"Analysis {label}",
                ),
            )
            for reader_id in sorted(reader_ids):
                runs.deliver_to(session, run.id, reader_id, NUMBER)
        return run.id

    def fault(self, **fault: Any) -> None:
        self.http.post("/faults", json=fault).raise_for_status()

    def seen(self, wa_id: str) -> list[str]:
        """What the business sent to a person."""
        chat = self.http.get(f"/phone/{wa_id}/chat").json()
        return [message["text"] for message in chat["messages"] if message["direction"] == "out"]
