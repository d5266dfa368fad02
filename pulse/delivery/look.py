"""From the store to a view of one delivery."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from pulse.definition import Pulse
from pulse.definition.catalogue import LanguageCode
from pulse.delivery.message import Heard, Timing
from pulse.delivery.step import View
from pulse.delivery.wanted import why_not
from pulse.languages import LANGUAGES, of_reader
from pulse.store import health, numbers, outbox, runs, templates, windows, wishes
from pulse.store.columns import is_ahead
from pulse.store.identity import of_any_zone
from pulse.store.states import UNSETTLED, DeliveryState, MessageKind
from pulse.store.tables import Attempt, Delivery, Inbound, Message, PhoneNumber, Reader, Run, Snapshot, StatusChange
from pulse.store.templates import FOREVER


@dataclass(frozen=True)
class DeliveryContext:
    """A delivery with all that belongs to it."""

    delivery: Delivery
    run: Run
    reader: Reader
    pulse: Pulse
    view: View

    @property
    def language(self) -> LanguageCode:
        """What the reader is written to in."""
        return of_reader(self.reader.locale, self.pulse.language)


def look(session: Session, delivery_id: str, now: datetime, timing: Timing) -> DeliveryContext:
    """The delivery as it stands now."""
    # Locked, so that nobody decides from what somebody else is just changing. Always before the delivery's messages.
    delivery = session.get_one(Delivery, delivery_id, populate_existing=True, with_for_update=True)
    run, reader = session.get_one(Run, delivery.run_id), session.get_one(Reader, delivery.reader_id)
    session.refresh(reader)
    written = session.exec(select(Snapshot.definition).where(Snapshot.run_id == run.id)).one()
    pulse = Pulse.model_validate_json(written)
    tried = {kind: _attempts(session, f"{kind}/{delivery.id}") for kind in MessageKind}
    number = delivery.phone_number_id
    seen = foresee(session, pulse, reader, number, now)
    wanted = wishes.of(session, reader.id)
    asked_for = delivery.reopened_at is not None
    view = replace(
        seen,
        left_out=seen.left_out or ("" if asked_for else why_not(session, run, reader, wanted)),
        not_before=wishes.opens_at(wanted, reader, run.slot),
        state=delivery.state,
        tried=tried,
        heard=heard(session, number, [attempt for all_ in tried.values() for attempt in all_], now),
        reopened_at=delivery.reopened_at,
        too_late=now - run.slot > runs.LATEST,
        newer=_newer(session, run, delivery),
        timing=timing,
    )
    return DeliveryContext(delivery, run, reader, pulse, view)


def foresee(session: Session, pulse: Pulse, reader: Reader, phone_number_id: str, now: datetime) -> View:
    """What a delivery of ``pulse`` to ``reader`` would be decided from if it began at ``now``."""
    number = numbers.get(session, phone_number_id)
    window = windows.find(session, reader.id, phone_number_id)
    spoken = reader.locale or LANGUAGES[pulse.language].meta
    template, no_template = templates.choose(session, number.waba_id if number else "", pulse.templates, spoken)
    return View(
        state=DeliveryState.OPEN,
        style=pulse.style,
        tried={},
        now=now,
        wait=timedelta(seconds=pulse.wait_for_image),
        late_after=timedelta(minutes=pulse.late_after),
        opted_in=reader.opted_in_at is not None,
        opted_out=reader.opted_out_at is not None,
        left_out=_left_out(reader),
        unsure=reader.unsure_since is not None,
        window_until=windows.open_until(window),
        wrote_at=window.last_inbound_at if window and not is_ahead(window.last_inbound_at, now) else None,
        stopped=f"nothing is sent from this number: {number.reason}" if number and number.stopped_at else "",
        template=template,
        no_template=no_template,
        tier_full=_tier_full(session, number, reader, now),
    )


def _left_out(reader: Reader) -> str:
    if reader.removed_at is not None:
        return "the reader was removed"
    return "the owner has paused the reader" if reader.paused_at is not None else ""


def heard(session: Session, phone_number_id: str, tried: Sequence[Attempt], now: datetime) -> Heard:
    """What is known of the webhook, where any of ``tried`` may have been sent without our knowing.

    Meta's clock is what counts: what comes late, after the webhook was away, proves nothing of the time in between.
    """
    begun = [attempt.begun_at for attempt in tried if attempt.state in UNSETTLED]
    if not begun:
        return Heard()
    status = select(func.max(StatusChange.at)).where(
        StatusChange.phone_number_id == phone_number_id, col(StatusChange.at) <= now
    )
    inbound = select(func.max(Inbound.at)).where(Inbound.phone_number_id == phone_number_id, col(Inbound.at) <= now)
    found = [at for at in (session.exec(status).first(), session.exec(inbound).first()) if at is not None]
    return Heard(max(found, default=None), health.outages(session, min(begun), now))


def _newer(session: Session, run: Run, delivery: Delivery) -> bool:
    """Whether the reader has a newer delivery of the same pulse, and has not asked for this one since."""
    newer = (
        select(Delivery.id)
        .join(Run, col(Delivery.run_id) == Run.id)
        .where(of_any_zone(run), Run.slot > run.slot, Delivery.reader_id == delivery.reader_id)
    )
    asked = delivery.reopened_at
    return session.exec(newer.where(Delivery.created_at > asked) if asked else newer).first() is not None


def _attempts(session: Session, purpose: str) -> list[Attempt]:
    message = session.exec(select(Message.id).where(Message.purpose == purpose)).first()
    return outbox.attempts(session, message) if message else []


def _tier_full(session: Session, number: PhoneNumber | None, reader: Reader, now: datetime) -> str:
    if number is None:
        return ""
    until = number.restricted_until
    if until is not None and now < until:
        when = "it lifts that" if until == FOREVER else f"{until:%Y-%m-%d %H:%M} UTC"
        return f"Meta lets the number write first to nobody until {when}; it waits"
    most = numbers.tier(session, number)
    if most is None:
        return ""
    reached = numbers.reached(session, number.phone_number_id, now, besides=reader.id)
    if reached < most:
        return ""
    return f"{reached} of {most} people were reached outside their windows within 24 hours; it waits"
