"""Sending: a row before each POST, the wamid after it, and no message twice."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from prefect import task
from prefect.cache_policies import NO_CACHE

from blocks import WhatsApp
from pulse.chart import MIME
from pulse.store import outbox, runs
from pulse.store.tables import Delivery, Message, Reader, Snapshot, new_id, utc_now
from pulse.whatsapp import messages
from pulse.whatsapp.client import Client
from pulse.whatsapp.errors import MetaError, NotSent, OutcomeUnknown, RequestRefused
from pulse.whatsapp.messages import Address, Body
from tasks.retries import DELAYS, JITTER, if_not_ours, if_repeatable, if_repeatable_or_unknown
from tasks.stored import open_store

_MEDIA_DAYS = timedelta(days=29)
"""Meta keeps an upload for 30 days; a day less is safe."""
_LOOK_EVERY = 0.2


@dataclass(frozen=True)
class Sent:
    """A message and where it stands: ``accepted`` or higher, or ``unknown``."""

    message_id: str
    wamid: str | None
    state: str

    @property
    def known(self) -> bool:
        """Whether Meta is known to have taken it."""
        return self.wamid is not None

    @property
    def arrived(self) -> bool:
        """Whether it is known to be on the reader's phone."""
        return self.state in outbox.ARRIVED


@task(
    name="upload chart", cache_policy=NO_CACHE, retries=3, retry_delay_seconds=DELAYS, retry_jitter_factor=JITTER,
    retry_condition_fn=if_repeatable_or_unknown,
)  # fmt: skip
async def upload_chart(connection: WhatsApp, snapshot: Snapshot) -> str:
    """One upload for all readers. Retried even if its outcome is unknown: a second upload leaves an unused id only."""
    digest = hashlib.sha256(snapshot.chart).hexdigest()

    def known() -> str | None:
        with open_store().begin() as session:
            kept = outbox.media(session, connection.phone_number_id, digest)
            return kept.media_id if kept and utc_now() - kept.uploaded_at < _MEDIA_DAYS else None

    if media_id := await asyncio.to_thread(known):
        return media_id
    async with connection.client() as client:
        media_id = await client.upload(snapshot.chart, MIME, "chart.png")

    def keep(media_id: str) -> None:
        with open_store().begin() as session:
            outbox.uploaded(session, connection.phone_number_id, digest, media_id)

    await asyncio.to_thread(keep, media_id)
    return media_id


@task(
    name="open delivery",
    cache_policy=NO_CACHE,
    retries=2,
    retry_delay_seconds=2,
    task_run_name="open delivery to {reader.name}",
)
async def open_delivery(run_id: str, reader: Reader) -> Delivery:
    """The delivery's row. Retried: there is one for a run and a reader, however often it is asked for."""

    def make() -> Delivery:
        with open_store().begin() as session:
            return runs.deliver_to(session, run_id, reader.id)

    return await asyncio.to_thread(make)


@task(
    name="send image", cache_policy=NO_CACHE, retries=3, retry_delay_seconds=DELAYS, retry_jitter_factor=JITTER,
    retry_condition_fn=if_repeatable, task_run_name="send image to {reader.name}",
)  # fmt: skip
async def send_image(
    connection: WhatsApp, delivery: Delivery, reader: Reader, snapshot: Snapshot, media_id: str
) -> Sent:
    """Chart and caption. Retried only where Meta proves that it took nothing: it has no idempotency key."""
    row = _row("image", connection, reader, text=snapshot.caption, delivery=delivery)
    to = Address(reader.phone, reader.user_id)
    try:
        async with connection.client() as client:
            return await send_once(client, row, lambda id_: messages.image(to, media_id, snapshot.caption, tracker=id_))
    except RequestRefused:
        # Meta may have lost the upload: whoever runs this again makes a new one.
        await asyncio.to_thread(_forget_media, connection.phone_number_id, snapshot.chart)
        raise


