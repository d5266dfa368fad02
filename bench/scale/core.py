"""``python -m bench.scale.core``: sends its share of the pulses by the core itself, without Prefect."""

import asyncio
import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from sqlmodel import Session

from bench.scale.house import NUMBERS, definition, number_of
from pulse.chart import draw_page
from pulse.chart.look import Look
from pulse.definition import Pulse, read_pulse
from pulse.delivery import Courier, Sender, recipients
from pulse.delivery import snapshot as snapshots
from pulse.delivery.snapshot import Page
from pulse.insight import InsightOptions, find_facts
from pulse.insight.figure import Figure, numbered
from pulse.narration import NarrationContext, write_plainly
from pulse.narration.several import context_of, put_together
from pulse.sources import fetch
from pulse.store import Store, readers, runs
from pulse.store.columns import utc_now
from pulse.whatsapp.client import connect

AT_ONCE = 12
"""Pulses of one process; most of their time they wait."""
_T = TypeVar("_T")


class Share:
    """The pulses of one process.

    Args:
        database: Where the store is.
        sandbox: Address of the stand-in for Meta.
        due: The moment that all of them are due.
    """

    def __init__(self, database: str, sandbox: str, due: datetime) -> None:
        self._store, self._sandbox, self._due = Store(database), sandbox, due
        self._drawing, self.making = asyncio.Lock(), 0.0

    async def send(self, pulses: list[int]) -> None:
        """Send them all, some at a time."""
        free = asyncio.Semaphore(AT_ONCE)
        async with asyncio.TaskGroup() as group:
            clients = [
                connect(token="SANDBOX-TOKEN", phone_number_id=number_of(at), base_url=self._sandbox)  # noqa: S106
                for at in range(NUMBERS)
            ]
            opened = [await client.__aenter__() for client in clients]
            couriers = [Courier(self._store, client, Sender()) for client in opened]
            for pulse in pulses:
                await free.acquire()
                task = group.create_task(self._one(pulse, couriers[pulse % NUMBERS]))
                task.add_done_callback(lambda _: free.release())
        for client in clients:
            await client.__aexit__(None, None, None)

    async def _one(self, number: int, courier: Courier) -> None:
        pulse = read_pulse(definition(number), "bench")
        run = (await self._in(partial(runs.start, pulse=pulse.name, slot=self._due, flow_run_id=None))).run
        async with self._drawing:
            # One at a time: two threads that draw only take turns.
            new, beside, seconds = await asyncio.to_thread(_frozen, run.id, pulse)
            self.making += seconds
        await self._in(partial(runs.freeze, snapshot=new, beside=beside))
        found = await self._in(lambda session: readers.named(session, pulse.readers)[0])
        ids = [reader.id for reader in found]
        plan = partial(recipients.plan, run_id=run.id, reader_ids=ids, phone_number_id=number_of(number % NUMBERS))
        await asyncio.gather(*(courier.deliver(delivery.id) for delivery in await self._in(plan)))

    async def _in(self, work: Callable[[Session], _T]) -> _T:
        def do() -> _T:
            with self._store.begin() as session:
                return work(session)

        return await asyncio.to_thread(do)


def _frozen(run_id: str, pulse: Pulse) -> tuple[Any, Any, float]:
    """What is sent: fetched, found, drawn, written and proven; and the CPU seconds that this thread took for it."""
    began = time.thread_time()
    result = fetch(pulse, utc_now())
    figures = (Figure(pulse, result, numbered(find_facts(result, InsightOptions.of(pulse)), 1)),)
    context = context_of(figures)
    words = put_together(
        [write_plainly(NarrationContext.of(pulse, result.measure), figures[0].facts)], context, figures, ()
    )
    picture = words.picture(figures[0].facts, context)
    chart = draw_page(figures, title=pulse.title, language=pulse.language, words=picture, look=Look())
    new, beside, _ = snapshots.snapshot(run_id, pulse, figures, (), Page(pulse.language, chart, words), "")
    return new, beside, time.thread_time() - began


def main() -> None:
    """Send a share; the last line says what it took."""
    database, sandbox, due, first, step, count = sys.argv[1:]
    moment = datetime.fromisoformat(due)
    time.sleep(max(0.0, moment.timestamp() - time.time()))
    share, before = Share(database, sandbox, moment), _cpu()
    asyncio.run(share.send(list(range(int(first), int(count), int(step)))))
    mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps({"cpu": _cpu() - before, "making": share.making, "mb": mb}))


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
