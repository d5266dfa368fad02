"""How a flow run is begun in a warm process, in the shape in which Prefect's own executor starts one."""

import os
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anyio.abc
from prefect.client.schemas.objects import FlowRun
from prefect.runner._control_channel import ControlChannel
from prefect.runner._process_manager import ProcessHandle
from prefect.settings import get_current_settings

from worker.pool import NoForkServer, Pool, Warm

_NOT_BEGUN = 70
"""Exit code of what was never begun (EX_SOFTWARE of sysexits.h)."""


@dataclass
class _Attempt:
    """One run in a process, in the shape of a process of its own: it is over when the run is."""

    pid: int
    returncode: int | None = None
    wait_after_graceful_kill: bool = True

    def is_alive(self, _pid: int) -> bool:
        """Whether the run goes on; the process may go on after it."""
        return self.returncode is None

    def graceful_kill(self, _pid: int) -> None:
        """Ask it to end."""
        if self.returncode is None:
            os.kill(self.pid, signal.SIGTERM)

    def hard_kill(self, _pid: int) -> None:
        """End it."""
        if self.returncode is None:
            os.kill(self.pid, signal.SIGKILL)

    def close(self) -> None:
        """Nothing is held."""


class WarmStarter:
    """Starts one flow run.

    Args:
        pool: Where processes come from.
        process: The one that is to do it.
        channel: By which a run is told why it is ended.
        env: The run's own environment.
        cwd: Its folder.
    """

    def __init__(
        self, pool: Pool, process: Warm, channel: ControlChannel, env: Mapping[str, str | None], cwd: Path
    ) -> None:
        self._pool, self._process, self._channel, self._env, self._cwd = pool, process, channel, env, cwd
        self._done: Warm | None = None

    async def start(
        self, flow_run: FlowRun, task_status: anyio.abc.TaskStatus[ProcessHandle] = anyio.TASK_STATUS_IGNORED
    ) -> None:
        """Have the run done, and return when it has ended.

        Raises:
            NoForkServer: There is no process for it.
        """
        env = self._environment(flow_run)
        process = self._process
        attempt: Any = _Attempt(process.pid)
        task_status.started(ProcessHandle(attempt, attempt))
        ended = await process.run(env, str(self._cwd))
        while ended is None:
            # It would have run older code: that changed a moment ago. Another one takes its place; nothing was begun.
            process.close()
            try:
                process = await self._pool.take()
            except NoForkServer:
                attempt.returncode = _NOT_BEGUN
                raise
            attempt.pid = process.pid
            ended = await process.run(env, str(self._cwd))
        attempt.returncode, again = ended
        if again:
            self._done = process
        else:
            process.close()

    def release(self) -> None:
        """Let another run have the process, now that nobody signals it for this one any more."""
        if self._done is not None:
            self._pool.give_back(self._done)
            self._done = None

    def _environment(self, flow_run: FlowRun) -> dict[str, str]:
        port, token = self._channel.register(flow_run.id)
        everything: dict[str, str | None] = {
            **os.environ,
            **self._env,
            **get_current_settings().to_environment_variables(exclude_unset=True),
            "PREFECT__FLOW_RUN_ID": str(flow_run.id),
            "PREFECT__ENABLE_CANCELLATION_AND_CRASHED_HOOKS": "false",
            "PREFECT__CONTROL_PORT": str(port),
            "PREFECT__CONTROL_TOKEN": token,
        }
        return {name: value for name, value in everything.items() if value is not None}
