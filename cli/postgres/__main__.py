"""``python -m cli.postgres --folder DIR --database NAME``: a PostgreSQL until a signal ends it."""

import argparse
import signal
import sys
from pathlib import Path

from cli.postgres.cluster import Cluster
from cli.postgres.server import Server
from pulse.errors import ChartcastrError


def main() -> None:
    """Start it, make the databases, and wait."""
    parser = argparse.ArgumentParser(prog="python -m cli.postgres")
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--database", action="append", default=[])
    arguments = parser.parse_args()
    server = Server(Cluster(arguments.folder))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit(0))
    try:
        server.start()
        server.make_databases(arguments.database)
        (arguments.folder / "ready").touch()
        sys.exit(server.wait())
    except ChartcastrError as wrong:
        sys.exit(str(wrong))
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)
        (arguments.folder / "ready").unlink(missing_ok=True)
        server.stop()


if __name__ == "__main__":
    main()
