"""Readers outside their window: held, offered by template, released by a tap or a word; and who may be written to."""

import time
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlmodel import select

from flows.answer_reply import answer_reply
from flows.release_held import release_held
from flows.send_pulse import send_pulse
from pulse.store import numbers, readers, templates
from pulse.store.columns import utc_now
from pulse.store.tables import Attempt, Delivery, Inbound, Message, Reader, Window
from sandbox.world import Account, Template
from tests.flows.conftest import ADA, BOB, House, wait

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
BODY = "Your report {{1}} is ready.\n{{2}}\nTap below."


def parameters(house: House, **changes: Any) -> dict[str, Any]:
    return {"pulse": house.pulse(**changes).model_dump(mode="json")}


def close_window(house: House, wa_id: str = ADA) -> None:
    """A day and an hour go by without a word, for Meta and for us."""
    house.sandbox.world.people[wa_id].wrote_at = house.sandbox.world.clock() - 25 * 3600
    with house.store.begin() as session:
        for window in session.exec(select(Window)):
            window.last_inbound_at = utc_now() - timedelta(hours=25)
            session.add(window)


def add_template(house: House, name: str = "pulse_ready", language: str = "en_US", status: str = "APPROVED") -> None:
    parts: list[dict[str, Any]] = [
        {"type": "header", "format": "image"},
        {"type": "body", "text": BODY},
        {"type": "buttons", "buttons": [{"type": "quick_reply", "text": "Show me"}]},
    ]
    made = Template(house.sandbox.world.new_id(), name, language, "UTILITY", parts, status)
    house.sandbox.world.templates[name, language] = made


def taps(house: House, wamid: str, wa_id: str = ADA) -> str:
    answer = httpx.post(f"{house.sandbox.url}/phone/{wa_id}/taps", json={"message_id": wamid, "button": 0})
    return house._stored(answer.json()["wamid"])


def row(house: House, inbound_id: str) -> Inbound:
    with house.store.begin() as session:
        return session.get_one(Inbound, inbound_id)


def deliveries(house: House) -> list[tuple[str, str, int]]:
    with house.store.begin() as session:
        found = session.exec(select(Delivery).order_by(Delivery.created_at)).all()  # type: ignore[arg-type]
        return [(delivery.state, delivery.route, delivery.charged) for delivery in found]


def test_outside_the_window_a_template_offers_the_pulse_and_the_tap_brings_it_at_once(house: House) -> None:
    close_window(house)
    add_template(house)

    _, state = house.run(send_pulse, parameters(house, templates=["pulse_ready"]))

    assert state.is_completed()
    assert "ada: offered, a template was sent" in str(state.message)
    (offer,) = house.seen()
    assert offer.kind == "template"
    assert offer.media is not None
    assert offer.text.startswith("Your report Coffee shop orders is ready.\nOrders came to 131 on Saturday")
    assert deliveries(house) == [("offered", "template", 1)]

    tapped = taps(house, offer.wamid)
    assert row(house, tapped).flow == "release-held"
    began = time.monotonic()
    _, released = house.run(release_held, {"inbound_id": tapped})

    assert released.message == "1 for ada sent."
    assert time.monotonic() - began < 15
    assert [message.kind for message in house.seen()] == ["template", "image", "text"]
    assert house.seen()[2].context == house.seen()[1].wamid
    wait(lambda: deliveries(house) == [("complete", "template", 1)])
    assert row(house, tapped).state == "answered"

    again = taps(house, offer.wamid)
    assert (row(house, again).state, row(house, again).reason) == ("ignored", "what it asks for was sent")


def test_without_a_template_it_is_held_and_a_question_brings_the_chart_and_its_answer(house: House) -> None:
    close_window(house)
    _, state = house.run(send_pulse, parameters(house))
    assert "ada: held, the reader's window is closed and the pulse names no template" in str(state.message)
    assert house.seen() == []
    assert deliveries(house) == [("held", "hold", 0)]

    asked = house.says("Why did it fall?")
    house.run(release_held, {"inbound_id": asked})

    assert [message.kind for message in house.seen()] == ["image", "text", "text"]
    # It is about the chart that was just sent.
    assert house.seen()[2].text.startswith("North fell by 26") or "cannot" not in house.seen()[2].text


