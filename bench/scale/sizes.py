"""A wamid looked up and a status kept in a store of ten thousand messages and in one of five million."""

import random
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from sqlalchemy import text

from pulse.store import Store, outbox
from pulse.store.columns import utc_now
from pulse.store.receive import receive
from pulse.whatsapp.events import Status

SIZES = (10_000, 5_000_000)
TIMES = 300
NUMBER = "1"
_PART = 250_000
# Ids in their order: what is looked up is as deep in its index, and millions of rows are there in a minute.
_MESSAGES = """
WITH RECURSIVE n(i) AS (SELECT :first UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :after)
INSERT INTO message (id, purpose, kind, reader_id, phone_number_id, text, wamid, state, reason, created_at, accepted_at,
                     reported)
SELECT printf('%032x', i), 'image/' || printf('%032x', i), 'image', 'r' || (i % 1000), '1', 'x',
       'wamid.HBgLMTIwMjU1NTAxNDMVAgARGBI' || printf('%016x', i), 'delivered', '', :at, :at, 'delivered' FROM n
"""
_TRIED = """
WITH RECURSIVE n(i) AS (SELECT :first UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :after)
INSERT INTO attempt (id, message_id, number, via, state, wamid, reason, begun_at, ended_at)
SELECT printf('a%031x', i), printf('%032x', i), 1, 'upload', 'delivered',
       'wamid.HBgLMTIwMjU1NTAxNDMVAgARGBI' || printf('%016x', i), '', :at, :at FROM n
"""
_READERS = """
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < 1000)
INSERT INTO reader (id, name, phone, locale, timezone, opted_out_by, code, created_at, opted_in_at)
SELECT 'r' || i, 'r' || i, '+1202555' || printf('%04d', i), '', '', '', '', :at, :at FROM n
"""


def measure_sizes() -> dict[str, float]:
    """Medians in milliseconds at both sizes, their growth, and the memory that looking took."""
    found: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory(prefix="chartcastr-sizes-") as folder:
        for size in SIZES:
            store = Store(f"sqlite:///{Path(folder) / str(size)}.db")
            store.prepare()
            _fill(store, size)
            found[size] = _looks(store, size)
            store.close()
    small, large = (found[size] for size in SIZES)
    figures: dict[str, float] = {}
    for name, value in small.items():
        figures |= {f"{name}: at {SIZES[0]:,}": value, f"{name}: at {SIZES[1]:,}": large[name]}
        if name.endswith("ms"):
            figures[f"{name}: growth"] = large[name] / value
    return figures


def _fill(store: Store, size: int) -> None:
    at = utc_now().strftime("%Y-%m-%d %H:%M:%S.%f")
    with store.engine.begin() as connection:
        connection.execute(text(_READERS), {"at": at})
    for first in range(0, size, _PART):
        with store.engine.begin() as connection:
            for statement in (_MESSAGES, _TRIED):
                connection.execute(text(statement), {"first": first, "after": min(size, first + _PART), "at": at})


def _looks(store: Store, size: int) -> dict[str, float]:
    chance = random.Random(1)  # noqa: S311 - it chooses messages
    wamids = [f"wamid.HBgLMTIwMjU1NTAxNDMVAgARGBI{chance.randrange(size):016x}" for _ in range(2 * TIMES)]

    def look_up(wamid: str) -> None:
        with store.begin() as session:
            if outbox.by_wamid(session, wamid) is None:
                raise LookupError(wamid)

    def update(wamid: str) -> None:
        with store.begin() as session:
            receive(session, [Status(wamid, "read", utc_now(), "", None, "", "", "{}", NUMBER)])

    for wamid in wamids[:20]:
        look_up(wamid)
    before = _memory()
    figures = {
        "look-up by wamid, ms": _timed(look_up, wamids[TIMES:]),
        "status update, ms": _timed(update, wamids[:TIMES]),
    }
    return figures | {"memory more, MB": _memory() - before}


def _timed(work: Callable[[str], None], wamids: list[str]) -> float:
    taken = []
    for wamid in wamids:
        began = time.perf_counter()
        work(wamid)
        taken.append((time.perf_counter() - began) * 1000)
    return median(taken)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
