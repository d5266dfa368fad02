"""What changes about a number or a template is told to Prefect once, and Meta is asked daily how a number stands."""

import json
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
import yaml
from prefect.events.filters import EventFilter, EventNameFilter, EventOccurredFilter
from sqlmodel import select

from flows.send_pulse import send_pulse
from flows.watch_deliveries import watch_deliveries
from pulse.store.columns import utc_now
from pulse.store.receive import receive
from pulse.store.tables import Announcement, PhoneNumber
from pulse.whatsapp.webhook import parse
from sandbox.faults import Fault
from sandbox.world import Account
from tests.conftest import ROOT
from tests.flows.conftest import House, ask, wait
from tests.flows.test_window import add_template, close_window, parameters

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
BAN = {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "DISABLE"}}


@pytest.fixture
def since(house: House) -> datetime:  # noqa: ARG001 - of this house only
    return utc_now()


def told(since: datetime) -> list[tuple[str, str]]:
    """Every event about a number or a template since then, with what it says, oldest first."""
    names = EventNameFilter(prefix=["chartcastr.connection.", "chartcastr.template."])
    about = EventFilter(event=names, occurred=EventOccurredFilter(since=since))

    async def read(client: Any) -> Any:
        asked = {"filter": about.model_dump(mode="json"), "limit": 50}
        return (await client._client.post("/events/filter", json=asked)).json()["events"]

    found = sorted(ask(read), key=lambda item: item["occurred"])
    return [(item["event"].removeprefix("chartcastr."), item["payload"]["said"]) for item in found]


def change(house: House, field: str, value: dict[str, Any]) -> None:
    """Meta tells of it at our door."""
    entry = {"id": Account.waba_id, "time": int(utc_now().timestamp()), "changes": [{"field": field, "value": value}]}
    with house.store.begin() as session:
        receive(session, parse(json.dumps({"object": "whatsapp_business_account", "entry": [entry]}).encode()))


def number(house: House) -> PhoneNumber:
    with house.store.begin() as session:
        return session.exec(select(PhoneNumber)).one()


def test_a_ban_is_told_once_stops_every_send_and_is_over_once_something_arrives(house: House, since: datetime) -> None:
    house.sandbox.world.faults.switch_on(Fault("account-blocked"))
    change(house, "account_update", BAN)
    house.run(watch_deliveries, {})
    _, state = house.run(send_pulse, parameters(house))
    house.run(watch_deliveries, {})

    assert "nothing is sent from this number: Meta has disabled the account." in str(state.message)
    assert house.seen() == []
    ((event, said),) = wait(lambda: told(since))
    assert (event, said.startswith("Nothing is sent from it: Meta has disabled")) == ("connection.stopped", True)

    # Meta lets it send again, and says nothing of that.
    house.sandbox.world.faults.switch_off("account-blocked")
    _, mended = house.run(send_pulse, parameters(house))
    assert mended.is_completed()
    house.run(watch_deliveries, {})
    house.run(watch_deliveries, {})

    wait(lambda: len(told(since)) > 1)
    assert told(since)[1:] == [("connection.resumed", "Messages go out from it again.")]


def test_a_token_that_ends_is_told_of_as_its_end_comes_near_and_meta_is_asked_once_a_day(
    house: House, since: datetime
) -> None:
    house.sandbox.world.faults.switch_on(Fault("expiring-token"))
    for _ in range(2):
        house.run(watch_deliveries, {})

    ((event, said),) = wait(lambda: told(since))
    ends = number(house).token_ends
    assert ends is not None
    assert abs(ends - utc_now() - timedelta(days=3)) < timedelta(minutes=2)
    assert event == "connection.token-ends"
    assert said.startswith(f"Its token ends on {ends:%Y-%m-%d %H:%M} UTC; nothing is sent after that.")
    asked = number(house).asked_at

    with house.store.begin() as session:
        phone_number = session.exec(select(PhoneNumber)).one()
        phone_number.asked_at = utc_now() - timedelta(hours=25)
        session.add(phone_number)
    house.run(watch_deliveries, {})

    assert number(house).asked_at != asked
    assert number(house).status == "CONNECTED"
    with house.store.begin() as session:
        keys = session.exec(select(Announcement.key)).all()
    # The same three days before, whenever it is looked at.
    assert len([key for key in keys if key.endswith("/3")]) >= 1
    assert {key.rsplit("/", 1)[1] for key in keys} == {"3"}


def test_news_that_comes_through_the_door_changes_what_is_done_and_is_told(house: House, since: datetime) -> None:
    close_window(house)
    add_template(house)
    house.run(watch_deliveries, {})
    news = f"{house.sandbox.url}/news"
    assert httpx.post(f"{news}/account_update", json={}).is_success
    assert httpx.post(f"{news}/phone_number_quality_update", json={"event": "FLAGGED"}).is_success
    wait(lambda: number(house).restricted_until is not None and number(house).quality == "RED")

    _, state = house.run(send_pulse, parameters(house, templates=["pulse_ready"]))
    house.run(watch_deliveries, {})

    assert "ada: held, Meta lets the number write first to nobody until" in str(state.message)
    assert house.seen() == []
    found = wait(lambda: len(told(since)) > 1 and told(since))
    assert {event for event, _ in found if event.startswith("connection.")} == {
        "connection.limit",
        "connection.quality",
    }

    with house.store.begin() as session:
        phone_number = session.exec(select(PhoneNumber)).one()
        phone_number.restricted_until = utc_now()
        session.add(phone_number)
    house.run(watch_deliveries, {})

    assert [message.kind for message in house.seen()] == ["template"]


def test_a_number_that_is_not_registered_stops_and_goes_on_once_it_is(house: House) -> None:
    ours = house.sandbox.world.numbers[Account.phone_number_id]
    ours.registered = False
    _, first = house.run(send_pulse, parameters(house))
    _, second = house.run(send_pulse, parameters(house))

    assert "chartcastr connect whatsapp --register PIN" in str(first.message)
    assert number(house).error_code == 133010
    assert "nothing is sent from this number" in str(second.message)
    assert house.seen() == []

    ours.registered = True
    _, third = house.run(send_pulse, parameters(house))
    assert third.is_completed()


def test_everything_that_is_told_of_numbers_and_templates_reaches_the_owner() -> None:
    (deployment,) = [
        item
        for item in yaml.safe_load((ROOT / "deployments/prefect.yaml").read_text())["deployments"]
        if item["name"] == "tell-owner"
    ]
    (trigger,) = deployment["triggers"]

    for name in ("stopped", "resumed", "quality", "limit", "alert", "token-ends"):
        assert f"chartcastr.connection.{name}" in trigger["expect"]
    for name in ("changed", "quality", "edited", "category-coming", "moved-to-marketing"):
        assert f"chartcastr.template.{name}" in trigger["expect"]
