"""All made accounts behind one address."""

from datetime import date
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from sandbox.accounts.hubspot import Crm
from sandbox.accounts.linear import Workspace
from sandbox.accounts.schema import Schema, load
from sandbox.accounts.script import Answer
from sandbox.accounts.sheets import Book
from sandbox.accounts.shopify import Store


class Accounts:
    """The made accounts.

    Args:
        today: The day on which their data ends.
        schemas: Folder with the systems' published schemas (``linear/schema.slim.graphql``,
            ``shopify/admin_2026-10.json.gz``); without it questions are answered unjudged.
    """

    def __init__(self, today: date, schemas: Path | None = None) -> None:
        self.shopify = Store(today, _schema(schemas, "shopify/admin_2026-10.json.gz"))
        self.hubspot = Crm(today)
        self.linear = Workspace(today, _schema(schemas, "linear/schema.slim.graphql"))
        self.sheets = Book(today)


def _schema(folder: Path | None, name: str) -> Schema | None:
    return load(folder / name) if folder is not None and (folder / name).exists() else None


def create_accounts(accounts: Accounts) -> Starlette:
    """The web app: ``/shopify``, ``/hubspot``, ``/linear`` and ``/sheets``, each as the system's own root."""

    async def script(request: Request) -> Response:
        body: dict[str, Any] = await request.json()
        chosen = getattr(accounts, request.path_params["system"])
        chosen.script.ready.append(Answer(int(body["status"]), body["body"], dict(body.get("headers") or {})))
        return JSONResponse({"ready": len(chosen.script.ready)})

    return Starlette(
        routes=[
            Route("/script/{system}", script, methods=["POST"]),
            Mount("/shopify", routes=accounts.shopify.routes),
            Mount("/hubspot", routes=accounts.hubspot.routes),
            Mount("/linear", routes=accounts.linear.routes),
            Mount("/sheets", routes=accounts.sheets.routes),
        ]
    )
