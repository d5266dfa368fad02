"""What a person's message does, by who sent it, what it says, and which chart it is about."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import select

from pulse.store import Store, inbox, numbers, outbox, readers, runs, windows
from pulse.store.columns import new_id, utc_now
from pulse.store.inbox import ABOUT, ENOUGH, GO_ON_TAP, OPT_IN, STOP_TAP, UNSURE, WHICH, WRONG_CODE, compose
from pulse.store.receive import receive
from pulse.store.states import DeliveryState
from pulse.store.tables import Inbound, Message, PhoneNumber, Reader, Snapshot
from pulse.whatsapp.events import Event, Moved, Other, Preference
from pulse.whatsapp.events import Inbound as Told
from tests.conftest import begin

PHONE = "+12025550143"
NUMBER, OTHER_NUMBER = "1", "2"


def told(text: str = "why?", kind: str = "text", **changes: Any) -> Told:
    fields: dict[str, Any] = {
        "wamid": f"wamid.{new_id()}",
        "number": NUMBER,
        "phone": PHONE,
        "user_id": None,
        "at": utc_now(),
        "kind": kind,
        "text": text,
        "payload": "",
        "emoji": "",
        "context": None,
        "group": None,
        "raw": "{}",
    }
    return Told(**(fields | changes))


def hear(store: Store, *events: Event) -> list[Inbound]:
    with store.begin() as session:
        receive(session, events)
    wamids = [event.wamid for event in events if isinstance(event, Told)]
    with store.begin() as session:
        return [session.exec(select(Inbound).where(Inbound.wamid == wamid)).one() for wamid in wamids]


def reader(store: Store, name: str = "ada") -> Reader:
    with store.begin() as session:
        return readers.get(session, name)


@pytest.fixture
def ada(store: Store) -> Reader:
    with store.begin() as session:
        made = readers.add(session, "ada", PHONE)
        made.opted_in_at = utc_now()
        numbers.upsert(session, NUMBER, connection="default", waba_id="10")
        return made


def sent(
    store: Store, who: Reader, pulse: str, *, age: timedelta = timedelta(), number: str = NUMBER, grain: str = "day"
) -> str:
    """A chart of ``pulse`` that ``who`` got ``age`` ago; its run's id. Its wamid is ``wamid.`` and that."""
    with store.begin() as session:
        run = runs.start(session, pulse, utc_now() - timedelta(microseconds=int(age.total_seconds())), None).run
        run.slot = utc_now() - age
        definition = f'{{"title": "Title of {pulse}", "grain": "{grain}", "measure": {{"name": "figure-{pulse}"}}}}'
        session.add(
            Snapshot(
                run_id=run.id,
                definition=definition,
                result="{}",
                facts="[]",
                read="{}",
                chart=b"",
                caption="",
                analysis="",
            )
        )
        runs.deliver_to(session, run.id, who.id, number)
        row = Message(
            id=new_id(),
            purpose=f"image/{run.id}",
            kind="image",
            run_id=run.id,
            reader_id=who.id,
            phone_number_id=number,
            text="x",
            created_at=utc_now() - age,
        )
        outbox.accepted(session, begin(session, row).id, f"wamid.{run.id}")
        return run.id


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("+55 31 98765-4321", "553187654321"),
        ("+52 55 1234 5678", "5215512345678"),
        ("+54 9 11 1234 5678", "541112345678"),
    ],
)
def test_who_is_known_to_whatsapp_by_another_spelling_is_heard_and_kept_by_it(
    store: Store, typed: str, known: str
) -> None:
    with store.begin() as session:
        code = readers.add(session, "ada", typed).code
    (opted,) = hear(store, told(code, phone=f"+{known}"))
    (stopped,) = hear(store, told("STOP", phone=f"+{known}"))

    assert (opted.payload, opted.state, stopped.state) == (OPT_IN, "pending", "pending")
    found = reader(store)
    assert (found.wa_id, found.opted_out_at is not None) == (known, True)
    assert readers.address(found).phone == f"+{known}"
    with store.begin() as session, pytest.raises(Exception, match="belongs to reader 'ada'"):
        readers.add(session, "twice", f"+{known}")


def test_a_code_opts_in_its_reader_whatever_number_it_comes_from(store: Store) -> None:
    with store.begin() as session:
        code = readers.add(session, "ada", PHONE).code
    (row,) = hear(store, told(f"here: {code[:3]} {code[3:]}", phone="+447911123456"))

    assert (row.state, row.payload) == ("pending", OPT_IN)
    found = reader(store)
    assert (found.opted_in_at is not None, readers.address(found).phone) == (True, "+447911123456")


def test_a_reader_never_opts_in_somebody_else(store: Store, ada: Reader) -> None:  # noqa: ARG001
    with store.begin() as session:
        code = readers.add(session, "bob", "+447911123456").code
    hear(store, told(code))

    assert reader(store, "bob").opted_in_at is None


