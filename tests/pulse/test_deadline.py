"""A server that drips its answer for ever ends in one sentence, in time: Meta's, a source's, a model's."""

import asyncio
import io
import time
from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pydantic import SecretStr

from pulse.errors import SourceBusy, SourceError
from pulse.insight import find_facts
from pulse.narration import NarrationContext
from pulse.narration.model import Model
from pulse.narration.openai import write_with_model
from pulse.sources.deadline import within
from pulse.sources.files.download import download
from pulse.sources.http import Transport
from pulse.sources.sheets.client import Account, SheetsClient
from pulse.text.spans import recorded
from pulse.whatsapp import client, messages
from pulse.whatsapp.errors import OutcomeUnknown
from tests.drip import dripping
from tests.pulse.conftest import Maker


@pytest.fixture(params=["head", "body"])
def drip(request: pytest.FixtureRequest) -> Iterator[str]:
    with dripping(head=request.param == "head") as url:
        yield url


@pytest.fixture(autouse=True)
def _is_in_time() -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < 5


def test_a_send_whose_answer_drips_has_an_unknown_outcome(drip: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "DEADLINE", 0.5)

    async def send() -> None:
        async with client.connect(token="SANDBOX", phone_number_id="1", base_url=drip) as number:
            await number.send(messages.text(messages.Address("+12025550143"), recorded("hello"), tracker="t"))

    with pytest.raises(OutcomeUnknown, match="not complete after"):
        asyncio.run(send())


def test_a_call_to_an_account_that_drips_is_out_of_reach(drip: str) -> None:
    with (
        Transport("Acme", drip, {"Authorization": "Bearer geheim"}, lambda _: None, seconds=0.5) as asked,
        pytest.raises(SourceBusy, match="Acme is busy or out of reach: it did not answer in time"),
    ):
        asked.get("/")


def test_a_file_that_drips_takes_too_long(drip: str) -> None:
    with pytest.raises(SourceError, match="took longer than 0 s"):
        download(f"{drip}/orders.csv", io.BytesIO(), seconds=0.4)


def test_a_sheet_that_drips_is_out_of_reach(drip: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHEETS_API_URL", drip)
    # Signing in drips, too.
    google = Account(
        {"type": "service_account", "client_email": "a@b.example", "private_key": _key(), "token_uri": drip}
    )

    with pytest.raises(SourceBusy, match="it did not answer in time"):
        SheetsClient(google, "sheet", seconds=0.5).outline()


def _key() -> str:
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def test_a_model_that_drips_costs_style_only(drip: str, make: Maker) -> None:
    facts = find_facts(make({"N": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22]}))
    voice = NarrationContext(title="Shop orders", measure="Orders", dimension="region", grain="day", good="up")
    model = Model(name="m", base_url=f"{drip}/v1", api_key=SecretStr("geheim"))

    read = asyncio.run(write_with_model(voice, facts, model, seconds=0.5))

    assert read.fell_back == "the model did not answer in time"


def test_what_ends_in_time_gives_what_it_returns_or_raises() -> None:
    assert within(5, lambda: 7) == 7
    with pytest.raises(SourceError, match="no"):
        within(5, _refuse)
    with pytest.raises(TimeoutError):
        within(0.05, lambda: time.sleep(0.5))


def _refuse() -> None:
    raise SourceError("no")
