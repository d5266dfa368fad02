"""Prefect's API over plain HTTP: importing Prefect takes a second that a command need not spend."""

import time
from typing import Any
from uuid import uuid4

import httpx

from cli.lock import basic
from pulse.errors import ChartcastrError

_ENDED_BADLY = {"FAILED", "CRASHED", "CANCELLED"}
_TRIES = 8


class Runs:
    """Flow runs of a Prefect server.

    Args:
        url: Its API address.
        auth: Its auth string.
    """

    def __init__(self, url: str, auth: str) -> None:
        self._http = httpx.Client(base_url=url, headers=basic(auth), timeout=30)

    def start(self, flow: str, deployment: str, parameters: dict[str, Any] | None = None) -> str:
        """Start a run of a deployment now, with its own parameters or with ``parameters``; returns its id."""
        found = self._ask("GET", f"/deployments/name/{flow}/{deployment}")
        # The key makes it one run, however often it has to be asked for.
        body: dict[str, Any] = {"state": {"type": "SCHEDULED"}, "idempotency_key": uuid4().hex}
        if parameters is not None:
            body["parameters"] = parameters
        return str(self._ask("POST", f"/deployments/{found['id']}/create_flow_run", body)["id"])

    def check(self, run_id: str) -> None:
        """See that a run goes well.

        Raises:
            ChartcastrError: It ended badly; with its own words.
        """
        run = self._ask("GET", f"/flow_runs/{run_id}")
        state = run["state"]
        if state["type"] in _ENDED_BADLY:
            raise ChartcastrError(f"The run {run['name']} ended as {state['name']}: {state.get('message')}")

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """One call; on SQLite the server answers 503 while something else writes, so that is asked again.

        Raises:
            ChartcastrError: It was refused, or did not come through.
        """
        said = ""
        for attempt in range(_TRIES):
            try:
                answer = self._http.request(method, path, json=body)
            except httpx.HTTPError as wrong:
                said = type(wrong).__name__
            else:
                if answer.is_success:
                    found: dict[str, Any] = answer.json()
                    return found
                said = f"HTTP {answer.status_code}"
                if not answer.is_server_error:
                    break
            time.sleep(0.2 * 2**attempt)
        raise ChartcastrError(f"The Prefect server did not do {method} {path} ({said}).")
