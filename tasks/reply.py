"""Answering: what came in, what it asks, and the answer back into the same conversation."""

import asyncio
import os
from datetime import datetime
from functools import partial

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from blocks import WhatsApp, block_names, load_block
from pulse.conversation import effects
from pulse.conversation.again import read_again
from pulse.conversation.compose import compose
from pulse.conversation.look_up import look_up
from pulse.conversation.thread import Found, Thread
from pulse.conversation.understand import Understood
from pulse.delivery import Courier, Outcome
from pulse.delivery.courier import message_row
from pulse.errors import ChartcastrError, DefinitionError, WhatsAppError
from pulse.series import Dataset
from pulse.store import inbox, runs
from pulse.store.columns import utc_now
from pulse.store.tables import Delivery
from pulse.text import Text
from pulse.whatsapp import messages
from tasks.compute import compute
from tasks.show import Artifact, as_written, show
from tasks.stored import in_store, stored
from tasks.who import drop_unnamed

_REFRESH_SECONDS = 60.0
"""A reader waits for no source longer than this."""


@stored
async def find_thread(inbound_id: str) -> Thread:
    """What was asked, by whom, about which chart. Retried as any read is.

    Raises:
        ChartcastrError: There is no such message, or nobody to answer it.
    """
    return await in_store(look_up, inbound_id)


async def load_connection(thread: Thread) -> WhatsApp | None:
    """The block of the number that was written to, whatever it is called by now; None if there is none any more."""
    if (connection := await _if_of(thread, thread.connection)) is not None:
        return connection
    for block in await block_names(WhatsApp):
        if block != thread.connection and (connection := await _if_of(thread, block)) is not None:
            return connection
    return None


async def _if_of(thread: Thread, block: str) -> WhatsApp | None:
    """The block of this name, if it is of the number that was written to."""
    try:
        connection = await load_block(WhatsApp, block)
    except DefinitionError:
        return None
    return connection if thread.inbound.phone_number_id in {None, connection.phone_number_id} else None


@stored
async def leave(thread: Thread, reason: str) -> None:
    """Note that a message gets no answer, and why. Retried: the same note twice is one."""
    await in_store(inbox.ignored, thread.inbound.id, reason)


async def show_typing(connection: WhatsApp, thread: Thread) -> bool:
    """Blue ticks and the typing indicator; whether Meta took it. Not retried: the answer matters, this does not."""
    try:
        async with connection.client() as client:
            await client.mark_read(messages.read(thread.inbound.wamid, typing=True))
    except WhatsAppError:
        return False
    return True


@stored
async def find_waiting(thread: Thread) -> list[Delivery]:
    """What waits for the sender to write, and is still meant for them. Retried as any read is."""
    waiting = await in_store(runs.waiting_for, thread.reader.id, thread.inbound.phone_number_id or "")
    dropped = await drop_unnamed([delivery.id for delivery in waiting])
    return [delivery for delivery in waiting if delivery.id not in dropped]


@task(name="compose answer", cache_policy=NO_CACHE)
async def compose_answer(
    thread: Thread, *, released: bool = False, understood: Understood | None = None
) -> Found | None:
    """The answer, from the frozen snapshot; None where nothing is asked. Not retried: it would be the same words.

    Args:
        thread: The question.
        released: Whether its sender was sent a chart because of it.
        understood: What it means, where a model read it.
    """
    return await compute(compose, thread, released=released, understood=understood)


@task(name="read the source again", cache_policy=NO_CACHE)
async def refresh(thread: Thread) -> Text | None:
    """What the source says now that the chart did not; None where it cannot be read, which costs the reader nothing.

    Not retried: the reader waits for it, and may ask again.
    """
    figure = thread.figures[0]
    try:
        fresh = await asyncio.wait_for(_fetch(thread), _REFRESH_SECONDS)
    except (ChartcastrError, TimeoutError) as wrong:
        get_run_logger().warning("The source could not be read again (%s)", type(wrong).__name__)
        return None
    return await asyncio.to_thread(read_again, figure, fresh, thread.language)


async def _fetch(thread: Thread) -> Dataset:
    # Sources are only imported where one is read.
    from tasks.read import fetch_data

    return await fetch_data.fn(thread.figures[0].pulse, utc_now())


@stored
async def keep_wishes(thread: Thread, found: Found) -> None:
    """What the reader sets, or tells the owner. Retried: the same wish twice is one."""
    await in_store(effects.keep, thread, found)


@task(name="send answer", cache_policy=NO_CACHE, task_run_name="send answer to {thread.reader.name}")
async def send_answer(courier: Courier, thread: Thread, found: Found) -> Outcome:
    """The answer, quoting what it answers. Not retried by Prefect: the outbox decides whether it may be sent again."""
    row = message_row(
        f"answer/{thread.inbound.id}",
        "answer",
        thread.reader,
        thread.inbound.phone_number_id or "",
        str(found.text),
        context=thread.replies_to,
        run_id=thread.inbound.run_id,
        inbound_id=thread.inbound.id,
    )
    media_id = None
    if found.attachment is not None:
        attached = found.attachment
        media_id = await courier.attach(attached.content, attached.mime, attached.name)
    return await courier.say(row, partial(found.body, thread, media_id=media_id))


@stored
async def put_off(thread: Thread, until: datetime) -> None:
    """Have the answer started again at ``until``. Retried: it is the same note."""
    await in_store(inbox.put_off, thread.inbound.id, until)


@stored
async def note_answer(thread: Thread, found: Found | None = None) -> None:
    """Mark the inbound message as answered, and keep what was understood. Retried: the same note twice is one."""
    kept = found.memory.model_dump_json(exclude_defaults=True) if found and found.memory.outcome else ""
    await in_store(inbox.answered, thread.inbound.id, kept)


async def publish(thread: Thread, found: Found, flow_run_id: str | None) -> None:
    """What was understood, as an artifact of the run. Not retried, and never a reason for an answered reply to fail.

    What people write and are answered is shown only where CHARTCASTR_SHOW_ANSWERS says so: whoever may look into
    Prefect could read it.
    """
    shown = f"Understood as **{found.understood}**, and answered."
    if os.environ.get("CHARTCASTR_SHOW_ANSWERS") == "1":
        asked = thread.inbound.text or thread.inbound.emoji or thread.inbound.kind
        shown = f"Understood as **{found.understood}**\n\n{as_written(asked)}\n\n{as_written(str(found.text))}"
    key = f"{thread.pulse.name if thread.pulse else 'conversation'}-answer"
    await show(flow_run_id, Artifact(key, "markdown", shown, "What was asked and answered"))
