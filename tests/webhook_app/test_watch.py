"""The watch is started when there is something to do, and no error ends the loop that sees to it."""

import asyncio

from pulse.store import Store
from pulse.store.columns import utc_now
from pulse.store.states import InboundState
from pulse.store.tables import Inbound
from webhook_app.watch import Watch


class Started:
    """A start that keeps when it was asked for, and fails at first."""

    def __init__(self) -> None:
        self.history: list[object] = []

    async def __call__(self) -> None:
        self.history.append(utc_now())
        if len(self.history) == 1:
            raise ConnectionError


async def _watch(store: Store, seconds: float) -> Started:
    started = Started()
    running = asyncio.create_task(Watch(store, started, every=0.02, spaced=0.01).run())
    await asyncio.sleep(seconds)
    running.cancel()
    return started


def test_an_empty_house_starts_nothing(store: Store) -> None:
    assert asyncio.run(_watch(store, 0.3)).history == []


def test_something_to_do_starts_it_and_again_where_prefect_was_away(store: Store) -> None:
    with store.begin() as session:
        asked = Inbound(wamid="w", kind="text", text="why?", raw="{}", state=InboundState.DISPATCHED)
        asked.dispatched_at = utc_now().replace(year=2020)
        session.add(asked)

    assert len(asyncio.run(_watch(store, 0.5)).history) > 1
