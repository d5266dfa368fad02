"""Answering: what came in, what it asks, and the answer back into the same conversation."""

import asyncio
import json
import os
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from sqlmodel import Session

from blocks import WhatsApp, block_names, load_block
from pulse.consent import Verdict, judge
from pulse.conversation import Answer, answer, route
from pulse.conversation.route import Ask
from pulse.definition import Condition, FileSource, Pulse, SheetsSource
from pulse.definition.source import KNOWN
from pulse.delivery import Courier, Stands
from pulse.delivery.courier import message_row
from pulse.errors import ChartcastrError, DefinitionError, WhatsAppError
from pulse.insight.fact import Fact
from pulse.insight.names import names
from pulse.narrator import Read, Voice
from pulse.series import from_json
from pulse.store import bursts, inbox, numbers, readers, runs, threads
from pulse.store.columns import utc_now
from pulse.store.tables import Delivery, Inbound, Reader, Snapshot
from pulse.store.threads import Chart
from pulse.whatsapp import messages, phrases
from pulse.whatsapp.messages import Address, Body
from pulse.whatsapp.phrases import Phrases
from pulse.whatsapp.webhook import sender_of
from pulse.wording import name
from tasks.keep import as_written
from tasks.retries import if_not_ours
from tasks.show import show
from tasks.stored import open_store
from tasks.who import drop_unnamed

_SYSTEMS = {"shopify": "Shopify", "hubspot": "HubSpot", "linear": "Linear"}
_DEFAULT = "default"
"""Name of the block where nothing was sent from a number yet, so that nothing tells which one it is."""
_NOTHING_ASKED = frozenset({"help", "other", "more", "unreadable"})
"""What needs no words of its own where the sender is just being sent a chart."""


@dataclass(frozen=True)
class Thread:
    """An inbound message with all that its answer is made from.

    Args:
        inbound: What came in.
        reader: Who sent it.
        connection: Name of the block that answers.
        snapshot: What the chart it is about was made from; None where it is about no chart.
        charts: The charts it may be about, where that is not clear.
    """

    inbound: Inbound
    reader: Reader
    connection: str
    snapshot: Snapshot | None
    charts: tuple[Chart, ...] = ()

    @property
    def pulse(self) -> Pulse | None:
        """The definition as it was when the chart was sent."""
        return Pulse.model_validate_json(self.snapshot.definition) if self.snapshot else None

    @property
    def replies_to(self) -> str | None:
        """What the answer quotes: the reader's message, or the message that a reaction is on."""
        return self.inbound.context if self.inbound.kind == "reaction" else self.inbound.wamid


@dataclass(frozen=True)
class Found:
    """A text to send, and what was understood.

    Args:
        text: The text.
        understood: What it answers.
        choices: Id and title of what may be tapped below it.
        opens: Title of the button that opens the choices where they are many.
    """

    text: str
    understood: str
    choices: tuple[tuple[str, str], ...] = ()
    opens: str = ""


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
                charts = threads.in_question(session, row.reader_id, row.phone_number_id, row.text, row.received_at)
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
    return await asyncio.to_thread(_compose, thread, released)


def _compose(thread: Thread, released: bool) -> Found | None:  # noqa: FBT001 - called from one place
    inbound, said = thread.inbound, phrases.of(thread.reader.locale)
    if inbound.payload.startswith(inbox.SHOW):
        return None
    if fixed := _of_payload(thread, said):
        return fixed
    if thread.snapshot is None:
        verdict = judge(inbound.text)
        if verdict is Verdict.STOP:
            return Found(said.stopped, "stop")
        resumed = said.resumed if thread.reader.opted_in_at else said.code
        return Found(resumed, "start") if verdict is Verdict.START else None
    found = _from_snapshot(thread, thread.snapshot)
    if released and found.ask.intent in _NOTHING_ASKED:
        return None
    return Found(found.text, found.ask.intent)


