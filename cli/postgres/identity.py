"""As whom PostgreSQL runs: it refuses root, and wants a user that the machine knows by name."""

import os
import pwd
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

_SHIM = Path(__file__).with_name("shim.py")


class Mode(Enum):
    """How it comes to be somebody else."""

    SAME = "same"
    """It does not."""
    NAMESPACE = "namespace"
    """In a namespace of its own it is nobody, and outside it is whoever starts it: files stay theirs."""


@dataclass(frozen=True)
class Identity:
    """As whom a program of PostgreSQL is run."""

    mode: Mode
    uid: int = 0
    gid: int = 0

    def command(self, command: Sequence[str], *, dies_with_parent: bool = False) -> list[str]:
        """``command`` as this identity; with ``dies_with_parent`` it shuts down once whoever started it is gone."""
        parent = os.getpid() if dies_with_parent else 0
        told = [self.mode.value, str(self.uid), str(self.gid), str(parent)]
        return [sys.executable, "-I", "-S", str(_SHIM), *told, *command]

    def run(self, command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
        """Run ``command`` to its end."""
        return subprocess.run(  # noqa: S603 - programs of the wheel
            self.command(command), cwd="/", env=environment(), capture_output=True, text=True, check=False
        )


def of_this_process() -> Identity | None:
    """As whom this process may run it; None where nobody will do: namespaces are forbidden, as in some containers."""
    if os.geteuid() != 0 and _is_known(os.geteuid()):
        return Identity(Mode.SAME)
    nobody = pwd.getpwnam("nobody")
    apart = Identity(Mode.NAMESPACE, nobody.pw_uid, nobody.pw_gid)
    return apart if apart.run(["/bin/true"]).returncode == 0 else None


def environment() -> dict[str, str]:
    """What it is started with; nothing of a client's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return kept | {"LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _is_known(uid: int) -> bool:
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True
