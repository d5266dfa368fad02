"""What Prefect is told of deliveries: events that automations act on, a table on the run, and the run's honest state.

Each is told once for each change, and again where telling it was cut short: what was told is noted after it was.
"""

import asyncio
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from threading import Thread
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State
from prefect.events import emit_event
from prefect.events.worker import EventsWorker
from prefect.exceptions import ObjectNotFound
from prefect.states import Completed, Failed
from sqlmodel import Session, col, select

from pulse.delivery import ledger, streak
from pulse.delivery.ledger import Tally
from pulse.store import outbox, runs, streaks
from pulse.store.columns import utc_now
from pulse.store.notes import Streak
from pulse.store.states import UNDERWAY, DeliveryState, MessageState, RunState
from pulse.store.tables import Delivery, Message, Reader, Run
from pulse.whatsapp.errors import explain
from tasks.retries import if_not_ours
from tasks.show import show
from tasks.stored import open_store

Seen = tuple[type[Run] | type[Delivery] | type[Message], str, str]
_OF_MESSAGE: Mapping[str, tuple[MessageState, ...]] = {
    MessageState.DELIVERED: (MessageState.DELIVERED,),
    MessageState.READ: (MessageState.DELIVERED, MessageState.READ),
    MessageState.FAILED: (MessageState.FAILED,),
}
_LEAVE_WITHIN = 10.0
_OF_DELIVERY = frozenset(DeliveryState) - {DeliveryState.OPEN, DeliveryState.SENT, DeliveryState.LATE}


@dataclass(frozen=True)
class Told:
    """One event."""

    event: str
    resource: dict[str, str]
    related: list[dict[str, str]] = field(default_factory=list)
    payload: dict[str, Any] = field(default_factory=dict)
    id: UUID = field(default_factory=uuid4)
    """Prefect takes an event of one id once, also where telling it was cut short and is done again."""


def end_state(tally: Tally) -> State[Any]:
    """The Prefect state of a run: Completed only if every delivery may rest where it stands."""
    if tally.verdict is RunState.DONE:
        return Completed(message=tally.sentence, name="Skipped" if tally.skipped else "Completed")
    name = "Unreached" if tally.unreached else "Unconfirmed" if tally.verdict is RunState.UNCONFIRMED else "Failed"
    return Failed(message=tally.sentence, name=name)


