"""Answering: what came in, what it asks, and the answer back into the same conversation."""

import asyncio
import os
from datetime import datetime
from functools import partial

from prefect import task
from prefect.cache_policies import NO_CACHE

from blocks import WhatsApp, block_names, load_block
from pulse.conversation.look_up import look_up
from pulse.conversation.thread import Found, Thread, compose
from pulse.delivery import Courier, Outcome
from pulse.delivery.courier import message_row
from pulse.errors import DefinitionError, WhatsAppError
from pulse.store import inbox, runs
from pulse.store.tables import Delivery
from pulse.whatsapp import messages
from tasks.show import Artifact, as_written, show
from tasks.stored import in_store, stored_task
from tasks.who import drop_unnamed


@stored_task("look up the thread")
async def find_thread(inbound_id: str) -> Thread:
    """What was asked, by whom, about which chart. Retried as any read is.

    Raises:
        ChartcastrError: There is no such message, or nobody to answer it.
    """
    return await in_store(look_up, inbound_id)


async def load_connection(thread: Thread) -> WhatsApp | None:
    """The block of the number that was written to, whatever it is called by now; None if there is none any more."""
    number = thread.inbound.phone_number_id
    for block in dict.fromkeys([thread.connection, *await block_names(WhatsApp)]):
        try:
            connection = await load_block(WhatsApp, block)
        except DefinitionError:
            continue
        if number in {None, connection.phone_number_id}:
            return connection
    return None


@stored_task("leave unanswered")
async def leave(thread: Thread, reason: str) -> None:
    """Note that a message gets no answer, and why. Retried: the same note twice is one."""
    await in_store(inbox.ignored, thread.inbound.id, reason)


@task(
    name="show as read and typing",
    cache_policy=NO_CACHE,
    task_run_name="show {thread.reader.name} that we read it",
)
async def show_typing(connection: WhatsApp, thread: Thread) -> bool:
    """Blue ticks and the typing indicator; whether Meta took it. Not retried: the answer matters, this does not."""
    try:
        async with connection.client() as client:
            await client.mark_read(messages.read(thread.inbound.wamid, typing=True))
    except WhatsAppError:
        return False
    return True


@stored_task("find what waits")
async def find_waiting(thread: Thread) -> list[Delivery]:
    """What waits for the sender to write, and is still meant for them. Retried as any read is."""
    waiting = await in_store(runs.waiting_for, thread.reader.id, thread.inbound.phone_number_id or "")
    dropped = await drop_unnamed([delivery.id for delivery in waiting])
    return [delivery for delivery in waiting if delivery.id not in dropped]


@task(name="compose answer", cache_policy=NO_CACHE)
async def compose_answer(thread: Thread, *, released: bool = False) -> Found | None:
    """The answer, from the frozen snapshot; None where nothing is asked. Not retried: it would be the same words.

    Args:
        thread: The question.
        released: Whether its sender was sent a chart because of it.
    """
    return await asyncio.to_thread(compose, thread, released=released)


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
    return await courier.say(row, partial(found.body, thread))


@stored_task("put the answer off")
async def put_off(thread: Thread, until: datetime) -> None:
    """Have the answer started again at ``until``. Retried: it is the same note."""
    await in_store(inbox.put_off, thread.inbound.id, until)


@stored_task("note the answer")
async def note_answer(thread: Thread) -> None:
    """Mark the inbound message as answered. Retried: the same note twice is one."""
    await in_store(inbox.answered, thread.inbound.id)


@task(name="show in Prefect", cache_policy=NO_CACHE)
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
