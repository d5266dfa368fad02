"""A child of the fuzzing: one folder a line comes in, one line goes out with what each command did with its file."""

import contextlib
import io
import json
import os
import re
import resource
import sys
import traceback
from pathlib import Path

from cli.main import main

_NAMES = ("pulse.yaml", "wide.yaml")
_LINE_ENDS = re.compile("[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")


def commands(folder: Path, path: str) -> list[list[str]]:
    return [
        *(["preview", str(folder / name), "--out", str(folder / "out")] for name in _NAMES),
        ["suggest", path],
    ]


def run(arguments: list[str]) -> tuple[str, str]:
    """How one command ended: ok, refused or traceback; and what it said."""
    out, err = io.StringIO(), io.StringIO()
    sys.argv = ["chartcastr", *arguments]
    code: object = 0
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            main()
    except SystemExit as ended:
        code = ended.code
    except BaseException:  # noqa: BLE001 - this is what is looked for
        return "traceback", traceback.format_exc()
    said = err.getvalue()
    if code in {0, None}:
        return "ok", ""
    sentence = said.removeprefix("chartcastr: ").removesuffix("\n")
    is_one = said.startswith("chartcastr: ") and sentence.endswith((".", "!")) and not _LINE_ENDS.search(sentence)
    return ("refused" if is_one else "traceback"), said[:4000]


def serve() -> None:
    # What commands print must not mix with the answers.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    begin = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for line in sys.stdin:
        task = json.loads(line)
        folder = Path(task["folder"])
        found = [(" ".join(command[:2]), *run(command)) for command in commands(folder, task["path"])]
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - begin) // 1024
        answers.write(json.dumps({"found": found, "grown": grown}) + "\n")
        answers.flush()


if __name__ == "__main__":
    serve()