def test_a_plain_hello_brings_the_chart_and_no_more_words(house: House) -> None:
    close_window(house)
    house.run(send_pulse, parameters(house))

    house.run(release_held, {"inbound_id": house.says("hello")})

    assert [message.kind for message in house.seen()] == ["image", "text"]


def test_only_the_newest_of_a_pulse_waits_and_an_older_one_comes_if_its_button_is_tapped(house: House) -> None:
    close_window(house)
    add_template(house)
    now = utc_now()
    house.run(send_pulse, parameters(house, templates=["pulse_ready"]), at=now - timedelta(hours=2))
    house.run(send_pulse, parameters(house, templates=["pulse_ready"]), at=now)
    assert [state for state, _, _ in deliveries(house)] == ["overtaken", "offered"]

    house.run(release_held, {"inbound_id": house.says("hi")})
    wait(lambda: [state for state, _, _ in deliveries(house)] == ["overtaken", "complete"])

    tapped = taps(house, house.seen()[0].wamid)
    house.run(release_held, {"inbound_id": tapped})
    wait(lambda: [state for state, _, _ in deliveries(house)] == ["complete", "complete"])


def test_a_window_that_meta_finds_closed_later_leads_to_the_template(house: House) -> None:
    house.sandbox.world.people[ADA].wrote_at = house.sandbox.world.clock() - 25 * 3600
    add_template(house)

    _, state = house.run(send_pulse, parameters(house, templates=["pulse_ready"]))

    assert "ada: offered" in str(state.message)
    assert [message.kind for message in house.seen()] == ["template"]
    assert [(m.kind, m.state, m.error_code) for m in house.messages()] == [
        ("image", "failed", 131047),
        ("template", "delivered", None),
    ]


@pytest.mark.parametrize(("code", "status"), [(132015, "PAUSED"), (132016, "DISABLED"), (132001, "MISSING")])
def test_a_template_that_cannot_be_sent_makes_room_for_the_next(house: House, code: int, status: str) -> None:
    close_window(house)
    add_template(house, "second")
    if code != 132001:
        add_template(house, status="PAUSED" if code == 132015 else "DISABLED")

    _, state = house.run(send_pulse, parameters(house, templates=["pulse_ready", "second"]))

    assert "ada: offered" in str(state.message)
    assert len(house.seen()) == 1
    with house.store.begin() as session:
        known = {template.name: template.status for template in templates.everything(session)}
    assert known == {"pulse_ready": status}

    _, alone = house.run(send_pulse, parameters(house, templates=["pulse_ready"]))
    assert f"template pulse_ready (en_US) is {status.lower()}" in str(alone.message)


def test_the_templates_language_is_the_readers(house: House) -> None:
    close_window(house)
    add_template(house)
    add_template(house, language="de")
    with house.store.begin() as session:
        for language in ("de", "en_US"):
            templates.note(session, Account.waba_id, "pulse_ready", language, status="APPROVED")
        ada = readers.get(session, "ada")
        ada.locale = "de_AT"
        session.add(ada)

    house.run(send_pulse, parameters(house, templates=["pulse_ready"], readers=["ada", "bob"]))

    with house.store.begin() as session:
        via = {
            session.get_one(Reader, message.reader_id).name: attempt.via
            for attempt in session.exec(select(Attempt))
            if (message := session.get_one(Message, attempt.message_id))
        }
    assert via == {"ada": "pulse_ready/de", "bob": "pulse_ready/en_US"}
    assert [len(house.seen(ADA)), len(house.seen(BOB))] == [1, 1]


