"""``python -m cli.prefect_server``: Prefect's own server, which answers to its own name only.

``prefect server start`` answers whatever a request calls it. A page whose host name an attacker suddenly leads to this
machine (DNS rebinding) would be of the server's own origin to a browser.
"""

import argparse
import asyncio
import os
import sys
from pathlib import Path

import sqlalchemy as sa
import uvicorn
from cryptography.fernet import Fernet, InvalidToken
from prefect.server.api.server import create_app
from prefect.server.database import provide_database_interface
from prefect.server.models.configuration import read_configuration
from prefect.server.schemas.core import Configuration
from prefect.server.utilities.encryption import decrypt_fernet
from prefect.settings import get_current_settings
from starlette.middleware.trustedhost import TrustedHostMiddleware

from cli.lock import write_private
from cli.stack import HOST, NAMES

KEY = "PREFECT_SERVER_ENCRYPTION_KEY"


def main() -> None:
    """Serve until a signal, background services included."""
    parser = argparse.ArgumentParser(prog="python -m cli.prefect_server")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--key-file", type=Path, help="where the key of the blocks' secrets is kept")
    arguments = parser.parse_args()
    if arguments.key_file:
        asyncio.run(use_key(arguments.key_file))
    # Around the app and not in it: its own services (automations) call the app inside, by no name of a machine.
    guarded = TrustedHostMiddleware(create_app(final=True), allowed_hosts=list(NAMES), www_redirect=False)
    settings = get_current_settings().server
    uvicorn.run(
        guarded,
        host=HOST,
        port=arguments.port,
        timeout_keep_alive=settings.api.keepalive_timeout,
        ws_ping_interval=settings.api.websocket_ping_interval,
        ws_ping_timeout=settings.api.websocket_ping_timeout,
        log_level=settings.logging_level.lower(),
    )


async def use_key(path: Path) -> None:
    """Have the blocks' secrets encrypted with the key in ``path`` instead of one in the same database.

    At first that is the key which the database already has, so that older blocks can be read, or else a new one.
    """
    database = provide_database_interface()
    await database.create_db()
    async with database.session_context() as session:
        if KEY not in os.environ:
            before: Configuration | None = await read_configuration(session, "ENCRYPTION_KEY")  # type: ignore[attr-defined]
            os.environ[KEY] = _keep(path, before)
        newest = sa.select(database.BlockDocument.data).order_by(sa.desc(database.BlockDocument.updated)).limit(1)
        saved = (await session.execute(newest)).scalar()
        try:
            if saved:
                await decrypt_fernet(session, saved)
        except InvalidToken:
            sys.exit(
                f"The blocks in Prefect's database were saved with another key: put that key into {path} or into "
                f"{KEY}, or save every block again in a database of its own (PREFECT_HOME)."
            )
    await (await database.engine()).dispose()


def _keep(path: Path, before: Configuration | None) -> str:
    if path.exists():
        return path.read_text(encoding="utf-8").strip()
    key = str(before.value["fernet_key"]) if before else Fernet.generate_key().decode()
    write_private(path, f"{key}\n")
    return key


if __name__ == "__main__":
    main()