def test_a_wrong_code_is_answered_and_the_sixth_within_an_hour_is_not(store: Store) -> None:
    with store.begin() as session:
        code = readers.add(session, "ada", PHONE).code
    wrong = "111111" if code != "111111" else "222222"
    stranger = "+447911123456"
    rows = hear(store, *(told(wrong, phone=stranger) for _ in range(6)))

    assert [row.state for row in rows] == ["pending"] * 5 + ["ignored"]
    assert {row.payload for row in rows[:5]} == {WRONG_CODE}
    (right,) = hear(store, told(code, phone=stranger))
    assert right.state == "ignored"
    # Others are not shut out with them, nor is the reader's own phone.
    (own,) = hear(store, told(code))
    assert own.payload == OPT_IN


def test_wrong_codes_count_also_once_they_are_answered(store: Store) -> None:
    for _ in range(5):
        (row,) = hear(store, told("111111"))
        with store.begin() as session:
            inbox.answered(session, row.id)
    (sixth,) = hear(store, told("111111"))

    assert sixth.state == "ignored"


def test_after_an_hour_a_sender_may_try_again(store: Store) -> None:
    with store.begin() as session:
        code = readers.add(session, "ada", PHONE).code
    rows = hear(store, *(told("1 1 1 1 1 1", phone=None, user_id="US.666") for _ in range(7)))
    with store.begin() as session:
        for row in rows:
            found = session.get_one(Inbound, row.id)
            found.received_at -= timedelta(hours=1, seconds=1)
            session.add(found)

    (right,) = hear(store, told(code, phone=None, user_id="US.666"))
    assert right.payload == OPT_IN


def test_words_taps_and_reactions_open_the_window_and_nothing_else_does(store: Store, ada: Reader) -> None:
    def window() -> datetime | None:
        with store.begin() as session:
            found = windows.find(session, ada.id, NUMBER)
            return found.last_inbound_at if found else None

    for kind in ("system", "edit", "revoke", "request_welcome"):
        hear(store, told("", kind))
    hear(store, told("", "reaction", emoji="", context="wamid.x"))
    assert window() is None
    for kind in ("text", "button", "interactive", "audio"):
        before = window()
        hear(store, told("why?", kind))
        after = window()
        assert after is not None
        assert before is None or after > before


def test_a_preference_told_to_whatsapp_never_undoes_a_stop_in_words(store: Store, ada: Reader) -> None:
    def prefer(value: str) -> Other:
        return Other("field:user_preferences", new_id(), (Preference(PHONE, None, value, utc_now()),))

    hear(store, told("STOP"))
    hear(store, prefer("resume"))
    assert reader(store).opted_out_at is not None
    hear(store, told("START"))
    assert reader(store).opted_out_at is None
    hear(store, prefer("stop"))
    assert reader(store).opted_out_at is not None
    hear(store, prefer("resume"))
    assert reader(store).opted_out_at is None
    assert ada.id == reader(store).id


def test_what_was_asked_before_a_stop_gets_no_answer_after_it(store: Store, ada: Reader) -> None:
    sent(store, ada, "orders")
    asked, again, stop = hear(store, told("why did it fall?"), told("START"), told("STOP"))

    assert [row.state for row in (asked, again, stop)] == ["ignored", "ignored", "pending"]
    with store.begin() as session:
        inbox.put_off(session, asked.id, utc_now())
        assert [row.id for row in inbox.pending(session)] == [stop.id]


def test_what_sets_a_held_chart_free_is_about_that_chart_unless_it_quotes_another(store: Store, ada: Reader) -> None:
    older, visits = sent(store, ada, "orders"), sent(store, ada, "visits")
    with store.begin() as session:
        held = runs.start(session, "orders", utc_now(), None).run
        runs.settle(session, runs.deliver_to(session, held.id, ada.id, NUMBER).id, DeliveryState.HELD)
    (asked,) = hear(store, told("why did it fall?"))
    (quoting,) = hear(store, told("why did it fall?", context=f"wamid.{visits}"))

    assert (asked.flow, asked.run_id, asked.payload) == ("release-held", held.id, "")
    assert (quoting.flow, quoting.run_id) == ("release-held", visits)
    assert older != held.id


def test_what_is_unclear_is_asked_back_and_nothing_is_sent_until_then(store: Store, ada: Reader) -> None:  # noqa: ARG001
    (row,) = hear(store, told("enough"))
    assert (row.state, row.payload, reader(store).unsure_since is not None) == ("pending", UNSURE, True)

    hear(store, told("Keep them", "interactive", payload=GO_ON_TAP))
    assert (reader(store).unsure_since, reader(store).opted_out_at) == (None, None)
    hear(store, told("enough"))
    hear(store, told("Stop the reports", "interactive", payload=STOP_TAP))
    assert (reader(store).unsure_since, reader(store).opted_out_at is not None) == (None, True)


