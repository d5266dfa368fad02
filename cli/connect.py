"""``chartcastr connect whatsapp``: check a number against Meta, subscribe, save it as a block."""

import asyncio
import os

import typer
from pydantic import SecretStr

from cli import checks
from cli.checks import Finding
from cli.doctor import of_connection, show
from cli.reader import open_store
from cli.server import require_server
from pulse.delivery import Courier
from pulse.delivery.courier import message_row
from pulse.errors import ChartcastrError, WhatsAppError
from pulse.store import Store, numbers, readers
from pulse.store.columns import new_id
from pulse.whatsapp import messages
from pulse.whatsapp.client import GRAPH_URL, GRAPH_VERSION, connect

_TEST = "This is a test from Chartcastr: the number is connected."


def run_connect(token: str, number_id: str, waba_id: str, app_secret: str, name: str, test: str) -> int:
    """Check, subscribe, save, and send a test message if asked; 0 if all of it went well."""
    require_server()
    return asyncio.run(_connect(token.strip(), number_id.strip(), waba_id.strip(), app_secret.strip(), name, test))


async def _connect(token: str, number_id: str, waba_id: str, app_secret: str, name: str, test: str) -> int:
    store = open_store()
    with store.begin() as session:
        numbers.know(session, number_id, connection=name, waba_id=waba_id)
    async with connect(
        token=token, phone_number_id=number_id, app_secret=app_secret,
        base_url=os.environ.get("GRAPH_API_URL", GRAPH_URL), version=os.environ.get("GRAPH_API_VERSION", GRAPH_VERSION),
    ) as client:  # fmt: skip
        found = [*await checks.token(client), *await checks.number(client, store, waba_id)]
        if any(one.stands == "wrong" and one.what in {"token", "number", "permissions"} for one in found):
            show(found)
            typer.echo("\nNothing was saved. Mend the above, and run it again.", err=True)
            return 1
        try:
            await client.subscribe(waba_id, *_callback())
        except WhatsAppError as wrong:
            do = "Start the webhook app where PUBLIC_URL leads, then run this again."
            found.append(Finding("webhook", "wrong", str(wrong), do))
        found = [
            *await of_connection(client, store, waba_id, app_secret),
            *[one for one in found if one.what == "webhook"],
        ]
        display = str((await client.phone_number()).get("display_phone_number", ""))
        await _save(name, token, number_id, waba_id, app_secret, display)
        with store.begin() as session:
            numbers.know(session, number_id, connection=name, waba_id=waba_id, display_number=display)
            numbers.resume(session, number_id)
        found.append(Finding("block", "ok", f"saved as {name!r}; pulses use it with connection: {name}"))
        if test:
            found.append(await _send_test(store, Courier(store, client), number_id, test))
    show(found)
    return 1 if any(one.stands == "wrong" for one in found) else 0


def _callback() -> tuple[str, str]:
    public = checks.environment("PUBLIC_URL").rstrip("/")
    return (f"{public}{checks.PATH}" if public else "", checks.environment("META_WHATSAPP_WEBHOOK_VERIFY_TOKEN"))


async def _save(name: str, token: str, number_id: str, waba_id: str, app_secret: str, display: str) -> None:
    from blocks import WhatsApp

    block = WhatsApp(
        token=SecretStr(token), phone_number_id=number_id, waba_id=waba_id, display_number=display,
        app_secret=SecretStr(app_secret),
    )  # fmt: skip
    await block.asave(name, overwrite=True)


async def _send_test(store: Store, courier: Courier, number_id: str, reader_name: str) -> Finding:
    try:
        with store.begin() as session:
            reader = readers.get(session, reader_name)
        row = message_row(f"test/{new_id()}", "test", reader, number_id, _TEST)
        to = readers.address(reader)
        stands = await courier.say(row, lambda id_: messages.text(to, _TEST, tracker=id_))
    except ChartcastrError as wrong:
        return Finding("test message", "wrong", str(wrong))
    if stands.state in {"taken", "arrived"}:
        return Finding("test message", "ok", f"Meta took one for {reader_name}; it arrives if their window is open")
    return Finding("test message", "wrong", f"{stands.state}: {stands.reason}")
