"""The pace of sends across processes: rows in the store against Prefect's rate limit, on one machine in one run."""

import asyncio
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

from cli import stack
from cli.processes import Children, free_port
from pulse.store import Store, limits

PROCESSES, EACH, PER_SECOND = 3, 20, 20.0
"""60 sends at 20 a second: evenly paced after a burst of 20, they take 2 s."""


def measure_pace() -> dict[str, float]:
    """Seconds until three processes have had 20 permits each; the least possible is 2."""
    with tempfile.TemporaryDirectory(prefix="chartcastr-bench-") as folder:
        port = free_port()
        environment = {
            **stack.prefect_environment(port),
            "PREFECT_HOME": f"{folder}/prefect",
            "PREFECT_LOGGING_LEVEL": "ERROR",
        }
        database = f"sqlite:///{folder}/pace.db"
        Store(database).prepare()
        with Children(Path(folder), environment) as children:
            stack.start_prefect(children, port)
            stack.wait_for_prefect(children, port)
            children.run("limit", "bench.pace", "limit")
            least = (PROCESSES * EACH - PER_SECOND) / PER_SECOND
            return {
                "least_possible_s": least,
                "store_s": _together(children, "store", database),
                "prefect_s": _together(children, "prefect", database),
            }


def _together(children: Children, how: str, database: str) -> float:
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "bench.pace", how, database], env=children.environment, stdout=subprocess.PIPE
        )
        for _ in range(PROCESSES)
    ]
    # Each says when it has imported what it needs; that is not what is measured.
    return max(float(process.communicate()[0].split()[-1]) for process in running)


async def _by_store(store: Store) -> None:
    def take() -> float:
        with store.begin() as session:
            return limits.acquire(session, "bench", time.time(), every=1 / PER_SECOND, burst=int(PER_SECOND))

    async def one() -> None:
        await asyncio.sleep(await asyncio.to_thread(take))

    await asyncio.gather(*(one() for _ in range(EACH)))


async def _by_prefect() -> None:
    from prefect.concurrency.asyncio import rate_limit

    await asyncio.gather(*(rate_limit("bench", strict=True) for _ in range(EACH)))


async def _make_limit() -> None:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.actions import GlobalConcurrencyLimitCreate

    async with get_client() as client:
        await client.create_global_concurrency_limit(
            GlobalConcurrencyLimitCreate(name="bench", limit=int(PER_SECOND), slot_decay_per_second=PER_SECOND)
        )


def main() -> None:
    """One process of the measurement."""
    if sys.argv[1] == "limit":
        asyncio.run(_make_limit())
        return
    import_module("prefect.concurrency.asyncio")
    began = time.perf_counter()
    asyncio.run(_by_store(Store(sys.argv[2])) if sys.argv[1] == "store" else _by_prefect())
    print(time.perf_counter() - began)


if __name__ == "__main__":
    main()