def test_who_quotes_their_own_question_or_our_answer_stays_in_that_thread(store: Store, ada: Reader) -> None:
    older = sent(store, ada, "orders", age=timedelta(days=3))
    sent(store, ada, "visits")
    (asked,) = hear(store, told("why?", context=f"wamid.{older}"))
    (own,) = hear(store, told("and before?", context=asked.wamid))
    with store.begin() as session:
        answer = Message(
            id=new_id(),
            purpose="answer/1",
            kind="answer",
            run_id=older,
            reader_id=ada.id,
            phone_number_id=NUMBER,
            text="x",
        )
        outbox.accepted(session, begin(session, answer).id, "wamid.answer")
    (ours,) = hear(store, told("and the year before?", context="wamid.answer"))

    assert (asked.run_id, own.run_id, ours.run_id) == (older, older, older)


def test_the_number_that_is_written_to_says_which_charts_are_meant(store: Store, ada: Reader) -> None:
    with store.begin() as session:
        numbers.upsert(session, OTHER_NUMBER, connection="second", waba_id="10")
    first, second = sent(store, ada, "orders"), sent(store, ada, "visits", number=OTHER_NUMBER)
    (inbound,) = hear(store, told("why did it fall?"))
    (two,) = hear(store, told("why did it fall?", number=OTHER_NUMBER))

    assert (inbound.run_id, two.run_id) == (first, second)


@pytest.mark.parametrize(
    ("grain", "days", "answered"),
    [("day", 6, True), ("day", 8, False), ("month", 20, True), ("month", 40, False), ("quarter", 80, True)],
)
def test_a_chart_is_spoken_of_until_its_next_is_due(
    store: Store, ada: Reader, grain: str, days: int, answered: bool
) -> None:
    sent(store, ada, "orders", age=timedelta(days=days), grain=grain)
    (row,) = hear(store, told("why did it fall?"))

    assert (row.state == "pending") == answered


def test_where_two_charts_come_in_question_the_reader_is_asked_which(store: Store, ada: Reader) -> None:
    orders, visits = sent(store, ada, "orders", age=timedelta(minutes=5)), sent(store, ada, "visits")
    (row,) = hear(store, told("why did it fall?"))
    with store.begin() as session:
        compose(session, row.id, utc_now())
    (named,) = hear(store, told("why did figure-orders fall?"))

    assert (row.payload, row.run_id, named.run_id) == (WHICH, None, orders)
    tap = told("Title of visits", "interactive", payload=f"{ABOUT}{row.id}/{visits}")
    (chosen,) = hear(store, tap)
    assert (chosen.state, chosen.run_id, chosen.text) == ("pending", visits, "why did it fall?")


def test_a_talk_about_one_chart_goes_on_until_another_comes(store: Store, ada: Reader) -> None:
    orders = sent(store, ada, "orders", age=timedelta(minutes=5))
    sent(store, ada, "visits", age=timedelta(minutes=4))
    hear(store, told("why did it fall?", context=f"wamid.{orders}"))
    (going_on,) = hear(store, told("and what about last year?"))
    sent(store, ada, "returns")
    (after,) = hear(store, told("which region was it then?"))

    assert (going_on.run_id, after.payload) == (orders, WHICH)


def test_a_forged_choice_shows_nobody_elses_chart(store: Store, ada: Reader) -> None:
    with store.begin() as session:
        bob = readers.add(session, "bob", "+447911123456")
        bob.opted_in_at = utc_now()
    theirs = sent(store, bob, "secret")
    sent(store, ada, "orders")
    (asked,) = hear(store, told("why did it fall?"))
    (row,) = hear(store, told("x", "interactive", payload=f"{ABOUT}{asked.id}/{theirs}"))

    assert (row.state, row.run_id) == ("ignored", None)


def test_fragments_in_a_burst_are_one_question(store: Store, ada: Reader) -> None:
    sent(store, ada, "orders")
    rows = hear(store, *(told(text) for text in ("why", "did orders", "fall?")))

    assert [row.state for row in rows] == ["pending", "joined", "joined"]
    with store.begin() as session:
        (first,) = inbox.pending(session)
        assert compose(session, first.id, utc_now()).text == "why did orders fall?"
    # What comes once the answer is being made is a question of its own.
    (late,) = hear(store, told("in the north?"))
    assert late.state == "pending"


def test_an_unfinished_fragment_waits_for_the_rest_but_not_for_long(store: Store, ada: Reader) -> None:
    sent(store, ada, "orders")
    (row,) = hear(store, told("orders"))

    assert timedelta(seconds=3) < row.next_try_at - row.received_at <= timedelta(seconds=8)
    with store.begin() as session:
        assert inbox.pending(session) == []


