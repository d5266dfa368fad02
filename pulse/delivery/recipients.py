"""Whom a pulse goes to: the readers that it names, one delivery for each, and those that it names no more."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from pulse.errors import ReaderError
from pulse.store import readers, runs
from pulse.store.identity import Identity, had_that_day, has_zones
from pulse.store.states import DeliveryState
from pulse.store.tables import Delivery, Reader


def of_run(session: Session, run_id: str, names: Collection[str]) -> tuple[list[Reader], str]:
    """The readers of ``names``, and what is wrong with the others; those fail for themselves, and the run tells so."""
    found, unknown = readers.named(session, names)
    runs.note_unknown(session, run_id, unknown)
    return found, readers.unknown_name(session, unknown[0]) if unknown else ""


def testers(session: Session, names: Collection[str]) -> list[Reader]:
    """Who gets a new pulse as a test: those whom the owner marked, or else who was added first, the owner as a rule.

    Nobody who is neither a tester nor named by the pulse gets to see it.

    Args:
        session: The transaction.
        names: Whom the pulse names.

    Raises:
        ReaderError: There is nobody.
    """
    known = readers.everybody(session)
    marked = [reader for reader in known if reader.tester]
    first = sorted(known, key=lambda reader: reader.created_at)[:1]
    found = marked or [reader for reader in first if reader.name in names]
    if not found:
        raise ReaderError("There is nobody to send a test to. Mark somebody: chartcastr reader tester NAME.")
    return found


def clocks(session: Session, names: Collection[str]) -> list[str]:
    """The time zone of each reader of ``names`` who is known; empty for one who has none."""
    found, _ = readers.named(session, names)
    return [reader.timezone for reader in found]


def of_turn(session: Session, run_id: str, found: Collection[Reader], own: str) -> list[Reader]:
    """Those of a pulse's readers whose turn a run is, and who had none of the pulse that day by another clock.

    Args:
        session: The transaction.
        run_id: A run that its schedule began, of one time zone or for all of them.
        found: Everybody whom the pulse names.
        own: The pulse's time zone, which is that of readers who have none.
    """
    run = runs.get(session, run_id)
    zone = Identity.read(run.identity).zone
    if not zone and not has_zones(session, run):
        return list(found)
    mine = [reader for reader in found if not zone or (reader.timezone or own) == zone]
    return [reader for reader in mine if not had_that_day(session, run, reader.id, own)]


def plan(
    session: Session, run_id: str, reader_ids: Collection[str], phone_number_id: str, named: Collection[str] = ()
) -> list[Delivery]:
    """A delivery for each reader; there is one for a run and a reader, however often it is asked.

    Args:
        session: The transaction.
        run_id: The run.
        reader_ids: Who gets it.
        phone_number_id: The number that sends.
        named: Everybody whom the pulse names, where others of them get it at another time.
    """
    # In one order everywhere, so that two that do this at once wait for each other and never both.
    ordered = sorted(reader_ids)
    runs.leave_out(session, runs.get(session, run_id), sorted({*reader_ids, *named}))
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
        identity = Identity.read(run.identity)
        if identity.of != run.pulse and not identity.test:
            found.append(Waiting(delivery_id, session.get_one(Reader, delivery.reader_id).name, identity.of))
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
