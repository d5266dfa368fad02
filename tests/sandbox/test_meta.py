"""The sandbox as Meta: it answers and refuses as the contract says. Nothing of ours is imported here."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from sandbox.world import Account
from tests.conftest import Sandbox, serve
from tests.sandbox.conftest import ADA, PNG, Callback, Meta, V, code


def test_an_accepted_message_is_answered_as_meta_does(meta: Meta) -> None:
    answer = meta.send()

    assert answer.status_code == 200
    body = answer.json()
    assert body["contacts"] == [{"input": f"+{ADA}", "wa_id": ADA}]
    assert body["messages"][0]["id"].startswith("wamid.")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"messaging_product": "sms"}, (400, 131008)),
        ({"to": ""}, (400, 131008)),
        ({"to": "call me"}, (400, 131009)),
        ({"type": "poll"}, (400, 131051)),
        ({"text": {}}, (400, 100)),
        ({"text": {"body": ""}}, (400, 100)),
        ({"text": {"body": "x" * 4097}}, (400, 100)),
        ({"text": {"body": "👍" * 2049}}, (400, 100)),
        ({"type": "image", "image": {"id": "1"}}, (400, 131009)),
        ({"type": "image", "image": {"caption": "x" * 1025}}, (400, 100)),
        ({"context": {"message_id": 5}}, (400, 100)),
        ({"biz_opaque_callback_data": "x" * 513}, (400, 100)),
        ({"status": "read", "message_id": "wamid.none"}, (400, 131009)),
    ],
)
def test_what_meta_refuses_is_refused_and_shown_to_nobody(
    meta: Meta, body: dict[str, Any], expected: tuple[int, int]
) -> None:
    assert code(meta.send(**body)) == expected
    assert meta.world.people[ADA].messages == {}


def test_tokens_and_ids_are_checked(meta: Meta, sandbox: Sandbox) -> None:
    number = Account.phone_number_id

    assert code(httpx.post(f"{sandbox.url}/{V}/{number}/messages", json={})) == (401, 104)
    assert code(httpx.get(f"{sandbox.url}/{V}/{number}", headers={"Authorization": "Bearer EAAreal"})) == (401, 190)
    assert code(meta.http.post("/999/messages", json={})) == (400, 100)
    assert meta.http.post("/999/messages", json={}).json()["error"]["error_subcode"] == 33
    assert code(meta.http.get(f"/{number}", params={"appsecret_proof": "0"})) == (400, 100)


def test_uploads_are_checked_by_content_size_and_type(meta: Meta) -> None:
    assert meta.upload().json()["id"]
    assert code(meta.upload(b"GIF89a")) == (400, 100)
    assert code(meta.upload(mime="image/webp")) == (400, 100)
    assert code(meta.upload(PNG + b"0" * 5 * 1024 * 1024)) == (400, 100)
    assert code(meta.upload(messaging_product="sms")) == (400, 131008)


def test_media_are_found_and_forgotten(meta: Meta) -> None:
    media = meta.upload().json()["id"]

    found = meta.http.get(f"/{media}").json()
    assert (found["mime_type"], found["file_size"]) == ("image/png", str(len(PNG)))
    assert meta.http.get(found["url"]).content == PNG
    assert code(httpx.get(found["url"])) == (401, 104)
    assert meta.http.delete(f"/{media}").json() == {"success": True}
    assert code(meta.http.get(f"/{media}")) == (400, 100)


def test_an_upload_is_gone_after_thirty_days(meta: Meta) -> None:
    media = meta.upload().json()["id"]
    meta.world.media[media].at -= 31 * 24 * 3600

    assert code(meta.send(type="image", image={"id": media})) == (400, 131009)


def test_number_token_and_subscription_can_be_looked_up(meta: Meta, callback: Callback) -> None:  # noqa: ARG001
    number = meta.http.get(f"/{Account.phone_number_id}").json()
    token = meta.http.get("/debug_token", params={"input_token": Account.token}).json()["data"]
    listed = meta.http.get(f"/{Account.waba_id}/phone_numbers").json()["data"]
    apps = meta.http.get(f"/{Account.waba_id}/subscribed_apps").json()["data"]

    assert number["display_phone_number"] == f"+{Account.display_number}"
    assert token["is_valid"] is True
    assert "whatsapp_business_messaging" in token["scopes"]
    assert [item["id"] for item in listed] == [Account.phone_number_id]
    assert apps[0]["override_callback_uri"].endswith("/hook")


def test_a_callback_that_does_not_know_the_token_is_not_subscribed(meta: Meta) -> None:
    taken = Callback()
    with serve(Starlette(routes=[Route("/hook", taken.take, methods=["GET", "POST"])])) as url:
        body = {"override_callback_uri": f"{url}/hook", "verify_token": "wrong"}

        assert code(meta.http.post(f"/{Account.waba_id}/subscribed_apps", json=body)) == (400, 100)
    assert meta.world.callback is None


def test_webhooks_are_signed_over_escaped_bytes_and_carry_the_tracker(meta: Meta, callback: Callback) -> None:
    import hashlib
    import hmac

    wamid = meta.send(biz_opaque_callback_data="attempt 1").json()["messages"][0]["id"]
    httpx.post(f"{meta.http.base_url.copy_with(path=f'/phone/{ADA}/messages')}", json={"text": "ü👍"})
    callback.wait(lambda: len(callback.news("statuses")) == 2 and callback.news("messages"))

    for raw, signature in callback.bodies:
        known = hmac.new(Account.app_secret.encode(), raw, hashlib.sha256).hexdigest()
        assert signature == f"sha256={known}"
        assert raw.isascii()
    assert [(s["id"], s["status"], s["biz_opaque_callback_data"]) for s in callback.news("statuses")] == [
        (wamid, "sent", "attempt 1"),
        (wamid, "delivered", "attempt 1"),
    ]


def test_outside_the_window_a_message_is_accepted_and_fails_later(meta: Meta, callback: Callback) -> None:
    meta.world.people[ADA].wrote_at = meta.world.clock() - 24 * 3600 - 1

    assert meta.send().status_code == 200
    (failed,) = callback.wait(lambda: callback.news("statuses"))
    assert (failed["status"], failed["errors"][0]["code"]) == ("failed", 131047)
    assert meta.world.people[ADA].messages == {}

    httpx.post(f"{meta.http.base_url.copy_with(path=f'/phone/{ADA}/messages')}", json={"text": "hi"})
    meta.send()
    callback.wait(lambda: [s for s in callback.news("statuses") if s["status"] == "delivered"])


def test_nobody_at_a_number_is_told_later(meta: Meta, callback: Callback) -> None:
    assert meta.send(to="+12025559999").status_code == 200

    (failed,) = callback.wait(lambda: callback.news("statuses"))
    assert failed["errors"][0]["code"] == 131026


def test_a_callback_that_fails_gets_its_news_again(meta: Meta, callback: Callback) -> None:
    callback.refuse = 2

    meta.send()

    told = callback.wait(lambda: callback.news("statuses")[1:] and callback.news("statuses"))
    assert {status["status"] for status in told} == {"sent", "delivered"}


def test_looking_at_the_chat_reads_it(meta: Meta, callback: Callback) -> None:
    wamid = meta.send().json()["messages"][0]["id"]
    callback.wait(lambda: len(callback.news("statuses")) == 2)

    httpx.post(f"{meta.http.base_url.copy_with(path=f'/phone/{ADA}/read')}", json={})

    callback.wait(lambda: "read" in [s["status"] for s in callback.news("statuses")])
    assert meta.world.people[ADA].messages[wamid].statuses == ["sent", "delivered", "read"]


def test_reactions_are_given_and_taken_back(meta: Meta, callback: Callback) -> None:
    wamid = meta.send().json()["messages"][0]["id"]
    callback.wait(lambda: len(callback.news("statuses")) == 2)
    address = f"{meta.http.base_url.copy_with(path=f'/phone/{ADA}/reactions')}"

    httpx.post(address, json={"message_id": wamid, "emoji": "❤️"})
    httpx.post(address, json={"message_id": wamid, "emoji": ""})

    given_, taken = callback.wait(lambda: callback.news("messages")[1:] and callback.news("messages"))
    assert given_["reaction"] == {"message_id": wamid, "emoji": "❤️"}
    assert taken["reaction"] == {"message_id": wamid}
    assert httpx.post(address, json={"message_id": "wamid.none", "emoji": "x"}).status_code == 404


def test_answers_have_the_shape_of_the_published_samples(meta: Meta, contracts: Path) -> None:
    samples = contracts / "meta" / "samples"

    def keys(value: Any) -> Any:
        return {k: keys(v) for k, v in value.items()} if isinstance(value, dict) else type(value).__name__

    accepted = json.loads((samples / "response_message_accepted.json").read_text())
    refused = json.loads((samples / "response_error_190_malformed.json").read_text())
    wrong = httpx.get(f"{meta.http.base_url}{Account.phone_number_id}", headers={"Authorization": "Bearer x"}).json()

    assert keys(meta.send().json()) == keys(accepted)
    assert keys(wrong) == keys(refused)
    assert keys(meta.upload().json()) == keys(json.loads((samples / "response_media_uploaded.json").read_text()))
