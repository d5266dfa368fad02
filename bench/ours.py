"""Ours: send_pulse in this process, recorded by a Prefect server, with snapshot, outbox and webhook."""

import asyncio
import json
import sys
from typing import Any

from prefect.client.schemas.objects import State

from bench.measure import repeat
from cli.pulses import load_pulse
from flows.send_pulse import send_pulse
from pulse.definition import Pulse


async def _send(pulse: Pulse) -> State[Any]:
    return await send_pulse(pulse, return_state=True)


def main() -> None:
    """Send the pulse again and again in one event loop, and print the figures."""
    pulse = load_pulse("shop-orders")
    with asyncio.Runner() as runner:

        def send() -> None:
            state = runner.run(_send(pulse))
            if not state.is_completed():
                sys.exit(f"the pulse was not sent: {state.message}")

        print(json.dumps(repeat(send, int(sys.argv[1]))))


if __name__ == "__main__":
    main()
