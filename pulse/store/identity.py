"""What runs of one pulse have in common, whatever the pulse is called by then."""

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, or_, select

from pulse.store.tables import Delivery, Run

_TEST = "test/"
_OTHER_ZONES = timedelta(hours=27)
"""The same time of day is further apart nowhere on earth."""


@dataclass(frozen=True)
class Identity:
    """A deployment, and what its runs are apart by.

    Args:
        of: The deployment's id, or the pulse's name where it was run without one.
        zone: The time zone whose readers get it at their own time; empty where all get it at once.
        test: Whether it goes to testers only.
    """

    of: str
    zone: str = ""
    test: bool = False

    def __str__(self) -> str:
        """As a run keeps it: ``DEPLOYMENT``, ``DEPLOYMENT@ZONE`` or ``test/DEPLOYMENT``."""
        return f"{_TEST if self.test else ''}{self.of}{f'@{self.zone}' if self.zone else ''}"

    @property
    def pulse_key(self) -> str:
        """What it has in common with runs of other time zones."""
        return str(Identity(self.of, test=self.test))

    @classmethod
    def read(cls, written: str) -> "Identity":
        """From what a run keeps."""
        of, _, zone = written.removeprefix(_TEST).partition("@")
        return cls(of, zone, written.startswith(_TEST))


def same_pulse(run: Run) -> ColumnElement[bool]:
    """Runs of the pulse that ``run`` is of, whatever it was called then.

    Where a run was started without a deployment, its pulse's name is all that is known. Runs of another time zone are
    those of other readers, and what was sent as a test is no earlier pulse of anybody.
    """
    identity = Identity.read(run.identity)
    if identity.test:
        return col(Run.identity) == run.identity
    if identity.of == run.pulse:
        return and_(col(Run.pulse) == run.pulse, col(Run.identity).not_like("test/%"))
    return or_(col(Run.identity) == run.identity, and_(col(Run.pulse) == run.pulse, col(Run.identity) == Run.pulse))


def of_any_zone(run: Run) -> ColumnElement[bool]:
    """Runs of the same pulse, whichever readers' clocks they went by: what one reader had, or waits for, of it."""
    identity = Identity.read(run.identity)
    if identity.test or identity.of == run.pulse:
        return same_pulse(run)
    by_name = and_(col(Run.pulse) == run.pulse, col(Run.identity) == Run.pulse)
    return or_(col(Run.pulse_key) == identity.pulse_key, by_name)


def has_zones(session: Session, run: Run) -> bool:
    """Whether the pulse went by readers' own clocks within the last day."""
    key = Identity.read(run.identity).pulse_key
    zoned = select(Run.id).where(Run.pulse_key == key, Run.slot > run.slot - _OTHER_ZONES, Run.identity != key)
    return session.exec(zoned.limit(1)).first() is not None


def had_that_day(session: Session, run: Run, reader_id: str, own: str) -> bool:
    """Whether a reader has a delivery of the pulse for that day already, by another clock than that of ``run``.

    Args:
        session: The transaction.
        run: A run that its schedule began.
        reader_id: Who.
        own: The pulse's time zone, by which runs for everybody count.
    """
    identity = Identity.read(run.identity)
    day = run.slot.astimezone(ZoneInfo(identity.zone or own)).date()
    others = (
        select(Run.identity, Run.slot)
        .join(Delivery, col(Delivery.run_id) == Run.id)
        .where(of_any_zone(run), Run.identity != run.identity)
        .where(Delivery.reader_id == reader_id, Run.slot > run.slot - _OTHER_ZONES, Run.slot < run.slot + _OTHER_ZONES)
    )
    zoned = ((ZoneInfo(Identity.read(written).zone or own), slot) for written, slot in session.exec(others))
    return any(slot.astimezone(zone).date() == day for zone, slot in zoned)
