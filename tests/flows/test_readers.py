"""Whom the owner named, removed, paused or mistyped, and what readers meet for it."""

import asyncio
from typing import Any

import httpx
import pytest
from prefect.client.orchestration import get_client
from sqlmodel import select

from blocks import WhatsApp, block_names
from flows.answer_reply import answer_reply
from flows.release_held import release_held
from flows.send_pulse import send_pulse
from flows.watch_deliveries import watch_deliveries
from pulse.store import readers, runs
from pulse.store.tables import Delivery, Inbound, Run
from sandbox.world import Message as Shown
from tests.flows.conftest import ADA, BOB, House

STRANGER = "12025550177"
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def parameters(house: House, **changes: Any) -> dict[str, Any]:
    return {"pulse": house.pulse(**changes)}


def close_window(house: House, wa_id: str = ADA) -> None:
    house.sandbox.world.people[wa_id].wrote_at = house.sandbox.world.clock() - 25 * 3600


def answer(house: House, inbound_id: str) -> str:
    _, state = house.run(answer_reply, {"inbound_id": inbound_id})
    return f"{state.name}: {state.message}"


def tap(house: House, message: Shown, button: int, wa_id: str = ADA) -> str:
    """A person taps a button; the id of the stored message."""
    body = {"message_id": message.wamid, "button": button}
    made = httpx.post(f"{house.sandbox.url}/phone/{wa_id}/taps", json=body)
    assert made.is_success, made.text
    return house._stored(made.json()["wamid"])


def row(house: House, inbound_id: str) -> Inbound:
    with house.store.begin() as session:
        return session.get_one(Inbound, inbound_id)


def test_an_unknown_name_fails_that_reader_only_and_loudly(house: House) -> None:
    _, state = house.run(send_pulse, parameters(house, readers=["ada", "ghost"]))

    assert state.is_failed()
    assert "ghost: there is no reader of that name" in str(state.message)
    assert len(house.seen(ADA)) == 2


def test_who_is_no_longer_named_gets_nothing_more_of_a_pulse_also_not_what_was_held(house: House) -> None:
    close_window(house)
    house.run(send_pulse, parameters(house, readers=["ada", "bob"]))
    with house.store.begin() as session:
        run = session.exec(select(Run)).one()
        newer = runs.start(session, run.pulse, run.slot.replace(year=run.slot.year + 1), None).run
        runs.leave_out(session, newer, [readers.get(session, "bob").id])
        held = [delivery for delivery in session.exec(select(Delivery)) if delivery.state == "skipped"]

    assert [(delivery.state, delivery.reason) for delivery in held] == [("skipped", runs.NOT_NAMED)]
    inbound = house.says("hello")
    house.run(release_held, {"inbound_id": inbound})
    assert [message.kind for message in house.seen(ADA)].count("image") == 0


@pytest.mark.parametrize("by", ["the reader's word", "the watch"])
def test_who_is_taken_out_of_a_deployment_does_not_get_what_was_held(house: House, by: str) -> None:
    close_window(house)
    house.run(send_pulse, parameters(house, readers=["ada"]))

    async def deploy() -> str:
        async with get_client() as client:
            flow_id = await client.create_flow(send_pulse)
            named = {"pulse": house.pulse(readers=["bob"]).model_dump(mode="json")}
            return str(await client.create_deployment(flow_id, f"orders {by}", parameters=named))

    deployment = asyncio.run(deploy())
    with house.store.begin() as session:
        session.exec(select(Run)).one().identity = deployment
    if by == "the watch":
        house.run(watch_deliveries, {})
    else:
        house.run(release_held, {"inbound_id": house.says("hello")})

    with house.store.begin() as session:
        held = session.exec(select(Delivery)).one()
    assert (held.state, held.reason) == ("skipped", runs.NOT_NAMED)
    assert [message.kind for message in house.seen(ADA)].count("image") == 0


