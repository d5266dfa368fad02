"""Templates as Meta last told of them, and what its webhook tells of an account, applied to the numbers it is about."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlmodel import Session, col, select

from pulse.store import alerts, numbers
from pulse.store.columns import is_newer, new_id, utc_now
from pulse.store.engine import insert_once
from pulse.store.tables import PhoneNumber, Template
from pulse.whatsapp.codes import look_up
from pulse.whatsapp.events import AccountNews, TemplateNews

USABLE = frozenset({"", "APPROVED", "REINSTATED", "FLAGGED"})
"""Statuses with which a send is tried; of one that nobody told of yet, Meta's answer tells."""
LOW = {"RED": "low (RED)", "YELLOW": "medium (YELLOW)"}
"""Qualities that are worth a word."""
ENGLISH = ("en_US", "en", "en_GB")


def note(
    session: Session,
    waba_id: str,
    name: str,
    language: str,
    *,
    status: str | None = None,
    category: str | None = None,
    quality: str | None = None,
    reason: str = "",
    at: datetime | None = None,
) -> Template:
    """Keep what was told of a template at ``at`` (now if None); what was not told, or is older, stays."""
    at = min(at or utc_now(), utc_now())
    insert_once(session, Template(id=new_id(), waba_id=waba_id, name=name, language=language, updated_at=at))
    where = (Template.waba_id == waba_id, Template.name == name, Template.language == language)
    mine = select(Template).where(*where).with_for_update()
    row = session.exec(mine, execution_options={"populate_existing": True}).one()
    if status is not None and is_newer(at, row.updated_at):
        row.status, row.reason, row.updated_at = status.upper()[:40], reason, at
    if category is not None and is_newer(at, row.category_at):
        row.category, row.category_at = category.upper()[:40], at
    if quality is not None and is_newer(at, row.quality_at):
        _rated(session, row, quality.upper()[:40], at)
    session.add(row)
    return row


def hear(session: Session, news: TemplateNews) -> None:
    """Keep what the webhook told of a template, and have the owner told of what is still to come or was edited."""
    row = note(
        session,
        news.waba_id,
        news.name,
        news.language,
        status=news.status,
        category=news.category,
        quality=news.quality,
        reason=news.reason,
        at=news.at,
    )
    at = min(news.at or utc_now(), utc_now())
    if news.coming and news.coming.upper() != row.category:
        said = f"Within a day Meta counts it as {news.coming.lower()}. A review can be asked for in WhatsApp Manager."
        alerts.announce_template(session, row, "category-coming", said, at)
    if news.text is not None:
        said = (
            "Its text was changed at Meta. Pulses fill two variables, an image and one button; if it has others now, "
        )
        said += "make a new one: chartcastr template create NAME."
        alerts.announce_template(session, row, "edited", said, at)


def _rated(session: Session, row: Template, quality: str, at: datetime) -> None:
    before, row.quality, row.quality_at = row.quality, quality, at
    if quality != before and (quality in LOW or before in LOW):
        said = f"Meta rates its quality {LOW.get(quality, quality.lower())}"
        said += ", and pauses it if readers go on blocking or reporting it." if quality in LOW else "."
        alerts.announce_template(session, row, "quality", said, at)


def everything(session: Session, waba_id: str | None = None) -> list[Template]:
    """Every template that is known of, of one account or of all."""
    found = select(Template).order_by(Template.name, Template.language)
    return list(session.exec(found.where(Template.waba_id == waba_id) if waba_id else found))


def choose(session: Session, waba_id: str, names: Sequence[str], locale: str) -> tuple[tuple[str, str] | None, str]:
    """The first of ``names`` that can be sent, in the reader's language or else in English; and why there is none.

    Returns:
        Name and language, or None; and one sentence for the owner, empty where there is a template.
    """
    if not names:
        return None, "the pulse names no template"
    said = []
    for name in names:
        where = (Template.waba_id == waba_id, Template.name == name)
        rows = {
            row.language: row for row in session.exec(select(Template).where(*where).order_by(col(Template.language)))
        }
        spoken = [*_languages(locale), *ENGLISH]
        known = [language for language in spoken if language in rows]
        # A template that nobody told of is tried: Meta's answer is the proof.
        for language in known or [spoken[0] if not rows else next(iter(rows))]:
            row = rows.get(language)
            if row is None or row.status in USABLE:
                return (name, language), ""
            said.append(f"template {name} ({language}) is {row.status.lower()}")
    return None, "; ".join(dict.fromkeys(said))


def _languages(locale: str) -> list[str]:
    """``pt_BR`` is sought as itself, then as ``pt``."""
    tag = locale.replace("-", "_")
    return list(dict.fromkeys([tag, tag.split("_", 1)[0]])) if tag else []


FOREVER = datetime(9999, 12, 31, tzinfo=UTC)
"""Until Meta lifts it."""


def apply_account_news(session: Session, news: AccountNews) -> None:
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
            _apply_state(session, number, news, at)
        if news.quality and is_newer(at, number.quality_at):
            number.status = news.status or number.status
            numbers.rated(session, number, news.quality, at)
    if news.tier is not None:
        numbers.limited(session, first, news.tier, at)
    if first.restricted_until not in {None, before} and utc_now() < (first.restricted_until or FOREVER):
        alerts.announce_number(session, first, "limit", news.said, at)
    if news.kind == "alert":
        alerts.announce_number(session, first, "alert", news.said, at, f"{at.isoformat()}/{news.said[:100]}")


def _is_meant(number: PhoneNumber, news: AccountNews) -> bool:
    if news.number_id:
        return number.phone_number_id == news.number_id
    digits = "".join(filter(str.isdigit, number.display_number))
    return not news.display or digits == news.display


def _apply_state(session: Session, number: PhoneNumber, news: AccountNews, at: datetime) -> None:
    """Stop it, let it write first to nobody, or let it go on."""
    if news.state == "stopped":
        if not numbers.stop(session, number.phone_number_id, news.said, None, at):
            # It stands still already, for another reason; the owner has to know of this one, too.
            alerts.announce_number(session, number, "alert", news.said, at)
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
