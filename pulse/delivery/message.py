"""What is to be done about one message, from its attempts alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random

from pulse.store.columns import is_ahead
from pulse.store.health import told_by
from pulse.store.outbox import standing
from pulse.store.states import ARRIVED, UNDERWAY, UNSETTLED, MessageState
from pulse.store.tables import Attempt
from pulse.whatsapp.codes import MEDIA_CODES, look_up

PAIR_RATE = 131056


@dataclass(frozen=True)
class Timing:
    """How long is waited for what, in seconds.

    Args:
        settle: So long after an attempt its answer or a status must have come, if the webhook works; several times
            a request's own time limits.
        back_off: Before each further try of what Meta refused because it was busy.
        pair: Base of the back-off between two messages to one reader; Meta asks for 4 to the power of n.
        look: Until the first look while waiting; those after it come ever later.
    """

    settle: float = 180.0
    back_off: tuple[float, ...] = (2.0, 8.0, 30.0)
    pair: float = 4.0
    look: float = 0.04

    def retry_in(self, code: int | None, tries: int, chance: Random) -> float:
        """Seconds until try number ``tries`` + 1, spread by up to half so that not all come back at once."""
        last = len(self.back_off) - 1
        base = self.pair**tries if code == PAIR_RATE else self.back_off[min(tries - 1, last)]
        return base * (1 + chance.random() / 2)

    @property
    def most(self) -> int:
        """Tries of a message that Meta refuses as busy."""
        return len(self.back_off) + 1


@dataclass(frozen=True)
class Heard:
    """What is known of the webhook.

    Args:
        at: When, by Meta's clock, the newest thing happened that it told of.
        outages: When it was not there to be told, since the oldest attempt that is in question.
    """

    at: datetime | None = None
    outages: Sequence[tuple[datetime, datetime]] = ()


@dataclass(frozen=True)
class Retry:
    """It is to be sent, as attempt ``number``."""

    number: int


@dataclass(frozen=True)
class Wait:
    """Nothing is to be done before ``until``, unless a status comes.

    Args:
        until: The moment.
        why: What is waited for.
        arrival: Whether it is the phone's turn: Meta has the message, and only its status tells more.
    """

    until: datetime
    why: str
    arrival: bool = False


class OutcomeState(StrEnum):
    """Where a message stands of which nothing is to be done."""

    ARRIVED = "arrived"
    TAKEN = "taken"
    """Meta took it, and has not said what became of it."""
    REFUSED = "refused"
    FAILED = "failed"
    UNKNOWN = "unknown"
    PACED = "paced"
    """Its reader got many messages just now; it may go out later."""


MET = frozenset({OutcomeState.ARRIVED, OutcomeState.TAKEN})
"""Meta has it."""


@dataclass(frozen=True)
class Outcome:
    """Nothing is to be done about a message."""

    state: OutcomeState
    reason: str = ""
    code: int | None = None
    at: datetime | None = None
    tries: int = 0
    """How often it was tried before it was given up on."""


def next_for(
    tried: Sequence[Attempt],
    now: datetime,
    heard: Heard,
    timing: Timing,
    *,
    reopened_at: datetime | None = None,
) -> Retry | Wait | Outcome:
    """What is to be done about a message.

    Args:
        tried: Its attempts, first to last.
        now: The moment, aware.
        heard: What is known of the webhook.
        timing: How long is waited.
        reopened_at: What was refused or failed before this does not count.
    """
    have = standing(tried)
    if have is None:
        return Retry(1)
    if have.state in ARRIVED:
        return Outcome(OutcomeState.ARRIVED, at=have.ended_at)
    if have.state in UNDERWAY:
        return Outcome(OutcomeState.TAKEN, at=have.ended_at or have.begun_at)
    if have.state in UNSETTLED:
        return _open(tried, now, heard, timing)
    ended = have.failed_at or have.ended_at or have.begun_at
    if reopened_at is not None and ended < reopened_at:
        return Retry(have.number + 1)
    budget = [attempt for attempt in tried if reopened_at is None or attempt.begun_at >= reopened_at]
    if have.state is MessageState.REFUSED:
        return _refused(have, budget, now, timing)
    return _failed(have, budget, now, timing)


def _open(tried: Sequence[Attempt], now: datetime, heard: Heard, timing: Timing) -> Retry | Wait | Outcome:
    """Meta has no idempotency key: what may have been sent is sent again once, and only if silence proves something."""
    last = tried[-1]
    settle = timedelta(seconds=timing.settle)
    if is_ahead(last.begun_at, now):
        return Outcome(OutcomeState.UNKNOWN, "the clock was wrong when it was sent", at=now)
    if now < last.begun_at + settle:
        return Wait(last.begun_at + settle, "it is being sent, or a status is still to come")
    proven = heard.at is not None and heard.at >= told_by(last.begun_at, settle, heard.outages)
    if proven and not any(attempt.state in UNSETTLED for attempt in tried[:-1]):
        return Retry(last.number + 1)
    return Outcome(OutcomeState.UNKNOWN, last.reason or "the process that was sending it died", at=last.begun_at)


def _refused(last: Attempt, budget: Sequence[Attempt], now: datetime, timing: Timing) -> Retry | Wait | Outcome:
    tries = sum(attempt.state is MessageState.REFUSED for attempt in budget)
    once_more = last.error_code in MEDIA_CODES and last.via == "upload" and tries == 1
    busy = last.error_code is None or look_up(last.error_code).retry == "backoff"
    # What cannot be sent at all has no code either, and no moment at which to try again.
    if once_more or (busy and last.retry_at is not None and tries < timing.most):
        if last.retry_at is not None and now < last.retry_at and not is_ahead(last.retry_at, now):
            return Wait(last.retry_at, "Meta is busy")
        return Retry(last.number + 1)
    return Outcome(OutcomeState.REFUSED, last.reason, last.error_code, last.ended_at, len(budget))


def _failed(last: Attempt, budget: Sequence[Attempt], now: datetime, timing: Timing) -> Retry | Wait | Outcome:
    """Meta took it and says now that it was not delivered, so one more try doubles nothing; some codes deserve one."""
    known = look_up(last.error_code) if last.error_code is not None else None
    passing = known is not None and known.retry in {"backoff", "uncertain"}
    lost_media = last.error_code in MEDIA_CODES and last.via in {"upload", "link"}
    if (passing or lost_media) and sum(attempt.state is MessageState.FAILED for attempt in budget) == 1:
        due = (last.failed_at or last.begun_at) + timedelta(seconds=timing.back_off[0] if passing else 0)
        return Wait(due, "Meta failed for the moment") if now < due else Retry(last.number + 1)
    return Outcome(OutcomeState.FAILED, last.reason, last.error_code, last.failed_at, len(budget))
