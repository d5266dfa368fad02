"""Every kind of message that Meta takes, and what its statuses say of it later."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from sandbox.world import Account, Message
from tests.conftest import serve
from tests.sandbox.conftest import ADA, PNG, Callback, Meta, code

BUTTONS = [{"type": "reply", "reply": {"id": item, "title": item.title()}} for item in ("yes", "no")]
ROWS = [{"id": "orders", "title": "Orders", "description": "7 days"}, {"id": "sales", "title": "Sales"}]


def interactive(kind: str, action: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "interactive", "interactive": {"type": kind, "body": {"text": "Which?"}, "action": action, **more}}


def shown(meta: Meta, **body: Any) -> Message:
    answer = meta.send(**body)
    assert answer.status_code == 200, answer.text
    return meta.world.people[ADA].messages[answer.json()["messages"][0]["id"]]


def test_lists_links_and_places_are_shown(meta: Meta) -> None:
    listed = shown(meta, **interactive("list", {"button": "Pick", "sections": [{"title": "All", "rows": ROWS}]}))
    link = {"name": "cta_url", "parameters": {"display_text": "Open", "url": "https://example.com/report"}}
    linked = shown(meta, **interactive("cta_url", link, footer={"text": "Chartcastr"}))
    place = shown(meta, type="location", location={"latitude": "52.5", "longitude": 13.4, "name": "Office"})
    pdf = meta.upload(b"%PDF-1.4", "application/pdf").json()["id"]
    document = shown(meta, type="document", document={"id": pdf, "filename": "report.pdf", "caption": "Look"})

    assert listed.choices == ["Orders", "Sales"]
    assert (linked.text, linked.footer) == ("Which?\n🔗 Open: https://example.com/report", "Chartcastr")
    assert (place.text, document.text) == ("📍 Office", "📄 report.pdf\nLook")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (interactive("button", {"buttons": [BUTTONS[0], BUTTONS[0]]}), 131009),
        (interactive("button", {"buttons": "yes"}), 100),
        (interactive("button", {"buttons": []}), 100),
        (interactive("button", {"buttons": [*BUTTONS, *BUTTONS]}), 100),
        (interactive("button", {"buttons": BUTTONS}, footer={"text": "x" * 61}), 100),
        (interactive("list", {"button": "Pick", "sections": []}), 100),
        (interactive("list", {"button": "Pick", "sections": [{"rows": [ROWS[0], ROWS[0]]}]}), 131009),
        (interactive("list", {"button": "Pick", "sections": [{"rows": ROWS}, {"rows": ROWS}]}), 100),
        (interactive("cta_url", {"name": "cta_url", "parameters": {"display_text": "x", "url": "x"}}), 131009),
        (interactive("flow", {}), 131051),
        ({"type": "location", "location": {"latitude": 91, "longitude": 0}}, 100),
        ({"type": "reaction", "reaction": {"message_id": "wamid.x", "emoji": "nice"}}, 131009),
        ({"type": "document", "document": {}}, 100),
        ({"type": "image", "image": {"link": "ftp://example.com/x.png"}}, 100),
    ],
)
def test_what_meta_does_not_take_is_refused(meta: Meta, body: dict[str, Any], expected: int) -> None:
    assert code(meta.send(**body)) == (400, expected)
    assert meta.world.people[ADA].messages == {}


def test_a_context_that_nobody_knows_is_taken(meta: Meta) -> None:
    assert meta.send(context={"message_id": "wamid.of-long-ago"}).status_code == 200


def is_so(message: Message, reactions: dict[str, str]) -> bool:
    return message.reactions == reactions


def test_a_reaction_is_put_and_taken_back_and_only_sent_is_told(meta: Meta, callback: Callback) -> None:
    asked = meta.ask(f"/phone/{ADA}/messages", text="Why?").json()["wamid"]
    message = meta.world.people[ADA].messages[asked]

    for emoji in ("👍", "🎉", ""):
        meta.send(type="reaction", reaction={"message_id": asked, "emoji": emoji})
        wanted = {"business": emoji} if emoji else {}
        callback.wait(partial(is_so, message, wanted))
    # News of two messages come in any order, so that those of these have to be there before the next is sent.
    callback.wait(lambda: len(callback.news("statuses")) == 3)
    meta.send(type="reaction", reaction={"message_id": "wamid.none", "emoji": "👍"})

    told = callback.wait(lambda: len(callback.news("statuses")) == 4 and callback.news("statuses"))
    assert [item["status"] for item in told] == ["sent"] * 3 + ["failed"]
    assert told[3]["errors"][0]["code"] == 131009


def test_statuses_name_whom_they_are_about(meta: Meta, callback: Callback) -> None:
    meta.world.person("12025550144", "Bob")
    meta.send()
    callback.wait(lambda: len(callback.news("statuses")) == 2)
    meta.send(to="12025550144")
    callback.wait(lambda: len(callback.news("statuses")) == 3)
    meta.send(to="12025559999")
    callback.wait(lambda: len(callback.news("statuses")) == 4)

    ada = meta.world.people[ADA]
    known, _again, silent, nobody = [value["contacts"] for value in callback.values()]
    assert known == [{"profile": {"name": ada.name}, "wa_id": ADA, "user_id": ada.user_id}]
    assert silent == [{"wa_id": "12025550144", "user_id": meta.world.people["12025550144"].user_id}]
    assert nobody == [{"wa_id": "12025559999"}]


def test_only_news_of_the_account_says_when_it_was_sent(meta: Meta, callback: Callback) -> None:
    import json

    meta.send()
    meta.ask("/news/account_update")
    callback.wait(lambda: len(callback.bodies) == 3)

    entries = [json.loads(raw)["entry"][0] for raw, _ in callback.bodies]
    assert {entry["changes"][0]["field"]: "time" in entry for entry in entries} == {
        "messages": False,
        "account_update": True,
    }


@pytest.fixture
def files() -> Iterator[str]:
    """A server with a picture, a page, and nothing else."""

    async def picture(_request: object) -> Response:
        return Response(PNG, media_type="image/png")

    async def page(_request: object) -> Response:
        return Response("<html>", media_type="text/html")

    with serve(Starlette(routes=[Route("/chart.png", picture), Route("/page", page)])) as url:
        yield url


def test_a_linked_image_is_fetched_when_it_is_sent(meta: Meta, callback: Callback, files: str) -> None:
    def send(link: str) -> str:
        return str(meta.send(type="image", image={"link": link}).json()["messages"][0]["id"])

    good, wrong = (
        send(f"{files}/chart.png"),
        [send(f"{files}/page"), send(f"{files}/none"), send("http://127.0.0.1:9/")],
    )
    callback.wait(lambda: len(callback.news("statuses")) == 5)

    failed = {
        status["id"]: status["errors"][0]["code"]
        for status in callback.news("statuses")
        if status["status"] == "failed"
    }
    assert failed == dict.fromkeys(wrong, 131053)
    assert list(meta.world.people[ADA].messages) == [good]


def test_a_document_is_no_picture(meta: Meta, callback: Callback) -> None:
    pdf = meta.upload(b"%PDF-1.4", "application/pdf").json()["id"]

    assert meta.send(type="image", image={"id": pdf}).status_code == 200

    (failed,) = callback.wait(lambda: callback.news("statuses"))
    assert failed["errors"][0]["code"] == 131053


def test_without_payment_nothing_arrives(meta: Meta, callback: Callback) -> None:
    meta.ask("/faults", name="payment-missing")

    assert meta.send().status_code == 200

    (failed,) = callback.wait(lambda: callback.news("statuses"))
    assert failed["errors"][0]["code"] == 131042


def test_the_account_says_who_owns_it(meta: Meta) -> None:
    found = meta.http.get(f"/{Account.waba_id}").json()

    assert found["owner_business_info"] == {"name": Account.name, "id": Account.business_id}
    assert (found["business_verification_status"], found["account_review_status"]) == ("not_verified", "APPROVED")
