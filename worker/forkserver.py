"""``python -m worker.forkserver``: imports everything once, and makes a process for a run in milliseconds.

Linux only: it watches its children by pidfd, and they end with it (prctl PR_SET_PDEATHSIG).
"""

import argparse
import ctypes
import gc
import os
import random
import selectors
import signal
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from worker import forkrun
from worker.child import Child, let_signals_be
from worker.fresh import Imported
from worker.warm import import_all

_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class _Peer:
    """Somebody who asked for a process, or may ask for one."""

    connection: socket.socket
    pid: int | None = None
    is_run: bool = False
    """Whether the process is the run itself: it ends where the peer, which stands for it, is gone."""


class ForkServer:
    """The server.

    Args:
        path: Where it listens.
        imported: What it has imported.
        owner: The worker's end of a pipe; once it is closed no more is taken, and the server ends with its children.
    """

    def __init__(self, path: Path, imported: Imported, owner: int | None = None) -> None:
        self._path, self._imported, self._owner = path, imported, owner
        self._selector = selectors.DefaultSelector()
        self._listening: socket.socket | None = None
        self._peers: dict[int, _Peer] = {}
        """By process id."""
        self._libc = ctypes.CDLL(None, use_errno=True)

    def serve(self) -> None:
        """Serve until the owner is gone and the last child has ended; in a child it returns when that has ended."""
        self._listen()
        gc.collect()
        gc.freeze()
        while self._listening is not None or self._peers:
            for key, _ in self._selector.select():
                if key not in self._selector.get_map().values():
                    # What came before it in the same look has ended it.
                    continue
                if key.data is None:
                    self._accept()
                elif key.data == "owner":
                    self._retire()
                elif isinstance(key.data, _Peer):
                    if self._hear(key.data):
                        return
                else:
                    self._ended(int(key.data), int(key.fd))

    def _listen(self) -> None:
        self._path.unlink(missing_ok=True)
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listening.bind(str(self._path))
        self._path.chmod(0o600)
        listening.listen(128)
        self._listening = listening
        self._selector.register(listening, selectors.EVENT_READ, None)
        if self._owner is not None:
            self._selector.register(self._owner, selectors.EVENT_READ, "owner")

    def _retire(self) -> None:
        """Take no more; what runs goes on to its end."""
        if self._owner is not None:
            self._selector.unregister(self._owner)
            os.close(self._owner)
            self._owner = None
        if self._listening is not None:
            self._selector.unregister(self._listening)
            self._listening.close()
            self._listening = None
            self._path.unlink(missing_ok=True)

    def _accept(self) -> None:
        assert self._listening is not None  # noqa: S101 - only what listens is selected
        connection, _ = self._listening.accept()
        connection.settimeout(5)
        self._selector.register(connection, selectors.EVENT_READ, _Peer(connection))

    def _hear(self, peer: _Peer) -> bool:
        """Whatever a peer says: it asks for a process, or is gone. Whether this is the new process now."""
        try:
            told, fds = forkrun.receive(peer.connection)
        except (EOFError, OSError, ValueError):
            self._gone(peer)
            return False
        self._selector.unregister(peer.connection)
        if self._imported.is_stale():
            with suppress(OSError):
                forkrun.send(peer.connection, {"stale": True})
            peer.connection.close()
            self._retire()
        else:
            is_run = "env" in told
            pid = self._fork()
            if pid == 0:
                self._leave(peer.connection)
                self._live(fds, told if is_run else None)
                return True
            self._watch(_Peer(peer.connection, pid, is_run))
        for fd in fds:
            os.close(fd)
        return False

    def _fork(self) -> int:
        parent, pid = os.getpid(), os.fork()
        if pid == 0:
            self._libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
            if os.getppid() != parent:
                os._exit(1)
        return pid

    def _watch(self, peer: _Peer) -> None:
        assert peer.pid is not None  # noqa: S101 - it was forked just now
        self._peers[peer.pid] = peer
        self._selector.register(os.pidfd_open(peer.pid), selectors.EVENT_READ, str(peer.pid))
        self._selector.register(peer.connection, selectors.EVENT_READ, peer)
        with suppress(OSError):
            forkrun.send(peer.connection, {"pid": peer.pid})

    def _gone(self, peer: _Peer) -> None:
        self._selector.unregister(peer.connection)
        peer.connection.close()
        if peer.is_run and peer.pid in self._peers:
            with suppress(ProcessLookupError):
                os.kill(peer.pid, signal.SIGKILL)

    def _ended(self, pid: int, watched: int) -> None:
        self._selector.unregister(watched)
        os.close(watched)
        _, status = os.waitpid(pid, 0)
        peer = self._peers.pop(pid)
        if peer.connection.fileno() != -1:
            with suppress(OSError):
                forkrun.send(peer.connection, {"status": status})
            self._selector.unregister(peer.connection)
            peer.connection.close()

    def _leave(self, connection: socket.socket) -> None:
        """In a child: let go of all that is the server's."""
        for key in list(self._selector.get_map().values()):
            if isinstance(key.fileobj, socket.socket):
                key.fileobj.close()
            else:
                os.close(key.fd)
        self._selector.close()
        connection.close()
        if self._owner is not None:
            os.open(os.devnull, os.O_RDONLY)  # where the owner's pipe was

    def _live(self, fds: list[int], run: dict[str, object] | None) -> None:
        """In a child: be the process that was asked for, to its end."""
        let_signals_be()
        # The state of a generator that was copied is no chance.
        random.seed()
        if "numpy" in sys.modules:
            sys.modules["numpy"].random.seed()
        child = Child(self._imported)
        if run is None:
            with socket.socket(fileno=fds[0]) as channel:
                child.serve(channel)
            return
        for number, fd in enumerate(fds):
            os.dup2(fd, number)
            os.close(fd)
        child.run(run)


def main() -> None:
    """Import everything and serve."""
    parser = argparse.ArgumentParser(
        prog="python -m worker.forkserver", description="Makes processes for flow runs in milliseconds."
    )
    parser.add_argument("--owned", action="store_true", help="end once standard input does, and all runs are over")
    arguments = parser.parse_args()
    if sys.platform != "linux":
        sys.exit("The fork server needs Linux; elsewhere runs are started by Prefect's own command.")
    since = time.time_ns()
    import_all()
    path = forkrun.folder() / f"{os.getpid()}.sock"
    ForkServer(path, Imported(since), owner=0 if arguments.owned else None).serve()


if __name__ == "__main__":
    main()
