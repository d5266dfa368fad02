"""``chartcastr demo``: the whole product on this machine, against the sandbox."""

import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from rich.console import Console

from cli import lock, stack
from cli.phone import Phone
from cli.processes import Children, free_port
from cli.pulses import deployed_pulses
from cli.runs import Runs
from cli.transcript import complaints, write
from pulse.definition import Pulse, read_pulse
from pulse.errors import ChartcastrError
from pulse.store import Store, readers
from pulse.store.tables import Reader
from webhook_app.app import PATH

READER = "12025550143"
HELLO = "Hello, please send me the pulses. My code is {code}."
QUESTION, REACTION = "Why?", "\N{CHART WITH DOWNWARDS TREND}"


def run_demo(*, once: bool, transcript: Path | None) -> int:
    """Run the demo; with ``once`` to its end, else until Ctrl-C. Returns the exit code."""
    stack.require_project()
    pulses = [read_pulse(raw, name) for name, raw in deployed_pulses().items()]
    folder = Path(tempfile.mkdtemp(prefix="chartcastr-demo-"))
    screen = Console(highlight=False, soft_wrap=True)
    try:
        code = Demo(folder, screen, pulses).run(once=once, transcript=transcript)
    except KeyboardInterrupt:
        screen.print("\nEnded.")
        code = 0 if not once else 130
    except ChartcastrError as wrong:
        screen.print(f"\n{wrong}\nThe logs are kept in {folder}.", style="red", markup=False)
        return 1
    if code == 0:
        shutil.rmtree(folder, ignore_errors=True)
    return code


