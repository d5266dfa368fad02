"""``python -m tests.chaos 2000``: random schedules; the last line says how many messages were lost or doubled."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.chaos.house import World
from tests.chaos.schedule import Count, run_all
from tests.postgres import postgres_server


def main() -> int:
    """Play the schedules, half of them on each database; 1 if any message was lost or doubled."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("schedules", type=int, nargs="?", default=200)
    parser.add_argument("--seed", type=int, default=int(time.time()), help="the same seed draws the same schedules")
    parser.add_argument("--prefect", action="store_true", help="with Prefect's server, a worker and the webhook app")
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}", flush=True)
    lost = doubled = played = 0
    shares = [("prefect", arguments.schedules)] if arguments.prefect else _shares(arguments.schedules)
    for name, count in shares:
        with tempfile.TemporaryDirectory(prefix="chartcastr-chaos-") as folder:
            began = time.monotonic()
            for found in on(name, Path(folder), count, arguments.seed):
                played, lost, doubled = played + 1, lost + found.lost, doubled + found.doubled
                if found.lost or found.doubled:
                    print(f"{name}: {found.what}: lost {found.lost}, doubled {found.doubled}")
            print(f"{name}: {count} schedules in {time.monotonic() - began:.0f} s", flush=True)
    print(f"schedules={played} lost={lost} doubled={doubled}")
    return 1 if lost or doubled else 0


def _shares(schedules: int) -> list[tuple[str, int]]:
    halves = (("sqlite", schedules - schedules // 2), ("postgresql", schedules // 2))
    return [(name, count) for name, count in halves if count]


def on(name: str, folder: Path, count: int, seed: int) -> list[Count]:
    """Play ``count`` schedules on SQLite or on a PostgreSQL of their own: its connections die, too; or with Prefect."""
    if name == "prefect":
        from tests.chaos.prefectplay import play

        return play(folder, count, seed)
    if name == "sqlite":
        with World(folder, f"sqlite:///{folder / 'chaos.db'}").running() as world:
            return run_all(world, count, seed)
    with postgres_server() as url, World(folder, url).running() as world:
        return run_all(world, count, seed)


if __name__ == "__main__":
    sys.exit(main())
