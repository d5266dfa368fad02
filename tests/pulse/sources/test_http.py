import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from pulse.errors import SourceBusy, SourceError
from pulse.sources.http import Transport, Verdict
from pulse.sources.retry import Busy
from tests.conftest import serve


class Echo:
    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.asked = 0
        self.page = self.drips = False

    async def answer(self, request: Request) -> Response:
        self.asked += 1
        status = self.statuses.pop(0) if self.statuses else 200
        if status == 0:
            import asyncio

            await asyncio.sleep(3)
        if self.page:
            return HTMLResponse("<html>maintenance</html>")
        if self.drips:
            return StreamingResponse(self._drip())
        return JSONResponse({"said": f"you sent {request.headers.get('authorization')}"}, status or 200)

    async def _drip(self) -> AsyncIterator[bytes]:
        import asyncio

        for _ in range(100):
            yield b" "
            await asyncio.sleep(0.2)


@pytest.fixture
def echo() -> Iterator[tuple[Echo, str]]:
    echo = Echo()
    with serve(Starlette(routes=[Route("/", echo.answer)])) as url:
        yield echo, url


def nothing(_answer: httpx.Response) -> Verdict:
    return None


def transport(url: str, judge: Any = nothing, seconds: float = 20) -> Transport:
    return Transport("Acme", url, {"Authorization": "Bearer geheim-geheim"}, judge, seconds=seconds)


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
        transport(echo[1], lambda answer: SourceError(answer.json()["said"])) as asked,
        pytest.raises(SourceError) as caught,
    ):
        asked.get("/")

    assert str(caught.value) == "you sent Bearer ..."


@pytest.mark.parametrize("key", ["geheim\nabc", "geh eim", "geheim…", "ge\0heim"])
def test_a_key_that_is_none_is_said_so_and_not_shown(key: str) -> None:
    with pytest.raises(SourceError, match="The key for Acme holds a character that no key has") as caught:
        Transport("Acme", "http://127.0.0.1:9", {"Authorization": f"Bearer {key}"}, nothing)

    assert "geh" not in str(caught.value)


def test_a_secret_that_was_cut_off_is_not_shown_either(echo: tuple[Echo, str]) -> None:
    with Transport("Acme", echo[1], {}, nothing, secrets=["pat-na1-0123456789abcdef"]) as asked:
        assert asked.redacted("bad key pat-na1-0123 and pat-na1-0123456789abcdef!") == "bad key ... and ..."


def test_an_answer_that_is_no_json_is_no_answer(echo: tuple[Echo, str]) -> None:
    echo[0].page = True

    with transport(echo[1], seconds=2) as asked, pytest.raises(SourceBusy, match="its answer was no JSON"):
        asked.get("/")


def test_an_answer_that_drips_ends_with_the_deadline(echo: tuple[Echo, str]) -> None:
    echo[0].drips = True
    began = time.monotonic()

    with transport(echo[1], seconds=1) as asked, pytest.raises(SourceBusy):
        asked.get("/")

    assert time.monotonic() - began < 3
