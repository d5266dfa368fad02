"""Templates, created and sent: what Meta refuses is refused, with its codes and in its shape."""

from typing import Any

import pytest

from sandbox.world import Account
from tests.sandbox.conftest import PNG, Callback, Meta, code

BODY = {"type": "body", "text": "Your report {{1}} is ready now.", "example": {"body_text": [["Orders"]]}}
IMAGE = {"type": "header", "format": "image"}
LIST = f"/{Account.waba_id}/message_templates"


def changed(**more: Any) -> dict[str, Any]:
    return BODY | more


def example(meta: Meta) -> str:
    begun = meta.http.post(f"/{Account.app_id}/uploads", params={"file_type": "image/png"}).json()["id"]
    return str(meta.http.post(f"/{begun}", content=PNG).json()["h"])


@pytest.mark.parametrize(
    ("more", "subcode"),
    [
        ({"components": [changed(text="{{1}} is ready for you now.")]}, 2388299),
        ({"components": [changed(text="Your report is ready now, {{1}}.")]}, 2388299),
        ({"components": [changed(text="Ready: {{1}}")]}, 2388299),
        ({"components": [changed(text="Ready {{1}} now")]}, 2388293),
        ({"components": [changed(text="Your report {{2}} is ready now.")]}, 2388072),
        ({"components": [changed(text="Your report {{name}} is ready now.")]}, 2388072),
        ({"components": [changed(text="x" * 1025)]}, 2388040),
        ({"components": [changed(example={})]}, 2388043),
        ({"components": [changed(example={"body_text": [["a", "b"]]})]}, 2388043),
        ({"components": [{"type": "footer", "text": "bye"}]}, 2388043),
        ({"components": [BODY, {"type": "footer", "text": "to {{1}} and"}]}, 2388073),
        ({"components": [BODY, IMAGE]}, 2388043),
        ({"components": [BODY, IMAGE | {"example": {"header_handle": ["4::no"]}}]}, 2388047),
        ({"components": [BODY, {"type": "header", "format": "hologram"}]}, 2388047),
        ({"components": [BODY, {"type": "buttons", "buttons": [{"type": "url", "text": "Open"}]}]}, 2388043),
    ],
)
def test_a_template_that_is_not_as_it_must_be_is_refused_in_two_sentences(
    meta: Meta, more: dict[str, Any], subcode: int
) -> None:
    answer = meta.template(**more)

    assert answer.status_code == 400
    error = answer.json()["error"]
    assert (error["code"], error["error_subcode"], error["message"]) == (100, subcode, "Invalid parameter")
    assert error["error_user_title"]
    assert error["error_user_msg"]
    assert meta.world.templates == {}


@pytest.mark.parametrize(
    "more",
    [
        {"name": "Not A Name"},
        {"name": ""},
        {"category": ""},
        {"category": "news"},
        {"language": ""},
        {"language": "English!"},
        {"components": []},
        {"components": "body"},
        {"components": [BODY, BODY]},
        {"components": [BODY, {"type": "buttons", "buttons": [{"type": "quick_reply", "text": "A"}] * 2}]},
        {"components": [BODY, {"type": "buttons", "buttons": []}]},
        {"parameter_format": "odd"},
    ],
)
def test_what_is_missing_or_unknown_is_code_100(meta: Meta, more: dict[str, Any]) -> None:
    assert code(meta.template(**more)) == (400, 100)
    assert meta.world.templates == {}


def test_a_name_is_taken_once_and_blocked_for_a_month_after_it_is_deleted(meta: Meta) -> None:
    made = meta.template().json()["id"]
    assert meta.template().json()["error"]["error_subcode"] == 2388024
    assert meta.template(language="de").status_code == 200

    assert meta.http.delete(LIST, params={"name": "ready", "hsm_id": made}).json() == {"success": True}

    assert [template.language for template in meta.world.templates.values()] == ["de"]
    assert meta.template().json()["error"]["error_subcode"] == 2388023
    meta.world.deleted_templates["ready", "en_US"] -= 31 * 24 * 3600
    assert meta.template().status_code == 200
    assert code(meta.http.delete(LIST, params={"name": "none"})) == (400, 100)
    assert meta.http.delete(LIST, params={"name": "ready"}).json() == {"success": True}
    assert meta.world.templates == {}


