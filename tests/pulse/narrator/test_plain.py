import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pulse.insight import find_facts
from pulse.insight.fact import Fact
from pulse.narrator import NarrationContext, Read, write_plainly
from pulse.narrator.grounding import refuse
from pulse.narrator.marks import fill, marks
from pulse.series import Dataset, Quality
from pulse.wording import CAPTION_LIMIT, TEXT_LIMIT, utf16_length
from tests.pulse.conftest import Maker

VOICE = NarrationContext(title="Shop orders", measure="Orders", dimension="region", grain="day", good="up")


def read(result: Dataset) -> tuple[Read, tuple[Fact, ...]]:
    facts = find_facts(result)
    return write_plainly(VOICE.model_copy(update={"grain": result.grain}), facts), facts


def test_the_caption_says_level_change_and_the_two_best_highlights(make: Maker) -> None:
    written, _ = read(make({"N": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22]}))

    assert written.caption("Shop orders") == (
        "*Shop orders*\n"
        "Orders came to 42 on Tuesday 8 September 2026, down 30.0% from 60 on Tuesday 1 September.\n\n"
        "- N fell by 30; the others together rose by 12.\n"
        "- S rose by 12; the others together fell by 30."
    )


def test_the_analysis_lists_every_member_and_says_what_it_rests_on(make: Maker) -> None:
    written, _ = read(make({"N": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22]}))

    text = written.long_text()
    assert "*By region*, against Tuesday 1 September\n- N 20, down 30 from 50\n- S 22, up 12 from 10" in text
    assert "Based on 8 days with a complete figure, Tuesday 1 September 2026 to Tuesday 8 September 2026" in text


def test_late_data_is_said_first(make: Maker) -> None:
    written, _ = read(make({"": [5, 6, 7, 8]}, quality=Quality(rows=4, late_by=3)))

    assert written.summary.startswith("Out of date: the newest complete day is the one on Friday 4 September")


def test_no_change_is_not_called_one(make: Maker) -> None:
    same, _ = read(make({"": [7, 0, 0, 0, 0, 0, 0, 7]}))
    hardly, _ = read(make({"": [10_000_000, *[0] * 6, 10_000_001]}))

    assert "the same as on Tuesday 1 September" in same.summary
    assert hardly.summary.endswith("up 1, almost the same as on Tuesday 1 September.")


def test_the_same_facts_give_the_same_text(make: Maker) -> None:
    result = make({"N": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22]})

    assert read(result) == read(result)


PANELS = st.lists(
    st.lists(st.one_of(st.integers(0, 3000), st.none()), min_size=12, max_size=12), min_size=1, max_size=6
)
MEMBERS = ["North", "South 2", "Q4 team", "*bold*", "3rd", "x" * 90]


@given(PANELS, st.sampled_from(["day", "week", "month", "quarter", "year"]), st.booleans())
def test_every_digit_of_every_text_is_a_figure_of_a_fact(
    rows: list[list[int | None]], grain: str, partial: bool
) -> None:
    rows = [[*row[:-2], row[-2] or 3, row[-1] or 4] for row in rows]
    first = date(2024, 1, 1)
    result = Maker()(dict(zip(MEMBERS, rows, strict=False)), grain=grain, first=first, partial_last=partial)  # type: ignore[arg-type]

    voice = VOICE.model_copy(update={"grain": grain})
    written, facts = read(result)

    caption, analysis = written.caption("Shop orders"), written.long_text()
    assert [*refuse(caption, facts, voice), *refuse(analysis, facts, voice)] == []
    assert utf16_length(caption) <= CAPTION_LIMIT
    assert utf16_length(analysis) <= TEXT_LIMIT
    assert len(written.highlights) <= 2


def test_own_words_with_digits_do_not_keep_a_pulse_from_being_sent(make: Maker) -> None:
    voice = NarrationContext(title="Week  47 shop", measure="orders 7d", dimension="tier 2", grain="day", good="up")
    facts = find_facts(make({"N": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22]}))

    written = write_plainly(voice, facts)

    assert refuse(written.caption(voice.title), facts, voice) == []
    assert refuse(written.long_text(), facts, voice) == []


@given(PANELS)
def test_directions_agree_with_the_figures(rows: list[list[int | None]]) -> None:
    result = Maker()({f"m{chr(97 + i)}": [*row[:-1], row[-1] or 4] for i, row in enumerate(rows)})

    written, facts = read(result)

    for fact in facts:
        line = re.search(rf"- {fact.words.get('member')} [\d,]+, (up|down)", written.long_text())
        if fact.kind == "driver" and line:
            assert line[1] == fact.direction
            assert (fact.numbers["diff"] > 0) == (line[1] == "up")


def test_marks_are_filled_by_name_and_unknown_ones_are_an_error(make: Maker) -> None:
    _, facts = read(make({"": [100, 0, 0, 0, 0, 0, 0, 110]}))

    assert fill("{F1.now} {F2.ratio}", facts) == "110 10.0%"
    assert set(marks(facts[0])) == {"now", "when"}
