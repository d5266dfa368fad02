"""connect, doctor, template and thread: set-up that explains itself."""

import asyncio
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from blocks import Database, WhatsApp
from cli import checks
from cli.samples.made import make_database
from pulse.sources.sql import Database as Reader
from pulse.store import numbers, outbox, readers, runs, windows
from pulse.store.columns import new_id, utc_now
from pulse.store.receive import receive
from pulse.store.states import DeliveryState
from pulse.store.tables import Message, Snapshot
from pulse.whatsapp.client import connect
from pulse.whatsapp.events import Status
from pulse.whatsapp.webhook import parse
from sandbox.faults import Fault
from sandbox.world import Account
from tests.cli.conftest import ADA, Owner
from tests.conftest import begin
from tests.flows.conftest import wait

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.mark.usefixtures("prefect")
def test_connecting_checks_subscribes_saves_and_the_doctor_is_content(owner: Owner, tmp_path: Path) -> None:
    added = owner.runs("reader", "add", "ada", f"+{ADA}", "--locale", "de", "--timezone", "Europe/Berlin")
    code = added.stdout.split("Ask them to send ")[1][:6]

    done = owner.runs("connect", "whatsapp", "--block", "new", "--test", "ada")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "saved as 'new'" in done.stdout
    assert "Meta took one for ada" in done.stdout
    assert str(owner.sandbox.world.callback).endswith("/webhook/integrations/whatsapp")
    block: Any = asyncio.run(WhatsApp.aload("new"))
    assert (block.display_number, block.waba_id) == (f"+{Account.display_number}", Account.waba_id)
    assert Account.token not in done.stdout + done.stderr

    before = owner.runs("doctor", "--block", "new")
    assert before.returncode == 1
    assert "ada …0143: has not opted in\n" in before.stdout or "has not opted in" in before.stdout
    assert f"Ask them to send {code}." in before.stdout
    httpx.post(f"{owner.sandbox.url}/phone/{ADA}/messages", json={"text": code})
    wait(lambda: _opted_in(owner))
    url = f"sqlite:///{make_database(tmp_path / 'shop.db')}"
    asyncio.run(Database(url=SecretStr(url)).asave("doctored", overwrite=True))

    healthy = owner.runs("doctor", "--block", "new")
    assert healthy.returncode == 0, healthy.stdout + healthy.stderr
    for said in (
        "valid, of system user",
        f"+{Account.display_number} (Chartcastr sandbox)",
        "0 of 250 reached",
        "the account is subscribed",
        "answers",
        "has brought news",
        "window open until",
        "Europe/Berlin",
        "database doctored",
        "This program may write the file",
        "All is well.",
    ):
        assert said in healthy.stdout, said


def _opted_in(owner: Owner) -> bool:
    with owner.store.begin() as session:
        return readers.get(session, "ada").opted_in_at is not None


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"META_WHATSAPP_TOKEN": "SANDBOX-OTHER"}, "190"),
        ({"META_WHATSAPP_PHONE_NUMBER_ID": "100000000000009"}, "Check the phone number id"),
        ({"META_WHATSAPP_WABA_ID": "100000000000011"}, "Unsupported request"),
    ],
)
def test_what_meta_does_not_accept_is_not_saved(owner: Owner, changes: dict[str, str], says: str) -> None:
    done = owner.runs("connect", "whatsapp", "--block", "never", **changes)

    assert done.returncode == 1
    assert says in done.stdout
    assert "Nothing was saved." in done.stderr
    assert "There is no whatsapp-number block named 'never'" in owner.runs("doctor", "--block", "never").stderr


def findings(owner: Owner, look: Callable[[Any], Any]) -> list[checks.CheckResult]:
    async def run() -> list[checks.CheckResult]:
        async with connect(
            token=Account.token, phone_number_id=Account.phone_number_id, base_url=owner.sandbox.url
        ) as client:
            found: list[checks.CheckResult] = await look(client)
            return found

    return asyncio.run(run())


