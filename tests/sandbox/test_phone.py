"""The phone page in a real browser; tests/flows has the one with the whole product behind it."""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Page, expect

from sandbox.world import Account, Message
from tests.browser import open_page
from tests.conftest import Sandbox

ADA = "12025550143"


@pytest.fixture
def page() -> Iterator[Page]:
    with open_page() as page:
        yield page


def business_says(sandbox: Sandbox, text: str, context: str | None = None) -> str:
    body = {"messaging_product": "whatsapp", "to": f"+{ADA}", "type": "text", "text": {"body": text}}
    if context:
        body["context"] = {"message_id": context}
    address = f"{sandbox.url}/v25.0/{Account.phone_number_id}/messages"
    answer = httpx.post(address, json=body, headers={"Authorization": f"Bearer {Account.token}"})
    return str(answer.raise_for_status().json()["messages"][0]["id"])


def test_a_message_appears_without_reloading_and_is_read_by_being_seen(sandbox: Sandbox, page: Page) -> None:
    sandbox.person(ADA)
    page.goto(f"{sandbox.url}/phone/{ADA}")

    wamid = business_says(sandbox, "*Bold* and _italic_ and `code`\n- one\n- <b>two</b>")

    bubble = page.locator(f'[data-wamid="{wamid}"]')
    expect(bubble.locator("b", has_text="Bold")).to_be_visible()
    expect(bubble.locator("i", has_text="italic")).to_be_visible()
    expect(bubble.locator("li").nth(1)).to_have_text("<b>two</b>")
    page.wait_for_function(
        "fetch(location.pathname + '/chat').then(r => r.json()).then(c => c.messages[0].statuses.includes('read'))"
    )
    assert sandbox.world.people[ADA].messages[wamid].statuses[-1] == "read"


def business_shows(sandbox: Sandbox, size: tuple[int, int], description: str) -> str:
    """Upload a PNG with a description and send it; returns the wamid."""
    said, out = PngInfo(), io.BytesIO()
    if description:
        said.add_itxt("Description", description)
    Image.new("RGB", size, "#1657b8").save(out, "PNG", pnginfo=said)
    head, account = {"Authorization": f"Bearer {Account.token}"}, f"{sandbox.url}/v25.0/{Account.phone_number_id}"
    form = {"messaging_product": "whatsapp", "type": "image/png"}
    files = {"file": ("chart.png", out.getvalue(), "image/png")}
    media = httpx.post(f"{account}/media", data=form, files=files, headers=head).raise_for_status().json()["id"]
    body = {
        "messaging_product": "whatsapp",
        "to": f"+{ADA}",
        "type": "image",
        "image": {"id": media, "caption": "Orders"},
    }
    answer = httpx.post(f"{account}/messages", json=body, headers=head).raise_for_status().json()
    return str(answer["messages"][0]["id"])


@pytest.mark.parametrize("size", [(1080, 1350), (1080, 1080)])
def test_a_picture_is_shown_whole_with_its_description_on_dark_and_on_light(
    sandbox: Sandbox, page: Page, size: tuple[int, int]
) -> None:
    sandbox.person(ADA)
    wamid = business_shows(sandbox, size, "Orders came to 131, down 16.6%.")
    page.set_viewport_size({"width": 412, "height": 806})
    page.goto(f"{sandbox.url}/phone/{ADA}")

    image = page.locator(f'[data-wamid="{wamid}"] img')
    expect(image).to_have_attribute("alt", "Orders came to 131, down 16.6%.")
    for _ in ("light", "dark"):
        page.wait_for_function("document.querySelector('.bubble img').naturalWidth > 0")
        box = image.bounding_box()
        assert box is not None
        assert box["width"] > 300
        assert box["height"] / box["width"] == pytest.approx(size[1] / size[0], abs=0.01)
        page.get_by_label("Dark or light").click()
    image.click()
    expect(page.locator("#picture img")).to_have_attribute("alt", "Orders came to 131, down 16.6%.")


def test_a_picture_without_a_description_is_told_by_its_caption(sandbox: Sandbox, page: Page) -> None:
    sandbox.person(ADA)
    wamid = business_shows(sandbox, (400, 400), "")
    page.goto(f"{sandbox.url}/phone/{ADA}")

    expect(page.locator(f'[data-wamid="{wamid}"] img')).to_have_attribute("alt", "Orders")


