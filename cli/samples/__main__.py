"""``python -m cli.samples``: every sample pulse against made accounts on this machine, a line each."""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cli import stack
from cli.processes import Children, free_port
from cli.samples.made import TODAY, addresses, save_blocks, serve
from sandbox.accounts import Accounts

SAMPLES = Path(__file__).parent


def main() -> None:
    """Run them all; exit 0 only if all worked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/samples"), help="Folder for charts and texts.")
    parser.add_argument("--schemas", type=Path, help="Folder with published schemas that judge every question.")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="chartcastr-samples-") as folder:
        sys.exit(_run(arguments.out, arguments.schemas, Path(folder)))


def _run(out: Path, schemas: Path | None, folder: Path) -> int:
    port = free_port()
    accounts = Accounts(TODAY, schemas)
    with serve(accounts) as address:
        settings = {
            **stack.prefect_environment(port),
            "PREFECT_HOME": str(folder / "prefect"),
            "DATABASE_URL": f"sqlite:///{folder}/store.db",
            **addresses(address),
        }
        with Children(folder, settings) as children:
            print("Starting a Prefect server for the blocks ...", flush=True)  # noqa: T201
            stack.start_prefect(children, port)
            stack.wait_for_prefect(children, port)
            save_blocks(children.environment["PREFECT_API_URL"], address, folder)
            failed = sum(not _preview(path, out, children.environment) for path in sorted(SAMPLES.glob("*.yaml")))
    count = len(list(SAMPLES.glob("*.yaml")))
    judged = "judged by the published schemas" if schemas else "unjudged: no schemas given"
    print(f"{count - failed} of {count} worked, {judged}; charts and texts in {out}.")  # noqa: T201
    return 1 if failed or not count else 0


def _preview(path: Path, out: Path, environment: dict[str, str]) -> bool:
    began = time.monotonic()
    command = [sys.executable, "-m", "cli", "preview", str(path), "--out", str(out)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    text = out / f"{path.stem}.txt"
    if done.returncode or not text.exists():
        said = (done.stderr.strip() or done.stdout.strip() or "no word of why").splitlines()[-1]
        print(f"no  {path.stem:<28} {said}", flush=True)  # noqa: T201
        return False
    lines = [line for line in text.read_text(encoding="utf-8").splitlines() if line.strip()]
    print(f"ok  {path.stem:<28} {time.monotonic() - began:4.1f} s  {lines[1]}", flush=True)  # noqa: T201
    return True


if __name__ == "__main__":
    main()
