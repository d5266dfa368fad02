"""Prefect, worker and webhook on this machine: what ``up`` and ``demo`` have in common."""

import os
from collections.abc import Mapping
from pathlib import Path

from cli.environment import of_sandbox, of_server, of_webhook, of_worker
from cli.postgres import Cluster, is_usable
from cli.processes import Children, free_port
from cli.pulses import DEPLOYMENTS
from pulse.errors import DefinitionError
from webhook_app.logs import SETTING as LOGS
from webhook_app.nudge import NUDGE

POOL = "chartcastr"
HOST = "127.0.0.1"
SLOTS = 4
"""Runs that the worker has at once; two cores bear them."""
NAMES = (HOST, "localhost")
"""What the Prefect server may be called by."""
DATABASE = "PREFECT_SERVER_DATABASE_CONNECTION_URL"
_NOBODY = Path(__file__).with_name("nobody.pem")
"""One certificate. Prefect's client reads all that it trusts, seven times a run, also where it speaks no TLS."""


def api(port: int) -> str:
    """Address of the API of the Prefect server on ``port``."""
    return f"http://{HOST}:{port}/api"


def prefect_environment(port: int) -> dict[str, str]:
    """Settings of the server on ``port`` and of all that talk to it."""
    # Prefect's own word for what CHARTCASTR_LOGS is to the webhook app.
    lines = {"PREFECT_LOGGING_HANDLERS_CONSOLE_FORMATTER": "json"} if os.environ.get(LOGS) == "json" else {}
    return lines | {
        "PREFECT_API_URL": api(port),
        # Prefect lets every web page read its answers if nothing is said.
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": ",".join(f"http://{name}:{port}" for name in NAMES),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        # All of it is one version on one machine: what clients ask for at their beginning, they need not ask.
        "PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED": "false",
        "PREFECT_CLIENT_CSRF_SUPPORT_ENABLED": "false",
        "PREFECT_API_SSL_CERT_FILE": str(_NOBODY),
        "DO_NOT_TRACK": "1",
        # A reader who asked waits: look for new runs every second instead of every ten.
        "PREFECT_WORKER_QUERY_SECONDS": "1",
        "PREFECT_LOGGING_LEVEL": "INFO",
        # And take no run long before it is due: it would hold a place in which a reader could be answered.
        "PREFECT_WORKER_PREFETCH_SECONDS": "1",
        # Runs of a month ago go, with their logs and artifacts; events, which are most of it, after three days.
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(30 * 24 * 3600),
        "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": "P3D",
        # By these it is known that a run's process is gone together with its worker: cli/automations.py.
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
        NUDGE: f"{HOST}:{free_port()}",
    }


def require_project() -> None:
    """See that this is the project's folder, from which runs are started.

    Raises:
        DefinitionError: It is not.
    """
    if not DEPLOYMENTS.exists():
        raise DefinitionError(f"There is no {DEPLOYMENTS} in {Path.cwd()}. Run this in the project's folder.")


def database_of(folder: Path, environment: Mapping[str, str] = os.environ) -> Cluster | None:
    """The PostgreSQL that a Prefect server of ``folder`` keeps its data in; None where that is another database.

    The owner may have named one, and a server that was there before its data came into PostgreSQL keeps them in SQLite.
    """
    cluster = Cluster(folder / "postgres")
    named = any(environment.get(name) for name in (DATABASE, "PREFECT_API_DATABASE_CONNECTION_URL"))
    before = (folder / "encryption-key").exists() and not cluster.folder.exists()
    return cluster if is_usable() and not named and not before else None


def start_database(children: Children, cluster: Cluster | None) -> None:
    """Start it, and have the Prefect server use it."""
    if cluster is None:
        return
    children.environment[DATABASE] = cluster.url("prefect", "postgresql+asyncpg")
    folder = ("--folder", str(cluster.folder))
    children.start(
        "database", "cli.postgres", *folder, "--database", "prefect", environment=of_sandbox(children.environment)
    )
    children.wait_until("database", cluster.is_ready, seconds=90)


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


def start_worker(children: Children, *, stock: bool = False) -> None:
    """Start a worker for the pool, which asks its queues by their priority; with ``stock``, Prefect's own."""
    settings, limit = of_worker(children.environment), str(SLOTS)
    if stock:
        arguments = ("worker", "start", "--pool", POOL, "--type", "process", "--limit", limit)
        children.start("worker", "prefect", *arguments, environment=settings)
    else:
        # Whoever ends all of it waits; what is not over by then is put back, and gone on with at the next start.
        drain = ("--drain", "4")
        children.start("worker", "worker", "--pool", POOL, "--limit", limit, *drain, environment=settings)


def start_webhook(children: Children, port: int) -> None:
    """Start the webhook app."""
    settings = of_webhook(children.environment)
    children.start("webhook", "webhook_app", "--host", HOST, "--port", str(port), environment=settings)


def wait_for_webhook(children: Children, port: int) -> None:
    """Wait until the webhook app is ready."""
    children.wait_for("webhook", f"http://{HOST}:{port}/readyz")
