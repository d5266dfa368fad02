import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulse.definition.catalogue import LanguageCode
from pulse.insight import find_facts
from pulse.insight.fact import Fact
from pulse.languages import LANGUAGES
from pulse.narration import NarrationContext, Read, write_plainly
from pulse.series import Dataset, Quality
from pulse.text import Text
from pulse.text.proof import prove
from pulse.wording import CAPTION_LIMIT, TEXT_LIMIT
from tests.pulse.conftest import Maker

VOICE = NarrationContext(title="Shop orders", measure="Orders", dimension="region", grain="day", good="up")


def read(result: Dataset) -> tuple[Read, tuple[Fact, ...]]:
    facts = find_facts(result)
    return write_plainly(VOICE.model_copy(update={"grain": result.grain}), facts), facts


def test_the_caption_says_level_change_and_the_two_best_highlights(make: Maker) -> None:
    written, _ = read(make({"N": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22]}))

    assert str(written.caption("Shop orders")) == (
        "*Shop orders*\n"
        "Orders came to 42 on Tuesday 8 September 2026, down 30.0% from 60 on Tuesday 1 September.\n\n"
        "- N fell by 30; the others together rose by 12.\n"
        "- S rose by 12; the others together fell by 30."
    )


def test_the_analysis_lists_every_member_and_says_what_it_rests_on(make: Maker) -> None:
    written, _ = read(make({"N": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22]}))

    text = str(written.long_text())
    assert "*By region*, against Tuesday 1 September\n- N 20, down 30 from 50\n- S 22, up 12 from 10" in text
    assert "Based on 8 days with a complete figure, Tuesday 1 September 2026 to Tuesday 8 September 2026" in text


def test_late_data_is_said_first(make: Maker) -> None:
    written, _ = read(make({"": [5, 6, 7, 8]}, quality=Quality(rows=4, late_by=3)))

    assert (
        str(written.summary)
        .lstrip()
        .startswith("Out of date: the newest complete day is the one on Friday 4 September")
    )


def test_no_change_is_not_called_one(make: Maker) -> None:
    same, _ = read(make({"": [7, 0, 0, 0, 0, 0, 0, 7]}))
    hardly, _ = read(make({"": [10_000_000, *[0] * 6, 10_000_001]}))

    assert "the same as on Tuesday 1 September" in str(same.summary)
    assert str(hardly.summary).endswith("up 1, almost the same as on Tuesday 1 September.")


def test_the_same_facts_give_the_same_text(make: Maker) -> None:
    result = make({"N": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22]})

    assert read(result) == read(result)


PANELS = st.lists(
    st.lists(st.one_of(st.integers(0, 3000), st.none()), min_size=12, max_size=12), min_size=1, max_size=6
)
MEMBERS = ["North", "South 2", "Q4 team", "*bold*", "3rd", "x" * 90]


@given(
    PANELS, st.sampled_from(["day", "week", "month", "quarter", "year"]), st.booleans(), st.sampled_from([*LANGUAGES])
)
def test_every_text_is_proven_and_fits_in_every_language(
    rows: list[list[int | None]], grain: str, partial: bool, language: LanguageCode
) -> None:
    rows = [[*row[:-2], row[-2] or 3, row[-1] or 4] for row in rows]
    first = date(2024, 1, 1)
    result = Maker()(dict(zip(MEMBERS, rows, strict=False)), grain=grain, first=first, partial_last=partial)  # type: ignore[arg-type]

    context = VOICE.model_copy(update={"grain": grain, "language": language})
    facts = find_facts(result)
    written = write_plainly(context, facts)

    caption, analysis = written.caption("Shop orders"), written.long_text()
    assert prove(caption + analysis, facts, context)[1] == []
    assert 0 < caption.units <= CAPTION_LIMIT
    assert analysis.units <= TEXT_LIMIT
    assert len(written.highlights.sentences) <= 2


def test_own_words_with_digits_do_not_keep_a_pulse_from_being_sent(make: Maker) -> None:
    voice = NarrationContext(title="Week  47 shop", measure="orders 7d", dimension="tier 2", grain="day", good="up")
    facts = find_facts(make({"N": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22]}))

    written = write_plainly(voice, facts)

    assert prove(written.caption(voice.title) + written.long_text(), facts, voice)[1] == []


