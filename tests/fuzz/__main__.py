"""``python -m tests.fuzz 2000``: hostile files; the last line says how many ended in a traceback, or not at all."""

import argparse
import json
import os
import random
import selectors
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import psutil

from tests.conftest import ROOT
from tests.fuzz.hostile import make

SECONDS, MEGABYTES = 20.0, 1536
"""What one command may take, and how much a process may grow."""
BAD = ("tracebacks", "dead", "slow", "large")
_SHOWN = 12
_COMMANDS = 3


@dataclass
class Found:
    """How all files ended."""

    counts: Counter[str] = field(default_factory=Counter)
    offenders: list[str] = field(default_factory=list)

    @property
    def bad(self) -> int:
        return sum(self.counts[item] for item in BAD)


def main() -> int:
    """Make the files and read them; 1 if any ended in something else than 0 or one sentence."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("files", type=int, nargs="?", default=400)
    parser.add_argument("--seed", type=int, default=int(time.time()), help="the same seed makes the same files")
    parser.add_argument("--children", type=int, default=2)
    arguments = parser.parse_args()
    _say(f"seed {arguments.seed}")
    kept = Path(tempfile.mkdtemp(prefix="chartcastr-fuzz-"))
    began = time.monotonic()
    found = play(kept, arguments.files, arguments.seed, arguments.children)
    _say(f"{arguments.files} files in {time.monotonic() - began:.0f} s")
    for offender in found.offenders[:_SHOWN]:
        _say(offender)
    if not found.bad:
        shutil.rmtree(kept)
    _say(told(arguments.files, found))
    return 1 if found.bad else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def told(files: int, found: Found) -> str:
    return f"files={files} " + " ".join(f"{item}={found.counts[item]}" for item in ("ok", "refused", *BAD))


def play(folder: Path, files: int, seed: int, children: int) -> Found:
    """Make ``files`` files in ``folder`` and read them in child processes; folders of offenders stay."""
    waiting: Queue[int] = Queue()
    for number in range(files):
        waiting.put(number)
    found = Found()

    def work() -> None:
        child = Child(folder)
        try:
            for number in _taken(waiting):
                own = folder / f"{number:05}"
                own.mkdir()
                _note(found, own, child.read(own, make(random.Random(f"{seed} {number}"), own)))
        finally:
            child.end()

    with ThreadPoolExecutor(children) as pool:
        for future in [pool.submit(work) for _ in range(children)]:
            future.result()
    return found


def _taken(waiting: "Queue[int]") -> Iterator[int]:
    while True:
        try:
            yield waiting.get_nowait()
        except Empty:
            return


def _note(found: Found, folder: Path, ended: dict[str, Any]) -> None:
    """A file counts once: as the worst that any command made of it."""
    kinds = [kind for _, kind, _ in ended["found"]]
    if ended["fate"]:
        kind = ended["fate"]
    elif "traceback" in kinds:
        kind = "tracebacks"
    else:
        kind = "ok" if "ok" in kinds else "refused"
    found.counts[kind] += 1
    if kind not in BAD:
        shutil.rmtree(folder)
        return
    said = next((f"{command}: {text.strip()}" for command, how, text in ended["found"] if how == "traceback"), "")
    (folder / "said.txt").write_text(said, encoding="utf-8", errors="replace")
    last = said.splitlines()[-1][:200] if said else ""
    found.offenders.append(f"{kind}: {folder} {last}")


class Child:
    """A process that reads many files; it is started again when it dies, hangs or grows."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[str] | None = None
        self._begin = 0

    def read(self, folder: Path, path: Path) -> dict[str, Any]:
        """What became of one file: of each command, or the fate of the process."""
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        with suppress(BrokenPipeError):
            process.stdin.write(json.dumps({"folder": str(folder), "path": str(path)}) + "\n")
            process.stdin.flush()
        fate = self._awaited(process)
        line = "" if fate else process.stdout.readline()
        if not line:
            self.end()
            return {"found": [], "fate": fate or "dead"}
        answer: dict[str, Any] = json.loads(line)
        if answer["grown"] > MEGABYTES:
            self.end()
        return {**answer, "fate": "large" if answer["grown"] > MEGABYTES else ""}

    def _awaited(self, process: "subprocess.Popen[str]") -> str:
        """Empty once it answers or is dead; else what is wrong with it."""
        deadline = time.monotonic() + SECONDS * _COMMANDS
        with selectors.DefaultSelector() as ready:
            ready.register(process.stdout, selectors.EVENT_READ)  # type: ignore[arg-type]
            while not ready.select(0.2):
                if time.monotonic() > deadline:
                    return "slow"
                with suppress(psutil.Error):
                    if psutil.Process(process.pid).memory_info().rss > (MEGABYTES << 20) + self._begin:
                        return "large"
        return ""

    def _running(self) -> "subprocess.Popen[str]":
        if self._process is None or self._process.poll() is not None:
            environment = {
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "CHARTCASTR_FILES": str(self._folder),
                "COLUMNS": "120",
                "DATABASE_URL": f"sqlite:///{self._folder / 'none.db'}",
            }
            with (self._folder / "children.log").open("ab") as log:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "tests.fuzz.child"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    text=True,
                    cwd=self._folder,
                    env=environment,
                )
            self._begin = psutil.Process(self._process.pid).memory_info().rss
        return self._process

    def end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


if __name__ == "__main__":
    sys.exit(main())
