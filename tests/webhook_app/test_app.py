"""Meta's door: what is let in, what is refused, and what becomes of it."""

import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlmodel import select

from pulse.errors import DefinitionError
from pulse.store import Store, inbox, outbox, readers, runs
from pulse.store.columns import new_id, utc_now
from pulse.store.tables import Inbound, Message, OtherEvent, StatusChange
from tests.conftest import begin, serve
from webhook_app.app import PATH, create_app
from webhook_app.settings import Settings, from_environment

SECRET, OLD_SECRET, TOKEN = "app-secret", "old-secret", "verify-token"
PHONE, CHART = "12025550143", "wamid.chart"


class FakeDispatch:
    """Keeps what it was given; fails as often as it is told to."""

    def __init__(self) -> None:
        self.history: list[str] = []
        self.failures = 0

    async def __call__(self, inbound: Inbound) -> str:
        if self.failures:
            self.failures -= 1
            raise ConnectionError
        self.history.append(inbound.wamid)
        return f"run-{len(self.history)}"


class Door:
    def __init__(self, url: str, store: Store, dispatch: FakeDispatch) -> None:
        self.url, self.store, self.dispatch = url, store, dispatch
        self.http = httpx.Client(base_url=url, timeout=120)

    def post(self, body: Any, *, secret: str = SECRET, **headers: str) -> httpx.Response:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        signature = hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()
        return self.http.post(PATH, content=raw, headers={"X-Hub-Signature-256": f"sha256={signature}", **headers})

    def rows(self) -> int:
        with self.store.begin() as session:
            return sum(len(session.exec(select(table)).all()) for table in (Inbound, StatusChange, OtherEvent))

    def wait(self, done: Callable[[], Any]) -> None:
        deadline = time.monotonic() + 10
        while not done():
            assert time.monotonic() < deadline
            time.sleep(0.02)


@pytest.fixture
def door(store: Store) -> Iterator[Door]:
    with store.begin() as session:
        ada = readers.add(session, "ada", f"+{PHONE}")
        session.flush()
        run = runs.start(session, "orders", utc_now(), None).run
        row = Message(
            id=new_id(), purpose="image/1", kind="image", run_id=run.id, reader_id=ada.id, phone_number_id="1", text="x"
        )
        outbox.accepted(session, begin(session, row).id, CHART)
    dispatch = FakeDispatch()
    settings = Settings(TOKEN, (SECRET, OLD_SECRET), store.url, look_every=0.1)
    with serve(create_app(settings, store, dispatch)) as url:
        opened = Door(url, store, dispatch)
        yield opened
        opened.http.close()


def reply(wamid: str = "wamid.reply", text: str = "why?") -> dict[str, Any]:
    return {
        "id": wamid,
        "from": PHONE,
        "timestamp": "1795341600",
        "type": "text",
        "text": {"body": text},
        "context": {"id": CHART},
    }


def body(**value: Any) -> dict[str, Any]:
    told = {"messaging_product": "whatsapp", "metadata": {"phone_number_id": "1"}, **value}
    return {
        "object": "whatsapp_business_account",
        "entry": [{"id": "1", "changes": [{"field": "messages", "value": told}]}],
    }


def test_the_handshake_gives_the_challenge_to_whoever_knows_the_token(door: Door) -> None:
    query = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": TOKEN}

    good = door.http.get(PATH, params=query)

    assert (good.status_code, good.text) == (200, "1158201444")
    for wrong in ({"hub.verify_token": "x"}, {"hub.verify_token": ""}, {"hub.mode": "x"}, {"hub.verify_token": "é"}):
        refused = door.http.get(PATH, params=query | wrong)
        assert refused.status_code == 403
        assert "1158201444" not in refused.text
    assert door.http.get(PATH).status_code == 403


def test_a_reply_is_stored_and_answered_by_one_flow_run(door: Door) -> None:
    assert door.post(body(messages=[reply()])).status_code == 200

    door.wait(lambda: door.dispatch.history == ["wamid.reply"])
    door.wait(lambda: not _pending(door))
    with door.store.begin() as session:
        row = session.exec(select(Inbound)).one()
    assert (row.state, row.flow_run_id, row.text) == ("dispatched", "run-1", "why?")


def _pending(door: Door) -> list[Inbound]:
    with door.store.begin() as session:
        return inbox.pending(session)


