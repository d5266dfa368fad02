"""Errors as Meta sends them, over real HTTP: the owner reads Meta's own reason, and what to do about it."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pulse.delivery import Courier
from pulse.delivery.courier import message_row
from pulse.errors import WhatsAppError
from pulse.store import Store, numbers, readers
from pulse.store.tables import PhoneNumber, Reader
from pulse.text.spans import recorded
from pulse.whatsapp import messages
from pulse.whatsapp.client import Client, connect
from pulse.whatsapp.errors import AccountRefused, Busy, RequestRefused, TemplateRefused, TokenRefused
from tests.conftest import serve

NUMBER, WABA = "100000000000001", "100000000000010"
EXISTS = {
    "message": "Invalid parameter",
    "type": "OAuthException",
    "code": 100,
    "error_subcode": 2388024,
    "is_transient": False,
    "error_user_title": "Content in this language already exists",
    "error_user_msg": "There is already English (US) content for this template. You can create a new template.",
    "fbtrace_id": "AbC",
}
AT_THE_EDGE = {
    "message": "Invalid parameter",
    "type": "OAuthException",
    "code": 100,
    "error_subcode": 2388299,
    "error_user_title": "Variables can't be at the start or end of the template",
    "error_user_msg": "Variables can't be at the start or end of the template. Add words before {{1}}.",
    "error_data": "for programs",
}
UNKNOWN = {
    "message": "Unsupported post request. Object with ID '100000000000001' does not exist, cannot be loaded due to "
    "missing permissions, or does not support this operation.",
    "type": "GraphMethodException",
    "code": 100,
    "error_subcode": 33,
    "fbtrace_id": "AbC",
}
WRONG = {
    "message": "(#100) Invalid parameter",
    "type": "OAuthException",
    "code": 100,
    "error_data": {"messaging_product": "whatsapp", "details": "to +12025550143 is wrong"},
}


class Meta:
    """Refuses everything with one error."""

    def __init__(self) -> None:
        self.status, self.error = 400, dict[str, Any]()

    async def answer(self, _request: Request) -> Response:
        return JSONResponse({"error": self.error}, self.status)


@pytest.fixture
def meta() -> Iterator[tuple[Meta, str]]:
    made = Meta()
    with serve(Starlette(routes=[Route("/{path:path}", made.answer, methods=["GET", "POST"])])) as url:
        yield made, url


def refused(meta: tuple[Meta, str], error: dict[str, Any], work: Callable[[Client], Awaitable[Any]]) -> Exception:
    meta[0].error = error

    async def run() -> None:
        async with connect(token="SANDBOX", phone_number_id=NUMBER, base_url=meta[1]) as client:
            await work(client)

    with pytest.raises(WhatsAppError) as caught:
        asyncio.run(run())
    return caught.value


@pytest.mark.parametrize(
    ("error", "family", "says"),
    [
        (
            EXISTS,
            TemplateRefused,
            (
                "Meta refused with 100/2388024: Content in this language already exists: There is already English (US) "
                "content for this template. You can create a new template. Nothing has to be made; see how it stands: "
                "chartcastr template status. (trace AbC)"
            ),
        ),
        (
            AT_THE_EDGE,
            TemplateRefused,
            (
                "Meta refused with 2388299: Variables can't be at the start or end of the template. Add words before "
                "{{1}}. Correct the template's text and create it "
                "again: chartcastr template create."
            ),
        ),
        (
            {"code": 100, "error_subcode": 2388023, "message": "x", "error_user_msg": "It is being deleted."},
            TemplateRefused,
            (
                "Meta refused with 100/2388023: It is being deleted. Take another name, or wait up to 30 days: "
                "chartcastr template create NAME."
            ),
        ),
        (
            {"code": 80008, "message": "(#80008) There have been too many calls to this WhatsApp Business account."},
            Busy,
            (
                "Meta refused with 80008: (#80008) There have been too many calls to this WhatsApp Business account. "
                "It is tried again by itself; if it stays, send less at once."
            ),
        ),
    ],
)
def test_a_template_that_is_refused_says_why_in_meta_s_words_and_what_to_do(
    meta: tuple[Meta, str], error: dict[str, Any], family: type[Exception], says: str
) -> None:
    wrong = refused(meta, error, lambda client: client.create_template(WABA, {"name": "x"}))

    assert type(wrong) is family
    assert str(wrong) == says


@pytest.mark.parametrize(("subcode", "says"), [(463, "190/463: Session has expired"), (460, "190/460: Session")])
def test_a_token_that_has_ended_says_how(meta: tuple[Meta, str], subcode: int, says: str) -> None:
    meta[0].status = 401
    error = {"code": 190, "error_subcode": subcode, "message": "Session has expired on Friday.", "fbtrace_id": "A"}

    wrong = refused(meta, error, lambda client: client.token())

    assert isinstance(wrong, TokenRefused)
    assert says in str(wrong)
    assert "system user token" in str(wrong)


def test_a_subcode_of_any_shape_breaks_nothing(meta: tuple[Meta, str]) -> None:
    oddities: list[object] = ["33", None, [], {}, True, 1e9]
    for odd in oddities:
        error = {"code": 100, "error_subcode": odd, "error_user_title": 7, "error_user_msg": ["x"], "message": "no"}
        assert isinstance(refused(meta, error, lambda client: client.phone_number()), RequestRefused), odd


def test_an_id_of_ours_that_is_unknown_is_the_account_s_trouble_and_holds_no_long_number(
    meta: tuple[Meta, str], contracts: Path
) -> None:
    sample = json.loads((contracts / "meta/samples/response_error_100_33_unknown_object.json").read_text())

    wrong = refused(meta, sample["error"], lambda client: client.phone_number())

    assert isinstance(wrong, AccountRefused)
    assert "Meta refused with 100/33: Unsupported" in str(wrong)
    assert "assign the WhatsApp account to the system user" in str(wrong)
    assert NUMBER not in str(refused(meta, UNKNOWN, lambda client: client.phone_number()))


@pytest.mark.parametrize(("error", "stops"), [(UNKNOWN, True), (WRONG, False)])
def test_100_with_33_on_a_send_stops_the_number_and_100_alone_does_not(
    meta: tuple[Meta, str], store: Store, error: dict[str, Any], *, stops: bool
) -> None:
    with store.begin() as session:
        numbers.upsert(session, NUMBER, connection="one", waba_id=WABA)
        ada = _ada(session)
    meta[0].error = error

    async def send() -> str:
        async with connect(token="SANDBOX", phone_number_id=NUMBER, base_url=meta[1]) as client:
            to = messages.Address(ada.phone)
            row = message_row("test/1", "test", ada, NUMBER, "hello")
            return (
                await Courier(store, client).say(row, lambda id_: messages.text(to, recorded("hello"), tracker=id_))
            ).state

    assert asyncio.run(send()) == "refused"

    with store.begin() as session:
        number = session.get_one(PhoneNumber, NUMBER)
    assert (number.stopped_at is not None) is stops
    assert ("100/33: Unsupported post request." in number.reason) is stops


def _ada(session: Session) -> Reader:
    made = readers.add(session, "ada", "+12025550143")
    session.flush()
    return made
