"""What a pool's runs are started with."""

import shlex
import sys

from worker import forkrun


def command() -> str:
    """The fork server's client with this very Python; where there is no fork server, Prefect's own command."""
    if sys.platform != "linux":
        return stock()
    return shlex.join([sys.executable, "-I", "-S", forkrun.__file__])


def stock() -> str:
    """Prefect's own command with this very Python."""
    return shlex.join([sys.executable, *forkrun.STOCK])


def is_warm(given: str | None) -> bool:
    """Whether ``given`` is the fork server's client of this installation."""
    return sys.platform == "linux" and given == command()
