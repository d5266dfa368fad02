"""The commands as somebody at a terminal runs them."""

import atexit
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock

from tests.conftest import ROOT

_ONE = Lock()


@cache
def _zygote() -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.zygote"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    atexit.register(_end, process)
    return process


def _end(process: "subprocess.Popen[str]") -> None:
    process.communicate(timeout=20)


def chartcastr(
    *arguments: str, env: Mapping[str, str], cwd: Path = ROOT, typed: str = ""
) -> "subprocess.CompletedProcess[str]":
    """Run ``chartcastr`` with ``arguments`` in a process of its own, and wait for its end."""
    with _ONE, tempfile.TemporaryDirectory(prefix="chartcastr-terminal-") as folder:
        streams = [Path(folder) / name for name in ("in", "out", "error")]
        for stream, text in zip(streams, (typed, "", ""), strict=True):
            stream.write_text(text)
        told = {
            "arguments": arguments,
            "env": dict(env),
            "cwd": str(cwd),
            "streams": [os.fspath(path) for path in streams],
        }
        process = _zygote()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{json.dumps(told)}\n")
        code = int(process.stdout.readline())
        _, out, error = (stream.read_text() for stream in streams)
        return subprocess.CompletedProcess(["chartcastr", *arguments], code, out, error)
