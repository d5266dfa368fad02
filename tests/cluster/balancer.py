"""What stands before several of the same server: each connection goes to the next one that takes it."""

import asyncio
import contextlib
import itertools
import threading
from collections.abc import Sequence

_TRIES = 40
_PAUSE = 0.25


class Balancer:
    """Leads connections to servers on this machine in turn; one that is gone is left out.

    Args:
        port: Where it listens.
        servers: The ports that it leads to.
    """

    def __init__(self, port: int, servers: Sequence[int]) -> None:
        self._port, self._turn, self._count = port, itertools.cycle(servers), len(servers)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Listen, in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """End it, and every connection."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", self._port))
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0.1))
        self._loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there = await self._connect()
            if there is not None:
                await asyncio.gather(_pour(reader, there[1]), _pour(there[0], writer))
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        for attempt in range(_TRIES):
            try:
                return await asyncio.open_connection("127.0.0.1", next(self._turn))
            except OSError:
                if attempt % self._count == self._count - 1:
                    await asyncio.sleep(_PAUSE)
        return None


async def _pour(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while part := await source.read(65536):
            target.write(part)
            await target.drain()
    with contextlib.suppress(OSError):
        target.close()
