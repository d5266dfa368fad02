"""``chartcastr send``: one run now, in this process, recorded by the Prefect server."""

import asyncio
from typing import TYPE_CHECKING, Any

import typer

from cli.pulses import load_pulse
from cli.server import require_server
from pulse.definition import Pulse

if TYPE_CHECKING:
    from prefect.client.schemas.objects import State


def run_send(name: str) -> int:
    """Send the pulse; 0 if every reader has it, else 1.

    Raises:
        DefinitionError: There is no such pulse, or no Prefect server is named.
    """
    pulse = load_pulse(name)
    require_server()
    state = asyncio.run(_send(pulse))
    typer.echo(f"{state.name}: {state.message}", err=not state.is_completed())
    return 0 if state.is_completed() else 1


async def _send(pulse: Pulse) -> "State[Any]":
    from flows.send_pulse import send_pulse

    return await send_pulse(pulse, return_state=True)
