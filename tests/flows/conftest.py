"""A house: store, sandbox, webhook, a saved number and two readers, all real."""

import asyncio
import gc
import shutil
import time
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import FlowRun, State
from prefect.flow_engine import run_flow
from prefect.flows import Flow
from prefect.states import Scheduled
from pydantic import SecretStr
from sqlmodel import select

from blocks import WhatsApp
from pulse.definition import Pulse, read_pulse
from pulse.store import Store, numbers, outbox, readers
from pulse.store.columns import utc_now
from pulse.store.tables import Inbound, Message
from sandbox.world import Account
from sandbox.world import Message as Shown
from tests.conftest import ROOT, Prefect, Sandbox, serve
from webhook_app.app import PATH, create_app
from webhook_app.settings import Settings

ADA, BOB = "12025550143", "12025550144"


@pytest.fixture(scope="session", autouse=True)
def _imported_for_good() -> None:
    """What was imported is no garbage; it need not be looked through after every test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _collect() -> Iterator[None]:
    """Prefect's client leaves a socket open at the end of an event loop; it is collected where that is allowed."""
    yield
    gc.collect()
    # What is still there need not be looked through after the next test.
    gc.freeze()


class Kept:
    """A dispatch that starts nothing and keeps what it was given."""

    def __init__(self) -> None:
        self.history: list[str] = []

    async def __call__(self, inbound: Inbound) -> str:
        self.history.append(inbound.id)
        return "not-started"


class House:
    """Everything a flow run needs, and hands to look into it with."""

    def __init__(self, sandbox: Sandbox, store: Store, dispatch: Kept, prefect: Prefect, door: str) -> None:
        self.sandbox, self.store, self.dispatch, self.prefect, self.door = sandbox, store, dispatch, prefect, door

    def pulse(self, **changes: Any) -> Pulse:
        written = {
            "name": "shop-orders",
            "title": "Coffee shop orders",
            "source": {"at": str(ROOT / "deployments" / "data" / "shop-orders.csv")},
            "measure": {"name": "Orders", "value": "orders", "period": "date", "by": "region", "unit": "count"},
            "grain": "day",
            "timezone": "Europe/Berlin",
            "as_of": "2026-11-22T08:00:00+01:00",
            "connection": "house",
            "readers": ["ada"],
            "wait_for_image": 5,
        }
        return read_pulse(written | changes, "test")

    def run(self, flow: Flow[Any, Any], parameters: dict[str, Any], *, at: Any = None) -> tuple[FlowRun, State[Any]]:
        """Run ``flow`` as a worker would: created first, with a scheduled time, then executed."""

        due: State[Any] = Scheduled(scheduled_time=at or utc_now())

        async def execute() -> tuple[FlowRun, State[Any]]:
            async with get_client() as client:
                made = await client.create_flow_run(flow, parameters=parameters, state=due)
                running: Any = run_flow(flow, flow_run=made, return_type="state")
                state = await running
                return await client.read_flow_run(made.id), state

        return asyncio.run(execute())

    def seen(self, wa_id: str = ADA) -> list[Shown]:
        return [m for m in self.sandbox.world.people[wa_id].messages.values() if m.direction == "out"]

    def says(self, text: str, context: str | None = None, wa_id: str = ADA) -> str:
        """A person writes; the id of the stored message once it is there."""
        answer = httpx.post(f"{self.sandbox.url}/phone/{wa_id}/messages", json={"text": text, "context": context})
        return self._stored(answer.json()["wamid"])

    def reacts(self, emoji: str, wamid: str, wa_id: str = ADA) -> str:
        answer = httpx.post(f"{self.sandbox.url}/phone/{wa_id}/reactions", json={"message_id": wamid, "emoji": emoji})
        return self._stored(answer.json()["wamid"])

    def _stored(self, wamid: str) -> str:
        def look() -> str | None:
            with self.store.begin() as session:
                return session.exec(select(Inbound.id).where(Inbound.wamid == wamid)).first()

        return str(wait(look))

    def messages(self) -> list[Message]:
        with self.store.begin() as session:
            return list(session.exec(select(Message).order_by(Message.created_at)))  # type: ignore[arg-type]

    def state_of(self, wamid: str) -> str | None:
        with self.store.begin() as session:
            found = outbox.by_wamid(session, wamid)
            return found.state if found else None


def wait(done: Callable[[], Any], seconds: float = 10) -> Any:
    deadline = time.monotonic() + seconds
    while not (found := done()):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return found


def ask(work: Callable[[Any], Coroutine[Any, Any, Any]]) -> Any:
    """One question to the Prefect server."""

    async def run() -> Any:
        async with get_client() as client:
            return await work(client)

    return asyncio.run(run())


@pytest.fixture
def house(
    prefect: Prefect, sandbox: Sandbox, migrated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[House]:
    store = Store(f"sqlite:///{shutil.copy(migrated, tmp_path / 'house.db')}")
    with store.begin() as session:
        numbers.upsert(session, Account.phone_number_id, connection="house", waba_id=Account.waba_id)
        for name, wa_id in (("ada", ADA), ("bob", BOB)):
            reader = readers.add(session, name, f"+{wa_id}")
            reader.opted_in_at = utc_now()
            session.flush()
            readers.heard_from(session, reader.id, utc_now(), number=Account.phone_number_id)
    sandbox.person(ADA)
    sandbox.person(BOB)
    monkeypatch.setenv("DATABASE_URL", store.url)
    monkeypatch.setenv("GRAPH_API_URL", sandbox.url)
    dispatch = Kept()
    settings = Settings("token", (Account.app_secret,), store.url, look_every=0.1)
    with serve(create_app(settings, store, dispatch)) as url:
        number = WhatsApp(
            token=SecretStr(Account.token),
            phone_number_id=Account.phone_number_id,
            waba_id=Account.waba_id,
            display_number=f"+{Account.display_number}",
            app_secret=SecretStr(Account.app_secret),
        )

        async def connect() -> None:
            await number.asave("house", overwrite=True)
            async with number.client() as client:
                await client.subscribe(Account.waba_id, f"{url}{PATH}", "token")

        asyncio.run(connect())
        yield House(sandbox, store, dispatch, prefect, url)
    store.close()
