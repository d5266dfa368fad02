"""The whole of ``up`` against the sandbox, for what is measured of it: readers, connection and deployments."""

from pathlib import Path
from types import TracebackType
from typing import Self

from cli import lock, stack
from cli.phone import Phone
from cli.processes import Children, free_port
from pulse.store import Store, readers
from pulse.store.columns import utc_now
from webhook_app.app import PATH

READERS = 100
_FIRST = 12025550143


class Stage:
    """Everything but a worker; entering it starts it.

    Attributes:
        api: Address of the Prefect server.
        auth: What it asks for.
        phones: The readers' phones; ``reader-0`` has the first.
        children: The processes.
        cluster: The database of Prefect's server, where it is ours.
    """

    def __init__(self, folder: Path) -> None:
        self._ports = {name: free_port() for name in ("prefect", "sandbox", "webhook")}
        url = f"http://{stack.HOST}:{self._ports['sandbox']}"
        self.api = stack.api(self._ports["prefect"])
        self.cluster = stack.database_of(folder, {})
        locked = lock.Lock(folder, self.api, {})
        self.auth = locked.auth
        self.phones = [Phone(url, str(_FIRST + number)) for number in range(READERS)]
        self._database = f"sqlite:///{folder / 'chartcastr.db'}"
        self.children = Children(
            folder,
            {
                **stack.prefect_environment(self._ports["prefect"]),
                **locked.environment,
                "PREFECT_HOME": str(folder / "prefect"),
                "DATABASE_URL": self._database,
                "GRAPH_API_URL": url,
                "META_APP_SECRET": "sandbox-app-secret",
                "META_WHATSAPP_WEBHOOK_VERIFY_TOKEN": "bench",
            },
        )

    def __enter__(self) -> Self:
        children = self.children.__enter__()
        stack.start_sandbox(children, self._ports["sandbox"], f"{_FIRST}=Reader")
        stack.start_database(children, self.cluster)
        stack.start_prefect(children, self._ports["prefect"])
        stack.start_webhook(children, self._ports["webhook"])
        children.wait_for("sandbox", f"{self.phones[0].url}/people")
        stack.wait_for_webhook(children, self._ports["webhook"])
        stack.wait_for_prefect(children, self._ports["prefect"])
        callback = f"http://{stack.HOST}:{self._ports['webhook']}{PATH}"
        stack.provision(children, "--callback", callback, "--reader", "+12025559999")
        self._add_readers()
        stack.deploy(children)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.children.__exit__(kind, wrong, trace)

    def _add_readers(self) -> None:
        store = Store(self._database)
        with store.begin() as session:
            for number, phone in enumerate(self.phones):
                readers.add(session, f"reader-{number}", f"+{phone.wa_id}").opted_in_at = utc_now()
        store.close()
        for phone in self.phones:
            phone.add()
            phone.write("Hello, here I am.")
