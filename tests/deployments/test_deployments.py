"""Every entry of deployments/prefect.yaml is true, and a real server takes and schedules it."""

import asyncio
import csv
import io
import subprocess
import sys
import time
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
import yaml
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import DeploymentScheduleCreate
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterDeploymentId,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule

from cli.pulses import deployed_pulses, load_pulse
from cli.stack import POOL
from flows.send_pulse import send_pulse
from pulse.definition import read_pulse
from pulse.sources import fetch
from pulse.store.columns import utc_now
from sandbox import shop
from tests.conftest import ROOT, Prefect

ENTRIES: list[dict[str, Any]] = yaml.safe_load((ROOT / "deployments" / "prefect.yaml").read_text())["deployments"]
# Prefect ignores a key that it does not know, so a misspelt one would be lost in silence.
KEYS = {
    "name",
    "description",
    "entrypoint",
    "work_pool",
    "tags",
    "concurrency_limit",
    "schedules",
    "parameters",
    "triggers",
}

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["name"])
def test_every_entry_imports_validates_and_is_spelt_right(entry: dict[str, Any]) -> None:
    module, name = entry["entrypoint"].rsplit(".", 1)
    flow = getattr(import_module(module), name)

    assert set(entry) <= KEYS
    assert entry["work_pool"]["name"] == POOL
    assert "/" not in entry["entrypoint"]
    if entry["parameters"]:
        flow.validate_parameters(entry["parameters"])
    for schedule in entry.get("schedules", []):
        if "cron" in schedule:
            CronSchedule(cron=schedule["cron"], timezone=schedule["timezone"])
        else:
            IntervalSchedule(interval=timedelta(seconds=schedule["interval"]))
        assert schedule["slug"]


def test_both_demo_pulses_are_there_one_daily_and_one_monthly() -> None:
    pulses = {name: read_pulse(raw, name) for name, raw in deployed_pulses().items()}

    assert {name: pulse.grain for name, pulse in pulses.items()} == {"us-jobs": "month", "shop-orders": "day"}
    assert all(name == pulse.name for name, pulse in pulses.items())


def test_the_sectors_add_up_to_the_published_total() -> None:
    result = fetch(load_pulse("us-jobs"), utc_now())

    # U.S. Bureau of Labor Statistics, total nonfarm, December 2015 and January 2006, in jobs.
    assert result.complete[-1].value == 143_093_000
    assert result.complete[0].value == 135_450_000


def test_the_shop_in_the_repository_is_what_its_generator_writes() -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("date", "region", "product", "orders", "revenue"))
    writer.writerows(shop.rows())

    assert (ROOT / "deployments" / "data" / "shop-orders.csv").read_text() == out.getvalue()


def test_prefect_deploys_all_of_it_and_schedules_it(prefect: Prefect) -> None:
    environment = {**prefect.environment, "PATH": "/usr/bin:/bin"}
    for arguments in (
        ["cli.provision"],
        ["prefect", "--no-prompt", "deploy", "--prefect-file", "deployments/prefect.yaml", "--all"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    names = [f"{entry['entrypoint'].rsplit('.', 1)[1].replace('_', '-')}/{entry['name']}" for entry in ENTRIES]
    found = asyncio.run(_deployments(names))

    assert [deployment.entrypoint for deployment in found] == [entry["entrypoint"] for entry in ENTRIES]
    assert found[1].parameters["pulse"]["name"] == "shop-orders"
    assert (found[1].schedules[0].schedule.cron, found[1].schedules[0].schedule.timezone) == (
        "0 8 * * *",
        "Europe/Berlin",
    )
    assert asyncio.run(_scheduled(found[1].id)) > 0


def test_an_interval_deployment_gets_scheduled_runs(prefect: Prefect) -> None:  # noqa: ARG001
    """A Prefect that does not fit its SQLAlchemy schedules nothing and says nothing: 3.8.8 did so with 2.1."""

    async def deploy() -> Any:
        async with get_client() as client:
            flow_id = await client.create_flow(send_pulse)
            schedule = DeploymentScheduleCreate(schedule=IntervalSchedule(interval=timedelta(hours=1)), active=True)
            return await client.create_deployment(flow_id=flow_id, name="every-hour", schedules=[schedule])

    assert asyncio.run(_scheduled(asyncio.run(deploy()))) > 0


async def _deployments(names: list[str]) -> list[Any]:
    async with get_client() as client:
        return [await client.read_deployment_by_name(name) for name in names]


async def _scheduled(deployment_id: Any, seconds: float = 30) -> int:
    mine = FlowRunFilter(
        deployment_id=FlowRunFilterDeploymentId(any_=[deployment_id]),
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED])),
    )
    deadline = time.monotonic() + seconds
    async with get_client() as client:
        while time.monotonic() < deadline:
            if found := await client.read_flow_runs(flow_run_filter=mine):
                return len(found)
            await asyncio.sleep(0.5)
    return 0


def test_prefect_takes_a_pulse_that_leaves_its_measure_to_the_source() -> None:
    import yaml
    from prefect.utilities.callables import parameter_schema
    from prefect.utilities.schema_tools.validation import validate

    from cli.samples.__main__ import SAMPLES

    schema = parameter_schema(send_pulse).model_dump_for_openapi()
    for path in sorted((ROOT / SAMPLES).glob("*.yaml")):
        validate({"pulse": yaml.safe_load(path.read_text())}, schema, raise_on_error=True)
