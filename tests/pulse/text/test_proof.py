"""What the proof lets through, and what not: a word, fact or joint that was changed refuses its sentence alone."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulse.errors import NarratorError
from pulse.insight import find_facts
from pulse.insight.fact import Fact
from pulse.languages import Form, Joint
from pulse.narration import NarrationContext, write_plainly
from pulse.narration.freeze import frozen
from pulse.text import Part, Saying, Sentence, Text
from pulse.text.claims import keys_of
from pulse.text.proof import prove, refuse_saying
from pulse.text.render import Renderer
from pulse.text.spans import own, recorded
from tests.pulse.conftest import Maker

CONTEXT = NarrationContext(title="Shop orders", measure="Orders", dimension="region", grain="day", good="up")
ROWS: dict[str, list[int | None]] = {"N": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22]}


@pytest.fixture
def facts(make: Maker) -> tuple[Fact, ...]:
    """Level 42 (F1), change -18 of 60 like for like (F2), N -30 (F3), S +12 (F4)."""
    return find_facts(make(ROWS))


def written(facts: tuple[Fact, ...]) -> Text:
    read = write_plainly(CONTEXT, facts)
    return read.caption(CONTEXT.title) + read.long_text()


def with_part(sentence: Sentence, change: Callable[[Part], Part]) -> Sentence:
    parts = (*sentence.saying.parts[:-1], change(sentence.saying.parts[-1]))
    return sentence.model_copy(update={"saying": sentence.saying.model_copy(update={"parts": parts})})


def test_every_sentence_of_the_plain_narrator_is_proven(facts: tuple[Fact, ...]) -> None:
    text = written(facts)

    assert prove(text, facts, CONTEXT) == (text, [])


def test_what_cannot_be_proven_is_left_out_and_the_rest_goes(facts: tuple[Fact, ...]) -> None:
    text = written(facts)
    at = next(n for n, sentence in enumerate(text.sentences) if sentence.saying.facts == ("F3",))
    spans = list(text.sentences[at].spans)
    spans[0] = spans[0].model_copy(update={"text": "S"})
    worse = text.sentences[at].model_copy(update={"spans": tuple(spans)})

    kept, refused = prove(Text(sentences=(*text.sentences[:at], worse, *text.sentences[at + 1 :])), facts, CONTEXT)

    assert kept.sentences == (*text.sentences[:at], *text.sentences[at + 1 :])
    assert [refusal.sentence for refusal in refused] == [str(worse)]


@given(st.data())
def test_a_string_that_was_edited_is_refused(data: st.DataObject) -> None:
    facts = find_facts(Maker()(ROWS))
    sentence = data.draw(st.sampled_from(written(facts).sentences))
    place = data.draw(st.integers(0, len(sentence.spans) - 1))
    edited = data.draw(st.text(max_size=12).filter(lambda text: text != sentence.spans[place].text))
    spans = list(sentence.spans)
    spans[place] = spans[place].model_copy(update={"text": edited})

    damaged = sentence.model_copy(update={"spans": tuple(spans)})

    assert len(prove(Text(sentences=(damaged,)), facts, CONTEXT)[1]) == 1


@pytest.mark.parametrize("slot", ["now", "base", "diff", "ratio"])
def test_a_figure_of_a_fact_that_changed_after_the_text_was_written_refuses_it(
    facts: tuple[Fact, ...], slot: str
) -> None:
    text = written(facts)
    change = facts[1]
    other = change.model_copy(update={"numbers": change.numbers | {slot: change.numbers[slot] - Decimal("7.77")}})

    refused = prove(text, (facts[0], other, *facts[2:]), CONTEXT)[1]

    # The difference stands in no sentence where there is a percentage to say.
    assert bool(refused) == (slot not in {"diff", "now"})


def test_a_direction_that_turned_refuses_the_sentence(facts: tuple[Fact, ...]) -> None:
    turned = facts[1].model_copy(update={"direction": "up"})

    refused = prove(written(facts), (facts[0], turned, *facts[2:]), CONTEXT)[1]

    assert {refusal.sentence[:6] for refusal in refused} == {"Orders"}


@pytest.mark.parametrize(
    ("key", "fact"),
    [("change.up", "F2"), ("record.scope", "F2"), ("driver.up", "F3"), ("level", "F3"), ("share", "F3")],
)
def test_a_phrase_that_claims_something_else_is_refused(facts: tuple[Fact, ...], key: str, fact: str) -> None:
    saying = Saying(parts=(Part(key=key, form=Form.CLAUSE, fact=fact),))

    assert "does not say fact" in refuse_saying(saying, Renderer(CONTEXT, facts))


@pytest.mark.parametrize(
    ("first", "second", "joint", "why"),
    [
        ("F3", "F4", Joint.WHILE, ""),
        ("F3", "F4", Joint.BUT, ""),
        ("F3", "F3", Joint.WHILE, "does not join|joins what does not go opposite ways"),
        ("F3", "F4", Joint.COMMA, "of something else"),
        ("F3", "F4", Joint.NONE, "a joint stands"),
    ],
)
def test_a_joint_has_to_be_borne_by_its_facts(
    facts: tuple[Fact, ...], first: str, second: str, joint: Joint, why: str
) -> None:
    known = {fact.id: fact for fact in facts}
    parts = (
        Part(key=f"driver.{known[first].direction}", form=Form.CLAUSE, fact=first),
        Part(key=f"driver.{known[second].direction}", form=Form.CLAUSE, fact=second, joint=joint),
    )

    found = refuse_saying(Saying(parts=parts), Renderer(CONTEXT, facts))

    assert bool(found) == bool(why)
    assert not why or any(part in found for part in why.split("|"))


def test_a_clause_without_a_subject_does_not_follow_a_member(facts: tuple[Fact, ...]) -> None:
    parts = (
        Part(key="driver.down", form=Form.CLAUSE, fact="F3"),
        Part(key="change.down", form=Form.CLAUSE, fact="F2", joint=Joint.AND),
    )

    assert "would be read as being of N" in refuse_saying(Saying(parts=parts), Renderer(CONTEXT, facts))


def test_a_fact_that_is_not_there_is_refused(facts: tuple[Fact, ...]) -> None:
    text = written(facts)

    refused = prove(text, facts[:2], CONTEXT)[1]

    assert any("there is no fact" in refusal.why for refusal in refused)


def test_the_owners_words_are_cleaned_and_capped() -> None:
    said = own("*Best*\nweek\u202e ever https://evil.com " + "x" * 900)

    assert prove(said, (), CONTEXT)[1] == []
    assert said.units <= 300
    assert "*" not in str(said)
    assert "evil.com" not in str(said)


def test_words_without_an_origin_are_refused() -> None:
    assert len(prove(recorded("Orders doubled."), (), CONTEXT)[1]) == 1


def test_a_read_without_its_headline_is_not_sent(facts: tuple[Fact, ...]) -> None:
    read = write_plainly(CONTEXT, facts)
    other = facts[0].model_copy(update={"numbers": {"now": Decimal(99)}})

    with pytest.raises(NarratorError, match="headline of 'Shop orders' cannot be proven"):
        frozen(read, (other, *facts[1:]), CONTEXT)


def test_another_part_of_a_saying_is_refused(facts: tuple[Fact, ...]) -> None:
    sentence = next(item for item in written(facts).sentences if item.saying.facts == ("F1", "F2"))
    worse = [
        with_part(sentence, lambda part: part.model_copy(update={"index": 1})),
        with_part(sentence, lambda part: part.model_copy(update={"fact": "F3"})),
        with_part(sentence, lambda part: part.model_copy(update={"joint": Joint.AND})),
        with_part(sentence, lambda part: part.model_copy(update={"form": Form.CLAUSE})),
        with_part(sentence, lambda part: part.model_copy(update={"given": (("base", "1"),)})),
    ]

    assert len(prove(Text(sentences=tuple(worse)), facts, CONTEXT)[1]) == len(worse)


def test_a_noun_that_names_nobody_does_not_stand_alone(facts: tuple[Fact, ...]) -> None:
    renderer = Renderer(CONTEXT, facts)

    alone = refuse_saying(Saying(parts=(Part(key="driver.down", form=Form.NOUN, fact="F3"),)), renderer)
    of_the_whole = refuse_saying(Saying(parts=(Part(key="change.down", form=Form.NOUN, fact="F2"),)), renderer)

    assert "names nobody" in alone
    assert of_the_whole == ""


def test_what_stands_beside_a_figure_stands_beside_the_level_alone(make: Maker) -> None:
    facts = find_facts(make({"": [90, 60, 50, 55, 52, 54, 51, 53, 50, 60, 70, 80, 90, 95]}))
    streak = next(fact for fact in facts if fact.kind == "streak")
    record = next(fact for fact in facts if fact.kind == "record")
    key = next(iter(keys_of(record, CONTEXT, Renderer(CONTEXT, facts).slots(record.id))))
    parts = (
        Part(key="streak.up", form=Form.CLAUSE, fact=streak.id),
        Part(key=key, form=Form.NOUN, fact=record.id, joint=Joint.COMMA),
    )

    assert "beside the level alone" in refuse_saying(Saying(parts=parts), Renderer(CONTEXT, facts))


def test_what_names_nothing_does_not_follow_a_figure_of_another_time(make: Maker) -> None:
    facts = find_facts(make({"": [90, 60, 50, 55, 52, 54, 51, 53, 50, 60, 70, 80, 90, 95]}))
    record = next(fact for fact in facts if fact.kind == "record")
    older = facts[0].model_copy(update={"id": "X", "kind": "trend", "direction": "up"})
    renderer = Renderer(CONTEXT, (*facts, older))
    key = keys_of(record, CONTEXT, renderer.slots(record.id))[0]
    parts = (
        Part(key="trend.up", form=Form.CLAUSE, fact="X"),
        Part(key=key, form=Form.CLAUSE, fact=record.id, joint=Joint.AND),
    )

    assert "would be read as being of" in refuse_saying(Saying(parts=parts), renderer)


@pytest.mark.parametrize(
    ("part", "why"),
    [
        (Part(key="highest", form=Form.WORD, fact="F1"), "does not say a level"),
        (Part(key="highest", form=Form.WORD, given=(("now", "999"), ("when", "today"))), "none is named"),
        (Part(key="largest", form=Form.WORD, fact="F1", given=(("when", "today"),)), "from its fact alone"),
        (Part(key="table", form=Form.WORD, given=(("measure", "Revenue fell 90%"),)), "the owner fills"),
        (Part(key="welcome", form=Form.WORD, given=(("name", "Ada\nBob"),)), "not cleaned"),
    ],
)
def test_words_of_ours_take_no_figure_and_no_name_from_elsewhere(facts: tuple[Fact, ...], part: Part, why: str) -> None:
    assert why in refuse_saying(Saying(parts=(part,)), Renderer(CONTEXT, facts))