@task(
    name="wait for the image", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours,
    task_run_name="wait until {reader.name} has the image",
)  # fmt: skip
async def wait_for_image(reader: Reader, sent: Sent, seconds: float) -> Sent:  # noqa: ARG001 - the reader names the task
    """Wait until the image is delivered, or ``seconds`` are over: Meta does not keep the order of two messages.

    Returns:
        How it stands then; a status may have told of an image that nobody knew of. Retried as any read is.
    """
    deadline = asyncio.get_running_loop().time() + seconds

    def look() -> Sent:
        with open_store().begin() as session:
            message = outbox.get(session, sent.message_id)
            return Sent(message.id, message.wamid, message.state)

    while True:
        now = await asyncio.to_thread(look)
        if now.arrived or now.state == "failed" or asyncio.get_running_loop().time() >= deadline:
            return now
        await asyncio.sleep(_LOOK_EVERY)


@task(
    name="send analysis", cache_policy=NO_CACHE, retries=3, retry_delay_seconds=DELAYS, retry_jitter_factor=JITTER,
    retry_condition_fn=if_repeatable, task_run_name="send analysis to {reader.name}",
)  # fmt: skip
async def send_analysis(
    connection: WhatsApp, delivery: Delivery, reader: Reader, snapshot: Snapshot, image: Sent
) -> Sent:
    """The deeper text, in the image's thread. Retried as the image is."""
    row = _row("analysis", connection, reader, text=snapshot.analysis, delivery=delivery, context=image.wamid)
    to = Address(reader.phone, reader.user_id)
    async with connection.client() as client:
        return await send_once(
            client, row, lambda id_: messages.text(to, snapshot.analysis, tracker=id_, context=image.wamid)
        )


@task(name="settle delivery", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def settle_delivery(delivery: Delivery, state: str, reason: str) -> None:
    """Note where the delivery stands. Retried: the same note twice is one."""

    def note() -> None:
        with open_store().begin() as session:
            runs.settle(session, delivery.id, state, reason)

    await asyncio.to_thread(note)


async def send_once(client: Client, row: Message, body: Callable[[str], Body]) -> Sent:
    """Send the message of ``row`` unless it was sent before.

    Args:
        client: The number it goes out from.
        row: What to send; its purpose is unique.
        body: Makes the request's body from the id that comes back with every status.

    Where nobody can tell whether Meta took it, the state is ``unknown``: it is not sent again, and a status may
    settle it yet.

    Raises:
        NotSent: Nothing was sent; may be tried again.
        MetaError: Meta refused it; may be tried again if it says so.
    """
    message, ours = await asyncio.to_thread(_claim, row)
    if not ours:
        return Sent(message.id, message.wamid, message.state)
    try:
        wamid = await client.send(body(message.id))
    except (NotSent, MetaError) as wrong:
        await asyncio.to_thread(_refused, message.id, str(wrong), getattr(wrong, "code", None))
        raise
    except OutcomeUnknown as wrong:
        await asyncio.to_thread(_unknown, message.id, str(wrong))
        return Sent(message.id, None, "unknown")
    await asyncio.to_thread(_accepted, message.id, wamid)
    return Sent(message.id, wamid, "accepted")


def _row(
    kind: str,
    connection: WhatsApp,
    reader: Reader,
    *,
    text: str,
    delivery: Delivery,
    context: str | None = None,
) -> Message:
    return Message(
        id=new_id(),
        purpose=f"{kind}/{delivery.id}",
        kind=kind,
        run_id=delivery.run_id,
        reader_id=reader.id,
        delivery_id=delivery.id,
        phone_number_id=connection.phone_number_id,
        text=text,
        context=context,
    )


def _claim(row: Message) -> tuple[Message, bool]:
    with open_store().begin() as session:
        return outbox.claim(session, row)


def _accepted(message_id: str, wamid: str) -> None:
    with open_store().begin() as session:
        outbox.accepted(session, message_id, wamid)


def _forget_media(phone_number_id: str, chart: bytes) -> None:
    with open_store().begin() as session:
        outbox.forget_media(session, phone_number_id, hashlib.sha256(chart).hexdigest())


def _refused(message_id: str, reason: str, code: int | None) -> None:
    with open_store().begin() as session:
        outbox.refused(session, message_id, reason, code)


def _unknown(message_id: str, reason: str) -> None:
    with open_store().begin() as session:
        outbox.unknown(session, message_id, reason)
