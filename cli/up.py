"""``chartcastr up``: Prefect, a worker and the webhook on this machine, started and ended together."""

import time

from rich.console import Console

from cli import lock, stack
from cli.processes import Children, require_port
from cli.runs import Runs
from pulse.store import database_url
from webhook_app.app import PATH
from webhook_app.settings import from_environment


def run_up(prefect_port: int, webhook_port: int) -> int:
    """Run everything until Ctrl-C. Returns the exit code.

    Raises:
        ChartcastrError: A setting is missing, a port is taken, or a process does not come up.
    """
    stack.require_project()
    from_environment()
    require_port(prefect_port, "--prefect-port")
    require_port(webhook_port, "--webhook-port")
    cluster = stack.database_of(lock.FOLDER)
    locked = lock.Lock(lock.FOLDER, stack.api(prefect_port))
    logs = lock.FOLDER / "logs"
    logs.mkdir(exist_ok=True)
    screen = Console(highlight=False, soft_wrap=True)
    settings = {**stack.prefect_environment(prefect_port), **locked.environment, "DATABASE_URL": database_url()}
    with Children(logs, settings) as children:
        try:
            with screen.status("Starting ..."):
                stack.start_database(children, cluster)
                stack.start_prefect(children, prefect_port, locked.key_file)
                stack.start_webhook(children, webhook_port)
                stack.wait_for_webhook(children, webhook_port)
                stack.wait_for_prefect(children, prefect_port)
                stack.provision(children)
                stack.start_worker(children)
                stack.deploy(children)
                # Deploying takes readers' own schedules away, and tells nobody where nothing else has changed.
                Runs(stack.api(prefect_port), locked.auth).start("prepare-pulses", "prepare-pulses")
            screen.print(f"  Prefect UI   http://{stack.HOST}:{prefect_port}")
            screen.print(f"               it asks for the auth string: what follows {lock.AUTH}= in {locked.file}")
            screen.print(
                f"  Commands     find the server by themselves in this folder; elsewhere: source {locked.file}"
            )
            screen.print(f"  Webhook      http://{stack.HOST}:{webhook_port}{PATH}  (lead your public address here)")
            screen.print(f"  Logs         {logs}")
            screen.print("\nCtrl-C ends all of it.")
            while True:
                children.check()
                time.sleep(1)
        except KeyboardInterrupt:
            screen.print("\nEnded.")
            return 0
