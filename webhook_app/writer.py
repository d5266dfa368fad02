"""One queue before the store: what people wrote goes first, and what waits together is kept in one transaction."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator, Sequence

from starlette.concurrency import run_in_threadpool

from pulse.store import Store
from pulse.store.receive import Received, receive
from pulse.whatsapp.events import Event, Status

STATUSES, OTHERS = 50, 25
"""Items of one transaction: few enough that a reply that comes meanwhile waits for a moment only."""
_Part = tuple[Sequence[Event], "asyncio.Future[None]"]


class Writer:
    """What keeps the items of bodies.

    Args:
        store: Where.
        wake: Called when something was kept that waits for an answer.
    """

    def __init__(self, store: Store, wake: Callable[[], None]) -> None:
        self._store, self._wake = store, wake
        self._others: deque[_Part] = deque()
        self._statuses: deque[_Part] = deque()
        self._task: asyncio.Task[None] | None = None

    async def keep(self, told: Sequence[Event]) -> None:
        """Return when every item is kept; what raises may have kept some of them, and is there to be called again.

        Statuses first: one may make the message known that a reply in the same body is about.
        """
        statuses = [item for item in told if isinstance(item, Status)]
        others = [item for item in told if not isinstance(item, Status)]
        for part in _parts(statuses, STATUSES):
            await self._put(self._statuses, part)
        for part in _parts(others, OTHERS):
            await self._put(self._others, part)

    async def _put(self, queue: deque[_Part], part: Sequence[Event]) -> None:
        done = asyncio.get_running_loop().create_future()
        queue.append((part, done))
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())
        await done

    async def _run(self) -> None:
        while self._others or self._statuses:
            batch = [*_take(self._others, OTHERS), *_take(self._statuses, STATUSES)]
            wrong: Exception | None = None
            try:
                received = await run_in_threadpool(self._write, [event for part, _ in batch for event in part])
                if received.pending:
                    self._wake()
            except Exception as raised:  # noqa: BLE001 - whoever waits for it is told
                wrong = raised
            for _, done in batch:
                if done.done():
                    continue
                if wrong is None:
                    done.set_result(None)
                else:
                    done.set_exception(wrong)

    def _write(self, told: Sequence[Event]) -> Received:
        with self._store.begin() as session:
            return receive(session, told)


def _parts(told: Sequence[Event], most: int) -> Iterator[Sequence[Event]]:
    for start in range(0, len(told), most):
        yield told[start : start + most]


def _take(queue: deque[_Part], most: int) -> list[_Part]:
    """What has waited longest, as long as it is no more than ``most`` items together; one at least."""
    taken: list[_Part] = []
    items = 0
    while queue and (not taken or items + len(queue[0][0]) <= most):
        taken.append(queue.popleft())
        items += len(taken[-1][0])
    return taken
