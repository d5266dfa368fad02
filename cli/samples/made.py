"""Made accounts of every source, on this machine, and what a project needs to read them."""

import asyncio
import json
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import uvicorn
from pydantic import SecretStr

from sandbox.accounts import Accounts, create_accounts
from sandbox.accounts.hubspot import TOKEN as HUBSPOT
from sandbox.accounts.linear import TOKEN as LINEAR
from sandbox.accounts.sheets import ROBOT
from sandbox.accounts.shopify import TOKEN as SHOPIFY
from sandbox.accounts.shopify import make_orders

TODAY = date(2026, 11, 22)
"""The day on which the made accounts end; the samples look at it from its morning."""


def addresses(address: str) -> dict[str, str]:
    """Settings that lead each source to the made accounts."""
    return {f"{name.upper()}_API_URL": f"{address}/{name}" for name in ("shopify", "hubspot", "linear", "sheets")}


@contextmanager
def serve(accounts: Accounts) -> Iterator[str]:
    """The made accounts on a free port of this machine, as long as the block lasts; their address."""
    server = uvicorn.Server(uvicorn.Config(create_accounts(accounts), port=0, log_level="critical"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


def save_blocks(api: str, address: str, folder: Path) -> None:
    """A block for each made account, called ``sample``, on the Prefect server at ``api``."""
    from prefect.settings import PREFECT_API_URL, temporary_settings

    from blocks import Database, GoogleSheets, HubSpot, Linear, Shopify

    async def save() -> None:
        saved: list[Any] = [
            Shopify(shop="made-coffee", token=SecretStr(SHOPIFY)),
            HubSpot(token=SecretStr(HUBSPOT)),
            Linear(token=SecretStr(LINEAR)),
            GoogleSheets(credentials=SecretStr(json.dumps(robot(address)))),
            Database(url=SecretStr(f"sqlite:///{make_database(folder / 'shop.db')}")),
        ]
        for block in saved:
            await block.asave("sample", overwrite=True)

    with temporary_settings({PREFECT_API_URL: api}):
        asyncio.run(save())


def robot(address: str) -> dict[str, str]:
    """A service account's key that signs in at the made accounts."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    pem, pkcs8, bare = (
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    key = rsa.generate_private_key(65537, 2048).private_bytes(pem, pkcs8, bare).decode()
    return {
        "type": "service_account",
        "client_email": ROBOT,
        "private_key": key,
        "private_key_id": "1",
        "token_uri": f"{address}/sheets/token",
    }


def make_database(path: Path) -> Path:
    """The made store's orders as a SQLite table."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE orders (placed_on TEXT, channel TEXT, total NUMERIC)")
        rows = [(_day(order.at), order.channel, str(order.total)) for order in make_orders(TODAY) if not order.test]
        connection.executemany("INSERT INTO orders VALUES (?, ?, ?)", rows)
    connection.close()
    return path


def _day(at: datetime) -> str:
    return at.date().isoformat()
