import itertools
import threading
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, select

from pulse.errors import ReaderError
from pulse.store import Store, outbox, readers, runs
from pulse.store.columns import new_id
from pulse.store.receive import receive
from pulse.store.states import RANK, MessageState, RunState
from pulse.store.tables import Media, Message, Reader, Snapshot
from pulse.whatsapp.events import Status
from tests.conftest import begin

SLOT = datetime.now(UTC).replace(microsecond=0)


def reader(session: Session, name: str = "ada", phone: str = "+12025550143") -> Reader:
    made = readers.add(session, name, phone)
    session.flush()
    return made


def message(session: Session, purpose: str = "image/1") -> Message:
    known = readers.find(session, "+12025550143", None) or reader(session)
    return Message(id=new_id(), purpose=purpose, kind="image", reader_id=known.id, phone_number_id="1", text="x")


def status(wamid: str, name: str, tracker: str = "") -> Status:
    return Status(wamid, name, SLOT, tracker, 131047 if name == "failed" else None, "why", "service", "{}")


def test_a_run_is_one_for_its_slot(store: Store) -> None:
    with store.begin() as session:
        first = runs.start(session, "orders", SLOT, "flow-1")
        again = runs.start(session, "orders", SLOT, "flow-2")
        retry = runs.start(session, "orders", SLOT, "flow-1")
        other = runs.start(session, "orders", SLOT + timedelta(days=1), "flow-3")

    assert [first.ours, again.ours, retry.ours, other.ours] == [True, True, True, True]
    assert first.run.id == again.run.id == retry.run.id != other.run.id


