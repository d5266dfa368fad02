"""``chartcastr send``: one run now, in this process, recorded by the Prefect server."""

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from cli.pulses import load_pulse
from pulse.definition import Pulse
from pulse.errors import DefinitionError

if TYPE_CHECKING:
    from prefect.client.schemas.objects import State


def run_send(name: str) -> int:
    """Send the pulse; 0 if every reader has it, else 1.

    Raises:
        DefinitionError: There is no such pulse, or no Prefect server is named.
    """
    pulse = load_pulse(name)
    if not os.environ.get("PREFECT_API_URL") and not _profile_names_a_server():
        raise DefinitionError(
            "PREFECT_API_URL is not set. Start everything with 'chartcastr up' and set it to what that prints."
        )
    state = asyncio.run(_send(pulse))
    typer.echo(f"{state.name}: {state.message}", err=not state.is_completed())
    return 0 if state.is_completed() else 1


async def _send(pulse: Pulse) -> "State[Any]":
    from flows.send_pulse import send_pulse

    return await send_pulse(pulse, return_state=True)


def _profile_names_a_server() -> bool:
    home = Path(os.environ.get("PREFECT_HOME", Path.home() / ".prefect"))
    profiles = home / "profiles.toml"
    return profiles.exists() and "PREFECT_API_URL" in profiles.read_text(encoding="utf-8")
