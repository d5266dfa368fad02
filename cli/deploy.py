"""``chartcastr deploy``: look at everything first, then tell Prefect, then send what is new once as a test."""

import asyncio
import contextlib
import os
import subprocess
import sys
from collections.abc import Collection
from typing import Any

import httpx
import typer
from rich.console import Console

from cli import deploychecks, stack
from cli.checks import CheckResult
from cli.doctor import show
from cli.environment import of_worker
from cli.pulses import DEPLOYMENTS, deployed_entries
from cli.reader import open_store
from cli.server import require_server
from pulse.errors import DefinitionError
from pulse.store import Store


def run_deploy(names: Collection[str]) -> int:
    """Check and deploy the entries of ``names``, or all; 0 if it was done, 1 if something is wrong with one of them.

    Raises:
        DefinitionError: There is no such entry, no such file, or no Prefect server.
    """
    stack.require_project()
    require_server()
    entries = _chosen(names)
    pulses = {str(entry["name"]): entry["parameters"]["pulse"] for entry in entries if _is_pulse(entry)}
    store, console = open_store(), Console(highlight=False)
    with console.status("Looking at every pulse ...") as status:
        found = _look(entries, store, status.update)
    show(found)
    if any(item.stands == "wrong" for item in found):
        typer.echo("\nNothing was deployed, and nothing was sent.", err=True)
        return 1
    before = asyncio.run(_deployed(pulses))
    with console.status("Deploying ..."):
        _deploy([str(entry["name"]) for entry in entries] if names else [])
    for said in asyncio.run(_test(before, pulses)):
        console.print(said, markup=False, soft_wrap=True)
    return 0


def _chosen(names: Collection[str]) -> list[dict[str, Any]]:
    entries = deployed_entries()
    known = [str(entry.get("name")) for entry in entries]
    if unknown := [name for name in names if name not in known]:
        raise DefinitionError(f"There is no deployment {unknown[0]!r} in {DEPLOYMENTS} (there: {', '.join(known)}).")
    return [entry for entry in entries if not names or str(entry.get("name")) in names]


def _is_pulse(entry: dict[str, Any]) -> bool:
    return isinstance(entry.get("parameters"), dict) and "pulse" in entry["parameters"]


def _look(entries: list[dict[str, Any]], store: Store, tell: Any) -> list[CheckResult]:
    found, pulses = [], []
    for entry in entries:
        found += deploychecks.of_entry(entry)
        if _is_pulse(entry):
            tell(f"Looking at {entry.get('name')} ...")
            pulse, said = deploychecks.of_pulse(entry, store)
            found += said
            pulses += [pulse] if pulse else []
    return found + deploychecks.of_connections(pulses, store)


async def _deployed(names: Collection[str]) -> dict[str, Any]:
    """The pulses of these names as Prefect has them now."""
    from prefect.client.orchestration import get_client

    from tasks.prepare import read_pulses

    async with get_client() as client:
        return {item.name: item.parameters.get("pulse") for item in await read_pulses(client) if item.name in names}


def _deploy(names: list[str]) -> None:
    """Have Prefect deploy the entries of these names, or all.

    Raises:
        DefinitionError: It did not; with what it said.
    """
    which = [part for name in names for part in ("--name", name)] or ["--all"]
    command = [sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--prefect-file", str(DEPLOYMENTS), *which]
    done = subprocess.run(command, env=of_worker(os.environ), capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines()
        raise DefinitionError(f"Prefect did not deploy it: {lines[-1] if lines else 'it said nothing'}")


async def _test(before: dict[str, Any], pulses: dict[str, Any]) -> list[str]:
    """Send what is new or changed once as a test; what was done, a sentence for each pulse."""
    from prefect.client.orchestration import get_client
    from prefect.exceptions import PrefectHTTPStatusError

    from pulse.definition import read_pulse
    from tasks.prepare import is_to_be_tested, keep_schedules, read_pulses, send_test

    said = []
    async with get_client() as client:
        for deployment in await read_pulses(client):
            name = deployment.name
            if name not in pulses:
                continue
            now = deployment.parameters["pulse"]
            with contextlib.suppress(PrefectHTTPStatusError, httpx.HTTPError):
                # What Prefect starts at every deploy may be doing the same just now.
                await keep_schedules(client, deployment, read_pulse(now, name))
            sent = not await is_to_be_tested(deployment, before.get(name))
            if sent and before.get(name) == now:
                said.append(f"{name}: nothing new in it, so no test is sent.")
            elif sent or await send_test(client, deployment):
                said.append(f"{name}: is being sent as a test; look at your phone.")
            else:
                said.append(f"{name}: no test is sent, as no tester has opted in yet (chartcastr reader tester NAME).")
    return said
