"""``thread`` and ``notes``: a conversation with what was understood, and what readers want the owner to know."""

from pulse.conversation.memory import Memory
from pulse.conversation.query import Operation, Query
from pulse.conversation.setting import Setting, Steer
from pulse.store import readers, runs, wishes
from pulse.store.columns import new_id, utc_now
from pulse.store.states import InboundState
from pulse.store.tables import Inbound, Message, Reader, ReaderNote, Run
from tests.cli.conftest import ADA, Owner


def wrote(
    owner: Owner, text: str, memory: Memory | None, answer: str, state: InboundState, reason: str = ""
) -> Inbound:
    with owner.store.begin() as session:
        reader = readers.find(session, f"+{ADA}", None) or readers.add(session, "ada", f"+{ADA}")
        session.flush()
        run = runs.start(session, "orders", SLOT, "flow-1").run
        row = Inbound(
            id=new_id(),
            wamid=new_id(),
            kind="text",
            text=text,
            raw="{}",
            received_at=utc_now(),
            reader_id=reader.id,
            run_id=run.id,
            phone_number_id="1",
            state=state,
            reason=reason,
            understood=memory.model_dump_json() if memory else "",
        )
        session.add(row)
        session.flush()
        if answer:
            session.add(
                Message(
                    id=new_id(),
                    purpose=f"answer/{row.id}",
                    kind="answer",
                    run_id=run.id,
                    reader_id=reader.id,
                    inbound_id=row.id,
                    phone_number_id="1",
                    text=answer,
                )
            )
        return row


SLOT = utc_now()


def test_a_thread_is_printed_as_a_talk_with_what_was_understood(owner: Owner) -> None:
    asked = Memory(outcome="answer", language="en", queries=(Query(operation=Operation.VALUE, members=("North",)),))
    paused = Memory(outcome="steer", language="en", steer=Steer(setting=Setting.PAUSE))
    wrote(owner, "and [North]?", asked, "North came to 118.", InboundState.ANSWERED)
    wrote(owner, "pause", paused, "No pulses until you say so.", InboundState.ANSWERED)
    wrote(owner, "thanks", None, "", InboundState.IGNORED, "nothing was asked")

    done = owner.runs("thread", "orders")

    shown = " ".join(done.stdout.split())
    assert done.returncode == 0, done.stderr
    assert "and [North]? understood: value, members: North (by grammar, in en) North came to 118." in shown
    assert "pause understood: steer: pause (by grammar, in en) No pulses until you say so." in shown
    assert "thanks understood: ignored: nothing was asked" in shown
    assert ADA not in shown


def test_notes_are_listed_newest_first_and_offered_as_an_event(owner: Owner) -> None:
    row = wrote(owner, "tell Ana: North was closed", None, "", InboundState.ANSWERED)
    with owner.store.begin() as session:
        assert row.run_id
        assert row.reader_id
        assert session.get(Run, row.run_id)
        assert session.get(Reader, row.reader_id)
        note = ReaderNote(inbound_id=row.id, run_id=row.run_id, reader_id=row.reader_id, text="North was closed")
        wishes.note(session, note)

    done = owner.runs("notes", "orders")

    assert done.returncode == 0, done.stderr
    assert "ada: North was closed" in done.stdout
    assert "context:\n  events:\n  - name: North was closed" in done.stdout
    assert owner.runs("notes", "nothing").stdout == "No reader has left a note on nothing.\n"
