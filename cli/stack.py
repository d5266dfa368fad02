"""Prefect, worker and webhook on this machine: what ``up`` and ``demo`` have in common."""

from pathlib import Path

from cli.processes import Children
from cli.pulses import DEPLOYMENTS
from pulse.errors import DefinitionError

POOL = "chartcastr"
HOST = "127.0.0.1"
SLOTS = 4
"""Runs that the worker has at once; two cores bear them."""


def prefect_environment(port: int) -> dict[str, str]:
    """Settings of the server on ``port`` and of all that talk to it."""
    return {
        "PREFECT_API_URL": f"http://{HOST}:{port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        # A reader who asked waits: look for new runs every second instead of every ten.
        "PREFECT_WORKER_QUERY_SECONDS": "1",
        "PREFECT_LOGGING_LEVEL": "INFO",
    }


def require_project() -> None:
    """See that this is the project's folder, from which runs are started.

    Raises:
        DefinitionError: It is not.
    """
    if not DEPLOYMENTS.exists():
        raise DefinitionError(f"There is no {DEPLOYMENTS} in {Path.cwd()}. Run this in the project's folder.")


def start_prefect(children: Children, port: int) -> None:
    """Start the Prefect server."""
    children.start("prefect server", "prefect", "server", "start", "--host", HOST, "--port", str(port))


def wait_for_prefect(children: Children, port: int) -> None:
    """Wait until the Prefect server answers."""
    children.wait_for("prefect server", f"http://{HOST}:{port}/api/ready")


def deploy(children: Children) -> None:
    """Deploy every entry of deployments/prefect.yaml."""
    children.run("deploy", "prefect", "--no-prompt", "deploy", "--all", "--prefect-file", str(DEPLOYMENTS))


def start_worker(children: Children) -> None:
    """Start a worker for the pool, which asks its queues by their priority."""
    children.start("worker", "prefect", "worker", "start", "--pool", POOL, "--type", "process", "--limit", str(SLOTS))


def start_webhook(children: Children, port: int) -> None:
    """Start the webhook app."""
    children.start("webhook", "webhook_app", "--host", HOST, "--port", str(port))


def wait_for_webhook(children: Children, port: int) -> None:
    """Wait until the webhook app is ready."""
    children.wait_for("webhook", f"http://{HOST}:{port}/readyz")
