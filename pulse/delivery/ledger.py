"""What became of a run: how many of how many, and every message with its attempts and statuses, for people."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from pulse.delivery.message import Heard, Outcome, Timing, next_for
from pulse.store import numbers, outbox, runs
from pulse.store.columns import utc_now
from pulse.store.states import PUSHED, RANK, TAKEN, WAITING, DeliveryState, MessageState, RunState
from pulse.store.tables import Attempt, Delivery, Message, Reader, Run, StatusChange
from pulse.whatsapp.errors import explain

GOOD = frozenset({*WAITING, DeliveryState.COMPLETE, DeliveryState.SKIPPED, DeliveryState.OVERTAKEN})
"""States in which a delivery may rest: the reader has it, or rightly not."""
_ARRIVED = "arrived"
_WAITS = "wait for their word"
_ASKED = "asked for no more"
_OF_STATE = {
    DeliveryState.OPEN: "under way",
    DeliveryState.COMPLETE: _ARRIVED,
    DeliveryState.HELD: _WAITS,
    DeliveryState.OFFERED: _WAITS,
    DeliveryState.OVERTAKEN: "overtaken by a newer one",
    DeliveryState.SKIPPED: "not sent",
    DeliveryState.FAILED: "failed",
}
_COUNTED = (_WAITS, _ASKED, "not sent", "overtaken by a newer one", "under way", "not confirmed", "failed")


@dataclass(frozen=True)
class Tally:
    """How a run went.

    Args:
        verdict: ``done`` only if every delivery may rest where it stands; ``waiting`` while something is still to be
            sent or is about to arrive, and ``unconfirmed`` where nobody can tell yet.
        sentence: How many arrived, wait, asked for no more or failed, and who has not got it, and why.
        skipped: Whether nobody was to get anything.
        unreached: Whether it failed because nobody could be reached, for a reason that the owner can mend.
    """

    verdict: RunState
    sentence: str
    skipped: bool = False
    unreached: bool = False

    @property
    def name(self) -> str:
        """What it is called, as the name of a flow run's state."""
        if self.verdict is RunState.DONE:
            return "Skipped" if self.skipped else "Completed"
        if self.unreached:
            return "Unreached"
        return {RunState.WAITING: "Waiting", RunState.UNCONFIRMED: "Unconfirmed"}.get(self.verdict, "Failed")


@dataclass(frozen=True)
class _Part:
    """One delivery of a run, for its tally."""

    delivery: Delivery
    reader: Reader
    reached: bool

    @property
    def counts_as(self) -> str:
        if self.delivery.state is DeliveryState.SKIPPED and self.reader.opted_out_at is not None:
            return _ASKED
        return _OF_STATE.get(self.delivery.state, "not confirmed")

    @property
    def why(self) -> str:
        return f"{self.reader.name}: {self.delivery.state}, {self.delivery.reason or 'it is gone on with'}"


def tally(session: Session, run: Run) -> Tally:
    """How a run stands now."""
    found = [_part(session, delivery) for delivery in runs.deliveries(session, run.id)]
    bad = [part for part in found if part.delivery.state not in GOOD]
    verdict = RunState.DONE
    if bad:
        states = {part.delivery.state for part in bad}
        verdict = RunState.FAILED if DeliveryState.FAILED in states else RunState.UNCONFIRMED
        if states == {DeliveryState.OPEN} and utc_now() - run.slot < runs.LATEST:
            verdict = RunState.WAITING
    unreached = not any(part.reached for part in found) and any(_may_be_mended(session, part) for part in found)
    if unreached and not bad:
        verdict = RunState.FAILED
    unknown = run.unknown_readers.split("\n") if run.unknown_readers else []
    if unknown:
        verdict = RunState.FAILED
    waits = [part for part in found if part.delivery.state in WAITING]
    skipped = bool(found) and all(part.delivery.state is DeliveryState.SKIPPED for part in found)
    ghosts = [f"{name}: there is no reader of that name" for name in unknown]
    counts = _counts(run.pulse, found, len(unknown))
    sentence = "; ".join([counts, *(part.why for part in [*bad, *waits]), *ghosts])
    return Tally(verdict, f"{sentence.rstrip('.')}.", skipped, unreached and not bad)


def settle(session: Session, run_id: str) -> Tally:
    """How a run stands now; it is noted as that."""
    run = session.get_one(Run, run_id, with_for_update=True)
    found = tally(session, run)
    if run.state != found.verdict:
        runs.finish(session, run_id, found.verdict, found.sentence if found.verdict is RunState.FAILED else "")
    return found


