"""What became of a run: how many of how many, and every message with its attempts and statuses, for people."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlmodel import Session, col, select

from pulse.store import outbox, runs
from pulse.store.tables import Attempt, Delivery, Message, Reader, Run, StatusChange
from pulse.whatsapp.errors import explain

GOOD = frozenset({"complete", "held", "offered", "skipped", "overtaken"})
"""States in which a delivery may rest: the reader has it, or rightly not."""
BAD = frozenset({"failed"})
Verdict = Literal["done", "unconfirmed", "failed"]


@dataclass(frozen=True)
class Tally:
    """How a run went.

    Args:
        verdict: ``done`` only if every delivery may rest where it stands; ``unconfirmed`` where nobody can tell yet.
        sentence: How many of how many, and who has not, and why.
        skipped: Whether nobody was to get anything.
    """

    verdict: Verdict
    sentence: str
    skipped: bool = False


def tally(session: Session, run: Run) -> Tally:
    """How a run stands now."""
    found = [(one, session.get_one(Reader, one.reader_id).name) for one in runs.deliveries(session, run.id)]
    bad = [(delivery, name) for delivery, name in found if delivery.state not in GOOD]
    waits = [(delivery, name) for delivery, name in found if delivery.state in runs.WAITING]
    verdict: Verdict = "done"
    if bad:
        verdict = "failed" if any(delivery.state in BAD for delivery, _ in bad) else "unconfirmed"
    unknown = run.unknown_readers.split("\n") if run.unknown_readers else []
    if unknown:
        verdict = "failed"
    arrived = sum(delivery.state == "complete" for delivery, _ in found)
    parts = [f"{len(found) - len(bad)} of {len(found) + len(unknown)} deliveries of {run.pulse} are done"]
    if arrived < len(found) - len(bad):
        parts = [f"{parts[0]} ({arrived} arrived)"]
    parts += [f"{name}: {delivery.state}, {delivery.reason}" for delivery, name in [*bad, *waits]]
    parts += [f"{name}: there is no reader of that name" for name in unknown]
    skipped = bool(found) and all(delivery.state == "skipped" for delivery, _ in found)
    return Tally(verdict, "; ".join(parts).rstrip(".") + ".", skipped)


@dataclass(frozen=True)
class Line:
    """One attempt of one message, with what Meta told of it; or a message that was never tried."""

    delivery: Delivery | None
    reader: Reader
    message: Message
    attempt: Attempt | None
    statuses: Sequence[StatusChange]

    @property
    def told(self) -> str:
        """Every status with its time (UTC), its error code, and what it was priced as."""
        ordered = sorted(self.statuses, key=lambda one: (one.at or one.received_at, outbox.RANK.get(one.status, 0)))
        return ", ".join(_told(one) for one in ordered)

    @property
    def wrong(self) -> str:
        """The error, with what to do."""
        if self.attempt is None or self.attempt.state in outbox.ARRIVED | outbox.TAKEN:
            return ""
        return explain(self.attempt.error_code, self.attempt.reason)

    def row(self) -> dict[str, str | int]:
        """As a row of a table. No wamid: it holds its reader's number."""
        attempt = self.attempt
        return {
            "reader": self.reader.name,
            "plan": _plan(self.delivery),
            "delivery": self.delivery.state if self.delivery else "",
            "message": self.message.kind,
            "try": attempt.number if attempt else 0,
            "state": attempt.state if attempt else "not tried",
            "sent (UTC)": f"{attempt.begun_at:%Y-%m-%d %H:%M:%S}" if attempt else "",
            "statuses": self.told,
            "what is wrong": self.wrong or (self.delivery.reason if self.delivery and not attempt else ""),
        }


def _told(change: StatusChange) -> str:
    about = ", ".join(str(one) for one in (change.error_code, change.category) if one)
    return f"{change.status} {change.at or change.received_at:%H:%M:%S}" + (f" ({about})" if about else "")


def _plan(delivery: Delivery | None) -> str:
    return f"{delivery.route}, {delivery.charged} charged" if delivery and delivery.route else ""


def lines(session: Session, run_id: str) -> list[Line]:
    """Every attempt of every message of a run, answers included, in the order of their making."""
    found = session.exec(select(Message).where(Message.run_id == run_id).order_by(col(Message.created_at)))
    return [line for message in found for line in _of_message(session, message)]


def rows(session: Session, run_id: str) -> list[dict[str, str | int]]:
    """The table of a run: its lines, and its deliveries of which nothing was tried."""
    told = lines(session, run_id)
    tried = {line.delivery.id for line in told if line.delivery}
    quiet = [_quiet(session, one) for one in runs.deliveries(session, run_id) if one.id not in tried]
    return [*(line.row() for line in told), *quiet]


def _quiet(session: Session, delivery: Delivery) -> dict[str, str | int]:
    return {
        "reader": session.get_one(Reader, delivery.reader_id).name,
        "plan": _plan(delivery),
        "delivery": delivery.state,
        "message": "",
        "try": 0,
        "state": "not tried",
        "sent (UTC)": "",
        "statuses": "",
        "what is wrong": delivery.reason,
    }


def _of_message(session: Session, message: Message) -> list[Line]:
    delivery = session.get(Delivery, message.delivery_id) if message.delivery_id else None
    reader = session.get_one(Reader, message.reader_id)
    tried = outbox.attempts(session, message.id)
    if not tried:
        return [Line(delivery, reader, message, None, [])]
    return [
        Line(delivery, reader, message, attempt, outbox.history(session, attempt.wamid) if attempt.wamid else [])
        for attempt in tried
    ]
