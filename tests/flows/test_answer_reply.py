import asyncio
from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from flows.answer_reply import answer_reply
from flows.send_pulse import send_pulse
from pulse.store import readers
from pulse.store.columns import new_id, utc_now
from pulse.store.states import InboundState
from pulse.store.tables import Inbound, Message, Reader, Uptime
from sandbox.world import Account
from tests.conftest import begin
from tests.flows.conftest import ADA, House, ask, wait
from webhook_app.dispatch import PrefectDispatch

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture
def chart(house: House) -> str:
    """wamid of a chart that Ada has."""
    house.run(send_pulse, {"pulse": house.pulse().model_dump(mode="json")})
    return house.seen()[0].wamid


def inbound(house: House, inbound_id: str) -> Inbound:
    with house.store.begin() as session:
        return session.get_one(Inbound, inbound_id)


def test_a_reply_is_answered_in_its_context_and_shown_as_read(house: House, chart: str) -> None:
    asked = house.says("Why?", context=chart)

    _, state = house.run(answer_reply, {"inbound_id": asked})

    assert state.message == "Answered ada (why)."
    answer = wait(lambda: house.seen()[2:])[0]
    row = inbound(house, asked)
    assert answer.context == row.wamid
    assert answer.text.startswith("Orders came to 131 on Saturday 21 November 2026, down 16.6% from 157")
    assert "- North 29, down 26 from 55" in answer.text
    assert row.state == "answered"
    assert "read" in house.sandbox.world.people[ADA].messages[row.wamid].statuses


def test_a_reaction_is_answered_in_the_thread_of_the_chart(house: House, chart: str) -> None:
    reacted = house.reacts("❓", chart)

    house.run(answer_reply, {"inbound_id": reacted})

    answer = wait(lambda: house.seen()[2:])[0]
    assert answer.context == chart
    assert answer.text.startswith("Orders came to 131 on Saturday 21 November 2026")


def test_an_answer_is_sent_once_however_often_it_is_started(house: House, chart: str) -> None:
    asked = house.says("Why?", context=chart)
    house.run(answer_reply, {"inbound_id": asked})

    _, state = house.run(answer_reply, {"inbound_id": asked})

    assert state.name == "Skipped"
    assert len(house.seen()) == 3


def test_an_answer_whose_note_was_lost_is_noted_and_not_sent_again(house: House, chart: str) -> None:
    asked = house.says("Why?", context=chart)
    house.run(answer_reply, {"inbound_id": asked})
    with house.store.begin() as session:
        session.get_one(Inbound, asked).state = InboundState.DISPATCHED

    _, state = house.run(answer_reply, {"inbound_id": asked})

    assert state.message == "Answered ada (why)."
    assert len(house.seen()) == 3
    assert inbound(house, asked).state == "answered"


def begun(house: House, asked: str, tries: int) -> None:
    """What a process that died leaves: attempts without an answer, of ten minutes ago."""
    with house.store.begin() as session:
        # The webhook has been there all the time.
        session.add(Uptime(since=utc_now() - timedelta(hours=1), until=utc_now()))
        ada = readers.get(session, "ada")
        row = Message(
            id=new_id(),
            purpose=f"answer/{asked}",
            kind="answer",
            reader_id=ada.id,
            phone_number_id=Account.phone_number_id,
            text="cut off",
        )
        for number in range(1, tries + 1):
            attempt = session.merge(begin(session, row, number))
            attempt.begun_at -= timedelta(minutes=10)
            session.add(attempt)


def test_an_answer_that_was_cut_off_is_sent_once_more_where_silence_proves_that_it_was_not(
    house: House, chart: str
) -> None:
    asked = house.says("Why?", context=chart)
    begun(house, asked, tries=1)

    _, state = house.run(answer_reply, {"inbound_id": asked})

    # The question itself came minutes after the try, so the webhook works, and brought nothing of it.
    assert state.message == "Answered ada (why)."
    assert len(house.seen()) == 3


def test_an_answer_that_may_have_been_sent_twice_over_is_not_sent_again(house: House, chart: str) -> None:
    asked = house.says("Why?", context=chart)
    begun(house, asked, tries=2)

    _, state = house.run(answer_reply, {"inbound_id": asked})

    assert state.is_failed()
    assert "The answer is unknown: the process that was sending it died" in str(state.message)
    assert len(house.seen()) == 2


def test_a_question_about_an_answer_is_about_the_same_chart(house: House, chart: str) -> None:
    house.run(answer_reply, {"inbound_id": house.says("Why?", context=chart)})
    answer = wait(lambda: house.seen()[2:])[0]

    house.run(answer_reply, {"inbound_id": house.says("What about West?", context=answer.wamid)})

    assert wait(lambda: house.seen()[3:])[0].text.startswith("West came to 36")


def test_stop_is_obeyed_and_confirmed_and_start_undoes_it(house: House, chart: str) -> None:
    def out() -> datetime | None:
        with house.store.begin() as session:
            return session.exec(select(Reader).where(Reader.name == "ada")).one().opted_out_at

    asked = house.says("STOP", context=chart)
    assert out() is not None  # before any flow run, and whatever becomes of it
    house.run(answer_reply, {"inbound_id": asked})
    assert "no more reports" in wait(lambda: house.seen()[2:])[0].text

    house.says("start")
    assert out() is None


def test_what_nobody_asked_is_not_answered(house: House, chart: str) -> None:  # noqa: ARG001
    _, state = house.run(answer_reply, {"inbound_id": "nothing"})

    assert state.is_failed()
    assert "belongs to no reader of ours" in str(state.message)


def test_a_wamid_starts_one_flow_run_however_often_it_is_dispatched(house: House, chart: str) -> None:
    row = inbound(house, house.says("Why?", context=chart))

    async def deploy(client):  # type: ignore[no-untyped-def]
        flow_id = await client.create_flow(answer_reply)
        return await client.create_deployment(flow_id=flow_id, name="answer-reply")

    ask(deploy)
    dispatch = PrefectDispatch()

    async def twice() -> list[str]:
        return list(await asyncio.gather(dispatch(row), dispatch(row), dispatch(row)))

    assert len(set(asyncio.run(twice()))) == 1
