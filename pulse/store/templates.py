"""Message templates as Meta last told of them, by webhook, by a check, or by refusing a send."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from pulse.store.columns import new_id, utc_now
from pulse.store.engine import insert_once
from pulse.store.tables import Template

USABLE = frozenset({"", "APPROVED", "REINSTATED", "FLAGGED"})
"""Statuses with which a send is tried; of one that nobody told of yet, Meta's answer tells."""
ENGLISH = ("en_US", "en", "en_GB")


def note(
    session: Session, waba_id: str, name: str, language: str, *, status: str | None = None,
    category: str | None = None, quality: str | None = None, reason: str = "", at: datetime | None = None,
) -> Template:  # fmt: skip
    """Keep what was told of a template at ``at`` (now if None); what was not told, or is an older status, stays."""
    at = at or utc_now()
    insert_once(session, Template(id=new_id(), waba_id=waba_id, name=name, language=language, updated_at=at))
    where = (Template.waba_id == waba_id, Template.name == name, Template.language == language)
    mine = select(Template).where(*where).with_for_update()
    row = session.exec(mine, execution_options={"populate_existing": True}).one()
    if status is not None and at >= row.updated_at:
        row.status, row.reason, row.updated_at = status.upper()[:40], reason, at
    if category is not None:
        row.category = category.upper()[:40]
    if quality is not None:
        row.quality = quality.upper()[:40]
    session.add(row)
    return row


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
