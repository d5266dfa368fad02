"""Sending: the core decides and keeps the books, a task is one send that the Prefect UI shows."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from blocks import WhatsApp
from pulse.delivery import Courier, Send, Settled, recipients
from pulse.delivery.patience import patience
from pulse.errors import WhatsAppError
from pulse.store import numbers
from pulse.store.states import DeliveryState
from pulse.store.tables import Delivery, Reader
from pulse.whatsapp import standing
from pulse.whatsapp.token import Token
from tasks.stored import in_store, open_store, stored


@asynccontextmanager
async def courier(connection: WhatsApp) -> AsyncIterator[Courier]:
    """A courier for one number, with one connection pool for all its readers."""
    sender = connection.sender(await in_store(numbers.per_second, connection.phone_number_id))
    async with connection.client() as client:
        yield Courier(open_store(), client, sender, patience().timing)


@stored
async def check_number(connection: WhatsApp, name: str) -> str:
    """Why nothing can be sent from the number, or ``""``. Retried as any look at the database is.

    A number that Meta refused is asked again: once the owner has mended it, it sends without anybody's doing.
    """
    number = await in_store(
        numbers.upsert,
        connection.phone_number_id,
        connection=name,
        waba_id=connection.waba_id,
        display_number=connection.display_number,
    )
    if number.stopped_at is None:
        return ""
    try:
        async with connection.client() as client:
            stands = standing.read(await client.phone_number())
            token = Token.read(await client.token())
    except WhatsAppError as wrong:
        return str(wrong)
    if stands.blocked or not token.may_send:
        return number.reason
    await in_store(numbers.resume, connection.phone_number_id, number.stopped_at)
    return ""


@stored
async def open_deliveries(
    run_id: str, readers: Sequence[Reader], connection: WhatsApp, named: Sequence[Reader]
) -> list[Delivery]:
    """A row for each reader, all at once. Retried: there is one for a run and a reader, however often it is asked.

    Args:
        run_id: The run.
        readers: Who gets it.
        connection: The number that sends.
        named: Everybody whom the pulse names; others of them may get it at another time.
    """
    number, all_ = connection.phone_number_id, [reader.id for reader in named]
    return await in_store(recipients.plan, run_id, [reader.id for reader in readers], number, all_)


@task(name="send", cache_policy=NO_CACHE, task_run_name="send {step.kind} to {name}")
async def send_step(courier: Courier, delivery_id: str, step: Send, name: str) -> None:  # noqa: ARG001 - it names the task
    """One message. Not retried by Prefect: whether it may be sent again is decided from the outbox, not from here."""
    await courier.send(delivery_id, step)


async def bring(
    courier: Courier, delivery_id: str, name: str, patience: float | None = None, arrival: float | None = None
) -> Settled:
    """Bring one delivery as far as it goes. Whatever happens to one reader, the others get theirs.

    Args:
        courier: What sends.
        delivery_id: The delivery.
        name: Its reader.
        patience: Seconds that are waited for whatever it may be; for all that has an end if left out.
        arrival: Seconds that are waited for the phone.
    """

    async def do(delivery_id: str, step: Send) -> None:
        await send_step(courier, delivery_id, step, name)

    try:
        return await courier.deliver(delivery_id, patience=patience, arrival=arrival, do=do)
    except Exception as wrong:  # noqa: BLE001 - one reader's trouble, whatever it is, is not the others'
        # Its row stays open, so that watch-deliveries goes on with it.
        get_run_logger().error("%s: the store or Prefect failed (%s)", name, type(wrong).__name__)
        return Settled(DeliveryState.OPEN, f"the store or Prefect failed ({type(wrong).__name__})")