def of_meta(owner: Owner) -> list[checks.CheckResult]:
    from cli.doctor import of_connection

    with owner.store.begin() as session:
        numbers.upsert(session, Account.phone_number_id, connection="new", waba_id=Account.waba_id)
    return findings(owner, lambda client: of_connection(client, owner.store, Account.waba_id, Account.app_secret))


@pytest.mark.parametrize(
    ("fault", "what", "says", "do"),
    [
        # Rows of the product's own table of troubles.
        ("revoked-token", "token", "190", "chartcastr connect whatsapp"),
        ("not-subscribed", "webhook", "replies and statuses go nowhere", "It subscribes the app."),
        # And what else can be wrong at Meta.
        ("expiring-token", "token", "It ends on", "never expires"),
        ("missing-scope", "permissions", "lacks whatsapp_business_management", "Give the system user this permission"),
        ("account-blocked", "health", "error with your payment method", "Add or update the payment method"),
        ("low-quality", "quality", "RED", "Send fewer"),
        ("upload-failure", "image", "131053", "Charts go by link"),
        ("unsubscribed-field", "fields", "not subscribed to the field messages", "Subscribe it"),
    ],
)
def test_the_doctor_finds_exactly_what_is_broken_at_meta(
    owner: Owner, fault: str, what: str, says: str, do: str
) -> None:
    assert [check_result for check_result in of_meta(owner) if check_result.stands == "wrong"] == []
    owner.sandbox.world.faults.switch_on(Fault(fault))

    (found,) = [check_result for check_result in of_meta(owner) if check_result.stands == "wrong"]

    assert found.what == what
    assert says in found.said
    assert do in found.do


def test_the_doctor_finds_a_database_that_is_gone_and_is_content_with_one_that_can_only_be_read(tmp_path: Path) -> None:
    (gone,) = checks.database("shop", Reader(f"sqlite:///{tmp_path / 'gone.db'}"))
    assert gone.stands == "wrong"
    assert "There is no database file" in gone.said
    assert gone.do == "Then run: chartcastr check sql --account shop."

    assert [check_result.stands for check_result in checks.database("shop", Reader("sqlite://"))] == ["ok"]


def test_the_doctor_finds_a_paused_template(owner: Owner) -> None:
    owner.runs("connect", "whatsapp", "--block", "new")
    made = owner.runs("template", "create", "pulse_ready", "--block", "new")
    assert made.returncode == 0, made.stdout + made.stderr
    assert len(owner.sandbox.world.templates) == 6
    assert "pulse_ready (pt_BR)" in made.stdout
    assert owner.runs("template", "status", "--block", "new").returncode == 0

    owner.sandbox.world.templates["pulse_ready", "de"].status = "PAUSED"
    status = owner.runs("template", "status", "--block", "new")

    assert status.returncode == 1
    assert "pulse_ready (de): paused, utility" in status.stdout
    again = owner.runs("template", "create", "pulse_ready", "--language", "de", "--block", "new")
    assert again.returncode == 1
    assert "already" in again.stdout


@pytest.mark.parametrize(
    ("public", "verify", "what", "says"),
    [
        ("", "token", "address", "PUBLIC_URL is not set"),
        ("http://127.0.0.1:9", "token", "address", "does not answer"),
        (None, "another", "verify token", "does not know this verify token"),
        ("SANDBOX", "token", "address", "not as our webhook"),
    ],
)
def test_the_doctor_finds_a_webhook_that_meta_cannot_reach(
    owner: Owner, public: str | None, verify: str, what: str, says: str
) -> None:
    address = owner.environment["PUBLIC_URL"] if public is None else public.replace("SANDBOX", owner.sandbox.url)

    (found,) = checks.reachable(address, verify)

    assert (found.what, found.stands) == (what, "wrong")
    assert says in found.said
    assert found.do


