"""Messages of ours: a row before each send, the wamid after it, and statuses that only ever move up."""

from sqlmodel import Session, col, select

from pulse.store.engine import insert_once
from pulse.store.tables import Media, Message, StatusChange, new_id, utc_now

RANK = {
    "attempt": 0,
    "unknown": 0,
    "refused": 0,
    "accepted": 1,
    "sent": 2,
    "failed": 3,
    "delivered": 4,
    "read": 5,
}
"""Order of states. Delivered counts above failed: on several devices both come, and the person has it."""
ARRIVED = frozenset({"delivered", "read"})


def claim(session: Session, message: Message) -> tuple[Message, bool]:
    """The row for ``message.purpose``, and whether the caller is the one to send it.

    The caller must commit before it sends. A row that is there already is somebody's attempt: what became of it is
    read from its state, and only a refused one may be claimed again.
    """
    if insert_once(session, message):
        return session.get_one(Message, message.id), True
    mine = select(Message).where(Message.purpose == message.purpose).with_for_update()
    kept = session.exec(mine, execution_options={"populate_existing": True}).one()
    if kept.state == "refused":
        kept.state, kept.error_code, kept.reason = "attempt", None, ""
        session.add(kept)
        return kept, True
    return kept, False


def accepted(session: Session, message_id: str, wamid: str) -> None:
    """Meta took the message; statuses that came before its answer did are applied now."""
    message = session.get_one(Message, message_id, with_for_update=True, populate_existing=True)
    message.wamid, message.accepted_at = wamid, utc_now()
    _raise(message, "accepted")
    session.add(message)
    for change in session.exec(select(StatusChange).where(StatusChange.wamid == wamid)):
        apply(session, change)


def refused(session: Session, message_id: str, reason: str, code: int | None = None) -> None:
    """Meta refused the message, or nothing left this machine: it may be claimed again."""
    _end(session, message_id, "refused", reason, code)


def unknown(session: Session, message_id: str, reason: str) -> None:
    """Nobody can tell yet whether Meta took it: it is not sent again; a status may still settle it."""
    _end(session, message_id, "unknown", reason, None)


def apply(session: Session, change: StatusChange) -> Message | None:
    """Move the message that ``change`` is of up to its status; None if it is none of ours or not known yet."""
    # Locked, so that Meta's answer and its webhook, which may come at once, each see what the other did.
    known = select(Message).where(Message.wamid == change.wamid).with_for_update()
    message = session.exec(known, execution_options={"populate_existing": True}).first()
    if message is None and change.tracker:
        message = session.get(Message, change.tracker, with_for_update=True, populate_existing=True)
        if message is None or message.wamid not in {None, change.wamid}:
            return None
        message.wamid = change.wamid
    if message is None:
        return None
    if _raise(message, change.status) and change.status == "failed":
        message.error_code, message.reason = change.error_code, change.reason
    session.add(message)
    return message


def get(session: Session, message_id: str) -> Message:
    """A message as it stands now."""
    return session.get_one(Message, message_id, populate_existing=True)


def by_wamid(session: Session, wamid: str) -> Message | None:
    """Our message with this wamid."""
    return session.exec(select(Message).where(Message.wamid == wamid)).first()


def history(session: Session, wamid: str) -> list[StatusChange]:
    """Every status of a message, in the order in which they came."""
    changes = select(StatusChange).where(StatusChange.wamid == wamid).order_by(col(StatusChange.received_at))
    return list(session.exec(changes))


def media(session: Session, phone_number_id: str, sha256: str) -> Media | None:
    """The upload of this content to this number, if there was one."""
    where = (Media.phone_number_id == phone_number_id, Media.sha256 == sha256)
    return session.exec(select(Media).where(*where)).first()


def uploaded(session: Session, phone_number_id: str, sha256: str, media_id: str) -> None:
    """Keep the id of an upload; a newer one takes its place."""
    kept = media(session, phone_number_id, sha256)
    if kept is None:
        row = Media(
            id=new_id(),
            phone_number_id=phone_number_id,
            sha256=sha256,
            media_id=media_id,
            uploaded_at=utc_now(),
        )
        if insert_once(session, row):
            return
        kept = media(session, phone_number_id, sha256)
    if kept is not None:
        kept.media_id, kept.uploaded_at = media_id, utc_now()
        session.add(kept)


def forget_media(session: Session, phone_number_id: str, sha256: str) -> None:
    """Meta no longer knows an upload: the next send makes a new one."""
    if kept := media(session, phone_number_id, sha256):
        session.delete(kept)


def _raise(message: Message, to: str) -> bool:
    """Move up to ``to``; False where that is no state, or not higher."""
    if RANK.get(to, -1) <= RANK[message.state]:
        return False
    message.state = to
    return True


def _end(session: Session, message_id: str, to: str, reason: str, code: int | None) -> None:
    message = session.get_one(Message, message_id, with_for_update=True, populate_existing=True)
    if message.state == "attempt":
        message.state, message.reason, message.error_code = to, reason, code
        session.add(message)