def test_templates_are_listed_by_page_filter_and_field(meta: Meta) -> None:
    made = meta.template("one").json()["id"]
    meta.template("two", language="de", category="marketing")

    page = meta.http.get(LIST, params={"limit": 1, "summary": "total_count"}).json()
    assert ([item["name"] for item in page["data"]], page["summary"]["total_count"]) == (["one"], 2)
    assert [item["name"] for item in meta.http.get(page["paging"]["next"]).json()["data"]] == ["two"]
    (german,) = meta.http.get(LIST, params={"language": "de", "fields": "name,parameter_format"}).json()["data"]
    assert (german["name"], german["parameter_format"], set(german)) == (
        "two",
        "POSITIONAL",
        {"id", "name", "parameter_format"},
    )
    found = meta.http.get(f"/{made}").json()
    assert (found["name"], found["rejected_reason"], found["components"][0]["type"]) == ("one", "NONE", "BODY")
    assert code(meta.http.get(LIST, params={"fields": "colour"})) == (400, 100)


def test_a_template_may_be_rejected_with_a_reason_and_cannot_be_sent(meta: Meta, callback: Callback) -> None:
    meta.ask("/faults", name="rejected-template", value="PROMOTIONAL")

    made = meta.template().json()["id"]

    assert meta.http.get(f"/{made}").json()["rejected_reason"] == "PROMOTIONAL"
    (told,) = callback.wait(lambda: [entry for entry in callback.values() if "event" in entry])
    assert (told["event"], told["reason"]) == ("REJECTED", "PROMOTIONAL")
    assert code(sending(meta)) == (404, 132001)


def sending(meta: Meta, *components: dict[str, Any], name: str = "ready") -> Any:
    template = {"name": name, "language": {"code": "en_US"}, "components": list(components)}
    return meta.send(type="template", template=template)


def body(*texts: Any) -> dict[str, Any]:
    return {"type": "body", "parameters": [{"type": "text", "text": text} for text in texts]}


def button(index: object, kind: str = "quick_reply") -> dict[str, Any]:
    parameters = [{"type": "payload", "payload": "show"}]
    return {"type": "button", "sub_type": kind, "index": index, "parameters": parameters}


@pytest.fixture
def charted(meta: Meta) -> dict[str, Any]:
    """A template with an image header and two buttons; the header that fills it."""
    buttons = [{"type": "quick_reply", "text": "Show me"}, {"type": "quick_reply", "text": "Stop"}]
    header = IMAGE | {"example": {"header_handle": [example(meta)]}}
    meta.template(components=[header, BODY, {"type": "buttons", "buttons": buttons}]).raise_for_status()
    return {"type": "header", "parameters": [{"type": "image", "image": {"id": meta.upload().json()["id"]}}]}


def test_a_template_is_filled_and_a_button_without_payload_brings_its_words(
    meta: Meta, charted: dict[str, Any]
) -> None:
    sent = sending(meta, charted, body("Orders"), button("0")).json()["messages"][0]

    assert sent["message_status"] == "accepted"
    shown = meta.world.people["12025550143"].messages[sent["id"]]
    assert shown.text == "Your report Orders is ready now."
    assert shown.buttons == [("show", "Show me"), ("Stop", "Stop")]


def test_what_does_not_fit_the_template_is_refused(meta: Meta, charted: dict[str, Any]) -> None:
    text = {"type": "header", "parameters": [{"type": "text", "text": "x"}]}
    cases = [
        ([body("Orders")], 132012),
        ([text, body("Orders")], 132012),
        ([charted], 132000),
        ([charted, body()], 132000),
        ([charted, body("Orders", "more")], 132000),
        ([charted, body("")], 131008),
        ([charted, body(None)], 131008),
        ([charted, body(5)], 100),
        ([charted, body("x" * 1010)], 132005),
        ([charted, body("two\nlines")], 132018),
        ([charted, body("much     room")], 132018),
        ([charted, body("Orders"), button("2")], 132018),
        ([charted, body("Orders"), button("first")], 132018),
        ([charted, body("Orders"), button("0", "url")], 132018),
        ([charted, body("Orders"), button("0"), button(0)], 131009),
    ]

    assert [sending(meta, *parts).json()["error"]["code"] for parts, _ in cases] == [known for _, known in cases]
    assert sending(meta, name="none").status_code == 404
    details = sending(meta, charted).json()["error"]["error_data"]["details"]
    assert details == "body: number of localizable_params (0) does not match the expected number of params (1)"


def test_named_variables_are_filled_by_name(meta: Meta) -> None:
    text = {
        "type": "body",
        "text": "Your {{what}} for {{when}} is ready now, have a look.",
        "example": {
            "body_text_named_params": [
                {"param_name": "what", "example": "report"},
                {"param_name": "when", "example": "today"},
            ]
        },
    }
    meta.template(parameter_format="named", components=[text]).raise_for_status()
    values = [{"type": "text", "parameter_name": name, "text": name.upper()} for name in ("when", "what")]

    sent = sending(meta, {"type": "body", "parameters": values}).json()["messages"][0]["id"]

    assert meta.world.people["12025550143"].messages[sent].text == "Your WHAT for WHEN is ready now, have a look."
    assert code(sending(meta, body("a", "b"))) == (400, 100)