def test_two_at_once_get_one_run_between_them(store: Store) -> None:
    ids: list[str] = []

    def begin_run(flow: str) -> None:
        with store.begin() as session:
            ids.append(runs.start(session, "orders", SLOT, flow).run.id)

    threads = [threading.Thread(target=begin_run, args=(f"flow-{n}",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(ids)) == 1


def test_a_run_that_is_done_is_nobodys_to_do_and_one_that_broke_off_is_anybodys(store: Store) -> None:
    with store.begin() as session:
        first = runs.start(session, "orders", SLOT, "flow-1")
        second = runs.start(session, "orders", SLOT, "flow-2")
        runs.finish(session, first.run.id, RunState.DONE)
        third = runs.start(session, "orders", SLOT, "flow-3")

    assert (second.ours, third.ours, third.why) == (True, False, "was sent for this slot before")


def test_what_is_frozen_stays(store: Store) -> None:
    def snapshot(run_id: str, caption: str) -> Snapshot:
        return Snapshot(
            run_id=run_id,
            chart=b"\x89",
            caption=caption,
            analysis="a",
            definition="{}",
            result="{}",
            facts="[]",
            read="{}",
        )

    with store.begin() as session:
        run = runs.start(session, "orders", SLOT, None).run
        runs.freeze(session, snapshot(run.id, "first"))
        kept = runs.freeze(session, snapshot(run.id, "second"))

    assert kept.caption == "first"


def test_the_number_of_an_attempt_is_given_once(store: Store) -> None:
    with store.begin() as session:
        first = begin(session, message(session))
    with store.begin() as session:
        row = outbox.lock(session, message(session))
        assert outbox.begin(session, row, 1) is None
        second = outbox.begin(session, row, 2)

    assert second is not None
    assert second.message_id == first.message_id


def test_an_attempt_is_begun_by_one_of_many_at_once(store: Store) -> None:
    with store.begin() as session:
        first = begin(session, message(session))
        outbox.refused(session, first.id, "busy", 130429)
    ours: list[bool] = []

    def again() -> None:
        with store.begin() as session:
            ours.append(outbox.begin(session, outbox.lock(session, message(session)), 2) is not None)

    threads = [threading.Thread(target=again) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(ours) == [False] * 5 + [True]


def test_a_message_stands_where_its_best_attempt_does(store: Store) -> None:
    with store.begin() as session:
        first = begin(session, message(session))
        outbox.unknown(session, first.id, "time-out")
        second = begin(session, message(session), 2)
        assert outbox.get(session, first.message_id).state == "begun"
        receive(session, [status("wamid.1", "sent", first.id)])
        assert outbox.get(session, first.message_id).state == "sent"
        outbox.refused(session, second.id, "no", 131026)

        kept = outbox.get(session, first.message_id)
    assert (kept.state, kept.wamid, kept.error_code) == ("sent", "wamid.1", None)


def test_two_bodies_about_the_same_messages_do_not_lock_each_other_out(store: Store) -> None:
    with store.begin() as session:
        for number in range(20):
            mine = begin(session, message(session, f"image/{number}"))
            outbox.accepted(session, mine.id, f"wamid.{number:02}")
    wrong: list[Exception] = []

    def bring(name: str, numbers: list[int]) -> None:
        try:
            with store.begin() as session:
                receive(session, [status(f"wamid.{n:02}", name) for n in numbers])
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
            wrong.append(error)

    for _ in range(5):
        pairs = [("sent", list(range(20))), ("delivered", list(range(19, -1, -1))), ("read", list(range(20)))]
        threads = [threading.Thread(target=bring, args=pair) for pair in pairs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert wrong == []
    with store.begin() as session:
        assert {outbox.by_wamid(session, f"wamid.{n:02}").state for n in range(20)} == {"read"}  # type: ignore[union-attr]


def test_a_status_that_overtakes_the_answer_is_not_lost(store: Store) -> None:
    with store.begin() as session:
        mine = begin(session, message(session))
    with store.begin() as session:
        receive(session, [status("wamid.1", "delivered", mine.id)])
        assert outbox.get(session, mine.message_id).state == "delivered"
    with store.begin() as session:
        outbox.accepted(session, mine.id, "wamid.1")
        assert outbox.get(session, mine.message_id).state == "delivered"


def test_a_status_settles_what_nobody_knew(store: Store) -> None:
    with store.begin() as session:
        mine = begin(session, message(session))
        outbox.unknown(session, mine.id, "time-out")
        receive(session, [status("wamid.9", "sent", mine.id)])

        assert outbox.get(session, mine.message_id).state == "sent"
        assert outbox.by_wamid(session, "wamid.9") is not None


def test_a_status_with_a_foreign_tracker_changes_nothing(store: Store) -> None:
    with store.begin() as session:
        mine = begin(session, message(session))
        outbox.accepted(session, mine.id, "wamid.1")
        receive(session, [status("wamid.2", "read", mine.id), status("wamid.3", "read", "nobody")])

        assert outbox.get(session, mine.message_id).state == "accepted"


STATUSES = ["sent", "delivered", "read", "failed", "deleted", "warning"]


@given(st.lists(st.sampled_from(STATUSES), max_size=8), st.integers(0, 8))
def test_statuses_in_any_order_and_number_only_move_up(store: Store, order: list[str], answered_after: int) -> None:
    purpose = f"image/{new_id()}"
    wamid = f"wamid.{purpose}"
    with store.begin() as session:
        mine = begin(session, message(session, purpose))
    seen = [0]
    for step, name in enumerate([*order, None]):
        with store.begin() as session:
            if step == min(answered_after, len(order)):
                outbox.accepted(session, mine.id, wamid)
            if name is not None:
                receive(session, [status(wamid, name, mine.id)])
        with store.begin() as session:
            seen.append(RANK[outbox.get(session, mine.message_id).state])

    assert seen == sorted(seen)
    ranks = [RANK[MessageState(name)] for name in order if name in RANK]
    assert seen[-1] == max([*ranks, RANK[MessageState.ACCEPTED]])


@pytest.mark.parametrize(
    ("order", "end"),
    [
        (["sent", "failed"], "failed"),
        (["failed", "sent"], "failed"),
        (["failed", "delivered"], "delivered"),
        (["delivered", "failed"], "delivered"),
        (["read", "failed"], "read"),
        (["read", "sent"], "read"),
        (["deleted", "sent", "warning"], "sent"),
    ],
)
def test_what_a_person_has_is_never_called_failed(store: Store, order: list[str], end: str) -> None:
    with store.begin() as session:
        mine = begin(session, message(session))
        outbox.accepted(session, mine.id, "wamid.1")
        for name in order:
            receive(session, [status("wamid.1", name)])

        kept = outbox.get(session, mine.message_id)
    assert kept.state == end
    assert (kept.error_code == 131047) == (end == "failed" or order[0] == "failed")


def test_every_permutation_of_what_meta_sends_ends_the_same(store: Store) -> None:
    ends = set()
    for number, order in enumerate(itertools.permutations(["sent", "delivered", "read"])):
        with store.begin() as session:
            mine = begin(session, message(session, f"image/{number}"))
            outbox.accepted(session, mine.id, f"wamid.{number}")
            for name in order:
                receive(session, [status(f"wamid.{number}", name)])
            ends.add(outbox.get(session, mine.message_id).state)

    assert ends == {"read"}


def test_one_upload_serves_a_number_and_a_content(store: Store) -> None:
    with store.begin() as session:
        outbox.media_uploaded(session, "1", "abc", "media-1")
        outbox.media_uploaded(session, "1", "abc", "media-2")
        outbox.media_uploaded(session, "2", "abc", "media-3")
    with store.begin() as session:
        assert (outbox.find_media(session, "1", "abc"), outbox.find_media(session, "2", "abc")) == (
            "media-2",
            "media-3",
        )


def test_an_upload_is_used_for_29_days(store: Store) -> None:
    with store.begin() as session:
        outbox.media_uploaded(session, "1", "abc", "media-1")
        row = session.exec(select(Media)).one()
        row.uploaded_at -= timedelta(days=29, seconds=1)
        session.add(row)
        session.flush()

        assert outbox.find_media(session, "1", "abc") is None


@pytest.mark.parametrize(
    "phone", ["0170 1234567", "12025550143", "+0123456789", "+4912", "call me", "+49 170 12345678901234"]
)
def test_a_number_that_would_reach_somebody_else_is_refused(store: Store, phone: str) -> None:
    with pytest.raises(ReaderError, match="write it with") as caught, store.begin() as session:
        readers.add(session, "ada", phone)

    assert phone not in str(caught.value)


def test_readers_have_one_name_and_one_address_each(store: Store) -> None:
    with store.begin() as session:
        readers.add(session, "ada", "+49 (170) 123-45 67")
        session.flush()
        with pytest.raises(ReaderError, match="There is a reader 'ada' already"):
            readers.add(session, "ada", "+12025550143")
        with pytest.raises(ReaderError, match="belongs to reader 'ada'"):
            readers.add(session, "bob", "+491701234567")
        with pytest.raises(ReaderError, match=r"There is no reader 'carl' \(known: ada\)"):
            readers.get(session, "carl")