def test_what_meta_sends_again_is_acted_on_once(door: Door) -> None:
    threads = [threading.Thread(target=door.post, args=(body(messages=[reply(), reply()]),)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    door.wait(lambda: door.dispatch.history)
    time.sleep(0.4)
    assert door.dispatch.history == ["wamid.reply"]
    assert door.rows() == 1


def test_a_dispatch_that_fails_is_tried_again_from_the_stored_row(door: Door) -> None:
    door.dispatch.failures = 1

    assert door.post(body(messages=[reply()])).status_code == 200

    door.wait(lambda: door.dispatch.history == ["wamid.reply"])


def test_a_batch_is_kept_whole_and_its_statuses_only_move_up(door: Door) -> None:
    def change(value: dict[str, Any]) -> dict[str, Any]:
        return {"field": "messages", "value": {"metadata": {"phone_number_id": "1"}, **value}}

    statuses = [{"id": CHART, "status": name, "timestamp": "1795341600"} for name in ("read", "sent", "delivered")]
    entries = [
        {"id": "1", "changes": [change({"statuses": statuses[:1]}), change({"messages": [reply()]})]},
        {"id": "2", "changes": [change({"statuses": statuses[1:]}), {"field": "account_update", "value": {}}]},
    ]

    assert door.post({"object": "whatsapp_business_account", "entry": entries}).status_code == 200

    assert door.rows() == 5
    with door.store.begin() as session:
        chart = outbox.by_wamid(session, CHART)
    assert chart is not None
    assert chart.state == "read"


def test_both_secrets_hold_while_one_is_replaced(door: Door) -> None:
    assert door.post(body(messages=[reply("wamid.1")]), secret=OLD_SECRET).status_code == 200
    assert door.post(body(messages=[reply("wamid.2")]), secret="other").status_code == 403


GARBAGE = [b"", b"{", b"[]", b'"text"', b"\xff\xfe", b"null"]


def test_what_is_not_metas_changes_nothing(door: Door) -> None:
    raw = json.dumps(body(messages=[reply()])).encode()
    signature = "sha256=" + hmac.new(SECRET.encode(), raw, hashlib.sha256).hexdigest()
    before = door.rows()

    assert door.http.post(PATH, content=raw).status_code == 401
    assert door.http.post(PATH, content=raw + b" ", headers={"X-Hub-Signature-256": signature}).status_code == 403
    assert door.http.post(PATH, content=raw, headers={"X-Hub-Signature-256": f"sha256={'0' * 64}"}).status_code == 403
    assert door.post(b"x" * 10 * 1024 * 1024).status_code == 413
    for garbage in GARBAGE:
        assert door.post(garbage).status_code == 400
    assert door.http.put(PATH, content=raw).status_code == 405

    assert door.rows() == before
    assert door.dispatch.history == []


def test_a_large_body_without_a_length_is_refused_too(door: Door) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(10):
            yield b"x" * 1024 * 1024

    assert (
        door.http.post(PATH, content=endless(), headers={"X-Hub-Signature-256": f"sha256={'0' * 64}"}).status_code
        == 413
    )


def test_three_megabytes_of_news_are_taken(door: Door) -> None:
    many = [reply(f"wamid.{number}", "x" * 2500) for number in range(1000)]

    assert door.post(body(messages=many)).status_code == 200
    assert door.rows() == 1000


def test_every_published_sample_is_taken(door: Door, contracts: Path) -> None:
    for path in sorted((contracts / "meta" / "samples").glob("*.json")):
        assert door.post(path.read_bytes()).status_code == 200


def test_health_and_readiness(door: Door) -> None:
    assert door.http.get("/healthz").status_code == 200
    assert door.http.get("/readyz").status_code == 200


def test_a_store_that_fails_is_a_503_so_that_meta_sends_it_again(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'gone' / 'store.db'}")
    settings = Settings(TOKEN, (SECRET,), store.url, look_every=0.1)
    with serve(create_app(settings, store, FakeDispatch())) as url:
        door = Door(url, store, FakeDispatch())
        with store.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE inbound RENAME TO elsewhere")

        refused = door.post(body(messages=[reply()]))

        with store.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO inbound")
        again = door.post(body(messages=[reply()]))
        door.http.close()

    assert (refused.status_code, again.status_code) == (503, 200)
    store.close()


def test_the_door_does_not_open_without_its_secrets() -> None:
    with pytest.raises(DefinitionError, match="META_WHATSAPP_WEBHOOK_VERIFY_TOKEN"):
        from_environment({"META_APP_SECRET": "x"})
    with pytest.raises(DefinitionError, match="META_APP_SECRET"):
        from_environment({"META_WHATSAPP_WEBHOOK_VERIFY_TOKEN": "x", "META_APP_SECRET": " , "})

    settings = from_environment({"META_WHATSAPP_WEBHOOK_VERIFY_TOKEN": "t", "META_APP_SECRET": "new, old"})

    assert settings.app_secrets == ("new", "old")
    assert "new" not in repr(settings)
