"""What is new of a run: of itself, of its deliveries, and of their messages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, select

from pulse.delivery import ledger
from pulse.delivery.events import event
from pulse.delivery.events.event import Event, Resource
from pulse.store import outbox, runs
from pulse.store.states import UNDERWAY, DeliveryState, MessageState, RunState
from pulse.store.tables import Delivery, Message, Reader, Run
from pulse.whatsapp.errors import explain

Seen = tuple[type[Run] | type[Delivery] | type[Message], str, str]
"""What was told of, and the state that was told; it may be another by the time that is noted."""
_OF_MESSAGE: Mapping[str, tuple[MessageState, ...]] = {
    MessageState.DELIVERED: (MessageState.DELIVERED,),
    MessageState.READ: (MessageState.DELIVERED, MessageState.READ),
    MessageState.FAILED: (MessageState.FAILED,),
}
_OF_DELIVERY = frozenset(DeliveryState) - {DeliveryState.OPEN, DeliveryState.SENT, DeliveryState.LATE}


@dataclass(frozen=True)
class RunNews:
    """What is to be told of a run.

    Args:
        pulse: Its pulse.
        events: What is to be told.
        seen: What is to be noted once it was.
    """

    pulse: str
    events: list[Event]
    seen: list[Seen]


def news(session: Session, run_id: str, reason: str = "") -> RunNews:
    """What is new of a run; ``reason`` is said of one that ended before anything could be delivered."""
    run = runs.get(session, run_id)
    return RunNews(run.pulse, [*_of_run(session, run, reason)], _seen(session, run))


def note(session: Session, seen: Iterable[Seen]) -> None:
    """These were told."""
    for kind, id_, reported in seen:
        row = session.get_one(kind, id_)
        row.reported = reported
        session.add(row)


def _seen(session: Session, run: Run) -> list[Seen]:
    found: list[Run | Delivery | Message] = [run, *runs.deliveries(session, run.id)]
    found += session.exec(select(Message).where(Message.run_id == run.id)).all()
    return [(type(item), item.id, item.state) for item in found if item.state != item.reported]


def _of_run(session: Session, run: Run, reason: str) -> Iterable[Event]:
    pulse, flow_run = event.pulse(run.pulse), event.flow_run(run.flow_run_id)
    related: list[Resource] = [{**pulse, "prefect.resource.role": "pulse"}, *flow_run]
    for delivery in runs.deliveries(session, run.id):
        yield from _of_delivery(session, delivery, related)
    # Answers belong to no delivery; one that failed after all is said too.
    answers = select(Message).where(
        Message.run_id == run.id, col(Message.delivery_id).is_(None), Message.state == MessageState.FAILED
    )
    for answer in session.exec(answers.where(Message.reported != MessageState.FAILED)):
        payload = {"message": answer.kind, "reason": _wrong(session, answer)}
        yield Event("chartcastr.message.failed", event.message(answer), related, payload)
    if run.state not in {run.reported, RunState.RUNNING, RunState.WAITING}:
        tally = ledger.tally(session, run)
        what = ("skipped" if tally.skipped else "sent") if run.state is RunState.DONE else run.state.value
        said = {"pulse": run.pulse, "said": reason or tally.sentence}
        yield Event(f"chartcastr.pulse.{what}", pulse, flow_run, said)


def _of_delivery(session: Session, delivery: Delivery, related: list[Resource]) -> Iterable[Event]:
    reader = session.get_one(Reader, delivery.reader_id)
    said = {"reader": reader.name, "delivery": delivery.state, "reason": delivery.reason}
    for message in session.exec(select(Message).where(Message.delivery_id == delivery.id)).all():
        already = _OF_MESSAGE.get(message.reported, ())
        wrong = _wrong(session, message) if message.state is MessageState.FAILED else ""
        for what in _OF_MESSAGE.get(message.state, ()):
            if what not in already:
                payload = {"reader": reader.name, "message": message.kind, "reason": wrong}
                yield Event(f"chartcastr.message.{what}", event.message(message), related, payload)
        if delivery.state is DeliveryState.LATE != delivery.reported and message.state in UNDERWAY:
            yield Event("chartcastr.message.late", event.message(message), related, said)
    if delivery.state != delivery.reported and delivery.state in _OF_DELIVERY:
        resource = event.resource(f"delivery.{delivery.id}", reader.name)
        yield Event(f"chartcastr.delivery.{delivery.state}", resource, related, said)


def _wrong(session: Session, message: Message) -> str:
    return explain(message.error_code, message.reason, tries=len(outbox.attempts(session, message.id)))
