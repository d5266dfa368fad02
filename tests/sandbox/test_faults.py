"""Every fault does what it says, over real HTTP."""

import httpx
import pytest

from sandbox.faults import KINDS
from sandbox.world import Account
from tests.conftest import Sandbox

ADA, BOB = "12025550143", "12025550144"
HEADERS = {"Authorization": f"Bearer {Account.token}"}


def send(sandbox: Sandbox, to: str = ADA) -> httpx.Response:
    body = {"messaging_product": "whatsapp", "to": f"+{to}", "type": "text", "text": {"body": "x"}}
    return httpx.post(f"{sandbox.url}/v25.0/{Account.phone_number_id}/messages", json=body, headers=HEADERS, timeout=5)


def taken(sandbox: Sandbox) -> int:
    return sum(message.direction == "out" for message in sandbox.world.people[ADA].messages.values())


def switch(sandbox: Sandbox, name: str, **more: object) -> httpx.Response:
    return httpx.post(f"{sandbox.url}/faults", json={"name": name, **more})


@pytest.fixture(autouse=True)
def _people(sandbox: Sandbox) -> None:
    sandbox.person(ADA)
    sandbox.person(BOB)


@pytest.mark.parametrize(
    ("name", "more", "code", "kept"),
    [
        ("revoked-token", {}, 190, 0),
        ("missing-permission", {}, 10, 0),
        ("rate-limit", {}, 130429, 0),
        ("pair-rate", {}, 131056, 0),
        ("refuse", {"code": 131031}, 131031, 0),
        ("error-before", {}, 131000, 0),
        ("error-after", {}, 131000, 1),
    ],
)
def test_a_refusal_has_its_code_and_the_message_is_taken_or_not(
    sandbox: Sandbox, name: str, more: dict[str, object], code: int, kept: int
) -> None:
    switch(sandbox, name, times=1, **more)

    assert send(sandbox).json()["error"]["code"] == code
    assert taken(sandbox) == kept
    assert send(sandbox).status_code == 200


def test_a_send_that_times_out_was_taken(sandbox: Sandbox) -> None:
    switch(sandbox, "timeout-after", times=1)

    with pytest.raises(httpx.HTTPError):
        send(sandbox)
    assert taken(sandbox) == 1


def test_a_fault_may_concern_one_person_only_and_is_taken_back(sandbox: Sandbox) -> None:
    switch(sandbox, "rate-limit", to=ADA)

    assert send(sandbox, ADA).status_code == 400
    assert send(sandbox, BOB).status_code == 200
    httpx.delete(f"{sandbox.url}/faults/rate-limit")
    assert send(sandbox, ADA).status_code == 200


def test_there_are_no_other_faults_and_each_is_explained(sandbox: Sandbox) -> None:
    assert switch(sandbox, "earthquake").status_code == 400
    shown = httpx.get(f"{sandbox.url}/faults").json()
    assert {fault["name"]: fault["does"] for fault in shown} == KINDS


def test_one_person_gets_one_message_in_six_seconds_and_45_at_once(sandbox: Sandbox) -> None:
    now = sandbox.world.clock()
    sandbox.world.clock = lambda: now
    answers = [send(sandbox).status_code for _ in range(46)]

    assert answers == [200] * 45 + [400]
    assert send(sandbox, BOB).status_code == 200
