"""Metrics are for whoever has the token, hold no person, and are what the dashboard shows."""

import json
import re
import subprocess
import sys
from datetime import timedelta

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from pulse.store import Store, numbers, outbox, readers
from pulse.store.columns import new_id, utc_now
from pulse.store.states import InboundState
from pulse.store.tables import Inbound, Message
from tests.conftest import ROOT, begin, serve
from webhook_app.app import create_app
from webhook_app.settings import Settings

TOKEN = "a-long-random-word"
NUMBER = "+12025550143"


async def start_nothing(inbound: Inbound) -> str:
    return inbound.id


@pytest.fixture
def busy(store: Store) -> Store:
    """One number, one reader, one message that was taken, one that was refused, one reply that waits."""
    with store.begin() as session:
        numbers.upsert(session, "1", connection="default", waba_id="2")
        reader = readers.add(session, "ada", NUMBER)
        reader.opted_in_at = utc_now()
        session.flush()
        readers.heard_from(session, reader.id, utc_now(), number="1")
        for purpose in ("image/1", "image/2"):
            row = Message(
                id=new_id(),
                purpose=purpose,
                kind="image",
                reader_id=reader.id,
                phone_number_id="1",
                text="secret words",
            )
            attempt = begin(session, row)
            if purpose == "image/1":
                outbox.accepted(session, attempt.id, "wamid.1")
            else:
                outbox.refused(session, attempt.id, "busy", 131056)
        asked = Inbound(wamid="w", kind="text", text="why?", raw="{}", reader_id=reader.id, state=InboundState.PENDING)
        asked.received_at = utc_now() - timedelta(seconds=30)
        session.add(asked)
    return store


def scraped(store: Store, token: str = TOKEN, given: str = TOKEN) -> httpx.Response:
    app = create_app(
        Settings("verify", ("secret",), store.url, look_every=60, metrics_token=token), store, start_nothing
    )
    with serve(app) as url:
        return httpx.get(f"{url}/metrics", headers={"Authorization": f"Bearer {given}"} if given else {})


def test_what_goes_out_waits_and_was_refused_is_counted(busy: Store) -> None:
    answer = scraped(busy)

    found = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }
    assert found["chartcastr_attempts", "accepted"] == 1
    assert found["chartcastr_attempts", "refused"] == 1
    assert found["chartcastr_refusals", "131056"] == 1
    assert found["chartcastr_readers", "opted in"] == 1
    assert found["chartcastr_windows_open",] == 1
    assert found["chartcastr_number_stopped", "default"] == 0
    assert 0 <= found["chartcastr_send_seconds", "0.5"] < 60
    assert NUMBER.lstrip("+") not in answer.text
    assert "ada" not in answer.text
    assert "secret words" not in answer.text


@pytest.mark.parametrize(("token", "given"), [(TOKEN, ""), (TOKEN, "guessed"), ("", "")])
def test_nobody_else_learns_that_there_are_any(busy: Store, token: str, given: str) -> None:
    answer = scraped(busy, token, given)

    assert answer.status_code == 404
    assert "chartcastr" not in answer.text


def test_every_panel_of_the_dashboard_shows_a_metric_that_there_is(busy: Store) -> None:
    dashboard = json.loads((ROOT / "deployments" / "grafana.json").read_text())
    told = {line.split()[2] for line in scraped(busy).text.splitlines() if line.startswith("# TYPE")}

    shown = {
        name
        for panel in dashboard["panels"]
        for target in panel["targets"]
        for name in re.findall(r"chartcastr_\w+", target["expr"])
    }
    assert shown == told


def test_a_log_in_json_has_one_object_a_line_and_other_words_are_refused() -> None:
    said = (
        "import logging, os; from webhook_app import logs; logs.set_up(os.environ);"
        "logging.getLogger('x').info('Reply %s', 'r1', extra={'inbound': 'r1'})"
    )
    done = subprocess.run(
        [sys.executable, "-c", said], cwd=ROOT, env={"CHARTCASTR_LOGS": "json"}, capture_output=True, text=True
    )

    line = json.loads(done.stderr)
    assert (line["level"], line["logger"], line["message"], line["inbound"]) == ("INFO", "x", "Reply r1", "r1")
    wrong = subprocess.run(
        [sys.executable, "-c", said], cwd=ROOT, env={"CHARTCASTR_LOGS": "xml"}, capture_output=True, text=True
    )
    assert "CHARTCASTR_LOGS is 'xml'; write text or json." in wrong.stderr