def _of_payload(thread: Thread, said: Phrases) -> Found | None:
    """The answer to what is about no figures, known from what the inbox made of it."""
    payload = thread.inbound.payload
    if payload == inbox.OPT_IN:
        return Found(said.welcome.format(name=thread.reader.name), "opt-in")
    if payload == inbox.UNSURE:
        choices = ((inbox.STOP_TAP, said.stop_button), (inbox.GO_ON_TAP, said.go_on_button))
        return Found(said.unsure, "unsure", choices)
    if payload == inbox.WHICH and thread.snapshot is None:
        shown = thread.charts[: messages.ROWS]
        ids = [f"{inbox.ABOUT}{thread.inbound.id}/{chart.run_id}" for chart in shown]
        return Found(said.which, "which", tuple(zip(ids, threads.titles(shown), strict=True)), said.choose)
    fixed = {
        inbox.WRONG_CODE: (said.wrong_code, "wrong code"),
        inbox.ENOUGH: (said.enough, "enough for today"),
        inbox.STOP_TAP: (said.stopped, "stop"),
        inbox.GO_ON_TAP: (said.going_on, "go on"),
    }
    return Found(*fixed[payload]) if payload in fixed else None


def _from_snapshot(thread: Thread, snapshot: Snapshot) -> Answer:
    pulse, inbound = Pulse.model_validate_json(snapshot.definition), thread.inbound
    result = from_json(json.loads(snapshot.result))
    # Readers know members by their titles.
    called = names(result)
    keys = {shown: member.key for member in result.members for shown in (member.title, called[member.key])}
    text = inbound.text or inbound.payload
    ask: Ask = route(text, inbound.emoji, inbound.kind, list(keys), pulse.measure.name, pulse.language)
    ask = replace(ask, members=tuple(keys[title] for title in ask.members))
    said = Read.model_validate_json(snapshot.read).facts
    voice, facts = Voice.of(pulse, result.measure), facts_of(snapshot)
    return answer(ask, voice, result, facts=facts, said=said, source=_source(pulse))


def facts_of(snapshot: Snapshot) -> tuple[Fact, ...]:
    """The facts that were frozen; none where they were frozen before facts named their periods."""
    raw = json.loads(snapshot.facts)
    return tuple(Fact.model_validate(one) for one in raw) if all("times" in one for one in raw) else ()


def _source(pulse: Pulse) -> str:
    measure = pulse.measure
    if isinstance(pulse.source, KNOWN):
        metric = pulse.source.definition
        return f"{measure.name}: {metric.definition} From {_SYSTEMS[pulse.source.kind]}."
    figure = f"the {measure.aggregate} of {measure.value}" if measure.value else "the number of rows"
    if measure.aggregate == "single":
        figure = f"{measure.value} as it stands there"
    if isinstance(pulse.source, FileSource):
        where = name(pulse.source.at.split("?", 1)[0].rstrip("/").rsplit("/", 1)[-1]) + _conditions(pulse.source.where)
    elif isinstance(pulse.source, SheetsSource):
        what = f"the chart {pulse.source.chart}" if pulse.source.chart else f"{pulse.source.range}"
        what = name(what) + _conditions(pulse.source.where)
        return f"{measure.name} is read from {what} in a Google Sheet, for each {pulse.grain}."
    else:
        where = "a query on a database"
    return f"{measure.name} is {figure} for each {pulse.grain}, from {where}."


def _conditions(where: tuple[Condition, ...]) -> str:
    return f", only rows where {' and '.join(name(str(one), most=80) for one in where)}" if where else ""


@task(name="send answer", cache_policy=NO_CACHE, task_run_name="send answer to {thread.reader.name}")
async def send_answer(courier: Courier, thread: Thread, found: Found) -> Stands:
    """The answer, quoting what it answers. Not retried by Prefect: the outbox decides whether it may be sent again."""
    row = message_row(
        f"answer/{thread.inbound.id}", "answer", thread.reader, thread.inbound.phone_number_id or "", found.text,
        context=thread.replies_to, run_id=thread.inbound.run_id, inbound_id=thread.inbound.id,
    )  # fmt: skip
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
        shown = f"Understood as **{found.understood}**\n\n{as_written(asked)}\n\n{as_written(found.text)}"
    key = f"{thread.pulse.name if thread.pulse else 'conversation'}-answer"
    try:
        async with get_client() as client:
            await show(client, UUID(flow_run_id), key, "markdown", shown, "What was asked and answered")
    except Exception as wrong:  # noqa: BLE001 - it is for looking at
        get_run_logger().warning("Prefect did not take the artifact (%s)", type(wrong).__name__)
