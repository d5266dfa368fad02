"""What a refusal means for more than the message it was for; the same whether Meta says it at once or later."""

import hashlib
from datetime import datetime

from sqlmodel import Session

from pulse.store import media, numbers, templates, windows
from pulse.store.tables import Attempt, Message, Snapshot
from pulse.whatsapp.codes import MEDIA_CODES, look_up
from pulse.whatsapp.errors import explain

_OF_ONE_MESSAGE = frozenset({132005, 132018})
"""Codes about what was filled in, not about the template."""
_TEMPLATE_IS = {132001: "MISSING", 132015: "PAUSED", 132016: "DISABLED"}


def draw(session: Session, message: Message, attempt: Attempt, code: int | None, reason: str, at: datetime) -> None:
    """Stop the number, close the window, rest the template or forget the upload, as ``code`` says.

    Args:
        session: The transaction in which the refusal is noted.
        message: What was refused.
        attempt: The try that was.
        code: Meta's code; None where nothing of Meta's was reached.
        reason: Meta's words.
        at: When Meta said so.
    """
    if code is None:
        return
    family = look_up(code).family
    if family in {"token", "account"}:
        numbers.stop(session, message.phone_number_id, explain(code, reason), code)
    elif family == "window":
        windows.closed(session, message.reader_id, message.phone_number_id, at)
    elif family == "template" and code not in _OF_ONE_MESSAGE and "/" in attempt.via:
        number = numbers.get(session, message.phone_number_id)
        name, language = attempt.via.rsplit("/", 1)
        if number is not None:
            status = _TEMPLATE_IS.get(code, "REFUSED")
            templates.note(session, number.waba_id, name, language, status=status, reason=reason)
    if code in MEDIA_CODES and message.run_id and (snapshot := session.get(Snapshot, message.run_id)):
        media.forget(session, message.phone_number_id, hashlib.sha256(snapshot.chart).hexdigest())
