"""``chartcastr connect whatsapp``: check a number against Meta, subscribe, save it as a block."""

import asyncio
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass

import typer
from pydantic import SecretStr

from cli import checks, standing
from cli.checks import CheckResult
from cli.doctor import of_connection, show
from cli.reader import open_store
from cli.server import require_server
from pulse.delivery import Courier
from pulse.delivery.courier import message_row
from pulse.delivery.message import MET
from pulse.errors import ChartcastrError, DefinitionError, WhatsAppError
from pulse.languages import of_locale
from pulse.store import Store, numbers, readers
from pulse.store.columns import new_id
from pulse.text.render import without_facts
from pulse.whatsapp import messages
from pulse.whatsapp.client import GRAPH_URL, GRAPH_VERSION, Client, connect

_NEEDED = frozenset({"token", "number", "permissions", "register"})
"""What has to be right before anything is saved."""
_STOPS = frozenset({"registration", "status", "health"})
"""What keeps a number from sending though it is connected."""


@dataclass(frozen=True)
class Given:
    """What the owner gave: the number, how to get at it, and what to do with it once it is connected.

    Args:
        token: Of a system user.
        number_id: Meta's id of the number.
        waba_id: The id of its account.
        app_secret: Of the Meta app.
        name: Of the block.
        pin: To register the number with, if it is to be.
        test: A reader who gets a test message, if one is to.
    """

    token: str
    number_id: str
    waba_id: str
    app_secret: str
    name: str
    pin: str = ""
    test: str = ""


def run_connect(given: Given) -> int:
    """Register if asked, check, subscribe, save, and send a test message if asked; 0 if all of it went well.

    Raises:
        DefinitionError: The PIN is none, or there is no Prefect server.
    """
    if given.pin and not re.fullmatch(r"[0-9]{6}", given.pin):
        raise DefinitionError("A PIN has six digits. Use that of the number's two-step verification, or six new ones.")
    require_server()
    return asyncio.run(_connect(given))


async def _connect(given: Given) -> int:
    store = open_store()
    with store.begin() as session:
        numbers.upsert(session, given.number_id, connection=given.name, waba_id=given.waba_id)
    async with connect(
        token=given.token,
        phone_number_id=given.number_id,
        app_secret=given.app_secret,
        base_url=os.environ.get("GRAPH_API_URL", GRAPH_URL),
        version=os.environ.get("GRAPH_API_VERSION", GRAPH_VERSION),
    ) as client:
        found = [*await standing.of_token(client), *await _register(client, given.pin)]
        if not _hopeless(found):
            found += await standing.of_number(client, store, given.waba_id)
        if _hopeless(found):
            show(found)
            typer.echo("\nNothing was saved. Mend the above, and run it again.", err=True)
            return 1
        registered = [check_result for check_result in found if check_result.what == "register"]
        found = [
            *registered,
            *await _subscribe(client, given.waba_id),
            *await of_connection(client, store, given.waba_id, given.app_secret),
        ]
        display = str((await client.phone_number()).get("display_phone_number", ""))
        await _save(given, display)
        with store.begin() as session:
            numbers.upsert(
                session, given.number_id, connection=given.name, waba_id=given.waba_id, display_number=display
            )
            if not any(check_result.stands == "wrong" and check_result.what in _STOPS for check_result in found):
                numbers.resume(session, given.number_id)
        found.append(
            CheckResult("block", "ok", f"saved as {given.name!r}; pulses use it with connection: {given.name}")
        )
        if given.test:
            found.append(await _send_test(store, Courier(store, client), given.number_id, given.test))
    show(found)
    return 1 if any(check_result.stands == "wrong" for check_result in found) else 0


def _hopeless(found: Sequence[CheckResult]) -> bool:
    return any(check_result.stands == "wrong" and check_result.what in _NEEDED for check_result in found)


async def _register(client: Client, pin: str) -> list[CheckResult]:
    if not pin:
        return []
    try:
        await client.register(pin)
    except WhatsAppError as wrong:
        return [CheckResult("register", "wrong", str(wrong))]
    said = "registered; the PIN is that of its two-step verification from now on, so keep it"
    return [CheckResult("register", "ok", said)]


async def _subscribe(client: Client, waba_id: str) -> list[CheckResult]:
    """What is wrong where Meta does not subscribe us."""
    try:
        await client.subscribe(waba_id, *_callback())
    except WhatsAppError as wrong:
        do = "Start the webhook app where PUBLIC_URL leads, then run this again."
        return [CheckResult("webhook", "wrong", str(wrong), do)]
    return []


def _callback() -> tuple[str, str]:
    public = checks.environment("PUBLIC_URL").rstrip("/")
    return (f"{public}{checks.PATH}" if public else "", checks.environment("META_WHATSAPP_WEBHOOK_VERIFY_TOKEN"))


async def _save(given: Given, display: str) -> None:
    from blocks import WhatsApp

    block = WhatsApp(
        token=SecretStr(given.token),
        phone_number_id=given.number_id,
        waba_id=given.waba_id,
        display_number=display,
        app_secret=SecretStr(given.app_secret),
    )
    await block.asave(given.name, overwrite=True)


async def _send_test(store: Store, courier: Courier, number_id: str, reader_name: str) -> CheckResult:
    try:
        with store.begin() as session:
            reader = readers.get(session, reader_name)
        said = without_facts(of_locale(reader.locale)).say("test")
        row = message_row(f"test/{new_id()}", "test", reader, number_id, str(said))
        to = readers.address(reader)
        stands = await courier.say(row, lambda id_: messages.text(to, said, tracker=id_))
    except ChartcastrError as wrong:
        return CheckResult("test message", "wrong", str(wrong))
    if stands.state in MET:
        return CheckResult("test message", "ok", f"Meta took one for {reader_name}; it arrives if their window is open")
    return CheckResult("test message", "wrong", f"{stands.state}: {stands.reason}")
