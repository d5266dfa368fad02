"""``python -m tests.cluster 20``: a cluster on this machine; the last line says what was lost or doubled."""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.cluster.play import play


def main() -> int:
    """Play the schedules; 1 if any message was lost or doubled."""
    parser = argparse.ArgumentParser(prog="python -m tests.cluster", description=__doc__)
    parser.add_argument("schedules", type=int, nargs="?", default=20)
    parser.add_argument("--seed", type=int, default=int(time.time()), help="the same seed draws the same deaths")
    arguments = parser.parse_args()
    if shutil.which("redis-server") is None:
        print("cluster: there is no redis-server on this machine; install Debian's redis-server.", file=sys.stderr)
        return 2
    print(f"seed {arguments.seed}", flush=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="chartcastr-cluster-", ignore_cleanup_errors=True) as folder:
        found, killed = play(Path(folder), arguments.schedules, arguments.seed)
    for count in found:
        if count.lost or count.doubled:
            print(f"{count.what}: lost {count.lost}, doubled {count.doubled}")
    lost, doubled = sum(count.lost for count in found), sum(count.doubled for count in found)
    print(f"killed and started again: {', '.join(killed)}; {time.monotonic() - began:.0f} s")
    print(f"pulses={len(found)} readers={2 * len(found)} lost={lost} doubled={doubled}")
    return 1 if lost or doubled else 0


if __name__ == "__main__":
    sys.exit(main())
