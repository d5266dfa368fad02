"""What the store says of a run that went wrong, line by line, in the order in which things happened."""

from sqlmodel import col, select

from pulse.store import outbox
from pulse.store.tables import Message, StatusChange, Uptime
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
