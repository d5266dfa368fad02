"""What the store says of a run that went wrong, line by line, in the order in which things happened."""

from sqlmodel import col, or_, select

from pulse.store import Store, outbox
from pulse.store.tables import Delivery, Inbound, Message, Reader, Run, StatusChange, Uptime
from tests.chaos.house import World


def of_run(world: World, run_id: str) -> str:
    """Attempts, statuses, and when the webhook was there."""
    lines = []
    with world.store.begin() as session:
        begun = []
        for message in session.exec(select(Message).where(Message.run_id == run_id)):
            for attempt in outbox.attempts(session, message.id):
                begun.append(attempt.begun_at)
                what = f"{message.kind} {attempt.number} of {message.id[:4]}"
                lines.append((attempt.begun_at, f"{what} begun, now {attempt.state} {attempt.error_code or ''}"))
                told = select(StatusChange).where(
                    (StatusChange.tracker == attempt.id) | (StatusChange.wamid == attempt.wamid)
                )
                lines += [
                    (status.received_at, f"{what} is told {status.status}, at {status.at}")
                    for status in session.exec(told)
                ]
        for stretch in session.exec(select(Uptime).where(col(Uptime.until) >= min(begun))):
            lines += [(stretch.since, "the webhook is there"), (stretch.until, "the webhook was there last")]
    return "\n".join(f"    {at:%H:%M:%S.%f} {what}" for at, what in sorted(lines))


def of_person(store: Store, wa_id: str) -> str:
    """Deliveries of a person, what they wrote, and every try to send them something."""
    lines = []
    with store.begin() as session:
        reader = session.exec(select(Reader).where(or_(Reader.wa_id == wa_id, Reader.phone == f"+{wa_id}"))).one()
        for delivery in session.exec(select(Delivery).where(Delivery.reader_id == reader.id)):
            run = session.get_one(Run, delivery.run_id)
            lines.append((run.slot, f"run {run.state}, delivery {delivery.state} {delivery.reason}"))
        for inbound in session.exec(select(Inbound).where(Inbound.reader_id == reader.id)):
            what = f"wrote {inbound.text!r}, now {inbound.state} {inbound.reason}"
            lines.append((inbound.received_at, what))
        for message in session.exec(select(Message).where(Message.reader_id == reader.id)):
            for attempt in outbox.attempts(session, message.id):
                what = f"{message.kind} {attempt.number}, now {attempt.state} {attempt.error_code or ''}"
                lines.append((attempt.begun_at, what))
    return "\n".join(f"    {at:%H:%M:%S.%f} {what}" for at, what in sorted(lines))
