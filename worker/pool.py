"""The worker's side of the fork server: processes that wait for a run, and how one is given to them."""

import asyncio
import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from worker import forkrun

_START_SECONDS = 60.0
_READY_SECONDS = 5.0


class NoForkServer(Exception):
    """The fork server cannot be started or reached."""


class Warm:
    """A forked process that waits for a run, or does one."""

    def __init__(self, pid: int, channel: "_Wire", end: "_Wire") -> None:
        self.pid, self._channel, self._end = pid, channel, end

    async def is_ready(self) -> bool:
        """Whether it is there, and would run what lies on disk now."""
        try:
            await self._channel.send({})
            return "ready" in await asyncio.wait_for(self._channel.receive(), _READY_SECONDS)
        except (EOFError, OSError, TimeoutError):
            return False

    async def run(self, env: Mapping[str, str], cwd: str) -> tuple[int, bool] | None:
        """Have it do one run; its exit code, and whether it takes another. None: its code is old, it did nothing."""
        try:
            await self._channel.send({"env": dict(env), "cwd": cwd})
            answer = await self._channel.receive()
        except (EOFError, OSError):
            return await self._code(), False
        if answer.get("stale"):
            return None
        return int(answer["status"]), not answer["last"]

    async def _code(self) -> int:
        """The exit code of one that has ended, as subprocess has it: a signal is a negative number."""
        try:
            status = (await self._end.receive())["status"]
        except (EOFError, OSError):
            # The fork server died, and it with that.
            return -9
        return os.waitstatus_to_exitcode(int(status))

    def close(self) -> None:
        """Let go of it; it ends once its run has."""
        self._channel.close()
        self._end.close()


class Pool:
    """Warm processes, made when they are needed and used again.

    Args:
        folder: The working folder of the fork server.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._server: subprocess.Popen[bytes] | None = None
        self._idle: list[Warm] = []
        self._starting = asyncio.Lock()

    async def start(self) -> None:
        """Start the fork server, and wait until it has imported everything.

        Raises:
            NoForkServer: It does not start.
        """
        peer, _ = await self._connect()
        peer.close()

    async def take(self) -> Warm:
        """A process that waits for a run.

        Raises:
            NoForkServer: None can be made.
        """
        while self._idle:
            process = self._idle.pop()
            if await process.is_ready():
                return process
            # It died, or runs older code.
            process.close()
        return await self._make()

    def give_back(self, process: Warm) -> None:
        """It has done a run and takes another."""
        self._idle.append(process)

    def stop(self) -> None:
        """Let go of everything; what runs goes on to its end by itself."""
        while self._idle:
            self._idle.pop().close()
        if self._server is not None:
            self._let_go(self._server)

    def _let_go(self, server: "subprocess.Popen[bytes]") -> None:
        """It makes no more processes; whoever else found it stale has another one by now."""
        if self._server is server:
            self._server = None
        if server.stdin is not None and not server.stdin.closed:
            server.stdin.close()

    async def _make(self) -> Warm:
        for _ in range(2):
            end, server = await self._connect()
            ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
            with suppress(EOFError, OSError):
                with theirs:
                    forkrun.send(end, {}, (theirs.fileno(),))
                wire = await _Wire.of(end)
                answer = await wire.receive()
                if "pid" in answer:
                    return Warm(int(answer["pid"]), await _Wire.of(ours), wire)
            # It would run older code than what lies here now: it ends, and another one takes its place.
            end.close()
            ours.close()
            self._let_go(server)
        raise NoForkServer("The fork server makes no processes; its own words stand in the worker's log.")

    async def _connect(self) -> tuple[socket.socket, "subprocess.Popen[bytes]"]:
        try:
            return await self._connected()
        except OSError as wrong:
            raise NoForkServer(f"The fork server cannot be reached ({wrong}).") from None

    async def _connected(self) -> tuple[socket.socket, "subprocess.Popen[bytes]"]:
        async with self._starting:
            if self._server is None or self._server.poll() is not None:
                self._server = self._started()
            server = self._server
            path, deadline = forkrun.folder() / f"{server.pid}.sock", asyncio.get_running_loop().time() + _START_SECONDS
            while server.poll() is None and asyncio.get_running_loop().time() < deadline:
                peer = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
                try:
                    peer.connect(str(path))
                except OSError:
                    peer.close()
                    await asyncio.sleep(0.02)
                else:
                    return peer, server
        raise NoForkServer("The fork server does not start; its own words stand in the worker's log.")

    def _started(self) -> "subprocess.Popen[bytes]":
        # A session of its own: a signal that is meant for the worker ends no run.
        return subprocess.Popen(
            [sys.executable, "-m", "worker.forkserver", "--owned"],
            cwd=self._folder,
            stdin=subprocess.PIPE,
            start_new_session=True,
        )


class _Wire:
    """One end of a connection that speaks as :mod:`worker.forkrun` does, without blocking."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def of(cls, peer: socket.socket) -> "_Wire":
        peer.settimeout(0)
        return cls(*await asyncio.open_unix_connection(sock=peer))

    async def send(self, message: dict[str, Any]) -> None:
        body = json.dumps(message).encode()
        self._writer.write(forkrun.HEAD.pack(len(body)) + body)
        await self._writer.drain()

    async def receive(self) -> dict[str, Any]:
        """The next message.

        Raises:
            EOFError: The other side is gone.
        """
        head = await self._reader.readexactly(forkrun.HEAD.size)
        message: dict[str, Any] = json.loads(await self._reader.readexactly(forkrun.HEAD.unpack(head)[0]))
        return message

    def close(self) -> None:
        self._writer.close()
