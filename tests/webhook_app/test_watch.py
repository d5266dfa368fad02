"""The watch is started when there is something to do, and no error ends the loop that sees to it."""

import asyncio

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.states import Pending

from pulse.store import Store
from pulse.store.columns import utc_now
from pulse.store.states import InboundState
from pulse.store.tables import Inbound
from webhook_app.dispatch import PrefectDispatch
from webhook_app.watch import Watch

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


class Started:
    """A start that keeps when it was asked for, and fails at first."""

    def __init__(self) -> None:
        self.history: list[object] = []

    async def __call__(self) -> None:
        self.history.append(utc_now())
        if len(self.history) == 1:
            raise ConnectionError


async def _nothing() -> None:
    """No place is held."""


async def _watch(store: Store, seconds: float) -> Started:
    started = Started()
    running = asyncio.create_task(Watch(store, started, _nothing, every=0.02, spaced=0.01).run())
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


@pytest.mark.usefixtures("prefect")
def test_a_watch_that_was_taken_and_never_begun_holds_its_place_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    states = asyncio.run(_take_and_free(monkeypatch))

    assert states == ["Pending", "Crashed"]


async def _take_and_free(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    async with get_client() as client:
        await client.create_work_pool(WorkPoolCreate(name="freed", type="process"))
        await client.create_work_queue("watch", work_pool_name="freed")
        deployment = await client.create_deployment(
            await client.create_flow_from_name("watch-deliveries"),
            "looks",
            work_pool_name="freed",
            work_queue_name="watch",
        )
        run = await client.create_flow_run_from_deployment(deployment)
        await client.set_flow_run_state(run.id, Pending())
        async with PrefectDispatch() as dispatch:
            await dispatch.free()
            young = str((await client.read_flow_run(run.id)).state_name)
            # Five minutes are a third of a second now.
            monkeypatch.setenv("CHARTCASTR_HURRY", "1000")
            await asyncio.sleep(0.5)
            await dispatch.free()
        return [young, str((await client.read_flow_run(run.id)).state_name)]
