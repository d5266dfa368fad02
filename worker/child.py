"""A forked process: it runs one flow run after the other, each as a process of Prefect's own would."""

import asyncio
import contextlib
import gc
import os
import resource
import signal
import socket
import sys
import time
from typing import Any
from uuid import UUID

from worker import forkrun
from worker.fresh import Imported

MOST_RUNS = 100
"""So many runs one process does; what they leave behind in its memory is given back then."""
MOST_MB = 600
"""It does no more once it has grown beyond this."""
_OF_ONE_RUN = "PREFECT__"


class Child:
    """What a forked process does from here on.

    Args:
        imported: What it has imported, to see that this is still what lies on disk.
    """

    def __init__(self, imported: Imported) -> None:
        self._imported, self._runs = imported, 0
        self._settings: dict[str, str] = {}

    def serve(self, channel: socket.socket) -> None:
        """Do the runs that come over ``channel``, until it ends or this process has had its share."""
        while True:
            try:
                told, _ = forkrun.receive(channel)
            except (EOFError, OSError):
                return
            if self._imported.is_stale():
                forkrun.send(channel, {"stale": True})
                return
            if "env" not in told:
                # Asked before it is given a run: it is there, and would run what lies here now.
                forkrun.send(channel, {"ready": True})
                continue
            began = time.time_ns()
            self.run(told)
            # What a run leaves behind in circles holds its connections open.
            gc.collect()
            self._runs += 1
            self._imported.look(began)
            last = self._runs >= MOST_RUNS or _megabytes() > MOST_MB
            forkrun.send(channel, {"status": 0, "last": last})
            if last:
                return

    def run(self, told: dict[str, Any]) -> None:
        """Do one run, in its own environment and folder.

        Raises:
            SystemExit: It was ended from outside, or its end could not be told to Prefect.
        """
        self._become(told)
        _engine(UUID(os.environ["PREFECT__FLOW_RUN_ID"]))

    def _become(self, told: dict[str, Any]) -> None:
        os.environ.clear()
        os.environ.update(told["env"])
        os.chdir(told["cwd"])
        sys.argv = ["prefect.engine"]
        settings = {name: value for name, value in told["env"].items() if not name.startswith(_OF_ONE_RUN)}
        if settings != self._settings:
            from prefect.context import refresh_global_settings_context

            refresh_global_settings_context()
            self._settings = settings


def _engine(run_id: UUID) -> None:
    """What ``python -m prefect.engine`` does, in a process that goes on afterwards."""
    from prefect._internal.control_listener import configure_from_env, get_intent
    from prefect.engine import handle_engine_signals
    from prefect.flow_engine import load_flow, load_flow_run, run_flow
    from prefect.logging.loggers import flow_run_logger

    configure_from_env()
    try:
        with handle_engine_signals(run_id):
            flow_run = load_flow_run(run_id)
            logger = flow_run_logger(flow_run)
            try:
                flow = load_flow(flow_run)
            except Exception:
                logger.exception("Unexpected exception encountered when trying to load flow")
                raise
            running: Any = run_flow(flow, flow_run=flow_run, error_logger=logger)  # type: ignore[arg-type]
            if asyncio.iscoroutine(running):
                asyncio.run(running)
    except SystemExit as ended:
        # A run that failed, or was aborted by the server, ends its process with 0: there is nothing wrong with that.
        if ended.code or get_intent() is not None:
            raise
    finally:
        _flush()


def _flush() -> None:
    """Have the run's log lines sent before anything else happens; whatever is wrong with that, the run is over."""
    from prefect.logging.handlers import APILogHandler

    with contextlib.suppress(Exception):
        APILogHandler().flush()


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def let_signals_be() -> None:
    """Signals do what they do in a new process."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.set_wakeup_fd(-1)