@task(name="report run", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def report_run(run_id: str) -> Tally:
    """Tell what became of a run so far. Retried: what was told is not told again."""
    tally = await asyncio.to_thread(_settle, run_id)
    await tell_of(run_id)
    await _publish(run_id)
    return tally


@task(name="report failure", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def report_failure(run_id: str, reason: str) -> None:
    """Tell that a run ended before anything could be delivered. Retried as any note is."""

    def note() -> None:
        with open_store().begin() as session:
            runs.finish(session, run_id, RunState.FAILED, reason)

    await asyncio.to_thread(note)
    await tell_of(run_id, reason)


async def tell_of(run_id: str, reason: str = "") -> None:
    """Emit what is new about a run, and note that it was."""

    def collect() -> tuple[list[Told], list[Seen], str]:
        with open_store().begin() as session:
            pulse = session.get_one(Run, run_id).pulse
            return [*_run_news(session, run_id, reason)], _seen(session, run_id), pulse

    news, seen, pulse = await asyncio.to_thread(collect)
    for told in news:
        emit(told)
    if not news or await asyncio.to_thread(have_left):
        await asyncio.to_thread(_note, seen)
    await tell_streak(pulse)


def emit(told: Told) -> None:
    """One event to Prefect."""
    emit_event(told.event, resource=told.resource, related=told.related, payload=told.payload, id=told.id)


def have_left() -> bool:
    """Whether the events that were emitted are out of this process; if not, they are told again by a later look."""
    # A daemon, since it would wait for a server that is gone for as long as the process lives.
    waiting = Thread(target=EventsWorker.instance().wait_until_empty, daemon=True)
    waiting.start()
    waiting.join(_LEAVE_WITHIN)
    return not waiting.is_alive()


def _seen(session: Session, run_id: str) -> list[Seen]:
    """Everything of a run, with the state that is being told of; it may be another by the time that is noted."""
    found: list[Run | Delivery | Message] = [session.get_one(Run, run_id), *runs.deliveries(session, run_id)]
    found += session.exec(select(Message).where(Message.run_id == run_id)).all()
    return [(type(one), one.id, one.state) for one in found if one.state != one.reported]


def _note(seen: Iterable[Seen]) -> None:
    with open_store().begin() as session:
        for kind, id_, reported in seen:
            row = session.get_one(kind, id_)
            row.reported = reported
            session.add(row)


def _settle(run_id: str) -> Tally:
    with open_store().begin() as session:
        run = session.get_one(Run, run_id, with_for_update=True)
        found = ledger.tally(session, run)
        if run.state != found.verdict:
            runs.finish(session, run_id, found.verdict, found.sentence if found.verdict is RunState.FAILED else "")
        return found


def _run_news(session: Session, run_id: str, reason: str) -> Iterable[Told]:
    run = session.get_one(Run, run_id)
    pulse, flow_run = _resources(run)
    related = [{**pulse, "prefect.resource.role": "pulse"}, *flow_run]
    for delivery in runs.deliveries(session, run_id):
        yield from _delivery_news(session, delivery, related)
    # Answers belong to no delivery; one that failed after all is said too.
    answers = select(Message).where(
        Message.run_id == run_id, col(Message.delivery_id).is_(None), Message.state == MessageState.FAILED
    )
    for answer in session.exec(answers.where(Message.reported != MessageState.FAILED)):
        resource = {"prefect.resource.id": f"chartcastr.message.{answer.id}", "prefect.resource.name": answer.kind}
        payload = {"message": answer.kind, "reason": _wrong(session, answer)}
        yield Told("chartcastr.message.failed", resource, related, payload)
    if run.state != run.reported:
        tally = ledger.tally(session, run)
        what = ("skipped" if tally.skipped else "sent") if run.state is RunState.DONE else run.state.value
        if run.state is not RunState.RUNNING:
            said = {"pulse": run.pulse, "said": reason or tally.sentence}
            yield Told(f"chartcastr.pulse.{what}", pulse, flow_run, said)


def _wrong(session: Session, message: Message) -> str:
    return explain(message.error_code, message.reason, tries=len(outbox.attempts(session, message.id)))


def _delivery_news(session: Session, delivery: Delivery, related: list[dict[str, str]]) -> Iterable[Told]:
    reader = session.get_one(Reader, delivery.reader_id)
    messages = session.exec(select(Message).where(Message.delivery_id == delivery.id)).all()
    said = {"reader": reader.name, "delivery": delivery.state, "reason": delivery.reason}
    for message in messages:
        resource = {"prefect.resource.id": f"chartcastr.message.{message.id}", "prefect.resource.name": message.kind}
        already = _OF_MESSAGE.get(message.reported, ())
        wrong = _wrong(session, message) if message.state is MessageState.FAILED else ""
        for what in _OF_MESSAGE.get(message.state, ()):
            if what not in already:
                payload = {"reader": reader.name, "message": message.kind, "reason": wrong}
                yield Told(f"chartcastr.message.{what}", resource, related, payload)
        if delivery.state is DeliveryState.LATE != delivery.reported and message.state in UNDERWAY:
            yield Told("chartcastr.message.late", resource, related, said)
    if delivery.state != delivery.reported and delivery.state in _OF_DELIVERY:
        resource = {"prefect.resource.id": f"chartcastr.delivery.{delivery.id}", "prefect.resource.name": reader.name}
        yield Told(f"chartcastr.delivery.{delivery.state}", resource, related, said)


async def tell_streak(pulse: str) -> None:
    """Tell that a pulse has begun to fail or has recovered, if the owner does not know, and note that it was."""

    def collect() -> tuple[Streak, streak.News, list[Told]]:
        with open_store().begin() as session:
            return _streak_news(session, pulse)

    before, news, events = await asyncio.to_thread(collect)
    for told in events:
        emit(told)
    if (news.what or news.known) and (not events or await asyncio.to_thread(have_left)):

        def note() -> None:
            with open_store().begin() as session:
                streaks.known(session, news.known)
                if news.what:
                    streaks.note(session, before, len(news.what), failing=news.failing)

        await asyncio.to_thread(note)


@task(name="report streaks", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def report_lasting() -> None:
    """Tell of pulses that nobody could confirm for a day. Retried: what was told is not told again."""

    def look() -> list[str]:
        now = utc_now()
        with open_store().begin() as session:
            return streaks.lasting(session, now - streak.LASTING, now)

    for pulse in await asyncio.to_thread(look):
        await tell_streak(pulse)


def _streak_news(session: Session, pulse: str) -> tuple[Streak, streak.News, list[Told]]:
    now, by_id, past = utc_now(), {}, []
    for run, sent in streaks.history(session, pulse, now):
        by_id[run.id] = run
        # A run that sent nothing to anybody, for a good reason, neither begins nor ends a streak.
        state = RunState.SKIPPED if run.state is RunState.DONE and not sent else run.state
        past.append(streak.Past(run.id, run.slot, state, run.streak_told))
    before = streaks.find(session, f"pulse/{pulse}")
    news = streak.news(past, now, failing=before.failing)
    events = []
    for place, (what, one) in enumerate(news.what):
        run = by_id[one.id]
        # A run of which nothing was delivered keeps its reason; of the others their deliveries tell.
        sentence = run.why or ledger.tally(session, run).sentence
        resource, related = _resources(run)
        said = {"pulse": pulse, "said": sentence}
        id_ = uuid5(NAMESPACE_OID, f"{before.key}/{before.told + place}/{one.id}/{what}")
        events.append(Told(f"chartcastr.pulse.{what}", resource, related, said, id_))
    return before, news, events


def _resources(run: Run) -> tuple[dict[str, str], list[dict[str, str]]]:
    """The pulse, and its flow run as what an event is related to."""
    pulse = {"prefect.resource.id": f"chartcastr.pulse.{run.pulse}", "prefect.resource.name": run.pulse}
    if not run.flow_run_id:
        return pulse, []
    return pulse, [{"prefect.resource.id": f"prefect.flow-run.{run.flow_run_id}", "prefect.resource.role": "flow-run"}]


async def _publish(run_id: str) -> None:
    """The table of every message on the run. It is for looking at: that it cannot be shown stops nothing."""

    def collect() -> tuple[str, str | None, list[dict[str, str | int]]]:
        with open_store().begin() as session:
            run = session.get_one(Run, run_id)
            return run.pulse, run.flow_run_id, ledger.rows(session, run_id)

    pulse, flow_run_id, rows = await asyncio.to_thread(collect)
    if flow_run_id is None or not rows:
        return
    said = f"Every message of this run, as of {utc_now():%Y-%m-%d %H:%M:%S} UTC"
    try:
        async with get_client() as client:
            await show(client, UUID(flow_run_id), f"{pulse}-deliveries", "table", json.dumps(rows), said)
    except Exception as wrong:  # noqa: BLE001 - it is for looking at
        get_run_logger().warning("Prefect did not take the table of deliveries (%s)", type(wrong).__name__)


@task(name="set the run's state", cache_policy=NO_CACHE)
async def correct_state(run_id: str, tally: Tally) -> None:
    """Set a run that is over to what became of it since. Not retried: the next look does it again."""

    def look() -> str | None:
        with open_store().begin() as session:
            return session.get_one(Run, run_id).flow_run_id

    if (flow_run_id := await asyncio.to_thread(look)) is None:
        return
    state = end_state(tally)
    async with get_client() as client:
        try:
            now = (await client.read_flow_run(UUID(flow_run_id))).state
        except ObjectNotFound:
            return
        if now is not None and now.is_final() and (now.name, now.message) != (state.name, state.message):
            await client.set_flow_run_state(UUID(flow_run_id), state, force=True)
