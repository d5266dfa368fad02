"""The model narrator against a server that speaks OpenAI's two dialects over real HTTP."""

import asyncio
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from pulse.insight import find_facts
from pulse.insight.fact import Fact
from pulse.narrator import Read, Voice, write_plainly
from pulse.narrator import openai as narrator
from pulse.narrator.openai import Model, write_with_model
from pulse.series import Quality
from tests.conftest import serve
from tests.pulse.conftest import Maker

VOICE = Voice(title="Shop orders", measure="Orders", dimension="region", grain="day", good="up")
GOOD = {
    "summary": "Orders came to {F1.now} {F1.when}, down {F2.ratio} from {F2.base} {F2.against}.",
    "highlights": ["{F3.member} fell by {F3.diff}."],
    "analysis": ["{F4.member} rose by {F4.diff}, which did not make up for it."],
}


class Fake:
    """Answers with what a test enqueued, and keeps what it was asked."""

    def __init__(self) -> None:
        self.answer: Any = GOOD
        self.status, self.delay = 200, 0.0
        self.history: list[tuple[str, dict[str, Any]]] = []

    async def handle(self, request: Request) -> Response:
        self.history.append((request.url.path, await request.json()))
        await asyncio.sleep(self.delay)
        if self.status != 200:
            return JSONResponse({"error": {"message": "no", "code": "x"}}, self.status)
        if isinstance(self.answer, str):
            return PlainTextResponse(self.answer, media_type="text/html")
        text = json.dumps(self.answer)
        message = {"role": "assistant", "content": text}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        return JSONResponse({"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]})


@pytest.fixture
def fake() -> Fake:
    return Fake()


@pytest.fixture
def url(fake: Fake) -> Iterator[str]:
    with serve(Starlette(routes=[Route("/v1/chat/completions", fake.handle, methods=["POST"])])) as address:
        yield f"{address}/v1"


@pytest.fixture
def facts(make: Maker) -> tuple[Fact, ...]:
    return find_facts(make({"N": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22]}))


def write(facts: tuple[Fact, ...], url: str, seconds: float = 5) -> Read:
    model = Model(name="m", base_url=url, api_key=SecretStr("sk-geheim"))
    return asyncio.run(write_with_model(VOICE, facts, model, seconds=seconds))


def test_the_model_phrases_and_the_program_writes_the_figures(url: str, facts: tuple[Fact, ...]) -> None:
    read = write(facts, url)

    assert (read.narrator, read.fell_back) == ("m", "")
    assert read.summary == "Orders came to 42 on Tuesday 8 September 2026, down 30.0% from 60 on Tuesday 1 September."
    assert read.highlights == ("N fell by 30.",)
    assert read.facts == ("F1", "F2", "F3", "F4")
    assert any(part.startswith("*About the data*") for part in read.analysis)


def test_the_model_is_told_facts_and_given_a_schema(fake: Fake, url: str, facts: tuple[Fact, ...]) -> None:
    write(facts, url)

    path, asked = fake.history[0]
    assert path == "/v1/chat/completions"
    assert asked["response_format"]["json_schema"]["schema"]["additionalProperties"] is False
    told = json.loads(asked["messages"][1]["content"])
    assert told["facts"][0]["marks"]["{F1.now}"] == "42"
    assert "geheim" not in json.dumps(asked)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ({**GOOD, "summary": "Orders came to 99."}, "digits or braces outside a mark"),
        ({**GOOD, "summary": "Orders rose by {F2.ratio}."}, "no cited fact goes up"),
        ({**GOOD, "highlights": ["N did it."]}, "the name 'N' outside a mark"),
        ({**GOOD, "analysis": ["{F1.now} " * 400]}, "over 900"),
        ({**GOOD, "analysis": ["Orders came to {F1.now} {F1.when}. " * 14] * 7}, "leaves no room"),
        ({"summary": "x"}, "ValidationError"),
        ("<html>proxy</html>", "the model failed"),
    ],
)
def test_a_model_that_lies_costs_style_only(
    fake: Fake, url: str, facts: tuple[Fact, ...], answer: Any, why: str
) -> None:
    fake.answer = answer

    read = write(facts, url)

    assert why in read.fell_back
    assert read.model_copy(update={"fell_back": ""}) == write_plainly(VOICE, facts)


@pytest.mark.parametrize("status", [400, 401, 404])
def test_a_model_that_refuses_costs_style_only(fake: Fake, url: str, facts: tuple[Fact, ...], status: int) -> None:
    fake.status = status

    read = write(facts, url)

    assert f"HTTP {status}" in read.fell_back
    assert "geheim" not in read.fell_back
    assert read.narrator == "plain"


def test_a_model_that_stalls_is_left_at_the_deadline(fake: Fake, url: str, facts: tuple[Fact, ...]) -> None:
    fake.delay = 3
    began = time.monotonic()

    read = write(facts, url, seconds=0.5)

    assert read.fell_back == "the model did not answer in time"
    assert time.monotonic() - began < 2.5


def test_a_model_that_cannot_be_reached_costs_style_only(facts: tuple[Fact, ...]) -> None:
    assert "APIConnectionError" in write(facts, "http://127.0.0.1:9/v1").fell_back


def test_late_data_is_said_whatever_the_model_leaves_out(fake: Fake, url: str, make: Maker) -> None:
    late = find_facts(
        make({"N": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22]}, quality=Quality(rows=8, late_by=2))
    )
    shifted = {key: json.loads(json.dumps(value)) for key, value in GOOD.items()}
    order = {fact.about: fact.id for fact in late if fact.kind == "driver"}
    fake.answer = {
        **shifted,
        "highlights": [f"{{{order['N']}.member}} fell by {{{order['N']}.diff}}."],
        "analysis": [f"{{{order['S']}.member}} rose by {{{order['S']}.diff}}."],
    }

    read = write(late, url)

    assert read.fell_back == ""
    assert read.summary.startswith("Not up to date")


def test_openai_itself_is_asked_by_the_responses_api(facts: tuple[Fact, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, Any]] = []

    async def respond(request: Request) -> Response:
        asked.append(await request.json())
        content = [{"type": "output_text", "text": json.dumps(GOOD), "annotations": []}]
        output = {"type": "message", "id": "m", "status": "completed", "role": "assistant", "content": content}
        return JSONResponse({
            "id": "r", "object": "response", "created_at": 1, "model": "m", "status": "completed", "output": [output],
            "parallel_tool_calls": False, "tool_choice": "auto", "tools": [],
        })  # fmt: skip

    with serve(Starlette(routes=[Route("/v1/responses", respond, methods=["POST"])])) as address:
        # The library's own setting; without base_url it asks OpenAI.
        monkeypatch.setenv("OPENAI_BASE_URL", f"{address}/v1")
        model = Model(name="m", base_url=None, api_key=SecretStr("sk-x"))
        read = asyncio.run(write_with_model(VOICE, facts, model, seconds=5))

    assert read.narrator == "m"
    assert asked[0]["store"] is False
    assert asked[0]["text"]["format"]["strict"] is True
    assert narrator.SECONDS == 30
