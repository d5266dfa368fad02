"""Child processes: started with a log of their own, watched until they answer, and ended with all they started."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

from pulse.errors import ChartcastrError

_GRACE_SECONDS = 6.0


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as item:
        item.bind(("127.0.0.1", 0))
        return int(item.getsockname()[1])


def require_port(port: int, option: str) -> int:
    """``port``, if nobody listens on it.

    Raises:
        ChartcastrError: Somebody does; the sentence names the option that chooses another.
    """
    with socket.socket() as item:
        item.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            item.bind(("127.0.0.1", port))
        except OSError:
            raise ChartcastrError(f"Port {port} is in use. Choose another with {option}.") from None
    return port


class Children:
    """The processes of one command; leaving the ``with`` block ends them all, newest first.

    Args:
        folder: Where their logs go.
        environment: What they may get, over this process's own.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._folder = folder
        self.environment = {**os.environ, **environment}
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._handlers: dict[int, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            # A closed terminal or a service manager ends everything as Ctrl-C does.
            for number in (signal.SIGTERM, signal.SIGHUP):
                self._handlers[number] = signal.signal(number, signal.default_int_handler)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def start(self, name: str, module: str, *arguments: str, environment: Mapping[str, str] | None = None) -> None:
        """Start ``python -m module arguments``, with output to ``NAME.log``.

        Args:
            name: What it is called in errors.
            module: What to run.
            arguments: Its command line.
            environment: All that it gets; everything if not given.
        """
        # A session of its own: Ctrl-C reaches this process only, which then ends the others in order.
        with self.log(name).open("wb") as log:
            self._running[name] = subprocess.Popen(  # noqa: S603 - our own modules
                [sys.executable, "-m", module, *arguments],
                env=self.environment if environment is None else environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def run(
        self,
        name: str,
        module: str,
        *arguments: str,
        environment: Mapping[str, str] | None = None,
        seconds: float = 300,
    ) -> None:
        """Run ``python -m module arguments`` to its end; arguments as in :meth:`start`.

        Raises:
            ChartcastrError: It failed or took too long; the sentence names its log and its last line.
        """
        self.start(name, module, *arguments, environment=environment)
        self.finish(name, seconds)

    def finish(self, name: str, seconds: float) -> None:
        """Wait for the end of a process that comes to one by itself.

        Raises:
            ChartcastrError: It failed or took too long; the sentence names its log and its last line.
        """
        try:
            code = self._running[name].wait(seconds)
        except subprocess.TimeoutExpired:
            raise ChartcastrError(f"{name} did not end within {seconds:.0f} s; see {self.log(name)}.") from None
        if code:
            raise ChartcastrError(f"{name} failed: {self._last_line(name)} (all of it in {self.log(name)}).")
        del self._running[name]

    @property
    def pids(self) -> dict[str, int]:
        """Process ids by name."""
        return {name: child.pid for name, child in self._running.items()}

    def end(self, name: str) -> None:
        """End one process and whatever it started, as :meth:`stop` ends all."""
        self._end([self._running.pop(name)])

    def log(self, name: str) -> Path:
        """Where the output of ``name`` goes."""
        return self._folder / f"{name.replace(' ', '-')}.log"

    def wait_for(self, name: str, url: str, *, seconds: float = 240) -> None:
        """Wait until ``url`` answers 200.

        Raises:
            ChartcastrError: The process ended, or did not answer in time.
        """

        def answers() -> bool:
            with contextlib.suppress(httpx.HTTPError):
                return httpx.get(url, timeout=2).status_code == httpx.codes.OK
            return False

        self.wait_until(name, answers, seconds=seconds)

    def wait_until(self, name: str, done: Callable[[], bool], *, seconds: float) -> None:
        """Wait until ``done`` says so, as long as ``name`` runs.

        Raises:
            ChartcastrError: The process ended, or it took too long.
        """
        deadline = time.monotonic() + seconds
        while not done():
            self.check()
            if time.monotonic() > deadline:
                raise ChartcastrError(f"{name} was not ready within {seconds:.0f} s; see {self.log(name)}.")
            time.sleep(0.1)

    def check(self) -> None:
        """See that every process runs.

        Raises:
            ChartcastrError: One has ended.
        """
        for name, child in self._running.items():
            if child.poll() is not None:
                raise ChartcastrError(f"{name} ended by itself: {self._last_line(name)} (see {self.log(name)}).")

    def stop(self) -> None:
        """End every process and whatever it started: politely first, then for good."""
        # A second Ctrl-C must not leave half of them behind.
        if threading.current_thread() is threading.main_thread():
            self._handlers.setdefault(signal.SIGINT, signal.signal(signal.SIGINT, signal.SIG_IGN))
        # The worker has to tell the others what became of its runs.
        if "worker" in self._running:
            self.end("worker")
        self._end(list(reversed(self._running.values())))
        self._running.clear()

    def _end(self, ending: Sequence["subprocess.Popen[bytes]"]) -> None:
        for child in ending:
            _signal(child, signal.SIGTERM)
        deadline = time.monotonic() + _GRACE_SECONDS
        for child in ending:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(max(0.0, deadline - time.monotonic()))
        for child in ending:
            _signal(child, signal.SIGKILL)
            child.wait()

    def _last_line(self, name: str) -> str:
        lines = self.log(name).read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return lines[-1] if lines else "it said nothing"


def _signal(child: subprocess.Popen[bytes], number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, number)
