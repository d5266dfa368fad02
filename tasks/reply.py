"""Answering: what came in, what it asks, and the answer back into the same conversation."""

import asyncio
import os
from datetime import datetime
from uuid import UUID

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from sqlmodel import Session

from blocks import WhatsApp, block_names, load_block
from pulse.conversation.thread import Found, Thread, compose
from pulse.definition import Pulse
from pulse.delivery import Courier, Outcome
from pulse.delivery.courier import message_row
from pulse.errors import ChartcastrError, DefinitionError, WhatsAppError
from pulse.store import bursts, inbox, numbers, readers, runs, threads
from pulse.store.columns import utc_now
from pulse.store.tables import Delivery, Inbound, Reader
from pulse.whatsapp import messages
from pulse.whatsapp.messages import Address, Body
from pulse.whatsapp.webhook import sender_of
from tasks.keep import as_written
from tasks.retries import if_not_ours
from tasks.show import show
from tasks.stored import open_store
from tasks.who import drop_unnamed

_DEFAULT = "default"
"""Name of the block where nothing was sent from a number yet, so that nothing tells which one it is."""


@task(
    name="look up the thread", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours
)
async def find_thread(inbound_id: str) -> Thread:
    """What was asked, by whom, about which chart. Retried as any read is.

    Raises:
        ChartcastrError: There is no such message, or nobody to answer it.
    """

    def look() -> Thread:
        with open_store().begin() as session:
            if session.get(Inbound, inbound_id) is None:
                raise ChartcastrError(f"Inbound message {inbound_id} belongs to no reader of ours.")
            row = bursts.compose(session, inbound_id, utc_now())
            reader, charts = _sender(session, row), []
            if row.payload == inbox.WHICH and row.reader_id:
                newest = threads.newest(session, row.reader_id, row.phone_number_id, row.received_at)
                charts = threads.in_question(session, row, row.reader_id, newest)
                row.run_id = charts[0].run_id if len(charts) == 1 else None
            snapshot = runs.snapshot(session, row.run_id) if row.run_id else None
            number = numbers.get(session, row.phone_number_id) if row.phone_number_id else None
            pulse = Pulse.model_validate_json(snapshot.definition) if snapshot else None
            connection = number.connection if number else pulse.connection if pulse else _DEFAULT
            if reader is None:
                raise ChartcastrError(f"Inbound message {inbound_id} belongs to no reader of ours.")
            return Thread(row, reader, connection, snapshot, tuple(charts))

    return await asyncio.to_thread(look)


def _sender(session: Session, row: Inbound) -> Reader | None:
    """Who wrote; somebody who is no reader gets an answer to a wrong code, and only there."""
    if row.reader_id:
        return session.get(Reader, row.reader_id)
    return readers.stranger(session) if row.payload == inbox.WRONG_CODE else None


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


@task(name="leave unanswered", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def leave(thread: Thread, reason: str) -> None:
    """Note that a message gets no answer, and why. Retried: the same note twice is one."""

    def note() -> None:
        with open_store().begin() as session:
            inbox.ignored(session, thread.inbound.id, reason)

    await asyncio.to_thread(note)


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


@task(name="find what waits", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def find_waiting(thread: Thread) -> list[Delivery]:
    """What waits for the sender to write, and is still meant for them. Retried as any read is."""

    def look() -> list[Delivery]:
        with open_store().begin() as session:
            return runs.waiting_for(session, thread.reader.id, thread.inbound.phone_number_id or "")

    waiting = await asyncio.to_thread(look)
    dropped = await drop_unnamed([one.id for one in waiting])
    return [one for one in waiting if one.id not in dropped]


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
    known = thread.inbound.reader_id is not None
    to = readers.address(thread.reader) if known else Address(*sender_of(thread.inbound.raw))

    def body(tracker: str) -> Body:
        if found.choices:
            return messages.question(
                to, found.text, found.choices, found.opens, tracker=tracker, context=thread.replies_to
            )
        return messages.text(to, found.text, tracker=tracker, context=thread.replies_to)

    return await courier.say(row, body)


@task(
    name="put the answer off", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours
)
async def put_off(thread: Thread, until: datetime) -> None:
    """Have the answer started again at ``until``. Retried: it is the same note."""

    def note() -> None:
        with open_store().begin() as session:
            inbox.put_off(session, thread.inbound.id, until)

    await asyncio.to_thread(note)


@task(name="note the answer", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def note_answer(thread: Thread) -> None:
    """Mark the inbound message as answered. Retried: the same note twice is one."""

    def note() -> None:
        with open_store().begin() as session:
            inbox.answered(session, thread.inbound.id)

    await asyncio.to_thread(note)


@task(name="show in Prefect", cache_policy=NO_CACHE)
async def publish(thread: Thread, found: Found, flow_run_id: str | None) -> None:
    """What was understood, as an artifact of the run. Not retried, and never a reason for an answered reply to fail.

    What people write and are answered is shown only where CHARTCASTR_SHOW_ANSWERS says so: whoever may look into
    Prefect could read it.
    """
    if flow_run_id is None:
        return
    shown = f"Understood as **{found.understood}**, and answered."
    if os.environ.get("CHARTCASTR_SHOW_ANSWERS") == "1":
        asked = thread.inbound.text or thread.inbound.emoji or thread.inbound.kind
        shown = f"Understood as **{found.understood}**\n\n{as_written(asked)}\n\n{as_written(str(found.text))}"
    key = f"{thread.pulse.name if thread.pulse else 'conversation'}-answer"
    try:
        async with get_client() as client:
            await show(client, UUID(flow_run_id), key, "markdown", shown, "What was asked and answered")
    except Exception as wrong:  # noqa: BLE001 - it is for looking at
        get_run_logger().warning("Prefect did not take the artifact (%s)", type(wrong).__name__)
