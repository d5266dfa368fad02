"""The business's numbers and its people's: several of one account, registered, described, spelled otherwise."""

from typing import Any

import httpx
import pytest

from sandbox.world import Account, World
from tests.sandbox.conftest import ADA, Callback, Meta, code

SECOND = "100000000000002"
AUSTIN = "+12025550101"


def both(meta: Meta) -> None:
    meta.ask("/numbers", number=AUSTIN, name="Second").raise_for_status()


def test_a_second_number_has_its_own_chat_window_and_metadata(meta: Meta, callback: Callback) -> None:
    both(meta)
    meta.ask(f"/phone/{ADA}/messages", text="to the first")
    body = {"messaging_product": "whatsapp", "to": ADA, "type": "text", "text": {"body": "from the second"}}
    closed = meta.http.post(f"/{SECOND}/messages", json=body).json()["messages"][0]["id"]
    callback.wait(lambda: [status for status in callback.news("statuses") if status["status"] == "failed"])

    written = meta.ask(f"/phone/{ADA}/messages", text="to the second", number=SECOND).json()["wamid"]
    sent = meta.http.post(f"/{SECOND}/messages", json=body).json()["messages"][0]["id"]
    callback.wait(lambda: [status for status in callback.news("statuses") if status["status"] == "delivered"])

    by_number = {
        item["id"]: value["metadata"]
        for value in callback.values()
        for item in value.get("messages", []) + value.get("statuses", [])
    }
    second = {"display_phone_number": "12025550101", "phone_number_id": SECOND}
    assert [by_number[item] for item in (closed, written, sent)] == [second] * 3
    shown = httpx.get(str(meta.http.base_url.copy_with(path=f"/phone/{ADA}/chat", query=f"number={SECOND}".encode())))
    assert [message["text"] for message in shown.json()["messages"]] == ["to the second", "from the second"]
    assert [message.text for message in meta.world.people[ADA].messages.values()] == ["to the first"]


def test_the_account_lists_every_number(meta: Meta) -> None:
    both(meta)
    both(meta)

    listed = meta.http.get(f"/{Account.waba_id}/phone_numbers", params={"fields": "display_phone_number,status"}).json()
    assert [item["display_phone_number"] for item in listed["data"]] == [f"+{Account.display_number}", AUSTIN]
    assert set(listed["data"][0]) == {"id", "display_phone_number", "status"}
    assert meta.ask(f"/phone/{ADA}/messages", text="x", number="999").status_code == 404


def test_an_id_of_the_wrong_kind_is_told_as_meta_tells_it(meta: Meta) -> None:
    number = meta.http.get(f"/{Account.phone_number_id}/phone_numbers").json()["error"]
    account = meta.http.get(f"/{Account.waba_id}", params={"fields": "display_phone_number"}).json()["error"]

    assert "nonexisting field (phone_numbers) on node type (WhatsAppBusinessPhoneNumber)" in number["message"]
    assert "nonexisting field (display_phone_number) on node type (WhatsAppBusinessAccount)" in account["message"]
    assert (number["code"], account["code"]) == (100, 100)


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        ("551187654321", "5511987654321"),
        ("5511987654321", "551187654321"),
        ("5215512345678", "525512345678"),
        ("525512345678", "5215512345678"),
        ("5491123456789", "541123456789"),
        ("541123456789", "5491123456789"),
    ],
)
def test_a_number_typed_otherwise_reaches_the_person_and_is_answered_with_the_real_one(
    meta: Meta, callback: Callback, known: str, typed: str
) -> None:
    meta.world.person(known, "Bia")

    meta.ask(f"/phone/{typed}/messages", text="oi")
    answer = meta.send(to=f"+{typed}").json()

    assert answer["contacts"] == [{"input": f"+{typed}", "wa_id": known}]
    callback.wait(lambda: len(callback.news("statuses")) == 2 and callback.news("messages"))
    assert {status["recipient_id"] for status in callback.news("statuses")} == {known}
    assert {contact["wa_id"] for contact in callback.news("contacts")} == {known}
    assert callback.news("messages")[0]["from"] == known
    assert list(meta.world.people) == [ADA, known]


def test_a_landline_of_those_countries_has_one_spelling(meta: Meta) -> None:
    meta.world.person("551132345678")

    assert meta.world.find("5511932345678") is None


@pytest.mark.parametrize(
    ("fault", "more", "field", "value"),
    [
        ("banned", {}, "status", "BANNED"),
        ("disconnected", {}, "status", "DISCONNECTED"),
        ("pending", {}, "status", "PENDING"),
        ("pending", {}, "code_verification_status", "NOT_VERIFIED"),
        ("unregistered", {}, "status", "DISCONNECTED"),
        ("name-declined", {}, "name_status", "DECLINED"),
        ("coexistence", {}, "is_on_biz_app", True),
        ("low-quality", {"value": "YELLOW"}, "quality_rating", "YELLOW"),
    ],
)
def test_a_switch_changes_what_meta_says_of_one_number(
    meta: Meta, fault: str, more: dict[str, Any], field: str, value: object
) -> None:
    both(meta)
    before = meta.http.get(f"/{Account.phone_number_id}").json()

    meta.ask("/faults", name=fault, to=Account.phone_number_id, **more).raise_for_status()

    assert before[field] != value
    assert meta.http.get(f"/{Account.phone_number_id}").json()[field] == value
    assert meta.http.get(f"/{SECOND}").json()[field] == before[field]


