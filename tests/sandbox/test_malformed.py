"""Whatever a body holds, the sandbox refuses it as Meta would; it never breaks."""

from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.world import Account
from tests.sandbox.conftest import ADA, Meta, code

ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
BUTTON = {"type": "reply", "reply": {"id": "yes", "title": "Yes"}}
ROWS = {"button": "Pick", "sections": [{"title": "t", "rows": [{"id": "a", "title": "A", "description": "words"}]}]}
PAYLOAD = {"type": "payload", "payload": "p"}
LINK = {"name": "cta_url", "parameters": {"display_text": "Open", "url": "https://example.com"}}
SENT: list[dict[str, Any]] = [
    {"type": "text", "text": {"body": "hi"}, "context": {"message_id": "wamid.x"}, "biz_opaque_callback_data": "a"},
    {"type": "image", "image": {"id": "1", "caption": "x"}},
    {"type": "document", "document": {"link": "http://127.0.0.1:9/a.pdf", "filename": "a.pdf"}},
    {"type": "location", "location": {"latitude": 1, "longitude": 2, "name": "x", "address": "y"}},
    {"type": "reaction", "reaction": {"message_id": "wamid.x", "emoji": "👍"}},
    {
        "type": "interactive",
        "interactive": {
            "type": "button",
            "header": {"type": "image", "image": {"id": "1"}},
            "body": {"text": "x"},
            "footer": {"text": "y"},
            "action": {"buttons": [BUTTON]},
        },
    },
    {"type": "interactive", "interactive": {"type": "list", "body": {"text": "x"}, "action": ROWS}},
    {"type": "interactive", "interactive": {"type": "cta_url", "body": {"text": "x"}, "action": LINK}},
    {
        "type": "template",
        "template": {
            "name": "ready",
            "language": {"code": "en_US"},
            "components": [
                {"type": "header", "parameters": [{"type": "text", "text": "x"}]},
                {"type": "body", "parameters": [{"type": "text", "text": "x"}]},
                {"type": "button", "sub_type": "quick_reply", "index": "0", "parameters": [PAYLOAD]},
            ],
        },
    },
    {"status": "read", "message_id": "wamid.x", "typing_indicator": {"type": "text"}},
]
CREATED: dict[str, Any] = {
    "name": "ready",
    "language": "en_US",
    "category": "utility",
    "parameter_format": "positional",
    "components": [
        {"type": "header", "format": "text", "text": "For {{1}}", "example": {"header_text": ["x"]}},
        {"type": "body", "text": "Your report {{1}} is ready now.", "example": {"body_text": [["Orders"]]}},
        {"type": "footer", "text": "bye"},
        {
            "type": "buttons",
            "buttons": [
                {"type": "quick_reply", "text": "Show me"},
                {"type": "url", "text": "Open", "url": "https://example.com"},
            ],
        },
    ],
}


@st.composite
def spoiled(draw: st.DrawFn, good: Any) -> Any:
    """``good`` with one part of it, at any depth, made another thing or left out."""
    if isinstance(good, dict) and good and draw(st.integers(0, 4)):
        key = draw(st.sampled_from(sorted(good)))
        if not draw(st.integers(0, 5)):
            return {name: value for name, value in good.items() if name != key}
        return good | {key: draw(spoiled(good[key]))}
    if isinstance(good, list) and good and draw(st.integers(0, 4)):
        place = draw(st.integers(0, len(good) - 1))
        return [*good[:place], draw(spoiled(good[place])), *good[place + 1 :]]
    return draw(ODD)


def answered(answer: httpx.Response) -> None:
    """See that an answer is one of Meta's: taken, or refused with a code."""
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400:
        error = answer.json()["error"]
        assert isinstance(error["code"], int)
        assert error["type"] in {"OAuthException", "GraphMethodException"}


@given(data=st.data())
def test_a_spoiled_message_is_refused_or_taken(meta: Meta, data: st.DataObject) -> None:
    basic = {"messaging_product": "whatsapp", "to": ADA, "recipient_type": "individual"}
    body = data.draw(spoiled(basic | data.draw(st.sampled_from(SENT))))
    meta.world.people[ADA].chats.clear()
    if not meta.world.templates:
        meta.template(**CREATED).raise_for_status()

    answered(meta.raw(f"/{Account.phone_number_id}/messages", body))


