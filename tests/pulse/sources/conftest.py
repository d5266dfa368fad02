"""Made accounts over real HTTP, judged by the published schemas where those are at hand."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from cli.samples.made import addresses, robot
from pulse.definition import Pulse, read_pulse
from pulse.series import Dataset
from pulse.sources import Source, fetch
from pulse.sources.hubspot.source import HubSpot
from pulse.sources.linear.client import Account as Workspace
from pulse.sources.linear.source import Linear
from pulse.sources.sheets.client import Account as Google
from pulse.sources.sheets.source import Sheets
from pulse.sources.shopify.client import Account as Shop
from pulse.sources.shopify.source import Shopify
from sandbox.accounts import Accounts, create_accounts
from tests.conftest import CONTRACTS, serve

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 7, tzinfo=UTC)


class Made:
    """The made accounts, and the sources that read them."""

    def __init__(self, accounts: Accounts, address: str) -> None:
        self.accounts = accounts
        self.sources: dict[str, Source] = {
            "shopify": Shopify(Shop("made", "shpat_made"), lambda: NOW),
            "hubspot": HubSpot("pat-made"),
            "linear": Linear(Workspace("lin_api_made")),
            "sheets": Sheets(Google(robot(address))),
        }

    def fetch(self, kind: str, metric: str = "", grain: str = "week", now: datetime = NOW, **more: Any) -> Dataset:
        measure = more.pop("measure", None)
        zone = more.pop("timezone", "Europe/Berlin")
        source = {"kind": kind, **({"metric": metric} if metric else {}), **more}
        return fetch(pulse(source, grain, measure, zone), now, self.sources[kind])


def pulse(
    source: dict[str, Any], grain: str, measure: dict[str, Any] | None = None, zone: str = "Europe/Berlin"
) -> Pulse:
    raw = {"name": "x", "title": "Title", "source": source, "grain": grain, "timezone": zone, "readers": ["ada"]}
    return read_pulse({**raw, **({"measure": measure} if measure else {})}, "test")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[Made]:
    accounts = Accounts(TODAY, CONTRACTS if CONTRACTS.is_dir() else None)
    with serve(create_accounts(accounts)) as address:
        for name, value in addresses(address).items():
            monkeypatch.setenv(name, value)
        yield Made(accounts, address)
