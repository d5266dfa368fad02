"""Files behind addresses: what is sent where, what is followed, and what is refused."""

import gzip
import io
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from pulse.errors import ChartcastrError, DefinitionError, SourceError
from pulse.sources import fetch
from pulse.sources.files.download import download
from pulse.sources.files.source import Files
from tests.conftest import serve
from tests.pulse.sources.conftest import pulse
from tests.pulse.sources.test_shapes import DAYS, NOW, csv

ROWS = [{"day": str(at), "sales": 5} for at in DAYS]


class Host:
    """A host that remembers what it was sent."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.leads_to = ""

    def app(self) -> Starlette:
        return Starlette(routes=[*self._files(), *_pages()])

    def _files(self) -> list[Route]:
        async def file(request: Request) -> Response:
            self.seen.append((request.url.path, dict(request.headers)))
            if request.headers.get("authorization", "Bearer geheim") != "Bearer geheim":
                return PlainTextResponse("no", 403)
            return PlainTextResponse(csv())

        async def moved(request: Request) -> Response:
            self.seen.append((request.url.path, dict(request.headers)))
            return RedirectResponse(self.leads_to)

        async def packed(_request: Request) -> Response:
            return Response(gzip.compress(csv().encode()), headers={"Content-Encoding": "gzip"})

        async def bomb(_request: Request) -> Response:
            return Response(gzip.compress(b"0" * (64 * 2**20), 9), headers={"Content-Encoding": "gzip"})

        async def odd(_request: Request) -> Response:
            return Response(b"xyz", headers={"Content-Encoding": "br"})

        answers = {
            "/data.csv": file,
            "/moved.csv": moved,
            "/packed.csv": packed,
            "/bomb.csv": bomb,
            "/odd.csv": odd,
        }
        return [Route(path, answer) for path, answer in answers.items()]


def _pages() -> list[Route]:
    async def page(request: Request) -> Response:
        number = int(request.query_params.get("page", "1"))
        part = ROWS[(number - 1) * 10 : number * 10]
        following = f"/pages.json?page={number + 1}" if number < 3 else None
        return JSONResponse({"count": 24, "next": following, "results": part})

    async def elsewhere(_request: Request) -> Response:
        return JSONResponse({"next": "http://169.254.169.254/latest", "results": ROWS})

    async def linked(_request: Request) -> Response:
        return JSONResponse(ROWS, headers={"Link": '</linked.json?page=2>; rel="next"'})

    async def turning(_request: Request) -> Response:
        return JSONResponse({"next": "/turning.json", "results": ROWS[:2]})

    answers = {
        "/pages.json": page,
        "/elsewhere.json": elsewhere,
        "/turning.json": turning,
        "/linked.json": linked,
    }
    return [Route(path, answer) for path, answer in answers.items()]


@pytest.fixture
def host() -> Host:
    return Host()


@pytest.fixture
def address(host: Host) -> Iterator[str]:
    with serve(host.app()) as found:
        yield found


def newest(at: str, token: str = "", **source: Any) -> object:
    measure = {"name": "Sales", "value": "sales", "period": "day"}
    return fetch(pulse({"at": at, **source}, "day", measure, "UTC"), NOW, Files(token)).complete[-1].value


def test_headers_and_the_token_are_sent_and_stay_with_the_host(host: Host, address: str) -> None:
    assert newest(f"{address}/data.csv", "geheim", headers={"X-Team": "blue"}, secret="shop") == 123
    path, headers = host.seen[-1]
    assert (path, headers["x-team"], headers["authorization"]) == ("/data.csv", "blue", "Bearer geheim")

    other = Host()
    with serve(other.app()) as there:
        host.leads_to = f"{there}/data.csv"
        assert newest(f"{address}/moved.csv", "geheim", headers={"X-Team": "blue"}, secret="shop") == 123
    assert not {"x-team", "authorization"} & set(other.seen[-1][1])
    host.leads_to = "/data.csv"
    newest(f"{address}/moved.csv", "geheim", secret="shop")
    assert host.seen[-1][1]["authorization"] == "Bearer geheim"


def test_a_login_that_is_refused_says_where_a_token_goes_and_never_which(address: str) -> None:
    with pytest.raises(SourceError, match=r"answered 403\. It wants a login: name a Secret block") as refused:
        newest(f"{address}/data.csv", "falsch", secret="shop")

    assert "falsch" not in str(refused.value)


def test_a_token_is_never_sent_in_the_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHARTCASTR_HOSTS", "")
    with pytest.raises(SourceError, match="is not https, and a token would be sent in the open"):
        newest("http://example.com/data.csv", "geheim", secret="shop")


def test_what_is_secret_is_not_written_into_the_pulse() -> None:
    with pytest.raises(DefinitionError, match="put the token into a Prefect Secret block"):
        newest("https://example.com/data.csv", headers={"Authorization": "Bearer x"})
    with pytest.raises(DefinitionError, match=r"headers and secret go with an http\(s\) address"):
        newest("data.csv", secret="shop")


@pytest.mark.parametrize(
    "at",
    [
        "http://127.0.0.1:{port}/data.csv",
        "http://localhost:{port}/data.csv",
        "http://[::1]/data.csv",
        "http://169.254.169.254/latest/meta-data.csv",
        "http://10.0.0.8/data.csv",
        "http://192.168.1.1/data.csv",
        "http://[::ffff:10.0.0.8]/data.csv",
        "http://0.0.0.0/data.csv",
        "http://2130706433/data.csv",
        "http://user:pass@127.0.0.1/data.csv",
        "http://[64:ff9b::7f00:1]/data.csv",
        "http://[2002:7f00:1::]/data.csv",
        "http://224.0.0.1/data.csv",
        "http://100.64.0.1/data.csv",
    ],
)
def test_private_addresses_are_refused_until_they_are_named(
    address: str, host: Host, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    monkeypatch.setenv("CHARTCASTR_HOSTS", "")
    with pytest.raises(SourceError, match="is a host of a private network") as refused:
        newest(at.format(port=address.rsplit(":", 1)[1]))

    assert not host.seen
    assert "pass" not in str(refused.value)


def test_a_redirect_to_a_private_address_is_refused(address: str, host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHARTCASTR_HOSTS", address.removeprefix("http://"))
    host.leads_to = "http://169.254.169.254/latest/meta-data.csv"
    with pytest.raises(SourceError, match="is a host of a private network"):
        newest(f"{address}/moved.csv")
    host.leads_to = "file:///etc/passwd"
    with pytest.raises(SourceError, match=r"is no http\(s\) address"):
        newest(f"{address}/moved.csv")
    host.leads_to = "/moved.csv"
    with pytest.raises(SourceError, match="leads from one address to the next without an end"):
        newest(f"{address}/moved.csv")


def test_packed_answers_are_unpacked_up_to_a_limit(address: str) -> None:
    assert newest(f"{address}/packed.csv") == 123
    into = io.BytesIO()
    with pytest.raises(SourceError, match="is larger than 1 MB"):
        download(f"{address}/bomb.csv", into, most=2**20)
    assert into.tell() <= 2 * 2**20
    with pytest.raises(SourceError, match="is packed as 'br', which cannot be read"):
        newest(f"{address}/odd.csv")


def test_further_pages_are_followed_on_the_same_host_only(address: str) -> None:
    assert newest(f"{address}/pages.json") == 5
    with pytest.raises(SourceError, match="goes on at another host, which is not followed"):
        newest(f"{address}/elsewhere.json")
    with pytest.raises(ChartcastrError, match="is a page of more"):
        newest(f"{address}/turning.json")
    with pytest.raises(SourceError, match="its Link header leads on"):
        newest(f"{address}/linked.json")
    assert newest(f"{address}/linked.json", whole=True) == 5
