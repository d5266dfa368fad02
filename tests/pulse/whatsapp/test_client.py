"""The client against the sandbox, over real HTTP."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from pulse.errors import ReaderError
from pulse.text.spans import recorded
from pulse.whatsapp import messages
from pulse.whatsapp.client import Client, appsecret_proof, connect
from pulse.whatsapp.errors import (
    MetaError,
    NotSent,
    NotUsable,
    OutcomeUnknown,
    RequestRefused,
    TokenRefused,
    meta_error,
)
from pulse.whatsapp.messages import Address
from sandbox.world import Account
from tests.conftest import Sandbox, serve

ADA = Address("+12025550143")
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100
Got = TypeVar("Got")


def using(
    url: str, work: Callable[[Client], Awaitable[Got]], token: str = Account.token, secret: str = Account.app_secret
) -> Got:
    async def run() -> Got:
        number = Account.phone_number_id
        async with connect(token=token, phone_number_id=number, app_secret=secret, base_url=url) as client:
            return await work(client)

    return asyncio.run(run())


async def _send_chart(client: Client) -> tuple[str, str]:
    media = await client.upload(PNG, "image/png", "chart.png")
    accepted = await client.send(
        messages.image(ADA, messages.Picture(media), recorded("*Title*\nSummary"), tracker="m1")
    )
    image = accepted.wamid
    reply = await client.send(messages.text(ADA, recorded("Analysis"), tracker="m2", context=image))
    return image, reply.wamid


def test_a_chart_and_its_analysis_reach_the_phone(sandbox: Sandbox) -> None:
    sandbox.person("12025550143")

    image, reply = using(sandbox.url, _send_chart)

    seen = sandbox.world.people["12025550143"].messages
    assert seen[image].text == "*Title*\nSummary"
    assert seen[reply].context == image
    assert sandbox.world.media[str(seen[image].media)].content == PNG


def test_bodies_are_those_of_metas_pages(contracts: Path) -> None:
    samples = contracts / "meta" / "samples"
    reply = json.loads((samples / "request_text_reply_to_image.json").read_text())
    read = json.loads((samples / "request_mark_read_typing.json").read_text())

    ours = messages.text(
        Address(reply["to"]), reply["text"]["body"], tracker="x", context=reply["context"]["message_id"]
    )

    assert {key: ours[key] for key in reply if key != "biz_opaque_callback_data"} == {
        **{key: value for key, value in reply.items() if key != "biz_opaque_callback_data"},
        "text": {"preview_url": False, **reply["text"]},
    }
    assert messages.read(read["message_id"], typing=True) == read
    to_id = json.loads((samples / "request_text_to_bsuid.json").read_text())
    assert (
        messages.text(Address(user_id=to_id["recipient"]), recorded("x"), tracker="t")["recipient"]
        == to_id["recipient"]
    )


def test_a_user_id_never_stands_in_to() -> None:
    assert "to" not in messages.text(Address(user_id="US.1"), recorded("x"), tracker="t")
    with pytest.raises(ReaderError):
        Address()


def test_texts_over_the_limit_are_never_sent() -> None:
    with pytest.raises(ValueError, match="1 to 4096 units, not 4097"):
        messages.text(ADA, recorded("x" * 4097), tracker="t")
    with pytest.raises(ValueError, match="1 to 1024 units, not 1026"):
        messages.image(ADA, messages.Picture("1"), recorded("👍" * 513), tracker="t")


def test_the_proof_is_the_published_one(contracts: Path) -> None:
    vector = json.loads((contracts / "meta" / "signature_vectors.json").read_text())["appsecret_proof"]

    assert appsecret_proof(vector["access_token"], vector["app_secret"]) == vector["appsecret_proof"]


def test_a_wrong_token_number_or_proof_is_said_with_what_to_do(sandbox: Sandbox) -> None:
    async def send(client: Client) -> str:
        return (await client.send(messages.text(ADA, recorded("x"), tracker="t"))).wamid

    with pytest.raises(TokenRefused, match=r"190: Malformed access token\. Make a new system user token"):
        using(sandbox.url, send, token="SANDBOX-OTHER")
    with pytest.raises(MetaError, match="appsecret_proof"):
        using(sandbox.url, send, secret="other")
    with pytest.raises(RequestRefused):
        using(sandbox.url, lambda client: client.upload(b"text", "image/png", "x.png"))


async def _post(client: Client) -> str:
    return (await client.send(messages.text(ADA, recorded("x"), tracker="t"))).wamid


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (PlainTextResponse("<html>Bad gateway</html>", 502), OutcomeUnknown),
        (PlainTextResponse("", 200), OutcomeUnknown),
        (JSONResponse([], 200), OutcomeUnknown),
        (JSONResponse({}, 200), OutcomeUnknown),
        (JSONResponse({"messages": [{}]}, 200), OutcomeUnknown),
        (JSONResponse({"error": {"code": 131000, "message": "Something went wrong"}}, 500), OutcomeUnknown),
        (JSONResponse({"error": {"code": 2, "message": "down", "is_transient": True}}, 503), OutcomeUnknown),
        (JSONResponse({"error": {"code": 999999, "message": "new"}}, 500), OutcomeUnknown),
        (JSONResponse({"error": {"message": "no code"}}, 400), OutcomeUnknown),
        (JSONResponse({"error": {"code": 999999, "message": "new"}}, 400), RequestRefused),
        (JSONResponse({"error": {"code": 100, "message": "m", "error_data": "a string"}}, 400), RequestRefused),
    ],
)
def test_an_answer_that_proves_nothing_is_unknown_and_not_repeatable(
    answer: Response, expected: type[Exception]
) -> None:
    async def say(_request: Request) -> Response:
        return answer

    app = Starlette(routes=[Route("/{path:path}", say, methods=["POST"])])
    with serve(app) as url, pytest.raises(expected) as caught:
        using(url, _post)

    assert type(caught.value) is expected
    assert not getattr(caught.value, "repeatable", False)


def test_no_connection_means_nothing_was_sent() -> None:
    with pytest.raises(NotSent) as caught:
        using("http://127.0.0.1:9", _post)

    assert caught.value.repeatable


def test_silence_after_sending_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    import httpx

    async def stall(_request: Request) -> Response:
        await asyncio.sleep(2)
        return JSONResponse({})

    monkeypatch.setattr("pulse.whatsapp.client.TIMEOUT", httpx.Timeout(0.3))
    app = Starlette(routes=[Route("/{path:path}", stall, methods=["POST"])])
    with serve(app) as url, pytest.raises(OutcomeUnknown, match="ReadTimeout"):
        using(url, _post)


def test_reading_shows_as_blue_ticks_and_typing(sandbox: Sandbox) -> None:
    sandbox.person("12025550143")
    import httpx

    asked = httpx.post(f"{sandbox.url}/phone/12025550143/messages", json={"text": "why?"}).json()["wamid"]

    async def read(client: Client) -> None:
        await client.mark_read(messages.read(asked, typing=True))

    using(sandbox.url, read)

    chat: dict[str, Any] = httpx.get(f"{sandbox.url}/phone/12025550143/chat").json()
    assert chat["typing"] is True
    assert "read" in chat["messages"][0]["statuses"]


@pytest.mark.parametrize("token", ["SANDBOX-T\u00d6KEN", "SANDBOX TOKEN", "\u201cSANDBOX\u201d", ""])
def test_a_token_that_cannot_be_one_is_said_and_not_shown(token: str) -> None:
    with pytest.raises(NotUsable, match="holds spaces or odd letters") as caught:
        using("http://127.0.0.1:9", _post, token=token)

    assert not caught.value.repeatable
    assert not token or token not in repr(caught.value)


def test_an_address_that_is_none_is_said_and_not_tried_again() -> None:
    with pytest.raises(NotUsable, match="GRAPH_API_URL"):
        using("graph.example", _post)


def test_meta_s_own_words_hold_no_phone_number() -> None:
    wrong = meta_error(131026, "Receiver 12025550143", "Receiver +12025550143 is incapable of receiving this message")

    assert "12025550143" not in repr(wrong) + str(wrong)
    assert "0143 is incapable" in str(wrong)