def test_the_same_text_a_third_time_gets_no_further_answer(store: Store, ada: Reader) -> None:
    sent(store, ada, "orders")
    rows = []
    for _ in range(3):
        rows += hear(store, told("Why did it fall?"))
        with store.begin() as session:
            compose(session, rows[-1].id, utc_now())

    assert [row.state for row in rows] == ["pending", "pending", "ignored"]
    assert "third time" in rows[2].reason


def test_an_auto_reply_gets_no_answer(store: Store, ada: Reader) -> None:
    sent(store, ada, "orders")
    (row,) = hear(store, told("Thank you for contacting us. We will get back to you."))

    assert (row.state, row.reason) == ("ignored", "an answer that a program wrote")


def test_after_as_many_answers_as_there_are_in_a_day_there_is_one_sentence(
    store: Store, ada: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHARTCASTR_ANSWERS_A_DAY", "4")
    sent(store, ada, "orders")
    rows = []
    for number in range(6):
        rows += hear(store, told(f"why did it fall on day {number}?"))
        with store.begin() as session:
            compose(session, rows[-1].id, utc_now())

    assert [(row.state, row.payload) for row in rows] == [*[("pending", "")] * 4, ("pending", ENOUGH), ("ignored", "")]
    (stop,) = hear(store, told("STOP"))
    assert stop.state == "pending"


def test_a_message_to_a_number_without_a_block_is_kept_and_starts_nothing(store: Store, ada: Reader) -> None:
    sent(store, ada, "orders")
    (row,) = hear(store, told("why did it fall?", number="999"))

    assert (row.state, row.reason) == ("ignored", "no block is connected to the number that was written to")
    with store.begin() as session:
        assert session.exec(select(PhoneNumber.phone_number_id)).all() == [NUMBER]


def test_one_sender_is_answered_one_at_a_time_and_delays_nobody(store: Store, ada: Reader) -> None:
    with store.begin() as session:
        bob = readers.add(session, "bob", "+447911123456")
        bob.opted_in_at = utc_now()
    sent(store, ada, "orders")
    sent(store, bob, "orders-of-bob")
    flood = []
    for number in range(20):
        flood += hear(store, told(f"why did it fall on day {number}?"))
        with store.begin() as session:
            compose(session, flood[-1].id, utc_now())
    (other,) = hear(store, told("why did it fall?", phone="+447911123456"))

    with store.begin() as session:
        assert {row.id for row in inbox.pending(session)} == {flood[0].id, other.id}
        inbox.dispatched(session, flood[0].id, "flow-run")
        assert [row.id for row in inbox.pending(session)] == [other.id]
        inbox.answered(session, flood[0].id)
        assert {row.id for row in inbox.pending(session)} == {flood[1].id, other.id}


def test_who_was_answered_many_times_just_now_waits_a_little(store: Store, ada: Reader) -> None:
    sent(store, ada, "orders")
    flood = []
    for number in range(inbox.MANY + 1):
        flood += hear(store, told(f"why did it fall on day {number}?"))
        with store.begin() as session:
            compose(session, flood[-1].id, utc_now())
    for row in flood[: inbox.MANY]:
        with store.begin() as session:
            assert [inbound.id for inbound in inbox.pending(session)] == [row.id]
            inbox.dispatched(session, row.id, f"run-{row.id}")
            inbox.answered(session, row.id)
    with store.begin() as session:
        assert inbox.pending(session) == []
        for row in flood[: inbox.MANY]:
            session.get_one(Inbound, row.id).dispatched_at = utc_now() - inbox.PAUSE
    with store.begin() as session:
        assert [inbound.id for inbound in inbox.pending(session)] == [flood[-1].id]


def test_a_paused_reader_gets_no_answer_and_a_removed_one_is_a_stranger(store: Store, ada: Reader) -> None:
    sent(store, ada, "orders")
    with store.begin() as session:
        readers.pause(session, "ada", paused=True)
    (paused,) = hear(store, told("why did it fall?"))
    with store.begin() as session:
        readers.remove(session, "ada")
    (removed,) = hear(store, told("why did it fall then?"))

    assert (paused.reason, removed.reason) == ("the owner has paused the sender", "the sender is no reader")
    with store.begin() as session:
        assert readers.everybody(session) == []
        readers.add(session, "ada", PHONE)


def test_a_new_number_is_the_same_reader(store: Store, ada: Reader) -> None:
    moved = Moved(old_phone=PHONE, phone="+447911123456", old_user_id=None, user_id=None)
    (row,) = hear(store, told("", "system", moved=moved))

    assert (row.reader_id, row.reason) == (ada.id, "system needs no answer")
    assert readers.address(reader(store)).phone == "+447911123456"
    assert reader(store).id == ada.id
