"""What a reader's wish does: kept for the next pulse, and for the owner to see."""

from sqlmodel import Session

from pulse.conversation.confirm import applied
from pulse.conversation.setting import Setting
from pulse.conversation.thread import Found, Thread
from pulse.store import readers, wishes
from pulse.store.tables import ReaderNote

_MOST_NOTE = 1000


def keep(session: Session, thread: Thread, found: Found) -> None:
    """Keep what ``found`` sets; the same message does it once."""
    steer, reader = found.steer, thread.reader
    if found.settles:
        readers.sure(session, reader.id)
    if steer is None or thread.inbound.understood:
        return
    if steer.setting is Setting.NOTE:
        if thread.inbound.run_id:
            text = thread.inbound.text.strip()[:_MOST_NOTE]
            note = ReaderNote(
                inbound_id=thread.inbound.id, run_id=thread.inbound.run_id, reader_id=reader.id, text=text
            )
            wishes.note(session, note)
        return
    if steer.setting is Setting.UNDO:
        wishes.undo(session, reader, by=thread.inbound.id)
        return
    wanted = applied(steer, thread.wishes)
    if wanted is not None:
        wishes.change(session, reader, wanted, by=thread.inbound.id, locale=steer.language)
