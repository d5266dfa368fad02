"""One run for readers of several languages, and one message of several figures."""

import re
from pathlib import Path
from typing import Any

import pytest

from cli.explain import run_explain, run_replay
from flows.answer_reply import answer_reply
from flows.send_pulse import send_pulse
from pulse.delivery.bodies import choices
from pulse.narration import Read
from pulse.store import readers, runs
from pulse.store.tables import Run, Snapshot
from tests.flows.conftest import ADA, BOB, House, wait

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

_MEASURES = [
    {"name": "Orders", "value": "orders", "period": "date", "by": "region", "unit": "count"},
    {"name": "Revenue", "value": "revenue", "by": "product", "unit": "currency", "currency": "USD"},
]


def speaks(house: House, name: str, locale: str) -> None:
    with house.store.begin() as session:
        reader = readers.get(session, name)
        reader.locale = locale
        session.add(reader)


def frozen(house: House, flow_run: Any) -> tuple[Run, Snapshot, list[str]]:
    with house.store.begin() as session:
        run = runs.start(session, "shop-orders", flow_run.expected_start_time, str(flow_run.id)).run
        snapshot = runs.snapshot(session, run.id)
        assert snapshot is not None
        return run, snapshot, [edition.language for edition in runs.editions(session, run.id)]


def digits(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))


def test_each_reader_gets_texts_and_chart_in_their_own_language_from_the_same_facts(house: House) -> None:
    speaks(house, "bob", "de_AT")

    run, state = house.run(send_pulse, {"pulse": house.pulse(readers=["ada", "bob"]).model_dump(mode="json")})

    assert state.is_completed()
    (english, analysis), (german, analyse) = house.seen(ADA), house.seen(BOB)
    assert "Orders came to 131 on Saturday 21 November 2026" in english.text
    assert "Samstag, 21. November 2026" in german.text
    assert digits(english.text) == digits(german.text)
    assert "About the data" in analysis.text
    assert "Zu den Daten" in analyse.text
    assert analyse.context == german.wamid
    assert len(house.sandbox.world.media) == 2
    assert frozen(house, run)[2] == ["de"]


def test_a_reader_of_a_language_that_is_not_spoken_gets_the_pulses_own(house: House) -> None:
    speaks(house, "ada", "nl")

    run, _ = house.run(send_pulse, {"pulse": house.pulse(language="fr").model_dump(mode="json")})

    assert "samedi 21 novembre 2026" in house.seen()[0].text
    assert frozen(house, run)[2] == []


def test_an_answer_is_in_the_language_that_its_reader_got(house: House) -> None:
    speaks(house, "ada", "de")
    house.run(send_pulse, {"pulse": house.pulse().model_dump(mode="json")})
    asked = house.says("Warum?", context=house.seen()[0].wamid)

    house.run(answer_reply, {"inbound_id": asked})

    answer = wait(lambda: house.seen()[2:])[0]
    assert "- North: 29, minus 26 (zuvor 55)" in answer.text


def several(house: House, **changes: Any) -> dict[str, Any]:
    written = house.pulse().model_dump(mode="json", exclude={"measure"}, exclude_unset=True)
    return {"pulse": {**written, "measure": None, "measures": _MEASURES, **changes}}


def test_several_figures_come_as_one_message_with_a_line_each(house: House) -> None:
    run, state = house.run(send_pulse, several(house))

    assert state.is_completed()
    image, analysis = house.seen()
    title, first, *lines = image.text.splitlines()
    assert title == "*Coffee shop orders*"
    assert first == "Orders and Revenue fell on Saturday 21 November 2026."
    assert [line.split(":")[0] for line in lines if line] == ["- Orders", "- Revenue"]
    assert "*Revenue*" in analysis.text
    _, snapshot, _ = frozen(house, run)
    with house.store.begin() as session:
        assert [figure.number for figure in runs.figures(session, snapshot.run_id)] == [2]


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("why did revenue fall?", "*Revenue*\nRevenue came to $3,202.90"),
        ("why did orders fall?", "*Orders*\nOrders came to 131"),
        ("why?", "*Orders*\nOrders came to 131"),
        ("why did brewers fall?", "*Revenue*\nBrewers came to"),
        ("why fewer orders, not revenue?", "*Orders*\nOrders came to 131"),
    ],
)
def test_an_answer_is_about_the_figure_that_the_question_names_and_says_which(
    house: House, question: str, begins: str
) -> None:
    house.run(send_pulse, several(house))
    asked = house.says(question, context=house.seen()[0].wamid)

    house.run(answer_reply, {"inbound_id": asked})

    assert wait(lambda: house.seen()[2:])[0].text.startswith(begins)


def test_a_run_is_explained_and_made_again_in_every_language_it_was_sent_in(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    speaks(house, "bob", "fr")
    run, _ = house.run(send_pulse, several(house, readers=["ada", "bob"]))
    run_id = frozen(house, run)[0].id

    assert run_replay(run_id, tmp_path) == 0
    run_explain(run_id)

    printed = capsys.readouterr().out
    assert printed.count("the same bytes") == 2
    assert printed.count("Every word sent is proven.") == 2
    assert "by the same plan also in fr" in printed
    assert {file.name for file in tmp_path.glob("*.png")} == {f"{run_id}.png", f"{run_id}.fr.png"}


def test_buttons_are_in_the_language_of_the_texts_above_them(house: House) -> None:
    """Who speaks another language since the run was frozen gets all of it in the pulse's own."""
    pulse = house.pulse(style="buttons")
    read = Read.model_validate_json(frozen(house, house.run(send_pulse, several(house))[0])[1].read)

    assert [str(title) for _, title in choices(read, pulse.language)] == ["Why?", "Tell me more", "Compare"]
    assert str(choices(read, "de")[0][1]) == "Warum?"


def test_a_figure_that_cannot_be_had_fails_the_run_and_nothing_is_sent(house: House) -> None:
    broken = [_MEASURES[0], {**_MEASURES[1], "value": "turnover"}]

    _, state = house.run(send_pulse, several(house, measures=broken))

    assert state.is_failed()
    assert "has no column 'turnover'" in str(state.message)
    assert house.seen() == []
