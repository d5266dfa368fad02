"""What Meta's webhook tells of an account, applied to the numbers of ours that it is about."""

from datetime import UTC, datetime

from sqlmodel import Session, select

from pulse.store import announcements, numbers
from pulse.store.columns import utc_now
from pulse.store.newer import is_newer
from pulse.store.tables import PhoneNumber
from pulse.whatsapp.codes import look_up
from pulse.whatsapp.events import AccountNews

FOREVER = datetime(9999, 12, 31, tzinfo=UTC)
"""Until Meta lifts it."""


def note(session: Session, news: AccountNews) -> None:
    """Apply what is newer than what is known; a number that is none of ours changes nothing."""
    at = min(news.at or utc_now(), utc_now())
    mine = select(PhoneNumber).where(PhoneNumber.waba_id == news.waba_id).order_by(PhoneNumber.phone_number_id)
    found = session.exec(mine.with_for_update(), execution_options={"populate_existing": True})
    about = [number for number in found if _is_meant(number, news)]
    if not about:
        return
    # Whatever is about the whole account is told of one of its numbers.
    first, before = about[0], about[0].restricted_until
    for number in about:
        number.business_id = news.business_id or number.business_id
        number.per_second = news.per_second or number.per_second
        session.add(number)
        session.flush()
        if news.state is not None and is_newer(at, number.state_at):
            _state(session, number, news, at)
        if news.quality and is_newer(at, number.quality_at):
            number.status = news.status or number.status
            numbers.rated(session, number, news.quality, at)
    if news.tier is not None:
        numbers.limited(session, first, news.tier, at)
    if first.restricted_until not in {None, before} and utc_now() < (first.restricted_until or FOREVER):
        announcements.of_number(session, first, "limit", news.said, at)
    if news.kind == "alert":
        announcements.of_number(session, first, "alert", news.said, at, f"{at.isoformat()}/{news.said[:100]}")


def _is_meant(number: PhoneNumber, news: AccountNews) -> bool:
    if news.number_id:
        return number.phone_number_id == news.number_id
    digits = "".join(filter(str.isdigit, number.display_number))
    return not news.display or digits == news.display


def _state(session: Session, number: PhoneNumber, news: AccountNews, at: datetime) -> None:
    """Stop it, let it write first to nobody, or let it go on."""
    if news.state == "stopped":
        if not numbers.stop(session, number.phone_number_id, news.said, None, at):
            # It stands still already, for another reason; the owner has to know of this one, too.
            announcements.of_number(session, number, "alert", news.said, at)
    elif news.state == "restricted":
        number.restricted_until = news.until or FOREVER
    else:
        number.restricted_until = None
        # What a token lacks, no account can give back.
        of_account = number.error_code is None or look_up(number.error_code).family == "account"
        known = number.told_at is not None
        if of_account and numbers.resume(session, number.phone_number_id, at=at) and known:
            numbers.recovered(session, number, news.said, at)
    number.state_at = at
    session.add(number)
