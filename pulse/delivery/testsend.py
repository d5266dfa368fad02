"""A test: a new pulse is sent once to the owner's testers, before anybody else gets it."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from sqlmodel import Session, select

from pulse.definition import Pulse
from pulse.languages import LANGUAGES
from pulse.store import alerts
from pulse.store.identity import Identity
from pulse.store.tables import Run

_LONGEST_TITLE = 80


def as_test(pulse: Pulse) -> Pulse:
    """The pulse as testers get it: every picture and text of it says that it is a test, and it is always sent."""
    title = LANGUAGES[pulse.language].words["as_test"].format(title=pulse.title)
    if len(title) > _LONGEST_TITLE:
        title = f"{title[: _LONGEST_TITLE - 1].rstrip()}…"
    return pulse.model_copy(update={"title": title, "send_if": None, "stale": "say"})


def digest(definition: Mapping[str, Any]) -> str:
    """What tells one definition of a pulse from another, as it stands in its deployment."""
    written = json.dumps(definition, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def is_new(session: Session, deployment_id: str, definition: Mapping[str, Any]) -> bool:
    """Whether a deployed pulse was neither tested nor ever run; of one that was run it is noted, as runs are purged."""
    if alerts.count_noted(session, _key(deployment_id, "")):
        return False
    if not was_run(session, deployment_id):
        return True
    note(session, deployment_id, definition)
    return False


def was_run(session: Session, deployment_id: str) -> bool:
    """Whether a deployed pulse was ever run for its readers."""
    ran = select(Run.id).where(Run.pulse_key == Identity(deployment_id).pulse_key)
    return session.exec(ran.limit(1)).first() is not None


def was_tested(session: Session, deployment_id: str, definition: Mapping[str, Any]) -> bool:
    """Whether a pulse was tested as it is defined now."""
    return not alerts.unnoted(session, [_key(deployment_id, digest(definition))])


def note(session: Session, deployment_id: str, definition: Mapping[str, Any]) -> None:
    """A pulse needs no test any more as it is defined now."""
    alerts.note_once(session, [_key(deployment_id, digest(definition))])


def _key(deployment_id: str, definition: str) -> str:
    return f"{alerts.TESTED}{deployment_id}/{definition}"
