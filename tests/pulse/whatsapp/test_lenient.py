"""One item that no parser can read costs the others of its body nothing."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulse.errors import WebhookError
from pulse.whatsapp.events import Inbound, Other, Status
from pulse.whatsapp.webhook import parse

DEEP = 20_000
ODD = {
    "a number of 5,000 digits": b"9" * 5000,
    "lists in lists": b"[" * DEEP + b"]" * DEEP,
    "objects in objects": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "brackets in texts between": b'[["]", "\\"]"' + b"," + b"[" * DEEP + b'"}"' + b"]" * DEEP + b"]]",
}


def message(wamid: str, odd: bytes = b"1") -> bytes:
    plain = {"id": wamid, "from": "12025550143", "type": "text", "text": {"body": "why?"}, "odd": "HERE"}
    return json.dumps(plain).encode().replace(b'"HERE"', odd)


def status(wamid: str, odd: bytes = b"1") -> bytes:
    return b'{"id": "%s", "status": "sent", "timestamp": "1795341600", "odd": %s}' % (wamid.encode(), odd)


def body(messages: list[bytes], statuses: list[bytes]) -> bytes:
    value = b'{"metadata": {"phone_number_id": "1"}, "messages": [%s], "statuses": [%s]}' % (
        b", ".join(messages),
        b", ".join(statuses),
    )
    change = b'{"field": "messages", "value": %s}' % value
    return b'{"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [%s]}]}' % change


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_the_item_that_cannot_be_read_is_kept_as_malformed_and_the_others_are_read(odd: bytes) -> None:
    messages = [message("wamid.1"), message("wamid.2", odd), message("wamid.3")]
    events = parse(body(messages, [status("wamid.4", odd), status("wamid.5")]))

    assert [(type(event), getattr(event, "wamid", "")) for event in events] == [
        (Inbound, "wamid.1"),
        (Other, ""),
        (Inbound, "wamid.3"),
        (Other, ""),
        (Status, "wamid.5"),
    ]
    malformed = [event for event in events if isinstance(event, Other)]
    assert {other.kind for other in malformed} == {"malformed"}
    assert ["wamid.2" in other.raw or "wamid.4" in other.raw for other in malformed] == [True, True]


def test_bytes_that_are_no_utf8_are_mended_like_any_text_that_a_database_could_not_hold() -> None:
    raw = body([message("wamid.1").replace(b"why?", b"why\xff?"), message("wamid.2")], [])

    first, second = parse(raw)

    assert isinstance(first, Inbound)
    assert isinstance(second, Inbound)
    assert (first.text, second.text) == ("why\N{REPLACEMENT CHARACTER}?", "why?")


PIECES = st.sampled_from([b"1", b'"x"', b"null", b"{}", *ODD.values(), b'"\xff"', b"-1e999", b'"\\ud83d"'])


@given(st.lists(PIECES, min_size=1, max_size=6), st.data())
def test_every_readable_item_is_read_whatever_stands_beside_it(pieces: list[bytes], data: Any) -> None:
    good = data.draw(st.integers(0, len(pieces)))
    messages = [message(f"wamid.{number}", piece) for number, piece in enumerate(pieces)]
    messages.insert(good, message("wamid.good"))

    events = parse(body(messages, [status("wamid.s")]))

    assert len(events) == len(pieces) + 2
    assert isinstance(events[good], Inbound)
    assert isinstance(events[-1], Status)


@pytest.mark.parametrize(
    "raw", [b"[" * DEEP, b'{"a": ' + b"[" * DEEP, b"[" * DEEP + b"]" * DEEP, b'{"a": "' + b'\\"' * DEEP]
)
def test_what_is_no_json_object_at_all_is_refused(raw: bytes) -> None:
    with pytest.raises(WebhookError) as caught:
        parse(raw)

    assert caught.value.status == 400