def test_a_removed_or_paused_reader_gets_nothing_that_was_held_for_them(house: House) -> None:
    close_window(house, ADA)
    close_window(house, BOB)
    house.run(send_pulse, parameters(house, readers=["ada", "bob"]))
    with house.store.begin() as session:
        readers.remove(session, "ada")
        readers.pause(session, "bob", paused=True)
    house.says("hello", wa_id=ADA)
    inbound = house.says("hello", wa_id=BOB)

    assert row(house, inbound).reason == "the owner has paused the sender"
    assert house.seen(ADA) == house.seen(BOB) == []
    _, state = house.run(send_pulse, parameters(house, name="another", readers=["bob"]))
    assert "the owner has paused the reader" in str(state.message) or state.name == "Skipped"
    assert house.seen(BOB) == []


def test_two_charts_in_question_are_asked_about_by_their_titles_and_the_tap_is_answered(house: House) -> None:
    house.run(send_pulse, parameters(house, name="orders", title="Orders by day", style="image"))
    house.run(send_pulse, parameters(house, name="visits", title="Visits by day", style="image"))
    said = answer(house, house.says("Why did it change?"))

    asked = house.seen()[-1]
    assert said.startswith("Completed")
    assert asked.text == "Which chart do you mean?"
    assert [title for _, title in asked.buttons] == ["Visits by day", "Orders by day"]
    chosen = tap(house, asked, 1)
    assert answer(house, chosen).startswith("Completed: Answered ada (why)")
    with house.store.begin() as session:
        run = session.get_one(Run, str(session.get_one(Inbound, chosen).run_id))
        assert run.pulse == "orders"


def test_what_may_be_a_wish_to_stop_is_asked_back_and_until_then_nothing_is_sent(house: House) -> None:
    house.run(send_pulse, parameters(house, style="image"))
    answer(house, house.says("basta"))
    asked = house.seen()[-1]
    assert [title for _, title in asked.buttons] == ["Stop reports", "Go on"]

    house.run(send_pulse, parameters(house, name="another", style="image"))
    assert house.seen()[-1] == asked
    # The tap sets free what waited for it.
    kept = tap(house, asked, 1)
    assert row(house, kept).flow == "release-held"
    house.run(release_held, {"inbound_id": kept})
    texts = [message.text for message in house.seen()]
    assert sum("Coffee shop orders" in text for text in texts) == 2
    assert texts[-1] == "All right, your reports go on. Send STOP to end them."


def test_a_stranger_with_a_wrong_code_is_told_what_to_do(house: House) -> None:
    house.sandbox.person(STRANGER)
    said = answer(house, house.says("111 111", wa_id=STRANGER))

    assert said.startswith("Completed")
    assert [message.text for message in house.seen(STRANGER)] == [
        "That code does not fit, or is over. Please look at the six digits again, or ask for new ones."
    ]
    with house.store.begin() as session:
        assert [reader.name for reader in readers.everybody(session)] == ["ada", "bob"]


def test_the_fragments_of_a_burst_get_one_answer(house: House) -> None:
    house.run(send_pulse, parameters(house, style="image"))
    before = len(house.seen())
    first, *others = [house.says(text) for text in ("Why", "did it", "change?")]

    assert answer(house, first).startswith("Completed: Answered ada (why)")
    assert [row(house, item).state for item in others] == ["joined", "joined"]
    assert len(house.seen()) == before + 1


async def _saved_again(name: str, to: str | None) -> None:
    """The number's block under another name; or, without one, gone."""
    block: Any = await WhatsApp.aload(name)
    async with get_client() as client:
        await client.delete_block_document(block._block_document_id)
    if to is not None:
        fresh = WhatsApp(
            token=block.token,
            phone_number_id=block.phone_number_id,
            waba_id=block.waba_id,
            display_number=block.display_number,
            app_secret=block.app_secret,
        )
        await fresh.asave(to, overwrite=True)


def test_a_block_that_was_renamed_answers_and_one_that_is_gone_starts_no_alarm(house: House) -> None:
    house.run(send_pulse, parameters(house, style="image"))
    asyncio.run(_saved_again("house", "elsewhere"))
    assert answer(house, house.says("Why did it change?")).startswith("Completed: Answered ada")

    # The server is shared by the session's tests: others may have saved the number under names of their own.
    for name in asyncio.run(block_names(WhatsApp)):
        asyncio.run(_saved_again(name, None))
    asked = house.says("Which region was it?")
    assert answer(house, asked) == "Skipped: It was ignored: no block is connected to the number that was written to."
    assert row(house, asked).state == "ignored"
