"""Whom a pulse goes to: the readers that it names, one delivery for each, and those that it names no more."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from pulse.store import readers, runs
from pulse.store.states import DeliveryState
from pulse.store.tables import Delivery, Reader


def of_run(session: Session, run_id: str, names: Collection[str]) -> tuple[list[Reader], str]:
    """The readers of ``names``, and what is wrong with the others; those fail for themselves, and the run tells so."""
    found, unknown = readers.named(session, names)
    runs.note_unknown(session, run_id, unknown)
    return found, readers.unknown_name(session, unknown[0]) if unknown else ""


def plan(session: Session, run_id: str, reader_ids: Collection[str], phone_number_id: str) -> list[Delivery]:
    """A delivery for each reader; there is one for a run and a reader, however often it is asked."""
    # In one order everywhere, so that two that do this at once wait for each other and never both.
    ordered = sorted(reader_ids)
    runs.leave_out(session, runs.get(session, run_id), ordered)
    return [runs.deliver_to(session, run_id, reader_id, phone_number_id) for reader_id in ordered]


@dataclass(frozen=True)
class Waiting:
    """A delivery that waits, of a pulse that is deployed.

    Args:
        delivery_id: Which it is.
        reader: Who it waits for.
        deployment_id: What says whom its pulse names now.
    """

    delivery_id: str
    reader: str
    deployment_id: str


def waiting(session: Session, delivery_ids: Collection[str]) -> list[Waiting]:
    """Those of ``delivery_ids`` whose pulse is deployed, so that it can be told whom it names now."""
    found = []
    for delivery_id in delivery_ids:
        delivery = session.get_one(Delivery, delivery_id)
        run = runs.get(session, delivery.run_id)
        if run.identity != run.pulse:
            found.append(Waiting(delivery_id, session.get_one(Reader, delivery.reader_id).name, run.identity))
    return found


def drop_unnamed(session: Session, found: Sequence[Waiting], names: Mapping[str, Collection[str] | None]) -> set[str]:
    """Skip what waits for a reader whom its pulse names no more; which those were.

    Args:
        session: The transaction.
        found: What waits.
        names: Whom the pulse of each deployment names now; None where that cannot be told.
    """
    dropped = {item.delivery_id for item in found if item.reader not in (names[item.deployment_id] or [item.reader])}
    for delivery_id in dropped:
        runs.settle(session, delivery_id, DeliveryState.SKIPPED, runs.NOT_NAMED)
    return dropped
