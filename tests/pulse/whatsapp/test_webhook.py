import base64
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulse.errors import WebhookError
from pulse.whatsapp.events import Inbound, Other, Status
from pulse.whatsapp.webhook import parse, verify
from tests.conftest import CONTRACTS

SAMPLES = sorted((CONTRACTS / "meta" / "samples").glob("*.json")) if CONTRACTS.is_dir() else []


def items(body: Any) -> int:
    """How many items a body holds, counted without the parser: each message, status, error, other field."""
    if not isinstance(body, dict) or body.get("object") != "whatsapp_business_account":
        return 1
    count = 0
    for entry in body["entry"]:
        for change in entry["changes"]:
            value = change["value"]
            told = sum(len(value.get(key, [])) for key in ("messages", "statuses", "errors"))
            count += told if change["field"] == "messages" and told else 1
    return count


@pytest.mark.parametrize("sample", SAMPLES or [None], ids=lambda path: path.stem if path else "none")
def test_every_sample_is_read_without_exception_or_loss(sample: Path | None, contracts: Path) -> None:  # noqa: ARG001
    assert sample is not None
    raw = sample.read_bytes()

    events = parse(raw)

    assert len(events) == items(json.loads(raw))
    for event in events:
        json.loads(event.raw)


def load(contracts: Path, name: str) -> Any:
    return parse((contracts / "meta" / "samples" / f"{name}.json").read_bytes())


def test_a_reply_is_read_with_what_it_quotes(contracts: Path) -> None:
    (reply,) = load(contracts, "in_text_reply_to_chart")

    assert isinstance(reply, Inbound)
    assert (reply.kind, reply.text) == ("text", "Why did orders drop on Tuesday?")
    assert reply.phone == "+12025550143"
    assert reply.context is not None
    assert reply.context.startswith("wamid.")


def test_reactions_given_and_taken_back_are_told_apart(contracts: Path) -> None:
    (given_,), (empty,), (absent,) = (
        load(contracts, f"in_reaction_{name}") for name in ("added", "removed_empty_emoji", "removed_no_emoji_key")
    )

    assert (given_.emoji, empty.emoji, absent.emoji) == ("👍", "", "")
    assert given_.context is not None


def test_buttons_lists_and_captions_are_text_with_their_payload(contracts: Path) -> None:
    (button,), (reply,), (row,), (image,) = (
        load(contracts, f"in_{name}")
        for name in (
            "button_template_quick_reply",
            "interactive_button_reply",
            "interactive_list_reply",
            "image_caption",
        )
    )

    assert all(event.text for event in (button, reply, row, image))
    assert all(event.payload for event in (button, reply, row))


def test_a_sender_without_a_phone_is_known_by_user_id(contracts: Path) -> None:
    (only_id,) = load(contracts, "in_text_reply_bsuid_only")
    (both,) = load(contracts, "in_text_reply_bsuid_and_phone")

    assert only_id.phone is None
    assert only_id.user_id.startswith("US.")
    assert both.phone
    assert both.user_id


def test_one_bad_item_does_not_cost_the_good_one(contracts: Path) -> None:
    bad, good = load(contracts, "batch_one_good_one_malformed")

    assert isinstance(bad, Other)
    assert bad.kind == "malformed"
    assert isinstance(good, Inbound)
    assert good.text == "hi"


def test_failed_statuses_carry_code_reason_and_our_tracker(contracts: Path) -> None:
    (failed,) = load(contracts, "st_failed_131047")
    (minimal,) = load(contracts, "st_failed_minimal_error")

    assert isinstance(failed, Status)
    assert (failed.status, failed.code) == ("failed", 131047)
    assert "24 hours" in failed.reason
    assert failed.tracker.startswith("d=")
    assert minimal.code is not None


def test_groups_standby_and_foreign_objects_are_kept_as_what_they_are(contracts: Path) -> None:
    (group,), (standby,), (page,) = (
        load(contracts, name) for name in ("in_group_text", "field_standby_message_echo", "not_whatsapp_object")
    )

    assert group.group
    assert isinstance(standby, Other)
    assert standby.kind == "field:standby"
    assert page.kind == "object:page"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "object",
                    "entry",
                    "changes",
                    "value",
                    "field",
                    "messages",
                    "statuses",
                    "errors",
                    "id",
                    "type",
                    "from",
                    "text",
                    "body",
                    "reaction",
                    "interactive",
                    "timestamp",
                    "status",
                    "metadata",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@given(JSON)
def test_no_json_whatever_raises_anything_but_a_webhook_error(value: Any) -> None:
    wrapped = {
        "object": "whatsapp_business_account",
        "entry": [{"changes": [{"field": "messages", "value": value}]}, value],
    }
    for body in (value, wrapped):
        raw = json.dumps(body).encode()
        if not isinstance(body, dict):
            with pytest.raises(WebhookError):
                parse(raw)
            continue
        for event in parse(raw):
            event.raw.encode()
            if isinstance(event, Inbound):
                event.text.encode()


@given(st.binary(max_size=60))
def test_garbage_is_a_400(raw: bytes) -> None:
    try:
        json.loads(raw.decode("utf-8", "replace"))
    except ValueError:
        with pytest.raises(WebhookError) as caught:
            parse(raw)
        assert caught.value.status == 400


def test_text_that_a_database_could_not_hold_is_mended() -> None:
    message = {"id": "w", "type": "text", "from": "1", "text": {"body": "a\0b\ud83d"}}
    value = {"messages": [message]}
    body = {"object": "whatsapp_business_account", "entry": [{"changes": [{"field": "messages", "value": value}]}]}

    (event,) = parse(json.dumps(body).encode())

    assert isinstance(event, Inbound)
    assert event.text == "a\ufffdb\ufffd"


def test_the_published_signatures_fit(contracts: Path) -> None:
    vectors = json.loads((contracts / "meta" / "signature_vectors.json").read_text())["webhook_signature"]

    for vector in vectors:
        body = base64.b64decode(vector["body_base64"])
        verify(body, vector["x_hub_signature_256"], [vector["app_secret"]])
        verify(body, vector["x_hub_signature_256"], ["another", vector["app_secret"]])


GOOD = "sha256=5d3150e2bc341396a848009b081389ee02149bf5bf9e6fd7b8ebc6275d24bf6b"
BODY = base64.b64decode("eyJvYmplY3QiOiJ3aGF0c2FwcF9idXNpbmVzc19hY2NvdW50IiwiZW50cnkiOltdfQ==")
SECRET = "00000000example0app0secret000000"


@pytest.mark.parametrize(
    ("body", "signature", "secrets", "status"),
    [
        (BODY, None, [SECRET], 401),
        (BODY, "", [SECRET], 401),
        (BODY, GOOD.removeprefix("sha256="), [SECRET], 401),
        (BODY, GOOD.replace("sha256", "sha1"), [SECRET], 401),
        (BODY + b" ", GOOD, [SECRET], 403),
        (BODY, GOOD[:-1] + "0", [SECRET], 403),
        (BODY, GOOD.upper().replace("SHA256", "sha256"), [SECRET], 403),
        (BODY, "sha256=", [SECRET], 401),
        (BODY, "sha256=é", [SECRET], 401),
        (BODY, GOOD, ["wrong"], 403),
        (BODY, GOOD, [], 403),
    ],
)
def test_each_way_a_signature_can_be_wrong_is_refused(
    body: bytes, signature: str | None, secrets: list[str], status: int
) -> None:
    with pytest.raises(WebhookError) as caught:
        verify(body, signature, secrets)

    assert caught.value.status == status
