"""A process worker whose runs are warm: it looks when nudged, and is stopped without leaving anything undone."""

import asyncio
import contextlib
import time
from pathlib import Path
from typing import Any
from uuid import UUID

import anyio
import anyio.abc
from prefect.client.schemas.objects import FlowRun, State
from prefect.client.schemas.responses import WorkerFlowRunResponse
from prefect.flows import load_flow_from_flow_run
from prefect.runner._flow_run_executor import FlowRunExecutionResult, FlowRunExecutorContext
from prefect.runner._process_manager import ProcessHandle
from prefect.states import Scheduled
from prefect.workers.process import ProcessJobConfiguration, ProcessWorker, ProcessWorkerResult

from worker.command import is_warm
from worker.configuration import WarmConfiguration
from worker.pool import NoForkServer, Pool, Warm
from worker.starter import WarmStarter

_CANCELS = 3
"""How often cancelling a run is tried."""
_LOOK_EVERY = 0.2
_LAST_SECONDS = 5.0
"""So long it may take to note that a process was ended."""


class WarmWorker(ProcessWorker):
    """Prefect's process worker, of the same type and for the same pools.

    Runs whose command is the fork server's client are given to a warm process at once, without that client between;
    all others are started as Prefect's own worker does. What a run of Prefect's worker needs by itself (a client, a
    control channel, a listener for cancellations) is there once for all of them.
    """

    job_configuration = WarmConfiguration

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._pool = Pool(Path.cwd())
        self._context: FlowRunExecutorContext | None = None
        self._draining = False
        self._running: set[UUID] = set()
        self._ended, self._left = asyncio.Event(), asyncio.Event()
        self._host: asyncio.Task[None] | None = None

    async def setup(self) -> None:
        """Start the fork server while the worker introduces itself."""
        starting = asyncio.create_task(self._pool.start())
        await super().setup()
        try:
            await starting
        except NoForkServer as wrong:
            self._logger.warning("%s Runs are started by Prefect's own command.", wrong)
            return
        entered = asyncio.Event()
        self._host = asyncio.create_task(self._hold_context(entered))
        await entered.wait()

    async def _hold_context(self, entered: asyncio.Event) -> None:
        """Enter and leave what all runs share in one task of its own, which no scope of the worker's cancels."""
        try:
            async with FlowRunExecutorContext() as context:
                self._context = context
                self._keep_cancelling(context)
                entered.set()
                await self._left.wait()
        finally:
            self._context = None
            entered.set()

    def _keep_cancelling(self, context: FlowRunExecutorContext) -> None:
        """Have one cancellation that fails be that one's trouble only: the context is there for every run."""
        manager = context._cancellation_manager  # noqa: SLF001 - Prefect has no other seam
        cancel = manager.cancel_by_id

        async def guarded(flow_run_id: UUID) -> None:
            for left in reversed(range(_CANCELS)):
                try:
                    return await cancel(flow_run_id)
                except Exception as wrong:  # noqa: BLE001 - whatever it is, the next cancellation must work
                    self._logger.warning("Run %s is not cancelled (%s)", flow_run_id, type(wrong).__name__)
                    if left:
                        await asyncio.sleep(1)
            return None

        manager.cancel_by_id = guarded  # type: ignore[method-assign]

    async def teardown(self, *exc_info: Any) -> None:
        """Let go of the processes; what still runs goes on to its end by itself."""
        self._left.set()
        if self._host is not None:
            with anyio.CancelScope(shield=True):
                await asyncio.wait([self._host], timeout=_LAST_SECONDS)
        try:
            await super().teardown(*exc_info)
        finally:
            self._pool.stop()

    async def get_and_submit_flow_runs(self) -> list[FlowRun]:
        """Take what is due, unless the worker is being stopped."""
        return [] if self._draining else await super().get_and_submit_flow_runs()

    async def _submit_scheduled_flow_runs(self, flow_run_response: list[WorkerFlowRunResponse]) -> list[FlowRun]:
        """Take what was found, unless the worker was told to stop while it asked."""
        return [] if self._draining else await super()._submit_scheduled_flow_runs(flow_run_response)

    async def run(
        self,
        flow_run: FlowRun,
        configuration: ProcessJobConfiguration,
        task_status: anyio.abc.TaskStatus[int] | None = None,
    ) -> ProcessWorkerResult:
        """One run, in a warm process where its command is ours."""
        self._running.add(flow_run.id)
        try:
            if self._context is not None and is_warm(configuration.command) and configuration.working_dir == Path.cwd():
                try:
                    process = await self._pool.take()
                except NoForkServer as wrong:
                    self._logger.warning("%s The run is started by Prefect's own command.", wrong)
                else:
                    return await self._run_warm(self._context, process, flow_run, configuration, task_status)
            return await super().run(flow_run, configuration, task_status)
        finally:
            self._running.discard(flow_run.id)
            self._ended.set()

    async def _give_worker_labels_to_flow_run(self, flow_run_id: UUID) -> None:
        """Nothing: who ran it stands in the event of its submission, and a call to the server costs all others."""

    async def _propose_submitting_state(self, flow_run: FlowRun) -> None:
        """Nothing: a warm run is Running a moment after it is Pending."""

    async def _run_warm(
        self,
        context: FlowRunExecutorContext,
        process: Warm,
        flow_run: FlowRun,
        configuration: ProcessJobConfiguration,
        task_status: anyio.abc.TaskStatus[int] | None,
    ) -> ProcessWorkerResult:
        starter = WarmStarter(self._pool, process, context.control_channel, configuration.env, Path.cwd())
        executor = context.create_executor(
            flow_run, starter, resolve_flow=load_flow_from_flow_run, propose_submitting=False
        )
        ended: FlowRunExecutionResult | None = None

        async def execute(*, task_status: anyio.abc.TaskStatus[ProcessHandle] = anyio.TASK_STATUS_IGNORED) -> None:
            nonlocal ended
            ended = await executor.submit(task_status=task_status)

        try:
            async with anyio.create_task_group() as group:
                handle = await group.start(execute)
                if task_status is not None:
                    task_status.started(handle.pid)
        finally:
            starter.release()
        if ended is None or ended.status_code is None:
            raise RuntimeError("The flow run's process ended without a code.")
        return ProcessWorkerResult(status_code=ended.status_code, identifier=str(handle.pid))

    async def drain(self, seconds: float) -> None:
        """Take nothing new, and wait for what runs; what is not over by then is put back for another worker.

        A run of ours that is done again sends nothing twice: what it has sent is in the store.
        """
        self._draining = True
        deadline = time.monotonic() + seconds
        await self._none_runs(deadline)
        left = {*self._running, *self._submitting_flow_run_ids}
        for flow_run_id in left:
            self._logger.warning("Run %s is not over after %.0f s and is put back", flow_run_id, seconds)
            if self._context is not None:
                await self._context.process_manager.kill(flow_run_id, force=True)
        await self._none_runs(deadline + _LAST_SECONDS)
        for flow_run_id in left:
            await self._put_back(flow_run_id)

    async def _put_back(self, flow_run_id: UUID) -> None:
        put_back: State[Any] = Scheduled(name="Rescheduled", message="Its worker was stopped; another one takes it.")
        try:
            state = (await self.client.read_flow_run(flow_run_id)).state
            # What came to its end just then is over; the process that was ended for it makes it Crashed.
            if state is None or not state.is_final() or state.is_crashed():
                await self.client.set_flow_run_state(flow_run_id, put_back, force=True)
        except Exception as wrong:  # noqa: BLE001 - one that fails must not cost the others their place
            self._logger.warning("Run %s could not be put back (%s)", flow_run_id, type(wrong).__name__)

    async def _none_runs(self, deadline: float) -> None:
        while (self._running or self._submitting_flow_run_ids) and time.monotonic() < deadline:
            self._ended.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._ended.wait(), min(_LOOK_EVERY, deadline - time.monotonic()))
