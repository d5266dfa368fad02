"""The whole product as a stranger starts it, once."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from cli.lock import read_settings
from cli.processes import Children, free_port, require_port
from cli.pulses import load_pulse
from pulse.errors import ChartcastrError
from pulse.insight import InsightOptions, find_facts
from pulse.narration import NarrationContext, write_plainly
from pulse.sources import fetch
from pulse.store.columns import utc_now
from tests.conftest import ROOT


@pytest.fixture
def ended() -> Iterator[list[subprocess.Popen[str]]]:
    """Processes a test starts; whatever becomes of the test, they and all they started are ended."""
    started: list[subprocess.Popen[str]] = []
    yield started
    for process in started:
        if process.poll() is None:
            family = psutil.Process(process.pid).children(recursive=True)
            process.kill()
            process.wait()
            for item in family:
                with contextlib.suppress(psutil.NoSuchProcess):
                    item.kill()


@pytest.mark.whole
def test_the_demo_sends_answers_and_writes_down_every_message(tmp_path: Path) -> None:
    transcript = tmp_path / "a folder" / "transcript.json"
    taken = [socket.socket() for _ in range(3)]
    for item, port in zip(taken, (4200, 8000, 8080), strict=True):
        item.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        item.bind(("127.0.0.1", port))
        item.listen()

    done = subprocess.run(
        [sys.executable, "-m", "cli", "demo", "--once", "--transcript", str(transcript)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=1200,
    )
    for one in taken:
        one.close()

    assert done.returncode == 0, done.stdout + done.stderr
    assert "All of it arrived." in done.stdout
    messages = json.loads(transcript.read_text())
    for name in ("us-jobs", "shop-orders"):
        _check(name, messages)


def _check(name: str, messages: list[dict[str, object]]) -> None:
    pulse = load_pulse(name)
    (image,) = [m for m in messages if m["type"] == "image" and str(m["text"]).startswith(f"*{pulse.title}*")]
    in_thread = [m for m in messages if m["context"] == image["wamid"]]
    texts = [m for m in in_thread if m["direction"] == "out"]
    (asked,) = [m for m in in_thread if m["direction"] == "in" and m["type"] == "text"]
    (reacted,) = [m for m in in_thread if m["type"] == "reaction"]
    (answer,) = [m for m in messages if m["context"] == asked["wamid"]]

    assert (asked["text"], reacted["text"]) == ("Why?", "📉")
    assert len(texts) == 2
    result = fetch(pulse, utc_now())
    facts = find_facts(result, InsightOptions.of(pulse))
    read = write_plainly(NarrationContext.of(pulse, result.measure), facts)
    assert image["text"] == str(read.caption(pulse.title))
    for message in (image, answer, *texts):
        assert message["statuses"] == ["sent", "delivered", "read"]


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.whole
def test_ctrl_c_ends_every_process_of_the_demo(ended: list[subprocess.Popen[str]]) -> None:
    demo = subprocess.Popen(
        [sys.executable, "-m", "cli", "demo"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    ended.append(demo)
    deadline = time.monotonic() + 240
    started: list[psutil.Process] = []
    while len(started) < 3:
        assert time.monotonic() < deadline
        started = psutil.Process(demo.pid).children(recursive=True)
        time.sleep(0.1)

    demo.send_signal(signal.SIGINT)
    output, _ = demo.communicate(timeout=120)

    assert demo.returncode == 0, output
    assert "Ended." in output
    gone, alive = psutil.wait_procs(started, timeout=5)
    assert not alive
    assert len(gone) == len(started)


def test_children_that_fail_are_named_with_their_log(tmp_path: Path) -> None:
    with (
        Children(tmp_path, {}) as children,
        pytest.raises(ChartcastrError, match=r"one failed: .*No module named nothing"),
    ):
        children.run("one", "nothing")


def test_children_that_end_too_early_are_noticed(tmp_path: Path) -> None:
    with Children(tmp_path, {}) as children:
        children.start("short", "this")
        with pytest.raises(ChartcastrError, match="short ended by itself"):
            children.wait_for("short", "http://127.0.0.1:9/", seconds=20)


def test_children_are_ended_with_all_they_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.processes._GRACE_SECONDS", 1.0)
    program = tmp_path / "parent.py"
    program.write_text(
        "import subprocess, sys, time, signal\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']).pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    with Children(tmp_path, {"PYTHONPATH": str(tmp_path)}) as children:
        children.start("stubborn", "parent")
        children.wait_until("stubborn", lambda: children.log("stubborn").read_text().strip() != "", seconds=10)
        grandchild = int(children.log("stubborn").read_text())
        assert psutil.pid_exists(grandchild)

    # A kill is obeyed a moment after it was sent.
    deadline = time.monotonic() + 5
    while psutil.pid_exists(grandchild) and psutil.Process(grandchild).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_port_that_is_taken_is_named_with_the_option() -> None:
    with socket.socket() as item:
        item.bind(("127.0.0.1", 0))
        item.listen()
        port = item.getsockname()[1]
        with pytest.raises(ChartcastrError, match=f"Port {port} is in use. Choose another with --webhook-port"):
            require_port(port, "--webhook-port")
    assert require_port(free_port(), "--x")


@pytest.mark.whole
def test_up_runs_prefect_worker_and_webhook_until_ctrl_c(tmp_path: Path, ended: list[subprocess.Popen[str]]) -> None:
    ports = free_port(), free_port()
    environment = {
        **os.environ,
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'store.db'}",
        "META_APP_SECRET": "secret",
        "META_WHATSAPP_WEBHOOK_VERIFY_TOKEN": "token",
        "PYTHONPATH": str(ROOT),
    }
    for name in ("deployments", "flows", "tasks", "blocks", "pulse", "cli", "webhook_app"):
        (tmp_path / name).symlink_to(ROOT / name)
    command = [sys.executable, "-m", "cli", "up", "--prefect-port", str(ports[0]), "--webhook-port", str(ports[1])]
    with (tmp_path / "up.log").open("w") as log:
        up = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=log, stderr=log, text=True)
        ended.append(up)
        deadline = time.monotonic() + 600
        while "Ctrl-C" not in (tmp_path / "up.log").read_text():
            assert up.poll() is None, (tmp_path / "up.log").read_text()
            assert time.monotonic() < deadline
            time.sleep(0.2)
        user, _, password = read_settings(tmp_path / ".chartcastr" / "env")["PREFECT_API_AUTH_STRING"].partition(":")
        filtered = f"http://127.0.0.1:{ports[0]}/api/deployments/filter"
        found = httpx.post(filtered, json={}, auth=(user, password)).json()
        ready = httpx.get(f"http://127.0.0.1:{ports[1]}/readyz")
        up.send_signal(signal.SIGINT)
        assert up.wait(120) == 0

    assert {deployment["name"] for deployment in found} == {
        "us-jobs",
        "shop-orders",
        "answer-reply",
        "release-held",
        "watch-deliveries",
        "quiet-report",
        "keep-history",
        "prepare-pulses",
        "purge",
        "tell-owner",
    }
    assert ready.status_code == 200
