"""From the reader's side: a browser on the phone page, the whole product behind it."""

import contextvars
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

from flows.answer_reply import answer_reply
from flows.send_pulse import send_pulse
from sandbox.faults import Fault
from tests.browser import open_page
from tests.flows.conftest import ADA, House, wait
from tests.flows.test_corrected import Shop
from tests.terminal import chartcastr

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def test_a_reader_types_a_reply_and_sees_the_answer(house: House) -> None:
    house.run(send_pulse, {"pulse": house.pulse().model_dump(mode="json")})
    with open_page() as page, ThreadPoolExecutor(1) as worker:
        page.goto(f"{house.sandbox.url}/phone/{ADA}")
        chart = page.locator(".row", has=page.locator(".bubble > img"))
        expect(chart.locator("b", has_text="Coffee shop orders")).to_be_visible()
        chart.hover()
        chart.get_by_label("Reply").click()
        page.get_by_label("Message", exact=True).fill("Why?")
        page.keyboard.press("Enter")

        (inbound,) = wait(lambda: house.dispatch.history)
        # The browser holds this thread's event loop; the flow run has one of its own, as a worker's would.
        here = contextvars.copy_context()
        worker.submit(here.run, house.run, answer_reply, {"inbound_id": inbound}).result()

        answer = page.locator(".row:not(.mine)", has_text="By region, against Saturday 14 November")
        expect(answer.last.locator(".quote")).to_contain_text("Why?")
        expect(answer.last).to_contain_text("North 29, down 26 from 55")
        expect(page.locator(".mine .ticks.read")).to_be_visible()


def test_the_command_sends_a_pulse_from_a_file(house: House, tmp_path: Path) -> None:
    file = tmp_path / "pulse.yaml"
    file.write_text(yaml.safe_dump(house.pulse().model_dump(mode="json")), encoding="utf-8")
    environment = {**os.environ, **house.prefect.environment}

    def send() -> subprocess.CompletedProcess[str]:
        return chartcastr("send", str(file), env=environment)

    done = send()
    assert (done.returncode, done.stdout) == (0, "Completed: 1 of 1 deliveries of shop-orders arrived.\n"), done.stderr
    assert [message.kind for message in house.seen()] == ["image", "text"]

    house.sandbox.world.faults.switch_on(Fault("fail", code=131026))
    failed = send()
    assert failed.returncode == 1
    assert "0 of 1 deliveries of shop-orders arrived, 1 failed; ada: failed, the image: 131026" in failed.stderr


def test_a_reader_sees_choices_a_chart_a_file_and_a_correction(house: House, tmp_path: Path) -> None:
    shop = Shop(house, tmp_path)
    chart = shop.sends(22, answers={"files": True})[0]
    for text in ("how many orders from loyal zebras yesterday", "north vs south last 30 days", "excel"):
        house.run(answer_reply, {"inbound_id": house.says(text, context=chart.wamid)})
    shop.books(100)
    shop.sends(23, answers={"files": True})
    asked = len(house.dispatch.history)

    with open_page() as page, ThreadPoolExecutor(1) as worker:
        page.goto(f"{house.sandbox.url}/phone/{ADA}")
        choices = page.locator(".row:not(.mine)", has_text="Which of these do you mean?")
        expect(choices).to_be_visible()
        drawn = page.locator(".row:not(.mine)", has_text="North: ")
        expect(drawn.first.locator("img")).to_be_visible()
        expect(page.locator(".row:not(.mine)", has_text=".xlsx")).to_be_visible()
        corrected = page.locator(".row:not(.mine)", has_text="Correction of")
        expect(corrected).to_contain_text("it was 401, it is 501")
        expect(corrected.locator(".quote")).to_be_visible()

        choices.get_by_role("button", name="1", exact=True).click()
        inbound = wait(lambda: house.dispatch.history[asked:])[0]
        here = contextvars.copy_context()
        worker.submit(here.run, house.run, answer_reply, {"inbound_id": inbound}).result()
        answer = page.locator(".row:not(.mine)", has_text="Orders came to")
        expect(answer.last).to_be_visible()
        if shown := os.environ.get("CHARTCASTR_SCREENSHOT"):
            page.screenshot(path=shown, full_page=True)
