"""Messages of ours and every try to send them: a row before each POST, the wamid after it, statuses that only move up.

A message has one purpose and any number of attempts, and only one of them goes out at a time: the number of an attempt
is unique for its message, so of many that would send it next, one may.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from pulse.store import numbers, templates, windows
from pulse.store.columns import new_id, utc_now
from pulse.store.engine import insert_once
from pulse.store.states import ARRIVED, RANK, UNDERWAY, MessageState
from pulse.store.tables import Attempt, Edition, Media, Message, Snapshot, StatusChange
from pulse.whatsapp.codes import MEDIA_CODES, look_up
from pulse.whatsapp.errors import explain


def lock(session: Session, row: Message) -> Message:
    """The message with ``row``'s purpose, made if there is none; nobody else can move it until the transaction ends."""
    insert_once(session, row)
    mine = select(Message).where(Message.purpose == row.purpose).with_for_update()
    return session.exec(mine, execution_options={"populate_existing": True}).one()


def by_purpose(session: Session, purpose: str) -> Message | None:
    """The message for ``purpose``, if there is one."""
    known = select(Message).where(Message.purpose == purpose)
    return session.exec(known, execution_options={"populate_existing": True}).first()


def attempts(session: Session, message_id: str) -> list[Attempt]:
    """Every attempt of a message, first to last."""
    tried = select(Attempt).where(Attempt.message_id == message_id).order_by(col(Attempt.number))
    return list(session.exec(tried, execution_options={"populate_existing": True}))


def begin(session: Session, message: Message, number: int, via: str = "") -> Attempt | None:
    """A new attempt, or None where that number is taken: somebody else is at it.

    The caller must have :func:`lock` of the message, and must commit before it sends.
    """
    attempt = Attempt(id=new_id(), message_id=message.id, number=number, via=via, begun_at=utc_now())
    if not insert_once(session, attempt):
        return None
    _note(session, message)
    return attempt


@dataclass(frozen=True)
class Failure:
    """A try that Meta said, after taking it, to have failed; what follows from it is drawn last."""

    message: Message
    attempt: Attempt

    def draw(self, session: Session) -> None:
        """Do what follows from it."""
        at = self.attempt.failed_at or utc_now()
        apply_error_effects(session, self.message, self.attempt, self.attempt.error_code, self.attempt.reason, at)


def accepted(session: Session, attempt_id: str, wamid: str) -> Message:
    """Meta took it; statuses that came before its answer did are applied now. The message it is of."""
    message, attempt = _locked(session, attempt_id)
    attempt.ended_at = utc_now()
    if attempt.wamid is None:
        attempt.wamid = wamid
    _advance(attempt, MessageState.ACCEPTED)
    session.add(attempt)
    failed = [change for change in history(session, wamid) if move_up(attempt, change)]
    if failed:
        Failure(message, attempt).draw(session)
    _note(session, message)
    return message


def refused(
    session: Session, attempt_id: str, reason: str, code: int | None = None, retry_at: datetime | None = None
) -> None:
    """Meta refused it, or nothing left this machine: it may be sent again, not before ``retry_at``."""
    _end(session, attempt_id, MessageState.REFUSED, reason, code, retry_at)


def unknown(session: Session, attempt_id: str, reason: str) -> None:
    """Nobody can tell yet whether Meta took it; a status may still settle it."""
    _end(session, attempt_id, MessageState.UNKNOWN, reason, None, None)


def standing(tried: Sequence[Attempt]) -> Attempt | None:
    """The attempt that says where the message stands: the one that arrived, else one Meta has, else the last."""
    for states in (ARRIVED, UNDERWAY):
        if have := [attempt for attempt in tried if attempt.state in states]:
            return max(have, key=lambda attempt: RANK[attempt.state])
    return tried[-1] if tried else None


def get(session: Session, message_id: str) -> Message:
    """A message as it stands now."""
    return session.get_one(Message, message_id, populate_existing=True)


def by_wamid(session: Session, wamid: str) -> Message | None:
    """Our message that has, or once had, this wamid."""
    where = select(Message).join(Attempt, col(Attempt.message_id) == Message.id).where(Attempt.wamid == wamid)
    return session.exec(where).first()