class Demo:
    """One demo: its ports, its processes, and the steps in their order.

    Attributes:
        phone: The reader's phone.
        children: The processes; they run inside their ``with``.
    """

    def __init__(self, folder: Path, screen: Console, pulses: list[Pulse]) -> None:
        self._screen, self._pulses = screen, pulses
        self._ports = {name: free_port() for name in ("prefect", "sandbox", "webhook")}
        self.phone = Phone(f"http://{stack.HOST}:{self._ports['sandbox']}", READER)
        self._cluster = stack.database_of(folder, {})
        self._lock = lock.Lock(folder, stack.api(self._ports["prefect"]), {})
        self._runs = Runs(stack.api(self._ports["prefect"]), self._lock.auth)
        self._database = f"sqlite:///{folder / 'chartcastr.db'}"
        self.children = Children(
            folder,
            {
                **stack.prefect_environment(self._ports["prefect"]),
                **self._lock.environment,
                "PREFECT_HOME": str(folder / "prefect"),
                "DATABASE_URL": self._database,
                "GRAPH_API_URL": self.phone.url,
                "META_APP_SECRET": "sandbox-app-secret",
                "META_WHATSAPP_WEBHOOK_VERIFY_TOKEN": secrets.token_urlsafe(16),
            },
        )

    def run(self, *, once: bool, transcript: Path | None) -> int:
        """Start, send, and either talk and check, or wait for Ctrl-C."""
        with self.children:
            self.start()
            self.send()
            if once:
                return self._talk(transcript)
            self._invite()
            while True:
                self.children.check()
                time.sleep(1)

    def start(self) -> None:
        """Start the servers, the connection, the reader, the worker and the deployments."""
        with self._step("Sandbox, webhook and Prefect server"):
            stack.start_sandbox(self.children, self._ports["sandbox"], f"{READER}=Ada")
            stack.start_database(self.children, self._cluster)
            stack.start_prefect(self.children, self._ports["prefect"], self._lock.key_file)
            stack.start_webhook(self.children, self._ports["webhook"])
            self.children.wait_for("sandbox", f"{self.phone.url}/people")
            stack.wait_for_webhook(self.children, self._ports["webhook"])
            stack.wait_for_prefect(self.children, self._ports["prefect"])
        with self._step("Connection, reader and work pool"):
            callback = f"http://{stack.HOST}:{self._ports['webhook']}{PATH}"
            stack.provision(self.children, "--callback", callback, "--reader", f"+{READER}")
        with self._step("Deployments and worker"):
            stack.start_worker(self.children)
            stack.deploy(self.children)

    def send(self) -> None:
        """Let the reader in, and send every pulse; the children have to run."""
        with self._step("Reader opted in with the code, window open"):
            self.phone.write(HELLO.format(code=self._reader().code))
            self.children.wait_until("webhook", lambda: self._reader().opted_in_at is not None, seconds=120)
        started = {}
        for pulse in self._pulses:
            started[pulse.name] = self._runs.start("send-pulse", pulse.name)
        for pulse in self._pulses:
            with self._step(f"Pulse {pulse.name}: chart, caption and analysis on the phone"):
                self.children.wait_until("worker", partial(self._arrived, pulse, started[pulse.name]), seconds=300)

    def _reader(self) -> Reader:
        store = Store(self._database)
        try:
            with store.begin() as session:
                return readers.get(session, "demo")
        finally:
            store.close()

    def _arrived(self, pulse: Pulse, run_id: str) -> bool:
        self._runs.check(run_id)
        image = self.phone.image(pulse.title)
        return image is not None and self.phone.reply_to(image["wamid"]) is not None

    def _talk(self, transcript: Path | None) -> int:
        self.phone.look()
        # All of it is asked before any of it is answered, as people do.
        asked = []
        for pulse in self._pulses:
            image = self.phone.image(pulse.title)
            assert image is not None  # noqa: S101 - _send waited for it
            question = self.phone.write(QUESTION, context=image["wamid"])
            before = len(self.phone.replies_to(image["wamid"]))
            self.phone.react(image["wamid"], REACTION)
            asked.append((f"Reply to {pulse.name}: {QUESTION!r} and its answer", question, 1))
            asked.append((f"Reaction to {pulse.name}: {REACTION} and its answer", image["wamid"], before + 1))
        for what, wamid, answers in asked:
            with self._step(what):
                self._wait(partial(self._replied, wamid, answers))
        with self._step("Every message read, every status stored"):
            self._wait(self._all_read, seconds=60)
        left = complaints(self.phone, self._pulses, self._database)
        if transcript:
            write(transcript, self.phone, self._database)
            self._screen.print(f"Transcript: {transcript}", markup=False)
        for complaint in left:
            self._screen.print(f"  missing: {complaint}", style="red", markup=False)
        self._screen.print("All of it arrived." if not left else "Not all of it arrived.", style="bold")
        return 1 if left else 0

    def _replied(self, wamid: str, times: int) -> bool:
        return len(self.phone.replies_to(wamid)) >= times

    def _all_read(self) -> bool:
        self.phone.look()
        return not complaints(self.phone, self._pulses, self._database)

    def _wait(self, done: Callable[[], bool], *, seconds: float = 240) -> None:
        try:
            self.children.wait_until("worker", done, seconds=seconds)
        except ChartcastrError:
            # What did not come is listed as missing at the end; a process that died is an error of its own.
            self.children.check()

    def _invite(self) -> None:
        self._screen.print("\n[bold]It runs.[/bold] Both pulses are on the phone. Reply there, or react to a chart.\n")
        self._screen.print(f"  Phone       {self.phone.url}/phone/{READER}")
        self._screen.print(f"  Prefect UI  http://{stack.HOST}:{self._ports['prefect']}")
        self._screen.print(f"              it asks for the auth string: what follows {lock.AUTH}= in {self._lock.file}")
        self._screen.print("\nCtrl-C ends all of it.")

    @contextmanager
    def _step(self, what: str) -> Iterator[None]:
        began = time.monotonic()
        with self._screen.status(f"{what} ..."):
            yield
        self._screen.print(f"  [green]ok[/green]  {what} ({time.monotonic() - began:.1f} s)")
