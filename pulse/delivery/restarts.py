"""Runs and replies whose flow run died: which are begun anew, how often, and which are given up."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, and_, col, or_, select

from pulse.delivery.patience import patience
from pulse.delivery.recovery import OLD
from pulse.store import alerts, inbox, runs
from pulse.store.columns import utc_now
from pulse.store.states import DeliveryState, RunState
from pulse.store.tables import Inbound, Run

GIVEN_UP = "its process died before anything could be sent, and it could not be started anew"
MOST_BEGINS = 3
"""How often a flow run that never began is put back to be begun."""
_MOST_RESTARTS = 2
_CANCELLED = "the run was cancelled"
_REPLY_CANCELLED = "its flow run was cancelled"


def replies(session: Session) -> list[Inbound]:
    """What was asked, was left to its flow run for long enough, and is not answered."""
    return inbox.in_progress(session, utc_now() - patience().dispatched)


def cancel_reply(session: Session, inbound_id: str) -> None:
    """The owner cancelled the flow run that was to answer it."""
    inbox.ignored(session, inbound_id, _REPLY_CANCELLED)


def settled(session: Session, flow_run_ids: Collection[str]) -> list[str]:
    """The runs of these flow runs of which nothing is to be done any more."""
    over = select(Run.id).where(col(Run.flow_run_id).in_(flow_run_ids))
    return list(session.exec(over.where(col(Run.state).not_in((RunState.RUNNING, RunState.WAITING)))))


def waiting(session: Session) -> list[Run]:
    """Runs of which something is still to be sent, with no flow run that does it."""
    waits = select(Run).where(Run.state == RunState.WAITING, col(Run.created_at) > utc_now() - OLD)
    return list(session.exec(waits))


def unfinished(session: Session) -> list[tuple[Run, bool]]:
    """Runs that were begun a while ago and are not over, each with whether its deliveries are planned."""
    now = utc_now()
    begun = select(Run).where(Run.state == RunState.RUNNING, col(Run.created_at) < now - patience().young)
    found = session.exec(begun.where(col(Run.created_at) > now - OLD)).all()
    return [(run, bool(runs.deliveries(session, run.id))) for run in found]


def is_due(run: Run, now: datetime) -> bool:
    """Whether a run has had its time, which is as long again for each time that it was started anew."""
    return now - run.created_at >= patience().stuck * (run.restarts + 1)


def is_worth_it(run: Run, now: datetime) -> bool:
    """Whether a run that died may be started anew: not for ever, and not once its slot is long past."""
    return run.restarts < _MOST_RESTARTS and now - run.slot < runs.LATEST


def count(session: Session, run_id: str, before: int) -> None:
    """A run that had been started anew ``before`` times was so once more."""
    run = session.get_one(Run, run_id)
    # Two looks at once start one run, by its key, and count it once.
    run.restarts = max(run.restarts, before + 1)
    session.add(run)


def cancel(session: Session, run_id: str) -> None:
    """The owner cancelled a run's flow run: what was not begun to be sent is not."""
    runs.finish(session, run_id, RunState.SKIPPED)
    for delivery in runs.deliveries(session, run_id):
        if delivery.state is DeliveryState.OPEN:
            runs.settle(session, delivery.id, DeliveryState.SKIPPED, _CANCELLED)


def is_known(session: Session, flow_run_id: str, identities: Collection[str], slot: datetime | None) -> bool:
    """Whether a flow run has begun: the store has its run, or another flow run has taken the slot over.

    Args:
        session: The transaction.
        flow_run_id: The flow run.
        identities: What its run may be kept as; those of other time zones are due at the same moment.
        slot: When it is due.
    """
    same_slot = and_(col(Run.identity).in_(identities), Run.slot == slot)
    known = select(Run.id).where(or_(Run.flow_run_id == flow_run_id, same_slot))
    return session.exec(known).first() is not None


def begins(session: Session, flow_run_id: str, state_id: str) -> int | None:
    """How often a flow run that never began was put back; None where another look just did so for this very state."""
    if not alerts.unnoted(session, [f"{_key(flow_run_id)}{state_id}"]):
        return None
    return alerts.count_noted(session, _key(flow_run_id))


def count_begin(session: Session, flow_run_id: str, state_id: str) -> None:
    """Looks that overlap count the same death once: its state has the same id for all of them."""
    alerts.note_once(session, [f"{_key(flow_run_id)}{state_id}"])


def _key(flow_run_id: str) -> str:
    return f"begin/{flow_run_id}/"
