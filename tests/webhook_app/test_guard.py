"""Slow and unsigned clients, over real sockets against the program that is run in earnest."""

import contextlib
import hashlib
import hmac
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from cli.processes import free_port
from pulse.store import Store
from tests.conftest import ROOT
from webhook_app.app import PATH
from webhook_app.guard import HEAD_SECONDS

SECRET = "app-secret"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('guard') / 'store.db'}")
    store.prepare()
    port = free_port()
    environment = {
        **os.environ,
        "DATABASE_URL": store.url,
        "META_APP_SECRET": SECRET,
        "META_WHATSAPP_WEBHOOK_VERIFY_TOKEN": "t",
        "PREFECT_API_URL": "http://127.0.0.1:9/api",
    }
    log = Path(str(store.file)).with_name("log")
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "webhook_app", "--port", str(port)],
            cwd=ROOT,
            env=environment,
            stdout=out,
            stderr=out,
        )
    deadline = time.monotonic() + 60
    while not ready(port):
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < deadline
        time.sleep(0.05)
    yield port
    process.terminate()
    process.wait()
    store.close()


def ready(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=5).is_success
    except httpx.HTTPError:
        return False


def connect(port: int, sent: bytes) -> socket.socket:
    made = socket.create_connection(("127.0.0.1", port), timeout=30)
    made.sendall(sent)
    return made


def signed(port: int, raw: bytes) -> httpx.Response:
    digest = hmac.new(SECRET.encode(), raw, hashlib.sha256).hexdigest()
    address = f"http://127.0.0.1:{port}{PATH}"
    return httpx.post(address, content=raw, headers={"X-Hub-Signature-256": f"sha256={digest}"}, timeout=30)


def test_what_is_not_signed_is_refused_before_its_body_is_read(port: int) -> None:
    head = f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 4000000\r\n"
    for signature in ("", "X-Hub-Signature-256: sha256=short\r\n"):
        with connect(port, f"{head}{signature}\r\n".encode()) as item:
            assert item.recv(100).startswith(b"HTTP/1.1 401")


def test_three_hundred_half_open_connections_keep_nobody_waiting(port: int) -> None:
    before = time.monotonic()
    assert signed(port, json.dumps({"object": "page", "n": 1}).encode()).status_code == 200
    alone = time.monotonic() - before
    half = [connect(port, b"POST / HTTP/1.1\r\nHost: x\r\nX-Slow: ") for _ in range(300)]
    before = time.monotonic()
    assert signed(port, json.dumps({"object": "page", "n": 2}).encode()).status_code == 200
    beside = time.monotonic() - before
    for item in half:
        item.close()

    # Ten times what it took alone, and never more than the second that Meta looks at.
    assert beside < max(1.0, 10 * alone)


def test_a_head_that_does_not_come_to_an_end_is_hung_up_on(port: int) -> None:
    with connect(port, b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ") as item:
        began = time.monotonic()
        item.settimeout(6 * HEAD_SECONDS)
        with contextlib.suppress(ConnectionResetError):
            assert item.recv(100) == b""
        assert time.monotonic() - began >= HEAD_SECONDS / 2
    # Whoever asks and goes on asking is kept.
    with httpx.Client(base_url=f"http://127.0.0.1:{port}") as http:
        assert [http.get("/healthz").status_code for _ in range(3)] == [200] * 3
