"""What a year of pulses leaves behind, in our store and in Prefect's database: bytes a run and a reader, as kept."""

import asyncio
import sqlite3
import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_AUTH_STRING, PREFECT_API_URL, temporary_settings

from bench.house import Stage
from bench.rush import all_over
from cli import stack
from cli.pulses import deployed_pulses
from pulse.store.retention import Keep

PULSES, READERS, DAYS = 50, 10, 365
RUNS = 20
"""Of each kind that is measured; after as many that are not, so that tables have their first pages."""
_EVENTS, _RUNS = 3, 30
"""Days that Prefect keeps its events, and its runs with logs and artifacts, as cli/stack.py has it."""
_WITH_SNAPSHOTS = frozenset({"snapshot", "edition", "figure", "asset", "statuschange"})
_EVENT_TABLES = ("events", "event_resources")


def measure_growth() -> dict[str, float]:
    """Kilobytes of one run to one reader and to ten, and megabytes at the end of a year of fifty daily pulses."""
    with (
        tempfile.TemporaryDirectory(prefix="chartcastr-growth-") as folder,
        Stage(Path(folder)) as stage,
        temporary_settings({PREFECT_API_URL: stage.api, PREFECT_API_AUTH_STRING: stage.auth}),
    ):
        stack.start_worker(stage.children)
        return asyncio.run(_measure(stage, Path(folder)))


async def _measure(stage: Stage, folder: Path) -> dict[str, float]:
    kept = _Kept(stage, folder)
    await _runs(1, RUNS)
    before, found = kept.now(), {}
    for readers in (1, READERS):
        await _runs(readers, RUNS)
        after = kept.now()
        found[readers] = {name: (after[name] - before[name]) / RUNS for name in after}
        before = after
    figures = {
        f"KB a run to {readers}: {name}": value / 1e3
        for readers, sizes in found.items()
        for name, value in sizes.items()
    }
    return figures | _year(found[READERS])


def _year(run: dict[str, float]) -> dict[str, float]:
    """Megabytes that are there at the end of a year, each thing as long as it is kept."""
    keep, daily = Keep(), PULSES / 1e6
    sizes = {
        "snapshots": run["snapshots"] * min(keep.snapshots, DAYS),
        "messages": run["messages"] * min(keep.messages, DAYS),
        "Prefect's events": run["Prefect's events"] * _EVENTS,
        "Prefect's runs": run["Prefect's runs"] * _RUNS,
    }
    figures = {f"MB after a year: {name}": daily * size for name, size in sizes.items()}
    return figures | {f"MB after a year, {PULSES} pulses x {READERS} readers": sum(figures.values())}


class _Kept:
    """Sizes of what is kept, by how long it is kept."""

    def __init__(self, stage: Stage, folder: Path) -> None:
        self._stage, self._store = stage, folder / "chartcastr.db"

    def now(self) -> dict[str, float]:
        with closing(sqlite3.connect(self._store)) as connection:
            rows = connection.execute("SELECT name, SUM(pgsize) FROM dbstat GROUP BY name").fetchall()
            texts = connection.execute(
                "SELECT SUM(LENGTH(text)) FROM message WHERE delivery_id IS NOT NULL"
            ).fetchone()[0]
            owners = dict(connection.execute("SELECT name, tbl_name FROM sqlite_master").fetchall())
        sizes: dict[bool, float] = {True: 0.0, False: 0.0}
        for name, size in rows:
            sizes[owners.get(name, name) in _WITH_SNAPSHOTS] += size
        # The texts of a run go with its snapshot, also those that its messages have.
        sizes[True] += texts or 0
        sizes[False] -= texts or 0
        events, everything = self._prefect()
        return {
            "snapshots": sizes[True],
            "messages": sizes[False],
            "Prefect's events": events,
            "Prefect's runs": everything - events,
        }

    def _prefect(self) -> tuple[float, float]:
        """Bytes of the tables of events, and of all; their indexes and long values included."""
        cluster = self._stage.cluster
        if cluster is None:
            raise RuntimeError("growth is measured where Prefect has the embedded PostgreSQL")
        import psycopg

        # Rows that were changed leave old ones behind, which a database of years takes for new ones.
        with psycopg.connect(cluster.url("prefect", "postgresql"), autocommit=True) as connection:
            connection.execute("VACUUM FULL")
            tables: dict[str, int] = dict(
                connection.execute(
                    "SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r'"
                    " AND relnamespace = 'public'::regnamespace"
                ).fetchall()
            )
        return float(sum(tables[name] for name in _EVENT_TABLES)), float(sum(tables.values()))


async def _runs(readers: int, count: int) -> None:
    """``count`` runs of one pulse, one after another."""
    async with get_client() as client:
        known = await client.read_deployment_by_name("send-pulse/shop-orders")
        pulse = deployed_pulses()["shop-orders"] | {"readers": [f"reader-{number}" for number in range(readers)]}
        for _ in range(count):
            run = await client.create_flow_run_from_deployment(known.id, parameters={"pulse": pulse})
            await all_over(client, [run.id])
    # Events are written behind.
    await asyncio.sleep(timedelta(seconds=8).total_seconds())