@given(PANELS)
def test_directions_agree_with_the_figures(rows: list[list[int | None]]) -> None:
    result = Maker()({f"m{chr(97 + i)}": [*row[:-1], row[-1] or 4] for i, row in enumerate(rows)})

    written, facts = read(result)

    for fact in facts:
        line = re.search(rf"- {fact.words.get('member')} [\d,]+, (up|down)", str(written.long_text()))
        if fact.kind == "driver" and line:
            assert line[1] == fact.direction
            assert (fact.numbers["diff"] > 0) == (line[1] == "up")


def test_a_caption_that_is_too_long_loses_its_highlights_before_its_summary(make: Maker) -> None:
    long = "A name of a region that goes on and on and on and on for long"
    facts = find_facts(make({f"{long} {n}": [50 + n, 0, 0, 0, 0, 0, 0, 20] for n in range(3)}))
    written = write_plainly(VOICE.model_copy(update={"title": "T" * 120, "measure": "M" * 60}), facts)

    whole = written.caption("T" * 120)
    cut = whole.within(whole.units - 1, sign=False)

    assert str(whole).startswith(str(cut))
    assert cut.sentences == whole.sentences[:-1]


def test_a_text_whose_first_sentence_does_not_fit_is_an_error(make: Maker) -> None:
    written, _ = read(make({"": [100, 0, 0, 0, 0, 0, 0, 110]}))

    with pytest.raises(ValueError, match="longer than 5 units"):
        written.caption("Shop orders").within(5)


def test_a_read_is_the_same_after_it_was_kept(make: Maker) -> None:
    written, _ = read(make({"N": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22]}))

    assert Read.model_validate_json(written.model_dump_json(exclude_defaults=True)) == written


def test_a_read_that_an_earlier_version_kept_is_read_as_it_was_written() -> None:
    kept = Read.model_validate(
        {
            "summary": "Orders came to 42.",
            "highlights": ["N fell by 30."],
            "analysis": ["*What changed*\nOrders came to 42.", "*About the data*\nBased on 8 days."],
            "facts": ["F1", "F2"],
        }
    )

    assert str(kept.caption("Shop")) == "*Shop*\nOrders came to 42.\n\n- N fell by 30."
    assert str(kept.long_text()) == "*What changed*\nOrders came to 42.\n\n*About the data*\nBased on 8 days."


def test_a_long_text_that_an_earlier_version_kept_is_cut_and_not_refused() -> None:
    long = "Orders came to 42 on Saturday. " * 400
    kept = Read.model_validate({"summary": long, "highlights": [], "analysis": [long, "About"], "facts": []})

    assert 0 < kept.caption("Shop").units <= CAPTION_LIMIT
    assert 0 < kept.long_text().units <= TEXT_LIMIT


def test_a_level_that_moved_by_less_than_it_shows_is_still_written(make: Maker) -> None:
    low, high = [1_212_000 + 900 * (day % 3) for day in range(40)], [1_238_000 + 900 * (day % 3) for day in range(20)]

    written, facts = read(make({"": [*low, *high]}))

    assert any(fact.kind == "break" for fact in facts)
    assert "1.2M" in str(written.caption("Shop orders")) + str(written.long_text())


def test_the_picture_says_the_highlight_on_why_rather_than_another(make: Maker) -> None:
    north, south = [60 + at % 7 for at in range(120)], [40 + at % 5 for at in range(120)]
    north[-1] = 10
    facts = find_facts(make({"North": [*north], "South": [*south]}))
    read = write_plainly(VOICE, facts)

    said = str(read.picture(facts, VOICE).findings[0])

    assert said.startswith("North")
    assert not said.startswith("-")
    assert said in str(read.highlights)


def test_without_highlights_the_picture_says_none(make: Maker) -> None:
    facts = find_facts(make({"": [5, 6]}))

    assert write_plainly(VOICE, facts).model_copy(update={"highlights": Text()}).picture(facts, VOICE).findings == ()


def test_what_is_not_known_is_no_finding(make: Maker) -> None:
    facts = find_facts(make({"": [5]}))
    read = write_plainly(VOICE, facts)

    assert "no complete figure" in str(read.highlights)
    assert read.picture(facts, VOICE).findings == ()


def test_what_only_the_first_line_says_stands_on_the_picture_as_a_line_of_its_own(make: Maker) -> None:
    facts = find_facts(make({"": [*(100 + at % 7 for at in range(60)), 104]}))
    read = write_plainly(VOICE, facts).model_copy(update={"highlights": Text()})

    said = [str(text) for text in read.picture(facts, VOICE).findings]

    assert len(said) == 1
    assert said[0].rstrip(".").casefold() in str(read.summary).casefold()
    assert said[0][0].isupper()