@given(data=st.data())
def test_a_spoiled_template_is_refused_or_taken_and_what_is_taken_is_listed(meta: Meta, data: st.DataObject) -> None:
    meta.world.templates.clear()

    answered(meta.raw(f"/{Account.waba_id}/message_templates", data.draw(spoiled(CREATED))))

    listed = meta.http.get(f"/{Account.waba_id}/message_templates")
    assert len(listed.raise_for_status().json()["data"]) == len(meta.world.templates)


@given(data=st.data())
def test_a_spoiled_request_to_the_rest_is_refused_or_taken(meta: Meta, data: st.DataObject) -> None:
    register = {"messaging_product": "whatsapp", "pin": "123456"}
    answered(meta.raw(f"/{Account.phone_number_id}/register", data.draw(spoiled(register))))
    subscribe = {"override_callback_uri": "http://127.0.0.1:9/", "verify_token": "x"}
    answered(meta.raw(f"/{Account.waba_id}/subscribed_apps", data.draw(spoiled(subscribe))))


ACTS: dict[str, dict[str, Any]] = {
    f"/phone/{ADA}/messages": {"text": "x", "context": "wamid.x", "number": Account.phone_number_id},
    f"/phone/{ADA}/batch": {"messages": [{"text": "x"}]},
    f"/phone/{ADA}/burst": {"count": 2, "text": "x {}"},
    f"/phone/{ADA}/reactions": {"message_id": "known", "emoji": "👍"},
    f"/phone/{ADA}/taps": {"message_id": "known", "button": 0},
    f"/phone/{ADA}/edits": {"message_id": "known", "text": "y"},
    f"/phone/{ADA}/deletions": {"message_id": "known"},
    f"/phone/{ADA}/read": {"number": Account.phone_number_id},
    "/people": {"wa_id": "12025550177", "name": "x", "wrote": True},
    "/numbers": {"number": "12025550101", "name": "x"},
    "/news/account_update": {"event": "ACCOUNT_RESTRICTION"},
    "/news/message_template_status_update": {"name": "none", "language": "en_US", "event": "PAUSED"},
    "/faults": {"name": "slow", "times": 1, "seconds": 0.0, "chance": 1.0, "code": 5, "value": "", "days": 1},
}


@given(data=st.data())
def test_a_spoiled_request_of_a_phone_is_refused_or_done(meta: Meta, data: st.DataObject) -> None:
    address = data.draw(st.sampled_from(sorted(ACTS)))

    answer = meta.raw(str(meta.http.base_url.copy_with(path=address)), data.draw(spoiled(ACTS[address])))

    assert answer.status_code < 500, answer.text
    meta.world.faults.switch_off()


DEEP, LONG = b"[" * 100_000, b"9" * 5000


@pytest.mark.parametrize(
    "raw", [b"null", b"[]", b"5", b'"x"', b"{", b"\xff", b'{"to": "\\ud800"}', b'{"to": 1e999}', DEEP, LONG]
)
def test_a_body_that_is_no_object_is_refused(meta: Meta, raw: bytes) -> None:
    for address in (f"/{Account.phone_number_id}/messages", f"/{Account.waba_id}/message_templates"):
        assert code(meta.http.post(address, content=raw))[0] == 400
    for address in ("/faults", "/people", f"/phone/{ADA}/messages"):
        outside = str(meta.http.base_url.copy_with(path=address))
        assert meta.http.post(outside, content=raw).status_code == 400


def test_a_message_may_come_as_a_form(meta: Meta) -> None:
    form = {"messaging_product": "whatsapp", "to": f"+{ADA}", "type": "text", "text": '{"body": "hi & bye"}'}
    headers = {"content-type": "application/x-www-form-urlencoded"}
    address = f"/{Account.phone_number_id}/messages"

    encoded = meta.http.post(address, content=urlencode(form), headers=headers).json()["messages"][0]["id"]
    parts = meta.http.post(address, files={name: (None, value) for name, value in form.items()}).json()
    shown = meta.world.people[ADA].messages

    assert [shown[wamid].text for wamid in (encoded, parts["messages"][0]["id"])] == ["hi & bye"] * 2
    assert code(meta.http.post(address, content=urlencode(form | {"text": "{bad"}), headers=headers)) == (400, 100)
