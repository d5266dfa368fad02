"""What monitoring is told: counts of the last hours, queues and states. No names of people, no numbers, no texts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, or_, select

from pulse.store import inbox, numbers
from pulse.store.states import UNCONFIRMED, WAITING, DeliveryState
from pulse.store.tables import (
    Attempt,
    Delivery,
    Inbound,
    Message,
    PhoneNumber,
    Reader,
    Run,
    StatusChange,
    Uptime,
    Window,
)

_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
QUANTILES = (0.5, 0.95, 0.99)


@dataclass(frozen=True)
class Metric:
    """One metric, a gauge.

    Args:
        name: Without our prefix, with its unit at the end where it has one.
        help: One sentence.
        labels: Names of the labels of each sample.
        samples: Values of the labels, and the figure.
    """

    name: str
    help: str
    labels: tuple[str, ...]
    samples: Sequence[tuple[tuple[str, ...], float]]


def collect(session: Session, now: datetime) -> list[Metric]:
    """Every metric as it stands now; each is found by an index, so that looking often costs little."""
    day, hour = now - _DAY, now - _HOUR
    waiting, oldest = inbox.backlog(session)
    return [
        _by(session, "runs", "Runs of pulses begun in the last 24 hours.", Run.state, col(Run.created_at) > day),
        _by(
            session,
            "deliveries",
            "Deliveries that are not over: open, waiting for their reader, or not confirmed.",
            Delivery.state,
            col(Delivery.state).in_((*WAITING, *UNCONFIRMED, DeliveryState.OPEN)),
        ),
        _by(
            session,
            "attempts",
            "Tries to send a message that ended in the last 24 hours, by what became of them.",
            Attempt.state,
            col(Attempt.ended_at) > day,
        ),
        _refusals(session, day),
        _quantiles("send_seconds", "From the request to Meta's answer, in the last hour.", _sends(session, hour)),
        _quantiles("delivered_seconds", "From Meta's answer to the phone, in the last hour.", _arrivals(session, hour)),
        _by(
            session,
            "inbound",
            "What people sent in the last 24 hours, by how far the answer is.",
            Inbound.state,
            col(Inbound.received_at) > day,
        ),
        _one("replies_waiting", "Replies that wait to be answered.", waiting),
        _one("replies_oldest_seconds", "Age of the oldest of them.", (now - oldest).total_seconds() if oldest else 0.0),
        _readers(session),
        _one("windows_open", "Readers whose 24-hour window is open.", _open_windows(session, day)),
        *_numbers(session, now),
        _one("webhook_seen_seconds", "Since a webhook app was last there to be told.", _unseen(session, now)),
    ]


def _one(name: str, said: str, value: float) -> Metric:
    return Metric(name, said, (), [((), float(value))])


def _by(session: Session, name: str, said: str, state: Any, which: ColumnElement[bool]) -> Metric:
    column: Any = col(state)
    found = session.exec(select(column, func.count()).where(which).group_by(column))
    return Metric(name, said, ("state",), [((str(value),), float(count)) for value, count in found])


def _refusals(session: Session, since: datetime) -> Metric:
    found = session.exec(
        select(Attempt.error_code, func.count())
        .where(col(Attempt.ended_at) > since, col(Attempt.error_code).is_not(None))
        .group_by(col(Attempt.error_code))
    )
    said = "What Meta refused in the last 24 hours, by its code."
    return Metric("refusals", said, ("code",), [((str(code),), float(count)) for code, count in found])


def _sends(session: Session, since: datetime) -> list[float]:
    found = session.exec(select(Attempt.begun_at, Attempt.ended_at).where(col(Attempt.ended_at) > since))
    return [(ended - begun).total_seconds() for begun, ended in found if ended is not None]


def _arrivals(session: Session, since: datetime) -> list[float]:
    """Seconds by Meta's clock, which tells whole ones."""
    taken: list[float] = []
    for number in numbers.everything(session):
        told = (
            select(Message.accepted_at, StatusChange.at)
            .join(Message, col(Message.wamid) == StatusChange.wamid)
            .where(
                StatusChange.phone_number_id == number.phone_number_id,
                col(StatusChange.at) > since,
                StatusChange.status == "delivered",
            )
        )
        taken += [max(0.0, (at - sent).total_seconds()) for sent, at in session.exec(told) if sent and at]
    return taken


def _quantiles(name: str, said: str, values: Iterable[float]) -> Metric:
    ordered = sorted(values)
    samples = [
        ((str(share),), ordered[min(len(ordered) - 1, int(share * len(ordered)))]) for share in QUANTILES if ordered
    ]
    return Metric(name, said, ("quantile",), samples)


def _readers(session: Session) -> Metric:
    counts: dict[str, float] = {}
    for reader in session.exec(select(Reader).where(col(Reader.removed_at).is_(None))):
        counts[_stands(reader)] = counts.get(_stands(reader), 0.0) + 1
    return Metric("readers", "Readers, by whether they get pulses.", ("state",), [((k,), v) for k, v in counts.items()])


def _stands(reader: Reader) -> str:
    if reader.paused_at is not None:
        return "paused"
    if reader.opted_out_at is not None:
        return "opted out"
    if reader.unsure_since is not None:
        return "unsure"
    return "opted in" if reader.opted_in_at is not None else "asked"


def _open_windows(session: Session, since: datetime) -> int:
    still = or_(col(Window.closed_at).is_(None), col(Window.closed_at) < Window.last_inbound_at)
    return session.exec(
        select(func.count()).select_from(Window).where(col(Window.last_inbound_at) > since, still)
    ).one()


def _numbers(session: Session, now: datetime) -> list[Metric]:
    found = numbers.everything(session)
    reached = [((number.connection,), float(numbers.reached(session, number.phone_number_id, now))) for number in found]
    return [
        Metric("number_stopped", "1 where nothing is sent from it.", ("connection",), _flags(found)),
        Metric("number_quality", "1 for what Meta says.", ("connection", "quality"), _qualities(found)),
        Metric("number_reached", "People reached outside their windows in 24 hours.", ("connection",), reached),
        Metric(
            "number_limit", "How many it may reach; absent where there is no limit.", ("connection",), _limits(found)
        ),
    ]


def _flags(found: Sequence[PhoneNumber]) -> list[tuple[tuple[str, ...], float]]:
    return [((number.connection,), float(number.stopped_at is not None)) for number in found]


def _qualities(found: Sequence[PhoneNumber]) -> list[tuple[tuple[str, ...], float]]:
    return [((number.connection, number.quality or "UNKNOWN"), 1.0) for number in found]


def _limits(found: Sequence[PhoneNumber]) -> list[tuple[tuple[str, ...], float]]:
    return [((number.connection,), float(number.tier)) for number in found if number.tier is not None]


def _unseen(session: Session, now: datetime) -> float:
    there = session.exec(select(func.max(Uptime.until))).one_or_none()
    return max(0.0, (now - there).total_seconds()) if there is not None else float("inf")
