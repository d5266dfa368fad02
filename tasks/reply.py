"""Answering: what came in, what it asks, and the answer back into the same conversation."""

import asyncio
import json
from dataclasses import dataclass

from prefect import get_run_logger, task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE

from blocks import WhatsApp
from pulse.conversation import Answer, answer, route
from pulse.definition import Pulse
from pulse.errors import ChartcastrError, WhatsAppError
from pulse.narrator import Read, Voice
from pulse.series import from_json
from pulse.store import inbox, runs
from pulse.store.tables import Inbound, Message, Reader, Snapshot, new_id
from pulse.whatsapp import messages
from pulse.whatsapp.messages import Address
from tasks.deliver import Sent, send_once
from tasks.keep import as_written
from tasks.retries import DELAYS, JITTER, if_not_ours, if_repeatable
from tasks.stored import open_store


@dataclass(frozen=True)
class Thread:
    """An inbound message with all that its answer is made from."""

    inbound: Inbound
    reader: Reader
    snapshot: Snapshot

    @property
    def pulse(self) -> Pulse:
        """The definition as it was when the chart was sent."""
        return Pulse.model_validate_json(self.snapshot.definition)

    @property
    def replies_to(self) -> str | None:
        """What the answer quotes: the reader's message, or the message that a reaction is on."""
        return self.inbound.context if self.inbound.kind == "reaction" else self.inbound.wamid


@task(
    name="look up the thread", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours
)
async def find_thread(inbound_id: str) -> Thread:
    """What was asked, by whom, about which chart. Retried as any read is.

    Raises:
        ChartcastrError: There is no such message, or it belongs to no chart.
    """

    def look() -> Thread:
        with open_store().begin() as session:
            row = session.get(Inbound, inbound_id)
            reader = session.get(Reader, row.reader_id) if row and row.reader_id else None
            snapshot = runs.snapshot(session, row.run_id) if row and row.run_id else None
            if row is None or reader is None or snapshot is None:
                raise ChartcastrError(
                    f"Inbound message {inbound_id} belongs to no reader and chart; nothing to answer."
                )
            return Thread(row, reader, snapshot)

    return await asyncio.to_thread(look)


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


@task(name="compose answer", cache_policy=NO_CACHE)
async def compose_answer(thread: Thread) -> Answer:
    """The answer, from the frozen snapshot. Not retried: the same question gives the same answer."""
    return await asyncio.to_thread(_compose, thread)


def _compose(thread: Thread) -> Answer:
    pulse, inbound = thread.pulse, thread.inbound
    result = from_json(json.loads(thread.snapshot.result))
    members = [member.key for member in result.members]
    ask = route(inbound.text or inbound.payload, inbound.emoji, inbound.kind, members, pulse.measure.name)
    said = Read.model_validate_json(thread.snapshot.read).facts
    return answer(ask, Voice.of(pulse), result, said=said, source=_source(pulse))


def _source(pulse: Pulse) -> str:
    measure = pulse.measure
    figure = f"the {measure.aggregate} of {measure.value}" if measure.value else "the number of rows"
    if measure.aggregate == "single":
        figure = f"{measure.value} as it stands there"
    file = pulse.source.at.split("?", 1)[0].rsplit("/", 1)[-1]
    return f"{measure.name} is {figure} for each {pulse.grain}, from {file}."


@task(
    name="send answer", cache_policy=NO_CACHE, retries=3, retry_delay_seconds=DELAYS, retry_jitter_factor=JITTER,
    retry_condition_fn=if_repeatable, task_run_name="send answer to {thread.reader.name}",
)  # fmt: skip
async def send_answer(connection: WhatsApp, thread: Thread, text: str) -> Sent:
    """The answer, quoting what it answers. Retried only where Meta proves that it took nothing."""
    row = Message(
        id=new_id(),
        purpose=f"answer/{thread.inbound.id}",
        kind="answer",
        run_id=thread.inbound.run_id,
        reader_id=thread.reader.id,
        inbound_id=thread.inbound.id,
        phone_number_id=connection.phone_number_id,
        text=text,
        context=thread.replies_to,
    )
    to = Address(thread.reader.phone, thread.reader.user_id)
    async with connection.client() as client:
        return await send_once(client, row, lambda id_: messages.text(to, text, tracker=id_, context=thread.replies_to))


@task(name="note the answer", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def note_answer(thread: Thread) -> None:
    """Mark the inbound message as answered. Retried: the same note twice is one."""

    def note() -> None:
        with open_store().begin() as session:
            inbox.answered(session, thread.inbound.id)

    await asyncio.to_thread(note)


@task(name="show in Prefect", cache_policy=NO_CACHE)
async def publish(thread: Thread, found: Answer) -> None:
    """The answer as an artifact of the run. Not retried, and never a reason for an answered reply to fail."""
    try:
        await acreate_markdown_artifact(
            f"Understood as **{found.ask.intent}**\n\n{as_written(found.text)}",
            key=f"{thread.pulse.name}-answer",
            description="Answer, as sent",
        )
    except Exception as wrong:  # noqa: BLE001 - it is for looking at
        get_run_logger().warning("Prefect did not take the artifact (%s)", type(wrong).__name__)