def history(session: Session, wamid: str) -> list[StatusChange]:
    """Every status of a wamid, in the order in which they came."""
    changes = select(StatusChange).where(StatusChange.wamid == wamid).order_by(col(StatusChange.received_at))
    return list(session.exec(changes))


def _locked(session: Session, attempt_id: str) -> tuple[Message, Attempt]:
    # The message first, always: Meta's answer and its webhook, which may come at once, each see what the other did.
    message_id = session.exec(select(Attempt.message_id).where(Attempt.id == attempt_id)).one()
    message = session.get_one(Message, message_id, with_for_update=True, populate_existing=True)
    return message, session.get_one(Attempt, attempt_id, populate_existing=True)


def move_up(attempt: Attempt, change: StatusChange) -> bool:
    """Move ``attempt`` up to a status; whether that says that the message failed, and was news."""
    failed = _advance(attempt, change.status) and change.status == MessageState.FAILED
    if failed:
        attempt.error_code, attempt.reason = change.error_code, change.reason
        attempt.failed_at = change.at or utc_now()
    return failed


def _advance(attempt: Attempt, to: str) -> bool:
    """Move up to ``to``; False where that is no state, or not higher."""
    known = MessageState(to) if to in RANK else None
    if known is None or RANK[known] <= RANK[attempt.state]:
        return False
    attempt.state = known
    return True


def _end(
    session: Session, attempt_id: str, to: MessageState, reason: str, code: int | None, retry_at: datetime | None
) -> None:
    message, attempt = _locked(session, attempt_id)
    if attempt.state is MessageState.BEGUN:
        attempt.state, attempt.reason, attempt.error_code, attempt.retry_at = to, reason, code, retry_at
        attempt.ended_at = utc_now()
        session.add(attempt)
        apply_error_effects(session, message, attempt, code, reason, attempt.ended_at)
        _note(session, message)


def _note(session: Session, message: Message) -> None:
    session.flush()
    show(message, attempts(session, message.id))
    session.add(message)


def show(message: Message, tried: Sequence[Attempt]) -> None:
    """Copy to a message what all its attempts, ``tried``, say; it is what is looked up and shown."""
    attempt = standing(tried)
    if attempt is not None:
        message.state, message.error_code, message.reason = attempt.state, attempt.error_code, attempt.reason
        message.wamid = attempt.wamid
        message.accepted_at = attempt.ended_at if RANK.get(attempt.state) else None


MEDIA_KEPT = timedelta(days=29)
"""Meta keeps an upload for 30 days (business-phone-numbers/media); a day less is safe."""


def find_media(session: Session, phone_number_id: str, sha256: str) -> str | None:
    """The id of an upload of this content to this number that Meta still has."""
    kept = _media(session, phone_number_id, sha256)
    return kept.media_id if kept and utc_now() - kept.uploaded_at < MEDIA_KEPT else None


def media_uploaded(session: Session, phone_number_id: str, sha256: str, media_id: str) -> None:
    """Keep the id of an upload; a newer one takes its place."""
    row = Media(id=new_id(), phone_number_id=phone_number_id, sha256=sha256, media_id=media_id, uploaded_at=utc_now())
    if insert_once(session, row):
        return
    if kept := _media(session, phone_number_id, sha256):
        kept.media_id, kept.uploaded_at = media_id, utc_now()
        session.add(kept)


def forget_media(session: Session, phone_number_id: str, sha256: str) -> None:
    """Meta no longer knows an upload: the next send makes a new one."""
    if kept := _media(session, phone_number_id, sha256):
        session.delete(kept)


def _media(session: Session, phone_number_id: str, sha256: str) -> Media | None:
    where = (Media.phone_number_id == phone_number_id, Media.sha256 == sha256)
    return session.exec(select(Media).where(*where)).first()


_OF_ONE_MESSAGE = frozenset({132005, 132018})
"""Codes about what was filled in, not about the template."""
_TEMPLATE_IS = {132001: "MISSING", 132015: "PAUSED", 132016: "DISABLED"}


def apply_error_effects(
    session: Session, message: Message, attempt: Attempt, code: int | None, reason: str, at: datetime
) -> None:
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
        translated = session.exec(select(Edition).where(Edition.run_id == message.run_id))
        for shown in (snapshot, *translated):
            forget_media(session, message.phone_number_id, hashlib.sha256(shown.chart).hexdigest())
