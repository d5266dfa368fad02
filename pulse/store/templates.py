"""Message templates as Meta last told of them, by webhook, by a check, or by refusing a send."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from pulse.store import announcements
from pulse.store.columns import new_id, utc_now
from pulse.store.engine import insert_once
from pulse.store.newer import is_newer
from pulse.store.tables import Template
from pulse.whatsapp.events import TemplateNews

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
        announcements.of_template(session, row, "category-coming", said, at)
    if news.text is not None:
        said = (
            "Its text was changed at Meta. Pulses fill two variables, an image and one button; if it has others now, "
        )
        said += "make a new one: chartcastr template create NAME."
        announcements.of_template(session, row, "edited", said, at)


def _rated(session: Session, row: Template, quality: str, at: datetime) -> None:
    before, row.quality, row.quality_at = row.quality, quality, at
    if quality != before and (quality in LOW or before in LOW):
        said = f"Meta rates its quality {LOW.get(quality, quality.lower())}"
        said += ", and pauses it if readers go on blocking or reporting it." if quality in LOW else "."
        announcements.of_template(session, row, "quality", said, at)


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