def test_the_doctor_tells_131047_from_131051_and_finds_a_closed_window_and_silence(owner: Owner) -> None:
    with owner.store.begin() as session:
        ada = readers.add(session, "ada", f"+{ADA}")
        ada.opted_in_at = utc_now()
        session.flush()

        (closed,) = checks.readers_of(session, Account.phone_number_id)
        assert "window closed" in closed.said
        assert "131047" in closed.do
        windows.heard(session, ada.id, Account.phone_number_id, utc_now())
        windows.closed(session, ada.id, Account.phone_number_id, utc_now() + timedelta(seconds=1))
        (found_closed,) = checks.readers_of(session, Account.phone_number_id)
        assert "window closed" in found_closed.said
        (silent,) = checks.heard(session, Account.phone_number_id)
        assert "never brought anything" in silent.said
        assert "subscribe the field messages" in silent.do
        assert checks.unsupported(session, Account.phone_number_id) == []
        receive(session, parse(_unsupported()))
        (odd,) = checks.unsupported(session, Account.phone_number_id)
        assert "1 messages of people were of a type that the API does not carry (131051)" in odd.said
        assert "that is 131047" in odd.do
        numbers.upsert(session, Account.phone_number_id, connection="new", waba_id=Account.waba_id)
        numbers.stop(session, Account.phone_number_id, "190: expired", 190)
        (stopped,) = checks.stopped(session, Account.phone_number_id)
        assert (stopped.stands, "190: expired" in stopped.said) == ("wrong", True)


def _unsupported() -> bytes:
    error = {"code": 131051, "title": "Message type unknown"}
    message = {"from": ADA, "id": "wamid.odd", "timestamp": "1795341600", "type": "unsupported", "errors": [error]}
    value = {"metadata": {"phone_number_id": Account.phone_number_id}, "messages": [message]}
    entry = {"id": Account.waba_id, "changes": [{"field": "messages", "value": value}]}
    return json.dumps({"object": "whatsapp_business_account", "entry": [entry]}).encode()


def test_thread_shows_every_attempt_and_status_with_advice_and_no_number(owner: Owner) -> None:
    with owner.store.begin() as session:
        ada = readers.add(session, "ada", f"+{ADA}")
        session.flush()
        run = runs.start(session, "orders", utc_now(), "flow-1").run
        texts: dict[str, Any] = {
            "definition": "{}",
            "result": "{}",
            "facts": "[]",
            "read": "{}",
            "caption": "c",
            "analysis": "a",
        }
        runs.freeze(session, Snapshot(run_id=run.id, chart=b"x", **texts))
        delivery = runs.deliver_to(session, run.id, ada.id, "1")
        runs.settle(session, delivery.id, DeliveryState.FAILED, "the image: 131026")
        row = Message(
            id=new_id(),
            purpose=f"image/{delivery.id}",
            kind="image",
            run_id=run.id,
            reader_id=ada.id,
            delivery_id=delivery.id,
            phone_number_id="1",
            text="c",
        )
        first = begin(session, row)
        outbox.refused(session, first.id, "Rate limit hit", 130429)
        second = begin(session, row, 2)
        outbox.accepted(session, second.id, "wamid.2")
        receive(session, [Status("wamid.2", "sent", utc_now(), "", None, "", "service", "{}", "1")])
        receive(session, [Status("wamid.2", "failed", utc_now(), "", 131026, "Message undeliverable", "", "{}", "1")])

    for what in (run.id, "flow-1", "wamid.2", "orders"):
        done = owner.runs("thread", what)
        assert done.returncode == 0, done.stderr
        shown = " ".join(done.stdout.split())
        for said in ("130429: Rate limit hit", "131026: Message undeliverable", "Check the number", "(service)"):
            assert said in shown, said
        assert ADA not in done.stdout
    assert "There is no run" in owner.runs("thread", "nowhere").stderr
