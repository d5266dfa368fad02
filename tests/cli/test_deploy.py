"""``chartcastr deploy``: nothing reaches Prefect before everything is well, and what is new is tested once."""

import asyncio
import contextlib
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from prefect.client.orchestration import get_client

from pulse.store import numbers, readers
from pulse.store.columns import utc_now
from sandbox.world import Account
from tasks.prepare import read_pulses
from tests.cli.conftest import ADA, Owner
from tests.conftest import ROOT
from tests.flows.conftest import ask
from tests.terminal import chartcastr

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


class Desk:
    """An owner in a project folder of their own."""

    def __init__(self, owner: Owner, folder: Path) -> None:
        self.owner, self.folder = owner, folder
        (folder / "deployments").mkdir()
        (folder / "orders.csv").write_text(
            "day,orders\n" + "\n".join(f"2026-11-{day:02},{100 + day}" for day in range(1, 25)) + "\n"
        )

    def writes(self, *entries: dict[str, Any]) -> None:
        written = {"name": "own", "pull": None, "deployments": list(entries)}
        (self.folder / "deployments" / "prefect.yaml").write_text(yaml.safe_dump(written, sort_keys=False))

    def deploys(self, *names: str) -> subprocess.CompletedProcess[str]:
        path = {"PYTHONPATH": str(ROOT)}
        return chartcastr("deploy", *names, env=self.owner.environment | path, cwd=self.folder)


@pytest.fixture
def desk(owner: Owner, prefect: object, tmp_path: Path) -> Iterator[Desk]:  # noqa: ARG001 - it holds the server's address
    asyncio.run(_clear())
    folder = tmp_path / "project"
    folder.mkdir()
    yield Desk(owner, folder)
    asyncio.run(_clear())


async def _clear() -> None:
    async with get_client() as client:
        for deployment in await read_pulses(client):
            await client.delete_deployment(deployment.id)


def entry(name: str = "orders", **changes: Any) -> dict[str, Any]:
    pulse = {
        "name": name,
        "title": "Orders",
        "source": {"at": "orders.csv"},
        "measure": {"name": "Orders", "value": "orders", "period": "day"},
        "grain": "day",
        "timezone": "Europe/Berlin",
        "as_of": "2026-11-25T08:00:00+01:00",
        "readers": ["ada"],
    }
    written = {
        "name": name,
        "entrypoint": "flows.send_pulse.send_pulse",
        "work_pool": {"name": "deploys"},
        "schedules": [{"cron": "0 8 * * *", "timezone": "Europe/Berlin"}],
        "parameters": {"pulse": pulse | changes.pop("pulse", {})},
    }
    return written | changes


def sent_tests(name: str) -> int:
    async def count(client: Any) -> int:
        return sum(bool(run.parameters.get("test")) for run in await client.read_flow_runs() if _is_of(run, name))

    return int(ask(count))


def _is_of(run: Any, name: str) -> bool:
    return isinstance(run.parameters.get("pulse"), dict) and run.parameters["pulse"]["name"] == name


def deployed() -> set[str]:
    async def names(client: Any) -> set[str]:
        return {item.name for item in await read_pulses(client)}

    return set(ask(names))


def connected(owner: Owner) -> None:
    done = owner.runs("connect", "whatsapp")
    assert done.returncode == 0, done.stdout + done.stderr
    with owner.store.begin() as session:
        numbers.upsert(session, Account.phone_number_id, connection="default", waba_id=Account.waba_id)
        reader = readers.add(session, "ada", f"+{ADA}")
        reader.opted_in_at = utc_now() - timedelta(days=1)


def pool() -> None:
    from prefect.client.schemas.actions import WorkPoolCreate
    from prefect.exceptions import ObjectAlreadyExists

    async def make(client: Any) -> None:
        with contextlib.suppress(ObjectAlreadyExists):
            await client.create_work_pool(WorkPoolCreate(name="deploys", type="process"))

    ask(make)


def test_what_is_wrong_is_said_all_at_once_and_prefect_is_told_nothing(desk: Desk) -> None:
    connected(desk.owner)
    desk.writes(
        entry("no-data", pulse={"source": {"at": "gone.csv"}}),
        entry("nobody", pulse={"readers": ["ada", "zoe"]}),
        entry("no-template", pulse={"templates": ["pulse_gone"]}),
        entry("no-block", pulse={"connection": "elsewhere"}),
        entry("no-model", pulse={"narrator": "no-such-model"}),
        entry("no-pulse", pulse={"grain": "fortnight"}),
        entry("no-schedule", schedules=[{"cron": "0 25 * * *"}], schedulez=[]),
    )

    done = desk.deploys()

    assert done.returncode == 1
    said = " ".join((done.stdout + done.stderr).split())
    for part in (
        "gone.csv",
        "There is no reader 'zoe'",
        "Meta knows no such template",
        "There is no whatsapp-number block named 'elsewhere'",
        "no-such-model",
        "no-pulse: grain",
        "schedulez: no key of a deployment; Prefect would leave it out in silence",
        "schedules: ",
        "Nothing was deployed, and nothing was sent.",
    ):
        assert part in said, said
    assert "Traceback" not in said
    assert deployed() == set()


def test_a_new_pulse_is_tested_once_a_changed_one_again_and_an_unchanged_one_never(desk: Desk) -> None:
    pool()
    connected(desk.owner)
    desk.writes(entry("first"), entry("second"))

    new = desk.deploys()
    assert new.returncode == 0, new.stdout + new.stderr
    assert "first: is being sent as a test" in new.stdout
    assert (sent_tests("first"), sent_tests("second")) == (1, 1)

    same = desk.deploys()
    assert "first: nothing new in it, so no test is sent." in same.stdout
    assert (sent_tests("first"), sent_tests("second")) == (1, 1)

    desk.writes(entry("first", pulse={"title": "Orders a day"}), entry("second"))
    changed = desk.deploys("first")
    assert changed.stdout.count("is being sent as a test") == 1
    assert (sent_tests("first"), sent_tests("second")) == (2, 1)
    assert deployed() == {"first", "second"}


def test_without_a_tester_who_opted_in_it_is_deployed_and_the_owner_is_told(desk: Desk) -> None:
    pool()
    connected(desk.owner)
    added = desk.owner.runs("reader", "add", "bob", "+12025550144")
    assert added.returncode == 0
    marked = desk.owner.runs("reader", "tester", "bob")
    desk.writes(entry("waits"))

    done = desk.deploys()

    assert marked.stdout.strip() == "Tests go to: bob."
    assert done.returncode == 0, done.stdout + done.stderr
    assert "waits: no test is sent, as no tester has opted in yet" in done.stdout
    assert sent_tests("waits") == 0
