import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pulse.errors import SourceBusy, SourceError
from pulse.sources.http import Busy, Transport, Verdict
from tests.conftest import serve


class Echo:
    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.asked = 0

    async def answer(self, request: Request) -> Response:
        self.asked += 1
        status = self.statuses.pop(0) if self.statuses else 200
        if status == 0:
            import asyncio

            await asyncio.sleep(3)
        return PlainTextResponse(f"you sent {request.headers.get('authorization')}", status or 200)


@pytest.fixture
def echo() -> Iterator[tuple[Echo, str]]:
    echo = Echo()
    with serve(Starlette(routes=[Route("/", echo.answer)])) as url:
        yield echo, url


def nothing(_answer: httpx.Response) -> Verdict:
    return None


def transport(url: str, judge: Any = nothing, seconds: float = 20) -> Transport:
    return Transport("Acme", url, {"Authorization": "Bearer geheim"}, judge, seconds=seconds)


def test_what_is_busy_is_asked_again_until_it_answers(echo: tuple[Echo, str]) -> None:
    echo[0].statuses = [503, 429]

    with transport(echo[1]) as asked:
        assert asked.get("/").status_code == 200
    assert echo[0].asked == 3


def test_what_is_refused_is_asked_once_and_no_secret_is_told(echo: tuple[Echo, str]) -> None:
    echo[0].statuses = [418]

    with transport(echo[1]) as asked, pytest.raises(SourceError, match="Acme answered 418") as caught:
        asked.get("/")

    assert echo[0].asked == 1
    assert "geheim" not in str(caught.value)
    assert "you sent Bearer ..." in str(caught.value)
    assert not isinstance(caught.value, SourceBusy)


def test_a_wait_that_ends_after_the_deadline_is_not_begun(echo: tuple[Echo, str]) -> None:
    began = time.monotonic()

    with (
        transport(echo[1], lambda _: Busy(3600.0, "its budget is used up"), seconds=5) as asked,
        pytest.raises(SourceBusy, match="its budget is used up"),
    ):
        asked.get("/")

    assert time.monotonic() - began < 2


def test_no_call_lasts_longer_than_the_deadline(echo: tuple[Echo, str]) -> None:
    echo[0].statuses = [0, 0, 0]
    began = time.monotonic()

    with transport(echo[1], seconds=0.5) as asked, pytest.raises(SourceBusy, match="did not answer in time"):
        asked.get("/")

    assert time.monotonic() - began < 2.5


def test_a_judgement_is_redacted_too(echo: tuple[Echo, str]) -> None:
    with (
        transport(echo[1], lambda answer: SourceError(answer.text)) as asked,
        pytest.raises(SourceError) as caught,
    ):
        asked.get("/")

    assert str(caught.value) == "you sent Bearer ..."
