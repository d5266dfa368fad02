"""``chartcastr doctor``: everything between a pulse and a phone, looked at one by one."""

import asyncio
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from cli import checks, standing
from cli.checks import CheckResult
from cli.reader import open_store
from pulse.store import Store, numbers
from pulse.whatsapp.client import Client

_MARK = {"ok": "[green]ok[/green]", "wrong": "[red]no[/red]", "note": "[yellow]--[/yellow]"}


def run_doctor(block: str) -> int:
    """Look at everything; 0 if nothing is wrong, else 1.

    Raises:
        DefinitionError: There is no such block, or no Prefect server.
    """
    found = asyncio.run(_look(block))
    show(found)
    wrong = [check_result for check_result in found if check_result.stands == "wrong"]
    Console(highlight=False).print(
        f"\n{len(wrong)} thing{'s' if len(wrong) != 1 else ''} to mend." if wrong else "\nAll is well."
    )
    return 1 if wrong else 0


def show(found: Sequence[CheckResult]) -> None:
    """Print findings as a table: whether it is good, what it is, what was seen and what to do."""
    table = Table(box=None, show_header=False, pad_edge=False)
    for name in ("mark", "what", "said"):
        table.add_column(name, overflow="fold", no_wrap=name != "said")
    for check_result in found:
        table.add_row(
            _MARK[check_result.stands],
            escape(check_result.what),
            escape(check_result.said) + (f"\n[bold]→ {escape(check_result.do)}[/bold]" if check_result.do else ""),
        )
    Console(highlight=False).print(table)


async def _look(block: str) -> list[CheckResult]:
    from blocks import Database, WhatsApp, block_names, load_block
    from cli.server import require_server

    require_server()
    connection = await load_block(WhatsApp, block)
    store = open_store()
    with store.begin() as session:
        numbers.upsert(
            session,
            connection.phone_number_id,
            connection=block,
            waba_id=connection.waba_id,
            display_number=connection.display_number,
        )
    async with connection.client() as client:
        found = await of_connection(client, store, connection.waba_id, connection.app_secret.get_secret_value())
    public, verify = checks.environment("PUBLIC_URL"), checks.environment("META_WHATSAPP_WEBHOOK_VERIFY_TOKEN")
    found += await asyncio.to_thread(checks.reachable, public, verify)
    with store.begin() as session:
        found += checks.heard(session, connection.phone_number_id)
        found += checks.stopped(session, connection.phone_number_id)
        found += checks.unsupported(session, connection.phone_number_id)
        found += checks.readers_of(session, connection.phone_number_id)
    for name in await block_names(Database):
        database = (await load_block(Database, name)).source()
        found += await asyncio.to_thread(checks.database, name, database)
    return found


async def of_connection(client: Client, store: Store, waba_id: str, app_secret: str) -> list[CheckResult]:
    """What Meta says of token, number, images, subscription, fields and templates."""
    found = await standing.of_token(client)
    if any(check_result.stands == "wrong" and check_result.what == "token" for check_result in found):
        return found
    return [
        *found,
        *await standing.of_number(client, store, waba_id),
        *await checks.media(client),
        *await checks.subscription(client, waba_id),
        *await checks.fields(client, app_secret),
        *await checks.template_states(client, store, waba_id),
    ]
