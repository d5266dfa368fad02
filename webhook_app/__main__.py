"""``python -m webhook_app --port 8000``: Meta's door, on this machine."""

import argparse
import os
import sys

import uvicorn

from pulse.errors import ChartcastrError
from pulse.store import Store
from webhook_app import logs
from webhook_app.app import create_app
from webhook_app.dispatch import PrefectDispatch
from webhook_app.guard import GuardedProtocol
from webhook_app.nudge import Nudge
from webhook_app.settings import from_environment


def main() -> None:
    """Serve until a signal ends it."""
    parser = argparse.ArgumentParser(prog="python -m webhook_app", description="The address that Meta posts to.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")
    arguments = parser.parse_args()
    try:
        logs.set_up(os.environ)
        settings = from_environment()
        store = Store(settings.database_url)
        store.prepare()
        nudge = Nudge(os.environ)
    except ChartcastrError as wrong:
        sys.exit(str(wrong))
    dispatch = PrefectDispatch(nudge)
    app = create_app(settings, store, dispatch, dispatch.watch, dispatch.free)
    # Meta's query holds the verify token, so requests are not logged.
    uvicorn.run(
        app, host=arguments.host, port=arguments.port, log_level="warning", access_log=False, http=GuardedProtocol
    )


if __name__ == "__main__":
    main()
