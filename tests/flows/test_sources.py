"""A pulse from an account, from its block to the phone; and what is kept day by day."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import SecretStr
from sqlmodel import select

from blocks import HubSpot
from cli.samples.made import TODAY, addresses, serve
from flows.answer_reply import answer_reply
from flows.keep_history import keep_history
from flows.send_pulse import send_pulse
from pulse.definition import read_pulse
from pulse.store.tables import MetricHistory
from sandbox.accounts import Accounts
from tests.flows.conftest import House, ask, wait
from tests.flows.test_window import parameters

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

SOURCE = {"kind": "hubspot", "account": "flow", "metric": "pipeline", "by": "stage"}


@pytest.fixture
def accounts(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[Accounts]:
    accounts = Accounts(TODAY)
    with serve(accounts) as address:
        for name, value in addresses(address).items():
            monkeypatch.setenv(name, value)
        assert house
        HubSpot(token=SecretStr("pat-made")).save("flow", overwrite=True, _sync=True)  # type: ignore[call-arg]
        yield accounts


def asked(house: House) -> dict[str, Any]:
    raw = {key: value for key, value in parameters(house)["pulse"].items() if key not in {"as_of", "measure"}}
    return {"pulse": {**raw, "source": SOURCE, "grain": "day"}}


def test_a_pulse_from_an_account_reaches_the_phone_and_its_figures_are_kept(house: House, accounts: Accounts) -> None:
    _, ended = house.run(send_pulse, asked(house))

    assert ended.is_completed(), ended.message
    assert [message.kind for message in house.seen()] == ["image", "text"]
    assert "Open pipeline came to" in house.seen()[0].text
    with house.store.begin() as session:
        kept = {row.title for row in session.exec(select(MetricHistory))}
    assert kept == {None, "Qualified", "Proposal", "Contract sent"}
    assert accounts.hubspot.script.asked


def test_a_reader_asks_for_a_member_by_its_name_and_is_answered_by_it(house: House, accounts: Accounts) -> None:
    assert accounts
    house.run(send_pulse, asked(house))
    about = house.says("How much is in Contract sent?", context=house.seen()[0].wamid)

    house.run(answer_reply, {"inbound_id": about})

    answer = wait(lambda: house.seen()[2:])[0]
    assert "Contract sent" in answer.text
    assert "default/s3" not in answer.text


def test_a_refused_account_fails_the_run_with_what_to_do_and_sends_nothing(house: House, accounts: Accounts) -> None:
    accounts.hubspot.scopes.clear()

    _, ended = house.run(send_pulse, asked(house))

    assert ended.is_failed()
    assert "lacks the scope crm.objects.deals.read" in str(ended.message)
    assert house.seen() == []


def test_the_daily_flow_keeps_what_has_no_history_and_one_bad_account_harms_no_other(
    house: House, accounts: Accounts
) -> None:
    assert accounts
    good = read_pulse(asked(house)["pulse"], "test")
    bad = good.model_copy(update={"name": "bad", "source": good.source.model_copy(update={"account": "nobody"})})
    other = read_pulse(parameters(house)["pulse"], "test")

    async def deploy(client: Any) -> None:
        flow_id = await client.create_flow_from_name("send-pulse")
        for number, pulse in enumerate((good, bad, other)):
            raw = pulse.model_dump(mode="json", exclude={"measure"} if pulse.source.kind == "hubspot" else set())
            await client.create_deployment(flow_id=flow_id, name=f"kept-{number}", parameters={"pulse": raw})

    ask(deploy)
    _, ended = house.run(keep_history, {})

    assert ended.is_failed()
    assert "bad: There is no hubspot-account block named 'nobody'" in str(ended.message)
    with house.store.begin() as session:
        assert len({row.key for row in session.exec(select(MetricHistory))}) == 1
