from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulse.conversation import Ask, answer, route
from pulse.insight import find_facts
from pulse.narration import NarrationContext, write_plainly
from pulse.series import Dataset
from pulse.sources.gather import gather
from pulse.sources.rows import Rows
from pulse.text.spans import own
from pulse.wording import TEXT_LIMIT
from tests.pulse.conftest import Maker
from tests.pulse.sources.test_gather import pulse as daily

VOICE = NarrationContext(title="Shop orders", measure="Orders", dimension="region", grain="day", good="up")
QUESTIONS = [
    "why?",
    "what about N",
    "N vs S",
    "compare",
    "top 2",
    "worst",
    "table",
    "trend",
    "how much",
    "when was the peak",
    "is it complete",
    "how is it calculated",
    "anything unusual",
    "forecast",
    "thanks",
    "this is wrong",
    "help",
    "joke",
    "",
    "stop",
    "start",
]


@pytest.fixture
def result(make: Maker) -> Dataset:
    return make({"N": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22]})


def say(result: Dataset, text: str, source: str = "Orders is the sum of orders, from shop.csv.") -> str:
    asked = route(text, "", "text", [m.key for m in result.members])
    return str(answer(asked, VOICE, result, said=("F1", "F2", "F3"), source=own(source)).text)


def test_why_names_the_drivers_of_the_change(result: Dataset) -> None:
    assert say(result, "why?") == (
        "N fell by 30; the others together rose by 12.\n\n"
        "By region, against Tuesday 1 September\n- N 20, down 30 from 50\n- S 22, up 12 from 10"
    )


def test_a_member_is_answered_with_its_own_level_and_change(result: Dataset) -> None:
    assert say(result, "what about S") == (
        "S came to 22 on Tuesday 8 September 2026, up 120% from 10 on Tuesday 1 September."
    )


def test_a_ranking_goes_by_size(result: Dataset) -> None:
    assert say(result, "top 1").endswith(":\n- S: 22")
    assert say(result, "worst 1").endswith(":\n- N: 20")


def test_more_says_what_the_caption_did_not(result: Dataset) -> None:
    assert say(result, "thanks") == "One more thing:\nS rose by 12; the others together fell by 30."


def test_what_the_chart_does_not_hold_is_declined(result: Dataset) -> None:
    assert "will not guess" in say(result, "forecast for next week")
    assert say(result, "tell me a joke").startswith("I can only speak about *Shop orders*")


def test_a_chart_without_a_break_down_says_so(make: Maker) -> None:
    assert "has no break-down" in say(make({"": [1, 2, 3, 4, 5, 6, 7, 8]}), "why?")


def test_why_is_honest_about_what_it_cannot_say(make: Maker) -> None:
    still = make({"N": [5] * 8, "S": [5] * 8})
    short = make({"N": [5, 6, 7], "S": [5, 6, 8]})

    assert say(still, "why?").startswith("Nothing moved, in any region:\nOrders came to 10")
    assert "There is no complete figure for" in say(short, "why?")


def test_members_that_were_counted_together_are_not_ranked() -> None:
    stores = {f"S{n:02}": [20 - n] * 8 for n in range(20)}
    cells = [(f"2026-11-{14 + day}", str(row[day]), who) for who, row in stores.items() for day in range(8)]
    columns = dict(zip(("at", "n", "who"), map(list, zip(*cells, strict=True)), strict=True))
    merged = gather(Rows("x.csv", columns), daily(by="who"), datetime(2026, 11, 22, 8, tzinfo=UTC))

    assert say(merged, "worst") == "The smallest are counted together as all others, so I cannot rank them."
    assert "all others" not in say(merged, "top 10")


def test_how_it_is_made_is_the_owners_definition(result: Dataset) -> None:
    assert say(result, "how is it calculated") == "Orders is the sum of orders, from shop․csv."


@given(
    st.lists(st.lists(st.one_of(st.integers(0, 3000), st.none()), min_size=12, max_size=12), min_size=1, max_size=5),
    st.sampled_from(["day", "week", "month", "quarter", "year"]),
    st.sampled_from(QUESTIONS),
)
def test_every_answer_is_proven_and_fits(rows: list[list[int | None]], grain: str, question: str) -> None:
    names = ["N", "S", "East 3", "*W*", "Q4"]
    table = {name: [*row[:-1], row[-1] or 4] for name, row in zip(names, rows, strict=False)}
    result = Maker()(table, grain=grain, first=date(2024, 1, 1))  # type: ignore[arg-type]
    source = "Orders is the sum of column 7, from shop2.csv."
    asked = route(question, "", "text", list(table))

    voice = VOICE.model_copy(update={"grain": grain})
    found = answer(asked, voice, result, source=own(source))

    assert found.refused == ()
    assert 0 < found.text.units <= TEXT_LIMIT


def test_answers_and_pulse_give_the_same_figures(result: Dataset) -> None:
    written = write_plainly(VOICE, find_facts(result))

    assert str(answer(Ask("value"), VOICE, result).text) == str(written.summary)
