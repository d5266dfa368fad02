"""Prefect, worker and webhook on this machine: what ``up`` and ``demo`` have in common."""

from pathlib import Path

from cli.environment import of_sandbox, of_server, of_webhook, of_worker
from cli.processes import Children
from cli.pulses import DEPLOYMENTS
from pulse.errors import DefinitionError

POOL = "chartcastr"
HOST = "127.0.0.1"
SLOTS = 4
"""Runs that the worker has at once; two cores bear them."""
NAMES = (HOST, "localhost")
"""What the Prefect server may be called by."""


def api(port: int) -> str:
    """Address of the API of the Prefect server on ``port``."""
    return f"http://{HOST}:{port}/api"


def prefect_environment(port: int) -> dict[str, str]:
    """Settings of the server on ``port`` and of all that talk to it."""
    return {
        "PREFECT_API_URL": api(port),
        # Prefect lets every web page read its answers if nothing is said.
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": ",".join(f"http://{name}:{port}" for name in NAMES),
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


def start_prefect(children: Children, port: int, key_file: Path | None = None) -> None:
    """Start the Prefect server; the key of its blocks is kept in ``key_file``, or else in its database."""
    keeps = ["--key-file", str(key_file)] if key_file else []
    settings = of_server(children.environment)
    children.start("prefect server", "cli.prefect_server", "--port", str(port), *keeps, environment=settings)


def wait_for_prefect(children: Children, port: int) -> None:
    """Wait until the Prefect server answers."""
    children.wait_for("prefect server", f"{api(port)}/ready")


def start_sandbox(children: Children, port: int, person: str) -> None:
    """Start the stand-in for Meta."""
    settings = of_sandbox(children.environment)
    children.start("sandbox", "sandbox", "--port", str(port), "--person", person, environment=settings)


def provision(children: Children, *arguments: str) -> None:
    """Make the work pool and register the blocks; connecting the sandbox takes the webhook's secrets, too."""
    settings = of_worker(children.environment) | (of_webhook(children.environment) if arguments else {})
    children.run("provision", "cli.provision", *arguments, environment=settings)


def deploy(children: Children) -> None:
    """Deploy every entry of deployments/prefect.yaml."""
    arguments = ("--no-prompt", "deploy", "--all", "--prefect-file", str(DEPLOYMENTS))
    children.run("deploy", "prefect", *arguments, environment=of_worker(children.environment))


def start_worker(children: Children) -> None:
    """Start a worker for the pool, which asks its queues by their priority."""
    arguments = ("worker", "start", "--pool", POOL, "--type", "process", "--limit", str(SLOTS))
    children.start("worker", "prefect", *arguments, environment=of_worker(children.environment))


def start_webhook(children: Children, port: int) -> None:
    """Start the webhook app."""
    settings = of_webhook(children.environment)
    children.start("webhook", "webhook_app", "--host", HOST, "--port", str(port), environment=settings)


def wait_for_webhook(children: Children, port: int) -> None:
    """Wait until the webhook app is ready."""
    children.wait_for("webhook", f"http://{HOST}:{port}/readyz")
