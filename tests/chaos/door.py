"""The webhook app as a process of its own, with marks often enough for tests that cannot wait for minutes."""

import argparse

import uvicorn

from pulse.store import Store, database_url
from pulse.store.tables import Inbound
from sandbox.world import Account
from webhook_app.app import create_app
from webhook_app.settings import Settings


async def _start_nothing(inbound: Inbound) -> str:
    return f"not-started-{inbound.id}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int)
    settings = Settings("t", (Account.app_secret,), database_url(), look_every=0.4)
    app = create_app(settings, Store(settings.database_url), _start_nothing)
    uvicorn.run(app, host="127.0.0.1", port=parser.parse_args().port, log_level="warning", access_log=False)
