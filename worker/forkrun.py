"""The command of a flow run: a fork server of this installation starts the run, and this process behaves as the run.

``python -I -S forkrun.py`` imports the standard library only and takes some ten milliseconds. Where no fork server
answers, or it would run other code than what lies here now, it becomes Prefect's own command.
"""

import array
import hashlib
import json
import os
import signal
import socket
import stat
import struct
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

STOCK = ("-m", "prefect.engine")
"""What Prefect itself starts a run with."""
_SECONDS = 20.0
"""So long a fork server that has to catch up is waited for."""
_MOST_FDS = 3
HEAD = struct.Struct("!I")
"""Length of a message, before it."""


def folder() -> Path:
    """Where the fork servers of this installation, and of this user, listen.

    Raises:
        PermissionError: The folder is somebody else's.
    """
    place = Path(tempfile.gettempdir()) / f"chartcastr-{os.geteuid()}"
    name = hashlib.sha256(str(Path(__file__).resolve()).encode()).hexdigest()[:12]
    for item in (place, place / name):
        item.mkdir(mode=0o700, exist_ok=True)
        found = item.lstat()
        if found.st_uid != os.geteuid() or stat.S_IMODE(found.st_mode) & 0o077 or not stat.S_ISDIR(found.st_mode):
            raise PermissionError(f"{item} is somebody else's.")
    return place / name


def send(peer: socket.socket, message: dict[str, Any], fds: Sequence[int] = ()) -> None:
    """Send one message, with files."""
    body = json.dumps(message).encode()
    files = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))] if fds else []
    peer.sendmsg([HEAD.pack(len(body))], files)
    peer.sendall(body)


def receive(peer: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """The next message and its files.

    Raises:
        EOFError: The other side is gone.
    """
    fds = array.array("i")
    head, found, _, _ = peer.recvmsg(HEAD.size, socket.CMSG_SPACE(_MOST_FDS * fds.itemsize))
    for level, kind, data in found:
        if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
            fds.frombytes(data[: len(data) - len(data) % fds.itemsize])
    head += _exactly(peer, HEAD.size - len(head)) if head else b""
    if not head:
        raise EOFError
    message: dict[str, Any] = json.loads(_exactly(peer, HEAD.unpack(head)[0]))
    return message, list(fds)


def _exactly(peer: socket.socket, size: int) -> bytes:
    found = b""
    while len(found) < size:
        more = peer.recv(size - len(found))
        if not more:
            raise EOFError
        found += more
    return found


def _connected() -> socket.socket | None:
    """A connection to a fork server of this installation; what nobody listens on any more is cleared away."""
    for item in sorted(folder().glob("*.sock")):
        peer = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            peer.connect(str(item))
        except ConnectionRefusedError:
            item.unlink(missing_ok=True)
        except OSError:
            continue
        else:
            return peer
    return None


def _begin() -> tuple[socket.socket, int] | None:
    """The process that the fork server made of this one's environment, folder and streams."""
    try:
        peer = _connected()
        if peer is None:
            return None
        peer.settimeout(_SECONDS)
        send(peer, {"env": dict(os.environ), "cwd": str(Path.cwd())}, (0, 1, 2))
        answer, _ = receive(peer)
        peer.settimeout(None)
    except (OSError, EOFError, ValueError):
        return None
    return (peer, int(answer["pid"])) if "pid" in answer else None


def main() -> None:
    """Have the run started, hand signals on, and end as it ends."""
    begun = _begin()
    if begun is None:
        os.execv(sys.executable, [sys.executable, *STOCK])  # noqa: S606 - this very Python
    peer, pid = begun

    def hand_on(number: int, _frame: object) -> None:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            return

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, hand_on)
    try:
        status = int(receive(peer)[0]["status"])
    except (OSError, EOFError):
        # The fork server is gone, and the run with it.
        sys.exit(70)
    if os.WIFSIGNALED(status):
        fatal = os.WTERMSIG(status)
        if fatal not in {signal.SIGKILL, signal.SIGSTOP}:
            signal.signal(fatal, signal.SIG_DFL)
        os.kill(os.getpid(), fatal)
    sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
