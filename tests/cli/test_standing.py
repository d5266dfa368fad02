"""What the doctor and connect say of a token, a number and its account, against the sandbox."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from cli import checks, standing
from cli.checks import CheckResult
from pulse.store import Store, numbers
from pulse.store.columns import utc_now
from pulse.store.tables import PhoneNumber
from pulse.whatsapp.client import connect
from sandbox.faults import Fault
from sandbox.world import Account
from tests.conftest import Sandbox


@pytest.fixture
def books(tmp_path: Path, migrated: Path) -> Iterator[Store]:
    """A store that knows the number."""
    store = Store(f"sqlite:///{tmp_path / 'books.db'}")
    (tmp_path / "books.db").write_bytes(migrated.read_bytes())
    with store.begin() as session:
        numbers.upsert(session, Account.phone_number_id, connection="one", waba_id=Account.waba_id)
    yield store
    store.close()


def look(
    sandbox: Sandbox, books: Store, number_id: str = Account.phone_number_id, waba_id: str = Account.waba_id
) -> list[CheckResult]:
    async def run() -> list[CheckResult]:
        async with connect(token=Account.token, phone_number_id=number_id, base_url=sandbox.url) as client:
            return [*await standing.of_token(client), *await standing.of_number(client, books, waba_id)]

    return asyncio.run(run())


def known(books: Store) -> PhoneNumber:
    with books.begin() as session:
        return session.get_one(PhoneNumber, Account.phone_number_id)


def test_a_number_that_is_well_is_said_to_be(sandbox: Sandbox, books: Store) -> None:
    found = look(sandbox, books)

    assert [check_result for check_result in found if check_result.stands == "wrong"] == []
    assert {("status", "connected"), ("quality", "green"), ("speed", "80 messages a second")} <= {
        (check_result.what, check_result.said) for check_result in found
    }
    number = known(books)
    assert (number.status, number.quality, number.tier, number.per_second) == ("CONNECTED", "GREEN", 250, 80)
    assert number.business_id == Account.business_id
    assert "not verified" in next(check_result.said for check_result in found if check_result.what == "business")


@pytest.mark.parametrize(
    ("fault", "what", "says", "do"),
    [
        (Fault("banned"), "status", "Meta has banned it", "appealed"),
        (
            Fault("pending"),
            "registration",
            "not registered (PENDING), so it can send nothing (133010)",
            "--register PIN",
        ),
        (Fault("disconnected"), "registration", "not registered (DISCONNECTED)", "--register PIN"),
        (Fault("unregistered"), "registration", "not registered", "chartcastr connect whatsapp --register PIN"),
        (
            Fault("name-declined"),
            "display name",
            "Meta declined it, and refuses messages with 131037",
            "Ask for a name",
        ),
        (Fault("low-quality"), "quality", "RED", "Send fewer"),
        (Fault("low-quality", value="YELLOW"), "quality", "YELLOW", "Send fewer"),
        (Fault("payment-missing"), "health", "There is an error with your payment method", "Add or update the payment"),
        (Fault("account-blocked"), "health", "Meta lets it send nothing", "Add or update the payment"),
        (Fault("expiring-token"), "token", "in 2 days", "never expires"),
    ],
)
def test_what_is_wrong_at_meta_is_named_with_what_to_do(
    sandbox: Sandbox, books: Store, fault: Fault, what: str, says: str, do: str
) -> None:
    sandbox.world.faults.switch_on(fault)

    wrong = [
        check_result
        for check_result in look(sandbox, books)
        if check_result.stands == "wrong" and check_result.what == what
    ]

    assert len(wrong) == 1
    assert says in wrong[0].said
    assert do in wrong[0].do


def test_what_meta_adds_to_a_number_s_health_is_shown(sandbox: Sandbox, books: Store) -> None:
    sandbox.world.faults.switch_on(Fault("name-declined"))

    said = [check_result.said for check_result in look(sandbox, books) if check_result.what == "health"]

    assert any(item.startswith("of the phone number: Your display name has not been approved") for item in said)


def test_a_token_of_sixty_days_is_noted_from_the_first_day(sandbox: Sandbox, books: Store) -> None:
    sandbox.world.faults.switch_on(Fault("expiring-token", days=60))

    ends = next(check_result for check_result in look(sandbox, books) if check_result.said.startswith("It ends on"))

    assert ends.stands == "note"
    assert f"{utc_now() + timedelta(days=60):%Y-%m-%d}" in ends.said
    assert "never expires" in ends.do


def test_a_number_that_is_also_in_the_app_sends_twenty_a_second(sandbox: Sandbox, books: Store) -> None:
    from blocks import WhatsApp

    sandbox.world.faults.switch_on(Fault("coexistence"))

    speed = next(check_result for check_result in look(sandbox, books) if check_result.what == "speed")

    assert speed.said == "20 messages a second, since the WhatsApp Business app runs on the same number"
    number = known(books)
    assert number.per_second == 20
    block = WhatsApp(token="SANDBOX", phone_number_id="1", waba_id="2", display_number="3")
    assert block.sender(number.per_second).rates.per_second == 20
    assert block.sender().rates.per_second == block.sender(1000).rates.per_second == 80


def test_ids_that_are_swapped_are_said_to_be(sandbox: Sandbox, books: Store) -> None:
    number_id, waba_id = Account.waba_id, Account.phone_number_id

    wrong = [
        check_result for check_result in look(sandbox, books, number_id, waba_id) if check_result.stands == "wrong"
    ]

    assert [check_result.what for check_result in wrong] == ["number"]
    assert wrong[0].said == f"The ids are swapped: {number_id} is the account's, and {waba_id} the number's."
    wrong = [check_result for check_result in look(sandbox, books, "100000000000099") if check_result.stands == "wrong"]
    assert "100/33" in wrong[0].said
    assert "swapped" not in wrong[0].said


def test_a_change_of_quality_that_a_look_finds_is_told_once(sandbox: Sandbox, books: Store) -> None:
    from pulse.store import alerts

    look(sandbox, books)
    sandbox.world.faults.switch_on(Fault("low-quality"))
    look(sandbox, books)
    look(sandbox, books)

    with books.begin() as session:
        assert [row.event for row in alerts.unannounced(session)] == ["chartcastr.connection.quality"]


@pytest.mark.parametrize(
    ("quality", "stands", "says"),
    [("GREEN", "ok", "utility"), ("YELLOW", "note", "quality medium (YELLOW)"), ("RED", "wrong", "quality low (RED)")],
)
def test_a_template_s_quality_is_a_word_and_low_is_never_well(
    books: Store, quality: str, stands: str, says: str
) -> None:
    told = {
        "name": "pulse_ready",
        "language": "en_US",
        "status": "APPROVED",
        "category": "UTILITY",
        "quality_score": {"score": quality},
    }
    with books.begin() as session:
        found = checks.of_template(checks.note_template(session, Account.waba_id, told))

    assert (found.stands, says in found.said) == (stands, True)


def test_a_rejected_template_says_why(books: Store) -> None:
    told = {
        "name": "pulse_ready",
        "language": "en_US",
        "status": "REJECTED",
        "category": "UTILITY",
        "rejected_reason": "INVALID_FORMAT",
    }
    with books.begin() as session:
        found = checks.of_template(checks.note_template(session, Account.waba_id, told))

    assert found.stands == "wrong"
    assert found.said == "pulse_ready (en_US): rejected, utility; Meta says: INVALID FORMAT"
