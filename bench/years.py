"""What is looked up at every send, status and reply, in a store of ten thousand messages and in one of two million."""

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import Connection, insert
from sqlmodel import Session

from pulse.delivery.recovery import find_changed, find_open
from pulse.store import Store, due, limits, metrics, numbers, outbox, threads
from pulse.store.columns import utc_now
from pulse.store.receive import receive
from pulse.store.states import DeliveryState, InboundState, MessageState, RunState
from pulse.store.tables import Attempt, Delivery, Inbound, Message, PhoneNumber, Reader, Run, StatusChange
from pulse.whatsapp.events import Status

SIZES = (10_000, 2_000_000)
READERS, PULSES = 1000, 50
TIMES = 15
_BATCH = 20_000
NUMBER = "1"
_ORDER = (PhoneNumber, Reader, Run, Delivery, Message, Attempt, StatusChange, Inbound)
Rows = Iterator[tuple[Any, dict[str, Any]]]


def measure_years() -> dict[str, float]:
    """Milliseconds of each look at both sizes, and how much the second is slower; medians."""
    found: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory(prefix="chartcastr-years-") as folder:
        for size in SIZES:
            store = Store(f"sqlite:///{Path(folder) / str(size)}.db")
            store.prepare()
            _fill(store, size)
            found[size] = _looks(store)
            store.close()
    small, large = (found[size] for size in SIZES)
    figures: dict[str, float] = {}
    for name, value in small.items():
        figures |= {f"{name}: ms at {SIZES[0]:,}": value, f"{name}: ms at {SIZES[1]:,}": large[name]}
        figures[f"{name}: growth"] = large[name] / value
    return figures


def _fill(store: Store, size: int) -> None:
    """Years of two messages a delivery, ten deliveries a run, the newest an hour ago."""
    waiting: dict[Any, list[dict[str, Any]]] = {}
    with store.engine.begin() as connection:
        for table, row in _rows(size):
            waiting.setdefault(table, []).append(row)
            if len(waiting[table]) >= _BATCH:
                _flush(connection, waiting)
                waiting = {}
        _flush(connection, waiting)


def _flush(connection: Connection, waiting: dict[Any, list[dict[str, Any]]]) -> None:
    """Insert what waits, what others refer to first."""
    for table in _ORDER:
        if waiting.get(table):
            connection.execute(insert(table), waiting[table])


def _rows(size: int) -> Rows:
    now = utc_now() - timedelta(hours=1)
    yield PhoneNumber, _of(PhoneNumber, phone_number_id=NUMBER, connection="default", waba_id="2", tier=10_000)
    for number in range(READERS):
        yield Reader, _of(Reader, id=f"r{number}", name=f"r{number}", phone=f"+1202555{number:04}", opted_in_at=now)
    runs = max(1, size // 20)
    for number in range(runs):
        # A day has as many runs as there are pulses.
        at = now - timedelta(days=number // PULSES)
        yield from _run(number, at)


def _run(number: int, at: datetime) -> Rows:
    run, pulse = f"run{number}", f"p{number % PULSES}"
    yield (
        Run,
        _of(Run, id=run, pulse=pulse, identity=pulse, slot=at, state=RunState.DONE, created_at=at, reported="done"),
    )
    for place in range(10):
        reader, delivery = f"r{(number * 10 + place) % READERS}", f"{run}d{place}"
        yield (
            Delivery,
            _of(
                Delivery,
                id=delivery,
                run_id=run,
                reader_id=reader,
                phone_number_id=NUMBER,
                state=DeliveryState.COMPLETE,
                reported="complete",
                created_at=at,
            ),
        )
        for kind in ("image", "analysis") if place else ("template", "image"):
            message = f"{delivery}{kind[0]}"
            yield (
                Message,
                _of(
                    Message,
                    id=message,
                    purpose=f"{kind}/{delivery}",
                    kind=kind,
                    run_id=run,
                    reader_id=reader,
                    delivery_id=delivery,
                    phone_number_id=NUMBER,
                    text="Orders came to 131.",
                    wamid=f"wamid.{message}",
                    state=MessageState.READ,
                    reported="read",
                    created_at=at,
                    accepted_at=at,
                ),
            )
            yield (
                Attempt,
                _of(
                    Attempt,
                    id=f"a{message}",
                    message_id=message,
                    number=1,
                    state=MessageState.READ,
                    wamid=f"wamid.{message}",
                    begun_at=at,
                    ended_at=at,
                ),
            )
            yield (
                StatusChange,
                _of(
                    StatusChange,
                    wamid=f"wamid.{message}",
                    status="delivered",
                    phone_number_id=NUMBER,
                    at=at,
                    tracker=f"a{message}",
                    raw="{}",
                    received_at=at,
                ),
            )
    asked = _of(Inbound, wamid=f"in{number}", kind="text", text="why?", raw="{}", state=InboundState.ANSWERED)
    yield Inbound, asked | {"reader_id": f"r{number % READERS}", "run_id": run, "received_at": at, "at": at}


def _of(table: Any, **values: Any) -> dict[str, Any]:
    made: dict[str, Any] = table(**values).model_dump()
    return made


def _looks(store: Store) -> dict[str, float]:
    now = utc_now()
    looks: dict[str, Callable[[Session], object]] = {
        "people reached in 24 hours": lambda session: numbers.reached(session, NUMBER, now),
        "is there something to look after": lambda session: due.is_due(session, now),
        "deliveries that are open": lambda session: find_open(session, now),
        "runs with news": lambda session: find_changed(session, now),
        "newest charts of a reader": lambda session: threads.newest(session, "r5", NUMBER, now),
        "who guesses codes": lambda session: limits.guessers(session, now),
        "a message by its wamid": lambda session: outbox.by_wamid(session, "wamid.run3d5i"),
        "metrics": lambda session: metrics.collect(session, now),
        "a status": lambda session: _status(session, now),
    }
    return {name: _timed(store, look) for name, look in looks.items()}


def _status(session: Session, now: datetime) -> None:
    told = Status("wamid.run3d5i", "read", now, "", None, "", "", "{}", NUMBER)
    receive(session, [told])


def _timed(store: Store, look: Callable[[Session], object]) -> float:
    taken = []
    for _ in range(TIMES):
        with store.begin() as session:
            began = time.perf_counter()
            look(session)
            taken.append((time.perf_counter() - began) * 1000)
            session.rollback()
    return median(taken[2:])
