"""A hundred thousand statuses, in Meta's large bodies and one by one, beside pywa's server and a bare route."""

import asyncio
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy import insert

from bench.measure import percentile
from bench.webhook import ITEMS, NUMBER, PHONE, Connection, body_of, item_of, open_door
from pulse.store import Store
from pulse.store.columns import new_id, utc_now
from pulse.store.states import MessageState
from pulse.store.tables import Attempt, Message, Reader

STATUSES = 99_000
"""Three of each message, and whole bodies of a thousand."""
AT_ONCE = 16
"""Connections that each post as soon as the last one was answered."""


def measure_posts() -> dict[str, float]:
    """Statuses a second and milliseconds of an answer, singly and in bodies of a thousand; memory after each."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="chartcastr-posts-") as folder:
        for name in ("bare", "pywa", "ours"):
            for how, load in (("singly", _singly), ("batches", _batches)):
                # Each by itself: a status that is there already costs less.
                database = f"sqlite:///{folder}/{how}.db" if name == "ours" else ""
                if database:
                    _fill(database)
                with open_door(Path(folder), name, database) as port:
                    before = _memory(port)
                    figures |= {f"{name}, {how}: {figure}": value for figure, value in asyncio.run(load(port)).items()}
                    figures[f"{name}, {how}: MB more"] = _memory(port) - before
    for how in ("singly", "batches"):
        figures[f"{how}: bare to ours"] = (
            figures[f"bare, {how}: statuses a second"] / figures[f"ours, {how}: statuses a second"]
        )
        figures[f"{how}: pywa to ours"] = (
            figures[f"pywa, {how}: statuses a second"] / figures[f"ours, {how}: statuses a second"]
        )
    return figures


def _memory(port: int) -> float:
    listening = (item for item in psutil.net_connections("tcp") if item.status == "LISTEN" and item.laddr.port == port)
    return float(psutil.Process(next(item.pid for item in listening if item.pid)).memory_full_info().uss) / 1e6


def _fill(database: str) -> None:
    """The messages that the statuses are of."""
    store, now, ada = Store(database), utc_now(), new_id()
    store.prepare()
    messages, tried = [], []
    for number in range(STATUSES // 3):
        row = Message(
            id=new_id(),
            purpose=f"image/{number}",
            kind="image",
            reader_id=ada,
            phone_number_id=NUMBER,
            text="x",
            wamid=f"wamid.{number}",
            state=MessageState.ACCEPTED,
            accepted_at=now,
        )
        messages.append(row.model_dump())
        attempt = Attempt(id=new_id(), message_id=row.id, number=1, state=MessageState.ACCEPTED, wamid=row.wamid)
        tried.append(attempt.model_dump())
    with store.engine.begin() as connection:
        connection.execute(
            insert(Reader), [Reader(id=ada, name="ada", phone=f"+{PHONE}", opted_in_at=now).model_dump()]
        )
        connection.execute(insert(Message), messages)
        connection.execute(insert(Attempt), tried)
    store.close()


def _every() -> list[dict[str, Any]]:
    return [item_of(f"{number}", kind) for kind in (1, 2, 3) for number in range(STATUSES // 3)]


async def _singly(port: int) -> dict[str, float]:
    return await _post(port, [[item] for item in _every()], AT_ONCE)


async def _batches(port: int) -> dict[str, float]:
    every = _every()
    return await _post(port, [every[start : start + ITEMS] for start in range(0, len(every), ITEMS)], 2)


async def _post(port: int, parts: list[list[dict[str, Any]]], at_once: int) -> dict[str, float]:
    left, taken = iter(parts), []

    async def one() -> None:
        connection = Connection(port)
        for part in left:
            milliseconds = await connection.post(body_of(part))
            taken.append(milliseconds)

    began = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(at_once)))
    seconds = time.perf_counter() - began
    return {
        "statuses a second": STATUSES / seconds,
        "p50 ms": percentile(taken, 0.5),
        "p99 ms": percentile(taken, 0.99),
    }
