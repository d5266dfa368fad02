"""What people do on their phones, and news of the account, as Meta's webhooks tell them."""

import json
from pathlib import Path
from typing import Any

import pytest

from sandbox.news import FIELDS
from tests.sandbox.conftest import ADA, Callback, Meta


def told(callback: Callback, kind: str) -> Any:
    """The first message of this type that the callback was told of."""
    (found, *_) = callback.wait(lambda: [message for message in callback.news("messages") if message["type"] == kind])
    return found


def sample(contracts: Path, name: str, *path: str) -> Any:
    found = json.loads((contracts / "meta" / "samples" / f"{name}.json").read_text())["entry"][0]["changes"][0]["value"]
    for step in path:
        found = found[step][0] if isinstance(found[step], list) else found[step]
    return found


def test_a_person_edits_and_deletes_what_they_wrote(meta: Meta, callback: Callback, contracts: Path) -> None:
    wamid = meta.ask(f"/phone/{ADA}/messages", text="Wyh?").json()["wamid"]
    sent = meta.send().json()["messages"][0]["id"]

    meta.ask(f"/phone/{ADA}/edits", message_id=wamid, text="Why?").raise_for_status()
    edit = told(callback, "edit")["edit"]
    meta.ask(f"/phone/{ADA}/deletions", message_id=wamid).raise_for_status()
    revoke = told(callback, "revoke")

    assert edit == {"original_message_id": wamid, "message": {"type": "text", "text": {"body": "Why?"}}}
    assert revoke["revoke"] == {"original_message_id": wamid}
    assert set(sample(contracts, "in_revoke", "messages")) == set(revoke) - {"from_user_id"}
    assert meta.ask(f"/phone/{ADA}/edits", message_id=wamid, text="Again").status_code == 400
    assert meta.ask(f"/phone/{ADA}/deletions", message_id=sent).status_code == 400


def test_a_person_who_moves_keeps_the_chat_and_gets_another_id(meta: Meta, callback: Callback, contracts: Path) -> None:
    meta.ask(f"/phone/{ADA}/messages", text="hi")
    before = meta.world.people[ADA].user_id

    meta.ask(f"/phone/{ADA}/system", wa_id="12025550199").raise_for_status()

    news = callback.wait(lambda: (found := [v for v in callback.values() if "contacts" not in v])[1:] and found)
    by_type = {value["messages"][0]["system"]["type"]: value["messages"][0] for value in news}
    for name, kind in (
        ("in_system_number_changed", "user_changed_number"),
        ("in_system_user_id_changed", "user_changed_user_id"),
    ):
        known = sample(contracts, name, "messages")
        assert set(by_type[kind]) == set(known)
        assert set(by_type[kind]["system"]) == set(known["system"])
    moved = meta.world.people["12025550199"]
    assert [message.text for message in moved.messages.values()] == ["hi"]
    assert by_type["user_changed_user_id"]["system"]["previous_user_id"] == before
    assert meta.send(to="12025550199").json()["contacts"][0]["wa_id"] == "12025550199"
    assert meta.ask("/people", wa_id="12025550144").is_success
    assert meta.ask("/phone/12025550144/system", wa_id="12025550199").status_code == 400


def test_several_messages_come_in_one_body_or_each_in_its_own(meta: Meta, callback: Callback) -> None:
    meta.ask(f"/phone/{ADA}/batch", messages=[{"text": "one"}, {"text": "two"}]).raise_for_status()
    callback.wait(lambda: callback.bodies)
    assert [[message["text"]["body"] for message in value["messages"]] for value in callback.values()] == [
        ["one", "two"]
    ]

    meta.ask(f"/phone/{ADA}/burst", count=20, text="fast {}").raise_for_status()

    callback.wait(lambda: len(callback.bodies) == 21)
    assert {message["text"]["body"] for message in callback.news("messages")[2:]} == {
        f"fast {place}" for place in range(1, 21)
    }
    assert meta.ask(f"/phone/{ADA}/burst", count=0).status_code == 400
    assert meta.ask(f"/phone/{ADA}/batch", messages=[{"text": "kept"}, {}]).status_code == 400


def test_a_row_of_a_list_is_tapped(meta: Meta, callback: Callback, contracts: Path) -> None:
    rows = [{"id": "a", "title": "A"}, {"id": "chart:2", "title": "Revenue", "description": "Last 30 days"}]
    body = {"type": "list", "body": {"text": "x"}, "action": {"button": "Pick", "sections": [{"rows": rows}]}}
    sent = meta.send(type="interactive", interactive=body).json()["messages"][0]["id"]

    meta.ask(f"/phone/{ADA}/taps", message_id=sent, button=1).raise_for_status()

    tapped = told(callback, "interactive")
    assert tapped["interactive"] == sample(contracts, "in_interactive_list_reply", "messages", "interactive")
    assert tapped["context"]["id"] == sent
    assert meta.ask(f"/phone/{ADA}/taps", message_id=sent, button=2).status_code == 404


@pytest.mark.parametrize(
    ("field", "body", "name"),
    [
        ("account_update", {"event": "ACCOUNT_RESTRICTION"}, "field_account_restriction"),
        ("template_category_update", {"name": "ready"}, "field_template_category_update"),
        ("message_template_status_update", {"name": "ready"}, "field_template_status_approved"),
        (
            "message_template_status_update",
            {"name": "ready", "event": "PAUSED", "other_info": {"title": "FIRST_PAUSE", "description": "3 hours"}},
            "field_template_status_paused",
        ),
    ],
)
def test_news_of_the_account_has_the_shape_of_the_published_samples(
    meta: Meta, callback: Callback, contracts: Path, field: str, body: dict[str, Any], name: str
) -> None:
    meta.template().raise_for_status()
    callback.wait(lambda: callback.bodies)
    before = len(callback.bodies)

    meta.ask(f"/news/{field}", **body).raise_for_status()

    value = callback.wait(lambda: callback.values()[before:])[0]
    assert set(value) == set(sample(contracts, name))
    assert {key: type(item) for key, item in value.items() if key.endswith(("_id", "info", "event"))} == {
        key: type(item) for key, item in sample(contracts, name).items() if key.endswith(("_id", "info", "event"))
    }


def test_every_field_has_news_and_a_template_changes_with_its_own(meta: Meta, callback: Callback) -> None:
    meta.template().raise_for_status()
    template = meta.world.templates["ready", "en_US"]

    for field in FIELDS:
        about = {"name": "ready"} if "template" in field else {}
        meta.ask(f"/news/{field}", **about).raise_for_status()
    meta.ask("/news/message_template_status_update", name="ready", event="DISABLED")

    fields = callback.wait(lambda: len(callback.bodies) == len(FIELDS) + 2 and callback.fields())
    assert set(fields) == set(FIELDS)
    assert (template.category, template.quality, template.status) == ("MARKETING", "YELLOW", "DISABLED")
    assert meta.ask("/news/weather").status_code == 404
    assert meta.ask("/news/template_category_update", name="none").status_code == 404