def test_no_more_people_are_reached_in_a_day_than_the_tier_allows(house: House) -> None:
    close_window(house)
    close_window(house, BOB)
    add_template(house)
    with house.store.begin() as session:
        number = numbers.upsert(session, Account.phone_number_id, connection="house", waba_id=Account.waba_id)
        numbers.limited(session, number, 1, utc_now())
        # Meta was asked today; it would tell of more.
        number.asked_at = utc_now()
    house.run(send_pulse, parameters(house, templates=["pulse_ready"], readers=["ada"]))

    _, state = house.run(send_pulse, parameters(house, name="other", templates=["pulse_ready"], readers=["ada", "bob"]))

    assert "bob: held, 1 of 1 people were reached outside their windows within 24 hours; it waits" in str(state.message)
    assert (len(house.seen(ADA)), len(house.seen(BOB))) == (2, 0)


def test_the_styles_are_one_message_or_two(house: House) -> None:
    house.run(send_pulse, parameters(house, name="a", style="image"))
    house.run(send_pulse, parameters(house, name="b", style="buttons"))

    image, buttons = house.seen()
    assert (image.kind, buttons.kind) == ("image", "interactive")
    assert [title for _, title in buttons.buttons] == ["Why?", "Tell me more", "Compare"]

    tapped = taps(house, buttons.wamid)
    _, state = house.run(answer_reply, {"inbound_id": tapped})
    assert state.message == "Answered ada (why)."


def test_who_has_not_opted_in_gets_nothing_until_the_code_comes(house: House) -> None:
    carl = "12025550145"
    house.sandbox.person(carl)
    with house.store.begin() as session:
        code = readers.add(session, "carl", f"+{carl}").code

    _, state = house.run(send_pulse, parameters(house, readers=["carl"]))
    assert "carl: held, has not sent the code that opts in" in str(state.message)

    wrong = house.says("000000", wa_id=carl)
    assert row(house, wrong).payload == "wrong-code"
    right = house.says(f"My code is {code}", wa_id=carl)
    house.run(release_held, {"inbound_id": right})

    kinds = [message.kind for message in house.seen(carl)]
    assert kinds == ["image", "text", "text"]
    assert house.seen(carl)[2].text.startswith("Welcome, carl.")


def test_somebody_whose_number_is_hidden_opts_in_and_gets_charts_and_answers(house: House) -> None:
    dora = "12025550146"
    house.sandbox.person(dora)
    house.sandbox.world.faults.switch_on(_fault("bsuid-only"))
    with house.store.begin() as session:
        made = readers.add(session, "dora", user_id="US.999")
        made.user_id = None
        code = made.code

    # The owner knows no number: only the code says who they are.
    house.run(answer_reply, {"inbound_id": house.says(code, wa_id=dora)})
    _, state = house.run(send_pulse, parameters(house, readers=["dora"]))

    assert state.is_completed()
    assert [message.kind for message in house.seen(dora)] == ["text", "image", "text"]
    with house.store.begin() as session:
        dora_row = session.exec(select(Reader).where(Reader.name == "dora")).one()
    assert (dora_row.phone, dora_row.user_id) == (None, house.sandbox.world.people[dora].user_id)


def _fault(name: str, **more: Any) -> Any:
    from sandbox.faults import Fault

    return Fault(name, **more)


def test_a_stop_without_any_chart_is_obeyed_and_confirmed(house: House) -> None:
    asked = house.says("STOP")
    house.run(answer_reply, {"inbound_id": asked})

    assert [message.text for message in house.seen()] == [
        "You will get no more reports. Send START to have them again."
    ]
    _, state = house.run(send_pulse, parameters(house))
    assert state.name == "Skipped"
    assert len(house.seen()) == 1


def test_a_stop_takes_back_what_was_held(house: House) -> None:
    close_window(house)
    house.run(send_pulse, parameters(house))

    asked = house.says("stop")

    assert row(house, asked).flow == "answer-reply"
    assert house.seen() == []
