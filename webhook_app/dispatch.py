"""From a stored reply to a flow run. What could not be dispatched stays stored and is tried again."""

import asyncio
import contextlib
import hashlib
import logging
import time
from collections.abc import Callable, Sequence
from typing import Protocol, Self
from uuid import UUID

import httpx
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    WorkQueueFilter,
    WorkQueueFilterName,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.exceptions import ObjectNotFound
from prefect.states import Crashed

from pulse.delivery.patience import patience
from pulse.store import Store, inbox
from pulse.store.columns import utc_now
from pulse.store.tables import Inbound
from webhook_app.watch import SPACED

MOST_AT_ONCE = 20
"""Answers that are started and not there yet; what comes beyond waits in our own table, each sender in turn."""
_WATCH, _QUEUE = "watch-deliveries", "watch"
_QUICK = (_WATCH, "prepare-pulses")
"""Flows of its queue that take seconds, however much there is to do."""
_OF_QUEUE = (*_QUICK, "purge", "keep-history", "quiet-report", "tell-owner")
_GONE = "Its process is gone, or it never had one."
_LOG = logging.getLogger("chartcastr.webhook")


class Dispatch(Protocol):
    """Starts the answer to one inbound message."""

    async def __call__(self, inbound: Inbound) -> str:
        """Start it, once for a wamid however often it is called; returns the id of the flow run."""


class PrefectDispatch:
    """Starts the flow of an inbound message from its deployment, with the wamid's digest as idempotency key.

    Args:
        nudge: Has the workers look for runs now.
    """

    def __init__(self, nudge: Callable[[], None] = lambda: None) -> None:
        self._nudge = nudge
        self._ids: dict[str, UUID] = {}
        self._client: PrefectClient | None = None
        self._opening = asyncio.Lock()

    async def __call__(self, inbound: Inbound) -> str:
        """Create the flow run; Prefect gives back the one that exists where there is one."""
        # A wamid holds its person's number in base64, which has no business in Prefect's database. What is started
        # again after its run died needs another key: Prefect would give back the dead one.
        count = inbound.starts + inbound.postponed
        again = f":{count}" if count else ""
        key = f"wa:{hashlib.sha256(inbound.wamid.encode()).hexdigest()}{again}"
        return await self._start(inbound.flow, key, {"inbound_id": inbound.id})

    async def watch(self) -> None:
        """Create the flow run that looks after deliveries; several apps at once make one."""
        await self._start(_WATCH, f"watch:{int(time.time() // SPACED)}", {})

    async def free(self) -> int:
        """Have what the watch's queue gave to a process that is gone count as crashed; how many.

        Whatever else died with its process is gone on with by the watch. Its own queue has places, too, and runs that
        were taken and never begun, or never came to their end, would hold them for ever.
        """
        client, count = await self._open(), 0
        try:
            waits = patience()
            for flows, state, longest in (
                (_OF_QUEUE, StateType.PENDING, waits.pending),
                (_QUICK, StateType.RUNNING, waits.stuck),
            ):
                for run in await _in_queue(client, flows, state):
                    if run.state is not None and run.state.timestamp.timestamp() < (utc_now() - longest).timestamp():
                        await client.set_flow_run_state(run.id, Crashed(message=_GONE), force=True)
                        count += 1
        except httpx.TransportError:
            await self._drop(client)
            raise
        return count

    async def _start(self, flow: str, key: str, parameters: dict[str, str]) -> str:
        client = await self._open()
        try:
            flow_run_id = await self._create(client, flow, key, parameters)
        except ObjectNotFound:
            # The deployment may have been made anew; its id is looked up again next time.
            self._ids.pop(flow, None)
            raise
        except httpx.TransportError:
            # The server was started anew, perhaps at another place: the next one connects again.
            await self._drop(client)
            raise
        # Names of workers are looked up for it, which may take as long as it likes.
        asyncio.get_running_loop().run_in_executor(None, self._nudge)
        return flow_run_id

    async def _open(self) -> PrefectClient:
        """One client for all: a new one reads certificates and connects, which takes longer than what it is for."""
        async with self._opening:
            if self._client is None:
                self._client = await get_client().__aenter__()
            return self._client

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._client is not None:
            await self._drop(self._client)

    async def _drop(self, client: PrefectClient) -> None:
        if self._client is client:
            self._client = None
            await client.__aexit__(None, None, None)

    async def _create(self, client: PrefectClient, flow: str, key: str, parameters: dict[str, str]) -> str:
        if flow not in self._ids:
            self._ids[flow] = (await client.read_deployment_by_name(f"{flow}/{flow}")).id
        run = await client.create_flow_run_from_deployment(self._ids[flow], parameters=parameters, idempotency_key=key)
        return str(run.id)


async def _in_queue(client: PrefectClient, flows: Sequence[str], state: StateType) -> list[FlowRun]:
    """Runs of these flows in the watch's queue that stand in a state."""
    return await client.read_flow_runs(
        flow_filter=FlowFilter(name=FlowFilterName(any_=[*flows])),
        work_queue_filter=WorkQueueFilter(name=WorkQueueFilterName(any_=[_QUEUE])),
        flow_run_filter=FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[state]))),
    )


class Dispatcher:
    """The loop that dispatches what waits: at once when woken, and every few seconds for what failed before.

    Args:
        store: Where replies wait.
        dispatch: What starts an answer.
        look_every: Seconds between two looks without being woken.
    """

    def __init__(self, store: Store, dispatch: Dispatch, look_every: float) -> None:
        self._store, self._dispatch, self._look_every = store, dispatch, look_every
        self._news = asyncio.Event()

    def wake(self) -> None:
        """There is something new."""
        self._news.set()

    async def run(self) -> None:
        """Dispatch until cancelled; no error ends it."""
        while True:
            try:
                await self._round()
            except Exception:  # noqa: BLE001 - no error may end the loop
                _LOG.exception("The store cannot be read; replies wait")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), self._look_every)
            self._news.clear()

    async def _round(self) -> None:
        waiting = await asyncio.to_thread(self._waiting)
        await asyncio.gather(*(self._start(inbound) for inbound in waiting))

    async def _start(self, inbound: Inbound) -> None:
        try:
            flow_run_id = await self._dispatch(inbound)
        except Exception as wrong:  # noqa: BLE001 - whatever fails, the row waits for a later round
            about = {"inbound": inbound.id}
            _LOG.warning(
                "Reply %s could not be dispatched and waits (%s)", inbound.id, type(wrong).__name__, extra=about
            )
            await asyncio.to_thread(self._postpone, inbound.id)
        else:
            about = {"inbound": inbound.id, "flow_run": flow_run_id}
            _LOG.info("Reply %s is dispatched to %s", inbound.id, inbound.flow, extra=about)
            await asyncio.to_thread(self._note, inbound.id, flow_run_id)

    def _waiting(self) -> list[Inbound]:
        with self._store.begin() as session:
            free = MOST_AT_ONCE - inbox.going_on(session)
            return inbox.pending(session, free) if free > 0 else []

    def _postpone(self, inbound_id: str) -> None:
        with self._store.begin() as session:
            inbox.postpone(session, inbound_id)

    def _note(self, inbound_id: str, flow_run_id: str) -> None:
        with self._store.begin() as session:
            inbox.dispatched(session, inbound_id, flow_run_id)
