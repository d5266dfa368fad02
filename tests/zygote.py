"""``python -m tests.zygote``: has imported everything, and forks a process for each command that it is told to run.

A command is a process of its own, as at a terminal, without the seconds that importing Prefect takes each time. Each
line of standard input is one command as JSON; each line of the answer is its exit code.
"""

import json
import os
import sys

import prefect.context

import blocks
import cli.main


def _become(told: dict[str, object]) -> None:
    """Make this process the one that was asked for."""
    for number, mode in enumerate((os.O_RDONLY, os.O_WRONLY, os.O_WRONLY)):
        file = os.open(str(told["streams"][number]), mode)  # type: ignore[index]
        os.dup2(file, number)
        os.close(file)
    os.environ.clear()
    os.environ.update(told["env"])  # type: ignore[call-overload]
    os.chdir(str(told["cwd"]))
    sys.path[0] = str(told["cwd"])
    sys.argv = ["chartcastr", *told["arguments"]]  # type: ignore[misc]
    prefect.context.refresh_global_settings_context()


def main() -> None:
    """Run commands until standard input ends."""
    for name in blocks.__all__:
        getattr(blocks, name)
    for line in sys.stdin:
        told = json.loads(line)
        child = os.fork()
        if child == 0:
            _become(told)
            cli.main.main()
            sys.exit()
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
