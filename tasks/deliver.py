"""Sending: the core decides and keeps the books, a task is one send that the Prefect UI shows."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from blocks import WhatsApp
from pulse.delivery import Courier, Send, Settled
from pulse.errors import WhatsAppError
from pulse.store import numbers, runs
from pulse.store.states import DeliveryState
from pulse.store.tables import Delivery, PhoneNumber, Reader, Run
from pulse.whatsapp import standing
from tasks.patience import patience
from tasks.retries import if_not_ours
from tasks.stored import open_store


@asynccontextmanager
async def courier(connection: WhatsApp) -> AsyncIterator[Courier]:
    """A courier for one number, with one connection pool for all its readers."""
    store = open_store()

    def allowed() -> float | None:
        with store.begin() as session:
            number = numbers.get(session, connection.phone_number_id)
            return number.per_second if number else None

    sender = connection.sender(await asyncio.to_thread(allowed))
    async with connection.client() as client:
        yield Courier(store, client, sender, patience().timing)


@task(name="check number", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def check_number(connection: WhatsApp, name: str) -> str:
    """Why nothing can be sent from the number, or ``""``. Retried as any look at the database is.

    A number that Meta refused is asked again: once the owner has mended it, it sends without anybody's doing.
    """

    def know() -> PhoneNumber:
        with open_store().begin() as session:
            return numbers.upsert(
                session,
                connection.phone_number_id,
                connection=name,
                waba_id=connection.waba_id,
                display_number=connection.display_number,
            )

    number = await asyncio.to_thread(know)
    if number.stopped_at is None:
        return ""
    try:
        async with connection.client() as client:
            stands = standing.read(await client.phone_number())
            scopes = (await client.token()).get("scopes") or []
    except WhatsAppError as wrong:
        return str(wrong)
    if stands.blocked or "whatsapp_business_messaging" not in scopes:
        return number.reason

    def resume() -> None:
        with open_store().begin() as session:
            numbers.resume(session, connection.phone_number_id, number.stopped_at)

    await asyncio.to_thread(resume)
    return ""


@task(name="plan deliveries", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def open_deliveries(run_id: str, readers: Sequence[Reader], connection: WhatsApp) -> list[Delivery]:
    """A row for each reader, all at once. Retried: there is one for a run and a reader, however often it is asked."""

    def make() -> list[Delivery]:
        with open_store().begin() as session:
            # In one order everywhere, so that two that do this at once wait for each other and never both.
            by_id = sorted(readers, key=lambda reader: reader.id)
            runs.leave_out(session, session.get_one(Run, run_id), [reader.id for reader in by_id])
            return [runs.deliver_to(session, run_id, reader.id, connection.phone_number_id) for reader in by_id]

    return await asyncio.to_thread(make)


@task(name="send", cache_policy=NO_CACHE, task_run_name="send {step.kind} to {name}")
async def send_step(courier: Courier, delivery_id: str, step: Send, name: str) -> None:  # noqa: ARG001 - it names the task
    """One message. Not retried by Prefect: whether it may be sent again is decided from the outbox, not from here."""
    await courier.send(delivery_id, step)


async def bring(courier: Courier, delivery_id: str, name: str, patience: float | None = None) -> Settled:
    """Bring one delivery as far as it goes. Whatever happens to one reader, the others get theirs."""

    async def do(delivery_id: str, step: Send) -> None:
        await send_step(courier, delivery_id, step, name)

    try:
        return await courier.deliver(delivery_id, patience=patience, do=do)
    except Exception as wrong:  # noqa: BLE001 - one reader's trouble, whatever it is, is not the others'
        # Its row stays open, so that watch-deliveries goes on with it.
        get_run_logger().error("%s: the store or Prefect failed (%s)", name, type(wrong).__name__)
        return Settled(DeliveryState.OPEN, f"the store or Prefect failed ({type(wrong).__name__})")
