"""Prefect's API over plain HTTP: importing Prefect takes a second that a command need not spend."""

import httpx

from pulse.errors import ChartcastrError

_ENDED_BADLY = {"FAILED", "CRASHED", "CANCELLED"}


class Runs:
    """Flow runs of a Prefect server.

    Args:
        url: Its API address.
    """

    def __init__(self, url: str) -> None:
        self._http = httpx.Client(base_url=url, timeout=30)

    def start(self, flow: str, deployment: str) -> str:
        """Start a run of a deployment now; returns its id."""
        found = self._http.get(f"/deployments/name/{flow}/{deployment}").raise_for_status().json()
        made = self._http.post(f"/deployments/{found['id']}/create_flow_run", json={"state": {"type": "SCHEDULED"}})
        return str(made.raise_for_status().json()["id"])

    def check(self, run_id: str) -> None:
        """See that a run goes well.

        Raises:
            ChartcastrError: It ended badly; with its own words.
        """
        run = self._http.get(f"/flow_runs/{run_id}").raise_for_status().json()
        state = run["state"]
        if state["type"] in _ENDED_BADLY:
            raise ChartcastrError(f"The run {run['name']} ended as {state['name']}: {state.get('message')}")
