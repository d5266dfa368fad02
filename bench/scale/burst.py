"""A thousand pulses to five readers each, due at one moment: the core and its outbox for real, the sandbox as Meta."""

import json
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from sqlmodel import col, func, select

from bench.measure import percentile
from bench.rush import cpu_of
from bench.scale.house import NUMBERS, READERS, Ground, number_of, wa_id_of
from cli.processes import Children
from pulse.store import Store
from pulse.store.states import DeliveryState, MessageKind
from pulse.store.tables import Delivery, Message

PROCESSES = 2
LEAD = 8.0
"""Seconds that the processes have to import what they need before the moment comes."""
PATIENCE = 1800.0


@dataclass(frozen=True)
class Burst:
    """What one burst came to.

    Args:
        pulses: How many there were.
        making: CPU seconds to make what one pulse sends.
        sending: CPU seconds of the core for one message, beside making.
        around: CPU seconds of webhook app, database and sandbox for one message.
        charts, last: Seconds after the moment: of each chart, and of the last message.
        figures: All of it, by name.
    """

    pulses: int
    making: float
    sending: float
    around: float
    charts: list[float]
    last: float
    figures: dict[str, float]


def run_burst(pulses: int) -> Burst:
    """``pulses`` to five readers each, at one moment."""
    with tempfile.TemporaryDirectory(prefix="chartcastr-scale-") as folder, Children(Path(folder), {}) as children:
        ground = Ground(Path(folder), children)
        ground.start()
        ground.fill(pulses)
        around = list(children.pids.values())
        due = datetime.now(UTC) + timedelta(seconds=LEAD)
        names = [f"core-{place}" for place in range(PROCESSES)]
        for place, name in enumerate(names):
            share = (str(place), str(PROCESSES), str(pulses))
            children.start(name, "bench.scale.core", ground.database, ground.sandbox, due.isoformat(), *share)
        before = sum(map(cpu_of, around))
        took = [_wait(children, name) for name in names]
        return _burst(ground, due, took, sum(map(cpu_of, around)) - before, pulses)


def _wait(children: Children, name: str) -> dict[str, float]:
    children.finish(name, PATIENCE)
    found: dict[str, float] = json.loads(children.log(name).read_text(encoding="utf-8").splitlines()[-1])
    return found


def _burst(ground: Ground, due: datetime, took: list[dict[str, float]], around: float, pulses: int) -> Burst:
    store = Store(ground.database)
    with store.begin() as session:
        sent = session.exec(
            select(Message.kind, Message.accepted_at).where(col(Message.accepted_at).is_not(None))
        ).all()
        done = select(func.count()).select_from(Delivery).where(Delivery.state == DeliveryState.COMPLETE)
        complete = session.exec(done).one()
    store.close()
    since = {kind: [(at - due).total_seconds() for of, at in sent if of == kind and at] for kind in MessageKind}
    charts, analyses = since[MessageKind.IMAGE], since[MessageKind.ANALYSIS]
    lost, doubled = _got(ground, pulses)
    last, making = max([*charts, *analyses]), sum(item["making"] for item in took)
    sending = (sum(item["cpu"] for item in took) - making) / len(sent)
    figures = {
        "pulses": float(pulses),
        "readers": float(pulses * READERS),
        "numbers": float(NUMBERS),
        "messages taken": float(len(sent)),
        "deliveries complete": float(complete),
        "lost": float(lost),
        "doubled": float(doubled),
        "chart after s, median": percentile(charts, 0.5),
        "chart after s, p95": percentile(charts, 0.95),
        "the last message after s": last,
        "messages a second": len(sent) / last,
        "CPU-ms to make a pulse": making / pulses * 1000,
        "CPU-ms to send a message": sending * 1000,
        "CPU-ms of webhook, database and sandbox, a message": around / len(sent) * 1000,
        "peak MB of a process": max(item["mb"] for item in took),
    }
    return Burst(pulses, making / pulses, sending, around / len(sent), charts, last, figures)


def _got(ground: Ground, pulses: int) -> tuple[int, int]:
    """Messages that readers have less, and more, than one chart and one analysis."""
    lost = doubled = 0
    with httpx.Client(base_url=ground.sandbox, timeout=60) as http:
        for pulse in range(pulses):
            for place in range(READERS):
                number = {"number": number_of(pulse % NUMBERS)}
                chat = http.get(f"/phone/{wa_id_of(pulse, place)}/chat", params=number).json()["messages"]
                out = [message["type"] for message in chat if message["direction"] == "out"]
                for kind in ("image", "text"):
                    lost += max(0, 1 - out.count(kind))
                    doubled += max(0, out.count(kind) - 1)
    return lost, doubled
