"""The commands as an owner runs them, against a sandbox, a store, a webhook and a Prefect server that are real."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pulse.store import Store
from pulse.store.tables import Inbound
from sandbox.world import Account
from tests.conftest import Prefect, Sandbox, serve
from tests.terminal import chartcastr
from webhook_app.app import create_app
from webhook_app.settings import Settings

ADA = "12025550143"


@dataclass
class Owner:
    """Somebody at a terminal."""

    sandbox: Sandbox
    store: Store
    environment: dict[str, str]

    def runs(self, *arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return chartcastr(*arguments, env=self.environment | environment, typed=typed)


@pytest.fixture
def owner(prefect_server: Prefect, sandbox: Sandbox, tmp_path: Path) -> Iterator[Owner]:
    store = Store(f"sqlite:///{tmp_path / 'owner.db'}")
    store.prepare()
    sandbox.person(ADA)

    async def start_nothing(inbound: Inbound) -> str:  # noqa: ARG001
        return "not-started"

    settings = Settings("token", (Account.app_secret,), store.url, look_every=0.2)
    with serve(create_app(settings, store, start_nothing)) as url:
        environment = {
            **os.environ,
            **prefect_server.environment,
            "DATABASE_URL": store.url,
            "GRAPH_API_URL": sandbox.url,
            "PUBLIC_URL": url,
            "META_WHATSAPP_WEBHOOK_VERIFY_TOKEN": "token",
            "META_WHATSAPP_TOKEN": Account.token,
            "META_WHATSAPP_PHONE_NUMBER_ID": Account.phone_number_id,
            "META_WHATSAPP_WABA_ID": Account.waba_id,
            "META_APP_SECRET": Account.app_secret,
            "COLUMNS": "200",
        }
        yield Owner(sandbox, store, environment)
    store.close()