def test_a_person_writes_quotes_and_reacts(sandbox: Sandbox, page: Page) -> None:
    sandbox.person(ADA)
    wamid = business_says(sandbox, "A chart")
    page.goto(f"{sandbox.url}/phone/{ADA}")
    row = page.locator(f'[data-wamid="{wamid}"]')
    row.hover()

    row.get_by_label("Reply").click()
    page.get_by_label("Message", exact=True).fill("Why?")
    page.keyboard.press("Enter")
    expect(page.locator(".mine .quote")).to_contain_text("A chart")
    row.hover()
    row.get_by_label("React", exact=True).click()
    row.get_by_label("React 👍").click()

    expect(row.locator(".chips")).to_have_text("👍")
    written, reaction = list(sandbox.world.people[ADA].messages.values())[1:]
    assert (written.text, written.context) == ("Why?", wamid)
    assert (reaction.emoji, reaction.context) == ("👍", wamid)


def test_the_ticks_of_what_was_written_turn_blue_when_the_business_reads_it(sandbox: Sandbox, page: Page) -> None:
    sandbox.person(ADA)
    page.goto(f"{sandbox.url}/phone/{ADA}")
    page.get_by_label("Message", exact=True).fill("Why?")
    page.keyboard.press("Enter")
    expect(page.locator(".ticks")).to_have_attribute("aria-label", "sent")

    (asked,) = sandbox.world.people[ADA].messages
    read = {
        "messaging_product": "whatsapp",
        "status": "read",
        "message_id": asked,
        "typing_indicator": {"type": "text"},
    }
    address = f"{sandbox.url}/v25.0/{Account.phone_number_id}/messages"
    httpx.post(address, json=read, headers={"Authorization": f"Bearer {Account.token}"}).raise_for_status()

    expect(page.locator(".ticks.read")).to_be_visible()
    expect(page.locator(".typing")).to_be_visible()
    business_says(sandbox, "Because.", context=asked)
    expect(page.locator(".typing")).to_have_count(0)


def test_dark_and_light(sandbox: Sandbox, page: Page) -> None:
    sandbox.person(ADA)
    page.goto(f"{sandbox.url}/phone/{ADA}")
    colour = "getComputedStyle(document.querySelector('.phone')).backgroundColor"

    light = page.evaluate(colour)
    page.get_by_label("Dark or light").click()

    assert page.evaluate(colour) != light


def test_the_page_asks_nobody_else(sandbox: Sandbox, page: Page) -> None:
    sandbox.person(ADA)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"{sandbox.url}/phone/{ADA}")
    expect(page.locator(".empty")).to_be_visible()

    assert all(url.startswith((sandbox.url, "data:")) for url in asked)


def test_pictures_are_taken_when_asked_for(sandbox: Sandbox, page: Page, tmp_path: Path) -> None:
    """README's screenshot comes from the demo; this one shows that the page fits a phone."""
    sandbox.person(ADA)
    business_says(sandbox, "x" * 900)
    page.goto(f"{sandbox.url}/phone/{ADA}")
    expect(page.locator(".words")).to_be_visible()

    picture = Path(os.environ.get("PHONE_PICTURE", tmp_path / "phone.png"))
    page.screenshot(path=picture)

    assert picture.read_bytes().startswith(b"\x89PNG")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_fault_is_switched_on_and_off_from_the_page_and_a_button_is_tapped(sandbox: Sandbox) -> None:
    sandbox.person("12025550143")
    person = sandbox.world.people["12025550143"]
    offer = Message("wamid.offer", "out", "template", "Your report is ready.", sandbox.world.clock())
    offer.buttons, offer.footer = [("show/1", "Show me")], "Reply STOP to end it."
    person.messages[offer.wamid] = offer
    with open_page() as page:
        page.set_viewport_size({"width": 1400, "height": 900})
        page.goto(f"{sandbox.url}/phone/12025550143")
        expect(page.get_by_text("Nothing is broken")).to_be_visible()
        page.locator("summary").click()
        page.get_by_text("revoked-token").click()
        expect(page.get_by_text("1 thing broken")).to_be_visible()
        assert sandbox.world.faults.happens("revoked-token") is not None
        page.get_by_text("revoked-token").click()
        expect(page.get_by_text("Nothing is broken")).to_be_visible()

        expect(page.locator(".footer")).to_have_text("Reply STOP to end it.")
        page.get_by_role("button", name="Show me").click()
        expect(page.locator(".row.mine", has_text="Show me")).to_be_visible()
        if folder := os.environ.get("SCREENSHOTS"):
            page.locator("summary").scroll_into_view_if_needed()
            page.screenshot(path=f"{folder}/faults.png")
    assert sandbox.world.faults.happens("revoked-token") is None
