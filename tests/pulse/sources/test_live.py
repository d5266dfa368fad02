"""Each source against a real account; runs only where its credentials are in the environment.

With them set (CONTRIBUTING.md names them), ``make test ARGS="-n 0 tests/pulse/sources/test_live.py"``.
"""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pulse.sources import Source, fetch
from pulse.sources.hubspot.source import HubSpot
from pulse.sources.linear.client import Account as Workspace
from pulse.sources.linear.source import Linear
from pulse.sources.sheets.client import Account as Google
from pulse.sources.sheets.source import Sheets
from pulse.sources.shopify.client import Account as Shop
from pulse.sources.shopify.source import Shopify
from pulse.sources.sql import Database
from tests.pulse.sources.conftest import pulse


def shopify(*values: str) -> tuple[Source, dict[str, Any], str]:
    return Shopify(Shop(*values)), {"kind": "shopify", "metric": "orders"}, "week"


def hubspot(token: str) -> tuple[Source, dict[str, Any], str]:
    return HubSpot(token), {"kind": "hubspot", "metric": "new-contacts"}, "month"


def linear(token: str) -> tuple[Source, dict[str, Any], str]:
    return Linear(Workspace(token)), {"kind": "linear", "metric": "throughput"}, "month"


def sheets(key: str, sheet: str, where: str) -> tuple[Source, dict[str, Any], str]:
    return (
        Sheets(Google(json.loads(Path(key).read_text())), sheet),
        {"kind": "sheets", "sheet": sheet, "range": where},
        "month",
    )


def sql(url: str, query: str) -> tuple[Source, dict[str, Any], str]:
    return Database(url), {"kind": "sql", "query": query}, "month"


LIVE: dict[Any, tuple[str, ...]] = {
    shopify: ("LIVE_SHOPIFY_SHOP", "LIVE_SHOPIFY_TOKEN"),
    hubspot: ("LIVE_HUBSPOT_TOKEN",),
    linear: ("LIVE_LINEAR_TOKEN",),
    sheets: ("LIVE_SHEETS_KEY", "LIVE_SHEETS_SHEET", "LIVE_SHEETS_RANGE"),
    sql: ("LIVE_SQL_URL", "LIVE_SQL_QUERY"),
}


GIVEN = [(make, names) for make, names in LIVE.items() if all(os.environ.get(name) for name in names)]

# Without credentials there is no such test, rather than one that is skipped every time.
if GIVEN:

    @pytest.mark.parametrize(("make", "names"), GIVEN)
    def test_a_real_account_is_checked_and_read(make: Any, names: tuple[str, ...]) -> None:
        source, asked, grain = make(*(os.environ[name] for name in names))

        assert all(finding.works for finding in source.check())
        measure = {"name": "Figure"} if asked["kind"] == "sheets" else None
        if asked["kind"] == "sql":
            measure = {"name": "Figure", "value": "value"}
        assert fetch(pulse(asked, grain, measure), datetime.now(UTC), source).complete