def _part(session: Session, delivery: Delivery) -> _Part:
    sent = select(Message.id).where(
        Message.delivery_id == delivery.id,
        col(Message.kind).in_(PUSHED),
        col(Message.state).in_(TAKEN),
    )
    reader = session.get_one(Reader, delivery.reader_id)
    return _Part(delivery, reader, delivery.state is DeliveryState.COMPLETE or session.exec(sent).first() is not None)


def _may_be_mended(session: Session, part: _Part) -> bool:
    """Whether the owner can see to it that this reader is reached: by a code, or by a template.

    What a newer one has overtaken before anything was sent stays what it was: its reader never heard of it. Only
    Meta's limit of people a day is nobody's to mend.
    """
    if part.reached or part.delivery.state not in {DeliveryState.HELD, DeliveryState.OVERTAKEN}:
        return False
    if part.reader.opted_in_at is not None and part.reader.unsure_since is not None:
        # It is the reader's to say whether they want more.
        return False
    number = numbers.get(session, part.delivery.phone_number_id)
    tier = numbers.tier(session, number) if number else None
    if part.reader.opted_in_at is None or number is None or tier is None:
        return True
    return numbers.reached(session, number.phone_number_id, utc_now(), besides=part.reader.id) < tier


def _counts(pulse: str, found: Sequence[_Part], unknown: int) -> str:
    counts = Counter(part.counts_as for part in found)
    parts = [f"{counts[_ARRIVED]} of {len(found) + unknown} deliveries of {pulse} arrived"]
    for what in _COUNTED:
        if counts[what]:
            said = "waits for their word" if (what, counts[what]) == (_WAITS, 1) else what
            parts.append(f"{counts[what]} {said}")
    return ", ".join(parts)


@dataclass(frozen=True)
class Line:
    """One attempt of one message, with what Meta told of it; or a message that was never tried."""

    delivery: Delivery | None
    reader: Reader
    message: Message
    attempt: Attempt | None
    statuses: Sequence[StatusChange]
    tries: int = 0
    """How often the message was tried in all, where this is its last try and none follows by itself."""

    @property
    def told(self) -> str:
        """Every status with its time (UTC), its error code, and what it was priced as."""
        ordered = sorted(self.statuses, key=lambda status: (status.at or status.received_at, _rank(status.status)))
        return ", ".join(_told(status_change) for status_change in ordered)

    @property
    def wrong(self) -> str:
        """The error, with what to do."""
        if self.attempt is None or self.attempt.state in TAKEN:
            return ""
        return explain(self.attempt.error_code, self.attempt.reason, tries=self.tries)

    def row(self) -> dict[str, str | int]:
        """As a row of a table. No wamid: it holds its reader's number."""
        attempt = self.attempt
        return {
            "reader": self.reader.name,
            "message": self.message.kind,
            "state": attempt.state if attempt else "not tried",
            "why not": self.wrong or (self.delivery.reason if self.delivery and not attempt else ""),
            "delivery": self.delivery.state if self.delivery else "",
            "plan": _plan(self.delivery),
            "try": attempt.number if attempt else 0,
            "sent (UTC)": f"{attempt.begun_at:%Y-%m-%d %H:%M:%S}" if attempt else "",
            "statuses": self.told,
        }


def _rank(status: str) -> int:
    """The order of a status; Meta may have others than ours."""
    return RANK[MessageState(status)] if status in RANK else 0


def _told(change: StatusChange) -> str:
    about = ", ".join(str(item) for item in (change.error_code, change.category) if item)
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
    quiet = [_quiet(session, delivery) for delivery in runs.deliveries(session, run_id) if delivery.id not in tried]
    return [*(line.row() for line in told), *quiet]


def _quiet(session: Session, delivery: Delivery) -> dict[str, str | int]:
    return {
        "reader": session.get_one(Reader, delivery.reader_id).name,
        "message": "",
        "state": "not tried",
        "why not": delivery.reason,
        "delivery": delivery.state,
        "plan": _plan(delivery),
        "try": 0,
        "sent (UTC)": "",
        "statuses": "",
    }


def _of_message(session: Session, message: Message) -> list[Line]:
    delivery = session.get(Delivery, message.delivery_id) if message.delivery_id else None
    reader = session.get_one(Reader, message.reader_id)
    tried = outbox.attempts(session, message.id)
    if not tried:
        return [Line(delivery, reader, message, None, [])]
    reopened = delivery.reopened_at if delivery else None
    over = isinstance(next_for(tried, utc_now(), Heard(), Timing(), reopened_at=reopened), Outcome)
    lines = []
    for attempt in tried:
        statuses = outbox.history(session, attempt.wamid) if attempt.wamid else []
        tries = len(tried) if over and attempt is tried[-1] else 0
        lines.append(Line(delivery, reader, message, attempt, statuses, tries))
    return lines
