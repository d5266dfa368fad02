"""A pulse edited and run in the Prefect UI, by somebody with a browser and no YAML."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect
from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_URL, temporary_settings

from cli import stack
from cli.phone import Phone
from cli.processes import Children, free_port
from flows.send_pulse import send_pulse
from pulse.store import Store, readers
from pulse.store.columns import utc_now
from tests.browser import open_page
from tests.flows.conftest import wait
from webhook_app.app import PATH

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
DEMO = "12025550143"


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of a parameter schema, by the part that it is of and its name."""
    for name, part in {"the run": schema, **schema["definitions"]}.items():
        for key, field in part.get("properties", {}).items():
            yield f"{name}: {key}", field


def test_every_field_of_the_form_has_a_title_and_says_what_it_is_for() -> None:
    schema = send_pulse.parameters.model_dump()

    for name, field in fields(schema):
        if "const" in field:
            continue  # the form says of it that it cannot be changed
        part = schema["definitions"].get(str(field.get("$ref", "")).rpartition("/")[2], {})
        assert field.get("title") or part.get("title"), name
        assert len(field.get("description") or part.get("description") or "") > 5, name


def test_the_source_is_a_choice_of_its_kinds_and_what_may_be_left_out_says_so() -> None:
    pulse = send_pulse.parameters.model_dump()["definitions"]["Pulse"]["properties"]

    kinds = [choice["$ref"].rpartition("/")[2] for choice in pulse["source"]["anyOf"]]
    assert kinds == ["FileSource", "SheetsSource", "SqlSource", "ShopifySource", "HubSpotSource", "LinearSource"]
    assert [choice["title"] for choice in pulse["narrator"]["anyOf"]] == ["Given", "Left out"]


@dataclass
class Desk:
    """Where the UI is, and the phone that gets what is sent."""

    ui: str
    phone: Phone
    deployment: str


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    ports = {name: free_port() for name in ("prefect", "sandbox", "webhook")}
    sandbox, door = (f"http://{stack.HOST}:{ports[name]}" for name in ("sandbox", "webhook"))
    environment = {
        **stack.prefect_environment(ports["prefect"]),
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'store.db'}",
        "GRAPH_API_URL": sandbox,
        "META_APP_SECRET": "sandbox-app-secret",
        "META_WHATSAPP_WEBHOOK_VERIFY_TOKEN": "form",
    }
    phone = Phone(sandbox, DEMO)
    with Children(tmp_path, environment) as children:
        stack.start_sandbox(children, ports["sandbox"], f"{DEMO}=Demo reader")
        stack.start_prefect(children, ports["prefect"])
        stack.start_webhook(children, ports["webhook"])
        children.wait_for("sandbox", f"{sandbox}/people")
        stack.wait_for_webhook(children, ports["webhook"])
        stack.wait_for_prefect(children, ports["prefect"])
        stack.provision(children, "--callback", f"{door}{PATH}", "--reader", f"+{DEMO}")
        stack.start_worker(children)
        stack.deploy(children)
        with (store := Store(environment["DATABASE_URL"])).begin() as session:
            readers.get(session, "demo").opted_in_at = utc_now()
        store.close()
        phone.write("Hello, here I am.")
        with temporary_settings({PREFECT_API_URL: environment["PREFECT_API_URL"]}):
            yield Desk(f"http://{stack.HOST}:{ports['prefect']}", phone, asyncio.run(_id_of("shop-orders")))


async def _id_of(name: str) -> str:
    async with get_client() as client:
        return str((await client.read_deployment_by_name(f"send-pulse/{name}")).id)


@pytest.mark.whole
def test_a_pulse_is_edited_in_the_form_run_and_found_with_its_chart_texts_and_deliveries(
    desk: Desk, tmp_path: Path
) -> None:
    with open_page() as page:
        page.set_viewport_size({"width": 1280, "height": 1600})
        page.goto(f"{desk.ui}/deployments/deployment/{desk.deployment}/run")
        heading = _field(page, "Heading")
        expect(heading).to_have_value("Coffee shop orders")
        expect(page.get_by_text("Google Sheets")).to_be_visible()
        heading.fill("Coffee, edited by hand")
        page.screenshot(path=str(tmp_path / "form.png"))
        page.get_by_role("button", name="Submit").click()

        chart = wait(lambda: _chart(desk.phone), seconds=60)
        assert "Coffee, edited by hand" in chart["text"]

        page.goto(f"{desk.ui}/runs/flow-run/{_run_of(desk)}")
        page.get_by_role("tablist").get_by_text("Artifacts").click()
        for key in ("shop-orders-chart", "shop-orders-texts", "shop-orders-deliveries"):
            expect(page.get_by_text(key).first).to_be_visible()
        page.screenshot(path=str(tmp_path / "artifacts.png"))
        page.get_by_text("shop-orders-chart").first.click()
        picture = page.locator("img[src^='data:image/png']").first
        expect(picture).to_be_visible()
        assert picture.evaluate("image => image.naturalWidth") > 500


def _run_of(desk: Desk) -> str:
    mine = {"flow_runs": {"deployment_id": {"any_": [desk.deployment]}}}
    found = httpx.post(f"{desk.ui}/api/flow_runs/filter", json=mine).json()
    return next(str(run["id"]) for run in found if not run["auto_scheduled"])


def _field(page: Page, title: str) -> Any:
    """The input below the first label of that name."""
    return page.locator("textarea, input").locator(f"xpath=(//*[normalize-space()='{title}']/following::textarea)[1]")


def _chart(phone: Phone) -> dict[str, Any] | None:
    return next((message for message in phone.messages() if message["type"] == "image"), None)
