"""A worker that dies where it is told to: before or after the nth POST or commit."""

import asyncio
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from random import Random
from typing import Any

from sqlmodel import Session

from pulse.delivery import Courier, Sender
from pulse.store import Store
from pulse.whatsapp.client import Accepted, Client, connect
from pulse.whatsapp.messages import Body
from sandbox.world import Account
from tests.chaos.house import NUMBER, TIMING


class Fate:
    """Counts boundaries; at number ``last`` the process is gone, as if the power were."""

    def __init__(self, last: int | None) -> None:
        self._last, self.passed = last, 0

    def boundary(self) -> None:
        self.passed += 1
        if self.passed == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


class MortalStore(Store):
    """Dies before or after a commit."""

    def __init__(self, url: str, fate: Fate) -> None:
        super().__init__(url)
        self._fate = fate

    @contextmanager
    def begin(self) -> Iterator[Session]:
        with super().begin() as session:
            yield session
            self._fate.boundary()
        self._fate.boundary()


class MortalClient(Client):
    """Dies before or after a POST."""

    def __init__(self, client: Client, fate: Fate) -> None:
        super().__init__(client._http, client.phone_number_id)
        self._fate = fate

    async def send(self, body: Body) -> Accepted:
        self._fate.boundary()
        taken = await super().send(body)
        self._fate.boundary()
        return taken

    async def upload(self, content: bytes, mime: str, filename: str) -> str:
        self._fate.boundary()
        media_id = await super().upload(content, mime, filename)
        self._fate.boundary()
        return media_id


def work(
    database: str,
    sandbox: str,
    public_url: str,
    deliveries: list[str],
    last: int | None,
    together: bool,
    settle: Any,
    told: Any = None,
) -> None:
    """Bring every delivery as far as it goes, or die at boundary ``last``; exits with 1 where one is not complete.

    ``settle`` is a shared number: within so many seconds news comes, as the machine is now.
    """
    fate = Fate(last)

    async def follow(courier: Courier) -> None:
        while True:
            courier._timing = replace(TIMING, settle=settle.value)
            await asyncio.sleep(0.05)

    async def bring() -> list[str]:
        sender = Sender(app_secret=Account.app_secret, public_url=public_url)
        async with connect(token=Account.token, phone_number_id=NUMBER, base_url=sandbox) as client:
            store = MortalStore(database, fate)
            courier = Courier(store, MortalClient(client, fate), sender, TIMING, Random(1))
            following = asyncio.create_task(follow(courier))
            if together:
                stands = await asyncio.gather(*(courier.deliver(delivery) for delivery in deliveries))
            else:
                stands = [await courier.deliver(delivery) for delivery in deliveries]
            following.cancel()
            store.close()
            return [settled.state for settled in stands]

    states = asyncio.run(bring())
    if told is not None:
        told.put(fate.passed)
    if any(state not in {"complete", "sent"} for state in states):
        raise SystemExit(1)
