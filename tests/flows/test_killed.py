"""A worker and Prefect's own server die in the middle of a run; it is gone on with, and nothing is there twice."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest
from prefect.settings import PREFECT_API_URL, temporary_settings
from pydantic import SecretStr

from blocks import WhatsApp
from cli.processes import Children, free_port
from cli.stack import prefect_environment, start_prefect, wait_for_prefect
from pulse.store.columns import utc_now
from sandbox.faults import Fault
from sandbox.world import Account
from tests.conftest import ROOT
from tests.flows.conftest import ADA, BOB, House, wait
from tests.flows.test_watch import long_ago

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = [pytest.mark.whole, pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")]


def start(house: House, slot: str, environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    pulse = house.pulse(readers=["ada", "bob"]).model_dump_json()
    return subprocess.Popen(
        [sys.executable, "-m", "tests.flows.sender", pulse, slot],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def counts(house: House) -> list[list[str]]:
    return [[message.kind for message in house.seen(wa_id)] for wa_id in (ADA, BOB)]


def test_a_worker_that_is_killed_leaves_nothing_undone_and_nothing_twice(house: House) -> None:
    environment = {"PREFECT_API_URL": house.prefect.url}
    house.sandbox.world.faults.switch_on(Fault("slow", seconds=0.3))
    slot = utc_now().isoformat()
    killed = start(house, slot, environment)
    wait(lambda: sum(map(len, counts(house))) >= 2, seconds=60)
    killed.kill()
    killed.wait()

    house.says("good morning")
    long_ago(house, minutes=20)
    again = start(house, slot, environment)

    assert again.wait(90) == 0
    assert counts(house) == [["image", "text"], ["image", "text"]]


def test_a_prefect_server_that_dies_in_the_middle_costs_nobody_a_message(house: House, tmp_path: Path) -> None:
    port = free_port()
    environment = {
        **prefect_environment(port),
        "PREFECT_HOME": str(tmp_path / "own"),
        "PREFECT_CLIENT_MAX_RETRIES": "1",
    }
    house.sandbox.world.faults.switch_on(Fault("slow", seconds=0.5))
    slot = utc_now().isoformat()
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
    with Children(tmp_path / "first", environment) as children:
        start_prefect(children, port)
        wait_for_prefect(children, port)
        _save_number(environment["PREFECT_API_URL"])
        running = start(house, slot, environment)
        wait(lambda: sum(map(len, counts(house))) >= 1, seconds=60)
    # The server is gone; whatever becomes of the run, it is ended.
    try:
        running.wait(6)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()

    house.says("good morning")
    long_ago(house, minutes=20)
    with Children(tmp_path / "second", environment) as children:
        start_prefect(children, port)
        wait_for_prefect(children, port)
        again = start(house, slot, environment)
        code = again.wait(90)

    assert code == 0
    assert counts(house) == [["image", "text"], ["image", "text"]]


def _save_number(api: str) -> None:
    number = WhatsApp(
        token=SecretStr(Account.token),
        phone_number_id=Account.phone_number_id,
        waba_id=Account.waba_id,
        display_number=f"+{Account.display_number}",
        app_secret=SecretStr(Account.app_secret),
    )
    with temporary_settings({PREFECT_API_URL: api}):
        asyncio.run(number.asave("house", overwrite=True))