def test_health_names_every_entity_and_what_is_wrong(meta: Meta) -> None:
    meta.ask("/faults", name="name-declined")
    limited = meta.http.get(f"/{Account.phone_number_id}", params={"fields": "health_status"}).json()["health_status"]
    meta.ask("/faults", name="payment-missing")
    blocked = meta.http.get(f"/{Account.waba_id}", params={"fields": "health_status"}).json()["health_status"]

    assert limited["can_send_message"] == "LIMITED"
    assert [entity["entity_type"] for entity in limited["entities"]] == ["PHONE_NUMBER", "WABA", "BUSINESS", "APP"]
    assert "display name" in limited["entities"][0]["additional_info"][0]
    assert blocked["can_send_message"] == "BLOCKED"
    assert blocked["entities"][0]["errors"][0]["error_code"] == 141006


@pytest.mark.parametrize(
    ("fault", "expected"),
    [("banned", (403, 131031)), ("disconnected", (400, 133010)), ("unregistered", (400, 133010))],
)
def test_a_number_that_may_not_send_is_refused(meta: Meta, fault: str, expected: tuple[int, int]) -> None:
    meta.ask("/faults", name=fault)

    assert code(meta.send()) == expected


def test_registering_takes_a_pin_and_lets_the_number_send(meta: Meta) -> None:
    address = f"/{Account.phone_number_id}/register"
    register = {"messaging_product": "whatsapp", "pin": "123456"}
    assert meta.http.post(f"/{Account.phone_number_id}/deregister").json() == {"success": True}
    assert code(meta.send()) == (400, 133010)

    assert code(meta.http.post(address, json=register | {"pin": "12"})) == (400, 100)
    assert meta.http.post(address, json=register).json() == {"success": True}

    assert meta.send().status_code == 200
    assert code(meta.http.post(address, json=register | {"pin": "654321"})) == (400, 133005)


def test_swapped_ids_answer_as_each_other(meta: Meta) -> None:
    meta.ask("/faults", name="swapped-ids")

    assert meta.http.get(f"/{Account.waba_id}").json()["display_phone_number"] == f"+{Account.display_number}"
    assert "owner_business_info" in meta.http.get(f"/{Account.phone_number_id}").json()
    assert code(meta.send()) == (400, 100)


def test_tokens_end_in_their_own_ways(meta: Meta) -> None:
    meta.ask("/faults", name="expiring-token", days=1)
    meta.ask("/faults", name="user-token")
    data = meta.http.get("/debug_token", params={"input_token": Account.token}).json()["data"]
    assert (data["type"], round((data["expires_at"] - meta.world.clock()) / 3600)) == ("USER", 24)

    meta.ask("/faults", name="expired-token", times=1)
    assert meta.send().json()["error"]["error_subcode"] == 463
    meta.ask("/faults", name="revoked-token", times=1)
    assert meta.send().json()["error"]["error_subcode"] == 460
    assert meta.ask("/faults", name="expiring-token", days="soon").status_code == 400


def test_a_portfolio_reaches_so_many_people_a_day_outside_their_windows(meta: Meta, callback: Callback) -> None:
    both(meta)
    meta.template()
    for place in range(249):
        meta.world.reached[f"4930{place:06}"] = meta.world.clock()
    body = {
        "type": "template",
        "template": {
            "name": "ready",
            "language": {"code": "en_US"},
            "components": [{"type": "body", "parameters": [{"type": "text", "text": "Orders"}]}],
        },
    }
    people = [f"1202555020{place}" for place in range(3)]
    for wa_id in people:
        meta.world.person(wa_id)

    sent = [meta.send(to=wa_id, **body).json()["messages"][0]["id"] for wa_id in [*people, people[0], ADA]]

    def failed() -> dict[str, int]:
        return {
            status["id"]: status["errors"][0]["code"]
            for status in callback.news("statuses")
            if status["status"] == "failed"
        }

    callback.wait(lambda: len(callback.news("statuses")) == 8)
    # One more fits; the same person again, and who has a window open, count for nothing.
    assert failed() == {sent[1]: 131048, sent[2]: 131048}


def test_a_world_may_be_of_another_account() -> None:
    world = World(Account(phone_number_id="5", display_number="4930123456"))

    assert [number.id for number in world.numbers.values()] == ["5"]
    assert world.add_number("4930123457").id == "6"
