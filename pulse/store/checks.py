"""What Meta is asked of each number once a day: how it stands, and when its token ends."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session, select

from pulse.store import announcements, numbers
from pulse.store.columns import utc_now
from pulse.store.tables import PhoneNumber
from pulse.whatsapp.standing import Standing
from pulse.whatsapp.token import Token

_EVERY = timedelta(days=1)
_DAYS_BEFORE = (1, 3, 14)
"""So many days before a token ends the owner is told; once each."""


def due(session: Session) -> list[PhoneNumber]:
    """The numbers that Meta was not asked about today; noted before it is asked, so that failing asks no more often."""
    now, found = utc_now(), []
    for number in session.exec(select(PhoneNumber).with_for_update()):
        if number.asked_at is None or now - number.asked_at > _EVERY:
            number.asked_at = now
            session.add(number)
            found.append(number)
    return found


def note(session: Session, phone_number_id: str, standing: Standing, token: Token) -> None:
    """What Meta said; the owner is told of what is news, and of a token that ends soon."""
    numbers.checked(session, phone_number_id, standing)
    number = session.get_one(PhoneNumber, phone_number_id)
    number.token_ends = token.ends
    session.add(number)
    if token.ends is not None:
        _warn(session, number, token.ends)


def _warn(session: Session, number: PhoneNumber, ends: datetime) -> None:
    left = ends - utc_now()
    within = next((days for days in _DAYS_BEFORE if left <= timedelta(days=days)), None)
    if within is not None:
        said = (
            f"Its token ends on {ends.astimezone(UTC):%Y-%m-%d %H:%M} UTC; nothing is sent after that. Make a system "
            "user token that never expires, then run: chartcastr connect whatsapp."
        )
        announcements.of_number(session, number, "token-ends", said, ends, f"{ends.isoformat()}/{within}")
