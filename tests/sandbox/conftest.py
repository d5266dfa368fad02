"""The sandbox as Meta, and a callback beside it: what the tests of the sandbox ask for."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from sandbox.world import Account
from tests.conftest import Sandbox, serve

ADA = "12025550143"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100
V = "v25.0"


class Meta:
    def __init__(self, sandbox: Sandbox) -> None:
        headers = {"Authorization": f"Bearer {Account.token}"}
        self.http = httpx.Client(base_url=f"{sandbox.url}/{V}", headers=headers)
        self.world = sandbox.world

    def send(self, **body: Any) -> httpx.Response:
        basic = {"messaging_product": "whatsapp", "to": f"+{ADA}", "type": "text", "text": {"body": "hi"}}
        return self.http.post(f"/{Account.phone_number_id}/messages", json=basic | body)

    def ask(self, address: str, **body: Any) -> httpx.Response:
        """What is asked of the sandbox itself, outside Meta's API."""
        return self.http.post(str(self.http.base_url.copy_with(path=address)), json=body)

    def raw(self, address: str, body: Any) -> httpx.Response:
        """Post a body as it is, numbers that JSON does not have and all."""
        return self.http.post(address, content=json.dumps(body), headers={"content-type": "application/json"})

    def template(self, name: str = "ready", **body: Any) -> httpx.Response:
        text = {"type": "body", "text": "Your report {{1}} is ready now.", "example": {"body_text": [["Orders"]]}}
        basic = {"name": name, "language": "en_US", "category": "utility", "components": [text]}
        return self.http.post(f"/{Account.waba_id}/message_templates", json=basic | body)

    def upload(self, content: bytes = PNG, mime: str = "image/png", **form: str) -> httpx.Response:
        data = {"messaging_product": "whatsapp", "type": mime} | form
        return self.http.post(f"/{Account.phone_number_id}/media", data=data, files={"file": ("c.png", content, mime)})


@pytest.fixture
def meta(sandbox: Sandbox) -> Iterator[Meta]:
    sandbox.person(ADA)
    made = Meta(sandbox)
    yield made
    made.http.close()


class Callback:
    """Where webhooks go; refuses the first ``refuse`` of them."""

    def __init__(self) -> None:
        self.bodies: list[tuple[bytes, str]] = []
        self.refuse = 0

    async def take(self, request: Request) -> Response:
        if request.method == "GET":
            known = request.query_params.get("hub.verify_token") == "ours"
            return PlainTextResponse(request.query_params.get("hub.challenge", "") if known else "no")
        if self.refuse:
            self.refuse -= 1
            return PlainTextResponse("later", 503)
        self.bodies.append((await request.body(), request.headers["x-hub-signature-256"]))
        return PlainTextResponse("ok")

    def values(self) -> list[dict[str, Any]]:
        return [json.loads(raw)["entry"][0]["changes"][0]["value"] for raw, _ in list(self.bodies)]

    def fields(self) -> list[str]:
        return [json.loads(raw)["entry"][0]["changes"][0]["field"] for raw, _ in list(self.bodies)]

    def news(self, key: str) -> list[dict[str, Any]]:

        return [item for value in self.values() for item in value.get(key, [])]

    def wait(self, done: Callable[[], Any]) -> Any:
        deadline = time.monotonic() + 10
        while not (found := done()):
            assert time.monotonic() < deadline, self.bodies
            time.sleep(0.02)
        return found


@pytest.fixture
def callback(meta: Meta) -> Iterator[Callback]:
    taken = Callback()
    with serve(Starlette(routes=[Route("/hook", taken.take, methods=["GET", "POST"])])) as url:
        body = {"override_callback_uri": f"{url}/hook", "verify_token": "ours"}
        assert meta.http.post(f"/{Account.waba_id}/subscribed_apps", json=body).json() == {"success": True}
        yield taken


def code(answer: httpx.Response) -> tuple[int, int]:
    return answer.status_code, answer.json()["error"]["code"]
